"""A whole plan and its answer: the names of the promise, the sums, and the deadline that always wins."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.core.errors import AmendsError, InputError
from amends.flood.answer import flood
from amends.flood.plan import read_plan, weights_of

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
START = "2026-06-01T08:00:00+02:00"
ROW = {
    "from", "to", "calls_per_hour", "agents", "rostered", "erlang_b", "erlang_c", "service_level", "asa_s", "abandon",
    "occupancy",
}  # fmt: skip


def answer(**plan: Any) -> dict[str, Any]:
    return flood(read_plan(json.dumps(plan), name="plan.json"), now=NOW)


def calls_of(found: dict[str, Any]) -> float:
    hours = (
        (datetime.fromisoformat(row["to"]) - datetime.fromisoformat(row["from"])) / timedelta(hours=1)
        for row in found["staffing"]
    )
    return sum(row["calls_per_hour"] * length for row, length in zip(found["staffing"], hours, strict=True))


def check_waves(found: dict[str, Any], notices: int, start: str, deadline: str) -> None:
    instants = [datetime.fromisoformat(wave["at"]) for wave in found["waves"]]
    assert sum(wave["notices"] for wave in found["waves"]) == notices
    assert all(datetime.fromisoformat(start) <= at <= datetime.fromisoformat(deadline) for at in instants)
    assert instants == sorted(instants)
    assert all(at.tzinfo for at in instants)


def test_one_rate_of_calls_is_one_row() -> None:
    found = answer(calls_per_hour=200, aht_s=180, target_s=20, service_level=0.8, max_occupancy=0.9, shrinkage=0.3)
    (row,) = found["staffing"]
    assert set(row) == ROW
    assert (row["agents"], row["rostered"]) == (14, 20)
    assert row["service_level"] == pytest.approx(0.8884, abs=5e-5)
    assert (found["waves"], found["gap"]) == ([], [])


def test_stated_agents_are_evaluated_and_not_improved() -> None:
    row = answer(calls_per_hour=200, aht_s=180, target_s=20, agents=10)["staffing"][0]
    assert (row["agents"], row["erlang_c"], row["service_level"], row["asa_s"]) == (10, 1.0, 0.0, None)
    patient = answer(calls_per_hour=200, aht_s=180, target_s=20, agents=10, patience_s=120)["staffing"][0]
    assert patient["abandon"] == pytest.approx(0.13746, abs=5e-6)
    assert patient["asa_s"] == pytest.approx(16.50, abs=5e-3)


def test_too_few_available_are_a_gap() -> None:
    found = answer(calls_per_hour=[100, 200, 50], aht_s=180, agents_available=12, start=START)
    needed = [row["agents"] for row in found["staffing"]]
    expected = [(row["from"], row["to"], n - 12) for row, n in zip(found["staffing"], needed, strict=True) if n > 12]
    assert [(gap["from"], gap["to"], gap["agents_short"]) for gap in found["gap"]] == expected
    assert len(expected) == 1
    assert found["gap_sum"]["agent_hours"] == expected[0][2]
    assert answer(calls_per_hour=100, aht_s=180, agents_available=50)["gap"] == []


def test_notices_alone_give_a_whole_answer_with_every_default_named() -> None:
    found = answer(notices=10_000)
    check_waves(found, 10_000, "2026-11-23T10:00:00+00:00", "2026-11-26T10:00:00+00:00")
    assert calls_of(found) == pytest.approx(500)
    assert set(found["contacts"]) == {"low", "expected", "high"}
    stated = {one["field"] for one in found["assumptions"]}
    assert stated >= {"propensity", "aht_s", "shrinkage", "deadline", "start", "channels", "rate_cv"}
    assert all(one["owner"] and one["reason"] for one in found["assumptions"])


def test_burstiness_is_said_and_counted() -> None:
    peak = answer(notices=100_000, start=START)["peak"]
    assert "burstier than Poisson" in peak["bursts"]
    assert peak["overdispersion"] == pytest.approx(1 + 0.25**2 * peak["calls_per_hour"])
    assert peak["agents_with_bursts"] > peak["agents"]
    assert peak["service_level_with_bursts"] < 0.8


def test_waves_wait_for_the_staff_where_the_law_lets_them() -> None:
    deadline = "2026-06-30T08:00:00+02:00"
    found = answer(notices=1_000_000, agents_available=50, start=START, deadline=deadline, aht_s=300)
    check_waves(found, 1_000_000, START, deadline)
    assert len(found["waves"]) > 1
    assert found["gap"] == []
    assert max(row["agents"] for row in found["staffing"]) == 50


def test_deadline_wins_over_the_staff() -> None:
    deadline = "2026-06-03T08:00:00+02:00"
    found = answer(notices=1_000_000, agents_available=50, start=START, deadline=deadline, aht_s=300)
    check_waves(found, 1_000_000, START, deadline)
    assert found["gap"]
    assert found["because"].startswith("the deadline wins")
    by_start = {row["from"]: row["agents"] for row in found["staffing"]}
    assert all(gap["agents_short"] == by_start[gap["from"]] - 50 for gap in found["gap"])


@settings(max_examples=8, deadline=None)
@given(
    st.integers(0, 400_000),
    st.integers(0, 200),
    st.integers(0, 200),
    st.booleans(),
    st.sampled_from([None, 120]),
)
def test_every_notice_goes_in_time_and_no_gap_means_staff_enough(
    notices: int, agents: int, hours: int, office: bool, patience_s: int | None
) -> None:
    deadline = (datetime.fromisoformat(START) + timedelta(hours=hours)).isoformat()
    opening = {"opens": 9, "closes": 17, "days": [0, 1, 2, 3, 4]} if office else {}
    found = answer(
        notices=notices, agents_available=agents, start=START, deadline=deadline,
        patience_s=patience_s, propensity=0.03, **opening,
    )  # fmt: skip
    check_waves(found, notices, START, deadline)
    assert calls_of(found) == pytest.approx(notices * 0.03, abs=1e-6)
    short = [row for row in found["staffing"] if row["agents"] > agents]
    assert bool(found["gap"]) == bool(short)


def test_closed_hours_have_no_calls_and_the_morning_has_them() -> None:
    found = answer(
        notices=10_000, start=START, time_zone="Europe/Warsaw", opens=9, closes=17, days=[0, 1, 2, 3, 4], propensity=0.1
    )
    for row in found["staffing"]:
        at = datetime.fromisoformat(row["from"])
        assert row["calls_per_hour"] == 0 or (9 <= at.hour < 17 and at.weekday() < 5)
    assert calls_of(found) == pytest.approx(1000)


def test_high_risk_people_go_first() -> None:
    segments = [
        {"name": "others", "notices": 300_000},
        {"name": "identity numbers", "notices": 50_000, "high_risk": True},
    ]
    for deadline in ("2026-07-30T08:00:00+02:00", "2026-06-02T08:00:00+02:00"):
        found = answer(segments=segments, agents_available=20, start=START, deadline=deadline)
        check_waves(found, 350_000, START, deadline)
        order = [name for wave in found["waves"] for name in wave["segments"]]
        last_urgent = max(index for index, name in enumerate(order) if name == "identity numbers")
        assert "others" not in order[:last_urgent]


def test_post_brings_its_calls_days_later() -> None:
    mailed, posted = (answer(notices=10_000, start=START, channels=[way])["days"] for way in ("email", "post"))
    assert max(mailed, key=lambda day: day["calls"])["day"] < max(posted, key=lambda day: day["calls"])["day"]
    assert posted[0]["calls"] < 1 if posted[0]["day"] == "2026-06-01" else posted[0]["day"] >= "2026-06-03"


def test_seven_tenths_call_within_eight_days() -> None:
    days = answer(notices=100_000, start="2026-06-01T00:00:00+02:00")["days"]
    assert sum(day["calls"] for day in days[:8]) / 5000 == pytest.approx(0.7, abs=0.05)
    assert days[0]["calls"] == max(day["calls"] for day in days)
    assert len(days) >= 90


def test_clock_change_loses_no_call() -> None:
    found = answer(notices=10_000, start="2026-10-20T08:00:00+02:00", time_zone="Europe/Warsaw")
    assert calls_of(found) == pytest.approx(500)
    assert all(one["to"] == two["from"] for one, two in zip(found["staffing"], found["staffing"][1:], strict=False))


def test_what_came_corrects_the_forecast() -> None:
    found = answer(
        notices=20_000,
        start="2026-06-04T08:00:00+02:00",
        sent=[{"at": START, "notices": 10_000}],
        observed=[
            {"from": START, "to": "2026-06-02T08:00:00+02:00", "calls": 300},
            {"from": "2026-06-02T08:00:00+02:00", "to": "2026-06-03T08:00:00+02:00", "calls": 220},
        ],
    )
    told = found["recalibrated"]
    assert told["prior_propensity"] == 0.05
    assert told["low"] < told["propensity"] < told["high"]
    assert told["propensity"] > 0.09
    assert told["came"] == 520
    assert [(wave["notices"], wave.get("sent", False)) for wave in found["waves"]] == [(10_000, True), (10_000, False)]


def test_severity_clarity_and_the_news_move_the_default_only() -> None:
    words = {"severity": "very_high", "clarity": "unclear", "media_heat": "storm"}
    plain, loud = answer(notices=1000, start=START), answer(notices=1000, start=START, **words)
    assert calls_of(loud) == pytest.approx(calls_of(plain) * 1.3 * 1.4 * 2.0)
    assert calls_of(answer(notices=1000, start=START, propensity=0.05, **words)) == pytest.approx(50)


def test_self_service_and_callers_without_notice_are_counted() -> None:
    found = answer(notices=1000, start=START, propensity=0.1, contained=0.25, unnotified_callers=40)
    assert calls_of(found) == pytest.approx((100 + 40) * 0.75)
    assert found["contacts"]["expected"]["self_served"] == pytest.approx(35)


def test_languages_cost_and_interval() -> None:
    found = answer(
        calls_per_hour=200, aht_s=300, languages={"pl": 0.9, "en": 0.1}, cost_per_agent_hour=30, currency="EUR",
        interval_minutes=30, start=START,
    )  # fmt: skip
    assert found["languages"]["price_of_not_pooling"] >= 1
    row = found["staffing"][0]
    assert found["cost"] == {"paid_hours": row["rostered"] / 2, "cost": row["cost"], "currency": "EUR"}
    assert found["staffing"][0]["to"] == "2026-06-01T08:30:00+02:00"


def test_deadline_that_has_passed_is_said_aloud() -> None:
    found = answer(notices=1000, deadline=START)
    check_waves(found, 1000, "2026-05-29T08:00:00+02:00", START)
    assert any("the deadline has passed" in one["reason"] for one in found["assumptions"])


BAD: list[tuple[dict[str, Any], str]] = [
    ({}, "segments"),
    ({"notices": 1, "calls_per_hour": 1}, "notices"),
    ({"notices": -1}, "notices"),
    ({"notices": 1.5}, "notices"),
    ({"notices": 1e30}, "notices"),
    ({"notices": "1000"}, "plan.json"),
    ({"notices": True}, "plan.json"),
    ({"notices": 5, "agent": 3}, "plan.json"),
    ({"calls_per_hour": []}, "calls_per_hour"),
    ({"calls_per_hour": -3}, "calls_per_hour"),
    ({"calls_per_hour": 10, "aht_s": 0}, "aht_s"),
    ({"calls_per_hour": 10, "service_level": 80}, "service_level"),
    ({"calls_per_hour": 10, "service_level": 1}, "service_level"),
    ({"calls_per_hour": 10, "shrinkage": 1}, "shrinkage"),
    ({"calls_per_hour": 10, "max_occupancy": 0}, "max_occupancy"),
    ({"calls_per_hour": 10, "patience_s": 0}, "patience_s"),
    ({"calls_per_hour": 10, "retrial": 0.5}, "retrial"),
    ({"calls_per_hour": 10, "agents": 2.5}, "agents"),
    ({"calls_per_hour": 10, "agents_available": [1, 2]}, "agents_available"),
    ({"calls_per_hour": 10, "interval_minutes": 7}, "interval_minutes"),
    ({"notices": 5, "start": START, "deadline": "2026-05-01T00:00:00Z"}, "deadline"),
    ({"notices": 5, "start": START, "deadline": "2029-05-01T00:00:00Z"}, "deadline"),
    ({"notices": 5, "deadline": "2026-06-01"}, "deadline"),
    ({"notices": 5, "start": "soon"}, "start"),
    ({"notices": 5, "start": "9999-12-31T23:00:00+00:00"}, "start"),
    ({"notices": 5, "time_zone": "../../etc/passwd"}, "time_zone"),
    ({"notices": 5, "channels": ["pigeon"]}, "channels"),
    ({"notices": 5, "channels": {"email": -1}}, "channels"),
    ({"notices": 5, "channels": 3}, "channels"),
    ({"notices": 5, "languages": {"pl": 0}}, "languages"),
    ({"notices": 5, "opens": 20, "closes": 8}, "opens"),
    ({"notices": 5, "days": [7]}, "days"),
    ({"notices": 5, "severity": "awful"}, "severity"),
    ({"segments": []}, "segments"),
    ({"segments": [{"name": "a", "notices": 1}, {"name": "a", "notices": 1}]}, "segments"),
    ({"notices": 5, "sent": [{"at": START, "notices": 6}]}, "sent"),
    ({"notices": 5, "observed": [{"from": START, "to": START, "calls": 1}]}, "observed"),
    ({"notices": 5, "propensity": 0, "observed": [{"from": START, "to": START, "calls": 1}]}, "observed"),
]


@pytest.mark.parametrize(("plan", "where"), BAD, ids=lambda value: json.dumps(value)[:50])
def test_bad_plan_is_one_error_that_names_the_field(plan: dict[str, Any], where: str) -> None:
    with pytest.raises(InputError) as caught:
        answer(**plan)
    assert where in caught.value.where
    assert caught.value.code


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "{" * 5000, "notices: .nan", "aht_s: .inf", "\x00"])
def test_text_that_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(AmendsError):
        flood(read_plan(text, name="x"), now=NOW)


def test_json_with_tabs_and_yaml_are_both_read() -> None:
    assert read_plan('{\n\t"notices": 1000\n}', name="x") == read_plan("notices: 1000", name="x")
    assert read_plan("start: 2026-06-01T08:00:00+02:00\nnotices: 1", name="x").start == START


def test_channels_may_be_written_in_four_ways() -> None:
    even = {"email": 0.5, "post": 0.5}
    assert weights_of(["email", "post"], "channels") == even
    assert weights_of({"email": 300, "post": 300}, "channels") == even
    assert weights_of([{"channel": "email", "share": 0.5}, {"channel": "post", "share": 0.5}], "channels") == even
    assert weights_of({"email": {"share": 1}, "post": {"share": 1}}, "channels") == even
