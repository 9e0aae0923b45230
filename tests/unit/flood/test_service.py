"""The least staff is the least, and what it promises holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.core.errors import InputError
from amends.flood.burst import bursty_service_level, count_quantile, gamma_quantile, least_agents_bursty, overdispersion
from amends.flood.pools import pooling
from amends.flood.service import Demand, evaluate, keeps, least_agents, most_calls, rostered

DEMAND = Demand(aht_s=300, target_s=20, service_level=0.8, max_occupancy=0.85, shrinkage=0.3)


@pytest.mark.parametrize(("aht_s", "agents"), [(300, 86), (480, 137), (600, 171)])
def test_the_published_peak_needs_the_published_staff(aht_s: float, agents: int) -> None:
    assert least_agents(7230 * 0.12, replace(DEMAND, aht_s=aht_s)) == agents


@settings(max_examples=60, deadline=None)
@given(
    st.floats(0.01, 3000),
    st.sampled_from([None, 30.0, 120.0, 900.0]),
    st.floats(0.1, 0.98),
    st.floats(0.3, 1.0),
    st.sampled_from([0.0, 0.5, 0.9]),
)
def test_one_agent_less_breaks_the_promise(
    calls: float, patience_s: float | None, level: float, occupancy: float, retrial: float
) -> None:
    demand = replace(
        DEMAND,
        patience_s=patience_s,
        service_level=level,
        max_occupancy=occupancy,
        retrial=retrial if patience_s else 0.0,
    )
    least = least_agents(calls, demand)
    assert keeps(calls, least, demand)
    assert least == 1 or not keeps(calls, least - 1, demand)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 800), st.sampled_from([None, 120.0]))
def test_most_calls_are_what_the_staff_just_bears(agents: int, patience_s: float | None) -> None:
    demand = replace(DEMAND, patience_s=patience_s)
    most = most_calls(agents, demand)
    assert least_agents(most * (1 - 1e-9), demand) <= agents
    assert least_agents(most * 1.001, demand) > agents


def test_no_calls_need_nobody() -> None:
    assert least_agents(0, DEMAND) == 0
    found = evaluate(0, 0, DEMAND)
    assert (found.service_level, found.asa_s, found.abandon, found.occupancy) == (1.0, 0.0, 0.0, 0.0)


def test_nobody_there_answers_nobody() -> None:
    found = evaluate(100, 0, DEMAND)
    assert (found.erlang_b, found.erlang_c, found.service_level, found.asa_s) == (1.0, 1.0, 0.0, None)
    assert most_calls(0, DEMAND) == 0.0


def test_where_nothing_is_promised_the_search_still_ends() -> None:
    careless = replace(DEMAND, service_level=0.0, max_occupancy=1.0, patience_s=60.0)
    assert least_agents(1000, careless) == 1
    assert most_calls(3, careless) >= 3 * 12 * 1000


def test_who_hung_up_and_tries_again_is_a_fixed_point() -> None:
    demand = replace(DEMAND, patience_s=90.0, retrial=0.6)
    found = evaluate(200, 14, demand)
    assert found.attempts_per_hour == pytest.approx(200 + 0.6 * found.attempts_per_hour * found.abandon)
    assert found.attempts_per_hour > 200
    assert found.abandon > evaluate(200, 14, replace(demand, retrial=0.0)).abandon


def test_abandonment_can_be_promised_too() -> None:
    loose = replace(DEMAND, patience_s=60.0, service_level=0.3, max_occupancy=1.0)
    strict = replace(loose, max_abandon=0.02)
    assert least_agents(300, strict) > least_agents(300, loose)
    assert evaluate(300, least_agents(300, strict), strict).abandon <= 0.02


@pytest.mark.parametrize(
    ("agents", "shrinkage", "people"), [(14, 0.3, 20), (10, 0, 10), (7, 0.3, 10), (11, 0.3, 16), (0, 0.5, 0)]
)
def test_rostered_is_rounded_up_but_not_by_the_machine(agents: int, shrinkage: float, people: int) -> None:
    assert rostered(agents, shrinkage) == people


def test_shrinkage_of_everything_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        rostered(10, 1.0)
    assert caught.value.where == "shrinkage"


def test_pools_apart_cost_more_than_together() -> None:
    found = pooling(200, {"pl": 8, "en": 1, "de": 1}, DEMAND)
    assert [pool.calls_per_hour for pool in found.pools] == pytest.approx([160, 20, 20])
    assert found.price == found.separate - found.pooled > 0
    assert found.pooled == least_agents(200, DEMAND)
    assert found.separate == sum(pool.agents for pool in found.pools)


def test_variance_of_bursty_counts_is_more_than_poisson() -> None:
    assert overdispersion(160, 0.25) == pytest.approx(11)
    wide, narrow = (count_quantile(100, cv, 0.9) - count_quantile(100, cv, 0.1) for cv in (0.25, 0.0))
    assert wide > 2 * narrow


@pytest.mark.parametrize("cv", [0.0, 0.25, 0.6])
def test_quantiles_by_counting_and_by_formula_agree(cv: float) -> None:
    for share in (0.1, 0.5, 0.9):
        near, far = count_quantile(1000, cv, share), count_quantile(1000.5, cv, share)
        assert far == pytest.approx(near, rel=0.02)


def test_half_of_a_gammas_mean_is_one() -> None:
    points = [gamma_quantile(0.4, (index + 0.5) / 400) for index in range(400)]
    assert sum(points) / 400 == pytest.approx(1, abs=0.01)
    assert gamma_quantile(0, 0.9) == 1.0


def test_bursts_need_more_staff_for_the_same_promise() -> None:
    calm = least_agents(200, DEMAND)
    assert bursty_service_level(200, calm, DEMAND, 0.3) < 0.8
    more = least_agents_bursty(200, DEMAND, 0.3)
    assert more > calm
    assert bursty_service_level(200, more, DEMAND, 0.3) >= 0.8 > bursty_service_level(200, more - 1, DEMAND, 0.3)
    assert least_agents_bursty(200, DEMAND, 0.0) == calm
