"""The contact centre: forecasts are versions, what came corrects them, the roster shows who is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import Error, transaction

from amends.apps.care.intake import Incoming, take_message
from amends.apps.care.models import WayIn
from amends.apps.centre.models import Arrivals, ForecastVersion, Recalibration
from amends.apps.centre.services import (
    count_care,
    import_arrivals,
    import_roster,
    latest_forecast,
    launch_lights,
    make_forecast,
    note_look,
    readiness,
    recalibrate_forecast,
    staffing_plan,
    state_need,
)
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.journal.models import Entry
from amends.core.case import parse_case
from amends.core.errors import InputError, RefusedError
from amends.flood.plan import Plan, Sent
from amends.flood.readiness import Check, Need, Observation, is_ready
from amends.launch import LightState

START = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)
NOW = START + timedelta(days=2)
CASE = """
incident:
  title: "Customer data published"
  controller: {name: "Bank Example", brand_domains: [bank.example]}
cohorts:
  - {residence: PL, persons: 20000, elements: [name]}
"""
HEADER = "begins_at,ends_at,channel,language,came,answered,abandoned\n"


@pytest.fixture
def incident(db: None) -> Incident:
    return open_incident(case=parse_case(CASE, name="case.yaml"), case_sha256="c" * 64, is_exercise=False, at=START)


def plan(**more: Any) -> Plan:
    fields: dict[str, Any] = {
        "notices": 20_000.0,
        "start": START.isoformat(),
        "deadline": (START + timedelta(hours=24)).isoformat(),
        "interval_minutes": 60,
        "aht_s": 360.0,
    }
    return Plan(**(fields | more))


def forecast(incident: Incident, **more: Any) -> ForecastVersion:
    return make_forecast(incident=incident, plan=plan(**more), by="planner", now=START)


def calls(hours: int, each: int) -> str:
    lines = [
        f"{(START + timedelta(hours=n)).isoformat()},{(START + timedelta(hours=n + 1)).isoformat()},phone,pl,{each},,"
        for n in range(hours)
    ]
    return HEADER + "\n".join(lines) + "\n"


def take_in(incident: Incident, text: str, now: datetime = NOW) -> Any:
    return import_arrivals(incident=incident, text=text, name="acd.csv", by="planner", now=now)


def test_a_forecast_is_a_version_with_scenarios_and_bands_on_record(incident: Incident) -> None:
    first, second = forecast(incident), forecast(incident, propensity=0.2)
    assert (first.number, second.number) == (1, 2)
    assert latest_forecast(incident).pk == second.pk
    assert set(first.answer["contacts"]) == {"low", "expected", "high"}
    assert first.answer["days"][0]["band"][0] <= first.answer["days"][0]["calls"] <= first.answer["days"][0]["band"][1]
    assert Entry.objects.filter(incident_ref=incident.ref, kind="centre.forecast").count() == 2
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        ForecastVersion.objects.filter(pk=first.pk).update(number=9)


def test_many_more_calls_than_expected_raise_the_forecast_and_both_versions_stay(incident: Incident) -> None:
    before = forecast(incident, sent=[Sent(at=START.isoformat(), notices=20_000.0)])
    take_in(incident, calls(24, 400))
    made = recalibrate_forecast(incident=incident, until=START + timedelta(hours=24), by="planner", now=NOW)
    assert (made.before.pk, made.after.number, made.came) == (before.pk, 2, 9_600)
    assert made.low <= made.propensity <= made.high
    assert made.propensity > 2 * made.prior
    assert made.after.answer["contacts"]["expected"]["calls"] > before.answer["contacts"]["expected"]["calls"]
    assert ForecastVersion.objects.count() == 2
    assert Recalibration.objects.count() == 1


def test_the_next_day_is_reckoned_from_the_same_prior_and_no_call_counts_twice(incident: Incident) -> None:
    forecast(incident, propensity=0.05, sent=[Sent(at=START.isoformat(), notices=20_000.0)])
    take_in(incident, calls(24, 40))
    first = recalibrate_forecast(incident=incident, until=START + timedelta(hours=24), by="planner", now=NOW)
    again = recalibrate_forecast(incident=incident, until=START + timedelta(hours=24), by="planner", now=NOW)
    assert again.prior == pytest.approx(first.prior)
    assert again.propensity == pytest.approx(first.propensity)


def test_without_calls_or_notices_there_is_nothing_to_correct(incident: Incident) -> None:
    with pytest.raises(InputError) as none:
        recalibrate_forecast(incident=incident, until=NOW, by="planner", now=NOW)
    assert none.value.code == "centre.no_forecast"
    forecast(incident)
    with pytest.raises(RefusedError) as caught:
        recalibrate_forecast(incident=incident, until=NOW, by="planner", now=NOW)
    assert caught.value.code == "centre.nothing_came"


def test_the_same_counts_twice_change_nothing_and_a_correction_takes_their_place(incident: Incident) -> None:
    assert take_in(incident, calls(3, 10)).taken == 3
    assert take_in(incident, calls(3, 10)).known == 3
    changed = take_in(incident, calls(3, 11))
    assert (changed.taken, changed.changed) == (0, 3)
    assert Arrivals.objects.count() == 6
    forecast(incident, sent=[Sent(at=START.isoformat(), notices=20_000.0)])
    made = recalibrate_forecast(incident=incident, until=NOW, by="planner", now=NOW)
    assert made.came == 33


@pytest.mark.parametrize(
    "line",
    [
        "2026-06-08T08:00:00,2026-06-08T09:00:00+00:00,phone,pl,3,,",
        "2026-06-08T09:00:00+00:00,2026-06-08T08:00:00+00:00,phone,pl,3,,",
        "2026-06-08T08:00:00+00:00,2026-06-10T09:00:00+00:00,phone,pl,3,,",
        "2026-06-08T08:00:00+00:00,2026-06-08T09:00:00+00:00,fax,pl,3,,",
        "2026-06-08T08:00:00+00:00,2026-06-08T09:00:00+00:00,phone,pl,-3,,",
        "2026-06-08T08:00:00+00:00,2026-06-08T09:00:00+00:00,phone,pl,3,3,1",
        "2026-06-08T08:00:00+00:00,2026-06-08T09:00:00+00:00,phone,pl,,,",
        "2027-06-08T08:00:00+00:00,2027-06-08T09:00:00+00:00,phone,pl,3,,",
    ],
)
def test_one_bad_line_takes_nothing_in(incident: Incident, line: str) -> None:
    with pytest.raises(InputError):
        take_in(incident, calls(2, 5) + line + "\n")
    assert not Arrivals.objects.exists()


def test_what_came_to_our_own_cases_is_counted_by_hour_way_and_language(incident: Incident) -> None:
    for number in range(3):
        take_message(
            incoming=Incoming(
                way_in=WayIn.MAIL, text=f"Am I affected? {number}", author=f"p{number}@people.example", language="en",
                received_at=START + timedelta(minutes=number),
            ),
            incident=incident, now=START + timedelta(minutes=number), public_key=settings.DESK_PUBLIC_KEY(),
            pepper=settings.SECRET_OF("portal.pepper"),
        )  # fmt: skip
    found = count_care(incident=incident, since=START, until=NOW, by="planner", now=NOW)
    assert found.taken == 1
    row = Arrivals.objects.get()
    assert (row.channel, row.language, row.came, row.begins_at) == ("mail", "en", 3, START)
    assert count_care(incident=incident, since=START, until=NOW, by="planner", now=NOW).known == 1


def test_the_gap_is_what_the_forecast_needs_less_who_is_on_duty(incident: Incident) -> None:
    forecast(incident, propensity=0.1)
    assert staffing_plan(incident=incident).rows[0].short is None
    roster = f"from,to,agents,language\n{START.isoformat()},{(START + timedelta(hours=4)).isoformat()},5,pl\n"
    import_roster(incident=incident, text=roster, name="roster.csv", by="planner", now=NOW)
    plan_ = staffing_plan(incident=incident)
    for row in plan_.rows:
        duty = 5 if row.end <= START + timedelta(hours=4) else 0
        assert row.on_duty == duty
        assert row.short == max(0, row.rostered - duty)
    assert plan_.people_short == max(row.short or 0 for row in plan_.rows) > 0
    assert plan_.hours_short == pytest.approx(sum(row.short or 0 for row in plan_.rows))
    with pytest.raises(InputError):
        import_roster(incident=incident, text=roster + "x,y,3,\n", name="roster.csv", by="planner", now=NOW)


NEED = Need(
    numbers=("+48221234567",),
    peak_load=2.0,
    languages=("pl",),
    posted_hours={"mon": "8-20"},
    staffed_hours={"mon": "8-20"},
    overflow_facts=("what_happened",),
)


@pytest.fixture
def tried(incident: Incident) -> Callable[..., None]:
    def note(check: Check, subject: str = "", *, passed: bool = True, figure: float | None = None) -> None:
        look = Observation(
            check=check, at=NOW - timedelta(hours=1), by="planner", passed=passed, subject=subject, figure=figure
        )
        note_look(incident=incident, look=look, now=NOW)

    return note


def test_the_line_is_ready_once_all_was_tried_and_no_longer_when_it_is_old(
    incident: Incident, tried: Callable[..., None]
) -> None:
    assert not is_ready(readiness(incident=incident, at=NOW))
    state_need(incident=incident, need=NEED, by="planner", now=NOW)
    tried(Check.LINE, "+48221234567")
    tried(Check.LANGUAGES, "pl")
    tried(Check.TRUNKS, figure=5_000)
    for check in (Check.HOURS, Check.OVERFLOW, Check.SELF_SERVICE, Check.LOAD_TEST):
        tried(check)
    assert is_ready(readiness(incident=incident, at=NOW))
    lights = launch_lights(incident=incident, at=NOW)
    assert {light.check for light in lights} == {"phone", "contact_centre"}
    assert not any(light.state is LightState.RED for light in lights)
    assert not is_ready(readiness(incident=incident, at=NOW + timedelta(days=2)))
    tried(Check.LINE, "+48221234567", passed=False)
    assert not is_ready(readiness(incident=incident, at=NOW))


def test_the_forecast_says_how_many_lines_the_peak_needs(incident: Incident, tried: Callable[..., None]) -> None:
    state_need(incident=incident, need=NEED, by="planner", now=NOW)
    tried(Check.TRUNKS, figure=8)
    trunks = next(light for light in readiness(incident=incident, at=NOW) if light.check == "trunks")
    assert trunks.state == "green"  # for the two Erlang that were stated
    forecast(incident, propensity=0.5)
    trunks = next(light for light in readiness(incident=incident, at=NOW) if light.check == "trunks")
    assert trunks.state == "red"


def test_a_look_has_a_person_behind_it_and_lies_in_the_past(incident: Incident) -> None:
    for look in (
        Observation(check=Check.HOURS, at=NOW, by=" ", passed=True),
        Observation(check=Check.HOURS, at=NOW + timedelta(hours=1), by="planner", passed=True),
        Observation(check=Check.LINE, at=NOW, by="planner", passed=True),
    ):
        with pytest.raises(InputError) as caught:
            note_look(incident=incident, look=look, now=NOW)
        assert caught.value.code == "centre.look"
