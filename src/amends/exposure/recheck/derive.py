"""Who a person is, where they are reached and what was exposed, from the source rows alone."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import msgspec

from amends.core.elements import in_order
from amends.core.person import Formality, Gender
from amends.core.reach import NOTHING_KNOWN, ContactProfile, Point
from amends.exposure.addressforms import (
    REACH_ROLES,
    SAFETY_ROLES,
    SEVERAL,
    contact_profile,
    formality_of,
    gender_of,
    is_easy_read,
    is_large_print,
)
from amends.exposure.columns import ADDRESS_PARTS, NAME_PARTS
from amends.exposure.engines.duckdb import quoted
from amends.exposure.recheck import cells
from amends.exposure.recheck.census import birth_of, ref_of, take_census
from amends.exposure.recheck.own import cell, disagreements, place_of, united
from amends.exposure.recheck.rows import Reading, Record, records, with_spotted
from amends.exposure.whereabouts import UNKNOWN_RESIDENCE, language_of, residence_of

_NOT_ELEMENTS = frozenset(
    "id given_name family_name title street postcode city region country residence language deceased guardian status "
    "safe_contact valid_from account_closed next_of_kin formality letter_format".split()
) | frozenset(REACH_ROLES)


class Rechecked(msgspec.Struct, frozen=True, kw_only=True):
    """The second derivation of a person.  ``conflicts`` names what contradicts the evidence, if anything."""

    person_ref: str
    name: str
    email: str | None
    phone: str | None
    street: str | None
    postcode: str | None
    city: str | None
    born_on: date | None
    is_deceased: bool
    next_of_kin: str | None
    gender: Gender | None
    language: str
    formality: Formality
    large_print: bool
    easy_read: bool
    elements: tuple[str, ...]
    conflicts: tuple[str, ...] = ()
    reach: ContactProfile = NOTHING_KNOWN


def recheck(*, base: Path, out: Path, refs: Collection[str]) -> Iterator[Rechecked]:
    """Derives the persons again; one who cannot be found in the sources is not among the results.

    ``base`` is the folder of the case file, ``out`` that of the assessment.  Evidence is read once, customers
    twice: for the persons themselves, then for their records under other ids and for their namesakes.
    Raises ``InputError`` (``recheck.changed``) if a source no longer fits.
    """
    frozen = json.loads((out / "columns.json").read_text(encoding="utf-8"))
    today = datetime.fromisoformat(frozen["as_of"]).date()
    home = frozen.get("home")
    pointers = _pointers(out, refs)
    readings = [msgspec.convert(item, Reading) for item in frozen["customers"]]
    customers = _customers(readings, base, set(pointers))
    census = take_census(readings, base, customers, today)
    evidence = _evidence([msgspec.convert(item, Reading) for item in frozen["evidence"]], base, pointers)
    for ref in sorted(pointers):
        if ref in customers:
            own = [*customers[ref], *census.elsewhere.get(ref, ())]
            found = _derived(ref, own, evidence.get(ref, []), home, today)
            reach = msgspec.structs.replace(found.reach, has_namesake_at_address=ref in census.with_namesake)
            yield msgspec.structs.replace(found, reach=reach)


def _pointers(out: Path, refs: Collection[str]) -> dict[str, set[tuple[str, int]]]:
    """The evidence rows of each wanted person, as the register points to them."""
    wanted = set(refs)
    found: dict[str, set[tuple[str, int]]] = {}
    with duckdb.connect() as connection:
        path = quoted(str(out / "register.parquet"))
        cursor = connection.execute(
            f"SELECT person_ref, evidence FROM read_parquet({path}) WHERE decision = 'affected'"
        )
        while batch := cursor.fetchmany(1_000):
            found |= {ref: {(item["file"], item["row"]) for item in rows} for ref, rows in batch if ref in wanted}
    return found


def _customers(readings: list[Reading], base: Path, refs: set[str]) -> dict[str, list[tuple[Reading, Record]]]:
    found: dict[str, list[tuple[Reading, Record]]] = {}
    for reading in readings:
        for record in records(reading, base):
            ref = ref_of(reading, record)
            if ref in refs:
                found.setdefault(ref, []).append((reading, record))
    return found


def _evidence(
    readings: list[Reading], base: Path, pointers: dict[str, set[tuple[str, int]]]
) -> dict[str, list[tuple[Reading, Record]]]:
    wanted: dict[tuple[str, int], list[str]] = {}
    for ref, rows in pointers.items():
        for row in rows:
            wanted.setdefault(row, []).append(ref)
    found: dict[str, list[tuple[Reading, Record]]] = {}
    for reading in readings:
        for record in records(reading, base):
            for ref in wanted.get((reading.file, record.row), ()):
                found.setdefault(ref, []).append((reading, with_spotted(reading, record)))
    return found


def _derived(
    ref: str, own: list[tuple[Reading, Record]], rows: list[tuple[Reading, Record]], home: str | None, today: date
) -> Rechecked:
    reading, record = own[0]
    residence = place_of(reading, record, home)
    exposed = {code for file, row in rows for code in _exposed(file, row, home, today)}
    address = cell(reading, record, "email")
    whole = cell(reading, record, "postal_address")
    letter = cell(reading, record, "letter_format")
    conflicts = {code for file, row in rows for code in _conflicts(file, row, own, today)}
    disagreeing = frozenset(disagreements(own, home))
    reach = united([contact_profile({role: _of_reach(*each, role) for role in REACH_ROLES}) for each in own])
    has_place = Point.ADDRESS not in disagreeing
    return Rechecked(
        person_ref=ref,
        name=_name(reading, record),
        email=address if cells.email(address) and Point.EMAIL not in disagreeing else None,
        phone=None if Point.PHONE in disagreeing else cells.phone(cell(reading, record, "phone"), residence),
        street=(cell(reading, record, "street") if reading.columns.get("street") else whole) if has_place else None,
        postcode=cell(reading, record, "postcode") if has_place else None,
        city=cell(reading, record, "city") if has_place else None,
        born_on=max((day for each in own if (day := _born_on(*each, today))), default=None),
        is_deceased=any(cells.is_gone(cell(*each, "deceased")) for each in own),
        next_of_kin=next((kin for each in own if (kin := cell(*each, "next_of_kin"))), None),
        gender=gender_of(cell(reading, record, "gender"), cell(reading, record, "title")),
        language=_language(reading, record, home),
        formality=formality_of(cell(reading, record, "formality")),
        large_print=is_large_print(letter),
        easy_read=is_easy_read(letter),
        elements=in_order(exposed),
        conflicts=in_order(conflicts),
        reach=msgspec.structs.replace(reach, conflicting=disagreeing),
    )


def _of_reach(reading: Reading, record: Record, role: str) -> str | None:
    """Of safety all columns count; in a safe-contact cell a word for nothing may say that nothing is safe."""
    if role not in SAFETY_ROLES:
        return cell(reading, record, role)
    told = (record.cells.get(header) or "" for header in reading.columns.get(role, ()))
    said = (cell.strip(" ") if role == "safe_contact" else cells.said(cell) for cell in told)
    return SEVERAL.join(filter(None, said)) or None


def _born_on(reading: Reading, record: Record, today: date) -> date | None:
    day = birth_of(reading, record, today)
    return date.fromisoformat(day) if day else None


def _name(reading: Reading, record: Record) -> str:
    if reading.columns.get("name"):
        return cell(reading, record, "name") or ""
    return " ".join(part for code in ("given_name", "family_name") if (part := cell(reading, record, code)))


def _language(reading: Reading, record: Record, home: str | None) -> str:
    """What the file says, else the custom of the place; a blank place is nobody's home, unlike a missing column."""
    codes = ("residence", "country", "region")
    if any(reading.columns.get(code) for code in codes):
        residence = residence_of(*(_written(reading, record, code) for code in codes), default=home)
    else:
        residence = home or UNKNOWN_RESIDENCE
    return language_of(cell(reading, record, "language"), residence)


def _written(reading: Reading, record: Record, code: str) -> str | None:
    """The trimmed cell also where it is a word for nothing: such a place is unknown, not left out."""
    header = next(iter(reading.columns.get(code, ())), None)
    return (record.cells.get(header) or "").strip(" ") or None if header else None


def _exposed(reading: Reading, record: Record, home: str | None, today: date) -> Iterator[str]:
    """The elements whose cells say something in this row."""
    place = place_of(reading, record, home)
    for code, headers in reading.columns.items():
        if code in NAME_PARTS or code in ADDRESS_PARTS:
            element = "name" if code in NAME_PARTS else "postal_address"
            if any(_shows(record.cells.get(header)) for header in headers):
                yield element
        elif code not in _NOT_ELEMENTS:
            says = (
                _identity(code, record.cells.get(header), reading, header, today)
                if code == "date_of_birth" or cells.is_number(code)
                else _says(code, record.cells.get(header), place)
                for header in headers
            )
            if any(says) or (code == "date_of_birth" and any(map(cells.reads_two_ways, _told(record, headers)))):
                yield code


def _told(record: Record, headers: tuple[str, ...]) -> Iterator[str]:
    return (record.cells.get(header) or "" for header in headers)


def _says(code: str, text: str | None, place: str | None) -> bool:
    if code == "email":
        return cells.email(text) is not None
    if code == "phone":
        return cells.phone(text, place) is not None
    return _shows(text)


def _shows(text: str | None) -> bool:
    """Whether a cell holds more than a mask."""
    return bool((cells.said(text) or "").strip("*•"))


def _conflicts(reading: Reading, record: Record, own: list[tuple[Reading, Record]], today: date) -> Iterator[str]:
    """Primary identifiers and dates of birth in which the row contradicts every record of the person."""
    for code, headers in reading.columns.items():
        here = {
            value for header in headers if (value := _identity(code, record.cells.get(header), reading, header, today))
        }
        there = {
            value
            for file, row in own
            for header in file.columns.get(code, ())
            if (value := _identity(code, row.cells.get(header), file, header, today))
        }
        if here and there and not here & there:
            yield code


def _identity(code: str, text: str | None, reading: Reading, header: str, today: date) -> str | None:
    if code == "date_of_birth":
        return cells.birth(text, reading.date_orders.get(header, "day_first"), today)
    if code in _NOT_ELEMENTS or not cells.is_number(code):
        return None
    return cells.number(code, text)
