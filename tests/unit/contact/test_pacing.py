"""Sending yields at the first sign that the receiver cannot take it, and comes back slowly."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.contact.bucket import Lane
from amends.contact.pacing import Pacer, Pacing, pacing, provider_of_domain
from amends.contact.throttled import is_throttled
from amends.core.ports import OutcomeKind

RATES = pacing().with_rate("domain", per_s=10, burst=1).with_rate("provider", per_s=1000, burst=1000)
THROTTLED = (OutcomeKind.TEMPORARY, "421 4.7.28")


def pacer(**options: object) -> Pacer:
    return Pacer(seed=1, rates=RATES, **options)  # type: ignore[arg-type]


def sent_within(paced: Pacer, domain: str, *, start: float, seconds: float) -> int:
    """How many go, if every wait is kept to."""
    now, count = start, 0
    while now < start + seconds:
        wait = paced.allow(domain, now)
        if wait > 0:
            now += wait + 1e-9
        else:
            count += 1
    return count


def test_rate_is_kept_to() -> None:
    assert sent_within(pacer(), "a.example", start=0, seconds=10) in (100, 101)


def test_domains_do_not_wait_for_each_other() -> None:
    paced = pacer()
    assert paced.allow("a.example", 0.0) == 0.0
    assert paced.allow("a.example", 0.0) > 0.0
    assert paced.allow("b.example", 0.0) == 0.0


@pytest.mark.parametrize(
    "domains", [("gmail.com", "googlemail.com"), ("outlook.com", "HOTMAIL.com"), ("wp.pl", "o2.pl")]
)
def test_domains_of_one_provider_share_a_bucket(domains: tuple[str, str]) -> None:
    paced = pacer()
    assert paced.allow(domains[0], 0.0) == 0.0
    assert paced.allow(domains[1], 0.0) > 0.0


def test_our_provider_bounds_all_domains_together() -> None:
    paced = Pacer(seed=1, rates=RATES.with_rate("provider", per_s=5, burst=5))
    waits = [paced.allow(f"d{number}.example", 0.0) for number in range(6)]
    assert waits[:5] == [0.0] * 5
    assert waits[5] == pytest.approx(0.2)


def test_workers_share_the_rate() -> None:
    assert sent_within(pacer(workers=4), "a.example", start=0, seconds=10) in (25, 26)


def test_sender_that_nobody_knows_begins_slowly() -> None:
    first = sent_within(pacer(days_sending=0), "a.example", start=0, seconds=100)
    later = sent_within(pacer(days_sending=4), "a.example", start=0, seconds=100)
    assert first < later < sent_within(pacer(days_sending=99), "a.example", start=0, seconds=100)


def test_refusal_to_take_more_halves_the_rate_after_a_pause() -> None:
    paced = pacer()
    paced.answered("a.example", *THROTTLED, now=0.0)
    assert 2.5 <= paced.allow("a.example", 0.0) <= 5.0
    assert sent_within(paced, "a.example", start=10, seconds=10) in (50, 51)


def test_answers_that_were_on_their_way_cut_once_only() -> None:
    paced = pacer()
    for _ in range(16):
        paced.answered("a.example", *THROTTLED, now=0.0)
    assert sent_within(paced, "a.example", start=10, seconds=10) in (50, 51)


def test_retry_after_is_honoured_in_full_however_long() -> None:
    paced = pacer()
    paced.answered("a.example", OutcomeKind.TEMPORARY, "429", 3600.0, now=100.0)
    assert paced.allow("a.example", 100.0) >= 3600.0
    assert paced.allow("a.example", 3699.0) > 0.0
    assert paced.allow("a.example", 3700.0) == 0.0


def test_pauses_grow_and_have_an_end() -> None:
    lane = Lane(RATES.rate("domain"), pacing().backoff, now=0.0)
    now, pauses = 0.0, []
    for _ in range(60):
        lane.cut(now, retry_after_s=None, chance=0.0)
        pauses.append(lane.closed_until - now)
        now = lane.closed_until
    assert pauses[:3] == [5.0, 10.0, 20.0]
    assert max(pauses) == pacing().backoff.longest_pause_s
    assert lane.per_s == RATES.rate("domain").least_per_s


def test_accepted_messages_bring_the_rate_back_linearly() -> None:
    lane = Lane(RATES.rate("domain"), pacing().backoff, now=0.0)
    lane.cut(0.0, retry_after_s=None, chance=0.0)
    now, rates = 10.0, []
    for _ in range(100_000):
        lane.recover(now)
        now += 1 / lane.per_s
        rates.append((now, lane.per_s))
        if lane.per_s >= lane.ceiling:
            break
    assert rates[-1][0] - 10 == pytest.approx(pacing().backoff.recovery_s / 2, rel=0.05)


def test_what_says_nothing_about_speed_changes_nothing() -> None:
    paced = pacer()
    for kind in (OutcomeKind.REFUSED, OutcomeKind.DOUBT, OutcomeKind.UNSENT, OutcomeKind.HELD):
        paced.answered("a.example", kind, "550", now=0.0)
    assert paced.allow("a.example", 0.0) == 0.0


@pytest.mark.parametrize(
    ("code", "is_so"),
    [
        ("421", True),
        ("421 4.7.0", True),
        ("450 4.7.1", True),
        ("451 4.7.500", True),
        ("429", True),
        ("RTHROTTLED", True),
        ("ESME_RTHROTTLED", True),
        ("0x00000058", True),
        ("450 4.2.1", False),
        ("452 4.2.2", False),
        ("451 4.3.0", False),
        ("14217", False),
    ],
)
def test_only_a_sign_of_too_much_speed_slows_down(code: str, is_so: bool) -> None:
    assert is_throttled(OutcomeKind.TEMPORARY, code) is is_so
    assert not is_throttled(OutcomeKind.REFUSED, code)


def test_two_workers_do_not_come_back_at_the_same_moment_and_the_same_seed_does() -> None:
    def pause(seed: int) -> float:
        paced = Pacer(seed=seed, rates=RATES)
        paced.answered("a.example", *THROTTLED, now=0.0)
        return paced.allow("a.example", 0.0)

    assert pause(1) == pause(1)
    assert len({pause(seed) for seed in range(20)}) == 20


def test_a_million_domains_do_not_fill_the_memory_and_a_pause_is_not_forgotten() -> None:
    paced = pacer()
    paced.answered("slow.example", OutcomeKind.TEMPORARY, "429", 1e9, now=0.0)
    for number in range(60_000):
        paced.allow(f"d{number}.example", float(number))
    assert len(paced._lanes) <= 20_001
    assert paced.allow("slow.example", 60_000.0) > 1e8


def test_no_domain_belongs_to_two_providers() -> None:
    domains = [domain for names in _providers().values() for domain in names]
    assert len(domains) == len(set(domains))
    assert all(domain == domain.lower() for domain in domains)


def _providers() -> dict[str, list[str]]:
    providers: dict[str, list[str]] = {}
    for domain, provider in provider_of_domain().items():
        providers.setdefault(provider, []).append(domain)
    return providers


def test_a_decision_takes_microseconds() -> None:
    paced: Pacer = Pacer(seed=1)
    domains = [f"d{number}.example" for number in range(1000)]
    begun = time.perf_counter()
    for turn in range(20_000):
        paced.allow(domains[turn % 1000], turn * 0.001)
    assert (time.perf_counter() - begun) / 20_000 < 50e-6  # about 1 in fact; a busy machine is no failure


@given(
    steps=st.lists(
        st.tuples(st.floats(0, 5), st.sampled_from(["ok", "slow", "after", "no"]), st.floats(0, 100)), max_size=40
    )
)
def test_rate_stays_between_its_bounds_whatever_is_answered(steps: list[tuple[float, str, float]]) -> None:
    rates: Pacing = RATES
    lane = Lane(rates.rate("domain"), rates.backoff, now=0.0)
    now = 0.0
    for passed, answer, seconds in steps:
        now += passed
        if answer == "ok":
            lane.recover(now)
        elif answer in ("slow", "after"):
            lane.cut(now, retry_after_s=seconds if answer == "after" else None, chance=0.5)
        assert lane.least <= lane.per_s <= lane.ceiling
        assert lane.wait(now) >= 0
        assert lane.tokens <= lane.burst
