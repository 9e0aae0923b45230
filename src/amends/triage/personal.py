"""Finds data of persons that stand in a public comment: addresses, numbers of people, cards and accounts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from stdnum import iban, luhn
from stdnum.pl import pesel
from stdnum.us import ssn


class PersonalData(StrEnum):
    """What was found.  Numbers are told by their check digits, where they have any."""

    EMAIL = "email"
    PHONE = "phone"
    CARD = "card"
    IBAN = "iban"
    PESEL = "pesel"
    SSN = "ssn"
    IRAN_ID = "iran_id"


class PersonalFound(NamedTuple):
    """One piece of personal data and its place, in code points."""

    kind: PersonalData
    start: int
    end: int


_DIGITS = str.maketrans({chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)})
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]{1,4}){3,8}\b")
_NUMBER = re.compile(r"(?<![\w.,])\+?\(?\d(?:[ ()./-]{0,2}\d){7,18}(?![\w])")
_CARD_DIGITS = range(13, 20)
_PHONE_DIGITS = range(9, 14)
_SSN = re.compile(r"\d{3}[ -]\d{2}[ -]\d{4}")


def personal_data_in(text: str) -> tuple[PersonalFound, ...]:
    """Every e-mail address, telephone number, card, account and national number in ``text``, by place.

    A number without a check digit (a telephone) counts where it is written as people write theirs: with a plus, a
    leading zero, or in groups.  What is in one finding is not in another.
    """
    plain = text.translate(_DIGITS)
    found: list[PersonalFound] = []
    for one in (*_emails(plain), *_accounts(plain), *_numbers(plain)):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _emails(text: str) -> Iterator[PersonalFound]:
    for match in _EMAIL.finditer(text):
        yield PersonalFound(PersonalData.EMAIL, *match.span())


def _accounts(text: str) -> Iterator[PersonalFound]:
    for match in _IBAN.finditer(text):
        # The last group may be a word that follows the number.
        end = match.end()
        while end - match.start() >= 15:
            if iban.is_valid(text[match.start() : end]):
                yield PersonalFound(PersonalData.IBAN, match.start(), end)
                break
            end -= 1


def _numbers(text: str) -> Iterator[PersonalFound]:
    for match in _NUMBER.finditer(text):
        kind = _kind_of(match.group())
        if kind is not None:
            yield PersonalFound(kind, *match.span())


def _kind_of(written: str) -> PersonalData | None:
    digits = re.sub(r"\D", "", written)
    checks: tuple[tuple[PersonalData, Callable[[str], bool]], ...] = (
        (PersonalData.PESEL, pesel.is_valid),
        (PersonalData.IRAN_ID, lambda number: len(number) == 10 and _is_iranian(number, written)),
        (PersonalData.SSN, lambda number: bool(_SSN.fullmatch(written)) and ssn.is_valid(number)),
        (PersonalData.CARD, lambda number: len(number) in _CARD_DIGITS and luhn.is_valid(number)),
        (PersonalData.PHONE, lambda number: len(number) in _PHONE_DIGITS and _is_written_as_phone(written)),
    )
    return next((kind for kind, is_one in checks if is_one(digits)), None)


def _is_iranian(number: str, written: str) -> bool:
    """Ten digits, weights 10 to 2, sum modulo 11: below 2 it is the check digit itself, else 11 less it."""
    if not written.isdigit() or len(set(number)) == 1:
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False)) % 11
    return int(number[-1]) == (rest if rest < 2 else 11 - rest)


def _is_written_as_phone(written: str) -> bool:
    return written.startswith(("+", "0", "(")) or bool(re.search(r"\d[ .-]\d", written))
