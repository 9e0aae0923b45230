"""Runs every rule over a request.  A rule is a file in ``rules`` with a card in ``corpus/contact/decide``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from amends.contact.decide import rules
from amends.contact.decide.answer import Decision
from amends.contact.decide.finding import Effect, Finding, note
from amends.contact.decide.model import Purpose
from amends.contact.decide.rulebook import rank_of, rulebook
from amends.contact.decide.rules.quiet_hours import next_opening
from amends.contact.decide.view import View, known_channels
from amends.core.channels import Channel

OfRequest = Callable[[View], Iterator[Finding]]
OfChannel = Callable[[View, Channel], Iterator[Finding]]
_STOPS = (Effect.BAR, Effect.AVOID)


@dataclass(frozen=True, slots=True)
class Way:
    """One channel as the rules found it; ``until`` is when it opens, where it is not open now."""

    channel: Channel
    findings: tuple[Finding, ...]
    until: datetime | None = None

    @property
    def is_barred(self) -> bool:
        return any(found.effect is Effect.BAR for found in self.findings)

    @property
    def is_open(self) -> bool:
        return not self.stops

    @property
    def stops(self) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.effect in _STOPS)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision with what carried it, and the other channels that were looked at."""

    decision: Decision
    way: Way | None
    because: tuple[Finding, ...]
    others: tuple[Way, ...] = ()


@cache
def _rules() -> tuple[tuple[OfRequest, ...], tuple[OfChannel, ...]]:
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    found = [importlib.import_module(f"{rules.__name__}.{name}") for name in names]
    found.sort(key=lambda module: rank_of(module.RULE))
    of_request = tuple(module.of_request for module in found if hasattr(module, "of_request"))
    return of_request, tuple(module.of_channel for module in found if hasattr(module, "of_channel"))


def judge(view: View) -> Verdict:
    """First what concerns the person and the purpose, then the channels, and the hour last."""
    findings = [found for rule in _rules()[0] for found in rule(view)]
    denials = [found for found in findings if found.effect is Effect.DENY]
    if denials:
        return Verdict(Decision.DENY, None, tuple(denials), _looked_at(view))
    if view.is_inbound:
        return Verdict(Decision.ALLOW, Way(view.request.channel, ()), tuple(findings))
    return _by_channel(view, findings)


def _by_channel(view: View, findings: list[Finding]) -> Verdict:
    ways = [way_of(view, channel) for channel in _candidates(view)]
    asked, others = ways[0], tuple(ways[1:])
    choosable = ways if _may_go_otherwise(view) else ways[:1]
    chosen = _chosen(choosable)
    if chosen is None:
        return Verdict(Decision.DENY, None, (*asked.stops, note("no-channel", _lost(view))), others)
    because = [*findings, *(found for found in chosen.findings if found.effect not in _STOPS)]
    if chosen is not asked:
        because += [*asked.stops, note("least-intrusive", "chosen")]
    because += [Finding(found.rule, "only_way", Effect.NOTE) for found in chosen.stops]
    rest = tuple(way for way in ways if way is not chosen)
    decision = Decision.ALLOW if chosen.until is None else Decision.DEFER
    return Verdict(decision, chosen, _in_order(because), rest)


def _chosen(ways: Iterable[Way]) -> Way | None:
    """The asked channel unless it is closed; of the others the first that can go now; what is avoided at last."""
    ways = list(ways)
    if ways[0].is_open:
        return ways[0]
    free = [way for way in ways if way.is_open]
    last = [way for way in ways if not way.is_barred]
    for group in (free, last):
        if group:
            return next((way for way in group if way.until is None), group[0])
    return None


def way_of(view: View, channel: Channel) -> Way:
    """The channel under every rule."""
    findings = tuple(found for rule in _rules()[1] for found in rule(view, channel))
    until = max((found.until for found in findings if found.until is not None), default=None)
    if until is not None and channel in rulebook().numbers.disturbing:
        until = next_opening(view, channel, until) if _has_place(view) else until
    return Way(channel, findings, until)


def _has_place(view: View) -> bool:
    return bool(view.request.person.residence or view.request.person.time_zone)


def _candidates(view: View) -> list[Channel]:
    return list(dict.fromkeys((view.request.channel, *known_channels(view))))


def _may_go_otherwise(view: View) -> bool:
    """What helps is owed to the person, whatever the channel; what sells or asks was planned for this one.

    Somebody who is not known is answered by the way they came and by no other.
    """
    return not view.sells and view.request.purpose is not Purpose.SURVEY and not view.answers_a_stranger


def _looked_at(view: View) -> tuple[Way, ...]:
    return () if view.is_inbound else tuple(Way(channel, ()) for channel in _candidates(view)[1:])


def _lost(view: View) -> str:
    return "none_left" if _may_go_otherwise(view) else "not_this_one"


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda found: rank_of(found.rule)))
