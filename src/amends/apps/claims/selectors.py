"""Reads claims: for the desk by their clocks, for a person what is theirs, and the counts of the first screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, QuerySet

from amends.apps.care.models import Inquiry, Kind
from amends.apps.care.numbers import open_answer
from amends.apps.care.selectors import inquiry_with_number
from amends.apps.claims.clocks import ClaimClock, claim_clock, claim_clocks
from amends.apps.claims.handling import first_letter
from amends.apps.claims.models import (
    Claim,
    ClaimDecision,
    ClaimLetter,
    ClaimProposal,
    ClaimSignal,
    PaymentState,
    WishKind,
)
from amends.apps.claims.owing import unpaid_decisions
from amends.apps.claims.proving import unweighed_of
from amends.apps.claims.wishing import waiting_wishes
from amends.apps.claims.words import state_words
from amends.apps.incidents.models import Incident
from amends.core.errors import InputError, RefusedError
from amends.remedies.claims import ALLOWED, UNDECIDED, WAITS, ClaimState, Stage

_AGES = (1, 3, 7, 14, 30)
_A_QUERY = 5_000


@dataclass(frozen=True, kw_only=True)
class ClaimLine:
    """One line of the desk's list, without a person's name."""

    ref: str
    incident_ref: str
    kind: str
    amount: Decimal | None
    currency: str
    happened_on: date
    state: str
    is_proven: bool
    received_at: datetime
    age_days: int
    clock: ClaimClock
    signs: tuple[str, ...]
    waits_for_second: bool


@dataclass(frozen=True, kw_only=True)
class PersonClaim:
    """One claim for My case: ``says`` is its state in words of the language.

    ``waits`` are kinds of what the person did and nobody has carried out yet.
    """

    ref: str
    kind: str
    amount: Decimal | None
    currency: str
    happened_on: date
    received_at: datetime
    state: str
    says: str
    due_at: datetime | None
    is_deemed_accepted: bool
    granted: Decimal | None
    paid: Decimal
    can_appeal: bool
    can_withdraw: bool
    waits: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class ClaimStanding:
    """Counts over an incident, or over all.  ``ages``: how many wait, by at most so many days, the last for more."""

    by_state: Mapping[str, int]
    waiting: int
    overdue: int
    deemed_accepted: int
    unproven: int
    signs_waiting: int
    seconds_waiting: int
    unpaid: int
    ages: Mapping[str, int]
    oldest_at: datetime | None
    letters_without_claim: int


def claim_by_ref(ref: str) -> Claim:
    """Raises ``InputError`` (``claims.unknown``)."""
    found = Claim.objects.filter(ref=ref).select_related("incident").first()
    if found is None:
        raise InputError(
            f"There is no claim {ref[:20]}.", code="claims.unknown", where="ref", fix="List them: `amends claims list`."
        )
    return found


def claim_with_number(typed: str, *, pepper: bytes) -> Claim | None:
    """The claim behind a receipt's number, however it was typed; one that was joined gives the one that stands."""
    inquiry = inquiry_with_number(typed, pepper=pepper)
    letters = ClaimLetter.objects.filter(inquiry=inquiry).values_list("claim_id", "claim__joined_to_id")
    found = letters.first() if inquiry else None
    return None if found is None else Claim.objects.select_related("incident").get(pk=found[1] or found[0])


def claim_lines(
    *, incident: Incident | None = None, state: str = "", at: datetime, most: int = 200
) -> tuple[ClaimLine, ...]:
    """Those that wait before others, the soonest limit first; at most so many."""
    rows = _of(incident).select_related("incident").order_by("received_at", "id")
    rows = rows.filter(state=state) if state else rows
    lines = _lines(list(rows[:most]), at)
    return tuple(sorted(lines, key=lambda line: (line.clock.due_at is None, line.clock.due_at or line.received_at)))


def claims_of(person_hash: str, *, language: str, at: datetime) -> tuple[PersonClaim, ...]:
    """A person's claims, the newest first; nothing for an empty hash."""
    if not person_hash:
        return ()
    rows = Claim.objects.filter(person_hash=person_hash, joined_to__isnull=True).select_related("incident")
    return tuple(person_claim(claim, language=language, at=at) for claim in rows.order_by("-id"))


def person_claim(claim: Claim, *, language: str, at: datetime) -> PersonClaim:
    """One claim as its claimant may see it."""
    clock, state = claim_clock(claim, at=at), ClaimState(claim.state)
    granted = claim.decisions.order_by("-id").values_list("amount", flat=True).first()
    waits = waiting_wishes(claim)
    return PersonClaim(
        ref=claim.ref,
        kind=claim.kind,
        amount=claim.amount,
        currency=claim.currency,
        happened_on=claim.happened_on,
        received_at=claim.received_at,
        state=state,
        says=state_words(claim, language),
        due_at=clock.due_at,
        is_deemed_accepted=clock.is_deemed_accepted,
        granted=granted,
        paid=sum(claim.payments.filter(state=PaymentState.PAID).values_list("amount", flat=True), Decimal(0)),
        can_appeal=ClaimState.APPEALED in ALLOWED[state] and WishKind.APPEAL not in waits,
        can_withdraw=ClaimState.WITHDRAWN in ALLOWED[state] and WishKind.WITHDRAW not in waits,
        waits=waits,
    )


def told_with_number(claim: Claim, *, number: str, pepper: bytes) -> tuple[tuple[datetime, str], ...]:
    """What the person was told beside the answers to their letters; opened with the number of the first letter."""
    inquiry = first_letter(claim)
    found = inquiry_with_number(number, pepper=pepper)
    if found is None or found.pk != inquiry.pk:
        return ()
    rows = claim.events.exclude(said=b"").values_list("at", "said")
    return tuple((at, open_answer(number, bytes(said), ref=inquiry.ref, pepper=pepper)) for at, said in rows)


def standing(*, at: datetime, incident: Incident | None = None) -> ClaimStanding:
    """The counts that stand above the list; as many queries for ten thousand as for one."""
    waiting = list(_of(incident).filter(state__in=WAITS).order_by("received_at", "id"))
    clocks = list(claim_clocks(waiting, at=at).values())
    return ClaimStanding(
        by_state=dict(_of(incident).values_list("state").annotate(Count("id")).order_by("state")),
        waiting=len(waiting),
        overdue=sum(clock.is_overdue for clock in clocks),
        deemed_accepted=sum(clock.is_deemed_accepted for clock in clocks),
        unproven=sum(not claim.person_hash for claim in waiting),
        signs_waiting=len(unweighed_of(waiting)),
        seconds_waiting=len(_waiting_proposals(waiting)),
        unpaid=len(unpaid_decisions(incident)),
        ages=_ages([(at - claim.received_at).days for claim in waiting]),
        oldest_at=waiting[0].received_at if waiting else None,
        letters_without_claim=letters_without_claim(incident=incident).count(),
    )


def require_no_claim(inquiry: Inquiry) -> None:
    """A letter of a claim is answered by the decision on it; raises ``RefusedError`` (``claims.letter``)."""
    letter = ClaimLetter.objects.filter(inquiry=inquiry).select_related("claim").first()
    if letter is not None:
        raise RefusedError(
            "This letter belongs to a claim.",
            code="claims.letter",
            where=f"{inquiry.ref}, {letter.claim.ref}",
            why="Its answer is the decision on the claim; another would end the law's clock without one.",
            fix="Decide the claim, or ask there for what is missing.",
        )


def letters_without_claim(*, incident: Incident | None = None) -> QuerySet[Inquiry]:
    """Claims that came by mail, phone or letter and of which the desk has not made a claim yet."""
    rows = Inquiry.objects.filter(kind=Kind.CLAIM).exclude(pk__in=ClaimLetter.objects.values("inquiry"))
    return rows.filter(incident=incident).order_by("due_at") if incident else rows.order_by("due_at")


def proposal_by_ref(ref: str) -> ClaimProposal:
    """Raises ``InputError`` (``claims.unknown``)."""
    found = ClaimProposal.objects.filter(ref=ref).select_related("claim__incident").first()
    if found is None:
        raise InputError("There is no such proposal.", code="claims.unknown", where=ref[:20])
    return found


def waiting_proposal(claim: Claim) -> ClaimProposal | None:
    """The newest proposal that waits for a second person."""
    return _waiting_proposals([claim]).get(claim.pk)


def decisions_of(claim: Claim) -> Sequence[ClaimDecision]:
    """The decisions in their order."""
    return list(claim.decisions.select_related("proposal").order_by("id"))


def _lines(claims: Sequence[Claim], at: datetime) -> list[ClaimLine]:
    clocks, signs, proposals = claim_clocks(claims, at=at), unweighed_of(claims), _waiting_proposals(claims)
    return [
        _line(claim, at, clocks[claim.pk], signs.get(claim.pk, ()), waits_for_second=claim.pk in proposals)
        for claim in claims
    ]


def _line(
    claim: Claim, at: datetime, clock: ClaimClock, signs: Sequence[ClaimSignal], *, waits_for_second: bool
) -> ClaimLine:
    return ClaimLine(
        ref=claim.ref,
        incident_ref=claim.incident.ref,
        kind=claim.kind,
        amount=claim.amount,
        currency=claim.currency,
        happened_on=claim.happened_on,
        state=claim.state,
        is_proven=bool(claim.person_hash),
        received_at=claim.received_at,
        age_days=(at - claim.received_at).days,
        clock=clock,
        signs=tuple(row.says for row in signs),
        waits_for_second=waits_for_second,
    )


def _waiting_proposals(claims: Sequence[Claim]) -> dict[int, ClaimProposal]:
    """The newest that waits for a second person, by the claims' keys."""
    stages = {
        claim.pk: Stage.FIRST if ClaimState(claim.state) in UNDECIDED else Stage.APPEAL
        for claim in claims
        if ClaimState(claim.state) in WAITS
    }
    keys, found = list(stages), {}
    for start in range(0, len(keys), _A_QUERY):
        rows = ClaimProposal.objects.filter(claim__in=keys[start : start + _A_QUERY], needs_two=True)
        for row in rows.filter(decision__isnull=True).order_by("id"):
            if row.stage == stages[row.claim_id]:
                found[row.claim_id] = row
    return found


def _ages(days: Sequence[int]) -> dict[str, int]:
    counts = {f"{limit}": 0 for limit in _AGES} | {"more": 0}
    for age in days:
        counts[next((f"{limit}" for limit in _AGES if age <= limit), "more")] += 1
    return counts


def _of(incident: Incident | None) -> QuerySet[Claim]:
    return Claim.objects.filter(incident=incident) if incident else Claim.objects.all()
