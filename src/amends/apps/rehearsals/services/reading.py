"""What one message said: found in its sealed segment and rendered again, to the byte as it was released."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import QuerySet

from amends.apps.delivery.claims import place_of
from amends.apps.delivery.contents import Contents, digest
from amends.apps.delivery.models import Message
from amends.apps.delivery.payload import unseal
from amends.apps.delivery.ports import Row
from amends.apps.delivery.states import MessageState
from amends.apps.incidents.selectors import incident_by_ref
from amends.apps.rehearsals.rendering import ReleasedNotices
from amends.apps.rehearsals.services.situating import sender_of
from amends.core.channels import Channel
from amends.core.envelope import Envelope, unpack
from amends.core.errors import RefusedError

Secret = Callable[[str], bytes]  # the installation's secret of a name

LONGEST_CALL = timedelta(days=7)
"""How long after it was handed over a call may still ask for its words: it waits in the service's queue, then rings.

Whoever overheard a signed request could otherwise hear the words with it for ever.
"""

_SAYABLE = frozenset((MessageState.SENDING, MessageState.ACCEPTED, MessageState.DELIVERED, MessageState.UNKNOWN))
_ARRIVED = (MessageState.ACCEPTED, MessageState.DELIVERED)
_MOST_ITEMS = 100


def envelope_of(message: Message, *, secret: Secret) -> Envelope:
    """The envelope of one message as it was released.

    Raises ``MachineError`` (``delivery.payload``) where the incident's key is gone, ``RefusedError``
    (``message.changed``, ``notice.not_released``, ``notice.altered``) where it would say anything else.
    """
    campaign, segment = message.campaign, message.segment
    incident = incident_by_ref(campaign.incident_ref)
    place = place_of(campaign.ref, segment.seq)
    rows = unseal(bytes(segment.payload), key=secret(f"{incident.ref}.key"), place=place)
    row = _row_of(message, rows)
    renderer = ReleasedNotices(incident, as_of=campaign.started_at)
    contents = Contents(renderer, sender=sender_of(incident), at=campaign.started_at)
    data = contents.make(row, Channel(message.channel))
    if digest(data) != message.content_sha256:
        raise _changed(message, "Rendered again, it is not what was released.")
    return unpack(data)


def call_with(message_id: str) -> Message | None:
    """The call with this identity, whatever became of it."""
    return _whole().filter(message_id=message_id, channel=Channel.VOICE).first()


def may_be_said(message: Message, *, now: datetime) -> bool:
    """Whether the words of a call may be said: it was, or may have been, handed over, and not long ago."""
    return message.state in _SAYABLE and now - (message.handed_at or message.at) <= LONGEST_CALL


def items_of(person_ref: str) -> list[Message]:
    """What lies in a person's inbox, over all incidents: the newest hundred, the newest first."""
    rows = _whole().filter(person_ref=person_ref, channel=Channel.INBOX, state__in=_ARRIVED)
    return list(rows.order_by("-id")[:_MOST_ITEMS])


def is_known(person_ref: str) -> bool:
    """Whether the ledger has any message to this person, by whichever channel."""
    return Message.objects.filter(person_ref=person_ref).exists()


def _whole() -> QuerySet[Message]:
    return Message.objects.select_related("campaign", "segment")


def _row_of(message: Message, rows: list[Row]) -> Row:
    row = next((row for row in rows if row.message_id == message.message_id), None)
    if row is None:
        raise _changed(message, "Its segment holds no row for it.")
    return row


def _changed(message: Message, why: str) -> RefusedError:
    return RefusedError(
        "A message is not shown, because it would not be what was released.",
        code="message.changed",
        where=message.message_id,
        why=why,
        fix="Restore the database, the wordbook and the version of Amends that the campaign was planned with.",
    )
