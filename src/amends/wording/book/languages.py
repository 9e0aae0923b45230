"""The languages that notices can be written in."""

from __future__ import annotations

from functools import cache

from amends.wording.book.folder import wordbook_path

FALLBACK = "en"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@cache
def languages() -> tuple[str, ...]:
    """The languages with a folder of phrases, sorted; ``de-easy`` is a variant and no language."""
    names = (path.name for path in wordbook_path("phrases").iterdir() if path.is_dir())
    return tuple(sorted(name for name in names if "-" not in name))


def language_for(requested: str) -> str:
    """The language to write in: the one requested, or English where the wordbook lacks it.

    >>> language_for("de-AT"), language_for("uk")
    ('de', 'en')
    """
    base = requested.replace("_", "-").partition("-")[0].lower()
    return base if base in languages() else FALLBACK


def direction_of(language: str) -> str:
    """``rtl`` or ``ltr``."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
