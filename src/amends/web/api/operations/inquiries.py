"""Takes in questions and complaints that reached another program: a chat, a call centre, a mailbox."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from django.conf import settings
from msgspec import Meta

from amends.apps.care.models import WayIn
from amends.apps.care.services import Said, take_inquiry
from amends.apps.integrations.scopes import Scope
from amends.web.api.gate import incident_of
from amends.web.api.model import Aware, Body, Call, MaybeLine, Operation, Shown
from amends.web.api.problems import CallError


class InquiryKind(StrEnum):
    """What it is."""

    QUESTION = "question"
    COMPLAINT = "complaint"
    CLAIM = "claim"
    SCAM_REPORT = "scam_report"
    PRESS = "press"
    RESEARCHER = "researcher"


class Way(StrEnum):
    """How it reached the house."""

    MAIL = "mail"
    PHONE_NOTE = "phone_note"
    LETTER = "letter"
    BRANCH = "branch"
    CHAT = "chat"


class InquiryGiven(Body, frozen=True, kw_only=True):
    """Nothing but the text is ever required of a person.  It is sealed at once; only the desk can read it."""

    kind: InquiryKind
    text: Annotated[str, Meta(min_length=1, max_length=10_000, pattern=r"^[^\u0000]*[^\u0000\s][^\u0000]*$")]
    language: Annotated[str, Meta(pattern="^(en|pl|de|fa)$")] = "en"
    way_in: Way
    received_at: Aware | None = None
    reach: Annotated[str, Meta(max_length=200, pattern=r"^[^\u0000]*$")] = ""
    incident: Annotated[str, Meta(pattern=r"^(INC-[0-9A-Z]{7})?$")] = ""
    residence: Annotated[str, Meta(pattern=r"^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$")] = ""
    code: MaybeLine = ""


class InquiryTaken(Shown, frozen=True, kw_only=True):
    """``number`` is for the person and is told now, never again; ``due_at`` by when the law wants an answer."""

    ref: str
    number: str
    received_at: datetime
    due_at: datetime
    law: str
    is_mailed: bool


def _take(call: Call) -> InquiryTaken:
    given: InquiryGiven = call.body
    if given.received_at is not None and given.received_at > call.now:
        raise CallError(
            "It cannot have been received in the future.", status=422, code="care.not_yet", where="received_at"
        )
    receipt = take_inquiry(
        said=Said(kind=given.kind.value, text=given.text, language=given.language, reach=given.reach, code=given.code),
        way_in=WayIn(given.way_in.value),
        incident=incident_of(call.token, given.incident) if given.incident else None,
        received_at=given.received_at or call.now,
        now=call.now,
        public_key=settings.DESK_PUBLIC_KEY(),
        pepper=settings.SECRET_OF("portal.pepper"),
        once=f"{call.token.ref} {call.key}" if call.key else "",
        by=call.by,
        residence=given.residence or None,
    )
    inquiry = receipt.inquiry
    return InquiryTaken(
        ref=inquiry.ref,
        number=receipt.number,
        received_at=inquiry.received_at,
        due_at=inquiry.due_at,
        law=inquiry.law,
        is_mailed=receipt.is_mailed,
    )


OPERATIONS = (
    Operation(
        name="takeInquiry", method="POST", path="/inquiries", scope=Scope.TAKE_INQUIRIES,
        says="Takes in one inquiry and starts its clock; answers with the receipt.",
        body=InquiryGiven, answer=InquiryTaken, handle=_take, status=201, is_write=True, is_repeatable=True, cost=2,
        example={"kind": "complaint", "text": "Nobody answers the phone.", "way_in": "chat", "language": "en"},
    ),
)  # fmt: skip
