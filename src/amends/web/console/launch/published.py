"""Whether the public page still says what the facts say."""

from __future__ import annotations

from collections.abc import Mapping

from amends.apps.bulletins.models import Bulletin
from amends.apps.bulletins.selectors import version_of
from amends.wording.status import StatusText, change_between


def says_otherwise(bulletin: Bulletin, now: Mapping[str, StatusText]) -> bool:
    """Whether any language of the published version reads differently from the texts of now."""
    version = version_of(bulletin)
    return any(is_different(version.text(language), text) for language, text in now.items())


def is_different(before: StatusText, after: StatusText) -> bool:
    """Whether a reader would see any difference."""
    return bool(change_between(before, after))
