"""The contact decision: a request in, an answer with its reasons out; the same answer to the same request, always."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

from amends.contact.decide.addressed import addressee_of
from amends.contact.decide.agent import agent_view
from amends.contact.decide.answer import Answer, Decision, Reason, Suppressed
from amends.contact.decide.engine import Verdict, Way, judge
from amends.contact.decide.explain import explanation_of, text_of
from amends.contact.decide.finding import Finding, note
from amends.contact.decide.model import Request
from amends.contact.decide.rulebook import cited, rulebook
from amends.contact.decide.view import View, view_of
from amends.core.channels import Channel


def decide(request: Request) -> Answer:
    """Whether the person may be contacted, by which channel and when, with every rule that decided.

    Pure: reads nothing but the request and the shipped rules.  Never raises for a request that was read by
    ``Request.from_json``.
    """
    view = view_of(request)
    verdict = judge(view)
    not_before = _not_before(view, verdict.way) if verdict.decision is Decision.DEFER else None
    return Answer(
        decision=verdict.decision,
        not_before=not_before,
        channel=verdict.way.channel if verdict.way is not None else None,
        addressee=addressee_of(view, verdict.decision),
        because=tuple(_reason(found, view.country, view.day) for found in verdict.because),
        agent_view=agent_view(view, verdict),
        suppressed_alternatives=tuple(_suppressed(verdict)),
        explanation=explanation_of(view, verdict, not_before),
    )


def _not_before(view: View, way: Way | None) -> datetime | None:
    """The opening by the person's clock, in whole seconds and never before it."""
    if way is None or way.until is None:
        return None
    return way.until.astimezone(view.clock)


@lru_cache(maxsize=16_384)
def _reason(found: Finding, country: str, day: date) -> Reason:
    return Reason(
        rule=found.rule,
        version=rulebook().rules[found.rule].version,
        citation=cited(found.rule, country, day).citation,
        text=text_of(found, "en"),
    )


def _suppressed(verdict: Verdict) -> Iterator[Suppressed]:
    """Every other channel that leads to the person, with the gravest thing that speaks against it."""
    for way in verdict.others:
        found = next(iter(way.stops), None) or _why_not(verdict)
        yield _set_aside(way.channel, found)


@lru_cache(maxsize=4096)
def _set_aside(channel: Channel, found: Finding) -> Suppressed:
    return Suppressed(channel=channel, rule=found.rule, text=text_of(found, "en"))


def _why_not(verdict: Verdict) -> Finding:
    """A channel that nothing bars was not needed, or not planned; what denies the whole contact denies it too."""
    if verdict.decision is not Decision.DENY:
        return note("least-intrusive", "not_needed")
    by_channel = verdict.because[-1].rule == "no-channel"
    return note("least-intrusive", "not_planned") if by_channel else verdict.because[0]
