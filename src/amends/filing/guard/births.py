"""Birth dates: a date after a word for birth, or a date beside the name of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sty|lut|kwi|maj|cze|lip|sie|wrz|pa[zź]|lis|gru|m[aä]r|mai|okt|dez|"
    r"janv|f[eé]vr|mars|avr|juin|juil|ao[uû]t|d[eé]c)[^\W\d_]*\.?"
)
_DATE = (
    r"(?:(?:18|19|20)\d{2}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|[12]\d|3[01])[-./](?:18|19|20)\d{2}"
    rf"|(?:0?[1-9]|[12]\d|3[01])\.? {_MONTH} (?:18|19|20)\d{{2}}"
    rf"|{_MONTH} (?:0?[1-9]|[12]\d|3[01]),? (?:18|19|20)\d{{2}})"
)
_BORN = (
    r"(?:\bborn\b|\bbirth(?:day|date)?\b|\bDOB\b|\bd\.o\.b\b|\bur\.|urodz\w*|geb\.|geboren\w*|geburts\w*|\bn[eé]{1,2}e?\b|"
    r"naissance)"
)
_SAID = re.compile(rf"{_BORN}[^\n\d]{{0,30}}({_DATE})(?!\d)", re.IGNORECASE)
_NAME = r"[A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ][^\W\d_]+(?:[ -][A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ][^\W\d_]+){1,3}"
_BESIDE = re.compile(rf"({_NAME})[ ,;:(*|/–-]{{1,4}}({_DATE})(?!\d|T\d)")
_BEFORE = re.compile(rf"(?<![\d-])({_DATE})[ ,;:)|/–-]{{1,4}}({_NAME})")


_RECENT = 3  # years: a date beside capitals that is as young as this is an event of the case, not a birth


def births(text: str, *, not_persons: tuple[str, ...] = (), year: int | None = None) -> Iterator[tuple[str, int, int]]:
    """Birth dates in folded text.

    ``not_persons`` are names that no person bears, such as the organisation's; ``year`` is the year of the filing: a
    date of the last three years counts only after a word for birth.
    """
    for match in _SAID.finditer(text):
        yield "date_of_birth", *match.span(1)
    for match in _BESIDE.finditer(text):
        if not _is_no_person(match.group(1), not_persons) and not _is_recent(match.group(2), year):
            yield "date_of_birth", *match.span(2)
    for match in _BEFORE.finditer(text):
        if not _is_no_person(match.group(2), not_persons) and not _is_recent(match.group(1), year):
            yield "date_of_birth", *match.span(1)


def _is_recent(day: str, year: int | None) -> bool:
    found = re.search(r"(?:18|19|20)\d{2}", day)
    return year is not None and found is not None and int(found.group()) > year - _RECENT


def _is_no_person(name: str, not_persons: tuple[str, ...]) -> bool:
    plain = name.casefold()
    return any(plain in known or known in plain for known in not_persons if known)
