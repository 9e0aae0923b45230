"""Staff per interval: what the forecast needs, who is rostered, and who is missing."""

from __future__ import annotations

import csv
import hashlib
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from amends.apps.centre.forecasting import latest_forecast
from amends.apps.centre.models import RosterVersion
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.core.clock import parse_instant
from amends.core.errors import InputError

ROSTER_COLUMNS = ("from", "to", "agents", "language")
_MOST_SHIFTS = 20_000
_MOST_AGENTS = 100_000


@dataclass(frozen=True, kw_only=True)
class StaffRow:
    """One interval.  ``rostered`` is what the forecast asks for, shrinkage included; ``on_duty`` what the roster has.

    ``short`` is how many are missing; ``on_duty`` and ``short`` are ``None`` where there is no roster.
    """

    begin: datetime
    end: datetime
    calls_per_hour: float
    agents: int
    rostered: int
    on_duty: int | None
    short: int | None
    service_level: float


@dataclass(frozen=True, kw_only=True)
class StaffPlan:
    """The whole plan; ``people_short`` at the worst moment, ``hours_short`` altogether."""

    forecast: int
    rows: tuple[StaffRow, ...]
    has_roster: bool
    people_short: int
    hours_short: float


@transaction.atomic
def import_roster(*, incident: Incident, text: str, name: str, by: str, now: datetime) -> RosterVersion:
    """Takes a roster in, whole or not at all.  CSV: from, to (with offset), agents, and where it matters language.

    Raises ``InputError`` (``centre.roster``, ``time.*``) with the line at fault.
    """
    shifts = list(_shifts(text, name))
    if not shifts:
        raise _bad("it has no shift", name)
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = RosterVersion.objects.create(incident=incident, shifts=shifts, file_sha256=digest, by=by[:150], at=now)
    record_deed(
        incident_ref=incident.ref, kind="centre.roster", subject=f"roster {made.pk}", at=now, file_sha256=digest,
        shifts=len(shifts),
    )  # fmt: skip
    return made


def staffing_plan(*, incident: Incident, since: datetime | None = None, most: int = 2_000) -> StaffPlan:
    """Every interval of the forecast that stands, from ``since`` on, with the roster that stands beside it.

    A shift covers an interval only where it covers all of it.  Raises ``InputError`` (``centre.no_forecast``).
    """
    forecast = latest_forecast(incident)
    roster = RosterVersion.objects.filter(incident=incident).order_by("id").last()
    shifts = [_shift(one) for one in roster.shifts] if roster else None
    rows = [_row(one, shifts) for one in forecast.answer["staffing"]]
    chosen = [row for row in rows if since is None or row.end > since][:most]
    return StaffPlan(
        forecast=forecast.number,
        rows=tuple(chosen),
        has_roster=shifts is not None,
        people_short=max((row.short or 0 for row in chosen), default=0),
        hours_short=round(math.fsum((row.short or 0) * _hours(row) for row in chosen), 2),
    )


def _row(one: dict[str, Any], shifts: Sequence[tuple[datetime, datetime, int]] | None) -> StaffRow:
    begin, end = datetime.fromisoformat(one["from"]), datetime.fromisoformat(one["to"])
    on_duty = None
    if shifts is not None:
        on_duty = sum(agents for start, stop, agents in shifts if start <= begin and end <= stop)
    return StaffRow(
        begin=begin,
        end=end,
        calls_per_hour=one["calls_per_hour"],
        agents=one["agents"],
        rostered=one["rostered"],
        on_duty=on_duty,
        short=None if on_duty is None else max(0, one["rostered"] - on_duty),
        service_level=one["service_level"],
    )


def _hours(row: StaffRow) -> float:
    return (row.end.astimezone(UTC) - row.begin.astimezone(UTC)).total_seconds() / 3600


def _shift(one: dict[str, Any]) -> tuple[datetime, datetime, int]:
    return datetime.fromisoformat(one["from"]), datetime.fromisoformat(one["to"]), one["agents"]


def _shifts(text: str, name: str) -> Iterator[dict[str, Any]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = {"from", "to", "agents"} - set(reader.fieldnames or ())
    if missing:
        raise _bad(f"it has no column {', '.join(sorted(missing))}", f"{name}, line 1")
    for number, row in enumerate(reader, 2):
        where = f"{name}, line {number}"
        if number > _MOST_SHIFTS:
            raise _bad(f"it has more than {_MOST_SHIFTS} shifts", where)
        begin = parse_instant((row["from"] or "").strip(), where=f"{where}, from")
        end = parse_instant((row["to"] or "").strip(), where=f"{where}, to")
        agents = (row["agents"] or "").strip()
        if not begin < end:
            raise _bad("the shift does not end after it begins", where)
        if not (agents.isascii() and agents.isdigit() and len(agents) < 7 and int(agents) <= _MOST_AGENTS):
            raise _bad("agents is no whole number of people", where)
        language = (row.get("language") or "").strip()[:12]
        yield {"from": begin.isoformat(), "to": end.isoformat(), "agents": int(agents), "language": language}


def _bad(why: str, where: str) -> InputError:
    return InputError(
        "The roster cannot be used.", code="centre.roster", where=where, why=why,
        fix="Columns: " + ", ".join(ROSTER_COLUMNS) + "; docs/contact-centre.md shows a file.",
    )  # fmt: skip
