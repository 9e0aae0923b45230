"""What the desk does with an inquiry: opens it, takes it on, answers, asks for more time, closes."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

import msgspec
from django.db import transaction

from amends.apps.accounts.models import User
from amends.apps.care.clocks import clock_of
from amends.apps.care.letter import Letter, require_text
from amends.apps.care.mails import address_in, mail_person
from amends.apps.care.models import ApprovedAnswer, EventKind, Inquiry, InquiryEvent, InquiryState, Kind
from amends.apps.care.numbers import seal_answer
from amends.apps.care.permission import Contact, decided, why_not
from amends.apps.care.services import note_deed
from amends.apps.care.told import BY_ITSELF, keep_told, note_closed
from amends.apps.care.words import day_text
from amends.apps.looks.models import LookKind
from amends.apps.looks.services import record_look
from amends.core.channels import Channel
from amends.core.errors import InputError, RefusedError
from amends.core.sealing import open_sealed, public_half, seal_for
from amends.law.complaintclock import end_of_day
from amends.wording.assemble.dates import latin
from amends.wording.book.phrases import phrases_of

_SHORTEST_REASON = 5


def open_letter(*, inquiry: Inquiry, by: User, reason: str, secret: bytes, now: datetime) -> Letter:
    """What the person wrote.  That ``by`` looked, and why, is kept before anything is opened.

    ``secret`` is the desk's.  Raises ``InputError`` (``look.reason``) and ``MachineError`` (``sealed.closed``).
    """
    why = _reasoned(reason)
    if inquiry.incident is not None:
        record_look(
            by=by, incident=inquiry.incident, kind=LookKind.INQUIRY, what=f"inquiry {inquiry.ref}", reason=why, now=now
        )
    InquiryEvent.objects.create(inquiry=inquiry, kind=EventKind.OPENED, at=now, by=by.get_username(), reason=why)
    return _letter(inquiry, secret)


def assign_inquiry(*, inquiry: Inquiry, to: User, by: str, now: datetime) -> None:
    """Somebody takes it on; it can be given on at any time."""
    _require_open(inquiry)
    Inquiry.objects.filter(id=inquiry.id).update(assigned_to=to.get_username())
    InquiryEvent.objects.create(inquiry=inquiry, kind=EventKind.ASSIGNED, at=now, by=by, reason=to.get_username())


@transaction.atomic
def answer_inquiry(
    *,
    inquiry: Inquiry,
    words: str,
    by: str,
    secret: bytes,
    now: datetime,
    look_url: str = "",
    answer: ApprovedAnswer | None = None,
    facts: tuple[str, ...] = (),
) -> InquiryEvent:
    """Answers: to be read with the number at once, and by mail where the person gave an address.

    ``answer`` is the approved one whose words these are, ``facts`` the refs that they assert.  Raises
    ``InputError`` (``care.no_text``, ``care.long_text``) and ``RefusedError`` (``care.closed``).
    """
    inquiry = _locked(inquiry)
    _require_open(inquiry)
    said = require_text(words)
    letter = _letter(inquiry, secret)
    unmailed = _why_not_mailed(inquiry, letter, by=by, now=now)
    event = _told(inquiry, EventKind.ANSWERED, said, by=by, secret=secret, now=now, reason=unmailed)
    Inquiry.objects.filter(id=inquiry.id).update(state=InquiryState.ANSWERED)
    keep_told(event=event, answer=answer, facts=facts)
    if not unmailed:
        _mail(event, letter, phrase="portal-inq-mail-answer", words=said, secret=secret, look_url=look_url)
    note_deed(
        inquiry, "inquiry.answered", subject=f"{inquiry.ref}:{event.pk}", at=now,
        box_sha256=hashlib.sha256(bytes(event.kept)).hexdigest(), is_late=now > inquiry.due_at,
    )  # fmt: skip
    return event


@transaction.atomic
def extend_inquiry(
    *, inquiry: Inquiry, reasons: str, expected_on: date, by: str, secret: bytes, now: datetime, look_url: str = ""
) -> InquiryEvent:
    """Tells the person why it takes longer and until when, as the law wants it, before the first limit has passed.

    Raises ``RefusedError`` (``care.no_extension``, ``care.extended``, ``care.too_late``, ``care.too_long``,
    ``care.closed``) and ``InputError`` (``care.no_text``, ``care.long_text``).
    """
    inquiry = _locked(inquiry)
    _require_open(inquiry)
    due_at = _extended_until(inquiry, expected_on, now)
    words = require_text(reasons)
    letter = _letter(inquiry, secret)
    unmailed = _why_not_mailed(inquiry, letter, by=by, now=now)
    event = _told(inquiry, EventKind.EXTENDED, words, by=by, secret=secret, now=now, due_at=due_at, reason=unmailed)
    Inquiry.objects.filter(id=inquiry.id).update(due_at=due_at)
    inquiry.due_at = due_at
    expected = phrases_of(inquiry.language).say("portal-inq-due-law", {"day": day_text(expected_on, inquiry.language)})
    if not unmailed:
        told = f"{words}\n\n{expected}"
        _mail(event, letter, phrase="portal-inq-mail-extended", words=told, secret=secret, look_url=look_url)
    note_deed(
        inquiry, "inquiry.extended", subject=f"{inquiry.ref}:{event.pk}", at=now,
        box_sha256=hashlib.sha256(bytes(event.kept)).hexdigest(),
    )  # fmt: skip
    return event


@transaction.atomic
def close_inquiry(*, inquiry: Inquiry, by: str, reason: str, now: datetime) -> None:
    """Closes it; a complaint or a claim only once it is answered.  Raises ``RefusedError`` (``care.unanswered``)."""
    inquiry = _locked(inquiry)
    _require_open(inquiry)
    why = _reasoned(reason)
    if inquiry.state == InquiryState.OPEN and inquiry.kind in (Kind.COMPLAINT, Kind.CLAIM):
        raise RefusedError(
            "A complaint is not closed without an answer.",
            code="care.unanswered",
            where=inquiry.ref,
            why="Its legal clock runs until the answer is sent.",
            fix="Answer it, if only to say that it is refused and why.",
        )
    Inquiry.objects.filter(id=inquiry.id).update(state=InquiryState.CLOSED)
    InquiryEvent.objects.create(inquiry=inquiry, kind=EventKind.CLOSED, at=now, by=by, reason=why)
    inquiry.refresh_from_db()
    note_closed(inquiry, by=by, reason=why, now=now)


def kept_words(event: InquiryEvent, *, secret: bytes) -> str:
    """What the person was told, for the desk."""
    return open_sealed(secret, bytes(event.kept), context=f"care told {event.inquiry.ref}").decode()


def _extended_until(inquiry: Inquiry, expected_on: date, now: datetime) -> datetime:
    clock = clock_of(inquiry)
    if clock.extended_on is None:
        raise _refused(inquiry, "care.no_extension", "The law gives no more time for this, nor does a promise.")
    if inquiry.events.filter(kind=EventKind.EXTENDED).exists():
        raise _refused(inquiry, "care.extended", "The time was extended before; the law allows it once.")
    if now > inquiry.due_at:
        raise _refused(inquiry, "care.too_late", "The limit has passed; more time is asked for before that.")
    if not clock.due_on < expected_on <= clock.extended_on:
        limit = f"after {clock.due_on.isoformat()} and not after {clock.extended_on.isoformat()}"
        raise _refused(inquiry, "care.too_long", f"The expected day must be {limit}.")
    return end_of_day(clock, expected_on)


def _told(
    inquiry: Inquiry,
    kind: EventKind,
    words: str,
    *,
    by: str,
    secret: bytes,
    now: datetime,
    due_at: datetime | None = None,
    reason: str = "",
) -> InquiryEvent:
    said = seal_answer(bytes(inquiry.answer_key), words, ref=inquiry.ref)
    kept = seal_for(public_half(secret), words.encode(), context=f"care told {inquiry.ref}")
    return InquiryEvent.objects.create(
        inquiry=inquiry, kind=kind, at=now, by=by, said=said, kept=kept, due_at=due_at, reason=reason[:300]
    )


def _why_not_mailed(inquiry: Inquiry, letter: Letter, *, by: str, now: datetime) -> str:
    """Why the contact decision speaks against a mail; then it is read with the number alone, and its writer sees why.

    Empty where it may be mailed, and where there is nothing to mail to.  What is read with the number alone is decided
    on too and kept, so that the person finds it where they ask why we contacted them.
    """
    address = address_in(letter.reach)
    if inquiry.incident is None:
        return ""
    why = ""
    if address is not None:
        mail = _contact(inquiry, Channel.EMAIL, address)
        why = why_not(decided(mail, by=by, now=now, case=inquiry.case), mail.channel)
    if address is None or why:
        decided(_contact(inquiry, Channel.WEB, ""), by=by, now=now, case=inquiry.case)
    return f"Not mailed: {why}" if why else ""


def _contact(inquiry: Inquiry, channel: Channel, address: str) -> Contact:
    case = inquiry.case
    known = (case.person_hash or case.author_digest) if case is not None else ""
    return Contact(
        incident=inquiry.incident,
        kind=inquiry.kind,
        language=inquiry.language,
        channel=channel,
        name=known[:64] or inquiry.ref,
        address=address,
    )


def _mail(event: InquiryEvent, letter: Letter, *, phrase: str, words: str, secret: bytes, look_url: str) -> None:
    inquiry = event.inquiry
    to = address_in(letter.reach)
    if to is None or inquiry.incident is None:
        return
    say = phrases_of(inquiry.language).say
    number = say("portal-inq-mail-number", {"number": latin(letter.number, inquiry.language)})
    mail_person(
        inquiry=inquiry,
        incident=inquiry.incident,
        to=to,
        phrase=phrase,
        cause=f"{event.kind}:{event.pk}",
        text=f"{words}\n\n{number}",
        look_url=look_url,
        public_key=public_half(secret),
        now=event.at,
        is_by_person=event.by != BY_ITSELF,
    )


def _letter(inquiry: Inquiry, secret: bytes) -> Letter:
    return msgspec.json.decode(open_sealed(secret, bytes(inquiry.box), context=f"care {inquiry.ref}"), type=Letter)


def _locked(inquiry: Inquiry) -> Inquiry:
    """The row as it stands now, held until the transaction ends: two answers at once do not cross."""
    return Inquiry.objects.select_for_update(of=("self",)).select_related("incident").get(id=inquiry.id)


def _require_open(inquiry: Inquiry) -> None:
    if inquiry.state == InquiryState.CLOSED:
        raise _refused(inquiry, "care.closed", "It is closed.")


def _reasoned(reason: str) -> str:
    why = " ".join(reason.split())[:300]
    if len(why) < _SHORTEST_REASON:
        raise InputError(
            "No reason was given.", code="look.reason", where="reason", fix="Say in a few words why; it is kept."
        )
    return why


def _refused(inquiry: Inquiry, code: str, why: str) -> RefusedError:
    return RefusedError("This cannot be done with the inquiry.", code=code, where=inquiry.ref, why=why)
