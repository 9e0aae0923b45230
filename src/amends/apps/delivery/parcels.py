"""Parcels for providers, from a row and its released bytes."""

from __future__ import annotations

from amends.apps.delivery.ports import Renderer, Row
from amends.contact.guard import destination
from amends.core.channels import Channel
from amends.core.ports import Parcel


def parcel_of(row: Row, channel: Channel, data: bytes, *, renderer: Renderer, is_exercise: bool) -> Parcel:
    """What a provider is handed: for post the letter as PDF, for everything else the bytes that were released."""
    content = renderer.letters([row]).pdf if channel is Channel.POST else data
    return Parcel(row.message_id, channel, destination(row.person, channel), content, is_exercise)
