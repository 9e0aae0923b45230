"""A light is green only for what somebody looked at, lately, and found good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from amends.core.errors import InputError
from amends.flood.readiness import Check, Need, Observation, ReadyState, is_ready, judge_readiness, summary

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
NUMBER = "+48 22 555 01 00"
NEED = Need(
    numbers=(NUMBER,),
    peak_load=72.3,
    languages=("pl", "en"),
    posted_hours={"mon": "8-20"},
    staffed_hours={"mon": "8-20"},
    overflow_facts=("FCT-1",),
    page_requests_per_s=200,
)


def look(check: Check, subject: str = "", **change: object) -> Observation:
    values = {"check": check, "subject": subject, "at": AT - timedelta(hours=1), "by": "shift lead", "passed": True}
    return Observation(**(values | change))  # type: ignore[arg-type]


def all_good() -> list[Observation]:
    return [
        look(Check.LINE, NUMBER),
        look(Check.TRUNKS, figure=120),
        look(Check.HOURS),
        look(Check.OVERFLOW),
        look(Check.LANGUAGES, "pl"),
        look(Check.LANGUAGES, "en"),
        look(Check.SELF_SERVICE),
        look(Check.LOAD_TEST, figure=400),
    ]


def state(need: Need, seen: list[Observation], check: Check, subject: str = "-") -> ReadyState:
    return next(one.state for one in judge_readiness(need, seen, at=AT) if (one.check, one.subject) == (check, subject))


def test_everything_looked_at_is_ready() -> None:
    lights = judge_readiness(NEED, all_good(), at=AT)
    assert {light.state for light in lights} == {ReadyState.GREEN}
    assert is_ready(lights)
    assert dict(summary(lights)) == {ReadyState.RED: 0, ReadyState.AMBER: 0, ReadyState.GREEN: 8}
    assert {light.seen_by for light in lights} == {"shift lead"}


@pytest.mark.parametrize("left_out", range(8))
def test_what_nobody_looked_at_is_red(left_out: int) -> None:
    seen = all_good()
    missing = seen.pop(left_out)
    assert state(NEED, seen, missing.check, missing.subject or "-") is ReadyState.RED
    assert not is_ready(judge_readiness(NEED, seen, at=AT))


def test_old_and_future_looks_prove_nothing() -> None:
    old = look(Check.LINE, NUMBER, at=AT - timedelta(hours=25))
    ahead = look(Check.LINE, NUMBER, at=AT + timedelta(hours=1))
    assert state(NEED, [old], Check.LINE, NUMBER) is ReadyState.RED
    assert state(NEED, [ahead], Check.LINE, NUMBER) is ReadyState.RED


def test_the_latest_look_counts() -> None:
    seen = [*all_good(), look(Check.LINE, NUMBER, at=AT, passed=False, note="busy tone")]
    light = next(one for one in judge_readiness(NEED, seen, at=AT) if one.check == Check.LINE)
    assert light.state is ReadyState.RED
    assert "busy tone" in light.why
    assert light.fix


def test_too_few_trunks_for_the_peak_are_red() -> None:
    seen = [one for one in all_good() if one.check is not Check.TRUNKS]
    assert state(NEED, [*seen, look(Check.TRUNKS, figure=80)], Check.TRUNKS) is ReadyState.RED
    assert state(NEED, [*seen, look(Check.TRUNKS, figure=90)], Check.TRUNKS) is ReadyState.GREEN
    assert state(NEED, [*seen, look(Check.TRUNKS)], Check.TRUNKS) is ReadyState.RED


def test_hours_posted_must_be_hours_staffed() -> None:
    need = msgspec.structs.replace(NEED, staffed_hours={"mon": "8-18"})
    assert state(need, all_good(), Check.HOURS) is ReadyState.RED
    nothing = msgspec.structs.replace(NEED, posted_hours={}, staffed_hours={})
    assert state(nothing, all_good(), Check.HOURS) is ReadyState.RED


def test_announcement_without_facts_is_red() -> None:
    need = msgspec.structs.replace(NEED, overflow_facts=())
    assert state(need, all_good(), Check.OVERFLOW) is ReadyState.RED


def test_page_that_bears_too_little_is_red_and_an_unnamed_witness_amber() -> None:
    seen = [one for one in all_good() if one.check is not Check.LOAD_TEST]
    assert state(NEED, [*seen, look(Check.LOAD_TEST, figure=100)], Check.LOAD_TEST) is ReadyState.RED
    assert state(NEED, [*seen, look(Check.LOAD_TEST)], Check.LOAD_TEST) is ReadyState.AMBER
    assert state(NEED, [look(Check.SELF_SERVICE, by="")], Check.SELF_SERVICE) is ReadyState.AMBER


def test_no_number_at_all_is_red() -> None:
    need = msgspec.structs.replace(NEED, numbers=())
    assert state(need, all_good(), Check.LINE) is ReadyState.RED
    assert not is_ready(())


def test_a_clock_without_offset_is_refused() -> None:
    with pytest.raises(InputError):
        judge_readiness(NEED, [], at=datetime(2026, 11, 23))  # noqa: DTZ001
