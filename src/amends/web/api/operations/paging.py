"""Cuts a list into pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import QuerySet

from amends.web.api.model import Paged

T = TypeVar("T")


def page_of(rows: Sequence[T] | QuerySet[Any], query: Paged) -> tuple[list[Any], str | None]:
    """The rows of a page, and the cursor of the next one; ``None`` where there is none."""
    start = int(query.cursor or 0)
    found = list(rows[start : start + query.limit + 1])
    following = str(start + query.limit) if len(found) > query.limit else None
    return found[: query.limit], following
