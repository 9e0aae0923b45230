"""All customers again, for what one record cannot tell: a second id of the same person, a namesake next door."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from amends.exposure.recheck import cells
from amends.exposure.recheck.folding import address_form, name_form, postcode_form, street_form, town_form
from amends.exposure.recheck.own import Own, cell
from amends.exposure.recheck.rows import Reading, Record, records

_NATIONAL = ("pesel", "ssn", "national_id")
Key = tuple[str, ...]


@dataclass(frozen=True)
class Census:
    """``elsewhere``: records of a person under other ids.  ``with_namesake``: who shares name and address."""

    elsewhere: Mapping[str, list[tuple[Reading, Record]]]
    with_namesake: frozenset[str]


def ref_of(reading: Reading, record: Record) -> str:
    """The customer's own id, or the number of the row."""
    header = next(iter(reading.columns.get("id", ()) or reading.columns.get("customer_number", ())), None)
    return cells.said(record.cells.get(header)) or f"row {record.row}" if header else str(record.row)


def take_census(readings: list[Reading], base: Path, customers: Mapping[str, Own], today: date) -> Census:
    """Looks for the persons of ``customers`` in every record; a record that contradicts one is somebody else's."""
    numbers = _owners({ref: {key for each in own for key in _numbers(*each)} for ref, own in customers.items()})
    places = {ref: {key for each in own for key in _dwellings(*each)} for ref, own in customers.items()}
    living_at: dict[Key, set[str]] = {key: set() for keys in places.values() for key in keys}
    elsewhere: dict[str, list[tuple[Reading, Record]]] = {}
    for reading in readings:
        for record in records(reading, base):
            ref = ref_of(reading, record)
            for key in _dwellings(reading, record):
                if key in living_at:
                    living_at[key].add(ref)
            for owner in {owner for key in _numbers(reading, record) for owner in numbers.get(key, ())} - {ref}:
                if not _contradicts(reading, record, customers[owner], today):
                    elsewhere.setdefault(owner, []).append((reading, record))
    same = {ref: {ref, *(ref_of(*each) for each in elsewhere.get(ref, ()))} for ref in customers}
    crowded = {ref for ref, keys in places.items() if any(living_at[key] - same[ref] for key in keys)}
    return Census(elsewhere, frozenset(crowded))


def _owners(keys: Mapping[str, set[Key]]) -> dict[Key, set[str]]:
    found: dict[Key, set[str]] = {}
    for ref, each in keys.items():
        for key in each:
            found.setdefault(key, set()).add(ref)
    return found


def _numbers(reading: Reading, record: Record) -> Iterator[Key]:
    """The national numbers of a record."""
    for code in _NATIONAL:
        for header in reading.columns.get(code, ()):
            if number := cells.number(code, record.cells.get(header)):
                yield (code, number)


def _dwellings(reading: Reading, record: Record) -> Iterator[Key]:
    """Name and address of a record, by up to three ways to tell a place."""
    name = name_form(name_of(reading, record))
    whole = cell(reading, record, "postal_address")
    street = cell(reading, record, "street") if reading.columns.get("street") else whole
    line = street_form(street)
    if not name or not (line or whole):
        return
    postcode, city = cell(reading, record, "postcode"), cell(reading, record, "city")
    if line and (code := postcode_form(postcode)):
        yield ("p", name, line, code)
    if line and (town := town_form(city)):
        yield ("c", name, line, town)
    yield ("w", name, address_form(whole, cell(reading, record, "street"), postcode, city))


def name_of(reading: Reading, record: Record) -> str:
    """The whole name: of its two parts if there are both columns, else of the column for the whole."""
    parts = [code for code in ("given_name", "family_name") if reading.columns.get(code)]
    if len(parts) == 2 or (parts and not reading.columns.get("name")):
        return " ".join(part for code in parts if (part := cell(reading, record, code)))
    return cell(reading, record, "name") or ""


def _contradicts(reading: Reading, record: Record, own: Own, today: date) -> bool:
    """Whether a record with the person's number has another date of birth, or no word of the name in common."""
    births = {day for each in (*own, (reading, record)) if (day := birth_of(*each, today))}
    words = set(name_form(name_of(reading, record)).split())
    known = {word for each in own for word in name_form(name_of(*each)).split()}
    return len(births) > 1 or bool(words and known and words.isdisjoint(known))


def birth_of(reading: Reading, record: Record, today: date) -> str | None:
    """ISO text of the date of birth by the surest column."""
    header = next(iter(reading.columns.get("date_of_birth", ())), None)
    order = reading.date_orders.get(header, "day_first") if header else ""
    return cells.birth(record.cells.get(header), order, today) if header else None
