"""One case: its clock and people, what was said after a look is on record, drafts, and every step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from amends.apps.accounts.models import Role, User
from amends.apps.accounts.rights import Right, may
from amends.apps.care.boxes import FILE_TYPE, file_of
from amends.apps.care.finding import family_of
from amends.apps.care.models import Callback, Case, CaseAttachment, CaseEvent, CaseState, Draft, Kind
from amends.apps.care.moving import KINDS
from amends.apps.care.press import DESK
from amends.apps.care.replying import draft_words, stale_draft
from amends.apps.care.who import kinds_of, may_assign
from amends.core.errors import AmendsError
from amends.web.console.care.access import OPEN_FOR, access_case, is_open, keys, typed_back
from amends.web.console.care.acts import act_on
from amends.web.console.care.bulk import colleagues
from amends.web.console.care.contact import Weighed, place_of, weigh_reply
from amends.web.console.care.rows import CALLS, EVENTS, Clocks, kind_words, row_of
from amends.web.console.care.thread import Said, thread_of
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page


@dataclass(frozen=True, kw_only=True)
class OpenDraft:
    """A reply that has not left.  ``red`` is why it may not leave any more; ``words`` only after a look."""

    draft: Draft
    words: str
    red: str
    is_ready: bool
    weighed: Weighed | None


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def care_case(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """POST does one step and leads back to the page; a step that was refused says why, and keeps what was typed."""
    case = access_case(user=user, ref=ref)
    if request.method != "POST":
        return _page(request, user, case) if case.ref == ref else redirect("console:care_case", ref=case.ref)
    try:
        act_on(request, user, case)
    except AmendsError as error:
        return _page(request, user, case, fault=error)
    try:
        access_case(user=user, ref=case.ref)
    except Http404:  # it was moved to a desk that this person does not see
        return redirect("console:queue")
    return redirect("console:care_case", ref=case.ref)


@require_safe
@staff_page
def care_file(request: HttpRequest, user: User, ref: str, message: str, number: int) -> HttpResponse:
    """A file as bytes, to be kept and never shown; only while the case is open after a look."""
    case = access_case(user=user, ref=ref)
    if not is_open(request, case, now=timezone.now()):
        return redirect("console:care_case", ref=case.ref)
    rows = CaseAttachment.objects.filter(message__case__in=family_of(case), message__ref=message, number=number)
    found = rows.select_related("message").first()
    if found is None:
        raise Http404
    response = HttpResponse(file_of(found, secret=keys().secret).data, content_type=FILE_TYPE)
    # The name is ours: the sender's could end in whatever a machine runs.
    response["Content-Disposition"] = f'attachment; filename="{found.message.ref}-{number}.bin"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _page(request: HttpRequest, user: User, case: Case, *, fault: AmendsError | None = None) -> HttpResponse:
    now, by = timezone.now(), user.get_username()
    case = Case.objects.select_related("incident").get(pk=case.pk)
    secret = keys().secret if is_open(request, case, now=now) else None
    clocks, family = Clocks(case.incident), family_of(case)
    try:
        said = thread_of(case, clocks, secret=secret, by=by, now=now)
    except AmendsError as error:  # the key of the desk was destroyed, or another one lies there
        fault, secret = fault or error, None
        said = thread_of(case, clocks, secret=None, by=by, now=now)
    place = place_of(case.incident) or ""
    context: dict[str, Any] = {
        "case": case,
        "row": row_of(case, clocks, now=now),
        "said": said,
        "is_open": secret is not None,
        "open_for": int(OPEN_FOR.total_seconds() // 60),
        "sensitive": _sensitive(case, said),
        "leads": _leads() if case.is_sensitive else [],
        "drafts": _drafts(family, secret, by, now),
        "joined": family[1:],
        "callbacks": [
            (one, clocks.words(one.slot_from), clocks.words(one.slot_to), CALLS.get(one.state, one.state))
            for one in Callback.objects.filter(case__in=family)
        ],
        "addresses": sum(one.addresses.filter(revoked_at__isnull=True).count() for one in family),
        "events": [
            (one, clocks.words(one.at), EVENTS.get(one.kind, one.kind))
            for one in CaseEvent.objects.filter(case__in=family).select_related("other").order_by("-id")
        ],
        "clock": clocks.said(now),
        "place": place,
        "today": f"{now.astimezone(clocks.zone):%Y-%m-%d}",
        "tags": list(case.tags.values_list("name", flat=True)),
        "desks": _desks(case, kinds_of(user)),
        "colleagues": colleagues([case.kind]),
        "may_give": case.owner in ("", by) or may_assign(user),
        "is_mine": case.owner == user.get_username(),
        "is_over": case.state == CaseState.CLOSED,
        "may_wait": case.state == CaseState.ANSWERED,
        "may_acknowledge": case.kind in DESK and may(user.role, Right.PRESS_DESK),
        "typed": typed_back(request.POST) if fault else {},
        "fault": fault,
    }  # fmt: skip
    return console_page(
        request, user, "console/care/case.html", context, tab="queue", status=409 if fault else 200
    )  # fmt: skip


def _sensitive(case: Case, said: list[Said]) -> list[str]:
    """What makes it one for a person first; without the words only that it is one."""
    if not case.is_sensitive:
        return []
    return list(dict.fromkeys(words for one in said for words in one.sensitive)) or [""]


def _desks(case: Case, kinds: frozenset[str]) -> list[tuple[str, str]]:
    """Where this person may move the case."""
    if case.kind == Kind.CLAIM:
        return []
    return [(kind, kind_words(kind)) for kind in KINDS if kind != case.kind and (kind in kinds or kind in DESK)]


def _leads() -> list[str]:
    rows = User.objects.filter(role=Role.INCIDENT_LEAD, is_active=True).order_by("username")
    return list(rows.values_list("username", flat=True)[:5])


def _drafts(family: tuple[Case, ...], secret: bytes | None, by: str, now: datetime) -> list[OpenDraft]:
    rows = Draft.objects.filter(case__in=family, sent__isnull=True, dropped_at__isnull=True)
    found = rows.select_related("case__incident", "in_reply_to__inquiry", "in_reply_to__case__incident", "answer")
    return [
        OpenDraft(
            draft=draft,
            words=draft_words(draft, secret=secret) if secret is not None else "",
            red=stale_draft(draft),
            is_ready=draft.answer is not None or draft.reviewed_at is not None,
            weighed=weigh_reply(draft.in_reply_to, by=by, now=now),
        )
        for draft in found.order_by("id")
    ]
