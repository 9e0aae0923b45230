"""Reads for the portal: which sets are open, and what a code or a request opens.

A hit and a miss cost the same queries and the same cryptography.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from amends.apps.delivery.selectors import campaigns_of
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.selfcheck.models import Door, DoorSet
from amends.apps.selfcheck.standing import (
    Because,
    DoorKind,
    Kind,
    Standing,
    door_digest,
    door_key,
    opened_standing,
    seal_standing,
)
from amends.core.facts import FactBook

_FRESH_FOR = timedelta(seconds=10)
_DECOY = -1  # no set has this number


@dataclass(frozen=True, eq=False)
class OpenSet:
    """One incident whose doors are open, as it was read; equal only to itself, so that words about it can be kept.

    ``is_stale``: its notices follow a newer register already.
    """

    pk: int
    incident: Incident
    facts: FactBook
    as_of: datetime
    vocabulary: tuple[str, ...]
    by_email: bool
    is_stale: bool


@dataclass(frozen=True)
class Found:
    """What is behind a door, with the incident that it speaks of."""

    doors: OpenSet
    standing: Standing

    @property
    def elements(self) -> tuple[str, ...]:
        """The codes of what was exposed."""
        return self.standing.element_codes(self.doors.vocabulary)


@dataclass
class _Snapshot:
    at: datetime | None = None
    sets: Mapping[int, OpenSet] | None = None


_snapshot = _Snapshot()


def open_sets(*, now: datetime) -> Mapping[int, OpenSet]:
    """The open sets by their number, newest first; read again every ten seconds, for hit and miss alike."""
    sets, at = _snapshot.sets, _snapshot.at  # another thread may forget them meanwhile
    if sets is None or at is None or not timedelta() <= now - at < _FRESH_FOR:
        sets = _read_sets()
        _snapshot.sets, _snapshot.at = sets, now
    return sets


def forget_sets() -> None:
    """Has the next call read the sets anew."""
    _snapshot.sets = _snapshot.at = None


def standing_behind_code(code: str, *, pepper: bytes, now: datetime) -> Found | None:
    """What the code of a message opens (``7Q2K9-XMBDA``); one query and one decryption, found or not.

    The query asks for the digest or what follows it, so that a miss brings as many rows as a hit; it then opens the
    decoy, under a key derived as any other.
    """
    sets = open_sets(now=now)
    digest = door_digest(pepper, DoorKind.CODE, code)
    key = door_key(pepper, DoorKind.CODE, code)
    near = Door.objects.filter(digest__gte=digest).order_by("digest", "doors_id")
    rows = [
        (number, bytes(box))
        for at, number, box in near.values_list("digest", "doors_id", "sealed")[:2]
        if bytes(at) == digest
    ]
    if rows and not any(number in sets for number, _ in rows):
        forget_sets()  # a new set was opened a moment ago
        sets = open_sets(now=now)
    decoy_key, decoy = _decoy(pepper)
    number, box = next((row for row in rows if row[0] in sets), (_DECOY, decoy))
    standing = opened_standing(decoy_key if number == _DECOY else key, box)
    found = found_in(next(iter(sets), 0) if number == _DECOY else number, standing, sets) if standing else None
    return None if number == _DECOY else found


def found_in(number: int, standing: Standing, sets: Mapping[int, OpenSet]) -> Found | None:
    """The standing in its set; where that is stale nothing is said but that we cannot tell yet."""
    doors = sets.get(number)
    if doors is None:
        return None
    if doors.is_stale:
        standing = Standing(kind=Kind.CANNOT_TELL, because=Because.RENEWING)
    return Found(doors, standing)


def offers_email(sets: Mapping[int, OpenSet]) -> bool:
    """Whether a one-time code by mail proves something for any of the incidents."""
    return any(doors.by_email for doors in sets.values())


def _read_sets() -> dict[int, OpenSet]:
    rows = DoorSet.objects.filter(is_open=True).select_related("incident").order_by("-id")
    return {row.pk: _open_set(row) for row in rows}


def _open_set(row: DoorSet) -> OpenSet:
    newest = campaigns_of(row.incident.ref)[-1:]
    return OpenSet(
        pk=row.pk,
        incident=row.incident,
        facts=fact_book(incident=row.incident),
        as_of=row.as_of,
        vocabulary=tuple(row.vocabulary),
        by_email=row.by_email,
        is_stale=any(campaign.register_sha256 != row.register_sha256 for campaign in newest),
    )


@cache
def _decoy(pepper: bytes) -> tuple[bytes, bytes]:
    """Key and box of nobody's standing, as long as anybody's."""
    value = "decoy"
    standing = Standing(kind=Kind.AFFECTED, elements=bytes(8), person_ref="C-0000000", person_hash="0" * 40)
    box = seal_standing(standing, secret=pepper, kind=DoorKind.CODE, value=value)
    return door_key(pepper, DoorKind.CODE, value), box
