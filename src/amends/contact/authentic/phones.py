"""Finds phone numbers and brings them to one form."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

_TYPED = re.compile(r"\s*(?:tel:|sms:|callto:)?\s*[+(\d][\d\s()./-]{2,24}\s*", re.IGNORECASE)
_LONGEST = 40  # characters of a number, with whatever stands between its digits
_FEWEST, _MOST = 3, 15  # digits; short numbers of hotlines have 3, E.164 allows 15


def phones_in(text: str, region: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and E.164 form of each number of a text; ``region`` is the country of numbers without a prefix."""
    for match in phonenumbers.PhoneNumberMatcher(text, region or None, leniency=phonenumbers.Leniency.VALID):
        yield match.start, match.end, e164(match.number)


def phone_form(typed: str, region: str) -> str | None:
    """One number that was typed alone, in E.164 form; its bare digits where it is no full number; else ``None``.

    >>> phone_form("tel:+48 500-009-900", ""), phone_form("500 009 900", "PL"), phone_form("19 123", "PL")
    ('+48500009900', '+48500009900', '19123')
    """
    typed = typed.strip()
    if len(typed) > _LONGEST:
        return None
    digits = "".join(letter for letter in typed if letter.isdigit())
    if not _TYPED.fullmatch(typed) or not _FEWEST <= len(digits) <= _MOST:
        return None
    bare = re.sub(r"^\s*[a-z]+:", "", typed, flags=re.IGNORECASE)
    written = "+" + bare.strip()[2:] if bare.strip().startswith("00") else bare
    try:
        number = phonenumbers.parse(written, region or None)
    except phonenumbers.NumberParseException:
        return digits
    return e164(number) if phonenumbers.is_possible_number(number) else digits


def e164(number: phonenumbers.PhoneNumber) -> str:
    """``+48500009900``."""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def regions_in(text: str) -> list[str]:
    """The countries (ISO 3166-1) of the numbers of a text that are written with a prefix.

    >>> regions_in("22 123 45 67, +48 500 009 900")
    ['PL']
    """
    matches = phonenumbers.PhoneNumberMatcher(text, None, leniency=phonenumbers.Leniency.POSSIBLE)
    found = (phonenumbers.region_code_for_number(match.number) for match in matches)
    return list(dict.fromkeys(region for region in found if region))
