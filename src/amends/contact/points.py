"""Which channels lead to a person at all, which lead to others too, and why the rest do not."""

from __future__ import annotations

from dataclasses import dataclass

from amends.contact.ladder import email_fault, phone_fault
from amends.contact.profile import POINT_OF, ContactProfile, Situation
from amends.core.channels import Channel
from amends.core.person import PersonRow


@dataclass(frozen=True, slots=True)
class Reach:
    """The channels that reach this person alone, those that reach a household, and why others are left out."""

    alone: tuple[Channel, ...]
    shared: tuple[Channel, ...]
    passed_over: tuple[str, ...]


def reach_of(person: PersonRow, profile: ContactProfile, situation: Situation, order: tuple[Channel, ...]) -> Reach:
    """Every channel of ``order`` in one of three lists, in that order."""
    alone: list[Channel] = []
    shared: list[Channel] = []
    passed_over: list[str] = []
    for channel in order:
        obstacle = _obstacle(channel, person, profile, situation)
        if obstacle is not None:
            passed_over.append(obstacle)
        elif _is_shared(channel, person, profile):
            shared.append(channel)
        else:
            alone.append(channel)
    return Reach(tuple(alone), tuple(shared), tuple(passed_over))


def _obstacle(channel: Channel, person: PersonRow, profile: ContactProfile, situation: Situation) -> str | None:
    if profile.safe_contact is not None and channel not in profile.safe_contact.only:
        return f"{channel} is not safe for the person"
    if channel in situation.compromised:
        return f"{channel} is compromised"
    if POINT_OF.get(channel) in profile.conflicting:
        return f"{channel}: the records of the person disagree"
    return _missing(channel, person, profile)


def _missing(channel: Channel, person: PersonRow, profile: ContactProfile) -> str | None:
    if channel is Channel.EMAIL:
        return email_fault(person)
    if channel in (Channel.SMS, Channel.VOICE):
        fault = phone_fault(person)
        return f"{channel}: {fault}" if fault else None
    if channel is Channel.POST:
        return None if person.has_postal_address() else "no complete postal address"
    if channel is Channel.PUSH:
        return None if profile.push_subscription else "no push subscription"
    if channel is Channel.INBOX:
        return None if profile.uses_inbox else "the person does not use the inbox"
    return f"{channel} reaches nobody in particular"


def _is_shared(channel: Channel, person: PersonRow, profile: ContactProfile) -> bool:
    if channel is Channel.POST and profile.has_namesake_at_address:
        return True
    point = POINT_OF.get(channel)
    return point is not None and point in person.shared
