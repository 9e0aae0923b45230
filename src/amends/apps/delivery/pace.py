"""The rates of one worker: what was ordered, and with real people what receivers and providers bear."""

from __future__ import annotations

from amends.contact.bucket import TokenBucket
from amends.contact.pacing import Pacer, pacing
from amends.core.ports import OutcomeKind


class OrderedPace:
    """Every destination as fast as it takes, unless ``slow`` was ordered; ``workers`` share that rate."""

    def __init__(self, *, workers: int = 1) -> None:
        self._workers = workers
        self._rate: float | None = None
        self._ordered: TokenBucket | None = None

    def limit(self, rate: float | None) -> None:
        """At most so many messages a second over all workers; ``None`` lifts it."""
        if rate != self._rate:
            self._rate, self._ordered = rate, None

    def allow(self, destination: str, now: float) -> float:
        """Seconds to wait before the next message; 0 takes the place."""
        if self._rate is None:
            return 0.0
        bucket = self._ordered
        if bucket is None:
            bucket = self._ordered = TokenBucket(per_s=self._rate / self._workers, burst=1.0, now=now)
        wait = bucket.wait(now)
        if wait <= 0.0:
            bucket.take()
        return wait

    def answered(self, destination: str, kind: OutcomeKind, code: str, retry_after_s: float | None, now: float) -> None:
        """Nothing follows from one answer; a message that is put off waits by itself."""


class CarefulPace(OrderedPace):
    """For real people: beside what is ordered, the rates that each receiver and the provider bear.

    A message without a destination of its own goes to an API or an SMS centre, which is one receiver for
    everybody: it has the rate of a provider, not that of a mailbox provider.
    """

    def __init__(self, *, seed: int, workers: int = 1) -> None:
        super().__init__(workers=workers)
        provider = pacing().rate("provider")
        self._receivers = Pacer(seed=seed, workers=workers)
        rates = pacing().with_rate("domain", per_s=provider.per_s, burst=provider.burst)
        self._provider = Pacer(seed=seed, workers=workers, rates=rates)

    def allow(self, destination: str, now: float) -> float:
        """The longest of the waits; the receiver's place is taken only where the ordered rate allows it."""
        return super().allow(destination, now) or self._of(destination).allow(destination, now)

    def answered(self, destination: str, kind: OutcomeKind, code: str, retry_after_s: float | None, now: float) -> None:
        """Lets the receiver's lane learn."""
        self._of(destination).answered(destination, kind, code, retry_after_s, now=now)

    def _of(self, destination: str) -> Pacer:
        return self._receivers if destination else self._provider
