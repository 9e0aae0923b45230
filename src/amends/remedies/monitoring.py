"""The rules of monitoring codes: fair offers, long enough, time to redeem, reminders, take-up, pools running low."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec

from amends.core.clock import require_aware
from amends.core.errors import RefusedError
from amends.remedies.catalogue_data import Choice, read_data


class Reminders(Choice, frozen=True, kw_only=True):
    """Days after the code was given, days before it runs out, and days in which one reminder follows no other."""

    days_after: tuple[int, ...]
    days_before_end: tuple[int, ...]
    rest_days: int


class RunningLow(Choice, frozen=True, kw_only=True):
    """When a pool counts as running low."""

    share_left: float
    least_left: int


class Redeem(Choice, frozen=True, kw_only=True):
    """How long a code can be used at least, from the day it is given."""

    least_days: int


class SmallCells(Choice, frozen=True, kw_only=True):
    """The least number of people whom a shown figure may count."""

    least: int


class MonitoringRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``corpus/remedies/monitoring.yaml``."""

    reminders: Reminders
    running_low: RunningLow
    redeem: Redeem
    small_cells: SmallCells


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What a pool's codes give, as its contract says.  ``residences``: ISO codes it serves, empty for all.

    ``redeem_by``: the last day on which the provider takes a code that it has not extended.
    """

    provider: str
    months: int
    redeem_by: date
    residences: tuple[str, ...] = ()
    needs_payment_card: bool = False
    renews_by_itself: bool = False
    waives_rights: bool = False
    needs_arbitration: bool = False
    needs_marketing_consent: bool = False


class OfferFinding(msgspec.Struct, frozen=True):
    """A string attached; ``rule`` is that of the linter which forbids the same in words."""

    rule: str
    fact: str
    says: str


class TakeUpCell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of a table; ``None`` where the number is hidden."""

    segment: str
    owed: int | None
    given: int | None
    redeemed: int | None
    is_hidden: bool


_STRINGS = {
    "needs_payment_card": "People must give a payment card.",
    "renews_by_itself": "It goes on and costs money unless people cancel.",
    "waives_rights": "People give up rights.",
    "needs_arbitration": "People are sent to arbitration.",
    "needs_marketing_consent": "People must agree to advertising.",
}


def monitoring_rules() -> MonitoringRules:
    """The project's choices.  Raises ``InputError`` (``remedies.unreadable_data``)."""
    return read_data("monitoring", MonitoringRules)


def offer_findings(offer: Offer) -> tuple[OfferFinding, ...]:
    """The strings attached to an offer: what L22 forbids a notice to say may not be true of the offer either."""
    return tuple(OfferFinding("L22", fact, says) for fact, says in _STRINGS.items() if getattr(offer, fact))


def require_fair(offer: Offer) -> None:
    """Raises ``RefusedError`` (``monitoring.strings_attached``) for what costs a right, a card or a renewal."""
    found = offer_findings(offer)
    if found:
        raise RefusedError(
            "This monitoring is not free of conditions.",
            code="monitoring.strings_attached",
            where=offer.provider,
            why=" ".join(item.says for item in found) + " (rule L22)",
            fix="Agree with the provider that no card, no renewal, no consent and no waiver is asked for.",
        )


def serves(offer: Offer, residence: str) -> bool:
    """Whether the pool's codes work where the person lives; ``US`` serves ``US-CA`` too.

    >>> pool = Offer(provider="m", months=12, redeem_by=date(2027, 1, 1), residences=("US",))
    >>> serves(pool, "US-CA"), serves(pool, "PL")
    (True, False)
    """
    return not offer.residences or bool({residence, residence.partition("-")[0]} & set(offer.residences))


def is_long_enough(offer: Offer, minimum_months: int) -> bool:
    """Whether the pool gives at least the law's minimum for the person's residence."""
    return offer.months >= minimum_months


def redeem_by(offer: Offer, *, given_on: date, provider_extends_to: date | None = None) -> date:
    """The last day on which the person can use the code.

    Our delay is not theirs: from the day it is given there are at least ``redeem.least_days``.  Where that is later
    than the provider's own day, the provider has to be told (``needs_extension``).
    """
    own = max(offer.redeem_by, provider_extends_to or offer.redeem_by)
    return max(own, given_on + timedelta(days=monitoring_rules().redeem.least_days))


def needs_extension(offer: Offer, last_day: date) -> bool:
    """Whether the provider must be asked to take the code longer."""
    return last_day > offer.redeem_by


def code_reminders(*, given_at: datetime, last_day: date) -> tuple[datetime, ...]:
    """When to remind somebody who has not used their code, in order, each at the time of day it was given."""
    require_aware(given_at, where="given_at")
    rules = monitoring_rules().reminders
    end = given_at + (last_day - given_at.date())
    wanted = {given_at + timedelta(days=days) for days in rules.days_after}
    wanted |= {end - timedelta(days=days) for days in rules.days_before_end}
    return tuple(sorted(at for at in wanted if given_at < at < end))


def is_running_low(*, size: int, left: int) -> bool:
    """Whether new codes must be bought.

    >>> is_running_low(size=100_000, left=9_000), is_running_low(size=100_000, left=50_000)
    (True, False)
    """
    rules = monitoring_rules().running_low
    return left < max(size * rules.share_left, min(rules.least_left, size / 2))


def take_up(counts: Mapping[str, tuple[int, int, int]]) -> tuple[TakeUpCell, ...]:
    """The table by segment: (owed, given, redeemed) each, small cells hidden.

    Hidden is a row in which any of the three, or what remains between them, counts 1 to ``least - 1`` people.
    Where one row alone is hidden, the smallest other is hidden too, or the total would tell it.
    """
    hidden = {segment for segment, row in counts.items() if _is_small(row)}
    rest = sorted((row[0], segment) for segment, row in counts.items() if segment not in hidden and any(row))
    if len(hidden) == 1 and rest:
        hidden.add(rest[0][1])
    return tuple(_cell(segment, row, is_hidden=segment in hidden) for segment, row in sorted(counts.items()))


def _is_small(row: Sequence[int]) -> bool:
    owed, given, redeemed = row
    least = monitoring_rules().small_cells.least
    return any(0 < value < least for value in (owed, given, redeemed, owed - given, given - redeemed))


def _cell(segment: str, row: tuple[int, int, int], *, is_hidden: bool) -> TakeUpCell:
    owed, given, redeemed = (None, None, None) if is_hidden else row
    return TakeUpCell(segment=segment, owed=owed, given=given, redeemed=redeemed, is_hidden=is_hidden)
