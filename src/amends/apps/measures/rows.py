"""The plain rows that measures are counted from: cases of care, and how far each affected person has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db.models import Max, Min

from amends.apps.care.models import Case, CaseEvent, CaseEventKind, CaseState, Direction, Kind, Message
from amends.apps.delivery.models import Message as Notice
from amends.apps.delivery.states import MessageState
from amends.apps.incidents.models import Incident
from amends.apps.looks.services import person_hash
from amends.apps.remedies.models import Card, CodeGrant, Entitlement, GrantEvent, StepWord
from amends.apps.selfcheck.models import ActionDone
from amends.core.errors import InputError
from amends.recovery.honest import Contact, Did, Standing, Took
from amends.remedies.cards import CardState
from amends.remedies.steps import SaidBy, StepState

_COMPLAINTS = frozenset((Kind.COMPLAINT, Kind.CLAIM))
_TOLD = (MessageState.ACCEPTED, MessageState.DELIVERED)
_AT_ONCE = 2_000
_ACTIVE = frozenset((CardState.ACTIVATED, CardState.OLD_CLOSED))


def contact_rows(incident: Incident) -> list[Contact]:
    """One row for each matter, cases that were joined counted once; the segment is that of a proven person.

    A case of several that were joined begins with the first of them.  An automatic receipt is no answer.
    """
    segments = _segments(incident)
    closed = dict(
        CaseEvent.objects.filter(case__incident=incident, kind=CaseEventKind.CLOSED)
        .values_list("case_id")
        .annotate(Max("at"))
    )
    first = dict(
        Message.objects.filter(case__incident=incident, direction=Direction.OUT, is_automatic=False)
        .values_list("case_id")
        .annotate(Min("at"))
    )
    joined: dict[int, list[Case]] = {}
    for case in Case.objects.filter(incident=incident).order_by("id"):
        joined.setdefault(case.merged_into_id or case.pk, []).append(case)
    return [_contact(pk, family, segments, closed, first) for pk, family in joined.items()]


def take_up_rows(incident: Incident, *, key: bytes) -> Iterator[Standing]:
    """Each affected person once for each remedy: owed or not, told or not, given, used.  ``key`` is the incident's."""
    told = _told(incident, key)
    given = set(CodeGrant.objects.filter(incident=incident).values_list("person_hash", flat=True))
    used = set(
        GrantEvent.objects.filter(grant__incident=incident, kind="redeemed").values_list(
            "grant__person_hash", flat=True
        )
    )
    cards = _cards(incident)
    rows = Entitlement.objects.filter(incident=incident).order_by("id")
    codes = sorted({code for remedies in rows.values_list("remedies", flat=True) for code in remedies})
    for who, residence, language, remedies in rows.values_list(
        "person_hash", "residence", "language", "remedies"
    ).iterator(_AT_ONCE):
        for code in codes:
            state = Took.TOLD if who in told else Took.NOT_TOLD
            if code == "monitoring" and who in given:
                state = Took.USED if who in used else Took.GIVEN
            elif code.startswith("card") and who in cards:
                state = cards[who]
            state = state if code in remedies else Took.NOT_OWED
            yield Standing(what=code, segment=residence, language=language, state=state)


def step_rows(incident: Incident) -> Iterator[Standing]:
    """Each affected person once for each step: whether it is theirs, and who says that it is done."""
    seen, said = _done(incident)
    rows = Entitlement.objects.filter(incident=incident).order_by("id")
    steps = sorted({step for mine in rows.values_list("steps", flat=True) for step in mine})
    for who, residence, language, mine in rows.values_list("person_hash", "residence", "language", "steps").iterator(
        _AT_ONCE
    ):
        for step in steps:
            state = Did.NOT_THEIRS
            if step in mine:
                is_said = (who, step) in said
                state = Did.SEEN_DONE if (who, step) in seen else Did.SAID_DONE if is_said else Did.NOT_DONE
            yield Standing(what=step, segment=residence, language=language, state=state)


def action_rows(incident: Incident) -> Iterator[Standing]:
    """Each affected person once for each action of the notices; all of it is what people say themselves."""
    last: dict[tuple[str, str], bool] = {}
    marks = ActionDone.objects.filter(incident_ref=incident.ref).order_by("id")
    for who, action, is_done in marks.values_list("person_hash", "action", "is_done"):
        last[who, action] = is_done
    actions = sorted({action for _, action in last})
    people = Entitlement.objects.filter(incident=incident).values_list("person_hash", "residence", "language")
    for who, residence, language in people.order_by("id").iterator(_AT_ONCE):
        for action in actions:
            state = Did.SAID_DONE if last.get((who, action)) else Did.NOT_DONE
            yield Standing(what=action, segment=residence, language=language, state=state)


def _contact(
    pk: int,
    family: list[Case],
    segments: dict[str, str],
    closed: dict[int, datetime],
    first: dict[int, datetime],
) -> Contact:
    head = next((case for case in family if case.pk == pk), family[0])
    answers = [at for case in family if (at := first.get(case.pk) or case.first_answered_at) is not None]
    ends = [closed[case.pk] for case in family if case.pk in closed]
    segment = next((segments[case.person_hash] for case in family if case.person_hash in segments), "")
    return Contact(
        segment=segment,
        language=head.language,
        way_in=head.way_in,
        is_complaint=any(case.kind in _COMPLAINTS for case in family),
        received_at=min(case.opened_at for case in family),
        due_at=min(case.due_at for case in family),
        answered_at=min(answers) if answers else None,
        resolved_at=max(ends) if ends and head.state == CaseState.CLOSED else None,
    )


def _segments(incident: Incident) -> dict[str, str]:
    return dict(Entitlement.objects.filter(incident=incident).values_list("person_hash", "residence"))


def _told(incident: Incident, key: bytes) -> set[str]:
    """Keyed hashes of everybody whom a message reached, as far as the ledger knows."""
    rows = Notice.objects.filter(campaign__incident_ref=incident.ref, state__in=_TOLD)
    refs = rows.values_list("person_ref", flat=True).distinct().order_by("person_ref")
    return {person_hash(key, ref) for ref in refs.iterator(chunk_size=_AT_ONCE)}


def _cards(incident: Incident) -> dict[str, Took]:
    """By person how far the slowest of their cards has come: who has one new card of two is not served yet."""
    order = list(Took)
    found: dict[str, Took] = {}
    for who, state, orders in Card.objects.filter(incident=incident).values_list("person_hash", "state", "orders"):
        took = Took.USED if state in _ACTIVE else Took.GIVEN if orders else Took.TOLD
        found[who] = min(found.get(who, took), took, key=order.index)
    return found


def _done(incident: Incident) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """(person, step) of which a proof was shown, and that were only said to be done; of each the last word."""
    last: dict[tuple[str, str, bool], str] = {}
    rows = StepWord.objects.filter(incident=incident).order_by("id")
    for who, step, state, said_by in rows.values_list("person_hash", "step", "state", "said_by"):
        last[who, step, said_by == SaidBy.PROOF] = state
    done = {key for key, state in last.items() if state == StepState.DONE}
    return {(who, step) for who, step, seen in done if seen}, {(who, step) for who, step, seen in done if not seen}


def incident_key(incident: Incident) -> bytes | None:
    """The incident's key, or ``None`` once it was destroyed and its people are forgotten."""
    try:
        key: bytes = settings.SECRET_OF(f"{incident.ref}.key")
    except InputError:
        return None
    return key
