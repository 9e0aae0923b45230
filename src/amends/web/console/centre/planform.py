"""The plan of a forecast as a form: filled from the plan that stands or from what is on file, read back into a plan."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from django.http import HttpRequest

from amends.apps.centre.models import ForecastVersion
from amends.apps.centre.prefilling import OnFile
from amends.core.errors import InputError
from amends.flood.defaults import forecasting, staffing
from amends.flood.plan import Plan, bad, read_plan, zone_of

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_HUNDREDTHS = ("service_level", "shrinkage", "propensity")
_WHOLE = ("notices", "agents_available", "opens", "closes")
_NUMBERS = ("aht_s", "target_s", "patience_s")
_MOST = 60  # characters of one field
_LISTS = ("channels", "languages", "days")
FIELDS = frozenset((*_WHOLE, *_NUMBERS, *_HUNDREDTHS, *_LISTS, "start", "deadline", "time_zone"))
_OTHER_WAYS = frozenset(("segments", "calls_per_hour"))


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field with what stands in it, and what is wrong with it."""

    name: str
    label: str
    value: str
    kind: str = "text"
    hint: str = ""
    fault: str = ""
    is_required: bool = False
    step: str = "1"


def is_for_form(version: ForecastVersion | None) -> bool:
    """Whether the plan that stands is one that the form can show whole."""
    if version is None:
        return True
    plan = version.plan
    return not _OTHER_WAYS & set(plan) and not isinstance(plan.get("agents_available"), list)


def kept_of(version: ForecastVersion | None) -> dict[str, Any]:
    """What the plan that stands says and the form does not ask; it goes into the next one as it is."""
    if version is None or not is_for_form(version):
        return {}
    return {name: value for name, value in version.plan.items() if name not in FIELDS}


def values_of(version: ForecastVersion | None, known: OnFile) -> dict[str, str]:
    """What the fields begin with: the plan that stands, what it leaves out from what is on file."""
    plan = version.plan if version and is_for_form(version) else {}
    zone = str(plan.get("time_zone") or "UTC")
    values = {name: _number(plan.get(name)) for name in (*_WHOLE, *_NUMBERS)}
    values |= {name: _number(plan[name] * 100) if plan.get(name) is not None else "" for name in _HUNDREDTHS}
    deadline = plan.get("deadline") or (known.deadline.isoformat() if known.deadline else "")
    values |= {
        "notices": values["notices"] or _number(known.notices),
        "time_zone": zone,
        "start": _local(str(plan.get("start") or ""), zone),
        "deadline": _local(str(deadline), zone),
        "channels": _shares(plan.get("channels") or known.channels),
        "languages": _shares(plan.get("languages") or known.languages),
        "days": " ".join(str(day) for day in plan.get("days") or ()),
    }
    return values


def typed_values(request: HttpRequest) -> dict[str, str]:
    """What was typed, to be shown again."""
    values = {name: request.POST.get(name, "").replace("\0", "").strip()[: 4 * _MOST] for name in FIELDS}
    return values | {"days": " ".join(day for day in request.POST.getlist("days") if day in tuple("0123456"))}


def plan_from(values: Mapping[str, str], kept: Mapping[str, Any]) -> Plan:
    """The plan of the fields.  Raises ``InputError`` whose ``where`` names the field (``flood.*``, ``time.*``)."""
    made: dict[str, Any] = dict(kept)
    for name in (*_WHOLE, *_NUMBERS, *_HUNDREDTHS):
        if values[name]:
            made[name] = _figure(values[name], name)
    if not values["notices"]:
        raise bad("notices", "nothing says how many notices go", fix="Give the number of people who get one.")
    zone = values["time_zone"] or "UTC"
    known = zone_of(Plan(time_zone=zone), None)
    for name in ("start", "deadline"):
        if values[name]:
            made[name] = _instant(values[name], name, known)
    for name in ("channels", "languages"):
        if values[name]:
            made[name] = _read_shares(values[name], name)
    if values["days"] and len(values["days"].split()) < len(_DAYS):
        made["days"] = [int(day) for day in values["days"].split()]
    return read_plan(msgspec.json.encode(made | {"time_zone": zone}).decode(), name="the plan")


def fields_of(values: Mapping[str, str], known: OnFile, fault: InputError | None) -> dict[str, list[Field]]:
    """The fields by group, each with its own fault."""
    return {title: [_field(row, values, fault) for row in rows] for title, rows in _groups(known).items()}


def days_of(values: Mapping[str, str]) -> list[tuple[str, str, bool]]:
    """The days of the week with their numbers, and whether each is ticked; none stated is every day."""
    ticked = values["days"].split() or [str(number) for number in range(len(_DAYS))]
    return [(str(number), name, str(number) in ticked) for number, name in enumerate(_DAYS)]


def _groups(known: OnFile) -> dict[str, list[tuple[str, str, str, str]]]:
    """Name, label, kind and hint of each field; a hint says what counts where the field stays empty."""
    people, desk = forecasting(), staffing()
    register = f"The register counts {known.notices} affected." if known.notices else "Nothing is assessed yet."
    law = f"The first to people: {known.law}." if known.law else "Empty: three days after the start."
    ways = ", ".join(people.lags.minutes)
    return {
        "The notices": [
            ("notices", "How many go", "number", register),
            ("channels", "By channel", "text", f"As email 60, post 40; shares or counts. Known are {ways}."),
            ("languages", "Languages of those who call", "text", "As pl 70, de 30; empty: not told apart."),
            ("propensity", "Of a hundred, how many call", "decimal", f"Empty: {people.propensity.expected * 100:g}."),
        ],
        "When": [
            ("start", "First wave not before", "datetime-local", "Empty: the next full hour."),
            ("deadline", "The law's deadline", "datetime-local", law),
            ("time_zone", "Time zone of these and of the line", "text", "As Europe/Warsaw."),
            ("opens", "The line opens at", "number", "Hour of the day, 0 to 23; empty: always open."),
            ("closes", "and closes at", "number", "Hour of the day, 1 to 24."),
        ],
        "Who answers": [
            ("agents_available", "People at the phones at a time", "number", "Empty: only what is needed is reckoned."),
            ("shrinkage", "Of a hundred on duty, how many are away", "decimal", f"Empty: {desk.shrinkage.share:.0%}."),
            ("aht_s", "Seconds that a call takes", "decimal", f"Empty: {desk.handling.expected:g}."),
            (
                "service_level",
                "Of a hundred calls, how many in time",
                "decimal",
                f"Empty: {desk.promise.service_level:.0%}.",
            ),
            ("target_s", "In time is within seconds", "decimal", f"Empty: {desk.promise.target_s:g}."),
            ("patience_s", "Seconds that a caller waits", "decimal", "Empty: nobody hangs up."),
        ],
    }


def _field(row: tuple[str, str, str, str], values: Mapping[str, str], fault: InputError | None) -> Field:
    name, label, kind, hint = row
    places = {part.strip() for part in (fault.where if fault else "").split(",")}
    says = f"{fault.why or fault.what} {fault.fix}".strip() if fault and name in places else ""
    return Field(
        name=name, label=label, value=values[name], kind="number" if kind == "decimal" else kind, hint=hint,
        fault=says, is_required=name == "notices", step="any" if kind == "decimal" else "1",
    )  # fmt: skip


def _figure(typed: str, name: str) -> float:
    try:
        value = float(typed[:_MOST].replace(",", "."))
    except ValueError as error:
        raise bad(name, "this is no number", fix="Write it in digits.") from error
    if not math.isfinite(value):
        raise bad(name, "this is no number", fix="Write it in digits.")
    if name in _WHOLE:
        if not value.is_integer():
            raise bad(name, "this is no whole number", fix="Write it without a fraction.")
        return int(value)
    return value / 100 if name in _HUNDREDTHS else value


def _instant(typed: str, name: str, zone: Any) -> str:
    try:
        at = datetime.fromisoformat(typed[:_MOST])
    except ValueError as error:
        raise bad(name, "this is no day and hour", fix="Write it as 2026-06-01T08:00.") from error
    return (at if at.tzinfo else at.replace(tzinfo=zone)).isoformat()


def _read_shares(typed: str, name: str) -> dict[str, float]:
    shares: dict[str, float] = {}
    for part in typed.replace(";", ",").split(","):
        words = part.replace(":", " ").split()
        if not words:
            continue
        if len(words) > 2 or words[0] in shares:
            raise bad(name, f"{part.strip()[:20]!r} is no name with a number, or stands there twice")
        shares[words[0]] = _figure(words[1].rstrip("%"), name) if len(words) > 1 else 1.0
    return shares


def _shares(given: Any) -> str:
    if isinstance(given, dict) and all(isinstance(share, int | float) for share in given.values()):
        return ", ".join(f"{name} {share:g}" for name, share in given.items())
    return ", ".join(map(str, given)) if isinstance(given, list) and all(isinstance(one, str) for one in given) else ""


def _number(value: Any) -> str:
    return f"{value:.10g}" if isinstance(value, int | float) else ""


def _local(text: str, zone: str) -> str:
    if not text:
        return ""
    return datetime.fromisoformat(text).astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")
