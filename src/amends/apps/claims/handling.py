"""What the desk does around a decision: ask for evidence, take it on, tell the person, close."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from django.db import transaction

from amends.apps.care.letter import Letter
from amends.apps.care.mails import address_in, mail_person
from amends.apps.care.models import Inquiry
from amends.apps.care.permission import Contact, decided, why_not
from amends.apps.claims.granting import carry_out_wishes
from amends.apps.claims.keeping import move_claim, note_event, require_why, sealed_words
from amends.apps.claims.losses import Told
from amends.apps.claims.models import Claim, ClaimEvent, ClaimLetter
from amends.apps.claims.proving import locked_claim
from amends.apps.claims.words import ASKED, asked_words
from amends.core.channels import Channel
from amends.core.errors import InputError, RefusedError
from amends.core.sealing import open_sealed, public_half
from amends.remedies.claims import UNDECIDED, ClaimState


@transaction.atomic
def ask_evidence(
    *, claim: Claim, asked: Sequence[str], by: str, secret: bytes, now: datetime, look_url: str = ""
) -> None:
    """Asks for what would help; the law's clock runs on.  ``asked`` are codes of ``words.ASKED``.

    Raises ``InputError`` (``claims.asked``) and ``RefusedError`` (``claims.not_allowed``).
    """
    claim = locked_claim(claim)
    wanted = tuple(code for code in ASKED if code in asked)
    if not wanted or len(wanted) != len(asked):
        raise InputError(
            "This cannot be asked for.", code="claims.asked", where=claim.ref, fix=f"Any of {', '.join(ASKED)}."
        )
    move_claim(claim, ClaimState.EVIDENCE_ASKED, kind="evidence_asked", at=now, by=by, why=",".join(wanted))
    tell_person(
        claim, asked_words(claim, wanted), kind="asked", phrase="claim-mail-asked", by=by, secret=secret, now=now,
        look_url=look_url,
    )  # fmt: skip


@transaction.atomic
def begin_review(*, claim: Claim, by: str, now: datetime) -> None:
    """Somebody takes it on.  Raises ``RefusedError`` (``claims.not_allowed``)."""
    move_claim(locked_claim(claim), ClaimState.UNDER_REVIEW, kind="under_review", at=now, by=by)


def close_claim(*, claim: Claim, by: str, why: str, now: datetime) -> None:
    """Ends a claim that is decided.  Raises ``InputError`` (``claims.why``), ``RefusedError`` (``claims.not_allowed``,
    ``claims.undecided``)."""
    carry_out_wishes(claim=claim, now=now)  # else an appeal that came a moment ago would meet a closed claim
    with transaction.atomic():
        _close(locked_claim(claim), by=by, why=why, now=now)


def _close(claim: Claim, *, by: str, why: str, now: datetime) -> None:
    if ClaimState(claim.state) in UNDECIDED:
        raise RefusedError(
            "A claim is not closed without a decision.", code="claims.undecided", where=claim.ref,
            fix="Decide it, if only to refuse it with the reason.",
        )  # fmt: skip
    move_claim(claim, ClaimState.CLOSED, kind="closed", at=now, by=by, why=require_why(why))


def tell_person(
    claim: Claim, words: str, *, kind: str, phrase: str, by: str, secret: bytes, now: datetime, look_url: str = ""
) -> ClaimEvent:
    """Words to the claimant that end no clock: to be read with the number, and by mail where the contact may be made.

    Where the contact decision speaks against the mail, the step says why; the words are to be read with the number.
    """
    inquiry = first_letter(claim)
    plain = open_sealed(secret, bytes(inquiry.box), context=f"care {inquiry.ref}")
    to = address_in(msgspec.json.decode(plain, type=Letter).reach)
    unmailed = _why_not_mailed(claim, inquiry, to, by=by, now=now) if to is not None else ""
    event = note_event(
        claim, kind, at=now, by=by, why=unmailed,
        sealed=sealed_words(inquiry, claim, words, public_key=public_half(secret)),
    )  # fmt: skip
    if to is not None and not unmailed:
        mail_person(
            inquiry=inquiry, incident=claim.incident, to=to, phrase=phrase, cause=f"claim:{event.pk}", text=words,
            look_url=look_url, public_key=public_half(secret), now=now,
        )  # fmt: skip
    return event


def first_letter(claim: Claim) -> Inquiry:
    """The letter that opened the claim."""
    return ClaimLetter.objects.filter(claim=claim).select_related("inquiry").order_by("id")[0].inquiry


def told_of(claim: Claim, *, secret: bytes) -> Told:
    """Name, account and address; whoever shows them keeps a look first.  ``secret`` is the desk's."""
    told = msgspec.json.decode(open_sealed(secret, bytes(claim.box), context=claim.ref), type=Told)
    if not claim.account_box:
        return told
    later = open_sealed(secret, bytes(claim.account_box), context=f"{claim.ref} account")
    return Told(name=told.name, address=told.address, account=msgspec.json.decode(later, type=Told).account)


def _why_not_mailed(claim: Claim, inquiry: Inquiry, address: str, *, by: str, now: datetime) -> str:
    contact = Contact(
        incident=claim.incident,
        kind=inquiry.kind,
        language=claim.language,
        channel=Channel.EMAIL,
        name=claim.person_hash or inquiry.ref,
        address=address,
    )
    why = why_not(decided(contact, by=by, now=now, case=inquiry.case), contact.channel)
    return f"Not mailed: {why}" if why else ""
