"""From a fact to the answer that a field takes, with the words in which a person reads it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from amends.filing.forms import Field, Kind, Option
from amends.filing.model import Value
from amends.filing.words import phrase

_YES, _NO = ("yes", "true", "True"), ("no", "false", "False")


@dataclass(frozen=True)
class Answer:
    """An answer that fits (``fault`` empty), or why the fact does not fit the field."""

    value: Value = None
    words: str = ""
    fault: str = ""


def answer(field: Field, value: Value, language: str) -> Answer:
    """The value in the form of the field; never cut, never rounded: what does not fit is a fault."""
    return _MADE.get(field.kind, _text)(field, value, language)


def _fault(language: str, name: str, **values: object) -> Answer:
    return Answer(fault=phrase(name, language, **values))


def _meant(field: Field, value: str) -> str | None:
    for code, option in field.options.items():
        if value in (option.when or (code,)) or value == code:
            return code
    return next((code for code, option in field.options.items() if option.otherwise), None)


def label(option: Option, language: str) -> str:
    """The option as the form prints it, with English beside it where the form has another language."""
    if language == "en" or not option.en or option.en == option.label:
        return option.label
    return f"{option.label} / {option.en}"


def _one(field: Field, value: Value, language: str) -> Answer:
    words = [_plain(item) for item in value] if isinstance(value, tuple) else [_plain(value)]
    codes = list(dict.fromkeys(code for word in words if (code := _meant(field, word)) is not None))
    if len(codes) != 1:
        return _fault(language, "no_such_option", value=", ".join(words))
    return Answer(value=codes[0], words=label(field.options[codes[0]], language))


def _several(field: Field, value: Value, language: str) -> Answer:
    words = [_plain(item) for item in value] if isinstance(value, tuple) else [_plain(value)]
    chosen = {code for word in words for code in _all_meant(field, word)}
    codes = tuple(code for code in field.options if code in chosen)
    if not codes:
        return _fault(language, "no_such_option", value=", ".join(words))
    return Answer(value=codes, words="; ".join(label(field.options[code], language) for code in codes))


def _all_meant(field: Field, value: str) -> list[str]:
    named = [code for code, option in field.options.items() if value in (option.when or (code,)) or value == code]
    return named or [code for code, option in field.options.items() if option.otherwise]


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _yes_no(field: Field, value: Value, language: str) -> Answer:
    word = _plain(value)
    if word in _YES or word in _NO:
        return Answer(value=word in _YES, words=phrase("yes" if word in _YES else "no", language))
    return _fault(language, "no_such_option", value=word)


def _number(field: Field, value: Value, language: str) -> Answer:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return _fault(language, "not_a_number", value=value)
    if field.kind is Kind.COUNT and (not isinstance(value, int) or value < 0):
        return _fault(language, "not_a_number", value=value)
    return Answer(value=value, words=str(value))


def _time(field: Field, value: Value, language: str) -> Answer:
    text = str(value)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return _fault(language, "not_a_time", value=text)
    if field.kind is Kind.DAY:
        return Answer(value=at.date().isoformat(), words=at.date().isoformat())
    if at.tzinfo is None:
        return _fault(language, "not_a_time", value=text)
    return Answer(value=at.isoformat(), words=f"{at:%Y-%m-%d %H:%M} {at:%z}")


def _counts(field: Field, value: Value, language: str) -> Answer:
    if not isinstance(value, dict):
        return _fault(language, "not_a_number", value=value)
    return Answer(value=value, words="; ".join(f"{place}: {number}" for place, number in value.items()))


def _places(field: Field, value: Value, language: str) -> Answer:
    names = value if isinstance(value, tuple) else (str(value),)
    return Answer(value=names, words=", ".join(names)) if names else _fault(language, "no_such_option", value="")


def _text(field: Field, value: Value, language: str) -> Answer:
    text = "; ".join(value) if isinstance(value, tuple) else _plain(value)
    if field.kind is Kind.LINE:
        text = " ".join(text.split())
    if field.max is not None and len(text) > field.max:
        return _fault(language, "too_long", limit=field.max, length=len(text))
    if field.pattern and re.fullmatch(field.pattern, text) is None:
        return _fault(language, "wrong_shape", pattern=field.pattern)
    return Answer(value=text, words=text)


_MADE: dict[Kind, Callable[[Field, Value, str], Answer]] = {
    Kind.CHOICE: _one,
    Kind.CHOICES: _several,
    Kind.YES_NO: _yes_no,
    Kind.COUNT: _number,
    Kind.NUMBER: _number,
    Kind.INSTANT: _time,
    Kind.DAY: _time,
    Kind.COUNTS: _counts,
    Kind.PLACES: _places,
}
