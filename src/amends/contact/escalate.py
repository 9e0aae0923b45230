"""What to do next for one person: wait, climb a rung, or stop, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from itertools import islice

from amends.contact.climb import ANY_LAW, Ladder, escalation
from amends.contact.ladder import Rung
from amends.contact.profile import Situation, Urgency
from amends.core.channels import Channel


class Happened(StrEnum):
    """What is on record about one message of the ladder."""

    SENT = "sent"  # handed over, or in doubt: it may arrive
    BOUNCED = "bounced"
    REFUSED = "refused"  # by the other side, or held by a rule of ours: it will not arrive
    DELIVERED = "delivered"
    ANSWERED = "answered"  # the person wrote, called, or used the code
    LOGGED_IN = "logged_in"  # and saw the notice there


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened by one channel, at an aware instant."""

    channel: Channel
    happened: Happened
    at: datetime


class Move(StrEnum):
    """The kinds of step."""

    SEND = "send"
    WAIT = "wait"
    PROVEN = "proven"  # stop: it reached the person, and every duty is served
    SERVED = "served"  # stop: every duty has a message that did not come back; more channels there are none
    EXHAUSTED = "exhausted"  # stop: nothing lawful is left; the person counts as unreachable


@dataclass(frozen=True, slots=True)
class Step:
    """What to do.  ``rungs`` are to be sent now (``SEND``); ``until`` is when to ask again (``WAIT``)."""

    move: Move
    because: str
    rungs: tuple[Rung, ...] = ()
    until: datetime | None = None


def next_rung(ladder: Ladder, history: Sequence[Event], now: datetime, situation: Situation) -> Step:
    """The next step on a ladder, from what happened so far; events may come in any order and repeated.

    On a bounce or a refusal that leaves a duty unserved the next stage goes at once, with the first channel that
    serves the duty; on silence after the channels' patience; at proof it stops.  A delivery without content proves
    nothing, and proof by an advisory channel does not serve a duty.  Patience shrinks so that the last stage
    still goes before the deadline.
    """
    seen = _Seen(ladder, history)
    if seen.is_proven and not seen.unserved:
        return Step(Move.PROVEN, "it reached the person")
    stage, is_begun = _next_stage(ladder, seen)
    lawful = _first_lawful(ladder, seen)
    if seen.is_proven and lawful:
        return Step(Move.SEND, "the person knows, and the law asks for another channel", lawful)
    if seen.is_proven or not stage:
        return _at_the_end(seen, now, situation)
    if is_begun or not seen.sent_at:
        return Step(Move.SEND, "it goes together with what was sent" if is_begun else "the first message", stage)
    if seen.unserved or not seen.standing:
        more = () if any(rung in stage for rung in lawful) else lawful
        return Step(Move.SEND, "a message came back or was refused", stage + more)
    return _after_silence(ladder, seen, stage, now, situation)


class _Seen:
    """The history, read once: which channels carry something, which failed, what is proven."""

    def __init__(self, ladder: Ladder, history: Sequence[Event]) -> None:
        self.sent_at: dict[Channel, datetime] = {}
        of: dict[Happened, set[Channel]] = {kind: set() for kind in Happened}
        for event in history:
            of[event.happened].add(event.channel)
            first = self.sent_at.get(event.channel)
            if first is None or event.at < first:
                self.sent_at[event.channel] = event.at
        with_content = {rung.channel for rung in ladder.rungs if not rung.is_contentless}
        spoke = bool(of[Happened.ANSWERED] or of[Happened.LOGGED_IN])
        self.failed = of[Happened.REFUSED] | of[Happened.BOUNCED]
        self.standing = set(self.sent_at) - self.failed
        self.is_proven = spoke or bool(of[Happened.DELIVERED] & with_content & self.standing)
        served = frozenset[str]().union(*(rung.serves for rung in ladder.rungs if rung.channel in self.standing))
        # Who answered a message without content is told in that conversation, which any law but a strict one allows.
        self.unserved = ladder.owed - served - (frozenset((ANY_LAW,)) if spoke else frozenset())


def _next_stage(ladder: Ladder, seen: _Seen) -> tuple[tuple[Rung, ...], bool]:
    """What is still to go of the first stage that is not complete, and whether that stage was begun."""
    for stage in ladder.stages:
        left = tuple(rung for rung in stage if rung.channel not in seen.sent_at)
        if left:
            return left, len(left) < len(stage)
    return (), False


def _first_lawful(ladder: Ladder, seen: _Seen) -> tuple[Rung, ...]:
    """The least intrusive rung that was not tried and serves a duty that is now unserved."""
    fit = (rung for rung in ladder.rungs if rung.channel not in seen.sent_at and rung.serves & seen.unserved)
    return tuple(islice(fit, 1))


def _after_silence(ladder: Ladder, seen: _Seen, stage: tuple[Rung, ...], now: datetime, situation: Situation) -> Step:
    until = _patience_ends(ladder, seen, now, situation)
    if now < until:
        return Step(Move.WAIT, "no answer yet", until=until)
    return Step(Move.SEND, "no answer within the channel's patience", stage)


def _at_the_end(seen: _Seen, now: datetime, situation: Situation) -> Step:
    if seen.standing and not seen.is_proven:
        until = max(seen.sent_at[channel] + _patience(channel, situation.urgency) for channel in seen.standing)
        until = until if situation.deadline is None else min(until, situation.deadline)
        if now < until:
            return Step(Move.WAIT, "the last channel may still answer", until=until)
    if seen.unserved or not seen.sent_at:
        return Step(Move.EXHAUSTED, "no channel that the law allows is left")
    return Step(Move.SERVED, "nothing came back, and no further channel is left")


def _patience_ends(ladder: Ladder, seen: _Seen, now: datetime, situation: Situation) -> datetime:
    """When silence counts: the longest patience of what stands, cut to an equal share of the time to the deadline."""
    begun = max(seen.sent_at[channel] for channel in seen.standing)
    end = max(seen.sent_at[channel] + _patience(channel, situation.urgency) for channel in seen.standing)
    stages_left = sum(any(rung.channel not in seen.sent_at for rung in stage) for stage in ladder.stages)
    if situation.deadline is None or situation.deadline <= now:
        return end
    return min(end, begun + max(situation.deadline - begun, timedelta(0)) / (stages_left + 1))


@cache
def _patience(channel: Channel, urgency: Urgency) -> timedelta:
    for patience in escalation().patience:
        if patience.channel is channel:
            return timedelta(hours=patience.urgent_hours if urgency is Urgency.URGENT else patience.hours)
    return timedelta(0)
