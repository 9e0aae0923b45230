"""A long list in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Row = TypeVar("_Row")


@dataclass(frozen=True, kw_only=True)
class Page(Generic[_Row]):
    """Some rows of a list; pages count from 1."""

    rows: Sequence[_Row]
    number: int
    pages: int
    total: int

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None


def page_of(rows: Sequence[_Row], wanted: str, *, size: int) -> Page[_Row]:
    """The page that an address asks for; what is no page of the list gives the first or the last.

    >>> page_of("abcde", "2", size=2).rows, page_of("abcde", "99", size=2).rows, page_of("abcde", "x", size=2).number
    ('cd', 'e', 1)
    """
    pages = max(1, -(-len(rows) // size))
    digits = wanted if wanted.isascii() and wanted.isdigit() and len(wanted) <= 9 else "1"
    number = min(max(1, int(digits)), pages)
    return Page(rows=rows[(number - 1) * size : number * size], number=number, pages=pages, total=len(rows))
