"""E-mail addresses and telephone numbers that are not the organisation's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from amends.filing.guard.fold import without_times

_EMAIL = re.compile(r"[^\s@<>()\[\]{},;:\"'|]+@[^\s@<>()\[\]{},;:\"'|]+\.[^\s@<>()\[\]{},;:\"'|.]{2,}")
_INTERNATIONAL = re.compile(r"(?<![\w+])(?:\+|00)[1-9](?:[ ().\-/]{0,2}\d){6,14}(?!\d)")
_NATIONAL = re.compile(r"(?<![\w.,/+-])\(?0[1-9]\d{0,3}\)?(?:[ ./\-]{0,2}\d){5,10}(?![\w-])")
_AMERICAN = re.compile(r"(?<![\w.,/+-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[.\-])\d{3}[ .\-]\d{4}(?![\w-])")
_THREES = re.compile(r"(?<![\w.,/+-])\d{3}[ -]\d{3}[ -]\d{3}(?![\w -]*\d)")
_BARE = re.compile(r"(?<![\w.,/+-])\d(?:[ -]?\d){6,11}(?![\w-])")
_SAID = re.compile(
    r"(?:tele(?:phone|fon)\w*|\btel\b|phone|mobile|cell|kom[oó]rk\w*|\bkom\b|handy|rufnummer|t[eé]l[eé]phone|portable|"
    r"\bcall\b|zadzwo\w*|anrufen|appel\w*)[^\n\d]{0,25}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^\s*(?:persons?|people|individuals?|residents?|customers?|clients?|records?|rows?|accounts?|os[oó]b\w*|rekord\w*|"
    r"wpis\w*|klient\w*|Personen|Datens\w+|Kund\w+|personnes?|enregistrements?|EUR|USD|PLN|GBP|CHF|euro\w*|dollars?|z[lł])",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"1?8(?:00|88|77|66|55|44|33|22)\d{7}|(?:00)?800\d{8}|(?:00)?(?:44|49|33)?0?800\d{6,7}|0?80[08]\d{7}"
)
_LONGEST_REGISTERED = 14
_SHORTEST = 9  # digits of a telephone number with its country or area
_SHORTEST_SAME = 7  # digits that two writings of one telephone number must share at their end


@dataclass(frozen=True)
class Own:
    """What the organisation may name of itself: its domains, its addresses, its telephone and register numbers."""

    domains: tuple[str, ...] = ()
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    register_numbers: frozenset[str] = frozenset()

    def owns_register_number(self, number: str) -> bool:
        """Whether the digits are those under which the organisation is registered.

        A French SIRET passes the check of payment cards; it has 14 digits, and no more are believed.
        """
        digits = digits_of(number)
        return len(digits) <= _LONGEST_REGISTERED and digits in self.register_numbers

    def owns_email(self, address: str) -> bool:
        """Whether the address is the organisation's own or lies under a domain of its brand."""
        plain = address.strip(".").casefold()
        domain = plain.rpartition("@")[2]
        under = any(domain == own or domain.endswith(f".{own}") for own in self.domains)
        return plain in self.emails or under

    def owns_phone(self, number: str) -> bool:
        """Whether the digits are those of an own number, with or without its country, or free of charge.

        A number that is free of charge to the caller is a service's and never a person's; the notices that some
        States want as a sample must name such numbers of the credit bureaus.
        """
        digits = digits_of(number)
        return _FREE.fullmatch(digits) is not None or any(_same(digits, own) for own in self.phones)


def _same(one: str, other: str) -> bool:
    one, other = one.removeprefix("00").lstrip("0"), other.removeprefix("00").lstrip("0")
    if min(len(one), len(other)) < _SHORTEST_SAME:
        return one == other
    return one == other or (abs(len(one) - len(other)) <= 3 and (one.endswith(other) or other.endswith(one)))


def digits_of(text: str) -> str:
    """The digits of a text.

    >>> digits_of("+48 500 009 900")
    '48500009900'
    """
    return "".join(char for char in text if char.isdigit())


def emails(text: str, own: Own) -> Iterator[tuple[str, int, int]]:
    """Addresses in folded text that are not the organisation's own."""
    for match in _EMAIL.finditer(text):
        if not own.owns_email(match.group()):
            yield "email", *match.span()


def phones(text: str, own: Own) -> Iterator[tuple[str, int, int]]:
    """Telephone numbers in folded text that are not the organisation's own.

    Dates and times are looked past; a bare run of digits is a telephone number only if a word says so.
    """
    plain = without_times(text)
    for pattern in (_INTERNATIONAL, _NATIONAL, _AMERICAN):
        for match in pattern.finditer(plain):
            if len(digits_of(match.group())) >= _SHORTEST and not own.owns_phone(match.group()):
                yield "phone", *match.span()
    for match in _THREES.finditer(plain):
        if not own.owns_phone(match.group()) and not _is_count(plain, match):
            yield "phone", *match.span()
    for match in _BARE.finditer(plain):
        if _SAID.search(plain[: match.start()]) and not own.owns_phone(match.group()):
            yield "phone", *match.span()


def _is_count(text: str, match: re.Match[str]) -> bool:
    return match.group().endswith("000") or _COUNTED.match(text[match.end() :]) is not None
