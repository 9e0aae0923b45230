"""Whether it adds up, place by place and element by element: the register's persons against the ledger, counted now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Q

from amends.apps.delivery.models import Campaign, Message, Omission
from amends.apps.delivery.selectors import campaigns_of
from amends.apps.delivery.states import CampaignKind, MessageState
from amends.apps.rehearsals.models import Rehearsal
from amends.core.channels import Channel
from amends.core.elements import in_order
from amends.exposure import read_audience
from amends.wording.book.labels import labels_of

MOST_COUNTED = 200_000  # persons that a page counts one by one; the command counts any number
_FATES = ("notified", "excepted", "owed")


@dataclass(frozen=True, kw_only=True)
class Share:
    """The persons of a place, or those who lost an element."""

    name: str
    affected: int
    notified: int
    excepted: int
    owed: int

    @property
    def adds_up(self) -> bool:
        return self.affected == self.notified + self.excepted + self.owed


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What the register and the ledger say now; a person with several elements stands in several of ``elements``."""

    total: Share
    places: tuple[Share, ...]
    elements: tuple[Share, ...]


@dataclass(frozen=True, kw_only=True)
class ChannelShare:
    """The messages of a channel in a language, by state."""

    channel: str
    language: str
    states: tuple[int, ...]
    total: int


def count_now(rehearsal: Rehearsal) -> Counted | None:
    """Counts each affected person once by the ledger; ``None`` before anything was planned."""
    kinds = (CampaignKind.NOTICE, CampaignKind.ESCALATION)
    campaigns = campaigns_of(rehearsal.incident.ref, *kinds)
    if not campaigns:
        return None
    told, excepted = _told(campaigns), _excepted(campaigns)
    places: Counter[tuple[str, str]] = Counter()
    elements: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    for person in read_audience(Path(rehearsal.folder)):
        ref = person.person_ref
        fate = "notified" if ref in told else "excepted" if ref in excepted else "owed"
        total[fate] += 1
        places[person.residence, fate] += 1
        for element in person.elements:
            elements[element, fate] += 1
    labels = labels_of("en")
    return Counted(
        total=_share("all", [(fate, total[fate]) for fate in _FATES]),
        places=tuple(_shares(places, sorted({place for place, _ in places}))),
        elements=tuple(_shares(elements, in_order({name for name, _ in elements}), labels)),
    )


def channel_shares(messages: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, ...], list[ChannelShare]]:
    """The states that occur, and the messages by channel and language in that order of states."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in messages:
        counts[row["channel"], row["language"], row["state"]] += row["messages"]
    states = tuple(str(state) for state in MessageState if any(key[2] == state for key in counts))
    shares = []
    for channel, language in sorted({key[:2] for key in counts}):
        row_counts = tuple(counts[channel, language, state] for state in states)
        shares.append(ChannelShare(channel=channel, language=language, states=row_counts, total=sum(row_counts)))
    return states, shares


def _told(campaigns: list[Campaign]) -> set[str]:
    """As ``apps.delivery.tally`` has it: of a call only who pressed a key has heard what it is about."""
    heard = Q(state=MessageState.DELIVERED) | (Q(state=MessageState.ACCEPTED) & ~Q(channel=Channel.VOICE))
    rows = Message.objects.filter(heard, campaign__in=campaigns)
    return set(rows.values_list("person_ref", flat=True).iterator(5000))


def _excepted(campaigns: list[Campaign]) -> set[str]:
    rows = Omission.objects.filter(campaign__in=campaigns, fate="excepted")
    return set(rows.values_list("person_ref", flat=True).iterator(5000))


def _shares(
    counts: Mapping[tuple[str, str], int], names: Iterable[str], labels: Mapping[str, str] | None = None
) -> Iterable[Share]:
    for name in names:
        yield _share((labels or {}).get(name, name), [(fate, counts[name, fate]) for fate in _FATES])


def _share(name: str, fates: list[tuple[str, int]]) -> Share:
    return Share(name=name, affected=sum(count for _, count in fates), **dict(fates))
