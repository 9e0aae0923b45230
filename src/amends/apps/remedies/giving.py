"""Gives codes: one to a person, for ever, whoever asks at the same time and however often."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, connection, transaction

from amends.apps.incidents.models import Incident
from amends.apps.remedies.models import CodeGrant, CodePool, CodeWish, Entitlement, GrantEvent, MonitoringCode
from amends.apps.remedies.pools import offer_of
from amends.apps.remedies.sealing import open_at_desk, open_for_person, seal_for_person
from amends.core.errors import AmendsError, InputError, RefusedError
from amends.remedies.monitoring import is_long_enough, redeem_by, serves

_TRIES = 20
_WISHES_AT_ONCE = 200
MONITORING = "monitoring"
_NONE_LEFT = "monitoring.none_left"


def give_code(
    *, incident: Incident, person_hash: str, secret: bytes, pepper: bytes, by: str, now: datetime
) -> CodeGrant:
    """The code of the person: the one they have, or the next that is long enough and works where they live.

    ``secret`` is the desk's, ``pepper`` what the portal shares.  Raises ``RefusedError``: ``monitoring.not_owed`` for
    somebody who is not in the register or not owed monitoring, ``monitoring.none_left``.
    """
    for _ in range(_TRIES):
        standing = CodeGrant.objects.filter(incident=incident, person_hash=person_hash).first()
        if standing is not None:
            return standing
        try:
            with transaction.atomic():
                return _given(incident, person_hash, secret=secret, pepper=pepper, by=by, now=now)
        except IntegrityError:  # somebody gave the person their code, or took this one, a moment earlier
            continue
    raise RefusedError("Too many give codes at once.", code="monitoring.busy", where=incident.ref)


def code_at_desk(grant: CodeGrant, *, secret: bytes) -> str:
    """The code in the open, for the staff's side; whoever shows it keeps a look first."""
    return open_at_desk(secret, bytes(grant.code.box), context=grant.code.pool.ref)


def wish_code(*, incident: Incident, person_hash: str, now: datetime) -> None:
    """The portal asks for a person who proved who they are; once, and the desk answers within seconds."""
    CodeWish.objects.bulk_create(
        [CodeWish(incident=incident, person_hash=person_hash, asked_at=now)], ignore_conflicts=True
    )


def code_for_person(*, incident: Incident, person_hash: str, person_ref: str, pepper: bytes) -> str | None:
    """The code for the portal to show to the person themself, or ``None`` before one was given.

    Raises ``MachineError`` (``sealed.closed``).
    """
    box = (
        CodeGrant.objects.filter(incident=incident, person_hash=person_hash).values_list("shown_box", flat=True).first()
    )
    return (
        None if box is None else open_for_person(pepper, bytes(box), incident_ref=incident.ref, person_ref=person_ref)
    )


def answer_wishes(*, secret: bytes, pepper: bytes, now: datetime) -> int:
    """Answers what the portal asked for; what was refused for want of codes waits for ``renew_wishes``.

    Two hundred who cannot have one yet would else keep everybody behind them from theirs.
    """
    wishes = CodeWish.objects.filter(answered_at__isnull=True).exclude(refusal=_NONE_LEFT)
    wishes = wishes.select_related("incident").order_by("id")
    answered = 0
    for wish in wishes[:_WISHES_AT_ONCE]:
        try:
            give_code(
                incident=wish.incident,
                person_hash=wish.person_hash,
                secret=secret,
                pepper=pepper,
                by="portal",
                now=now,
            )
        except AmendsError as error:
            refusal = error.code
        else:
            refusal = ""
        is_final = refusal not in (_NONE_LEFT, "monitoring.busy")
        if not is_final and wish.refusal == refusal:
            continue  # as it was: nothing is written every second
        rows = CodeWish.objects.filter(pk=wish.pk, answered_at__isnull=True)
        answered += rows.update(answered_at=now if is_final else None, refusal=refusal)
    return answered


@transaction.atomic
def extend_codes(*, pool: CodePool, until: date, by: str, now: datetime) -> int:
    """The provider takes the pool's codes until ``until``; nobody's day is moved nearer.  How many were extended."""
    rows = CodeGrant.objects.select_for_update().filter(code__pool=pool, redeem_by__lt=until)
    ids = list(rows.exclude(events__kind="redeemed").values_list("pk", flat=True))
    moved = CodeGrant.objects.filter(pk__in=ids).update(redeem_by=until)
    GrantEvent.objects.bulk_create(
        (
            GrantEvent(grant_id=pk, kind="extended", name=until.isoformat(), at=now, kept_at=now, by=by[:150])
            for pk in ids
        ),
        ignore_conflicts=True,
    )
    return moved


def _given(incident: Incident, person_hash: str, *, secret: bytes, pepper: bytes, by: str, now: datetime) -> CodeGrant:
    owed = Entitlement.objects.filter(incident=incident, person_hash=person_hash).first()
    if owed is None or MONITORING not in owed.remedies:
        raise RefusedError(
            "This person is not owed monitoring in this incident.",
            code="monitoring.not_owed",
            where=incident.ref,
            why="The register, as it was planned last, does not say so.",
            fix="Plan the remedies again if the register has changed; else look at the person's case.",
        )
    code = _next_code(incident, owed)
    person_ref = open_at_desk(secret, bytes(owed.person_box), context=incident.ref)
    plain = open_at_desk(secret, bytes(code.box), context=code.pool.ref)
    grant = CodeGrant.objects.create(
        incident=incident,
        person_hash=person_hash,
        code=code,
        shown_box=seal_for_person(pepper, plain, incident_ref=incident.ref, person_ref=person_ref),
        months=code.pool.months,
        residence=owed.residence,
        language=owed.language,
        redeem_by=redeem_by(offer_of(code.pool), given_on=now.date()),
        given_at=now,
        by=by[:150],
    )
    GrantEvent.objects.create(grant=grant, kind="given", name="", at=now, kept_at=now, by=by[:150])
    return grant


def _next_code(incident: Incident, owed: Entitlement) -> MonitoringCode:
    """A code that nobody has, taken; of the pools that are long enough the shortest, so that longer ones last."""
    pools = [
        pool
        for pool in CodePool.objects.filter(incident=incident).order_by("months", "id")
        if is_long_enough(offer_of(pool), owed.minimum_months) and serves(offer_of(pool), owed.residence)
    ]
    for pool in pools:
        free = MonitoringCode.objects.filter(pool=pool, is_taken=False).order_by("id")
        if connection.features.has_select_for_update_skip_locked:  # nobody waits for another's code
            free = free.select_for_update(skip_locked=True)
        code = free.first()
        if code is not None:
            if not MonitoringCode.objects.filter(pk=code.pk, is_taken=False).update(is_taken=True):
                raise IntegrityError("the code was taken a moment earlier")
            code.pool = pool
            return code
    raise RefusedError(
        "There is no code left that is long enough for this person and works where they live.",
        code=_NONE_LEFT,
        where=f"{incident.ref}, {owed.residence}",
        why=f"At least {owed.minimum_months} months are owed there.",
        fix="Import a further pool; whoever asked gets theirs then.",
    )


def require_pool(incident: Incident) -> None:
    """Raises ``InputError`` (``monitoring.no_pool``) where no code was ever imported."""
    if not CodePool.objects.filter(incident=incident).exists():
        raise InputError(
            "No codes were imported for this incident.",
            code="monitoring.no_pool",
            where=incident.ref,
            fix="Import them: amends remedies codes import.",
        )
