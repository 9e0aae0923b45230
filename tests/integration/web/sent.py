"""A message in the ledger, in whichever state it is to be found."""

import hashlib
from datetime import datetime

from rehearsed import NOW

from amends.apps.delivery.models import Campaign, Message, Segment
from amends.apps.delivery.states import MessageState
from amends.apps.incidents.models import Incident
from amends.core.channels import Channel

CODE = "7Q2K9-XMBDA"
PERSON = "C-000123"


def kept_message(
    incident: Incident,
    *,
    code: str = CODE,
    state: MessageState = MessageState.ACCEPTED,
    channel: Channel = Channel.EMAIL,
    at: datetime = NOW,
    notice_sha256: str = "c" * 64,
) -> Message:
    """One message, with its campaign and its segment; the payload is not to be opened."""
    campaign = Campaign.objects.create(
        ref=f"{incident.ref}-{code}", incident_ref=incident.ref, register_sha256="a" * 64, started_at=at
    )
    segment = Segment.objects.create(campaign=campaign, seq=1, channel=channel, payload=b"sealed")
    return Message.objects.create(
        message_id=f"{code.lower()}@bank.example",
        campaign=campaign,
        segment=segment,
        person_ref=PERSON,
        channel=channel,
        address_sha256="b" * 64,
        notice_sha256=notice_sha256,
        content_sha256="d" * 64,
        code_sha256=hashlib.sha256(code.encode()).hexdigest(),
        state=state,
        attempts=1,
        at=at,
    )
