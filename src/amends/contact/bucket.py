"""A token bucket that yields when it is told to: one receiver, or one provider.

Additive increase, multiplicative decrease, as congestion control has it (RFC 5681): a receiver that says
"not so fast" halves its rate and is left alone for a while; each accepted message gives a little back.
Time is passed in, as monotonic seconds.
"""

from __future__ import annotations

from amends.contact.data import Choice


class Rate(Choice, frozen=True, kw_only=True):
    """Messages per second, how many may go at once after a rest, and the slowest that a storm leads to."""

    of: str
    per_s: float
    burst: int
    least_per_s: float


class Backoff(Choice, frozen=True, kw_only=True):
    """``factor`` times the rate at a cut; the pause doubles from the first to the longest; ``jitter`` is the
    share of it that is random; after ``recovery_s`` of full use a rate is back at its ceiling from nothing."""

    factor: float
    first_pause_s: float
    longest_pause_s: float
    jitter: float
    recovery_s: float


class TokenBucket:
    """Tokens that grow at ``per_s`` up to ``burst``; one is one message."""

    __slots__ = ("at", "burst", "per_s", "tokens")

    def __init__(self, *, per_s: float, burst: float, now: float) -> None:
        self.per_s, self.burst = per_s, burst
        self.tokens, self.at = burst, now

    def wait(self, now: float) -> float:
        """Seconds until one token is there, 0.0 if it is; takes none."""
        passed = now - self.at
        tokens = self.tokens
        if passed > 0:
            tokens += passed * self.per_s
            self.tokens = tokens = tokens if tokens < self.burst else self.burst
            self.at = now
        return 0.0 if tokens >= 1 else (1 - tokens) / self.per_s

    def take(self) -> None:
        """Takes one token; ask ``wait`` first."""
        self.tokens -= 1


class Lane(TokenBucket):
    """A bucket with back-off: one receiver, or one provider, as one worker sees it.

    >>> lane = Lane(Rate(of="domain", per_s=10, burst=1, least_per_s=1, in_force_from="", owner="", reason=""),
    ...             Backoff(factor=0.5, first_pause_s=5, longest_pause_s=900, jitter=0.5, recovery_s=300,
    ...                     in_force_from="", owner="", reason=""), now=0.0)
    >>> lane.cut(0.0, retry_after_s=30.0, chance=0.0)
    >>> lane.per_s, lane.wait(0.0)
    (5.0, 30.0)
    """

    __slots__ = ("backoff", "ceiling", "closed_until", "cuts", "least")

    def __init__(self, rate: Rate, backoff: Backoff, *, now: float, share: float = 1.0) -> None:
        super().__init__(per_s=rate.per_s * share, burst=max(1.0, rate.burst * share), now=now)
        self.ceiling, self.least = self.per_s, min(self.per_s, rate.least_per_s * share)
        self.backoff, self.cuts, self.closed_until = backoff, 0, now

    def wait(self, now: float) -> float:
        """Seconds until a message may go, the pause of a back-off included."""
        closed = self.closed_until - now
        free = TokenBucket.wait(self, now)
        return closed if closed > free else free

    def is_rested(self, now: float) -> bool:
        """Whether the lane is as a new one would be: full, at its ceiling, with no pause running."""
        return self.wait(now) <= 0 and self.tokens >= self.burst and self.per_s >= self.ceiling

    def cut(self, now: float, *, retry_after_s: float | None, chance: float) -> None:
        """Halves the rate and pauses; what was asked for is honoured in full.

        Answers to what was already on its way when the pause began cut no further.  ``chance`` is a random
        number from 0 to 1 (workers that back off together would come back together).
        """
        if now >= self.closed_until:
            self.per_s = max(self.least, self.per_s * self.backoff.factor)
            self.tokens = min(self.tokens, 0.0)
            pause = min(self.backoff.longest_pause_s, self.backoff.first_pause_s * float(2**self.cuts))
            self.cuts = min(self.cuts + 1, _MOST_CUTS)
            self.closed_until = now + pause * (1 - self.backoff.jitter * chance)
        if retry_after_s is not None:
            self.closed_until = max(self.closed_until, now + retry_after_s)

    def recover(self, now: float) -> None:
        """Gives a little back for one accepted message; not for what was on its way when the pause began."""
        if now < self.closed_until:
            return
        self.cuts = 0
        if self.per_s < self.ceiling:
            self.per_s = min(self.ceiling, self.per_s + self.ceiling / (self.per_s * self.backoff.recovery_s))


_MOST_CUTS = 30  # 2**30 seconds are past any longest pause
