"""Moves a case to another desk: what is read as a customer's may be the press's, and the other way round."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from amends.apps.accounts.models import User
from amends.apps.care.finding import DESKS, family_of
from amends.apps.care.intake import note_case
from amends.apps.care.models import Case, CaseEvent, CaseEventKind, Inquiry, Kind
from amends.apps.care.sla import due_for
from amends.apps.care.who import kinds_of
from amends.core.errors import InputError, RefusedError

KINDS = (Kind.QUESTION, Kind.COMPLAINT, Kind.SCAM_REPORT, *DESKS)
"""Where a case may be moved; a claim of a loss has its own papers and stays one."""


@transaction.atomic
def move_case(*, case: Case, to: str, by: User, reason: str, now: datetime) -> Case:
    """The case, those joined to it and their forms are of kind ``to`` from now on.

    Whoever handles the case may give it to the press desk; only who sees that desk takes one from it.  Its owner keeps
    it where they handle the new kind.  An earlier clock stays.  Raises ``InputError`` (``care.kind``,
    ``look.reason``) and ``RefusedError`` (``care.may_not_handle``, ``care.is_claim``, ``care.same_desk``).
    """
    if to not in KINDS:
        raise InputError("There is no such desk.", code="care.kind", where="to", fix=f"One of {', '.join(KINDS)}.")
    if len(reason.strip()) < 5:
        raise InputError("No reason was given.", code="look.reason", where=case.ref, fix="Say why; it is kept.")
    family = family_of(case)
    held = list(Case.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in family]).order_by("pk"))
    root = next(one for one in held if one.pk == family[0].pk)
    _require(root, held, to, by)
    was = root.kind
    due = due_for(
        way_in=root.way_in, intent=root.intent, kind=to, received_at=root.opened_at, incident=family[0].incident
    )
    is_earlier = due.at < root.due_at
    Case.objects.filter(pk__in=[one.pk for one in held]).update(kind=to)
    Inquiry.objects.filter(case__in=held).exclude(kind=Kind.CLAIM).update(kind=to)
    Case.objects.filter(pk=root.pk).update(
        owner=_owner(root, to),
        due_at=due.at if is_earlier else root.due_at,
        due_because=due.because if is_earlier else root.due_because,
        law=root.law or due.law,
        team=None if to in DESKS else root.team,
    )
    event = CaseEvent.objects.create(
        case=root, kind=CaseEventKind.MOVED, at=now, by=by.get_username(),
        reason=f"from {was} to {to}: {reason.strip()}"[:300],
    )  # fmt: skip
    note_case(family[0], "case.moved", subject=f"{root.ref}:{event.pk}", at=now, was=was, to=to)
    return Case.objects.select_related("incident").get(pk=root.pk)


def _require(root: Case, held: list[Case], to: str, by: User) -> None:
    kinds = kinds_of(by)
    if any(one.kind not in kinds for one in held) or (to not in kinds and to not in DESKS):
        raise RefusedError("This is not yours to move.", code="care.may_not_handle", where=root.ref)
    if any(one.kind == Kind.CLAIM for one in held):
        raise RefusedError(
            "A claim of a loss stays one.", code="care.is_claim", where=root.ref, fix="Part it from the case first."
        )
    if root.kind == to:
        raise RefusedError("It is at this desk already.", code="care.same_desk", where=root.ref)


def _owner(root: Case, to: str) -> str:
    """Whoever has it keeps it, if they handle the new kind."""
    owner = User.objects.filter(username=root.owner).first() if root.owner else None
    return root.owner if owner is not None and to in kinds_of(owner) else ""
