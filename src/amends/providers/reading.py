"""What every provider asks of a parcel before anything else: whether its content is that parcel's own message."""

from __future__ import annotations

import re

from amends.core.channels import Channel
from amends.core.envelope import Envelope, unpack
from amends.core.ports import Parcel

_IDENTITY = re.compile(r"[!-~]{1,200}")  # it stands in headers and paths


def released_envelope(parcel: Parcel, channel: Channel) -> Envelope | str:
    """The envelope of a parcel, or why it cannot be conveyed, in words without personal data."""
    try:
        envelope = unpack(parcel.content)
    except ValueError:
        return "its content is no released message"
    if parcel.channel is not channel:
        return f"it is meant for another channel than {channel}"
    if envelope.message_id != parcel.message_id or envelope.to != parcel.to:
        return "what was released is for another message or another address"
    if not _IDENTITY.fullmatch(envelope.message_id):
        return "its identity holds characters that cannot stand in a header"
    return envelope
