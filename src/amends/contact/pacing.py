"""How fast messages may leave one worker: a lane per receiver and one for the provider."""

from __future__ import annotations

import random
from functools import cache

import msgspec

from amends.contact.bucket import Backoff, Lane, Rate
from amends.contact.data import Choice, read_data
from amends.contact.throttled import is_throttled
from amends.core.ports import OutcomeKind


class WarmUp(Choice, frozen=True, kw_only=True):
    """The share of the rate on each day of a sender that receivers do not know."""

    share_by_day: tuple[float, ...]


class Pacing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``corpus/contact/pacing``."""

    rates: tuple[Rate, ...]
    backoff: Backoff
    warm_up: WarmUp

    def rate(self, of: str) -> Rate:
        """The rate ``of`` a ``domain`` or a ``provider``."""
        return next(rate for rate in self.rates if rate.of == of)

    def with_rate(self, of: str, *, per_s: float, burst: int) -> Pacing:
        """The same with another ceiling, as a contract or a relay of one's own allows."""
        changed = tuple(
            msgspec.structs.replace(rate, per_s=per_s, burst=burst) if rate.of == of else rate for rate in self.rates
        )
        return msgspec.structs.replace(self, rates=changed)


@cache
def pacing() -> Pacing:
    """The shipped rates and back-off."""
    read: Pacing = read_data("pacing", Pacing)
    return read


class Pacer:
    """The lanes of one worker: one for the provider, one for each receiver.

    ``workers`` share the rates evenly; ``days_sending`` is the age of the sender in days where its receivers do
    not know it yet.  ``seed`` makes the jitter of this worker its own and repeatable.
    """

    def __init__(
        self,
        *,
        seed: int,
        workers: int = 1,
        days_sending: int | None = None,
        rates: Pacing | None = None,
        lane_of: dict[str, str] | None = None,
    ) -> None:
        self._rates = rates or pacing()
        self._share = _warmth(self._rates.warm_up, days_sending) / workers
        self._lane_of = lane_of if lane_of is not None else provider_of_domain()
        self._lanes: dict[str, Lane] = {}
        self._most = _MOST_LANES
        self._provider: Lane | None = None
        self._random = random.Random(seed)  # noqa: S311  # jitter, no secret

    def allow(self, domain: str, now: float) -> float:
        """0.0 and the message may go now (its token is taken), or how many seconds to wait and ask again."""
        provider = self._provider or self._open_provider(now)
        lane = self._lanes.get(domain) or self._lane(domain, now)
        wait = lane.wait(now) or provider.wait(now)
        if wait <= 0.0:
            lane.take()
            provider.take()
        return wait

    def answered(
        self, domain: str, kind: OutcomeKind, code: str = "", retry_after_s: float | None = None, *, now: float
    ) -> None:
        """Learns from one outcome; what says nothing about speed changes nothing."""
        lane = self._lanes.get(domain) or self._lane(domain, now)
        if kind is OutcomeKind.ACCEPTED:
            lane.recover(now)
        elif is_throttled(kind, code, retry_after_s):
            lane.cut(now, retry_after_s=retry_after_s, chance=self._random.random())

    def _open_provider(self, now: float) -> Lane:
        self._provider = Lane(self._rates.rate("provider"), self._rates.backoff, now=now, share=self._share)
        return self._provider

    def _lane(self, domain: str, now: float) -> Lane:
        """The lane of a domain: that of its provider, if several domains are one's."""
        plain = domain.lower()
        name = self._lane_of.get(plain, plain)
        lane = self._lanes.get(name)
        if lane is None:
            self._forget(now)
            lane = Lane(self._rates.rate("domain"), self._rates.backoff, now=now, share=self._share)
            self._lanes[name] = lane
        self._lanes[domain] = lane
        return lane

    def _forget(self, now: float) -> None:
        """Lets go of lanes that are as good as new, so that a million domains take no more memory than some."""
        if len(self._lanes) >= self._most:
            self._lanes = {name: lane for name, lane in self._lanes.items() if not lane.is_rested(now)}
            self._most = max(_MOST_LANES, 2 * len(self._lanes))


_MOST_LANES = 20_000


def _warmth(warm_up: WarmUp, days_sending: int | None) -> float:
    if days_sending is None or days_sending >= len(warm_up.share_by_day):
        return 1.0
    return warm_up.share_by_day[max(0, days_sending)]


class _MailProviders(Choice, frozen=True, kw_only=True):
    providers: dict[str, tuple[str, ...]]


@cache
def provider_of_domain() -> dict[str, str]:
    """The mail provider of each domain that shares a bucket (``corpus/contact/mail-providers``)."""
    read: _MailProviders = read_data("mail-providers", _MailProviders)
    return {domain: f"provider:{name}" for name, domains in read.providers.items() for domain in domains}
