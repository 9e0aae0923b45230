"""The exact bytes of a message, made again from the segment's sealed rows, and held against their digest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from amends.apps.delivery.claims import place_of
from amends.apps.delivery.contents import Contents
from amends.apps.delivery.models import Campaign, Segment
from amends.apps.delivery.payload import unseal
from amends.apps.delivery.ports import Renderer, Row
from amends.contact.guard import destination
from amends.core.channels import Channel
from amends.core.errors import MachineError
from amends.providers.email.mime import Sender


@dataclass(frozen=True)
class Exact:
    """What was released to one person: the bytes of the message, and the address in its channel's form."""

    data: bytes
    address: str


def exact_content(
    campaign: Campaign, segment_id: int, message_id: str, content_sha256: str, *, key: bytes, renderer: Renderer
) -> Exact | None:
    """The message as it was released; ``None`` where it cannot be made again to the byte.

    That is so once the incident's key is destroyed, and where a newer version renders otherwise.
    """
    row = _row(campaign, segment_id, message_id, key)
    if row is None:
        return None
    channel = Channel(campaign.segments.get(pk=segment_id).channel)
    config = campaign.config
    sender = Sender(name=config["from_name"], address=config["from_address"], is_exercise=config["exercise"])
    data = Contents(renderer, sender=sender, at=campaign.started_at).make(row, channel)
    if hashlib.sha256(data).hexdigest() != content_sha256:
        return None
    return Exact(data, destination(row.person, channel))


def _row(campaign: Campaign, segment_id: int, message_id: str, key: bytes) -> Row | None:
    segment = Segment.objects.get(pk=segment_id)
    try:
        rows = unseal(bytes(segment.payload), key=key, place=place_of(campaign.ref, segment.seq))
    except MachineError:
        return None
    return next((row for row in rows if row.message_id == message_id), None)
