"""The contact centre's forecast, what really came, the audit and the contact decisions of the demo."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from amends.apps.centre.services import (
    count_care,
    import_arrivals,
    import_roster,
    make_forecast,
    note_look,
    recalibrate_forecast,
    state_need,
)
from amends.apps.contacts.services import decide_contact
from amends.apps.evidence.selectors import newest_assessment
from amends.apps.governance.auditing import commission_audit, ties_asked
from amends.apps.looks.services import person_hash
from amends.apps.measures.services import publish_measures
from amends.cli.demo_days.remedies import affected_of
from amends.cli.demo_days.stage import Stage, on
from amends.contact.decide import Request
from amends.flood.plan import read_plan
from amends.flood.readiness import Check, Need, Observation

Deeds = list[tuple[datetime, Callable[[], None]]]
_BY, _LINE = "agnieszka", "+48 500 009 900"
_PLAN = {
    "notices": 472, "start": "2026-06-02T14:30:00+02:00", "deadline": "2026-06-04T16:20:00+02:00",
    "channels": {"email": 0.9, "post": 0.1}, "aht_s": 540, "patience_s": 120, "interval_minutes": 60, "opens": 7,
    "closes": 22, "time_zone": "Europe/Warsaw", "propensity": 0.12, "agents_available": 4,
    "sent": [{"at": "2026-06-02T14:00:00+02:00", "notices": 472}],
    "languages": {"pl": 0.75, "en": 0.12, "de": 0.07, "fa": 0.06},
}  # fmt: skip
_CALLS = {2: (0, 0, 0, 3, 6, 4, 2), 3: (3, 4, 3, 2, 2, 1, 1), 4: (2, 2, 2, 1, 1, 1, 0)}
"""Calls by day from 07:00 in steps of two hours."""


def deeds(stage: Stage) -> Deeds:
    """What is planned, counted and corrected, and when."""
    return [
        (on(2, 14, 20), lambda: _forecast(stage)),
        (on(2, 14, 25), lambda: _ready(stage)),
        (on(4, 12), lambda: _audit(stage)),
        (on(4, 13), lambda: _ask_contacts(stage)),
        (on(5, 7), lambda: _observe(stage)),
        (on(5, 9), lambda: _publish(stage)),
    ]


def _forecast(stage: Stage) -> None:
    plan = read_plan(json.dumps(_PLAN), name="the demo's plan")
    make_forecast(incident=stage.incident, plan=plan, by=_BY, now=on(2, 14, 20))
    shifts = ["from,to,agents,language"]
    for day in (2, 3, 4, 5):
        for begin, agents in ((7, 4), (14, 3)):
            start = on(day, begin)
            shifts.append(f"{start.isoformat()},{(start + timedelta(hours=8)).isoformat()},{agents},pl")
    import_roster(incident=stage.incident, text="\n".join(shifts) + "\n", name="roster.csv", by=_BY, now=on(2, 14, 22))


def _ready(stage: Stage) -> None:
    """What the lines promise, and what was tried out; nobody answered in Persian, and it is red."""
    hours = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "7-22")
    need = Need(
        numbers=(_LINE,), peak_load=1.5, languages=("pl", "en", "de", "fa"), posted_hours=hours, staffed_hours=hours,
        overflow_facts=("what_happened",), page_requests_per_s=50,
    )  # fmt: skip
    state_need(incident=stage.incident, need=need, by=_BY, now=on(2, 14, 25))
    looks: tuple[tuple[Check, str, bool, str, float | None], ...] = (
        (Check.LINE, _LINE, True, "answered in Polish after 14 s", None),
        (Check.TRUNKS, "", True, "twelve calls at once", 12.0),
        (Check.LANGUAGES, "pl", True, "", None),
        (Check.LANGUAGES, "en", True, "", None),
        (Check.LANGUAGES, "de", True, "", None),
        (Check.LANGUAGES, "fa", False, "nobody who speaks Persian was on the line", None),
        (Check.LOAD_TEST, "", True, "the page held", 180.0),
    )
    for check, subject, passed, note, figure in looks:
        seen = Observation(
            check=check, at=on(2, 11, 20), by="marta", passed=passed, subject=subject, note=note, figure=figure
        )
        note_look(incident=stage.incident, look=seen, now=on(2, 14, 25))


def _observe(stage: Stage) -> None:
    lines = ["begins_at,ends_at,channel,language,came,answered,abandoned"]
    for day, calls in _CALLS.items():
        for number, came in enumerate(calls):
            begin = on(day, 7 + 2 * number)
            end = begin + timedelta(hours=2)
            lost = came // 4
            lines.append(f"{begin.isoformat()},{end.isoformat()},phone,pl,{came},{came - lost},{lost}")
    now = on(5, 7)
    import_arrivals(incident=stage.incident, text="\n".join(lines) + "\n", name="calls.csv", by=_BY, now=now)
    count_care(incident=stage.incident, since=on(1, 7), until=now, by=_BY, now=now)
    recalibrate_forecast(incident=stage.incident, until=now, by=_BY, now=now)


def _audit(stage: Stage) -> None:
    commission_audit(
        incident=stage.incident, auditor="Biuro Audytu Trzcina", by="wanda", now=on(4, 12),
        scope="How the file was reached, why it was not seen for twelve days, and whether people were told in time.",
        due_at=on(30, 12), ties={row.tie: "no" for row in ties_asked()},
    )  # fmt: skip


def _ask_contacts(stage: Stage) -> None:
    """Four contacts that somebody wanted to make; the law and the house let one of them."""
    people = affected_of(newest_assessment(stage.incident).folder)
    for number, wanted in enumerate(_wanted()):
        ref, at = people[number].person_ref, on(4, 13, number)
        person = {"ref": ref, "language": people[number].language, "residence": "PL", **wanted.pop("person", {})}
        request = Request.from_json(json.dumps({"person": person, "at": at.isoformat(), **wanted}).encode())
        decide_contact(
            request=request, incident=stage.incident, person_hash=person_hash(stage.incident_key, ref), by=_BY, now=at
        )


def _wanted() -> list[dict[str, Any]]:
    return [
        {"purpose": "service", "channel": "email", "trigger": {"kind": "balance_zero"}},
        {"purpose": "marketing", "channel": "email", "legal_basis": "consent", "trigger": {"kind": "balance_zero"}},
        {"purpose": "survey", "channel": "sms"},
        {
            "purpose": "service",
            "channel": "voice",
            "person": {"residence": "US-CA", "time_zone": "America/Los_Angeles"},
        },
    ]


def _publish(stage: Stage) -> None:
    publish_measures(incident=stage.incident, by=_BY, now=on(5, 9))
