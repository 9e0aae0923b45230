"""The picture of a flood: calls expected by day with their band, drawn to SVG without a browser.

Colours are the Okabe-Ito set, which people with colour blindness can tell apart.
"""

from __future__ import annotations

from typing import Any

import altair as alt
import vl_convert

_WIDTH, _HEIGHT = 640, 220
_LETTERS = 14  # px, where the picture is shown at its own width
_BLUE, _GREY, _RED = "#0072B2", "#7A7A7A", "#D55E00"


def flood_chart(document: dict[str, Any]) -> str:
    """SVG of the answer of ``answer.flood``: days with their band, else the intervals; below them the staff."""
    days = document.get("days") or []
    values = [{"at": day["day"], "calls": day["calls"], "low": day["band"][0], "high": day["band"][1]} for day in days]
    calls = _by_day(values) if values else _by_interval(document)
    return _svg(alt.vconcat(calls, _staff(document)))


def _by_day(values: list[dict[str, Any]]) -> Any:
    base = alt.Chart(alt.Data(values=values)).encode(x=alt.X("at:T", title=None, axis=alt.Axis(format="%d %b")))
    band = base.mark_area(opacity=0.25, color=_BLUE).encode(
        y=alt.Y("low:Q", title="calls a day, with the band"), y2="high:Q"
    )
    return (band + base.mark_line(color=_BLUE).encode(y="calls:Q")).properties(width=_WIDTH, height=_HEIGHT)


def _by_interval(document: dict[str, Any]) -> Any:
    values = [{"at": row["from"], "calls": row["calls_per_hour"]} for row in document["staffing"]]
    base = alt.Chart(alt.Data(values=values)).mark_bar(color=_BLUE)
    return base.encode(x=alt.X("at:T", title=None), y=alt.Y("calls:Q", title="calls an hour")).properties(
        width=_WIDTH, height=_HEIGHT
    )


def _staff(document: dict[str, Any]) -> Any:
    short = {gap["from"]: gap["agents_short"] for gap in document["gap"]}
    values = [
        {"at": row["from"], "agents": row["agents"], "short": short.get(row["from"], 0)} for row in document["staffing"]
    ]
    base = alt.Chart(alt.Data(values=values)).encode(x=alt.X("at:T", title=None, axis=alt.Axis(format="%d %b")))
    line = base.mark_line(color=_GREY, interpolate="step-after").encode(
        y=alt.Y("agents:Q", title="agents needed; red: short")
    )
    gap = base.mark_area(color=_RED, opacity=0.6, interpolate="step-after").encode(y="short:Q")
    return (line + gap).properties(width=_WIDTH, height=_HEIGHT // 2)


def _svg(chart: Any) -> str:
    padding = {"left": 24, "right": 24, "top": 8, "bottom": 8}
    plain = chart.configure_view(stroke=None).configure(font="sans-serif", padding=padding)
    spec = plain.configure_axis(labelFontSize=_LETTERS, titleFontSize=_LETTERS).to_json()
    return str(vl_convert.vegalite_to_svg(spec))
