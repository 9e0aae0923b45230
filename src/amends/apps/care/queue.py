"""The one queue: what is sensitive first, then by its clock; two people never get the same case."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from amends.apps.accounts.models import User
from amends.apps.care.finding import family_of
from amends.apps.care.intake import note_case
from amends.apps.care.models import Case, CaseEvent, CaseEventKind, CaseState, Kind, Skill
from amends.apps.care.told import waiting_in
from amends.apps.care.who import kinds_for
from amends.core.errors import InputError, RefusedError

_TRIES = 20


def queue_of(
    *, kinds: Collection[str], state: str = CaseState.OPEN, languages: Collection[str] = (), incident_id: int = 0
) -> QuerySet[Case]:
    """Cases of these kinds in the order in which they are answered; ``languages`` empty: all."""
    found = Case.objects.filter(kind__in=kinds, state=state, merged_into__isnull=True)
    found = found.filter(language__in=languages) if languages else found
    found = found.filter(incident_id=incident_id) if incident_id else found
    return found.select_related("incident").order_by("-is_sensitive", "due_at", "id")


def case_by_ref(ref: str, *, kinds: Collection[str]) -> Case:
    """One case of these kinds; raises ``InputError`` (``care.unknown``) also for one of another kind."""
    found = Case.objects.filter(ref=ref, kind__in=kinds).select_related("incident", "merged_into").first()
    if found is None:
        raise InputError(
            f"There is no case {ref[:20]}.", code="care.unknown", where="ref", fix="List them: `amends care list`."
        )
    return found


def take_next(*, by: str, kinds: Collection[str], languages: Collection[str] = (), now: datetime) -> Case | None:
    """The case that is answered next, from now on this person's; ``None`` where nobody waits.

    Of two who ask at once each gets another: the row is taken only where it still has no owner.
    """
    for _ in range(_TRIES):
        waiting = queue_of(kinds=kinds, languages=languages).filter(owner="")
        ids = list(waiting.values_list("pk", flat=True)[:5])
        if not ids:
            return None
        for case_id in ids:
            case = _claimed(case_id, by=by, now=now)
            if case is not None:
                return case
    return None


def take_next_for(user: User, *, now: datetime) -> Case | None:
    """The next one of the kinds and in the languages of this member of staff."""
    return take_next(
        by=user.get_username(), kinds=kinds_for(user.role), languages=languages_of(user.get_username()), now=now
    )


def assign_case(*, case: Case, to: User, by: str, now: datetime) -> None:
    """Gives it to somebody who handles its kind; raises ``RefusedError`` (``care.may_not_handle``)."""
    if case.kind not in kinds_for(to.role):
        raise RefusedError(
            "This person handles no such cases.",
            code="care.may_not_handle",
            where=case.ref,
            why=f"It is a {case.kind}.",
        )
    Case.objects.filter(pk=case.pk).update(owner=to.get_username())
    CaseEvent.objects.create(case=case, kind=CaseEventKind.ASSIGNED, at=now, by=by, reason=to.get_username())


def hand_back(*, case: Case, by: str, reason: str = "", now: datetime) -> None:
    """Back into the queue, with the clock that it had."""
    Case.objects.filter(pk=case.pk).update(owner="")
    CaseEvent.objects.create(case=case, kind=CaseEventKind.HANDED_BACK, at=now, by=by, reason=reason[:300])


@transaction.atomic
def close_case(*, case: Case, by: str, reason: str, now: datetime) -> None:
    """Nothing more is to be done; a complaint, a claim, the press or a sensitive message is answered before.

    Raises ``RefusedError`` (``care.unanswered``) and ``InputError`` (``look.reason``).
    """
    if len(reason.strip()) < 5:
        raise InputError("No reason was given.", code="look.reason", where=case.ref, fix="Say why; it is kept.")
    family = family_of(case)
    must_answer = any(one.is_sensitive or one.kind not in (Kind.QUESTION, Kind.SCAM_REPORT) for one in family)
    if must_answer and waiting_in(family):
        raise RefusedError(
            "It is not closed without an answer.", code="care.unanswered", where=case.ref,
            why="Somebody on it still waits.", fix="Answer it, if only to say that it is refused and why.",
        )  # fmt: skip
    Case.objects.filter(pk__in=[one.pk for one in family]).update(state=CaseState.CLOSED)
    CaseEvent.objects.create(case=case, kind=CaseEventKind.CLOSED, at=now, by=by, reason=reason.strip()[:300])
    note_case(case, "case.closed", subject=f"{case.ref}:{case.events.count()}", at=now)


def wait_for_person(*, case: Case, by: str, reason: str, now: datetime) -> None:
    """We asked back: it is the person's turn, and the next word of theirs opens it again."""
    Case.objects.filter(pk=case.pk, state=CaseState.ANSWERED).update(state=CaseState.WAITING)
    CaseEvent.objects.create(case=case, kind=CaseEventKind.WAITING, at=now, by=by, reason=reason[:300])


def change_person(*, case: Case, person_hash: str, by: str, reason: str, now: datetime) -> None:
    """Says whose case it is, after it was proven; what was sent or drafted stays with whom it was written for."""
    Case.objects.filter(pk=case.pk).update(person_hash=person_hash)
    CaseEvent.objects.create(case=case, kind=CaseEventKind.PERSON_CHANGED, at=now, by=by, reason=reason[:300])
    note_case(case, "case.person_changed", subject=f"{case.ref}:{case.events.count()}", at=now)


def languages_of(username: str) -> tuple[str, ...]:
    """The languages somebody answers in; none written down: all."""
    found = Skill.objects.filter(username=username).first()
    return tuple(found.languages) if found else ()


def set_languages(*, username: str, languages: Iterable[str]) -> None:
    """Writes down who answers in which languages."""
    Skill.objects.update_or_create(username=username, defaults={"languages": sorted(set(languages))})


def _claimed(case_id: int, *, by: str, now: datetime) -> Case | None:
    with transaction.atomic():  # with the reading of it: a case that was taken and not given to anybody would wait
        free = Case.objects.filter(pk=case_id, owner="", state=CaseState.OPEN, merged_into__isnull=True)
        if not free.update(owner=by):
            return None
        CaseEvent.objects.create(case_id=case_id, kind=CaseEventKind.TAKEN, at=now, by=by)
        return Case.objects.select_related("incident").get(pk=case_id)
