"""The desk's side of threads: their messages stand on one case, whatever each was taken for."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from amends.apps.care.finding import family_of, root_of
from amends.apps.care.joining import join_cases
from amends.apps.care.models import Case, Direction, Message
from amends.apps.care.queue import change_person
from amends.apps.selfcheck.models import ThreadLine
from amends.core.errors import RefusedError

_AT_ONCE = 100
_PROVEN = "Written in My case, behind a code."
_REASON = "The same person wrote both in one thread."


def join_threads(*, now: datetime) -> int:
    """Puts each filed message of a thread to the case of the thread's first one; how many were looked at."""
    waiting = ThreadLine.objects.filter(is_joined=False, inquiry__case__isnull=False)
    return sum(_joined(pk, now) for pk in list(waiting.order_by("id").values_list("pk", flat=True)[:_AT_ONCE]))


@transaction.atomic
def _joined(pk: int, now: datetime) -> bool:
    row = ThreadLine.objects.select_for_update(of=("self",)).select_related("inquiry__case").get(pk=pk)
    if row.is_joined:
        return False  # another process was faster
    first = ThreadLine.objects.filter(thread=row.thread).select_related("inquiry__case").order_by("id")[0]
    if first.pk != row.pk and first.inquiry.case is None:
        return False  # the first is not filed yet; the next second will do
    begun, case = first.inquiry.case, row.inquiry.case
    if begun is not None and case is not None:
        if _began(begun, row.thread) and _began(case, row.thread):
            _join(begun, case, now)
        if _is_all_of(begun, row.thread):
            _name(root_of(begun), row.person_hash, now)
    ThreadLine.objects.filter(pk=pk).update(is_joined=True)
    return True


def _began(case: Case, thread: str) -> bool:
    """Whether the case began with a line of the thread: an address typed in a form may have put it on another's."""
    opener = Message.objects.filter(case=case).exclude(direction=Direction.NOTE).order_by("id").first()
    return opener is not None and ThreadLine.objects.filter(thread=thread, inquiry=opener.inquiry_id).exists()


def _is_all_of(case: Case, thread: str) -> bool:
    """Whether everything that came in on the case, and on those joined to it, was written in this thread."""
    came = Message.objects.filter(case__in=family_of(case), direction=Direction.IN)
    lines = ThreadLine.objects.filter(thread=thread).values("inquiry")
    return not came.exclude(inquiry__in=lines).exists() and not came.filter(inquiry__isnull=True).exists()


def _join(first: Case, other: Case, now: datetime) -> None:
    if root_of(first).pk == root_of(other).pk:
        return
    try:
        join_cases(into=first, other=other, by="portal", reason=_REASON, now=now)
    except RefusedError:
        return  # staff have bound them to two persons or incidents: their judgement stands


def _name(case: Case, person_hash: str, now: datetime) -> None:
    """Whose case it is, where all of it came from this My case and nobody has said so before."""
    if person_hash and not case.person_hash:
        change_person(case=case, person_hash=person_hash, by="portal", reason=_PROVEN, now=now)
