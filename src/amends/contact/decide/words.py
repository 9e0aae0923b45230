"""Says findings in the languages of the wordbook; what was said once is kept, for a campaign says it often."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache

from babel.dates import format_date, format_time
from babel.lists import format_list
from fluent_compiler.bundle import FluentBundle
from fluent_compiler.resource import FtlResource
from persiantools import digits
from persiantools.jdatetime import JalaliDate

from amends.core.errors import InputError
from amends.core.resources import data_folder

LANGUAGES = ("en", "pl", "de", "fa")
_FILE = "contact-decision.ftl"
Said = tuple[tuple[str, str | int], ...]


def language_of(wanted: str | None) -> str:
    """Ours for a tag such as ``pl-PL``; ``en`` where there is none.

    >>> language_of("pl-PL"), language_of("fr"), language_of(None)
    ('pl', 'en', 'en')
    """
    primary = (wanted or "").replace("_", "-").partition("-")[0].strip().lower()
    return primary if primary in LANGUAGES else "en"


@lru_cache(maxsize=16_384)
def say(language: str, phrase: str, variables: Said = ()) -> str:
    """The phrase in the language; raises ``InputError`` (``contact.phrase``) if the wordbook lacks it."""
    bundle = _bundle(language)
    if not bundle.has_message(phrase):
        raise _missing(language, phrase, "it is not in the file")
    text, faults = bundle.format(phrase, _numbered(dict(variables), language))
    if faults:
        raise _missing(language, phrase, str(faults[0]))
    return " ".join(str(text).split())


def _numbered(variables: Mapping[str, str | int], language: str) -> dict[str, str]:
    texts = {name: str(value) for name, value in variables.items()}
    return (
        {name: digits.en_to_fa(text) if text.isdigit() else text for name, text in texts.items()}
        if (language == "fa")
        else texts
    )


def listed(items: tuple[str, ...], language: str) -> str:
    """The items as a list within a sentence."""
    return str(format_list(items, locale=language))


@lru_cache(maxsize=4096)
def moment(at: datetime, language: str, country: str) -> str:
    """An instant as its own clock shows it, in words: the day and the time."""
    return say(language, "decision-moment", (("day", _day(at, language, country)), ("time", _time(at, language))))


def _day(at: datetime, language: str, country: str) -> str:
    if language == "fa":
        jalali = JalaliDate(at.date())
        return str(digits.en_to_fa(f"{jalali.day} {jalali.strftime('%B %Y', locale='fa')}"))
    pattern = {"en": "MMMM d, y" if country == "US" else "d MMMM y", "de": "d. MMMM y"}.get(language, "d MMMM y")
    return str(format_date(at.date(), pattern, locale=language))


def _time(at: datetime, language: str) -> str:
    text = str(format_time(at.time(), "HH:mm", locale="en"))
    return str(digits.en_to_fa(text)) if language == "fa" else text


@cache
def _bundle(language: str) -> FluentBundle:
    path = data_folder("wordbook") / "phrases" / language / _FILE
    return FluentBundle(language, [FtlResource(path.read_text(encoding="utf-8"), path.name)], use_isolating=False)


def _missing(language: str, phrase: str, why: str) -> InputError:
    return InputError(
        "A phrase of the contact decision cannot be said.",
        code="contact.phrase",
        where=f"wordbook/phrases/{language}/{_FILE}: {phrase}",
        why=why,
        fix="Compare the file with the version that was shipped.",
    )
