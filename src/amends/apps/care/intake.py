"""Takes in what people send by any way: each message once, on one case, with a moment by which it is answered."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from amends.apps.care.boxes import Body, SealedFile, seal_body, seal_file, text_digest
from amends.apps.care.finding import DESKS, Place, family_of, place_of, root_of
from amends.apps.care.incoming import Attached, Incoming, Taken, kept_files
from amends.apps.care.letter import clean_text
from amends.apps.care.models import (
    Case,
    CaseAttachment,
    CaseEvent,
    CaseEventKind,
    CaseState,
    Direction,
    Kind,
    Message,
    WayIn,
)
from amends.apps.care.sla import DueBy, due_for, kind_of, sensitive_kinds
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.core.clock import require_aware
from amends.core.errors import InputError
from amends.core.ids import keyed_hash, new_ref
from amends.triage import Reading, read_message

__all__ = ["Attached", "Incoming", "Taken", "take_message"]
_LONGEST = 100_000
"""Characters that are kept of one message; nobody is turned away for a long mail."""
_SUBJECT = 300


@dataclass(frozen=True, kw_only=True)
class _Read:
    """A message as it is understood."""

    incoming: Incoming
    text: str
    reading: Reading
    intent: str
    certainty: float
    language: str

    @property
    def is_automatic(self) -> bool:
        """A program wrote it, and nobody waits; words of need are a person's, whatever their envelope says."""
        if self.reading.sensitive:
            return False
        return self.incoming.is_automatic or (self.reading.is_automatic and self.incoming.way_in == WayIn.MAIL)


def take_message(
    *,
    incoming: Incoming,
    incident: Incident | None,
    now: datetime,
    public_key: bytes,
    pepper: bytes,
    person_hash: str = "",
) -> Taken:
    """Takes a message in, once for each ``external_ref``; the same words of the same author again are not counted.

    ``person_hash`` is set only by a caller that has just proven the person.  ``public_key`` is the desk's.  Raises
    ``InputError`` (``care.no_text``, ``care.not_yet``, ``time.no_offset``).
    """
    read = _understood(incoming, now)
    external = _external(incoming, pepper)
    earlier = _earlier(external)
    if earlier is not None:
        return earlier
    try:
        with transaction.atomic():
            if incident is not None:  # one at a time for each incident: two messages of one person meet on one case
                Incident.objects.select_for_update(no_key=True).get(pk=incident.pk)
            return _taken(read, incident, person_hash, external, now=now, public_key=public_key, pepper=pepper)
    except IntegrityError:
        earlier = _earlier(external)  # another process took the same message meanwhile
        if earlier is None:
            raise
        return earlier


def _taken(
    read: _Read,
    incident: Incident | None,
    person_hash: str,
    external: str | None,
    *,
    now: datetime,
    public_key: bytes,
    pepper: bytes,
) -> Taken:
    kind = kind_of(read.intent)
    place = place_of(read.incoming, incident=incident, kind=kind, person_hash=person_hash, pepper=pepper)
    words = _digest(read, pepper)
    twin = _twin(place, words)
    if twin is not None:
        CaseEvent.objects.create(case=twin.case, kind=CaseEventKind.DUPLICATE, at=now)
        return Taken(case=root_of(twin.case), message=twin, is_new_case=False, is_duplicate=True)
    due = due_for(
        way_in=read.incoming.way_in, intent=read.intent, kind=kind, received_at=read.incoming.received_at,
        incident=place.case.incident if place.case else incident, sensitive=sensitive_kinds(read.reading),
    )  # fmt: skip
    case = place.case or _opened(read, place, due, incident=incident, person_hash=person_hash, now=now)
    message = _kept(read, case, place, words=words, external=external, now=now, public_key=public_key)
    if place.case is not None and not read.is_automatic:
        reopen(root_of(case), kind=kind, due=due, is_sensitive=message.is_sensitive, now=now)
    note_case(case, "message.received", subject=message.ref, at=now, way_in=message.way_in)
    return Taken(case=root_of(case), message=message, is_new_case=place.case is None, is_duplicate=False)


def reopen(case: Case, *, kind: str, due: DueBy, is_sensitive: bool, now: datetime) -> None:
    """Something new came to the case: it waits for us, and for nobody in particular if it had been answered.

    A question that becomes a complaint is one from then on, with the law's day; one that the press asks on a case of
    nobody proven comes to the press desk.
    """
    was_open = case.state == CaseState.OPEN
    grown = (Kind.COMPLAINT, Kind.CLAIM) if case.person_hash else (Kind.COMPLAINT, Kind.CLAIM, *DESKS)
    case.kind = kind if case.kind == Kind.QUESTION and kind in grown else case.kind
    case.due_at, case.due_because = (
        (case.due_at, case.due_because) if was_open and case.due_at <= due.at else (due.at, due.because)
    )
    case.law = case.law or due.law
    case.is_sensitive = case.is_sensitive or is_sensitive
    case.state = CaseState.OPEN
    case.owner = case.owner if was_open else ""
    if case.team is not None and (case.is_sensitive or case.kind not in case.team.kinds):
        case.team, case.owner = None, ""  # no more for a team: back to the house's own people, first in line
    case.save(update_fields=["due_at", "due_because", "law", "is_sensitive", "state", "owner", "kind", "team"])
    if not was_open:
        CaseEvent.objects.create(case=case, kind=CaseEventKind.REOPENED, at=now)


def note_case(case: Case, kind: str, *, subject: str, at: datetime, **data: object) -> None:
    """Puts a step on the record of the incident; a case that belongs to none has its own events only."""
    if case.incident is not None:
        record_deed(incident_ref=case.incident.ref, kind=kind, subject=subject, at=at, case=case.ref, **data)


def _understood(incoming: Incoming, now: datetime) -> _Read:
    text = clean_text(incoming.text)[:_LONGEST]
    if not (text or incoming.subject.strip() or incoming.attachments):
        raise InputError("Nothing was written.", code="care.no_text", where="text", fix="Leave it out.")
    if require_aware(incoming.received_at, where="received_at") > now:
        raise InputError("It cannot have been received in the future.", code="care.not_yet", where="received_at")
    reading = read_message(text, language=incoming.language, subject=incoming.subject)
    best = reading.intents[0] if reading.intents else None
    return _Read(
        incoming=incoming,
        text=text,
        reading=reading,
        intent=str(best.intent) if best else "other",
        certainty=best.certainty if best else 0.0,
        # A network passes on what somebody's own server says of a post; PostgreSQL keeps no NUL.
        language=(incoming.language or reading.language).replace("\0", "")[:8],
    )


def _digest(read: _Read, pepper: bytes) -> str:
    """The name of what was said; the same words with another file are something else."""
    files = (hashlib.sha256(file.data).hexdigest() for file in read.incoming.attachments)
    return text_digest(pepper, "\n".join((read.incoming.subject, read.text, *files)))


def _external(incoming: Incoming, pepper: bytes) -> str | None:
    if not incoming.external_ref:
        return None
    source = (incoming.source,) if incoming.source else ()
    return keyed_hash(pepper, "care external", str(incoming.way_in), incoming.network, *source, incoming.external_ref)


def _earlier(external: str | None) -> Taken | None:
    if external is None:
        return None
    found = Message.objects.filter(external_digest=external).select_related("case").first()
    if found is None:
        return None
    return Taken(case=root_of(found.case), message=found, is_new_case=False, is_duplicate=True)


def _twin(place: Place, words: str) -> Message | None:
    """The same words of the same author, while they wait for their answer; later they are a new question."""
    if place.case is None or not place.bound_to:
        return None
    said = Message.objects.filter(case__in=family_of(place.case), bound_to=place.bound_to)
    last = said.filter(direction=Direction.IN, text_digest=words).order_by("-id").first()
    if last is None or said.filter(direction=Direction.OUT, id__gt=last.pk).exists():
        return None
    return last


def _opened(
    read: _Read, place: Place, due: DueBy, *, incident: Incident | None, person_hash: str, now: datetime
) -> Case:
    case = Case.objects.create(
        ref=new_ref("CS", length=10),
        incident=incident,
        kind=kind_of(read.intent),
        intent=read.intent,
        # Nobody waits behind an automatic answer that belongs to nothing.
        state=CaseState.CLOSED if read.is_automatic else CaseState.OPEN,
        way_in=read.incoming.way_in,
        network=place.network,
        language=read.language,
        is_sensitive=read.reading.goes_to_person_first,
        is_public=read.incoming.is_public,
        person_hash=person_hash,
        author_digest=place.digest,
        opened_at=read.incoming.received_at,
        due_at=due.at,
        due_because=due.because,
        law=due.law,
    )
    CaseEvent.objects.create(case=case, kind=CaseEventKind.OPENED, at=now, by=read.incoming.noted_by)
    return case


def _kept(
    read: _Read, case: Case, place: Place, *, words: str, external: str | None, now: datetime, public_key: bytes
) -> Message:
    incoming, ref = read.incoming, new_ref("MSG", length=12)
    files, left_out = kept_files(incoming.attachments)
    body = Body(
        text=read.text,
        subject=" ".join(clean_text(incoming.subject).split())[:_SUBJECT],
        author=(incoming.author or incoming.reach).strip(),
        reach=incoming.reach.strip(),
        origin=incoming.external_ref[:_SUBJECT],
    )
    message = Message.objects.create(
        ref=ref,
        case=case,
        direction=Direction.IN,
        way_in=incoming.way_in,
        network=place.network,
        language=read.language,
        at=incoming.received_at,
        taken_at=now,
        by=incoming.noted_by,
        box=seal_body(public_key, body, ref=ref),
        bound_to=place.bound_to or f"message:{ref}",
        proof=place.proof,
        intent=read.intent,
        certainty=read.certainty,
        is_sensitive=read.reading.goes_to_person_first,
        is_automatic=read.is_automatic,
        is_public=incoming.is_public,
        left_out=left_out,
        external_digest=external,
        text_digest=words,
    )
    for number, file in enumerate(files, 1):
        box = seal_file(public_key, SealedFile(file.name[:200], file.data), ref=ref, number=number)
        CaseAttachment.objects.create(message=message, number=number, size_bytes=len(file.data), box=box)
    return message
