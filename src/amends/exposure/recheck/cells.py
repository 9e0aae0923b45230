"""What a cell says, in plain Python: blank or not, and the normal form of its identifier."""

from __future__ import annotations

import re
from datetime import date

from amends.core.elements import IdentityRole, elements
from amends.exposure.oddities import day_of, phone_of
from amends.exposure.steps.normalise.day import DayOrder
from amends.exposure.steps.normalise.text import NOTHING
from amends.exposure.whereabouts import calling_code_of

_NOTHING = frozenset(NOTHING)
_NOBODY = re.compile(
    r"(brak(\.|-)?(maila)?|bezmaila|nieznany|nie[._]?ma|no[-._]?(e?mail)|none|null|unknown|na|n\.a|n/a|keine?(email)?"
    r"|no-?reply|donotreply|empty|dummy|anonymous|test|xxx|aaa)@"
)
_COUNTING = frozenset(
    "1234567890 12345678901 123456789 0123456789 123456789012 987654321 9876543210 98765432109".split()
)
_PHONE_STAND_INS = frozenset({"123456789", "1234567890", "48123456789", "12345678901"})
_BIRTH_STAND_INS = frozenset("1900-01-01 0001-01-01 1111-11-11 1899-12-30 1899-12-31 1901-01-01 9999-12-31".split())
_OLDEST = date(1895, 1, 1)
_WIDTHS = {"pesel": 11, "ssn": 9}
# What people write into a column of deaths for somebody who lives.
_LIVING = frozenset({"0", "false", "f", "no", "n", "nie", "nein", "alive", "living", "żyje", "zyje", "خیر"})
_TWO_WAYS = re.compile(r"(0?[1-9]|1[0-2])[-/](0?[1-9]|1[0-2])[-/](?:19|20)\d{2}")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def said(text: str | None) -> str | None:
    """The trimmed cell, or None where it says nothing."""
    trimmed = (text or "").strip(" ")
    return None if not trimmed or trimmed.lower() in _NOTHING else trimmed


def is_number(element: str) -> bool:
    """Whether the element is a primary identifier."""
    return elements()[element].role is IdentityRole.PRIMARY


def number(element: str, text: str | None) -> str | None:
    """Letters and digits of an identity, account or customer number; None for a stand-in."""
    cell = said(text)
    if cell is None:
        return None
    bare = re.sub(r"[^0-9A-Z*#•]", "", cell.translate(_DIGITS).upper())
    width = _WIDTHS.get(element)
    if width and width - 2 <= len(bare) < width:
        bare = bare.rjust(width, "0")
    if element == "iban" and len(bare) == 26 and bare.isdigit():
        bare = "PL" + bare
    shortest = {"customer_number": 1, "bank_account": 6}.get(element, 5)
    repeated = len(set(bare)) == 1 and (shortest >= 5 or len(bare) > 5 or bare[0] == "0")
    counting = shortest >= 5 and bare in _COUNTING
    sound = re.fullmatch(r"[0-9A-Z]*[0-9][0-9A-Z]*", bare) and "XXX" not in bare
    return bare if sound and len(bare) >= shortest and not repeated and not counting else None


def email(text: str | None) -> str | None:
    """The lower-case address, or None if it is malformed or a placeholder."""
    address = (said(text) or "").lower().removeprefix("mailto:")
    if " " in address or not re.fullmatch(r".*.@.+\..+", address) or _NOBODY.match(address):
        return None
    return address


def phone(text: str | None, residence: str | None) -> str | None:
    """E.164 of a telephone number, or None."""
    cell = said(text)
    if cell is None:
        return None
    return _plain_phone(cell, residence) or _odd_phone(cell, residence)


def _plain_phone(cell: str, residence: str | None) -> str | None:
    digits = re.sub(r"[ \-()./]", "", cell.translate(_DIGITS))
    code = calling_code_of(residence) if residence else None
    if digits.startswith("+"):
        digits = digits[1:]
    elif digits.startswith("00"):
        digits = digits[2:]
    elif code and digits.startswith("0"):
        digits = code + digits[1:]
    elif code and not (digits.startswith(code) and len(digits) - len(code) >= 9):
        digits = code + digits
    sound = re.fullmatch(r"[1-9][0-9]{7,14}", digits) and digits not in _PHONE_STAND_INS
    return "+" + digits if sound and len(set(digits[-7:])) > 1 else None


def _odd_phone(cell: str, residence: str | None) -> str | None:
    found = phone_of(cell, residence.partition("-")[0] if residence else None)
    return found if found and len(set(found[-7:])) > 1 else None


def reads_two_ways(text: str) -> bool:
    """Whether a date has a day and a month that could each be the other."""
    found = _TWO_WAYS.fullmatch(text.strip())
    return found is not None and found[1] != found[2]


def birth(text: str | None, order: str, today: date) -> str | None:
    """ISO text of a date of birth, or None."""
    cell = said(text)
    iso = day_of(cell, DayOrder(order)) if cell else None
    if iso is None or iso in _BIRTH_STAND_INS or not _OLDEST <= date.fromisoformat(iso) <= today:
        return None
    return iso


def is_gone(text: str | None) -> bool:
    """Whether a cell of the deceased column says that the person has died: a date, or a word for yes."""
    cell = said(text)
    return cell is not None and cell.lower() not in _LIVING
