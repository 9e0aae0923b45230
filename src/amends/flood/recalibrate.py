"""What really came corrects what was assumed: propensity and burstiness, every day anew.

Calls of a day are Poisson around propensity x exposed x g, where g is a gamma of mean 1 and coefficient of variation c;
so they are negative binomial.  Propensity has a gamma prior, c a log-normal one.  The posterior is summed on a grid,
which is exact up to the grid's step and needs no sampling.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from amends.core.errors import InputError
from amends.flood.defaults import forecasting

_STEPS_P, _STEPS_C = 161, 41
_SPAN_C = 2.5  # prior standard deviations of log c on either side
_TAIL = 0.05


@dataclass(frozen=True, slots=True)
class Observed:
    """One period: ``exposed`` are the notices times the share of their calls that the forecast puts into the period."""

    exposed: float
    calls: int


@dataclass(frozen=True, slots=True)
class Prior:
    """Gamma of ``shape`` around ``propensity``; log-normal around ``rate_cv`` with ``log_sd``."""

    propensity: float
    shape: float
    rate_cv: float
    log_sd: float


@dataclass(frozen=True, slots=True)
class Posterior:
    """Means and the middle 90 % of the propensity; ``expected`` and ``came`` calls of the periods observed."""

    propensity: float
    low: float
    high: float
    rate_cv: float
    expected: float
    came: int
    periods: int


def default_prior(propensity: float | None = None) -> Prior:
    """The project's prior, around ``propensity`` where one is stated."""
    data = forecasting()
    mean = data.propensity.expected if propensity is None else propensity
    return Prior(mean, data.propensity.prior_shape, data.burstiness.rate_cv, data.burstiness.prior_log_sd)


def recalibrate(prior: Prior, observed: Sequence[Observed]) -> Posterior:
    """The posterior after ``observed``; with nothing observed, the prior's own figures.

    Raises ``InputError`` (``flood.bad_observation``).
    """
    _check(prior, observed)
    seen = [one for one in observed if one.exposed > 0]
    propensities = _candidates(prior, seen)
    spread = [_SPAN_C * (2 * step / (_STEPS_C - 1) - 1) for step in range(_STEPS_C)]
    cvs = [prior.rate_cv * math.exp(prior.log_sd * z) for z in spread]
    by_p, by_c = [-math.inf] * len(propensities), [-math.inf] * len(cvs)
    for at_c, (cv, z) in enumerate(zip(cvs, spread, strict=True)):
        logs = [_log_posterior(p, cv, z, prior, seen) for p in propensities]
        by_c[at_c] = _log_sum(logs)
        by_p = [_log_sum((one, two)) for one, two in zip(by_p, logs, strict=True)]
    weights_p, weights_c = _weights(by_p), _weights(by_c)
    mean = math.fsum(p * w for p, w in zip(propensities, weights_p, strict=True))
    return Posterior(
        propensity=mean,
        low=_quantile(propensities, weights_p, _TAIL),
        high=_quantile(propensities, weights_p, 1 - _TAIL),
        rate_cv=math.fsum(c * w for c, w in zip(cvs, weights_c, strict=True)),
        expected=prior.propensity * math.fsum(one.exposed for one in seen),
        came=sum(one.calls for one in seen),
        periods=len(seen),
    )


def _check(prior: Prior, observed: Sequence[Observed]) -> None:
    fault = ""
    if not (0 < prior.propensity <= 1 and prior.shape > 0 and prior.rate_cv > 0 and prior.log_sd > 0):
        fault = "the prior is none"
    elif any(one.calls < 0 or one.exposed < 0 or not math.isfinite(one.exposed) for one in observed):
        fault = "fewer than no calls or notices"
    if fault:
        raise InputError("The forecast cannot be corrected.", code="flood.bad_observation", where="observed", why=fault)


def _candidates(prior: Prior, seen: Sequence[Observed]) -> list[float]:
    """Propensities on a logarithmic grid, fine around prior and observation."""
    exposed, came = math.fsum(one.exposed for one in seen), sum(one.calls for one in seen)
    ratio = (came + prior.shape) / (exposed + prior.shape / prior.propensity)
    low = max(1e-9, min(prior.propensity / 30, ratio / 5))
    high = min(1.0, max(prior.propensity * 8, ratio * 5))
    if len(seen) > 2 and came:  # the posterior is narrow: look closely
        width = 6 * math.sqrt(1 / came + (prior.rate_cv * math.exp(_SPAN_C * prior.log_sd)) ** 2 / len(seen))
        low, high = max(low, ratio * math.exp(-width)), min(high, ratio * math.exp(width))
    step = math.log(high / low) / (_STEPS_P - 1)
    return [low * math.exp(step * index) for index in range(_STEPS_P)]


def _log_posterior(p: float, cv: float, z: float, prior: Prior, seen: Sequence[Observed]) -> float:
    # On the logarithmic grid each step carries the factor p, so the gamma's p^(shape-1) becomes p^shape.
    log = prior.shape * math.log(p) - p * prior.shape / prior.propensity - z * z / 2
    size = 1 / cv**2
    fixed = math.lgamma(size)
    for one in seen:
        mean = p * one.exposed
        log += math.lgamma(one.calls + size) - fixed - size * math.log1p(mean / size)
        log += one.calls * (math.log(mean) - math.log(mean + size))
    return log


def _log_sum(logs: Sequence[float]) -> float:
    top = max(logs)
    return top if top == -math.inf else top + math.log(math.fsum(math.exp(one - top) for one in logs))


def _weights(logs: Sequence[float]) -> list[float]:
    whole = _log_sum(logs)
    return [math.exp(one - whole) for one in logs]


def _quantile(values: Sequence[float], weights: Sequence[float], share: float) -> float:
    total = 0.0
    for value, weight in zip(values, weights, strict=True):
        total += weight
        if total >= share:
            return value
    return values[-1]
