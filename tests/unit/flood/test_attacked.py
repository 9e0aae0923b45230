"""Plans that nobody hopes for: each is answered soundly or refused by the field at fault, never by a fault of ours."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime
from typing import Any

import pytest

from amends.core.clock import parse_instant
from amends.core.errors import InputError
from amends.flood.answer import flood
from amends.flood.plan import read_plan

NOW = datetime(2026, 6, 1, 6, 30, tzinfo=UTC)
START, END = "2026-06-01T08:00:00+02:00", "2026-06-04T08:00:00+02:00"
BASE = {"notices": 20_000, "start": START, "deadline": END}
RATE = {"calls_per_hour": 200, "aht_s": 180, "target_s": 20, "service_level": 0.8}
ALL_DAY, NIGHT_ONLY = [5] * 24, [5] * 6 + [0] * 18


def answered(plan: dict[str, Any]) -> dict[str, Any]:
    return flood(read_plan(json.dumps(plan), name="plan"), now=NOW)


def hours(document: dict[str, Any]) -> set[int]:
    return {parse_instant(wave["at"], where="at").hour for wave in document["waves"] if not wave.get("sent")}


SOUND: dict[str, dict[str, Any]] = {
    "nobody is on phones": {**BASE, "agents_available": 0},
    "nobody, by the hour": {**BASE, "agents_available": [0] * 24},
    "nobody, evaluated": {**BASE, "agents": 0, "patience_s": 60},
    "a huge wave": {**BASE, "notices": 900_000_000, "agents_available": 5},
    "one notice": {**BASE, "notices": 1, "agents_available": 1},
    "no notices": {**BASE, "notices": 0, "agents_available": 1},
    "a deadline in one minute": {**BASE, "deadline": "2026-06-01T08:01:00+02:00", "agents_available": 1},
    "a deadline at once": {**BASE, "deadline": START, "agents_available": 1},
    "one minute, at night": {
        **BASE, "start": "2026-06-01T02:00:00+02:00", "deadline": "2026-06-01T02:01:00+02:00", "agents_available": 9,
    },
    "the day that lacks an hour": {
        **BASE, "time_zone": "Europe/Warsaw", "start": "2026-03-28T20:00:00+01:00",
        "deadline": "2026-03-29T20:00:00+02:00", "agents_available": 20,
    },
    "the day with an hour more": {
        **BASE, "time_zone": "Europe/Warsaw", "start": "2026-10-24T20:00:00+02:00",
        "deadline": "2026-10-25T20:00:00+01:00", "agents_available": 20, "interval_minutes": 15,
    },
    "a line closed until the deadline": {**BASE, "opens": 8, "closes": 9, "days": [6], "agents_available": 5},
    "staff at night alone": {**BASE, "agents_available": NIGHT_ONLY},
    "everybody calls": {**BASE, "propensity": 1, "agents_available": 3},
    "nobody calls": {**BASE, "propensity": 0, "agents_available": 3},
    "self-service takes all": {**BASE, "contained": 1, "agents_available": 3},
    "one language of no share": {**BASE, "languages": {"pl": 1, "fa": 0}},
    "a start on no full hour": {**BASE, "start": "2026-06-01T19:47:13+02:00", "agents_available": 40},
    "more sent than fits, all sent": {**BASE, "sent": [{"at": START, "notices": 20_000}], "agents_available": 1},
    "segments of nobody": {
        "segments": [{"name": "a", "notices": 0, "high_risk": True}, {"name": "b", "notices": 50}],
        "start": START, "deadline": END, "agents_available": 2,
    },
}  # fmt: skip


@pytest.mark.parametrize("plan", SOUND.values(), ids=SOUND.keys())
def test_waves_add_up_and_none_is_late_or_early_and_every_figure_is_one(plan: dict[str, Any]) -> None:
    document = answered(plan)
    whole = plan.get("notices", sum(segment["notices"] for segment in plan.get("segments", [])))
    assert sum(wave["notices"] for wave in document["waves"]) == whole
    start, deadline = (parse_instant(plan[name], where=name) for name in ("start", "deadline"))
    assert all(start <= parse_instant(wave["at"], where="at") <= deadline for wave in document["waves"])
    assert all(wave["notices"] > 0 for wave in document["waves"])
    for row in document["staffing"]:
        assert 0 <= row["service_level"] <= 1
        assert 0 <= row["erlang_b"] <= 1
        assert 0 <= row["erlang_c"] <= 1
        assert row["rostered"] >= row["agents"] >= 0
    assert all(gap["agents_short"] > 0 for gap in document["gap"])
    assert not any(word in json.dumps(document) for word in ("NaN", "Infinity"))


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "patience of nought": ({**BASE, "patience_s": 0}, "patience_s"),
    "patience below nought": ({**BASE, "patience_s": -1}, "patience_s"),
    "fewer notices than none": ({**BASE, "notices": -1}, "notices"),
    "half a notice": ({**BASE, "notices": 1.5}, "notices"),
    "calls below nought": ({**RATE, "calls_per_hour": -5}, "calls_per_hour"),
    "a call of no length": ({**RATE, "aht_s": 0}, "aht_s"),
    "agents below nought": ({**RATE, "agents": -2}, "agents"),
    "staff below nought": ({**BASE, "agents_available": -2}, "agents_available"),
    "staff of 23 hours": ({**BASE, "agents_available": [1] * 23}, "agents_available"),
    "everybody is away": ({**BASE, "shrinkage": 1}, "shrinkage"),
    "a share in per cent": ({**RATE, "service_level": 80}, "service_level"),
    "a deadline before the start": ({**BASE, "start": END, "deadline": START}, "deadline"),
    "a clock without an offset": ({**BASE, "start": "2026-06-01T08:00:00"}, "start"),
    "channels of no share": ({**BASE, "channels": {"email": 0}}, "channels"),
    "languages of none": ({**BASE, "languages": []}, "languages"),
    "languages below nought": ({**BASE, "languages": {"pl": -1, "de": 2}}, "languages"),
    "neither notices nor calls": ({"deadline": END}, "calls_per_hour"),
    "a rate that is no number": ({**RATE, "calls_per_hour": "many"}, "calls_per_hour"),
}


@pytest.mark.parametrize(("plan", "where"), REFUSED.values(), ids=REFUSED.keys())
def test_what_makes_no_sense_is_refused_by_its_field(plan: dict[str, Any], where: str) -> None:
    with pytest.raises(InputError) as caught:
        answered(plan)
    assert where in f"{caught.value.where} {caught.value.why}"
    assert caught.value.fix


@pytest.mark.parametrize("agents", [0, 9, 10])
def test_as_much_load_as_staff_waits_without_end(agents: int) -> None:
    [row] = answered({**RATE, "agents": agents})["staffing"]  # 200 calls of 180 s are 10 Erlang
    assert (row["erlang_c"], row["service_level"], row["asa_s"]) == (1, 0, None)


def test_as_much_load_as_staff_with_patience_loses_calls_and_answers_the_rest() -> None:
    [row] = answered({**RATE, "agents": 10, "patience_s": 120})["staffing"]
    assert 0 < row["abandon"] < 1
    assert row["asa_s"] is not None
    assert math.isfinite(row["asa_s"])


def test_waves_begin_by_day_where_the_plan_does_not_say_who_answers_when() -> None:
    document = answered({**BASE, "notices": 200_000, "agents_available": 15, "deadline": "2026-06-20T08:00:00+02:00"})
    assert len(document["waves"]) > 5
    assert hours(document) <= set(range(8, 20))
    assert not any(wave.get("off_hours") for wave in document["waves"])
    assert any(one["field"] == "sending hours" for one in document["assumptions"])


def test_wave_waits_for_the_morning_where_the_law_lets_it() -> None:
    [wave] = answered({**BASE, "start": "2026-06-01T22:00:00+02:00"})["waves"]
    assert wave["at"] == "2026-06-02T08:00:00+02:00"


def test_law_that_leaves_the_night_alone_wins_and_the_wave_is_named() -> None:
    document = answered(
        {**BASE, "start": "2026-06-01T22:00:00+02:00", "deadline": "2026-06-02T04:00:00+02:00", "agents_available": 1}
    )
    assert hours(document) <= {22, 23, 0, 1, 2, 3, 4}
    assert all(wave["off_hours"] for wave in document["waves"])
    assert "hours when few or nobody answers" in document["because"]


def test_what_the_staff_cannot_answer_goes_by_day_all_the_same() -> None:
    document = answered({**BASE, "notices": 200_000, "agents_available": 5})
    assert document["gap"]
    assert hours(document) <= set(range(8, 20))


@pytest.mark.parametrize(("staff", "allowed"), [(NIGHT_ONLY, set(range(6))), (ALL_DAY, set(range(24)))])
def test_staff_by_the_hour_says_when_waves_may_begin(staff: list[int], allowed: set[int]) -> None:
    document = answered({**BASE, "channels": {"post": 1}, "agents_available": staff})
    assert hours(document) <= allowed
    assert not any(wave.get("off_hours") for wave in document["waves"])
