"""The rumour board: what is said, who finds out, and what is true of it as an approved answer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from amends.apps.care.answers import require_fresh, stale_reason
from amends.apps.care.letter import clean_text
from amends.apps.care.models import ApprovedAnswer, Rumour, RumourState
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.journal.services import record_deed
from amends.core.errors import InputError, RefusedError
from amends.core.ids import new_ref

INTENT = "rumour"
"""Answers to rumours have intents of their own: ``rumour:`` and the rumour's ref (see ``intent_of``)."""
_LONGEST = 500


def note_rumour(
    *, incident: Incident, claim: str, language: str, owner: str, now: datetime, spread_at: tuple[str, ...] = ()
) -> Rumour:
    """Something is said; ``spread_at`` are networks and pages, no persons.  Raises ``InputError`` (``care.claim``)."""
    said = " ".join(clean_text(claim).split())
    if not 5 <= len(said) <= _LONGEST or not owner.strip():
        raise InputError(
            "A rumour needs its claim in 5 to 500 characters, and somebody who finds out.", code="care.claim",
            where="claim",
        )  # fmt: skip
    rumour = Rumour.objects.create(
        ref=new_ref("RUM", length=10),
        incident=incident,
        claim=said,
        language=language,
        spread_at=sorted({place.strip()[:200] for place in spread_at if place.strip()}),
        owner=owner,
        noted_at=now,
        at=now,
    )
    _record(rumour, "rumour.noted", now)
    return rumour


def seen_again(*, rumour: Rumour, place: str, now: datetime) -> None:
    """It was seen somewhere else too."""
    places = sorted({*rumour.spread_at, place.strip()[:200]})
    Rumour.objects.filter(pk=rumour.pk).update(spread_at=places, at=now)
    rumour.refresh_from_db()


def intent_of(rumour: Rumour) -> str:
    """Under which intent its answers are written."""
    return f"{INTENT}:{rumour.ref}"


@transaction.atomic
def answer_rumour(*, rumour: Rumour, answer: ApprovedAnswer, now: datetime) -> None:
    """What is true; raises ``RefusedError`` (``care.not_approved``, ``care.stale``)."""
    if not answer.approved_by or answer.incident_id != rumour.incident_id:
        raise RefusedError("The answer is not approved.", code="care.not_approved", where=answer.ref)
    require_fresh(rumour.incident, answer.facts)
    Rumour.objects.filter(pk=rumour.pk).update(answer=answer, state=RumourState.ANSWERED, at=now)
    rumour.refresh_from_db()
    _record(rumour, "rumour.answered", now)


def publish_rumour(*, rumour: Rumour, is_public: bool, now: datetime) -> None:
    """Shows it on the public board, or takes it down; raises ``RefusedError`` (``care.unanswered``, ``care.stale``)."""
    if is_public and rumour.answer is None:
        raise RefusedError("A rumour without an answer is not spread by us.", code="care.unanswered", where=rumour.ref)
    if is_public and rumour.answer is not None:
        require_fresh(rumour.incident, rumour.answer.facts)
    Rumour.objects.filter(pk=rumour.pk).update(is_public=is_public, at=now)
    rumour.refresh_from_db()
    _record(rumour, "rumour.published" if is_public else "rumour.taken_down", now)


def public_rumours(incident: Incident) -> tuple[Rumour, ...]:
    """What the public board shows: those whose answer still holds; one that rests on a changed fact leaves at once."""
    book = fact_book(incident=incident)
    shown = Rumour.objects.filter(incident=incident, is_public=True).select_related("answer").order_by("-at")
    return tuple(one for one in shown if one.answer is not None and not stale_reason(book, one.answer.facts))


def _record(rumour: Rumour, kind: str, now: datetime) -> None:
    record_deed(
        incident_ref=rumour.incident.ref, kind=kind, subject=f"{rumour.ref}:{now.isoformat()}", at=now,
        answer=rumour.answer.ref if rumour.answer else "", state=rumour.state,
    )  # fmt: skip
