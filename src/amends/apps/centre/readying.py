"""Is the line ready?  What somebody tried out, until when it counts, and the lights for the launch."""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.db import transaction
from msgspec.structs import replace

from amends.apps.centre.models import ForecastVersion, NeedVersion, ReadinessLook
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.core.errors import InputError
from amends.flood.readiness import Check, Need, Observation, ReadyLight, ReadyState, judge_readiness
from amends.launch import Light, LightState

_NOTE = 300
_SECONDS_OF_HOUR = 3600


@transaction.atomic
def state_need(*, incident: Incident, need: Need, by: str, now: datetime) -> NeedVersion:
    """Keeps what the lines must be ready for: numbers, languages, hours posted and staffed, overflow facts."""
    made = NeedVersion.objects.create(incident=incident, need=msgspec.to_builtins(need), by=by[:150], at=now)
    record_deed(
        incident_ref=incident.ref, kind="centre.need", subject=f"need {made.pk}", at=now,
        numbers=len(need.numbers), languages=list(need.languages),
    )  # fmt: skip
    return made


@transaction.atomic
def note_look(*, incident: Incident, look: Observation, now: datetime) -> ReadinessLook:
    """Keeps that somebody tried something out.

    Raises ``InputError`` (``centre.look``): nobody is named, or it is to come.
    """
    fault = ""
    if not look.by.strip():
        fault = "nobody is named who tried it"
    elif look.at > now:
        fault = "it is dated later than now"
    elif look.check in (Check.LINE, Check.LANGUAGES) and not look.subject:
        fault = "which number or language it was is not said"
    if fault:
        raise InputError("The look cannot be kept.", code="centre.look", where=str(look.check), why=fault)
    row = ReadinessLook.objects.create(
        incident=incident, check_name=look.check, subject=look.subject[:100], passed=look.passed, figure=look.figure,
        note=look.note[:_NOTE], by=look.by[:150], seen_at=look.at, at=now,
    )  # fmt: skip
    record_deed(
        incident_ref=incident.ref, kind="centre.tried", subject=f"look {row.pk}", at=now, check=str(look.check),
        passed=look.passed, seen_at=look.at.isoformat(),
    )  # fmt: skip
    return row


def readiness(*, incident: Incident, at: datetime) -> tuple[ReadyLight, ...]:
    """Every light at the time; where nobody said what is needed, that is the one red light."""
    stated = NeedVersion.objects.filter(incident=incident, at__lte=at).order_by("id").last()
    if stated is None:
        return (
            ReadyLight(
                check=str(Check.LINE), subject="-", state=ReadyState.RED,
                why="Nobody has said which numbers, languages and hours the notice promises.",
                fix="State them: amends centre ready INCIDENT --need FILE.",
            ),
        )  # fmt: skip
    need = msgspec.convert(stated.need, Need)
    load = _peak_load(incident, at)
    if load is not None:
        need = replace(need, peak_load=max(need.peak_load, load))
    # Of two looks at one moment the one that was noted last counts: the judge takes the first that it meets.
    rows = ReadinessLook.objects.filter(incident=incident, at__lte=at).order_by("-id")
    return judge_readiness(need, [_observation(row) for row in rows], at=at)


def is_need_stated(*, incident: Incident, at: datetime) -> bool:
    """Whether somebody has said by then what the lines must be ready for."""
    return NeedVersion.objects.filter(incident=incident, at__lte=at).exists()


def launch_lights(*, incident: Incident, at: datetime) -> tuple[Light, ...]:
    """The same lights as the launch gate has them: what was dialled is ``phone``, all else ``contact_centre``."""
    return tuple(_launch_light(light) for light in readiness(incident=incident, at=at))


def _launch_light(light: ReadyLight) -> Light:
    is_line = light.check == Check.LINE
    return Light(
        check="phone" if is_line else "contact_centre",
        subject=light.subject if is_line else f"{light.check} {light.subject}".removesuffix(" -"),
        state=LightState(light.state.value),
        why=light.why,
        fix=light.fix,
    )


def _observation(row: ReadinessLook) -> Observation:
    return Observation(
        check=Check(row.check_name), at=row.seen_at, by=row.by, passed=row.passed, subject=row.subject,
        figure=row.figure, note=row.note,
    )  # fmt: skip


def _peak_load(incident: Incident, at: datetime) -> float | None:
    """Erlang at the high scenario's peak of the forecast that stood, with the handling time that it took."""
    found = ForecastVersion.objects.filter(incident=incident, at__lte=at).order_by("number").last()
    if found is None:
        return None
    scenarios = found.answer.get("contacts", {})
    peaks = [one["peak_calls_per_hour"] for one in scenarios.values()] or [found.answer["peak"]["calls_per_hour"]]
    assumed = {one["field"]: one["value"] for one in found.answer["assumptions"]}
    aht_s = found.plan.get("aht_s") or assumed["aht_s"]
    return float(max(peaks)) * float(aht_s) / _SECONDS_OF_HOUR
