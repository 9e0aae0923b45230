"""What was hidden of what others wrote in public: for a listed reason only, on record, counted for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.care.boxes import text_digest
from amends.apps.care.models import HideReason, ModerationAct
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.core.errors import InputError, RefusedError
from amends.core.ids import new_ref


@dataclass(frozen=True, kw_only=True)
class HiddenCount:
    """How often something was hidden for a reason, and how often it was shown again."""

    reason: str
    hidden: int
    shown_again: int


@transaction.atomic
def hide_post(
    *, incident: Incident, network: str, post: str, reason: str, by: User, pepper: bytes, now: datetime
) -> ModerationAct:
    """Keeps that a post was hidden; ``post`` is its address at the network, of which a keyed digest is kept.

    Raises ``RefusedError``: ``care.reason_not_listed`` (criticism is none), ``care.may_not_moderate``.
    """
    _require_right(by)
    if reason not in HideReason.values:
        raise RefusedError(
            "Nothing is hidden for this reason.", code="care.reason_not_listed", where=network[:20],
            why="Only personal data of others, threats to people and spam are hidden.",
            fix="Answer what was written; criticism stays.",
        )  # fmt: skip
    act = ModerationAct.objects.create(
        ref=new_ref("MOD", length=10),
        incident=incident,
        network=network[:20],
        post_digest=text_digest(pepper, post),
        reason=reason,
        by=by.get_username(),
        at=now,
    )
    _record(act, "comment.hidden")
    return act


@transaction.atomic
def show_again(*, act: ModerationAct, by: User, now: datetime) -> ModerationAct:
    """Takes an act back; both stay on record.  Raises ``RefusedError`` and ``InputError`` (``care.shown_again``)."""
    _require_right(by)
    if act.reverses is not None or ModerationAct.objects.filter(reverses=act).exists():
        raise InputError("It was shown again before.", code="care.shown_again", where=act.ref)
    back = ModerationAct.objects.create(
        ref=new_ref("MOD", length=10),
        incident=act.incident,
        network=act.network,
        post_digest=act.post_digest,
        reason=act.reason,
        by=by.get_username(),
        at=now,
        reverses=act,
    )
    _record(back, "comment.shown_again")
    return back


def acts_of(incident: Incident) -> QuerySet[ModerationAct]:
    """Every act, newest first."""
    return ModerationAct.objects.filter(incident=incident).select_related("reverses").order_by("-id")


def hidden_counts(incident_id: int) -> tuple[HiddenCount, ...]:
    """For the public: each listed reason with its counts, also where they are nought."""
    rows = list(ModerationAct.objects.filter(incident_id=incident_id).values_list("reason", "reverses_id"))
    return tuple(
        HiddenCount(
            reason=reason,
            hidden=sum(why == reason and back is None for why, back in rows),
            shown_again=sum(why == reason and back is not None for why, back in rows),
        )
        for reason in HideReason.values
    )


def _require_right(by: User) -> None:
    if not may(by.role, Right.MODERATE):
        raise RefusedError("This role hides nothing.", code="care.may_not_moderate", where=by.get_username())


def _record(act: ModerationAct, kind: str) -> None:
    record_deed(
        incident_ref=act.incident.ref, kind=kind, subject=act.ref, at=act.at, network=act.network,
        post=act.post_digest[:32], reason=act.reason, reverses=act.reverses.ref if act.reverses else "",
    )  # fmt: skip
