"""Proves afterwards who claims, joins what turns out to be one loss, and looks for signs of fraud."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Q

from amends.apps.accounts.models import User
from amends.apps.claims.access import require_decider
from amends.apps.claims.keeping import move_claim, note_event, require_why
from amends.apps.claims.losses import loss_digest
from amends.apps.claims.models import Claim, ClaimSignal, Evidence
from amends.apps.incidents.selectors import case_of
from amends.core.errors import RefusedError
from amends.remedies.claims import UNDECIDED, ClaimState, ProvenBy
from amends.remedies.claims_rules import limit_of
from amends.remedies.fraud import Seen, Sign, fraud_rules, fraud_signals

_A_QUERY = 5_000


@transaction.atomic
def prove_claim(
    *,
    claim: Claim,
    person_hash: str,
    proven_by: ProvenBy,
    is_in_register: bool,
    elements: Sequence[str],
    pepper: bytes,
    by: str,
    now: datetime,
) -> Claim:
    """Says who claims, once; gives the claim that now stands for the loss, which may be an earlier one.

    Whoever calls has looked into the register.  Raises ``RefusedError``: ``claims.proven`` for another person than
    was proven before, ``claims.not_allowed``.
    """
    digest = loss_digest(
        pepper, incident_ref=claim.incident.ref, person_hash=person_hash, kind=claim.kind,
        happened_on=claim.happened_on, amount=claim.amount, currency=claim.currency,
    )  # fmt: skip
    return keep_proof(
        claim=claim, person_hash=person_hash, proven_by=proven_by, is_in_register=is_in_register, elements=elements,
        loss_digest=digest, by=by, now=now,
    )  # fmt: skip


@transaction.atomic
def keep_proof(
    *,
    claim: Claim,
    person_hash: str,
    proven_by: ProvenBy,
    is_in_register: bool,
    elements: Sequence[str],
    loss_digest: str,
    by: str,
    now: datetime,
) -> Claim:
    """As ``prove_claim``, with the loss's name made already: the public side has made it."""
    claim = locked_claim(claim)
    if claim.person_hash == person_hash:
        return claim
    if claim.person_hash or not person_hash or not proven_by or ClaimState(claim.state) not in UNDECIDED:
        raise RefusedError(
            "Who claims cannot be said anew.",
            code="claims.proven",
            where=claim.ref,
            why="It was proven before, or the claim has been decided.",
        )
    earlier = Claim.desk.select_for_update().filter(loss_digest=loss_digest).exclude(pk=claim.pk).first()
    claim.person_hash, claim.proven_by = person_hash, proven_by
    claim.is_in_register, claim.elements, claim.is_looked_into = is_in_register, sorted(elements), False
    claim.loss_digest, claim.joined_to = ("", earlier) if earlier else (loss_digest, None)
    claim.save(
        update_fields=[
            "person_hash", "proven_by", "is_in_register", "elements", "is_looked_into", "loss_digest", "joined_to",
        ]
    )  # fmt: skip
    note_event(claim, "proven", at=now, by=by, why=proven_by)
    if earlier is None:
        return claim
    move_claim(claim, ClaimState.CLOSED, kind="joined", at=now, by=by, why=earlier.ref)
    note_event(earlier, "joined", at=now, by=by, why=claim.ref)
    return earlier


def look_for_signs(*, claim: Claim, now: datetime) -> tuple[ClaimSignal, ...]:
    """Keeps the signs that show themselves; each once.  A sign moves nothing: a person weighs it."""
    found = fraud_signals(_seen(claim))
    ClaimSignal.objects.bulk_create(
        (
            ClaimSignal(claim=claim, sign=one.sign, says=one.says[:300], reason=one.reason[:300], at=now)
            for one in found
        ),
        ignore_conflicts=True,
    )
    Claim.objects.filter(pk=claim.pk).update(is_looked_into=True)
    claim.is_looked_into = True
    return tuple(claim.signals.filter(weighed_by="").order_by("id"))


def unweighed(claim: Claim) -> tuple[ClaimSignal, ...]:
    """The signs that nobody has weighed yet."""
    return _waiting(claim.signals.order_by("id"))


def unweighed_of(claims: Sequence[Claim]) -> Mapping[int, tuple[ClaimSignal, ...]]:
    """The same of many claims, by their keys, where there are any; one query for thousands."""
    found: dict[int, list[ClaimSignal]] = defaultdict(list)
    for start in range(0, len(claims), _A_QUERY):
        for row in ClaimSignal.objects.filter(claim__in=claims[start : start + _A_QUERY]).order_by("id"):
            found[row.claim_id].append(row)
    return {key: waiting for key, rows in found.items() if (waiting := _waiting(rows))}


def _waiting(rows: Iterable[ClaimSignal]) -> tuple[ClaimSignal, ...]:
    every = list(rows)
    done = {row.sign for row in every if row.weighed_by}
    return tuple(row for row in every if not row.weighed_by and row.sign not in done)


def weigh_sign(*, claim: Claim, sign: Sign, why: str, by: User, now: datetime) -> ClaimSignal:
    """What a person makes of a sign.  Raises ``RefusedError`` (``claims.no_sign``), ``InputError`` (``claims.why``)."""
    require_decider(by, claim)
    if sign not in {row.sign for row in unweighed(claim)}:
        raise RefusedError("This sign does not wait to be weighed.", code="claims.no_sign", where=claim.ref)
    words = require_why(why)
    row = ClaimSignal.objects.create(
        claim=claim, sign=sign, says=words, reason="", at=now, weighed_by=by.get_username()
    )
    note_event(claim, "sign_weighed", at=now, by=by.get_username(), why=sign)
    return row


def locked_claim(claim: Claim) -> Claim:
    """The row as it stands now, held until the transaction ends."""
    return Claim.desk.select_for_update(of=("self",)).select_related("incident").get(pk=claim.pk)


def _seen(claim: Claim) -> Seen:
    breach = case_of(claim.incident).incident.anchors.occurred
    return Seen(
        same_account=_others(claim, "account_digest"),
        same_address=_others(claim, "address_digest"),
        same_device=_others(claim, "device_digest"),
        same_evidence=_copies(claim),
        near_same_loss=_near(claim),
        burst=_burst(claim),
        is_in_register=claim.is_in_register,
        happened_on=claim.happened_on,
        breach_on=breach.date() if isinstance(breach, datetime) else None,
        amount=claim.amount,
        limit=limit_of(claim.currency),
    )


def _others(claim: Claim, field: str) -> int:
    """How many other claimants share it; of the unproven ones each claim counts."""
    if not (value := getattr(claim, field)):
        return 0
    rows = Claim.objects.filter(**{field: value}, joined_to__isnull=True).exclude(pk=claim.pk)
    known = rows.exclude(person_hash="")
    if claim.person_hash:
        known = known.exclude(person_hash=claim.person_hash)
    return known.values("person_hash").distinct().count() + rows.filter(person_hash="").count()


def _copies(claim: Claim) -> int:
    digests = list(claim.evidence.values_list("digest", flat=True))
    rows = Evidence.objects.filter(digest__in=digests).exclude(claim=claim).exclude(claim__joined_to=claim)
    if claim.person_hash:
        rows = rows.exclude(claim__person_hash=claim.person_hash)
    return rows.values("claim").distinct().count()


def _near(claim: Claim) -> int:
    """Other claims of the same person, and nearly of the same loss: by the amount, or by a file."""
    if not claim.person_hash:
        return 0
    rule = fraud_rules()[Sign.NEAR_SAME_LOSS]
    days = timedelta(days=rule.within_days)
    rows = Claim.objects.filter(
        incident=claim.incident, person_hash=claim.person_hash, kind=claim.kind, joined_to__isnull=True,
        happened_on__range=(claim.happened_on - days, claim.happened_on + days),
    ).exclude(pk=claim.pk)  # fmt: skip
    same_file = Q(evidence__digest__in=list(claim.evidence.values_list("digest", flat=True)))
    if claim.amount is None:
        return rows.filter(same_file | Q(amount__isnull=True)).distinct().count()
    part = Decimal(rule.most) / 100
    near = Q(currency=claim.currency, amount__range=(claim.amount * (1 - part), claim.amount / (1 - part)))
    return rows.filter(same_file | near).distinct().count()


def _burst(claim: Claim) -> int:
    if not claim.origin_digest:
        return 0
    days = timedelta(days=fraud_rules()[Sign.BURST].within_days)
    near = (claim.received_at - days, claim.received_at + days)
    return Claim.objects.filter(origin_digest=claim.origin_digest, received_at__range=near).exclude(pk=claim.pk).count()
