"""One answer: every version, what the linter found in place, the facts beside it, and the second person's yes."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.care.answers import approve_answer, stale_reason, versions_of
from amends.apps.care.models import ApprovedAnswer
from amends.apps.incidents.selectors import fact_book
from amends.core.errors import AmendsError
from amends.core.facts import FactBook
from amends.triage import Span
from amends.web.console.access import access_incident
from amends.web.console.care.access import access_texts
from amends.web.console.care.answers import about
from amends.web.console.care.rows import intent_words
from amends.web.console.care.thread import cut
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.wording.book.languages import direction_of


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def answer(request: HttpRequest, user: User, ref: str, answer_ref: str) -> HttpResponse:
    """POST approves exactly these words."""
    incident = access_texts(user=user, ref=ref)
    found = ApprovedAnswer.objects.filter(incident=incident, ref=answer_ref).select_related("incident").first()
    if found is None:
        raise Http404
    fault: AmendsError | None = None
    if request.method == "POST":
        access_incident(user=user, ref=ref, right=Right.APPROVE)
        try:
            approve_answer(answer=found, by=user, now=timezone.now())
            return redirect("console:answer", ref=ref, answer_ref=answer_ref)
        except AmendsError as error:
            fault = error
    book = fact_book(incident=incident)
    versions = versions_of(incident, found.intent, found.language, found.channel_class).order_by("-number")
    context: dict[str, Any] = {
        "shown": _shown(found, book),
        "versions": [(one, stale_reason(book, one.facts)) for one in versions],
        "intent": intent_words(found.intent),
        "may_approve": may(user.role, Right.APPROVE),
        "is_mine": found.written_by == user.get_username(),
        **about(user),
        "fault": fault,
    }
    return console_page(
        request, user, "console/care/answer.html", context, tab="answers", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _shown(found: ApprovedAnswer, book: FactBook) -> dict[str, Any]:
    findings = found.lint["findings"]
    placed = [one for one in findings if one.get("start") is not None and one.get("end") is not None]
    return {
        "answer": found,
        "direction": direction_of(found.language),
        "stale": stale_reason(book, found.facts),
        "pieces": cut(found.text, [(Span(one["start"], one["end"]), one["rule"]) for one in placed]),
        "findings": findings,
        "facts": [(ref, _value(book, ref), not stale_reason(book, [ref])) for ref in found.facts],
        "is_blocked": found.lint["verdict"] == "block",
    }


def _value(book: FactBook, ref: str) -> str:
    fact = book.by_ref(ref)
    value = fact.value if fact is not None else None
    return ", ".join(value) if isinstance(value, tuple) else "–" if value is None else str(value)
