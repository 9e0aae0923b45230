"""What really came finds the truth again."""

from __future__ import annotations

import random

import pytest

from amends.core.errors import InputError
from amends.flood.recalibrate import Observed, Posterior, Prior, default_prior, recalibrate


def calls_of(truth: float, cv: float, days: int, seed: int) -> list[Observed]:
    dice = random.Random(seed)
    seen = []
    for day in range(days):
        exposed = 60_000 * 0.85**day
        level = dice.gammavariate(1 / cv**2, cv**2) if cv else 1.0
        mean = truth * exposed * level
        seen.append(Observed(exposed, max(0, round(dice.gauss(mean, mean**0.5)))))
    return seen


@pytest.mark.parametrize(("truth", "cv"), [(0.02, 0.15), (0.05, 0.4), (0.11, 0.25)])
def test_simulated_truth_is_recovered(truth: float, cv: float) -> None:
    inside = 0
    for seed in range(100, 124):
        found = recalibrate(default_prior(), calls_of(truth, cv, 14, seed))
        assert found.propensity == pytest.approx(truth, rel=0.45)
        inside += found.low <= truth <= found.high
    assert inside >= 18  # 21.6 of 24 are to be expected


def test_burstiness_is_learnt() -> None:
    calm = recalibrate(default_prior(), calls_of(0.05, 0.08, 40, 1))
    wild = recalibrate(default_prior(), calls_of(0.05, 0.6, 40, 1))
    assert calm.rate_cv < 0.15
    assert wild.rate_cv > 0.45


def test_nothing_observed_changes_nothing() -> None:
    found = recalibrate(default_prior(), [])
    assert found.propensity == pytest.approx(0.05, rel=0.02)
    assert (found.low, found.high) == (pytest.approx(0.0089, rel=0.1), pytest.approx(0.119, rel=0.1))


def test_more_days_make_it_surer() -> None:
    seen = calls_of(0.08, 0.25, 20, 3)
    few, many = (recalibrate(default_prior(), seen[:days]) for days in (2, 20))
    assert width(many) < width(few)


def test_nobody_calling_lowers_the_propensity() -> None:
    once, thrice = (recalibrate(default_prior(), [Observed(10_000, 0)] * days) for days in (1, 3))
    assert thrice.propensity < once.propensity < 0.025
    assert thrice.propensity < 0.01
    assert thrice.came == 0


def test_periods_in_which_nothing_was_due_tell_nothing() -> None:
    assert recalibrate(default_prior(), [Observed(0.0, 7)]).periods == 0


def test_prior_of_a_stated_propensity_is_around_it() -> None:
    assert default_prior(0.2).propensity == 0.2


@pytest.mark.parametrize("seen", [Observed(-1, 3), Observed(10, -1), Observed(float("nan"), 1)])
def test_impossible_observation_is_refused(seen: Observed) -> None:
    with pytest.raises(InputError) as caught:
        recalibrate(default_prior(), [seen])
    assert caught.value.code == "flood.bad_observation"


def test_impossible_prior_is_refused() -> None:
    with pytest.raises(InputError):
        recalibrate(Prior(0.0, 2.0, 0.25, 0.6), [])


def width(found: Posterior) -> float:
    return found.high - found.low
