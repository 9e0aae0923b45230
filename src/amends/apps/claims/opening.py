"""Takes claims in: with a receipt and the law's clock, whoever claims; one loss is one claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db import IntegrityError, transaction

from amends.apps.care.clocks import clock_of
from amends.apps.care.models import Inquiry, Kind, WayIn
from amends.apps.care.services import Receipt, Said, take_inquiry
from amends.apps.claims.keeping import note_event
from amends.apps.claims.losses import Checked, Loss, checked_loss, digest_of, loss_digest
from amends.apps.claims.models import Claim, ClaimLetter, ClaimWish, WishKind
from amends.apps.claims.proofs import keep_evidence
from amends.apps.claims.turns import take_turn
from amends.apps.incidents.models import Incident
from amends.core.errors import InputError
from amends.core.ids import new_ref
from amends.core.sealing import seal_for
from amends.remedies.claims import ClaimState, ProvenBy
from amends.remedies.claims_rules import require_evidence


@dataclass(frozen=True, kw_only=True)
class Claimant:
    """Who claims, as it was proven: by the register, and never by a puzzle.

    ``person_hash`` is what ``selfcheck.standing.Standing`` or ``looks.person_hash`` gives, empty if nothing was
    proven.  ``is_in_register``: whether the register calls the person affected; ``elements``: what of them.
    ``origin`` and ``device`` are what a form came from; only keyed digests of them are kept.
    """

    person_hash: str = ""
    proven_by: ProvenBy = ProvenBy.NOT
    is_in_register: bool | None = None
    elements: Sequence[str] = ()
    residence: str = ""
    origin: str = ""
    device: str = ""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """``is_joined``: the same loss was claimed before, and this letter was put to it.  ``number`` is the receipt's."""

    claim: Claim
    receipt: Receipt
    is_joined: bool

    @property
    def number(self) -> str:
        """What the person keeps, to read the answer with."""
        return self.receipt.number


@transaction.atomic
def open_claim(
    *,
    loss: Loss,
    claimant: Claimant,
    incident: Incident,
    way_in: WayIn,
    received_at: datetime,
    now: datetime,
    public_key: bytes,
    pepper: bytes,
    once: str = "",
    by: str = "",
    look_url: str = "",
    may_mail: bool = True,
) -> Opened:
    """Takes a claim in, proven or not, and starts the clock; for the portal's form, and for the desk with ``by``.

    ``once`` names one sending of one form.  Raises ``InputError``: what ``checked_loss`` and ``take_inquiry`` say, and
    ``claims.evidence_*``; then nothing is kept.
    """
    checked = checked_loss(loss, today=received_at.date())
    require_evidence([file.content for file in loss.files])
    _require_whole(claimant)
    receipt = take_inquiry(
        said=Said(kind=Kind.CLAIM, text=loss.text, language=loss.language, reach=loss.reach, code=loss.code),
        way_in=way_in,
        incident=incident,
        received_at=received_at,
        now=now,
        public_key=public_key,
        pepper=pepper,
        once=once,
        by=by,
        residence=claimant.residence or None,
        look_url=look_url,
        may_mail=may_mail,
    )
    claim, is_joined = _claim_of(
        receipt.inquiry, checked, loss, claimant, now=now, public_key=public_key, pepper=pepper, by=by
    )
    keep_evidence(claim=claim, files=loss.files, now=now, public_key=public_key, pepper=pepper)
    return Opened(claim=claim, receipt=receipt, is_joined=is_joined)


@transaction.atomic
def claim_from_inquiry(
    *, inquiry: Inquiry, loss: Loss, claimant: Claimant, by: str, now: datetime, public_key: bytes, pepper: bytes
) -> Claim:
    """The desk makes a claim of what came by mail, phone or letter; the clock stays that of the inquiry.

    Raises ``InputError``: ``claims.no_claim`` for an inquiry of another kind or of no incident, and what
    ``checked_loss`` says.
    """
    if inquiry.kind != Kind.CLAIM or inquiry.incident is None:
        raise InputError("This is no claim of a loss in an incident.", code="claims.no_claim", where=inquiry.ref)
    checked = checked_loss(loss, today=inquiry.received_at.date())
    _require_whole(claimant)
    claim, _ = _claim_of(inquiry, checked, loss, claimant, now=now, public_key=public_key, pepper=pepper, by=by)
    keep_evidence(claim=claim, files=loss.files, now=now, public_key=public_key, pepper=pepper)
    return claim


def join_letter(claim: Claim, inquiry: Inquiry, *, at: datetime, by: str = "") -> None:
    """Puts a letter to a claim.  Who was answered and writes of the same loss again is heard as one who appeals."""
    ClaimLetter.objects.create(claim=claim, inquiry=inquiry, at=at)
    note_event(claim, "joined", at=at, by=by, why=inquiry.ref)
    ClaimWish.objects.create(claim=claim, kind=WishKind.AGAIN, at=at, letter=inquiry)


def _claim_of(
    inquiry: Inquiry,
    checked: Checked,
    loss: Loss,
    claimant: Claimant,
    *,
    now: datetime,
    public_key: bytes,
    pepper: bytes,
    by: str,
) -> tuple[Claim, bool]:
    letter = ClaimLetter.objects.filter(inquiry=inquiry).first()
    if letter is not None:  # a second click
        return Claim.objects.select_related("incident").get(pk=letter.claim_id), False
    claim = _row(inquiry, checked, loss, claimant, now=now, public_key=public_key, pepper=pepper)
    earlier = _earlier(claim.loss_digest)
    if earlier is None:
        try:
            with transaction.atomic():
                claim.save(force_insert=True)
        except IntegrityError:  # the same loss came a moment earlier
            earlier = _earlier(claim.loss_digest)
            if earlier is None:
                raise
    if earlier is not None:
        join_letter(earlier, inquiry, at=now, by=by)
        return earlier, True
    ClaimLetter.objects.create(claim=claim, inquiry=inquiry, at=now)
    note_event(claim, "received", after=ClaimState.RECEIVED, at=now, by=by, why=clock_of(inquiry).law)
    return claim, False


def _earlier(digest: str) -> Claim | None:
    """The claim of the same loss; it is not withdrawn until the transaction ends."""
    rows = Claim.objects.select_related("incident").filter(loss_digest=digest)
    found = rows.first() if digest else None
    if found is not None:
        take_turn("claim", found.ref)
        return rows.first()
    return None


def _row(
    inquiry: Inquiry,
    checked: Checked,
    loss: Loss,
    claimant: Claimant,
    *,
    now: datetime,
    public_key: bytes,
    pepper: bytes,
) -> Claim:
    incident, ref, told = inquiry.incident, new_ref("CLM", length=10), checked.told
    if incident is None:
        raise InputError("A claim belongs to an incident.", code="claims.no_claim", where=inquiry.ref)
    return Claim(
        ref=ref,
        incident=incident,
        person_hash=claimant.person_hash,
        proven_by=claimant.proven_by,
        is_in_register=claimant.is_in_register,
        elements=sorted(claimant.elements),
        kind=checked.kind,
        amount=checked.amount,
        currency=checked.currency,
        happened_on=checked.happened_on,
        language=loss.language,
        residence=claimant.residence,
        loss_digest=loss_digest(
            pepper, incident_ref=incident.ref, person_hash=claimant.person_hash, kind=checked.kind,
            happened_on=checked.happened_on, amount=checked.amount, currency=checked.currency,
        ),
        account_digest=digest_of(pepper, "account", told.account),
        address_digest=digest_of(pepper, "address", told.address),
        device_digest=digest_of(pepper, "device", claimant.device),
        origin_digest=digest_of(pepper, "origin", claimant.origin),
        box=seal_for(public_key, msgspec.json.encode(told), context=ref),
        received_at=inquiry.received_at,
        state_at=now,
    )  # fmt: skip


def _require_whole(claimant: Claimant) -> None:
    if bool(claimant.person_hash) is not bool(claimant.proven_by):
        raise InputError("A proof names the person, and a person has a proof.", code="claims.proof", where="claimant")
