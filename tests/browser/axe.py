"""Runs axe-core on the page that is open, by every rule of WCAG 2.0 to 2.2, A and AA, and best practice."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

_SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_RULES = {"runOnly": {"type": "tag", "values": _TAGS}, "rules": {"target-size": {"enabled": True}}}
_RUN = """options => axe.run({...options, resultTypes: ['violations']}).then(found => found.violations.flatMap(
  one => one.nodes.map(node => `${one.id}: ${node.target} ${node.html.slice(0, 120)}`)))"""


@dataclass(frozen=True)
class View:
    """How wide a window is, in CSS pixels, and whether it is day or night."""

    width: int
    height: int
    scheme: Literal["light", "dark"]


VIEWS = (View(360, 740, "light"), View(1280, 800, "dark"), View(360, 740, "dark"), View(1280, 800, "light"))


def views_of(place: int) -> tuple[View, ...]:
    """All of them with ``AMENDS_AXE=all``; else one, another for each neighbour, for all take four times as long."""
    return VIEWS if os.environ.get("AMENDS_AXE") == "all" else (VIEWS[place % len(VIEWS)],)


def findings(page: Page, views: Iterable[View]) -> list[str]:
    """What axe has against the page in these views."""
    page.evaluate(_SCRIPT)
    found = []
    for view in views:
        page.set_viewport_size({"width": view.width, "height": view.height})
        page.emulate_media(color_scheme=view.scheme)
        found += [f"{view.width} {view.scheme} {line}" for line in page.evaluate(_RUN, _RULES)]
    page.emulate_media(color_scheme="light")
    return found


def version() -> str:
    """Of axe-core, as the script says it of itself."""
    return json.loads('"' + _SCRIPT.partition('axe.version="')[2].partition('"')[0] + '"')
