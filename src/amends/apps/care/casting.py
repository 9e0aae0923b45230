"""Hands a reply over to its way out; the only code of care that sends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from amends.apps.care.addresses import address_for, house_domain
from amends.apps.care.answering import answer_inquiry
from amends.apps.care.boxes import Body, body_of, seal_body
from amends.apps.care.mails import address_in, desk_address
from amends.apps.care.models import ApprovedAnswer, Direction, Message
from amends.apps.care.posting import accounts, keep_posting, require_nobodys_data
from amends.apps.care.told import BY_ITSELF, settle
from amends.apps.errands.models import ErrandKind
from amends.apps.errands.services import Mail, ask_errand
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.journal.services import record_deed
from amends.core.errors import RefusedError
from amends.core.ids import new_ref
from amends.wording.book.phrases import phrases_of

BY_STAFF = "staff"
"""Said on the phone, at a branch, in a letter, a chat or a post: by a member of staff."""
BY_POST = "post"
"""By the desk, below what the person wrote in public; ``Posting`` says whether it stands."""
_MAIL = "mail"


@dataclass(frozen=True)
class Reviewed:
    """Words that their writer has read again; ``sha256`` is theirs."""

    by: str
    at: datetime
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A reply that may leave.  ``source`` is why it may: approved, or reviewed by who wrote it."""

    in_reply_to: Message
    bound_to: str
    address: str
    words: str
    language: str
    facts: tuple[str, ...]
    source: ApprovedAnswer | Reviewed
    by: str

    def __post_init__(self) -> None:
        """Types say it to programmers; this says it to programs."""
        may_leave = isinstance(self.source, Reviewed) or bool(self.source.approved_by)
        if self.in_reply_to.direction != Direction.IN or not may_leave or not self.bound_to:
            raise RefusedError("This may not leave the house.", code="care.note_stays", where=self.in_reply_to.ref)

    @property
    def answer(self) -> ApprovedAnswer | None:
        """The approved answer whose words these are."""
        return None if isinstance(self.source, Reviewed) else self.source


def hand_over(outgoing: Outgoing, *, keys: tuple[bytes, bytes, bytes], now: datetime, look_url: str = "") -> Message:
    """Sends by the way on which it came, or keeps that a member of staff says it; ``keys``: desk, public, pepper."""
    secret, public_key, _ = keys
    inquiry = outgoing.in_reply_to.inquiry
    if inquiry is not None and inquiry.case is not None:
        event = answer_inquiry(
            inquiry=inquiry, words=outgoing.words, by=outgoing.by, secret=secret, now=now, look_url=look_url,
            answer=outgoing.answer, facts=outgoing.facts,
        )  # fmt: skip
        return Message.objects.get(told=event)
    ref = new_ref("MSG", length=12)
    is_mail = outgoing.in_reply_to.network == _MAIL and address_in(outgoing.address) is not None
    is_public = outgoing.in_reply_to.is_public
    if is_public:
        require_nobodys_data(outgoing.words, incident=outgoing.in_reply_to.case.incident, where=ref)
    message = _kept(outgoing, ref, f"errand:{ref}" if is_mail else _spoken(outgoing), public_key, now)
    if is_public and not is_mail:
        keep_posting(message, is_approved=outgoing.answer is not None, now=now)
    if is_mail:
        _mail(message, outgoing, keys=keys, now=now)
    settle(message.case, now=now)
    if message.case.incident is not None:
        _note(message, outgoing)
    return message


def _spoken(outgoing: Outgoing) -> str:
    is_posted = outgoing.in_reply_to.is_public and outgoing.answer is not None
    return BY_POST if is_posted and outgoing.in_reply_to.network in accounts() else BY_STAFF


def _kept(outgoing: Outgoing, ref: str, sent_as: str, public_key: bytes, now: datetime) -> Message:
    to = outgoing.in_reply_to
    body = Body(text=outgoing.words, author=outgoing.address)
    return Message.objects.create(
        ref=ref,
        case=to.case,
        direction=Direction.OUT,
        way_in=to.way_in,
        network=to.network,
        language=outgoing.language,
        at=now,
        taken_at=now,
        by=outgoing.by,
        box=seal_body(public_key, body, ref=ref),
        bound_to=outgoing.bound_to,
        is_public=to.is_public,
        in_reply_to=to,
        answer=outgoing.answer,
        facts=sorted(outgoing.facts),
        sent_as=sent_as,
    )


def _mail(message: Message, outgoing: Outgoing, *, keys: tuple[bytes, bytes, bytes], now: datetime) -> None:
    secret, public_key, pepper = keys
    incident = _known(message.case.incident)
    domain = house_domain(incident)
    controller = case_of(incident).incident.controller
    say = phrases_of(outgoing.language).say
    text = f"{say('portal-inq-mail-exercise', {})}\n\n{outgoing.words}" if incident.is_exercise else outgoing.words
    ask_errand(
        kind=ErrandKind.RECEIPT,
        cause=f"care:{message.ref}",
        mail=Mail(
            to=outgoing.address,
            sender=desk_address(controller),
            sender_name=controller.name,
            subject=f"{say('portal-inq-mail-answer', {})} ({message.case.ref})",
            text=text,
            language=outgoing.language,
            # Who answers writes to the keyed address: the token, and nothing else, brings it back to the case.
            reply_to=address_for(case=message.case, bound_to=message.bound_to, domain=domain, pepper=pepper, now=now),
            in_reply_to=body_of(outgoing.in_reply_to, secret=secret).origin,
            auto_submitted="auto-replied" if outgoing.by == BY_ITSELF else "no",
        ),
        is_exercise=incident.is_exercise,
        public_key=public_key,
        now=now,
    )


def _known(incident: Incident | None) -> Incident:
    if incident is None:
        raise RefusedError("Nobody knows in whose name to write.", code="care.no_domain")
    return incident


def _note(message: Message, outgoing: Outgoing) -> None:
    answer = outgoing.answer
    record_deed(
        incident_ref=_known(message.case.incident).ref, kind="message.sent", subject=message.ref, at=message.at,
        case=message.case.ref, way=message.way_in, answer=answer.ref if answer else "", facts=message.facts,
        is_late=message.at > message.case.due_at,
    )  # fmt: skip
