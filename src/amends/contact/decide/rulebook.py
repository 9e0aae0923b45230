"""The rules as data: version, day, citation by place, and the numbers that no line of code may hold."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec

from amends.contact.data import Choice, read_data
from amends.contact.decide.model import Basis, Occasion, Purpose, Vulnerability
from amends.core.channels import Channel


class Cited(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a rule stands; ``confidence`` as in the duties (F, MH, ML), or ``choice`` with ``owner`` and ``reason``."""

    citation: str
    url: str = ""
    in_force_from: date
    checked_on: date
    confidence: str
    owner: str = ""
    reason: str = ""


class RuleCard(Cited, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule; ``by_place`` (ISO 3166-1, ``EU`` for the EEA) cites what stands there instead."""

    version: str
    by_place: dict[str, Cited] = {}


class Numbers(Choice, frozen=True, kw_only=True):
    """Limits and sets; the law behind each is that of the rule which reads it."""

    freeze_days: int
    service_notices_per_day: int
    morning_hour: int
    capped_purposes: frozenset[Purpose]
    not_reached: frozenset[str]
    proven: frozenset[str]
    no_offers_to: frozenset[Vulnerability]
    sensitive: frozenset[Occasion]
    money_signals: frozenset[Occasion]
    disturbing: frozenset[Channel]
    consent_channels: frozenset[Channel]
    ladder: tuple[Channel, ...]
    stops_together: dict[str, frozenset[Channel]]
    stop_everything: tuple[str, ...]
    start_again: frozenset[str]
    eea: frozenset[str]


class BankExemption(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """47 CFR 64.1200(a)(9)(iii)."""

    country: str
    channels: frozenset[Channel]
    purposes: frozenset[Purpose]
    longest_text: int
    messages: int
    days: int


class Rulebook(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``corpus/contact/decide.yaml``."""

    rules: dict[str, RuleCard]
    bases: dict[Purpose, frozenset[Basis]]
    numbers: Numbers
    bank_exemption: BankExemption


@cache
def rulebook() -> Rulebook:
    """The shipped rules."""
    read: Rulebook = read_data("decide", Rulebook)
    return read


@cache
def rank_of(rule: str) -> int:
    """The place of the rule in the book, in which reasons are given."""
    return list(rulebook().rules).index(rule)


@cache
def cited(rule: str, country: str, day: date) -> Cited:
    """What to cite for somebody of the country on the day: its own law where that is in force, else the general."""
    card = rulebook().rules[rule]
    regions = (country, "EU") if country in rulebook().numbers.eea else (country,)
    for region in regions:
        local = card.by_place.get(region)
        if local is not None and local.in_force_from <= day:
            return local
    return card
