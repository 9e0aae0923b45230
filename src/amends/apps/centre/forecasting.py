"""Versions of the forecast, and their correction by what really came."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Count, Max
from django.db.models.functions import TruncHour
from msgspec.structs import replace

from amends.apps.centre.arrivals import counted
from amends.apps.centre.models import ForecastVersion, Recalibration
from amends.apps.delivery.models import Message
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.core.errors import InputError, RefusedError
from amends.flood.answer import flood
from amends.flood.plan import Came, Plan, Sent

CALLS = "phone"
"""The channel of arrivals that a forecast of calls is corrected by."""


def latest_forecast(incident: Incident) -> ForecastVersion:
    """The forecast that stands.  Raises ``InputError`` (``centre.no_forecast``)."""
    found = ForecastVersion.objects.filter(incident=incident).order_by("number").last()
    if found is None:
        raise InputError(
            "Nothing has been forecast yet.", code="centre.no_forecast", where=incident.ref,
            fix="Make one: amends centre forecast INCIDENT PLAN.",
        )  # fmt: skip
    return found


@transaction.atomic
def make_forecast(
    *, incident: Incident, plan: Plan, by: str, now: datetime, before: ForecastVersion | None = None
) -> ForecastVersion:
    """Reckons and keeps the next version; scenarios and bands stand in its ``answer``.

    Raises ``InputError`` (``flood.*``).
    """
    answer = msgspec.to_builtins(flood(plan, now=now))
    stated = msgspec.to_builtins(plan)
    stated = {name: value for name, value in stated.items() if value is not None}
    last = ForecastVersion.objects.filter(incident=incident).aggregate(last=Max("number"))["last"] or 0
    digest = hashlib.sha256(msgspec.json.encode(stated, order="sorted")).hexdigest()
    made = ForecastVersion.objects.create(
        incident=incident, number=last + 1, plan=stated, plan_sha256=digest, answer=answer, before=before,
        by=by[:150], at=now,
    )  # fmt: skip
    record_deed(
        incident_ref=incident.ref, kind="centre.forecast", subject=f"forecast {made.number}", at=now,
        plan_sha256=digest, corrects=before.number if before else 0, people_short=answer["gap_sum"]["people"],
    )  # fmt: skip
    return made


@transaction.atomic
def recalibrate_forecast(*, incident: Incident, until: datetime, by: str, now: datetime) -> Recalibration:
    """Corrects the forecast by the calls that came up to ``until``; both versions and what lies between stay.

    What was sent is read from the ledger, where anything left the house, else taken as the plan states it.
    Raises ``InputError`` (``centre.no_forecast``, ``flood.*``) and ``RefusedError`` (``centre.nothing_came``,
    ``centre.no_notices``).
    """
    before = latest_forecast(incident)
    plan = msgspec.convert(before.plan, Plan)
    if plan.notices is None:
        raise RefusedError(
            "This forecast cannot be corrected by calls.", code="centre.no_notices", where=incident.ref,
            why="It rests on a rate of calls or on segments.", fix="Forecast with `notices` and `sent`.",
        )  # fmt: skip
    came = list(_came(incident, until))
    if not came:
        raise RefusedError(
            "No calls were counted yet.", code="centre.nothing_came", where=incident.ref,
            fix="Take the telephone system's counts in: amends centre observe INCIDENT FILE.",
        )  # fmt: skip
    sent = list(_sent(incident, until)) or plan.sent
    notices = max(plan.notices, sum(wave.notices for wave in sent or ()))
    start = max(until, now) if plan.start is None else plan.start
    corrected = replace(
        plan, notices=notices, sent=sent, observed=came, start=start if isinstance(start, str) else start.isoformat()
    )
    after = make_forecast(incident=incident, plan=corrected, by=by, now=now, before=before)
    return _kept(before, after, until=until, now=now)


def _kept(before: ForecastVersion, after: ForecastVersion, *, until: datetime, now: datetime) -> Recalibration:
    found: dict[str, Any] = after.answer["recalibrated"]
    return Recalibration.objects.create(
        before=before, after=after, until=until, prior=found["prior_propensity"], propensity=found["propensity"],
        low=found["low"], high=found["high"], expected=found["expected"], came=found["came"], at=now,
    )  # fmt: skip


def _came(incident: Incident, until: datetime) -> Iterator[Came]:
    """Calls by interval, all languages together; the telephone system's counts before our own notes of calls."""
    rows = counted(incident=incident, channel=CALLS, until=until)
    sums: dict[tuple[datetime, datetime], int] = {}
    for row in rows:
        sums[row.begins_at, row.ends_at] = sums.get((row.begins_at, row.ends_at), 0) + row.came
    for (begin, end), calls in sorted(sums.items()):
        yield Came(since=begin.isoformat(), until=end.isoformat(), calls=calls)


def _sent(incident: Incident, until: datetime) -> Iterator[Sent]:
    """What left the house, by the hour in which it was handed over."""
    rows = Message.objects.filter(campaign__incident_ref=incident.ref, handed_at__isnull=False, handed_at__lt=until)
    hours = rows.annotate(hour=TruncHour("handed_at", tzinfo=UTC)).values("hour").order_by("hour")
    for row in hours.annotate(persons=Count("person_ref", distinct=True)):
        yield Sent(at=row["hour"].isoformat(), notices=row["persons"])
