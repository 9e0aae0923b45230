"""Waves fit the staff where they can, and the deadline always."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.core.errors import InputError
from amends.flood.arrivals import mixed_kernel, served_hour
from amends.flood.capacity import Capacity, WorkHours, calls_per_agent_hour
from amends.flood.waves import Waves, plan_waves

START = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
WEEKDAYS = WorkHours(8, 18, frozenset(range(5)))


def plan(notices: int, hours: float, capacity: Capacity | float, **change: object) -> Waves:
    given_: dict[str, object] = {
        "notices": notices,
        "start": START,
        "deadline": START + hours * HOUR,
        "capacity": capacity if isinstance(capacity, Capacity) else Capacity(capacity),
        "propensity": 0.1,
        "kernel": (1.0,),
        "calls_per_agent": 8.0,
    }
    return plan_waves(**(given_ | change))  # type: ignore[arg-type]


def loads(planned: Waves, propensity: float, kernel: tuple[float, ...]) -> dict[datetime, float]:
    """The calls of each hour, counted again from the waves alone."""
    calls: dict[datetime, float] = {}
    for wave in planned.waves:
        for after, share in enumerate(kernel):
            hour = wave.at + after * HOUR
            calls[hour] = calls.get(hour, 0.0) + wave.notices * propensity * share
    return calls


def test_everything_goes_at_once_where_the_staff_can_answer() -> None:
    planned = plan(1000, 72, 100)
    assert [(wave.at, wave.notices) for wave in planned.waves] == [(START, 1000)]
    assert planned.gap == ()


def test_wave_is_the_largest_that_fits() -> None:
    planned = plan(2500, 72, 100)
    assert [wave.notices for wave in planned.waves] == [1000, 1000, 500]
    assert [wave.at for wave in planned.waves] == [START, START + HOUR, START + 2 * HOUR]


def test_calls_that_come_later_leave_room_for_less() -> None:
    planned = plan(3000, 72, 100, kernel=(0.5, 0.5))
    assert [wave.notices for wave in planned.waves] == [2000, 1000]
    assert [wave.at for wave in planned.waves] == [START, START + 2 * HOUR]
    assert max(loads(planned, 0.1, (0.5, 0.5)).values()) == pytest.approx(100)


def test_deadline_wins_and_the_answer_is_a_gap() -> None:
    planned = plan(5000, 1, 100)
    assert sum(wave.notices for wave in planned.waves) == 5000
    assert [wave.notices for wave in planned.waves] == [2500, 2500]
    assert [(gap.start, gap.end, gap.agents_short) for gap in planned.gap] == [(START, START + 2 * HOUR, 19)]
    assert planned.because.startswith("the deadline wins")


def test_waves_go_while_the_centre_is_open() -> None:
    planned = plan(100_000, 24 * 7, Capacity(500, WEEKDAYS))
    assert planned.gap == ()
    assert all(WEEKDAYS.is_open(wave.at) for wave in planned.waves)


def test_centre_that_is_closed_until_the_deadline_holds_nothing_up() -> None:
    night = datetime(2026, 11, 28, 20, tzinfo=UTC)  # a Saturday
    planned = plan(1000, 0, Capacity(500, WEEKDAYS), start=night, deadline=night + 10 * HOUR)
    assert [(wave.at, wave.notices) for wave in planned.waves] == [(night, 1000)]
    assert "the deadline wins" in planned.because


def test_who_finds_the_line_closed_calls_when_it_opens() -> None:
    friday = datetime(2026, 11, 27, 17, tzinfo=UTC)
    planned = plan(
        1600, 0, Capacity(10, WEEKDAYS), start=friday, deadline=friday, kernel=(0.0, 0.0, 0.0, 1.0), propensity=0.1
    )
    monday = datetime(2026, 11, 30, 8, tzinfo=UTC)
    assert [(gap.start, gap.agents_short) for gap in planned.gap] == [(monday, 19)]


def test_capacity_by_the_hour_of_the_day_is_the_local_one() -> None:
    by_hour = [0.0] * 9 + [100.0] + [0.0] * 14
    warsaw = datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("Europe/Warsaw"))
    planned = plan(1000, 0, Capacity(by_hour), start=warsaw, deadline=warsaw + 5 * HOUR)
    assert [(wave.at.hour, wave.notices) for wave in planned.waves] == [(9, 1000)]


def test_hours_are_elapsed_ones_when_the_clock_changes() -> None:
    zone = ZoneInfo("Europe/Warsaw")
    start = datetime(2026, 10, 25, 0, tzinfo=zone)
    planned = plan(4000, 0, 100, start=start, deadline=datetime(2026, 10, 25, 3, tzinfo=zone))
    instants = [wave.at.astimezone(UTC) for wave in planned.waves]
    assert [later - first for first, later in pairwise(instants)] == [HOUR] * 3


def test_nobody_who_calls_needs_no_waves() -> None:
    assert [wave.notices for wave in plan(10**9, 72, 0, propensity=0.0).waves] == [10**9]


def test_nothing_to_send_is_no_wave() -> None:
    assert plan(0, 72, 100).waves == ()


def test_no_wave_is_late_on_the_night_that_lacks_an_hour() -> None:
    zone = ZoneInfo("Europe/Warsaw")
    deadline = datetime(2026, 3, 29, 4, tzinfo=zone)
    planned = plan(4000, 0, 100, start=datetime(2026, 3, 29, 0, tzinfo=zone), deadline=deadline)
    assert [wave.at.hour for wave in planned.waves] == [0, 1, 3, 4]
    assert all(wave.at.astimezone(UTC) <= deadline.astimezone(UTC) for wave in planned.waves)


@settings(max_examples=150, deadline=None)
@given(
    size=st.tuples(st.integers(0, 10**7), st.integers(0, 200)),
    calls=st.floats(0, 5000),
    weights=st.lists(st.integers(0, 9), min_size=1, max_size=30).filter(any),
    propensity=st.floats(0, 1),
    works=st.sampled_from([WorkHours(), WEEKDAYS]),
)
def test_sums_are_exact_and_no_wave_is_late_and_no_gap_is_hidden(
    size: tuple[int, int], calls: float, weights: list[int], propensity: float, works: WorkHours
) -> None:
    notices, hours = size
    kernel = tuple(weight / sum(weights) for weight in weights)
    capacity = Capacity(calls, works)
    planned = plan(notices, hours, capacity, kernel=kernel, propensity=propensity)
    assert sum(wave.notices for wave in planned.waves) == notices
    assert all(START <= wave.at <= START + hours * HOUR for wave in planned.waves)
    assert all(wave.notices > 0 for wave in planned.waves)
    assert len({wave.at for wave in planned.waves}) == len(planned.waves)
    if works == WorkHours():
        short = {hour for hour, load in loads(planned, propensity, kernel).items() if load > calls + 1e-4}
        named = {hour for hour in short for gap in planned.gap if gap.start <= hour < gap.end}
        assert short == named
    assert all(gap.agents_short > 0 and gap.start < gap.end for gap in planned.gap)


@pytest.mark.parametrize(
    "change",
    [
        {"notices": -1},
        {"deadline": START - HOUR},
        {"start": datetime(2026, 11, 23)},  # noqa: DTZ001  # that is the point
        {"propensity": 1.5},
        {"propensity": float("nan")},
        {"calls_per_agent": 0.0},
        {"kernel": ()},
        {"kernel": (0.5,)},
        {"kernel": (2.0, -1.0)},
    ],
)
def test_plan_that_makes_no_sense_is_one_clear_error(change: dict[str, object]) -> None:
    with pytest.raises(InputError):
        plan(**({"notices": 10, "hours": 5, "capacity": 10.0} | change))  # type: ignore[arg-type]


@pytest.mark.parametrize("numbers", [[1.0] * 23, [-1.0] * 24, float("nan"), -1.0])
def test_capacity_that_makes_no_sense_is_one_clear_error(numbers: object) -> None:
    with pytest.raises(InputError) as caught:
        Capacity(numbers)  # type: ignore[arg-type]
    assert caught.value.code == "flood.bad_capacity"


def test_one_agent_answers_as_many_as_the_hour_holds() -> None:
    assert calls_per_agent_hour(600, 0.85) == pytest.approx(5.1)
    for aht, occupancy in ((0, 0.8), (600, 0), (600, 1.1), (-1, 0.5)):
        with pytest.raises(InputError):
            calls_per_agent_hour(aht, occupancy)


def test_channels_are_mixed_by_their_share() -> None:
    assert mixed_kernel({"email": (0.8, 0.2), "post": (0.0, 1.0)}, {"email": 3, "post": 1}) == pytest.approx((0.6, 0.4))


def test_calls_after_the_last_open_hour_stay_where_they_are() -> None:
    assert served_hour([False, True, False]) == [1, 1, 2]
