"""People by place on a map of tiles, and by anything else as bars, drawn to SVG without a browser.

The number is written into each tile and beside each bar.  ``None`` stands for a number that is not shown: a dash.
Each chart is drawn twice, for light and for dark screens.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import vl_convert

from amends.recovery.people_tiles import places_on_america, places_on_europe

_TILE, _GAP = 46, 2
_ELSEWHERE_WIDE = 8
_PANELS_APART = 1.4
_MIDDLE = 0.179  # the luminance on which black and white stand out alike, at 4.58 to 1 (WCAG 2.2, 1.4.3)


@dataclass(frozen=True)
class Scheme:
    """Colours on a ground: ink, quiet ink, an empty tile, and from the fewest persons to the most."""

    ground: str
    ink: str
    soft: str
    empty: str
    few: str
    most: str


LIGHT = Scheme("#ffffff", "#1b1f24", "#57606a", "#eef1f4", "#cfe3f1", "#0b5c8a")
DARK = Scheme("#161b22", "#e6edf3", "#9da7b1", "#242b34", "#1f3f57", "#79c0ff")


def places_map(counts: Mapping[str, int | None], *, scheme: Scheme, title: str, told: str) -> str:
    """Countries of Europe, states of the US, and whatever else somebody lives in, each a tile with its number."""
    tiles, heads = _tiles(_merged(counts))
    most = max((tile["persons"] for tile in tiles if tile["persons"]), default=1)
    for tile in tiles:
        tile["fill"], tile["ink"] = _colours(tile, most, scheme)
    columns, rows = max(tile["x"] for tile in tiles) + 1, max(tile["y"] for tile in tiles) + 1
    base = _placed(tiles, columns, rows)
    fill, ink = alt.Color("fill:N", scale=None), alt.Color("ink:N", scale=None)
    fields = base.mark_square(size=(_TILE - _GAP) ** 2, opacity=1).encode(color=fill)
    codes = base.mark_text(fontSize=12, dy=-7).encode(text="code:N", color=ink)
    numbers = base.mark_text(fontSize=12, dy=9, fontWeight="bold").encode(text="label:N", color=ink)
    names = _placed(heads, columns, rows).mark_text(align="left", dx=-20, fontSize=13, color=scheme.ink)
    chart = fields + codes + numbers + names.encode(text="label:N")
    return _svg(chart.properties(width=columns * _TILE, height=(rows + 0.3) * _TILE), scheme, title, told)


def bars_chart(counts: Sequence[tuple[str, int]], *, scheme: Scheme, title: str, told: str) -> str:
    """One bar for each line, in the order given, the number at its end."""
    values = [{"what": what, "persons": persons, "label": f"{persons:,}"} for what, persons in counts]
    order = [what for what, _ in counts]
    base = alt.Chart(alt.Data(values=values)).encode(
        y=alt.Y("what:N", sort=order, title=None, axis=alt.Axis(labelLimit=220, labelColor=scheme.ink, domain=False)),
        x=alt.X("persons:Q", axis=None, scale=alt.Scale(nice=False)),
    )
    bars = base.mark_bar(color=scheme.most, height=16)
    numbers = base.mark_text(align="left", dx=5, fontSize=12, color=scheme.ink).encode(text="label:N")
    return _svg((bars + numbers).properties(width=360, height=alt.Step(24)), scheme, title, told)


def _placed(values: list[dict[str, Any]], columns: float, rows: float) -> alt.Chart:
    return alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.5, columns - 0.5], nice=False)),
        y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-0.8, rows - 0.5], nice=False, reverse=True)),
    )


def _colours(tile: Mapping[str, Any], most: int, scheme: Scheme) -> tuple[str, str]:
    """Ground and ink of a tile: the more persons, the stronger; by the root, or all but the largest would be pale."""
    if not tile["is_told"]:
        return scheme.empty, scheme.soft
    share = ((tile["persons"] or 0) / most) ** 0.5
    ends = ([int(colour[place : place + 2], 16) for place in (1, 3, 5)] for colour in (scheme.few, scheme.most))
    mixed = [round(low + (high - low) * share) for low, high in zip(*ends, strict=True)]
    linear = [(part / 255 / 12.92) if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in mixed]
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed), "#000000" if luminance > _MIDDLE else "#ffffff"


def _merged(counts: Mapping[str, int | None]) -> dict[str, int | None]:
    """States of the US by themselves, of every other country its parts together."""
    known: Counter[str] = Counter()
    hidden: set[str] = set()
    for place, persons in counts.items():
        code = place if place.startswith("US-") else place.partition("-")[0]
        known[code] += persons or 0
        if persons is None:
            hidden.add(code)
    return {code: None if code in hidden else persons for code, persons in known.items()}


def _tiles(counts: Mapping[str, int | None]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Every tile with its place on the whole drawing, and the names of the panels; empty panels are left out."""
    europe, america = places_on_europe(), places_on_america()
    elsewhere = sorted(counts.keys() - europe.keys() - america.keys())
    beside = {code: (index % _ELSEWHERE_WIDE, index // _ELSEWHERE_WIDE) for index, code in enumerate(elsewhere)}
    tiles: list[dict[str, Any]] = []
    heads: list[dict[str, Any]] = []
    top = 0.0
    for name, panel in (("Europe", europe), ("United States", america), ("Elsewhere, or not known (ZZ)", beside)):
        if not panel.keys() & counts.keys():
            continue
        heads.append({"label": name, "x": 0, "y": top - 0.65})
        tiles += [_tile(code, x, y + top, counts) for code, (x, y) in panel.items()]
        top += max(y for _, y in panel.values()) + 1 + _PANELS_APART
    return tiles or [_tile("–", 0, 0, {})], heads


def _tile(code: str, x: float, y: float, counts: Mapping[str, int | None]) -> dict[str, Any]:
    is_told = code in counts
    persons = counts.get(code)
    label = ("–" if persons is None else _short(persons)) if is_told else ""
    return {"code": code.removeprefix("US-"), "x": x, "y": y, "persons": persons, "label": label, "is_told": is_told}


def _short(persons: int) -> str:
    """At most four signs, for a tile is small; the table beside it has the whole number.

    >>> [_short(number) for number in (0, 999, 1234, 56_700, 1_250_000)]
    ['0', '999', '1.2k', '57k', '1.2M']
    """
    if persons < 1_000:
        return str(persons)
    if persons < 10_000:
        return f"{persons / 1_000:.1f}k"
    return f"{persons / 1_000:.0f}k" if persons < 1_000_000 else f"{persons / 1_000_000:.1f}M"


def _svg(chart: alt.LayerChart | alt.Chart, scheme: Scheme, title: str, told: str) -> str:
    padding = {"left": 8, "right": 56, "top": 4, "bottom": 4}  # a number stands beside the longest bar
    view = alt.ViewConfig(stroke=None)
    spec = chart.configure(font="sans-serif", background=scheme.ground, padding=padding, view=view).to_json()
    drawn = str(vl_convert.vegalite_to_svg(spec))
    head, _, rest = drawn.partition(">")
    return f"{head}><title>{html.escape(title)}</title><desc>{html.escape(told)}</desc>{rest}"
