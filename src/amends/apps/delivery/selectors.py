"""Reads the ledger for others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.db.models import Count, QuerySet

from amends.apps.delivery.models import Campaign, Message
from amends.apps.delivery.states import CampaignKind, CampaignState, MessageState, SegmentState

_LEFT_OR_LEAVING = (MessageState.ACCEPTED, MessageState.DELIVERED, MessageState.SENDING, MessageState.UNKNOWN)


def campaigns_of(incident_ref: str, *kinds: CampaignKind) -> list[Campaign]:
    """The frozen campaigns of an incident of these kinds, or all, in the order in which they were planned."""
    frozen = Campaign.objects.filter(incident_ref=incident_ref, state=CampaignState.FROZEN).order_by("id")
    return [campaign for campaign in frozen if not kinds or campaign.config.get("kind", "notice") in kinds]


def every_campaign(incident_ref: str) -> list[Campaign]:
    """The campaigns of an incident, also one that is still being planned: an order may be given beforehand."""
    return list(Campaign.objects.filter(incident_ref=incident_ref).order_by("id"))


def was_told(incident_ref: str) -> bool:
    """Whether a message of the incident was handed over to a provider, or may have been."""
    return Message.objects.filter(campaign__incident_ref=incident_ref, handed_at__isnull=False).exists()


def messages_by_notice(*, incident_ref: str, notices: Collection[str]) -> dict[str, dict[str, int]]:
    """For each of these notices (SHA-256) how many messages left the house or may have left it, by their state."""
    rows = _handed_over(incident_ref, notices).order_by().values_list("notice_sha256", "state").annotate(Count("id"))
    found: dict[str, dict[str, int]] = {}
    for notice, state, count in rows:
        found.setdefault(notice, {})[state] = count
    return found


def persons_reached(*, incident_ref: str, notice_sha256: str) -> Iterator[str]:
    """``person_ref`` of everybody to whom this notice was, or may have been, handed over; sorted, streamed."""
    rows = _handed_over(incident_ref, (notice_sha256,)).order_by("person_ref").values_list("person_ref", flat=True)
    return rows.distinct().iterator(chunk_size=2000)


def _handed_over(incident_ref: str, notices: Collection[str]) -> QuerySet[Message]:
    return Message.objects.filter(
        campaign__incident_ref=incident_ref,
        notice_sha256__in=notices,
        state__in=(*_LEFT_OR_LEAVING, MessageState.BOUNCED),
    )


def messages_by_channel(campaign: Campaign) -> list[dict[str, Any]]:
    """How many messages of a campaign are in which state, by channel."""
    rows = Message.objects.filter(campaign=campaign).order_by("channel", "state").values("channel", "state")
    return [dict(row) for row in rows.annotate(messages=Count("id"))]


def standing_of_segments(campaign: Campaign) -> str:
    """``sending`` while a worker holds a segment, else ``waiting for a worker`` if something is left, or ``done``."""
    states = set(campaign.segments.values_list("state", flat=True))
    if SegmentState.LEASED in states:
        return "sending"
    return "waiting for a worker" if SegmentState.PLANNED in states else "done"


def doubtful_messages(campaigns: Sequence[Campaign]) -> list[dict[str, str]]:
    """What waits for a person: held messages, and those that left and were never answered."""
    rows = Message.objects.filter(campaign__in=campaigns, state__in=(MessageState.HELD, MessageState.UNKNOWN))
    columns = ("message_id", "person_ref", "channel", "state", "reason")
    return [dict(row) for row in rows.order_by("id").values(*columns)]
