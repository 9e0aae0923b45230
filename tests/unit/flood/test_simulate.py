"""The centre played through agrees with the formulas where these hold, and shows what they leave out."""

from __future__ import annotations

from typing import Any

import pytest

from amends.core.errors import InputError
from amends.flood.service import Demand, evaluate
from amends.flood.simulate import Outcome, World, interval, one_pool, simulate

BASE: dict[str, Any] = {"calls_per_hour": 200, "aht_s": 180, "target_s": 20, "hours": 12.0}


def played(runs: int = 6, **change: Any) -> list[Outcome]:
    return [simulate(one_pool(**({"agents": 12} | BASE | change)), seed=seed) for seed in range(runs)]


def mean(outcomes: list[Outcome], name: str) -> float:
    return sum(getattr(one, name) for one in outcomes) / len(outcomes)


def test_poisson_with_patience_is_erlang_a_within_the_interval() -> None:
    outcomes = played(runs=10, patience_s=120.0)
    formula = evaluate(200, 12, Demand(180, 20, 0.8, 0.9, patience_s=120))
    for name in ("service_level", "asa_s", "abandon", "occupancy"):
        middle, half = interval([getattr(one, name) for one in outcomes])
        assert abs(getattr(formula, name) - middle) <= half * 1.5, name


def test_the_same_seed_plays_the_same() -> None:
    assert played(1) == played(1)
    assert simulate(one_pool(agents=12, **BASE), seed=1) != simulate(one_pool(agents=12, **BASE), seed=2)


def test_bursts_are_worse_than_poisson() -> None:
    calm, wild = played(patience_s=120.0), played(patience_s=120.0, rate_cv=0.5)
    assert mean(wild, "service_level") < mean(calm, "service_level") - 0.03
    assert mean(wild, "abandon") > mean(calm, "abandon")


def test_who_tries_again_makes_more_attempts() -> None:
    once, again = played(agents=9, patience_s=60.0), played(agents=9, patience_s=60.0, retrial=0.8)
    assert mean(again, "attempts") > mean(once, "attempts") * 1.05
    formula = evaluate(200, 9, Demand(180, 20, 0.8, 0.9, patience_s=60, retrial=0.8))
    assert mean(again, "abandon") == pytest.approx(formula.abandon, abs=0.04)


def test_promised_callbacks_shorten_the_wait() -> None:
    waiting, promised = played(agents=11), played(agents=11, callback_after_s=60.0)
    assert mean(promised, "asa_s") < mean(waiting, "asa_s")
    assert mean(promised, "called_back") > 0.05
    assert mean(promised, "abandon") == 0


def test_agents_of_two_languages_lie_between_the_bounds() -> None:
    pl, de, both = frozenset(["pl"]), frozenset(["de"]), frozenset(["pl", "de"])
    calls = {"pl": 0.5, "de": 0.5}

    def level(agents: dict[frozenset[str], int]) -> float:
        worlds = [simulate(World(agents=agents, calls=calls, patience_s=120.0, **BASE), seed=seed) for seed in range(6)]
        return mean(worlds, "service_level")

    apart, some, pooled = level({pl: 6, de: 6}), level({pl: 4, de: 4, both: 4}), level({both: 12})
    assert apart < some < pooled + 0.02


def test_everybody_there_is_accounted_for() -> None:
    found = simulate(one_pool(agents=3, **(BASE | {"hours": 2.0})), seed=1)
    assert found.unfinished > 0  # overloaded: the queue stands when the doors close
    assert found.occupancy == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize(
    "change",
    [{"aht_s": 0}, {"hours": 0}, {"patience_s": 0}, {"retrial": 1.0}, {"rate_cv": -1}, {"calls_per_hour": 1e9}],
)
def test_impossible_worlds_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        simulate(one_pool(agents=5, **(BASE | change)), seed=1)
    assert caught.value.code == "flood.bad_world"


def test_calls_that_nobody_can_take_are_refused() -> None:
    with pytest.raises(InputError):
        simulate(World(agents={frozenset(["pl"]): 3}, calls={"fa": 1.0}, **BASE), seed=1)


def test_one_run_has_no_interval() -> None:
    with pytest.raises(InputError):
        interval([1.0])
