"""Which language a reader gets, and what each language calls itself."""

from __future__ import annotations

from functools import cache

from babel import Locale
from django.utils.translation.trans_real import parse_accept_lang_header

from amends.wording.book.languages import FALLBACK, languages


def asked_for(accept_language: str) -> str:
    """The first language of an ``Accept-Language`` header that the wordbook has, else English.

    >>> asked_for("fr-FR,fr;q=0.9,pl;q=0.8"), asked_for("uk"), asked_for("")
    ('pl', 'en', 'en')
    """
    wanted = (tag.partition("-")[0] for tag, _ in parse_accept_lang_header(accept_language.lower()))
    return next((base for base in wanted if base in languages()), FALLBACK)


@cache
def native_names() -> tuple[tuple[str, str], ...]:
    """Code and own name of each language, in the order of the codes."""
    return tuple((code, _own_name(code)) for code in languages())


def _own_name(code: str) -> str:
    name = Locale.parse(code).get_display_name(code) or code
    return name[:1].upper() + name[1:]
