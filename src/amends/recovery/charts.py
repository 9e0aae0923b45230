"""The report's charts, drawn to SVG without a browser.

Colours are the Okabe-Ito set, which people with colour blindness can tell apart; whatever a colour
says is also written in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from typing import Any, Protocol

import altair as alt
import vl_convert

_WIDTH = 640
_DARK_FROM = 0.55  # of the largest number: from here the field is dark enough for white figures
_DEADLINES_SHOWN = 18  # more do not fit a page; the table has them all
_BLUE, _ORANGE, _GREEN, _RED, _GREY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#7A7A7A"
_STATE_COLOURS = {
    "accepted": _BLUE,
    "delivered": _GREEN,
    "planned": _GREY,
    "sending": _GREY,
    "held": _ORANGE,
    "unknown": _ORANGE,
    "owed": _ORANGE,
    "refused": _RED,
    "bounced": _RED,
    "superseded": _GREY,
    "cancelled": _GREY,
}


class Dated(Protocol):
    """What the timeline needs of a deadline."""

    @property
    def jurisdiction(self) -> str: ...
    @property
    def recipient(self) -> str: ...
    @property
    def due(self) -> datetime | date | None: ...


def timeline_chart(anchors: Mapping[str, datetime], deadlines: Sequence[Dated], *, as_of: datetime) -> str:
    """What happened when, against what the law sets: one line an event, in the order of time."""
    events = [(at, name.replace("_", " "), "happened", _minute(at)) for name, at in anchors.items()]
    for item in deadlines[:_DEADLINES_SHOWN]:
        at = _instant(item.due, as_of.tzinfo)
        label = _minute(item.due) if isinstance(item.due, datetime) else at.strftime("%d %b")
        events.append((at, f"{item.jurisdiction}: {item.recipient}", "due, passed" if at < as_of else "due", label))
    events.append((as_of, "now", "now", _minute(as_of)))
    values = [
        {"what": what, "at": at.isoformat(), "label": label, "kind": kind} for at, what, kind, label in sorted(events)
    ]
    order = [row["what"] for row in values]
    scale = alt.Scale(domain=["happened", "due", "due, passed", "now"], range=[_GREY, _BLUE, _RED, "#000000"])
    base = alt.Chart(_data(values)).encode(
        x=alt.X("at:T", title=None, axis=alt.Axis(format="%d %b %Y", labelAngle=0, tickCount=7)),
        y=alt.Y("what:N", sort=order, title=None, axis=alt.Axis(labelLimit=330)),
    )
    points = base.mark_point(filled=True, size=90, opacity=1).encode(
        color=alt.Color("kind:N", scale=scale, title=None, legend=alt.Legend(orient="top")),
        shape=alt.Shape(
            "kind:N",
            scale=alt.Scale(domain=scale.domain, range=["circle", "diamond", "triangle-up", "square"]),
            title=None,
        ),
    )
    labels = base.mark_text(align="left", dx=9, fontSize=11).encode(text="label:N")
    return _svg((points + labels).properties(width=_WIDTH - 130, height=alt.Step(22)))


def exposure_chart(exposure: Sequence[tuple[str, str, int]]) -> str:
    """Persons by place and element: the number is written in each field."""
    values = [{"place": place, "element": element, "persons": persons} for place, element, persons in exposure]
    if not values:
        return ""
    base = alt.Chart(_data(values)).encode(
        x=alt.X("place:N", title=None, sort=_by_size(values, "place"), axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("element:N", title=None, sort=_by_size(values, "element"), axis=alt.Axis(labelLimit=260)),
    )
    top = max(persons for _, _, persons in exposure)
    fields = base.mark_rect().encode(
        color=alt.Color("persons:Q", scale=alt.Scale(scheme="blues", type="sqrt"), legend=None)
    )
    numbers = base.mark_text(fontSize=11).encode(
        text="persons:Q",
        color=alt.condition(f"datum.persons > {top * _DARK_FROM}", alt.value("white"), alt.value("black")),
    )
    return _svg((fields + numbers).properties(width=alt.Step(58), height=alt.Step(22)))


def delivery_chart(deliveries: Iterable[tuple[str, str, str, int]]) -> str:
    """Messages by channel and language, split by what became of them."""
    values = [
        {"way": f"{channel}, {language}", "state": state, "messages": messages}
        for channel, language, state, messages in deliveries
    ]
    if not values:
        return ""
    states = [state for state in _STATE_COLOURS if any(row["state"] == state for row in values)]
    colours = alt.Scale(domain=states, range=[_STATE_COLOURS[state] for state in states])
    base = alt.Chart(_data(values)).encode(y=alt.Y("way:N", title=None, sort="-x"))
    bars = base.mark_bar().encode(
        x=alt.X("sum(messages):Q", title="messages"),
        color=alt.Color("state:N", scale=colours, title=None, legend=alt.Legend(orient="top")),
    )
    totals = base.mark_text(align="left", dx=4).encode(x="sum(messages):Q", text="sum(messages):Q")
    return _svg((bars + totals).properties(width=_WIDTH - 110, height=alt.Step(24)))


def reconciliation_chart(balance: Mapping[str, Any]) -> str:
    """One bar: affected = notified + excepted + owed."""
    parts = [("notified", _BLUE), ("excepted", _GREY), ("owed", _RED)]
    values = [{"part": part, "persons": int(balance[part]), "order": index} for index, (part, _) in enumerate(parts)]
    colours = alt.Scale(domain=[part for part, _ in parts], range=[colour for _, colour in parts])
    bar = (
        alt.Chart(_data(values))
        .mark_bar(height=26)
        .encode(
            x=alt.X("sum(persons):Q", title="persons affected", stack="zero"),
            color=alt.Color("part:N", scale=colours, title=None, legend=alt.Legend(orient="top")),
            order=alt.Order("order:Q"),
        )
    )
    return _svg(bar.properties(width=_WIDTH - 20, height=40))


def _minute(at: datetime) -> str:
    return at.strftime("%d %b %H:%M")


def _data(values: Sequence[Mapping[str, Any]]) -> alt.Data:
    return alt.Data(values=list(values))


def _by_size(rows: Iterable[Mapping[str, Any]], key: str) -> list[str]:
    sums: Counter[str] = Counter()
    for row in rows:
        sums[row[key]] += row["persons"]
    return [name for name, _ in sums.most_common()]


def _instant(due: datetime | date | None, zone: tzinfo | None) -> datetime:
    assert due is not None
    if isinstance(due, datetime):
        return due
    return datetime.combine(due, time(23, 59), tzinfo=zone)


def _svg(chart: alt.LayerChart | alt.Chart) -> str:
    # The reader's font may be wider than the one that measured the labels: leave room for it.
    padding = {"left": 48, "right": 24, "top": 4, "bottom": 4}
    spec = chart.configure_view(stroke=None).configure(font="sans-serif", padding=padding).to_json()
    return str(vl_convert.vegalite_to_svg(spec))
