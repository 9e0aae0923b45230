"""The released form of a message that is no mail and no letter: its identity, its address, its words.

One form for SMS, voice, push, inbox, social posts and webhooks, so that the wrong-person guard can read
back what a provider will convey.  Email has MIME for this, post its PDF.
"""

from __future__ import annotations

import msgspec


class Envelope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is said, to whom, under which identity.

    ``text`` is what a person reads or hears; ``title`` a heading where the channel has one.  ``markup`` is
    the channel's own form of the same words where it has one: SSML for voice, the JSON payload of a push
    message, the JSON of an inbox item.  ``language`` is a BCP 47 tag.  ``topic`` groups messages that
    replace one another.
    """

    message_id: str
    to: str
    language: str
    text: str
    title: str = ""
    markup: str = ""
    url: str = ""
    topic: str = ""


_decoder = msgspec.json.Decoder(Envelope)


def pack(envelope: Envelope) -> bytes:
    """The bytes that are released; equal envelopes give equal bytes."""
    return msgspec.json.encode(envelope)


def unpack(content: bytes) -> Envelope:
    """The envelope of a parcel's content; raises ``ValueError`` for anything else."""
    return _decoder.decode(content)
