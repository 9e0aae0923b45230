"""The first, watched part of a run: how large it is, and whether the rest may follow.

A limit on a share is tested at every look without stopping on noise: the likelihood ratio of worse
shares against the limit itself is, while the true share is at or below the limit, a supermartingale, so
that it ever reaches 1/alpha with a probability of at most alpha, however often it is looked at (Wald 1945,
sequential probability ratio test; Ville's inequality).  The worse shares are averaged over several.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cache

import msgspec

from amends.contact.data import Choice, read_data


class Size(Choice, frozen=True, kw_only=True):
    """The share of the audience that goes first, with its least and most."""

    share: float
    least: int
    most: int


class Error(Choice, frozen=True, kw_only=True):
    """With what probability at most a healthy run is stopped by chance, for each limit."""

    alpha: float


class Settled(Choice, frozen=True, kw_only=True):
    """Of which share of the canary the outcome must be known."""

    share: float


class Rest(Choice, frozen=True, kw_only=True):
    """How long after the canary the next wave waits: what is accepted may still bounce."""

    minutes: int


class Limit(Choice, frozen=True, kw_only=True):
    """The share of one count (a field of ``Counts``) above which the run stops."""

    counts: str
    share: float


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``corpus/contact/canary``."""

    size: Size
    error: Error
    settled: Settled
    rest: Rest
    limits: tuple[Limit, ...]


@cache
def bounds() -> Bounds:
    """The shipped bounds."""
    read: Bounds = read_data("canary", Bounds)
    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What is known of the canary: each message in at most one of accepted, bounced, refused and unknown.

    ``sent`` were handed over.  ``complaints`` and ``misdirected`` are of those that were accepted.
    """

    sent: int
    accepted: int = 0
    bounced: int = 0
    refused: int = 0
    complaints: int = 0
    misdirected: int = 0
    unknown: int = 0


class Answer(StrEnum):
    """Whether the rest of the run may follow."""

    GO = "go"
    WAIT = "wait"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer and each reason for it."""

    answer: Answer
    because: tuple[str, ...]


def canary_size(audience: int, size: Size | None = None) -> int:
    """How many of the audience go first; all of them where the audience is that small.

    >>> canary_size(30), canary_size(100_000), canary_size(147_000_000)
    (30, 1000, 2000)
    """
    size = size or bounds().size
    return min(audience, max(size.least, min(size.most, math.ceil(audience * size.share))))


def canary_rest() -> timedelta:
    """How long the next wave waits after the canary."""
    return timedelta(minutes=bounds().rest.minutes)


def judge_canary(counts: Counts, limits: Bounds | None = None) -> Verdict:
    """Whether to go on, wait or stop, at this look; may be asked after every message.

    One misdirected message stops at once.  To go, enough outcomes must be known and no share may lie above
    its limit, even by chance.
    """
    limits = limits or bounds()
    if counts.misdirected > 0:
        return Verdict(Answer.STOP, (f"{counts.misdirected} misdirected: none is allowed",))
    stops = [_said(counts, limit) for limit in limits.limits if _is_passed(counts, limit, limits.error.alpha)]
    if stops:
        return Verdict(Answer.STOP, tuple(stops))
    waits = [_said(counts, limit) for limit in limits.limits if _count(counts, limit) > limit.share * counts.sent]
    known = counts.accepted + counts.bounced + counts.refused
    if known < limits.settled.share * counts.sent or not counts.sent:
        waits.append(f"the outcome of {known} of {counts.sent} is known")
    if waits:
        return Verdict(Answer.WAIT, tuple(waits))
    return Verdict(Answer.GO, (f"{counts.accepted} of {counts.sent} accepted, every share within its limit",))


# How many times worse than the limit the alternatives are; a flood and a drift are both seen early.
_WORSE = (1.25, 1.5, 2.0, 4.0, 8.0)
_SURE_TO_FAIL = 0.999


def evidence_above(failures: int, trials: int, share: float) -> float:
    """The averaged likelihood ratio of worse shares against ``share``: at least 1/alpha is proof at level alpha.

    >>> evidence_above(0, 100, 0.05) < 1 < evidence_above(20, 100, 0.05)
    True
    """
    ratios = []
    for worse in (min(_SURE_TO_FAIL, share * times) for times in _WORSE):
        log = failures * math.log(worse / share) + (trials - failures) * math.log((1 - worse) / (1 - share))
        ratios.append(math.exp(min(log, _LARGEST_LOG)))
    return sum(ratios) / len(ratios)


_LARGEST_LOG = 700.0  # math.exp overflows from 710 on


def _is_passed(counts: Counts, limit: Limit, alpha: float) -> bool:
    return evidence_above(min(_count(counts, limit), counts.sent), counts.sent, limit.share) >= 1 / alpha


def _count(counts: Counts, limit: Limit) -> int:
    count: int = getattr(counts, limit.counts)
    return count


def _said(counts: Counts, limit: Limit) -> str:
    return f"{_count(counts, limit)} of {counts.sent} {limit.counts}: the limit is {limit.share:.1%}"
