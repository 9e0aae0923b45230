"""The whole ladder of one person: which channels, in which order, which of them together.

``rung_for`` decides the first message of a run; ``ladder_for`` decides what follows when it bounces or
nobody answers.  For a person of whom nothing but the register's row is known, in an ordinary situation,
the first rung with content is the one that ``rung_for`` gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec

from amends.contact.data import Choice, read_data
from amends.contact.ladder import Fate, Rung, rung_for
from amends.contact.points import Reach, reach_of
from amends.contact.profile import NOTHING_KNOWN, ContactProfile, Point, Service, Situation
from amends.core.channels import Channel
from amends.core.person import PersonRow


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ordered ways to one person.

    ``stages`` go one after the other; the rungs of a stage go together, each as a message of its own.
    ``owed`` are the duties that must be served, ``unserved`` those that no rung serves: such a person counts
    as unreachable for them.  ``passed_over`` says why the other channels are not used.
    """

    stages: tuple[tuple[Rung, ...], ...]
    owed: frozenset[str]
    unserved: frozenset[str]
    passed_over: tuple[str, ...]
    because: str

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """Every rung in the order in which they are climbed."""
        return tuple(rung for stage in self.stages for rung in stage)


class Order(Choice, frozen=True, kw_only=True):
    """The channels, least intrusive first."""

    channels: tuple[Channel, ...]


class Patience(Choice, frozen=True, kw_only=True):
    """How long a channel is given before its silence counts."""

    channel: Channel
    hours: int
    urgent_hours: int


class Escalation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``corpus/contact/escalation``."""

    order: Order
    patience: tuple[Patience, ...]


@cache
def escalation() -> Escalation:
    """The shipped choices of order and patience."""
    read: Escalation = read_data("escalation", Escalation)
    return read


ANY_LAW = "any"
_UNPRESCRIBED = (Service(ANY_LAW),)


def ladder_for(person: PersonRow, situation: Situation, profile: ContactProfile = NOTHING_KNOWN) -> Ladder:
    """The ladder of one person; its stages are empty where nobody can or may be written to.

    A safe-contact rule stands above all, the law above wishes: a channel that the person refused is used only
    where nothing else serves a duty.  A stage never leaves a duty waiting on an advisory message: the least
    intrusive lawful channel goes with it.  Contact points that others read come last and carry no content.
    Where the law names no duty, any channel to the one person serves (``owed`` is then ``{"any"}``).
    """
    services = situation.services or _UNPRESCRIBED
    owed = frozenset(service.law for service in services)
    first = rung_for(person, on=situation.now.date(), compromised=situation.compromised)
    if person.is_deceased or person.is_minor(on=situation.now.date()):
        return _by_letter_alone(first, profile, owed, services)
    reach = reach_of(person, profile, situation, escalation().order.channels)
    rungs = _with_content(reach, profile, situation, services)
    stages = _staged(rungs, owed, situation) + tuple((rung,) for rung in _without_content(reach, profile))
    unserved = owed - frozenset().union(*(rung.serves for rung in rungs))
    return Ladder(stages, owed, unserved, reach.passed_over, _why(rungs, situation, profile))


def _by_letter_alone(
    first: Rung, profile: ContactProfile, owed: frozenset[str], services: tuple[Service, ...]
) -> Ladder:
    safe = profile.safe_contact
    if first.fate is Fate.NOTIFY and safe is not None and Channel.POST not in safe.only:
        return Ladder((), owed, owed, ("post is not safe for the person",), "safe contact")
    if first.fate is not Fate.NOTIFY:
        return Ladder((), owed, owed, (first.because,), first.because)
    serves = frozenset(service.law for service in services if service.is_served_by(Channel.POST, profile.agreed))
    rung = Rung(first.fate, first.channel, first.because, first.to, serves=serves)
    return Ladder(((rung,),), owed, owed - serves, (), first.because)


def _with_content(
    reach: Reach, profile: ContactProfile, situation: Situation, services: tuple[Service, ...]
) -> tuple[Rung, ...]:
    rungs = [_rung(channel, profile, services) for channel in _ordered(reach.alone, profile, situation)]
    wanted = [rung for rung in rungs if rung.channel not in profile.refuses]
    served = frozenset[str]().union(*(rung.serves for rung in wanted))
    for rung in rungs:
        if rung.channel in profile.refuses and rung.serves - served:
            served |= rung.serves
            wanted.append(_because(rung, "refused by the person, and nothing else serves the duty"))
    return tuple(wanted)


def _ordered(channels: tuple[Channel, ...], profile: ContactProfile, situation: Situation) -> list[Channel]:
    """Least intrusive first; an unproven phone number after the letter; then what is preferred, and a voice early."""
    ordered = list(channels)
    if Channel.POST in ordered and Channel.SMS in ordered and Point.PHONE not in profile.verified:
        ordered.remove(Channel.SMS)
        ordered.insert(ordered.index(Channel.POST) + 1, Channel.SMS)
    if Channel.VOICE in ordered and (situation.harm.is_high or profile.vulnerability is not None):
        ordered.remove(Channel.VOICE)
        ordered.insert(min(1, len(ordered)), Channel.VOICE)
    if profile.preferred in ordered:
        ordered.remove(profile.preferred)
        ordered.insert(0, profile.preferred)
    return ordered


def _rung(channel: Channel, profile: ContactProfile, services: tuple[Service, ...]) -> Rung:
    serves = frozenset(service.law for service in services if service.is_served_by(channel, profile.agreed))
    asked = any(channel in service.also for service in services)
    if not serves and not asked:
        why = "advisory: the law does not let it stand for the notice"
    elif not serves:
        why = "on top of the notice, as the law asks where harm is near"
    else:
        why = "preferred by the person" if channel is profile.preferred else f"{channel} reaches the person alone"
    return Rung(Fate.NOTIFY, channel, why, serves=serves)


def _without_content(reach: Reach, profile: ContactProfile) -> list[Rung]:
    why = "others read this contact point: it asks to get in touch and says nothing else"
    wanted = (channel for channel in reach.shared if channel not in profile.refuses)
    return [Rung(Fate.NOTIFY, channel, why, is_contentless=True) for channel in wanted]


def _staged(rungs: tuple[Rung, ...], owed: frozenset[str], situation: Situation) -> tuple[tuple[Rung, ...], ...]:
    """The first stage serves every duty that can be served; the rest follow one by one."""
    if not rungs:
        return ()
    also = {channel for service in situation.services for channel in service.also}
    parallel = situation.goes_parallel
    stage = [rung for rung in rungs if rung is rungs[0] or (parallel and (rung.channel in _AT_ONCE | also))]
    missing = owed - frozenset().union(*(rung.serves for rung in stage))
    for rung in rungs:
        if rung not in stage and rung.serves & missing:
            stage.append(rung)
            missing -= rung.serves
    return (tuple(stage), *((rung,) for rung in rungs if rung not in stage))


# What arrives within minutes, and disturbs no more than one message does.
_AT_ONCE = frozenset((Channel.INBOX, Channel.PUSH, Channel.EMAIL, Channel.SMS))


def _because(rung: Rung, why: str) -> Rung:
    return Rung(rung.fate, rung.channel, why, rung.to, rung.is_contentless, rung.serves)


def _why(rungs: tuple[Rung, ...], situation: Situation, profile: ContactProfile) -> str:
    if profile.safe_contact is not None:
        return "safe contact"
    if not rungs:
        return "no contact point reaches the person alone"
    return "urgent and of high harm: several at once" if situation.goes_parallel else "least intrusive first"
