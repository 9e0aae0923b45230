"""Replies: begun for one message and for whoever wrote it, reviewed, and sent to nobody else.

What is sent is an ``Outgoing``, made here from a draft that is an approved answer word for word, or that its writer
has read again.  There is no way from a note to one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amends.apps.care.answers import require_fresh, stale_reason
from amends.apps.care.boxes import Body, author_digest, body_of
from amends.apps.care.casting import Outgoing, Reviewed, hand_over
from amends.apps.care.finding import is_stranger
from amends.apps.care.letter import require_text
from amends.apps.care.models import ApprovedAnswer, Direction, Draft, Message
from amends.apps.care.permission import contact_of, require_permission
from amends.apps.care.threats import require_no_threat
from amends.apps.care.told import BY_RECEIPT
from amends.apps.incidents.selectors import fact_book
from amends.core.errors import RefusedError
from amends.core.ids import new_ref
from amends.core.sealing import open_sealed, seal_for
from amends.wording.book.languages import languages

__all__ = ["begin_reply", "draft_words", "drop_draft", "red_drafts", "review_draft", "send_draft", "stale_draft"]


@dataclass(frozen=True, kw_only=True)
class RedDraft:
    """A draft that may not be sent any more, and why."""

    draft: Draft
    why: str


@dataclass(frozen=True, kw_only=True)
class Keys:
    """What the desk holds: its own key, the public half of it, and the pepper that it shares with the portal."""

    secret: bytes
    public_key: bytes
    pepper: bytes


def begin_reply(
    *,
    message: Message,
    words: str = "",
    answer: ApprovedAnswer | None = None,
    facts: tuple[str, ...] = (),
    by: str,
    public_key: bytes,
    now: datetime,
    confirms_stranger: bool = False,
) -> Draft:
    """A draft to whoever wrote ``message``; with ``answer`` and no words, in the words of the approved answer.

    ``confirms_stranger``: a person has decided that a sender who proved nothing may be answered at their own address.
    Raises ``RefusedError``: ``care.note_stays`` for what did not come in, ``care.stranger``,
    ``care.not_approved``; ``InputError`` as ``require_text``.
    """
    if message.direction != Direction.IN:
        raise _refused(message.ref, "care.note_stays", "Only what came in is replied to; a note stays in the house.")
    if is_stranger(message) and not confirms_stranger:
        raise _refused(message.ref, "care.stranger", "It came from another address than the case is with.")
    if answer is not None:
        _require_approved(answer, message)
    said = require_text(words or (answer.text if answer else ""))
    is_exact = answer is not None and _sha256(said) == answer.sha256
    ref = new_ref("DRF", length=10)
    return Draft.objects.create(
        ref=ref,
        case=message.case,
        in_reply_to=message,
        bound_to=message.bound_to,
        answer=answer if is_exact else None,
        facts=sorted({*facts, *(answer.facts if answer else ())}),
        language=_language(answer, message),
        box=seal_for(public_key, said.encode(), context=f"care draft {ref}"),
        by=by,
        at=now,
    )


def draft_words(draft: Draft, *, secret: bytes) -> str:
    """What the draft says."""
    return open_sealed(secret, bytes(draft.box), context=f"care draft {draft.ref}").decode()


def change_draft(*, draft: Draft, words: str, by: str, public_key: bytes, now: datetime) -> None:
    """Other words: they are no approved answer any more, and ``by`` is their writer."""
    said = require_text(words)
    box = seal_for(public_key, said.encode(), context=f"care draft {draft.ref}")
    changed = Draft.objects.filter(pk=draft.pk, sent__isnull=True, dropped_at__isnull=True).update(
        box=box, answer=None, by=by, at=now, reviewed_sha256="", reviewed_at=None
    )
    if not changed:
        raise _refused(draft.ref, "care.draft_over", "It was sent or dropped.")
    draft.refresh_from_db()


def review_draft(*, draft: Draft, by: str, secret: bytes, now: datetime) -> None:
    """Its writer has read it again; exactly these words may go.

    Raises ``RefusedError``: ``care.not_its_writer``, ``care.stale``, ``care.threat``.
    """
    if by != draft.by:
        raise _refused(draft.ref, "care.not_its_writer", "Who answers for a reply is who wrote it.")
    words = draft_words(draft, secret=secret)
    require_no_threat(words, language=draft.language, where=draft.ref)
    if draft.case.incident is not None:
        require_fresh(draft.case.incident, draft.facts)
    Draft.objects.filter(pk=draft.pk).update(reviewed_sha256=_sha256(words), reviewed_at=now)
    draft.refresh_from_db()


def send_draft(*, draft: Draft, by: str, keys: Keys, now: datetime, look_url: str = "") -> Message:
    """Sends it to whom it was written for, once, where the contact decision allows it.

    Raises ``RefusedError``: ``care.draft_over``, ``care.stale``, ``care.redirected`` where the correspondent is not
    the one of its beginning, ``care.unreviewed``, ``care.no_domain``, ``care.public_data``, and
    ``care.contact_denied`` or ``care.contact_deferred`` with the reasons; that decision is kept whatever it is.
    """
    outgoing = _ready(draft, by, keys)
    message = outgoing.in_reply_to
    if message.inquiry is None:  # what is told by a receipt is decided where its mail is asked for
        contact = contact_of(message, address=outgoing.address, by=by, now=now)
        require_permission(contact, by=by, now=now, case=message.case)
    with transaction.atomic():
        Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
        outgoing = _ready(draft, by, keys)
        sent = hand_over(outgoing, keys=(keys.secret, keys.public_key, keys.pepper), now=now, look_url=look_url)
        Draft.objects.filter(pk=draft.pk).update(sent=sent)
    return sent


def _ready(draft: Draft, by: str, keys: Keys) -> Outgoing:
    """What would leave, as it all stands now."""
    rows = Draft.objects.select_related("case__incident", "in_reply_to__inquiry", "in_reply_to__case", "answer")
    found = rows.get(pk=draft.pk)
    if found.sent_id is not None or found.dropped_at is not None:
        raise _refused(found.ref, "care.draft_over", "It was sent or dropped.")
    others = Draft.objects.filter(in_reply_to=found.in_reply_to, sent__taken_at__gt=found.at).exclude(pk=found.pk)
    if others.exists():
        raise _refused(found.ref, "care.answered_meanwhile", "Somebody answered this message after you began.")
    if found.case.incident is not None:
        require_fresh(found.case.incident, found.facts)
    return _outgoing(found, by, keys)


def drop_draft(*, draft: Draft, now: datetime) -> None:
    """It will not be sent."""
    Draft.objects.filter(pk=draft.pk, sent__isnull=True).update(dropped_at=now)


def stale_draft(draft: Draft) -> str:
    """Why the draft is red: what has changed since it was written; empty where it holds."""
    return stale_reason(fact_book(incident=draft.case.incident), draft.facts) if draft.case.incident else ""


def red_drafts(incident_id: int) -> tuple[RedDraft, ...]:
    """Every open draft of the incident that rests on a fact which has changed."""
    waiting = Draft.objects.filter(case__incident_id=incident_id, sent__isnull=True, dropped_at__isnull=True)
    found = list(waiting.select_related("case__incident").order_by("id"))
    book = fact_book(incident=found[0].case.incident) if found and found[0].case.incident else None
    reds = ((draft, stale_reason(book, draft.facts)) for draft in found if book is not None)
    return tuple(RedDraft(draft=draft, why=why) for draft, why in reds if why)


def _outgoing(draft: Draft, by: str, keys: Keys) -> Outgoing:
    message = draft.in_reply_to
    body = body_of(message, secret=keys.secret)
    _require_same(draft, message, body, keys.pepper)
    words = draft_words(draft, secret=keys.secret)
    source: ApprovedAnswer | Reviewed
    if draft.answer is not None and draft.answer.approved_by and _sha256(words) == draft.answer.sha256:
        source = draft.answer
    elif draft.reviewed_at is not None and draft.reviewed_sha256 == _sha256(words):
        source = Reviewed(by=draft.by, at=draft.reviewed_at, sha256=draft.reviewed_sha256)
    else:
        raise _refused(draft.ref, "care.unreviewed", "Its writer has not read these words again before they go.")
    return Outgoing(
        in_reply_to=message, bound_to=draft.bound_to, address=body.author, words=words, language=draft.language,
        facts=tuple(draft.facts), source=source, by=by,
    )  # fmt: skip


def _require_same(draft: Draft, message: Message, body: Body, pepper: bytes) -> None:
    """Nothing that happened to the case since may turn a reply to somebody else (whoever is on the case by now)."""
    network, _, digest = message.bound_to.partition(":")
    is_keyed = network not in (BY_RECEIPT, "message")
    holds = draft.bound_to == message.bound_to and draft.case_id == message.case_id
    if holds and is_keyed:
        holds = author_digest(pepper, message.network, body.author) == digest
    if not holds:
        raise _refused(draft.ref, "care.redirected", "It was written for another correspondent than it would go to.")


def _require_approved(answer: ApprovedAnswer, message: Message) -> None:
    if not answer.approved_by or answer.incident_id != message.case.incident_id:
        raise _refused(answer.ref, "care.not_approved", "The answer is not approved for this incident.")
    require_fresh(answer.incident, answer.facts)


def _language(answer: ApprovedAnswer | None, message: Message) -> str:
    if answer is not None:
        return answer.language
    return message.language if message.language in languages() else "en"


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _refused(where: str, code: str, why: str) -> RefusedError:
    return RefusedError("This cannot be sent.", code=code, where=where, why=why)
