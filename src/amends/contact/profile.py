"""What is known of how a person wants to be, and may safely be, reached."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from amends.core.channels import Channel
from amends.core.reach import NOTHING_KNOWN, ContactProfile, Point, SafeContact

__all__ = [
    "NOTHING_KNOWN",
    "POINT_OF",
    "ContactProfile",
    "Harm",
    "Point",
    "SafeContact",
    "Service",
    "Situation",
    "Urgency",
]


POINT_OF = {
    Channel.EMAIL: Point.EMAIL,
    Channel.SMS: Point.PHONE,
    Channel.VOICE: Point.PHONE,
    Channel.POST: Point.ADDRESS,
}


class Urgency(StrEnum):
    """Whether harm may come before an ordinary message would be read."""

    ORDINARY = "ordinary"
    URGENT = "urgent"


class Harm(StrEnum):
    """How severe the breach is for the person: ENISA's four levels, by their names in ``severity``."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"

    @property
    def is_high(self) -> bool:
        return self in (Harm.HIGH, Harm.VERY_HIGH)


@dataclass(frozen=True, slots=True)
class Service:
    """How one duty allows its notice to be served.

    ``law`` is the id of the duty.  An empty ``channels`` means that the law prescribes none.  ``if_agreed`` are
    those that count only for a person who agreed to them; ``also`` those that the law asks for on top where harm
    is imminent.
    """

    law: str
    channels: frozenset[Channel] = frozenset()
    if_agreed: frozenset[Channel] = frozenset()
    also: frozenset[Channel] = frozenset()

    def is_served_by(self, channel: Channel, agreed: Collection[Channel]) -> bool:
        """Whether a message by the channel satisfies the duty towards a person who agreed to ``agreed``."""
        if not self.channels:
            return channel in _TO_ONE_PERSON
        return channel in self.channels and (channel not in self.if_agreed or channel in agreed)


_TO_ONE_PERSON = frozenset(
    (Channel.EMAIL, Channel.POST, Channel.SMS, Channel.VOICE, Channel.PUSH, Channel.INBOX, Channel.BRANCH)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is the same for many persons: the harm, the law, the deadline, what the intruder may read.

    ``deadline`` is the earliest of the duties', ``now`` the instant of the decision; both aware.
    """

    now: datetime
    urgency: Urgency = Urgency.ORDINARY
    harm: Harm = Harm.MEDIUM
    compromised: frozenset[Channel] = frozenset()
    services: tuple[Service, ...] = ()
    deadline: datetime | None = None

    @property
    def goes_parallel(self) -> bool:
        """Several channels in coordination: where waiting for one of them would cost the person."""
        return self.urgency is Urgency.URGENT and self.harm.is_high
