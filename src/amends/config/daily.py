"""Once a day for each incident: counts, forecasts and reminders; and measures that a house publishes by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from amends.apps.centre.models import ForecastVersion
from amends.apps.centre.services import count_care, recalibrate_forecast
from amends.apps.incidents.models import Incident
from amends.apps.integrations.answers import sweep_answers
from amends.apps.journal.models import Entry
from amends.apps.journal.services import record_deed
from amends.apps.measures.models import PublishingRule
from amends.apps.measures.services import publish_due
from amends.apps.remedies.models import CodeGrant, Entitlement
from amends.apps.remedies.nudging import send_nudges
from amends.apps.remedies.reminding import send_reminders
from amends.core.errors import InputError, RefusedError

DONE = "day.worked"
_BY = "amends desk"
_LOOK_BACK = timedelta(days=2)  # what was noted late is counted as well; a count replaces the one before it


def do_daily_work(*, secret: Callable[[str], bytes], public_key: bytes, now: datetime) -> int:
    """Works off each incident with a forecast or a code given that has not been worked off this day (UTC).

    Returns how many there were.  A day is marked before its work: a fault in it is told once, and the next day tries
    again; reminders and counts lose nothing by that.
    """
    sweep_answers(now=now)
    day = f"{now:%Y-%m-%d}"
    # By incident, for it is asked every second: the record and the codes have rows by the hundred thousand.
    worked = Exists(Entry.objects.filter(incident_ref=OuterRef("ref"), kind=DONE, subject=day))
    forecast = Exists(ForecastVersion.objects.filter(incident=OuterRef("pk")))
    given = Exists(CodeGrant.objects.filter(incident=OuterRef("pk")))
    owed = Exists(Entitlement.objects.filter(incident=OuterRef("pk")))
    open_today = Incident.objects.filter(~worked, forecast | given | owed).order_by("pk")
    done = 0
    for incident in open_today:
        with transaction.atomic():
            record_deed(incident_ref=incident.ref, kind=DONE, subject=day, at=now)
        _correct_forecast(incident, now)
        _remind(incident, secret, public_key, now)
        done += 1
    _publish(now)
    return done


def _publish(now: datetime) -> None:
    """Measures that a house publishes by itself: by the time since the last, not by the day of a calendar."""
    ruled = Exists(PublishingRule.objects.filter(incident=OuterRef("pk")))
    for incident in Incident.objects.filter(ruled).order_by("pk"):
        publish_due(incident=incident, now=now)


def _correct_forecast(incident: Incident, now: datetime) -> None:
    until = now.replace(minute=0, second=0, microsecond=0)
    count_care(incident=incident, since=until - _LOOK_BACK, until=until, by=_BY, now=now)
    try:
        recalibrate_forecast(incident=incident, until=until, by=_BY, now=now)
    except (InputError, RefusedError):
        return  # there is no forecast, or nothing to correct it by: neither is a fault of the day


def _remind(incident: Incident, secret: Callable[[str], bytes], public_key: bytes, now: datetime) -> None:
    try:
        key = secret(f"{incident.ref}.key")
        send_reminders(incident=incident, key=key, public_key=public_key, by=_BY, now=now)
        send_nudges(incident=incident, key=key, public_key=public_key, by=_BY, now=now)
    except InputError:
        return  # its key was destroyed, or it was never assessed: there is nobody left to remind, or nobody yet
