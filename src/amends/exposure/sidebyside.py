"""One evidence row beside one customer: what each says, and whether they agree.

Read from the sources for whoever has to judge the pair, and kept nowhere.  Values are given of what can tell who
somebody is; of anything else (a balance, a diagnosis, a password) only that the row holds it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

from amends.core.elements import IdentityRole, elements
from amends.core.errors import InputError
from amends.exposure.recheck import cells
from amends.exposure.recheck.census import name_of, ref_of
from amends.exposure.recheck.folding import address_form, folded, name_form
from amends.exposure.recheck.own import cell, place_of
from amends.exposure.recheck.places import Places, places_of
from amends.exposure.recheck.rows import Maybe, Reading, Record, records, with_spotted

Part = tuple[str, bool]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One element on both sides; each side in parts, of which the true ones differ from the other side.

    ``agrees`` is ``None`` where a side says nothing, or only a stand-in such as 00000000000.  ``is_withheld`` marks
    what is not shown, because there is nothing to compare; ``is_in_evidence`` then says which side holds it.
    """

    element: str
    evidence: tuple[Part, ...]
    customer: tuple[Part, ...]
    agrees: bool | None
    is_withheld: bool = False
    is_in_evidence: bool = True


@dataclass(frozen=True)
class _Side:
    reading: Reading
    record: Record
    home: str | None
    today: date


def side_by_side(out: Path, base: Path, *, file: str, row: int, person_ref: str) -> tuple[Compared, ...]:
    """What the row and the customer say, element by element in the vocabulary's order.

    Raises ``InputError``: ``recheck.changed`` if a source no longer fits, ``review.gone`` if it has no such row or
    customer, ``assessment.missing`` if the folder is gone.  The first look at a file makes an index of it
    (``recheck.places``): some seconds, where it is large, and milliseconds ever after.
    """
    frozen = _frozen(out)
    home, today = frozen.get("home"), datetime.fromisoformat(frozen["as_of"]).date()
    evidence = _row(frozen["evidence"], base, out, file, row)
    customer = _customer(frozen["customers"], base, out, person_ref)
    if evidence is None or customer is None:
        raise InputError(
            "The pair cannot be read from its sources.",
            code="review.gone",
            where=f"{file}, row {row}",
            why="The evidence row or the customer is not where the assessment found it.",
            fix="Restore the files of the case, or run the assessment again.",
        )
    here = _Side(evidence[0], with_spotted(*evidence), home, today)
    return tuple(_compared(here, _Side(*customer, home, today)))


def own_record(out: Path, base: Path, *, person_ref: str) -> dict[str, str]:
    """What the customer file says of one person, of what can tell who somebody is; empty if it does not say."""
    frozen = _frozen(out)
    home, today = frozen.get("home"), datetime.fromisoformat(frozen["as_of"]).date()
    customer = _customer(frozen["customers"], base, out, person_ref)
    if customer is None:
        return {}
    side = _Side(*customer, home, today)
    told = {code: _written(code, side) for code, element in elements().items() if element.role != IdentityRole.NONE}
    return {code: text for code, text in told.items() if text}


def _frozen(out: Path) -> dict[str, Any]:
    """What the assessment wrote of how it read the files."""
    try:
        told: dict[str, Any] = json.loads((out / "columns.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            "The files of the assessment are gone.", code="assessment.missing", where=str(out / "columns.json"),
            why="It says how the sources were read, and cannot be read.", fix="Restore the folder of the run.",
        ) from error  # fmt: skip
    return told


def _row(readings: list[object], base: Path, out: Path, file: str, row: int) -> tuple[Reading, Record] | None:
    for reading in map(_reading, readings):
        if reading.file == file:
            found = _numbered(reading, base, places_of(reading, base, out), row)
            return (reading, found) if found else None
    return None


def _customer(readings: list[object], base: Path, out: Path, person_ref: str) -> tuple[Reading, Record] | None:
    """The customer's record, by the indexes where every file has one, else by reading.

    Where none has the reference as it is written, those that write it otherwise are read.
    """
    places = [(reading, places_of(reading, base, out)) for reading in map(_reading, readings)]
    if all(index is not None for _, index in places):
        numbers = ((reading, index, index and index.number_of(person_ref)) for reading, index in places)
        reading, index, number = next((one for one in numbers if one[2]), (None, None, None))
        found = _numbered(reading, base, index, number) if reading and number else None
        return (reading, found) if reading and found else None
    own = person_ref.removeprefix("row ")
    row = int(own) if own.isascii() and own.isdecimal() and len(own) < _DIGITS else 0

    def names(number: int, text: str | None) -> bool:
        return text is None or number == row or person_ref in text

    return _first(readings, base, person_ref, names) or _first(readings, base, person_ref, lambda number, text: True)


def _numbered(reading: Reading, base: Path, places: Places | None, row: int) -> Record | None:
    found = places.record(row) if places else None
    return found or next(records(reading, base, lambda number, _: number == row), None)


def _first(readings: list[object], base: Path, person_ref: str, maybe: Maybe) -> tuple[Reading, Record] | None:
    for reading in map(_reading, readings):
        for record in records(reading, base, maybe):
            if ref_of(reading, record) == person_ref:
                return reading, record
    return None


def _reading(raw: object) -> Reading:
    return msgspec.convert(raw, Reading)


def _compared(here: _Side, there: _Side) -> Iterator[Compared]:
    for code, element in elements().items():
        mine, theirs = _written(code, here), _written(code, there)
        if not mine and not (theirs and element.role != IdentityRole.NONE):
            continue
        if mine and theirs and element.role != IdentityRole.NONE:
            agrees = _agree(code, here, there)
            first, second = _parts(code, mine, theirs) if agrees is False else ([(mine, False)], [(theirs, False)])
            yield Compared(element=code, evidence=tuple(first), customer=tuple(second), agrees=agrees)
        else:
            yield _of_one_side(code, mine, theirs)


def _of_one_side(code: str, mine: str, theirs: str) -> Compared:
    """Nothing to compare: of it no more is shown than helps, the name, or a contact point that the thief had."""
    role = elements()[code].role
    helps = code == "name" or (mine and role in {IdentityRole.SECONDARY, IdentityRole.TERTIARY})
    shown = bool(helps and role != IdentityRole.NONE)
    return Compared(
        element=code,
        evidence=((mine, False),) if shown and mine else (),
        customer=((theirs, False),) if shown and theirs else (),
        agrees=None,
        is_withheld=not shown,
        is_in_evidence=bool(mine),
    )


def _written(code: str, side: _Side) -> str:
    """What the record says of an element, as it is written; several cells by commas."""
    if code == "name":
        return name_of(side.reading, side.record)
    if code == "postal_address":
        parts = [cell(side.reading, side.record, part) for part in _ADDRESS]
        return ", ".join(part for part in parts if part)
    return ", ".join(dict.fromkeys(_cells(code, side)))


def _cells(code: str, side: _Side) -> Iterator[str]:
    for header in side.reading.columns.get(code, ()):
        if said := cells.said(side.record.cells.get(header)):
            yield said
    if code == "customer_number" and not side.reading.columns.get(code) and side.reading.columns.get("id"):
        yield cell(side.reading, side.record, "id") or ""


def _agree(code: str, here: _Side, there: _Side) -> bool | None:
    """Whether the two sides say the same once habits of writing are taken away; ``None`` if one says nothing real."""
    mine, theirs = _forms(code, here), _forms(code, there)
    if not mine or not theirs:
        return None
    if code in _IN_WORDS:
        words, others = set(" ".join(mine).split()), set(" ".join(theirs).split())
        return words <= others or others <= words
    return bool(mine & theirs)


def _forms(code: str, side: _Side) -> set[str]:
    if code == "name":
        words = name_form(_written(code, side))
        return {words} if words else set()
    if code == "postal_address":
        whole = address_form(*(cell(side.reading, side.record, part) for part in _ADDRESS))
        return {whole} if whole else set()
    return {form for text in _cells(code, side) if (form := _form(code, text, side))}


def _form(code: str, text: str, side: _Side) -> str | None:
    if code == "date_of_birth":
        header = next(iter(side.reading.columns.get(code, ())), "")
        return cells.birth(text, side.reading.date_orders.get(header, "day_first"), side.today)
    if code == "email":
        return cells.email(text)
    if code == "phone":
        return cells.phone(text, place_of(side.reading, side.record, side.home))
    return cells.number(code, text) if cells.is_number(code) else folded(text)


def _parts(code: str, mine: str, theirs: str) -> tuple[list[Part], list[Part]]:
    """Both texts, cut where they differ: names and addresses by words, numbers by their signs.

    >>> _parts("id_card", "ABC123", "ABC133")
    ([('ABC1', False), ('2', True), ('3', False)], [('ABC1', False), ('3', True), ('3', False)])
    >>> _parts("name", "Nowak J.", "Jan Nowak")
    ([('Nowak', False), (' ', False), ('J.', True)], [('Jan', True), (' ', False), ('Nowak', False)])
    """
    if code in _IN_WORDS:
        return _by_words(mine, theirs), _by_words(theirs, mine)
    if len(mine) == len(theirs):
        differs = [one != other for one, other in zip(mine, theirs, strict=True)]
        return _by_signs(mine, differs), _by_signs(theirs, differs)
    first: list[Part] = []
    second: list[Part] = []
    for kind, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        for told, text in ((first, mine[a:b]), (second, theirs[c:d])):
            if text:
                told.append((text, kind != "equal"))
    return first, second


def _by_signs(text: str, differs: list[bool]) -> list[Part]:
    signs = groupby(zip(text, differs, strict=True), key=itemgetter(1))
    return [("".join(sign for sign, _ in run), is_other) for is_other, run in signs]


def _by_words(text: str, other: str) -> list[Part]:
    known = set(address_form(other).split())
    return [(word, not set(address_form(word).split()) <= known) for word in re.findall(r"\S+|\s+", text)]


_DIGITS = 16  # of a row's number; a longer one is none
_ADDRESS = ("postal_address", "street", "postcode", "city")
_IN_WORDS = frozenset({"name", "postal_address"})
