"""What entries of the list say of the person: that they died, that a way is not theirs, that a way is not safe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from amends.apps.contacts.models import SuppressionReason
from amends.apps.contacts.suppression import Suppressed
from amends.contact.decide.model import ContactPoint, Person, SafeWays
from amends.core.channels import Channel

STOPS = frozenset({SuppressionReason.OPT_OUT, SuppressionReason.OBJECTION, SuppressionReason.LEGAL_HOLD})
"""Reasons that act as the person's own stop."""
_NOT_THEIRS = frozenset({SuppressionReason.WRONG_PERSON, SuppressionReason.UNREACHABLE})
_WAYS = tuple(channel for channel in Channel if channel not in (Channel.SOCIAL, Channel.PRESS))


def with_entries(person: Person, entries: Sequence[Suppressed], *, asked_channel: Channel) -> Person:
    """The person as the list knows them; the same object where it says nothing of them.

    An address that is somebody else's, and one where nobody is reached, is not proven and never a last resort: no
    duty of law is done by a letter to a stranger.  What is not safe stands above every duty.
    """
    found = person
    if any(entry.reason == SuppressionReason.DECEASED for entry in entries):
        found = replace(found, deceased=True)
    if foreign := _channels(entries, _NOT_THEIRS):
        found = _without_points(found, foreign, asked_channel)
    if unsafe := _channels(entries, {SuppressionReason.SAFETY}):
        found = _without_ways(found, unsafe, asked_channel)
    return found


def _channels(entries: Iterable[Suppressed], reasons: Iterable[str]) -> set[Channel]:
    """The channels that entries with these reasons mean; every one where an entry names none."""
    meant: set[Channel] = set()
    for entry in entries:
        if entry.reason in reasons:
            meant.update((Channel(entry.channel),) if entry.channel else _WAYS)
    return meant


def _without_points(person: Person, channels: set[Channel], asked: Channel) -> Person:
    given = person.contact_points
    points: dict[Channel, ContactPoint | None] = {asked: None} if given is None else dict(given)
    for channel in channels & set(points):
        points[channel] = replace(points[channel] or ContactPoint(), verified=False)
    return replace(person, contact_points=points)


def _without_ways(person: Person, channels: set[Channel], asked: Channel) -> Person:
    """Safe is what was called so; where nothing was, the ways that are known, and no other."""
    safe, points = person.safe_contact, person.contact_points
    known = safe.only if safe is not None else (asked,) if points is None else tuple(points)
    left = tuple(channel for channel in known if channel not in channels)
    return replace(person, safe_contact=SafeWays(only=left, reason=safe.reason if safe else None))
