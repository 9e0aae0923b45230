"""Puts each inquiry of the public forms on a case: the desk's work, for only the desk can read who wrote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

import msgspec
from django.db import transaction

from amends.apps.care.boxes import author_digest, text_digest
from amends.apps.care.finding import DESKS, place_of, root_of
from amends.apps.care.incoming import Incoming
from amends.apps.care.intake import note_case, reopen
from amends.apps.care.letter import Letter
from amends.apps.care.mails import address_in
from amends.apps.care.models import (
    Case,
    CaseEvent,
    CaseEventKind,
    CaseState,
    Direction,
    EventKind,
    Inquiry,
    Kind,
    Message,
    Proof,
    WayIn,
)
from amends.apps.care.sla import DueBy, due_for, kind_of, sensitive_kinds
from amends.apps.care.stuck import Stuck
from amends.apps.care.told import keep_told, receipt_bound
from amends.core.errors import MachineError
from amends.core.ids import new_ref
from amends.core.sealing import open_sealed
from amends.triage import Reading, read_message

Secrets = Callable[[str], bytes]
_AT_ONCE = 200
_STUCK = Stuck("filing")


def do_desk_work(*, secret: Secrets, public_key: bytes, now: datetime) -> int:
    """Files what waits; how many inquiries.  ``secret`` gives ``desk.key`` and ``portal.pepper``."""
    waiting = Inquiry.objects.filter(case__isnull=True).exclude(ref__in=_STUCK.held(now)).order_by("id")
    return sum(
        _STUCK.tried(inquiry.ref, partial(file_inquiry, inquiry, secret=secret, now=now), now=now)
        for inquiry in waiting.select_related("incident")[:_AT_ONCE]
    )


@transaction.atomic
def file_inquiry(inquiry: Inquiry, *, secret: Secrets, now: datetime) -> bool:
    """Opens a case for it, or joins it to the same author's; ``False`` where another process was first."""
    mine = Inquiry.objects.select_for_update(of=("self",)).select_related("incident").get(pk=inquiry.pk)
    if mine.case is not None:
        return False
    letter = _letter(mine, secret("desk.key"))
    reading = read_message(letter.text, language=mine.language)
    pepper = secret("portal.pepper")
    incoming = Incoming(way_in=WayIn(mine.way_in), text=letter.text, received_at=mine.received_at, reach=letter.reach)
    kind = _kind(mine, reading)
    place = place_of(incoming, incident=mine.incident, kind=kind, person_hash="", pepper=pepper)
    address = address_in(letter.reach)
    digest = author_digest(pepper, "mail", address) if address else place.digest
    due = _due(mine, reading, kind)
    case = place.case or _opened(
        mine, reading, due, kind=kind, network="mail" if address else place.network, digest=digest
    )
    Message.objects.create(
        ref=new_ref("MSG", length=12),
        case=case,
        direction=Direction.IN,
        way_in=mine.way_in,
        network=place.network,
        language=mine.language,
        at=mine.received_at,
        taken_at=mine.taken_at,
        bound_to=receipt_bound(mine),
        proof=Proof.NONE,
        intent=str(reading.intents[0].intent) if reading.intents else "",
        certainty=reading.intents[0].certainty if reading.intents else 0.0,
        is_sensitive=reading.goes_to_person_first,
        text_digest=text_digest(pepper, letter.text),
        inquiry=mine,
    )
    Inquiry.objects.filter(pk=mine.pk).update(case=case, kind=kind)
    if place.case is not None:
        reopen(root_of(case), kind=kind, due=due, is_sensitive=reading.goes_to_person_first, now=now)
    _keep_answers(mine.pk)
    note_case(case, "inquiry.filed", subject=mine.ref, at=now)
    return True


def _kind(inquiry: Inquiry, reading: Reading) -> str:
    """What the person chose; a question that is read as the press's or a researcher's comes to that desk."""
    read = kind_of(str(reading.intent)) if reading.intents else Kind.QUESTION
    return str(read if inquiry.kind == Kind.QUESTION and read in DESKS else inquiry.kind)


def _due(inquiry: Inquiry, reading: Reading, kind: str) -> DueBy:
    """The law's day of the inquiry, or the promise of its way in where that is earlier."""
    intent = str(reading.intents[0].intent) if reading.intents else "other"
    due = due_for(
        way_in=inquiry.way_in, intent=intent, kind=kind, received_at=inquiry.received_at,
        incident=inquiry.incident, sensitive=sensitive_kinds(reading),
    )  # fmt: skip
    if inquiry.due_at < due.at:
        return DueBy(at=inquiry.due_at, because=inquiry.law, law=inquiry.law)
    return due


def _opened(inquiry: Inquiry, reading: Reading, due: DueBy, *, kind: str, network: str, digest: str) -> Case:
    case = Case.objects.create(
        ref=new_ref("CS", length=10),
        incident=inquiry.incident,
        kind=kind,
        intent=str(reading.intents[0].intent) if reading.intents else "",
        state=CaseState.OPEN,
        way_in=inquiry.way_in,
        network=network,
        language=inquiry.language,
        is_sensitive=reading.goes_to_person_first,
        owner=inquiry.assigned_to,
        author_digest=digest,
        opened_at=inquiry.received_at,
        due_at=due.at,
        due_because=due.because,
        law=inquiry.law,
    )
    CaseEvent.objects.create(case=case, kind=CaseEventKind.OPENED, at=inquiry.taken_at)
    return case


def _keep_answers(inquiry_id: int) -> None:
    """What the desk said before the inquiry was filed, and that it was closed."""
    inquiry = Inquiry.objects.select_related("case", "incident").get(pk=inquiry_id)
    for event in inquiry.events.filter(kind=EventKind.ANSWERED).select_related("inquiry__case").order_by("id"):
        keep_told(event=event)
    if inquiry.state == CaseState.CLOSED and inquiry.case is not None:
        Case.objects.filter(pk=inquiry.case.pk).update(state=CaseState.CLOSED)


def _letter(inquiry: Inquiry, key: bytes) -> Letter:
    """What was written; empty where the key has been destroyed since, so that it is filed and counted all the same."""
    try:
        return msgspec.json.decode(open_sealed(key, bytes(inquiry.box), context=f"care {inquiry.ref}"), type=Letter)
    except MachineError:
        return Letter(text="", reach="", code="", number="")
