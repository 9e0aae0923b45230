"""One notice before its approval: words, facts, findings in their place, what changed, what colleagues say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.notices.approvals import approved_before, changes_since_approval, comment_on, comments_for, releases_of
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import Paragraph, notice_paragraphs
from amends.core.errors import AmendsError
from amends.web.console.access import access_notice
from amends.web.console.pages import staff_page
from amends.wording.sidebyside import Piece


@dataclass(frozen=True, kw_only=True)
class TextLine:
    """A line of the notice with its facts and what the linter found in it; ``pieces`` marks the words."""

    pieces: tuple[Piece, ...]
    facts: tuple[str, ...]
    is_heading: bool
    findings: tuple[dict[str, Any], ...]


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
                text=request.POST.get("text", ""),
                is_privileged="privileged" in request.POST,
                now=timezone.now(),
            )
            return redirect("console:notice", ref=ref, content_sha256=content_sha256)
        except AmendsError as error:
            fault = error
    lines = list(_lines(version))
    shown = {id(finding) for line in lines for finding in line.findings}
    context = {
        "notice": version,
        "ref": ref,
        "lines": lines,
        "elsewhere": [finding for finding in version.lint["findings"] if id(finding) not in shown],
        "before": approved_before(version),
        "changes": [row for row in changes_since_approval(version) if row.is_changed],
        "comments": comments_for(notice=version, user=user),
        "releases": releases_of([version]),
        "may_comment": user.may_approve,
        "may_mark": user.may_read_privileged,
        "fault": fault,
    }
    return render(request, "console/notice_detail.html", context, status=409 if fault else 200)


def _lines(version: NoticeVersion) -> Iterator[TextLine]:
    findings: list[dict[str, Any]] = version.lint["findings"]
    for paragraph in notice_paragraphs(version):
        here = tuple(finding for finding in findings if finding.get("text") and finding["text"] in paragraph.text)
        yield TextLine(
            pieces=_pieces(paragraph, here), facts=paragraph.facts, is_heading=paragraph.is_heading, findings=here
        )


def _pieces(paragraph: Paragraph, findings: tuple[dict[str, Any], ...]) -> tuple[Piece, ...]:
    """The line cut at the first finding; several findings in one line are told below it."""
    if not findings:
        return (Piece(paragraph.text),)
    before, marked, after = paragraph.text.partition(findings[0]["text"])
    pieces = (Piece(before), Piece(marked, is_changed=True), Piece(after))
    return tuple(piece for piece in pieces if piece.text)
