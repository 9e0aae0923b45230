"""The formulas against published figures, against their own definitions, and at their ends."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.core.errors import InputError
from amends.flood.erlang import answered_within, erlang_b, erlang_c, mean_wait_s, trunks_for
from amends.flood.patience import erlang_a


def by_recursion(agents: int, load: float) -> float:
    blocked = 1.0
    for n in range(1, agents + 1):
        blocked = load * blocked / (n + load * blocked)
    return blocked


@pytest.mark.parametrize(
    ("agents", "waits", "level", "asa"),
    [
        (11, 0.6821, 0.3896, 122.78),
        (12, 0.4494, 0.6402, 40.44),
        (13, 0.2853, 0.7956, 17.12),
        (14, 0.1741, 0.8884, 7.84),
    ],
)
def test_golden_figures_of_erlang_c(agents: int, waits: float, level: float, asa: float) -> None:
    assert erlang_c(agents, 10.0) == pytest.approx(waits, abs=5e-5)
    assert answered_within(agents, 10.0, aht_s=180, target_s=20) == pytest.approx(level, abs=5e-5)
    assert mean_wait_s(agents, 10.0, aht_s=180) == pytest.approx(asa, abs=5e-3)


def test_golden_figure_of_erlang_b() -> None:
    assert erlang_b(14, 10.0) == pytest.approx(0.056819, abs=5e-7)


@pytest.mark.parametrize(("agents", "abandon", "asa"), [(10, 0.13746, 16.50), (12, 0.06160, 7.39), (14, 0.02284, 2.74)])
def test_golden_figures_of_erlang_a(agents: int, abandon: float, asa: float) -> None:
    found = erlang_a(agents, 10.0, aht_s=180, patience_s=120, target_s=20)
    assert found.abandon == pytest.approx(abandon, abs=5e-6)
    assert found.asa_s == pytest.approx(asa, abs=5e-3)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3000), st.floats(0.01, 3000))
def test_erlang_b_is_its_recursion(agents: int, load: float) -> None:
    assert erlang_b(agents, load) == pytest.approx(by_recursion(agents, load), rel=1e-9, abs=1e-200)


def test_thousands_of_agents_are_no_trouble() -> None:
    assert erlang_b(67_000, 66_666.0) == pytest.approx(by_recursion(67_000, 66_666.0), rel=1e-9)
    assert 0 < erlang_c(5100, 5000.0) < 1
    assert erlang_b(100_000, 1.0) == 0.0


def test_load_as_large_as_the_staff_waits_without_end() -> None:
    assert erlang_c(10, 10.0) == 1.0
    assert answered_within(10, 10.0, aht_s=180, target_s=20) == 0.0
    assert mean_wait_s(10, 10.0, aht_s=180) is None
    assert mean_wait_s(0, 0.0, aht_s=180) == 0.0


def by_states(agents: int, load: float, aht_s: float, patience_s: float) -> tuple[float, float]:
    """Abandonment and mean wait from the states one by one, far beyond where they matter."""
    weights = [1.0]
    for n in range(1, agents + 2000):
        weights.append(weights[-1] * load / (min(n, agents) + max(0, n - agents) * aht_s / patience_s))
    whole = math.fsum(weights)
    length = math.fsum((n - agents) * weight for n, weight in enumerate(weights) if n > agents) / whole
    return length * aht_s / patience_s / load, length * aht_s / load


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 60), st.floats(0.1, 60), st.floats(30, 600))
def test_erlang_a_is_its_birth_and_death(agents: int, load: float, patience_s: float) -> None:
    abandon, asa_s = by_states(agents, load, 300, patience_s)
    found = erlang_a(agents, load, aht_s=300, patience_s=patience_s)
    assert found.abandon == pytest.approx(abandon, rel=1e-6, abs=1e-12)
    assert found.asa_s == pytest.approx(asa_s, rel=1e-6, abs=1e-9)
    assert found.asa_s == pytest.approx(found.abandon * patience_s, rel=1e-6, abs=1e-9)


def test_endless_patience_is_erlang_c() -> None:
    found = erlang_a(12, 8.0, aht_s=180, patience_s=86_400, target_s=20)
    assert found.within == pytest.approx(answered_within(12, 8.0, aht_s=180, target_s=20), abs=1e-3)
    assert found.asa_s == pytest.approx(mean_wait_s(12, 8.0, aht_s=180), rel=0.02)


def test_everybody_is_answered_or_hangs_up_in_the_end() -> None:
    found = erlang_a(8, 12.0, aht_s=180, patience_s=60, target_s=5_000)
    assert found.within == pytest.approx(1 - found.abandon, abs=1e-4)


def test_overload_with_patience_loses_the_surplus() -> None:
    found = erlang_a(600, 1000.0, aht_s=300, patience_s=60)
    assert found.abandon == pytest.approx(0.4, abs=1e-3)
    assert erlang_a(0, 5.0, aht_s=100, patience_s=50, target_s=20).within == 0.0
    assert erlang_a(0, 5.0, aht_s=100, patience_s=50).abandon == pytest.approx(1.0)


def test_trunks_are_the_least_that_keep_busy_tones_rare() -> None:
    lines = trunks_for(72.3, most_blocked=0.01)
    assert erlang_b(lines, 72.3) <= 0.01 < erlang_b(lines - 1, 72.3)
    assert trunks_for(0.0, most_blocked=0.01) == 0 or erlang_b(trunks_for(0.0, most_blocked=0.01), 0.0) == 0


@pytest.mark.parametrize("load", [-1.0, math.nan, math.inf, 1e12])
def test_load_without_meaning_is_refused(load: float) -> None:
    with pytest.raises(InputError, match="cannot be reckoned") as caught:
        erlang_b(10, load)
    assert caught.value.code == "flood.bad_load"


@pytest.mark.parametrize("patience_s", [0, -1, math.nan, 1e9])
def test_patience_without_meaning_is_refused(patience_s: float) -> None:
    with pytest.raises(InputError) as caught:
        erlang_a(10, 5.0, aht_s=100, patience_s=patience_s)
    assert caught.value.code == "flood.bad_patience"
