"""What a column's neighbours tell about it: a security code beside a card, a surname beside a given name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from amends.exposure.detectors.column import Column, Verdict
from amends.exposure.detectors.elements.credentials import is_password_like
from amends.exposure.detectors.elements.names import is_one_name, names_a_people_or_place

_THREE_DIGITS = re.compile(r"\d{3}")
_UP_TO_FOUR_DIGITS = re.compile(r"\d{1,4}")
_EXPIRY = re.compile(
    r"(?:0?[1-9]|1[0-2])[/\-](?:20)?[1-4]\d|[A-Z][a-z]{2}-[1-4]\d|(?:20)?[1-4]\d-(?:0[1-9]|1[0-2]|[A-Z][a-z]{2})"
)
_DECIMAL = re.compile(r"[-+]?\d{1,3}\.\d{3,15}")
_LOGIN = re.compile(r"[A-Za-z][\w.\-]{2,30}")
_BARE_POSTCODE = re.compile(r"(?:[A-Z]{1,2}-?)?\d{3,6}|(?=.*[A-Z])[A-Z\d]{2,4}[ -]?[A-Z\d]{2,4}|\d{2,4}[ -]\d{2,4}")
_PLACE = re.compile(r"(?![A-Z]{1,3}$)[^\W\d_][^\d_,;@]{1,40}")

Verdicts = list[Verdict | None]
_DOTTED = re.compile(r"\.\w")
_NEAR = 3  # columns to either side
_SURE = 0.5


def by_neighbours(columns: Sequence[Column], verdicts: Verdicts) -> Verdicts:
    """The verdicts, with silent columns (no header, no content of their own) filled in from their neighbours."""
    filled = list(verdicts)
    for rule in (_beside_card, _beside_street, _family_name, _password, _username, _latitude_and_longitude):
        for at, column in enumerate(columns):
            current = filled[at]
            if column.names_something or not column.values or (current and current.certainty >= _SURE):
                continue
            filled[at] = rule(columns, filled, at) or current
    return filled


def _near(verdicts: Verdicts, at: int, holds: Callable[[Verdict], bool], *, within: int = _NEAR) -> bool:
    around = range(max(0, at - within), min(len(verdicts), at + within + 1))
    return any(i != at and (v := verdicts[i]) is not None and v.certainty >= _SURE and holds(v) for i in around)


def _beside_card(columns: Sequence[Column], verdicts: Verdicts, at: int) -> Verdict | None:
    column = columns[at]
    around = columns[max(0, at - _NEAR) : at + _NEAR + 1]
    if not _near(verdicts, at, lambda v: v.element == "card_number") and not any(map(_was_card_number, around)):
        return None
    if column.share(_EXPIRY) >= 0.9:
        return Verdict("card_expiry", 0.8, "months and years beside a column of card numbers")
    if column.share(_UP_TO_FOUR_DIGITS) == 1.0 and column.share(_THREE_DIGITS) >= 0.6:
        return Verdict("card_code", 0.7, "three digits beside a column of card numbers")
    return None


def _was_card_number(column: Column) -> bool:
    """Whether a spreadsheet turned 15 or 16 digits into a power of ten: the code beside them is still whole."""
    return column.damaged > column.filled and column.damaged_digits in (15, 16)


def _family_name(columns: Sequence[Column], verdicts: Verdicts, at: int) -> Verdict | None:
    adjacent = _near(verdicts, at, lambda v: v.role in ("given_name", "family_name"), within=2)
    complete = _near(verdicts, at, lambda v: v.role == "family_name", within=2)
    column = columns[at]
    if not adjacent or not _looks_like_names(column):
        return None
    role = "given_name" if complete else "family_name"
    given_missing = not _near(verdicts, at, lambda v: v.role == "given_name", within=2)
    if complete and not given_missing:
        return None
    return Verdict("name", 0.65, "single names beside a column of names", role=role)


def _looks_like_names(column: Column) -> bool:
    """Single words that differ from row to row and are neither domains nor names of languages or countries."""
    differs = column.distinct >= max(2, min(column.filled, 20) * 0.6) and column.is_varied
    if not differs or column.share_of(lambda v: is_one_name(v) and not _DOTTED.search(v)) < 0.85:
        return False
    return column.weighted_share_of(names_a_people_or_place) < 0.3


def _beside_street(columns: Sequence[Column], verdicts: Verdicts, at: int) -> Verdict | None:
    column = columns[at]
    if not _near(verdicts, at, lambda v: v.role in ("street", "city"), within=4):
        return None
    if (
        column.share(_BARE_POSTCODE) >= 0.85
        and column.share_of(lambda v: any(c.isdigit() for c in v)) >= 0.85
        and column.is_varied
    ):
        taken = any(v is not None and v.role == "postcode" and v.certainty >= _SURE for v in verdicts)
        return None if taken else Verdict("postal_address", 0.6, "codes beside streets and towns", role="postcode")
    after_street = at > 0 and _has_role(verdicts[at - 1], "street", "postcode")
    before_postcode = at + 1 < len(verdicts) and _has_role(verdicts[at + 1], "postcode")
    if (after_street or before_postcode) and column.share(_PLACE) >= 0.85 and column.is_varied:
        return Verdict("postal_address", 0.6, "names of places beside streets", role="city")
    return None


def _has_role(verdict: Verdict | None, *roles: str) -> bool:
    return verdict is not None and verdict.certainty >= _SURE and verdict.role in roles


def _password(columns: Sequence[Column], verdicts: Verdicts, at: int) -> Verdict | None:
    beside_login = _near(verdicts, at, lambda v: v.element in ("email", "username"))
    likeness = columns[at].share_of(is_password_like)
    around = [*columns[max(0, at - 1) : at], *columns[at + 1 : at + 2]]
    if any(column.share_of(is_password_like) > likeness for column in around if not column.names_something):
        return None  # made-up login names look half as random as the passwords beside them
    if beside_login and likeness >= 0.5 and columns[at].is_varied:
        return Verdict("password", 0.7, "mixed characters beside a column of logins")
    return None


def _username(columns: Sequence[Column], verdicts: Verdicts, at: int) -> Verdict | None:
    column = columns[at]
    beside = _near(verdicts, at, lambda v: v.element in ("password", "password_hash"), within=1)
    if beside and column.share(_LOGIN) >= 0.95 and column.is_varied:
        return Verdict("username", 0.65, "short unique words beside a column of passwords")
    return None


def _latitude_and_longitude(columns: Sequence[Column], verdicts: Verdicts, at: int) -> Verdict | None:
    if columns[at].share(_DECIMAL) < 0.95 or max(_magnitudes(columns[at])) > 180:
        return None
    for other in (at - 1, at + 1):
        if not 0 <= other < len(columns) or columns[other].share(_DECIMAL) < 0.95:
            continue
        largest = sorted((max(_magnitudes(columns[at])), max(_magnitudes(columns[other]))))
        if largest[0] <= 90 and largest[1] <= 180 and columns[at].distinct > 2:
            return Verdict("geolocation", 0.65, "two columns of degrees side by side")
    return None


def _magnitudes(column: Column) -> list[float]:
    return [abs(float(value)) for value in column.values if _DECIMAL.fullmatch(value)]
