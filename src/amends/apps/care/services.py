"""Takes inquiries in, whatever way they came: a receipt with a number, a clock, and words only the desk can read."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import datetime

import msgspec
from django.db import transaction

from amends.apps.care.clocks import clock_for, clock_of
from amends.apps.care.letter import Letter, require_reach, require_text
from amends.apps.care.mails import address_in, mail_person
from amends.apps.care.models import EventKind, Inquiry, InquiryEvent, Kind, WayIn
from amends.apps.care.numbers import answer_key, new_number, receipt_digest
from amends.apps.care.words import ReceiptText, receipt_text
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.core.clock import require_aware
from amends.core.errors import InputError
from amends.core.ids import keyed_hash, new_ref
from amends.core.sealing import seal_for
from amends.wording.book.languages import languages

_PREFIX = {Kind.COMPLAINT: "C", Kind.CLAIM: "C"}
_MOST_CODE = 40


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody sends in.  ``reach`` and ``code`` may be empty: nothing but the text is ever required."""

    kind: str
    text: str
    language: str
    reach: str = ""
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """``number`` is told to the person now, and kept nowhere in the open.  ``is_new``: not a second click."""

    inquiry: Inquiry
    number: str
    is_new: bool
    is_mailed: bool

    def text_in(self, language: str) -> ReceiptText:
        """The receipt's words, for a page in this language."""
        return receipt_text(clock_of(self.inquiry), number=self.number, language=language)


@transaction.atomic
def take_inquiry(
    *,
    said: Said,
    way_in: WayIn,
    incident: Incident | None,
    received_at: datetime,
    now: datetime,
    public_key: bytes,
    pepper: bytes,
    once: str = "",
    by: str = "",
    residence: str | None = None,
    look_url: str = "",
    may_mail: bool = True,
) -> Receipt:
    """Takes in what somebody sent, and starts the clock at ``received_at``, when it reached the house.

    ``public_key`` is the desk's; ``pepper`` is shared by the public side and the staff's.  ``once`` names one sending
    of one form: the same again, with the same words, gives the same receipt.  Raises ``InputError`` (``care.no_text``,
    ``care.long_text``, ``care.long_reach``, ``care.language``, ``care.kind``, ``care.not_yet``, ``time.no_offset``).
    """
    said = _checked(said)
    if require_aware(received_at, where="received") > now:
        raise InputError("It cannot have been received in the future.", code="care.not_yet", where="received")
    number = new_number(said.kind, pepper=pepper, once=_sending(said, once, pepper))
    digest = receipt_digest(number, pepper=pepper)
    ref = new_ref(_PREFIX.get(Kind(said.kind), "Q"), length=10)
    letter = Letter(text=said.text, reach=said.reach, code=said.code, number=number)
    address = address_in(said.reach) if incident else None  # without an incident nobody knows in whose name to write
    clock = clock_for(incident=incident, kind=said.kind, received_at=received_at, residence=residence)
    inquiry, is_new = Inquiry.objects.get_or_create(
        receipt_digest=digest,
        defaults={
            "ref": ref,
            "kind": said.kind,
            "way_in": way_in,
            "language": said.language,
            "incident": incident,
            "received_at": received_at,
            "taken_at": now,
            "answer_key": answer_key(number, pepper=pepper),
            "box": seal_for(public_key, msgspec.json.encode(letter), context=f"care {ref}"),
            "can_be_mailed": address is not None,
            "law": clock.law,
            "clock": msgspec.to_builtins(clock),
            "due_at": clock.due_at,
        },
    )
    receipt = Receipt(inquiry=inquiry, number=number, is_new=is_new, is_mailed=address is not None and may_mail)
    if is_new:
        _note_received(inquiry, by, now)
        if incident and address and may_mail:
            _mail_receipt(receipt, incident, address, look_url=look_url, public_key=public_key)
    return receipt


def _checked(said: Said) -> Said:
    if said.kind not in Kind.values:
        raise InputError(
            f"{said.kind[:20]!r} is no kind of inquiry.",
            code="care.kind",
            where="kind",
            fix=f"One of {', '.join(Kind.values)}.",
        )
    if said.language not in languages():
        raise InputError(
            "We do not write in this language.",
            code="care.language",
            where="language",
            fix=f"One of {', '.join(languages())}.",
        )
    return Said(
        kind=said.kind,
        text=require_text(said.text),
        language=said.language,
        reach=require_reach(said.reach),
        code=" ".join(said.code.split())[:_MOST_CODE],
    )


def _sending(said: Said, once: str, pepper: bytes) -> str:
    """The words belong to the name: a form that reached two people from a cache still takes in both."""
    return keyed_hash(pepper, "care.once", once, *astuple(said)) if once else ""


def _note_received(inquiry: Inquiry, by: str, now: datetime) -> None:
    InquiryEvent.objects.create(inquiry=inquiry, kind=EventKind.RECEIVED, at=now, by=by)
    note_deed(inquiry, "inquiry.received", subject=inquiry.ref, at=now, way_in=inquiry.way_in, law=inquiry.law)


def note_deed(inquiry: Inquiry, kind: str, *, subject: str, at: datetime, **data: str | bool) -> None:
    """Puts a step on the record of the incident; an inquiry that belongs to none has its own events only."""
    if inquiry.incident is not None:
        record_deed(
            incident_ref=inquiry.incident.ref,
            kind=kind,
            subject=subject,
            at=at,
            inquiry_kind=inquiry.kind,
            due_at=inquiry.due_at.isoformat(),
            **data,
        )


def _mail_receipt(receipt: Receipt, incident: Incident, to: str, *, look_url: str, public_key: bytes) -> None:
    inquiry = receipt.inquiry
    mail_person(
        inquiry=inquiry,
        incident=incident,
        to=to,
        phrase="portal-inq-mail-receipt",
        cause="receipt",
        text=receipt.text_in(inquiry.language).as_plain(),
        look_url=look_url,
        public_key=public_key,
        now=inquiry.taken_at,
    )
    InquiryEvent.objects.create(inquiry=inquiry, kind=EventKind.RECEIPT_SENT, at=inquiry.taken_at)
