"""The line of time as a small picture: where each event stands between the first and the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from amends.web.console.overview.events import Event, EventKind

WIDTH, ROW, LEFT, RIGHT = 1000, 26, 190, 20
_TICKS = 4


@dataclass(frozen=True, kw_only=True)
class Dot:
    """An event in the picture; ``x`` and ``y`` in the units of its view box."""

    x: float
    y: float
    kind: EventKind
    is_behind: bool


@dataclass(frozen=True, kw_only=True)
class Strip:
    """The picture: one row for each kind of event that occurs, one dot for each event."""

    height: int
    rows: tuple[tuple[int, str], ...]
    ticks: tuple[tuple[float, datetime], ...]
    dots: tuple[Dot, ...]


def strip_of(events: Sequence[Event]) -> Strip | None:
    """The picture of the events; ``None`` for fewer than two instants."""
    first, last = (events[0].at, events[-1].at) if events else (None, None)
    if first is None or last is None or first == last:
        return None
    kinds = [kind for kind in EventKind if any(event.kind is kind for event in events)]
    span = (last - first).total_seconds()

    def place(at: datetime) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (at - first).total_seconds() / span, 1)

    return Strip(
        height=ROW * (len(kinds) + 1),
        rows=tuple((ROW * (number + 1), events_label(kind)) for number, kind in enumerate(kinds)),
        ticks=tuple((place(at), at) for at in (first + (last - first) * step / _TICKS for step in range(_TICKS + 1))),
        dots=tuple(
            Dot(x=place(event.at), y=ROW * (kinds.index(event.kind) + 1), kind=event.kind, is_behind=event.is_behind)
            for event in events
        ),
    )


def events_label(kind: EventKind) -> str:
    """The kind in one or two words, as the picture has room for."""
    return {EventKind.ANCHOR: "Instants", EventKind.OUTSIDER: "Others", EventKind.ORDER: "Orders"}.get(
        kind, kind.capitalize()
    )
