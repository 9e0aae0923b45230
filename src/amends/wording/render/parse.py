"""Reads the personal fields back from a rendered plain text, for the wrong-person guard."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from amends.core.person import Formality, Gender
from amends.wording.book.labels import labels_of
from amends.wording.book.phrases import Phrases, phrases_of

_ISOLATES = re.compile(r"[\u2066-\u2069]")
_BULLET = "• "
_FREE = ("page", "contact_phone", "name", "code")  # what the phrases below leave open
_AUDIENCES = ("guardian", "next_of_kin", "adult")
_SMS_CODES = ("sms-page", "sms-phone", "sms-code")
_SMS_LISTS = ("sms-stolen", "sms-affected", "sms-possible")


@dataclass(frozen=True)
class PersonalFields:
    """What a text says about its person; ``name`` is ``None`` where it addresses nobody (SMS)."""

    name: str | None
    elements: tuple[str, ...]
    code: str | None


def personal_fields_of_text(text: str, language: str) -> PersonalFields:
    """Name from the salutation, labels of the elements, and the code of a rendered plain text.

    Works on the plain text of an email and on a text message; both as this package renders them.
    """
    lines = [_ISOLATES.sub("", line) for line in text.splitlines()]
    at, name = _first(_salutations(language), lines)
    if name is None:
        return _of_sms(" ".join(lines), language)
    rest = lines[at + 1 :]
    _, code = _first(_codes(language), rest[::-1])
    return PersonalFields(name, tuple(line[len(_BULLET) :] for line in rest if line.startswith(_BULLET)), code)


def _of_sms(text: str, language: str) -> PersonalFields:
    _, code = _first(_sms_codes(language), [text])
    opened = next((text.split(opening, 1)[1] for opening in _sms_openings(language) if opening in text), "")
    return PersonalFields(None, _listed(opened.lstrip(), language), code)


def _listed(text: str, language: str) -> tuple[str, ...]:
    """The labels at the start of ``text``, separated by commas."""
    labels = sorted(labels_of(language).values(), key=len, reverse=True)
    found: list[str] = []
    while label := next((label for label in labels if re.match(re.escape(label) + r"[.,،]", text)), None):
        found.append(label)
        text = text[len(label) + 1 :].lstrip()
    return tuple(found)


def _first(patterns: tuple[re.Pattern[str], ...], lines: list[str]) -> tuple[int, str | None]:
    for at, line in enumerate(lines):
        for pattern in patterns:
            if found := pattern.search(line):
                return at, found["field"]
    return -1, None


@cache
def _salutations(language: str) -> tuple[re.Pattern[str], ...]:
    forms = {
        _pattern(phrases, "salutation", "name", ".+", audience=who, gender=str(gender))
        for phrases in _all_forms(language)
        for who in _AUDIENCES
        for gender in Gender
    }
    return tuple(re.compile(f"^{form}$") for form in sorted(forms, key=len, reverse=True))


@cache
def _codes(language: str) -> tuple[re.Pattern[str], ...]:
    forms = {_pattern(phrases, "code", "code", ".+") for phrases in _all_forms(language)}
    return tuple(re.compile(f"^{form}$") for form in sorted(forms))


@cache
def _sms_codes(language: str) -> tuple[re.Pattern[str], ...]:
    forms = {_pattern(phrases, phrase, "code", r"\S+?") for phrases in _all_forms(language) for phrase in _SMS_CODES}
    return tuple(re.compile(form) for form in sorted(forms, key=len, reverse=True))


@cache
def _sms_openings(language: str) -> tuple[str, ...]:
    said = {
        phrases.say(phrase, {"audience": who})
        for phrases in _all_forms(language)
        for phrase in _SMS_LISTS
        for who in _AUDIENCES
    }
    return tuple(sorted(said, key=len, reverse=True))


def _all_forms(language: str) -> tuple[Phrases, ...]:
    """The phrases on every term and in easy language: what is read back does not say which was used."""
    pairs = ((formality, easy_read) for formality in Formality for easy_read in (False, True))
    return tuple(phrases_of(language, formality=formality, easy_read=easy_read) for formality, easy_read in pairs)


def _pattern(phrases: Phrases, phrase: str, field: str, wanted: str, **variables: str) -> str:
    """A regular expression from a phrase: the field is captured, other open places match anything."""
    open_places = {name: f"\ue000{name}\ue001" for name in _FREE}
    escaped = re.escape(phrases.say(phrase, open_places | variables))
    for name, mark in open_places.items():
        escaped = escaped.replace(re.escape(mark), f"(?P<field>{wanted})" if name == field else ".+")
    return escaped
