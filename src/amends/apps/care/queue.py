"""The one queue: what is sensitive first, then by its clock; two people never get the same case."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from amends.apps.accounts.models import User
from amends.apps.care.finding import family_of
from amends.apps.care.intake import note_case
from amends.apps.care.models import Case, CaseEvent, CaseEventKind, CaseState, Kind, Skill, Team
from amends.apps.care.told import waiting_in
from amends.apps.care.who import kinds_of, may_assign, team_of
from amends.core.errors import InputError, RefusedError

_TRIES = 20


def queue_of(
    *, kinds: Collection[str], state: str = CaseState.OPEN, languages: Collection[str] = (), incident_id: int = 0
) -> QuerySet[Case]:
    """Cases of these kinds in the order in which they are answered; ``languages`` empty: all.

    The index ``care_queue_order`` has this order.
    """
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


def take_next(
    *, by: str, kinds: Collection[str], languages: Collection[str] = (), now: datetime, team: Team | None = None
) -> Case | None:
    """The case that is answered next, from now on this person's; ``None`` where nobody waits.

    Of two who ask at once each gets another: the row is taken only where it still has no owner.  Who works for a
    team gets what was given to it; what was given away is nobody else's next.
    """
    for _ in range(_TRIES):
        waiting = queue_of(kinds=kinds, languages=languages).filter(owner="", team=team)
        waiting = waiting if team is None else waiting.filter(is_sensitive=False)
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
        by=user.get_username(), kinds=kinds_of(user), languages=languages_of(user.get_username()), now=now,
        team=team_of(user),
    )  # fmt: skip


@transaction.atomic
def assign_case(*, case: Case, to: User, by: User, now: datetime) -> None:
    """Gives it to somebody who handles its kind: what nobody has, what is one's own, or as who leads.

    Raises ``RefusedError``: ``care.may_not_handle``, ``care.not_yours``.
    """
    if case.kind not in kinds_of(to) or not _is_for(case, to):
        raise RefusedError(
            "This person handles no such cases.",
            code="care.may_not_handle",
            where=case.ref,
            why=f"It is a {case.kind}.",
        )
    _require_mine(case, by)
    Case.objects.filter(pk=case.pk).update(owner=to.get_username())
    name = by.get_username()
    CaseEvent.objects.create(case=case, kind=CaseEventKind.ASSIGNED, at=now, by=name, reason=to.get_username())


@transaction.atomic
def hand_back(*, case: Case, by: User, reason: str = "", now: datetime) -> None:
    """Back into the queue, with the clock that it had; raises ``RefusedError`` (``care.not_yours``)."""
    _require_mine(case, by)
    Case.objects.filter(pk=case.pk).update(owner="")
    CaseEvent.objects.create(
        case=case, kind=CaseEventKind.HANDED_BACK, at=now, by=by.get_username(), reason=reason[:300]
    )


def _require_mine(case: Case, by: User) -> None:
    """Locks the case: of two who reach for it at once the second sees whose it is by then."""
    held = Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    if held.owner not in ("", by.get_username()) and not may_assign(by):
        raise RefusedError(
            "This case is another's.", code="care.not_yours", where=case.ref, why=f"It is with {held.owner}.",
            fix="Ask them to hand it back, or whoever leads.",
        )  # fmt: skip


def _is_for(case: Case, user: User) -> bool:
    """Who works for a team gets what was given to it, and nothing sensitive."""
    team = team_of(user)
    return team is None or (case.team_id == team.pk and not case.is_sensitive)


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


@transaction.atomic
def change_person(*, case: Case, person_hash: str, by: str, reason: str, now: datetime) -> None:
    """Says whose case it is, after it was proven; what was sent or drafted stays with whom it was written for."""
    Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)
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
