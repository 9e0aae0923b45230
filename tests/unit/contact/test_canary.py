"""The canary stops what harms, and not what only wavers."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from amends.contact.canary import Answer, Counts, bounds, canary_size, evidence_above, judge_canary

HEALTHY = Counts(sent=1000, accepted=980, bounced=20)


def test_healthy_canary_goes() -> None:
    assert judge_canary(HEALTHY).answer is Answer.GO


def test_one_misdirected_message_stops_whatever_else() -> None:
    verdict = judge_canary(Counts(sent=1_000_000, accepted=1_000_000, misdirected=1))
    assert verdict.answer is Answer.STOP
    assert "misdirected" in verdict.because[0]


@pytest.mark.parametrize(
    "change",
    [
        {"bounced": 200, "accepted": 800},
        {"refused": 200, "accepted": 800, "bounced": 0},
        {"complaints": 20},
        {"unknown": 100, "accepted": 880},
    ],
)
def test_share_far_above_its_limit_stops(change: dict[str, int]) -> None:
    verdict = judge_canary(replace(HEALTHY, **change))
    assert verdict.answer is Answer.STOP
    assert next(iter(change)) in verdict.because[0]


def test_share_a_little_above_its_limit_waits_and_does_not_stop() -> None:
    verdict = judge_canary(Counts(sent=100, accepted=93, bounced=7))
    assert verdict.answer is Answer.WAIT
    assert "7 of 100 bounced: the limit is 5.0%" in verdict.because


def test_outcomes_that_are_outstanding_are_waited_for() -> None:
    assert judge_canary(Counts(sent=1000, accepted=500)).answer is Answer.WAIT
    assert judge_canary(Counts(sent=0)).answer is Answer.WAIT


def test_first_bounce_of_all_stops_nothing() -> None:
    assert judge_canary(Counts(sent=1, bounced=1)).answer is Answer.WAIT


def test_run_at_the_limit_is_hardly_ever_stopped_however_often_it_is_looked_at() -> None:
    """Ville's inequality: at most alpha of the healthy runs; looked at after every single message."""
    chance = random.Random(5)
    limit = next(limit for limit in bounds().limits if limit.counts == "bounced")
    stopped = 0
    for _ in range(100):
        bounced = 0
        for sent in range(1, 1001):
            bounced += chance.random() < limit.share
            stopped += evidence_above(bounced, sent, limit.share) >= 1 / bounds().error.alpha
            if evidence_above(bounced, sent, limit.share) >= 1 / bounds().error.alpha:
                break
    assert stopped <= 1


def test_run_three_times_above_the_limit_is_stopped_early() -> None:
    chance = random.Random(5)
    looks = []
    for _ in range(50):
        bounced, sent = 0, 0
        while judge_canary(Counts(sent=sent, accepted=sent - bounced, bounced=bounced)).answer is not Answer.STOP:
            sent += 1
            bounced += chance.random() < 0.15
        looks.append(sent)
    assert sorted(looks)[25] < 200
    assert max(looks) < 700


def test_evidence_does_not_overflow() -> None:
    assert evidence_above(10**9, 10**9, 0.001) > 1e300
    assert evidence_above(0, 10**9, 0.001) == 0.0


@pytest.mark.parametrize("audience", [0, 1, 49, 50, 51, 5_000, 100_000, 10**9])
def test_canary_is_a_part_of_the_audience_and_not_large(audience: int) -> None:
    size = canary_size(audience)
    assert 0 <= size <= min(audience, bounds().size.most)
    assert size >= min(audience, bounds().size.least)


def test_every_limit_is_a_count_and_has_an_owner_and_a_reason() -> None:
    for limit in bounds().limits:
        assert limit.counts in Counts.__dataclass_fields__
        assert 0 < limit.share < 1
        assert limit.owner
        assert limit.reason
