"""Notices before their approval: all of them, one with its findings, two beside each other, and acts on many."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.notices.approvals import approved_before, changes_since_approval, comment_on, comments_for, releases_of
from amends.apps.notices.models import NoticeVersion
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import access_incident, access_notice
from amends.web.console.bulk import BulkBar, BulkWork, bulk_page
from amends.web.console.frame import console_page
from amends.web.console.launch.fields import typed
from amends.web.console.launch.notice_lines import beside, text_lines
from amends.web.console.launch.notice_rows import SINCE, NoticeRow, matching, notice_rows
from amends.web.console.launch.paging import page_of
from amends.web.console.launch.relinting import Reader
from amends.web.console.pages import staff_page
from amends.web.console.rows import notice_groups

_FILTERS = ("language", "channel", "verdict", "rule", "since", "words", "show")
_A_PAGE = 150
_HASH = re.compile(r"[0-9a-f]{8,64}")


@require_safe
@staff_page
def notices(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """All notices by language, channel and segment, with the linter's verdict and what changed since an approval."""
    incident = access_incident(user=user, ref=ref)
    filters = {name: request.GET.get(name, "").strip()[:100] for name in _FILTERS}
    every = notice_rows(incident)
    rows = matching(every, filters)
    page = page_of(rows, request.GET.get("page", ""), size=_A_PAGE)
    context = {
        **_choices(every),
        "groups": notice_groups(row.notice for row in every if row.is_newest),
        "releases": list(incident.releases.order_by("-id")),
        "page": page,
        "rows": page.rows,
        "filters": filters,
        "total": len(every),
        "bulk": _bar(incident, len(rows), filters) if user.may_approve else None,
    }
    return console_page(request, user, "console/notice_list.html", context, tab="notices", incident=incident)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def notice(request: HttpRequest, user: User, ref: str, content_sha256: str) -> HttpResponse:
    """The notice as composed; POST adds a comment."""
    version = access_notice(user=user, ref=ref, content_sha256=content_sha256)
    fault: AmendsError | None = None
    if request.method == "POST":
        try:
            comment_on(
                notice=version,
                by=user,
                text=typed(request.POST.dict()).get("text", ""),
                is_privileged="privileged" in request.POST,
                now=timezone.now(),
            )
            return redirect("console:notice", ref=ref, content_sha256=content_sha256)
        except AmendsError as error:
            fault = error
    lines = list(text_lines(version, fact_book(incident=version.incident)))
    shown = {id(finding) for line in lines for finding in line.findings}
    context = {
        "notice": version,
        "lines": lines,
        "elsewhere": [finding for finding in version.lint["findings"] if id(finding) not in shown],
        "before": approved_before(version),
        "changes": [row for row in changes_since_approval(version) if row.is_changed],
        "others": _others(version),
        "comments": comments_for(notice=version, user=user),
        "releases": releases_of([version]),
        "may_comment": user.may_approve,
        "may_see_persons": may(user.role, Right.SEE_PERSONS),
        "may_mark": user.may_read_privileged,
        "fault": fault,
    }
    return console_page(
        request,
        user,
        "console/notice_detail.html",
        context,
        tab="notices",
        incident=version.incident,
        status=409 if fault else 200,
    )


@require_safe
@staff_page
def compare(request: HttpRequest, user: User, ref: str, content_sha256: str) -> HttpResponse:
    """Two versions beside each other: any two of the incident."""
    right = access_notice(user=user, ref=ref, content_sha256=content_sha256)
    left = _other(right.incident, request.GET.get("with", "").strip().lower())
    rows = beside(left, right)
    context = {
        "left": left,
        "right": right,
        "rows": rows,
        "changed": sum(row.is_changed for row in rows),
        "others": [("Beside it now", [left]), *_others(right)],
    }
    return console_page(request, user, "console/notice_compare.html", context, tab="notices", incident=right.incident)


@require_POST
@staff_page
def bulk(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Comments on many notices at once, or has the linter read them again."""
    incident = access_incident(user=user, ref=ref, right=Right.APPROVE)
    now, back = timezone.now(), reverse("console:notices", args=[ref])
    readers: list[Reader] = []

    def every(filters: Mapping[str, str]) -> list[str]:
        return [row.notice.content_sha256 for row in matching(notice_rows(incident), filters)]

    def relint(digest: str, _reason: str) -> None:
        if not readers:
            readers.append(Reader(incident))
        readers[0].read(_own(incident, digest), now=now)

    def comment(digest: str, words: str) -> None:
        comment_on(notice=_own(incident, digest), by=user, text=words, is_privileged=False, now=now)

    works = [
        BulkWork(
            name="comment",
            verb="Comment",
            rows="notices",
            matching=every,
            do=comment,
            back=back,
            warns="The reason is the comment; it is added to each notice.",
        ),
        BulkWork(
            name="lint",
            verb="Have the linter read again",
            rows="notices",
            matching=every,
            do=relint,
            back=back,
            warns="The rules and the facts of today are used. What was said before stays on record.",
            is_reasoned=False,
        ),
    ]
    return bulk_page(request, user, works, incident=incident, tab="notices")


def _own(incident: Incident, digest: str) -> NoticeVersion:
    """The version of this incident; digests come from the browser."""
    digest = digest.replace("\x00", "")
    version = NoticeVersion.objects.filter(incident=incident, content_sha256=digest).select_related("incident").first()
    if version is None:
        raise InputError("The incident has no such notice.", code="notice.unknown", where=incident.ref)
    return version


def _other(incident: Incident, prefix: str) -> NoticeVersion:
    """The version that the beginning of a hash names, if it names exactly one text."""
    if _HASH.fullmatch(prefix) is None:
        raise Http404
    found = list(incident.notices.filter(content_sha256__startswith=prefix).order_by("id")[:2])
    if not found or len({version.content_sha256 for version in found}) > 1:
        raise Http404
    return found[0]


def _others(version: NoticeVersion) -> list[tuple[str, list[NoticeVersion]]]:
    """What one may want beside it: other versions of the segment, then the same way to other segments."""
    near = version.incident.notices.exclude(content_sha256=version.content_sha256).defer("content", "request")
    same = near.filter(segment=version.segment).order_by("-id")[:50]
    alike = near.filter(language=version.language, channel=version.channel).exclude(segment=version.segment)
    groups = [("This segment", list(same)), ("Other segments", list(alike.order_by("segment", "-id")[:300]))]
    return [group for group in groups if group[1]]


def _choices(rows: list[NoticeRow]) -> dict[str, Any]:
    return {
        "languages": sorted({row.notice.language for row in rows}),
        "channels": sorted({row.notice.channel for row in rows}),
        "rules": sorted({rule for row in rows for rule in row.rules}),
        "verdicts": ("block", "warn", "pass"),
        "sinces": list(SINCE.items()),
    }


def _bar(incident: Incident, matching_rows: int, filters: Mapping[str, str]) -> BulkBar:
    return BulkBar(
        action=reverse("console:notices_bulk", args=[incident.ref]),
        buttons=(("comment", "Comment on them"), ("lint", "Have the linter read them again")),
        matching=matching_rows,
        filters=filters,
    )
