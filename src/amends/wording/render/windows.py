"""Where the address of a letter must stand, so that it shows through the window of its envelope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from amends.wording.book.folder import read_table
from amends.wording.faults import WordbookError

_FILE = ("post", "windows.yaml")
_PAPERS = {"a4": (210.0, 297.0), "us-letter": (215.9, 279.4)}
_PRINTABLE = 10.0  # printers leave the edge of a sheet blank
_READABLE = 3.0  # between the address and the edge of the window, where the row says nothing


@dataclass(frozen=True)
class Box:
    """A rectangle of the page, in mm from its left and top edge."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


class _Size(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    width: float
    height: float


class _Opening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    width: float
    height: float
    left: float
    bottom: float


class Window(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An envelope with its window, and how a sheet is folded for it; ``folds`` are from the sheet's top edge."""

    countries: tuple[str, ...]
    paper: Literal["a4", "us-letter"]
    envelope: _Size
    window: _Opening
    folds: tuple[float, ...]
    source: str
    checked_on: date | None
    fold_marks: bool = False
    return_line: bool = False
    hole: float | None = None
    margin: float = _READABLE
    capitals: tuple[Literal["city", "postcode"], ...] = ()
    fallback: bool = False

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the sheet in mm."""
        return _PAPERS[self.paper]

    @property
    def clear(self) -> Box:
        """What shows wherever the sheet slides to: only the address may be printed there."""
        (x, y), (slack_x, slack_y) = self._place(), self._slack()
        return Box(x - slack_x, y - slack_y, self.window.width + slack_x, self.window.height + slack_y)

    @property
    def safe(self) -> Box:
        """What always shows, less the margin that reading machines want."""
        (x, y), (slack_x, slack_y), edge = self._place(), self._slack(), self.margin
        width, height = self.window.width - slack_x, self.window.height - slack_y
        left = max(x, _PRINTABLE)
        return Box(left + edge, y + edge, width - (left - x) - 2 * edge, height - 2 * edge)

    def _place(self) -> tuple[float, float]:
        """Left and top edge of the window on a sheet that lies at the left and the top of the envelope."""
        panels = self._panels()
        top = self.envelope.height - self.window.bottom - self.window.height
        return self.window.left, top - (max(panels) - panels[0])  # a short first panel begins lower

    def _slack(self) -> tuple[float, float]:
        return self.envelope.width - self.page[0], self.envelope.height - max(self._panels())

    def _panels(self) -> list[float]:
        return [below - above for above, below in zip((0, *self.folds), (*self.folds, self.page[1]), strict=True)]


@cache
def windows() -> dict[str, Window]:
    """All rows by name; raises ``WordbookError`` where two claim a country, or none is the fallback."""
    table = read_table(dict[str, dict[str, Window]], *_FILE)["windows"]
    claimed = [country for row in table.values() for country in row.countries]
    if len(claimed) != len(set(claimed)) or sum(row.fallback for row in table.values()) != 1:
        raise WordbookError(
            "A country has two windows, or there is not one fallback.", where="wordbook/" + "/".join(_FILE)
        )
    return table


def window_named(name: str) -> Window:
    """The row called ``name``; raises ``WordbookError`` if there is none."""
    if name not in windows():
        raise WordbookError("No window has this name.", where=f"wordbook/{'/'.join(_FILE)}: {name}")
    return windows()[name]


@cache
def window_of(country: str) -> Window:
    """The usual window of letters to a country; the ISO one where nothing is known of it."""
    table = windows()
    fallback = next(row for row in table.values() if row.fallback)
    return next((row for row in table.values() if country in row.countries), fallback)
