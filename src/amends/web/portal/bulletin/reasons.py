"""Why a version was made, as its reader is told."""

from __future__ import annotations

from dataclasses import dataclass

from amends.apps.bulletins.selectors import Version
from amends.wording.book.languages import FALLBACK
from amends.wording.book.phrases import phrases_of


@dataclass(frozen=True)
class WhyChanged:
    """``says`` in the reader's language; ``note`` is what staff wrote, in English, or empty."""

    says: str
    note: str = ""
    note_language: str = FALLBACK


def why_changed(version: Version, language: str) -> WhyChanged | None:
    """The reason; ``None`` where nobody gave one."""
    say = phrases_of(language).say
    if version.note:
        heading = "portal-change-why" if language == FALLBACK else "portal-change-why-english"
        return WhyChanged(say(heading, {}), version.note)
    return WhyChanged(say("portal-change-followed", {})) if version.is_automatic else None
