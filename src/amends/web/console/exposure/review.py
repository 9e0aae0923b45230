"""The review queue: an evidence row beside the customer to whom it may belong, and somebody's decision."""

from __future__ import annotations

from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.evidence.models import LinkDecision, Verdict
from amends.apps.evidence.reviewing import Judgement, decide_link, decide_links
from amends.apps.evidence.selectors import decision_counts, history_of, pair_hash, reviewed
from amends.core.errors import AmendsError, InputError
from amends.exposure.browse import PAGE, Pair, causes, line_of, pair, pair_before, pairs
from amends.exposure.sidebyside import Compared, side_by_side
from amends.web.console.access import access_incident
from amends.web.console.bulk import BulkBar, BulkWork, bulk_page
from amends.web.console.exposure.looking import keep_reason, look_at, reason_of_sitting
from amends.web.console.exposure.standing import Standing
from amends.web.console.exposure.words import label_of
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

WORDS = {
    Verdict.SAME: "the same number or contact, written otherwise",
    Verdict.DIFFERENT: "another person with a similar name or a shared contact",
}


_MOST_PAIRS = 2**31  # a number beyond them stands in an address that somebody made up


@require_safe
@staff_page
def review(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The pairs in doubt, fifty a page, with what was decided; nobody's name and no value of any row."""
    standing = Standing(access_incident(user=user, ref=ref, right=Right.REVIEW_LINKS))
    cause, after = request.GET.get("cause", ""), _number(request.GET.get("after", ""))
    try:
        by_cause = causes(standing.out)
        rows = list(islice(reviewed(standing.assessment, standing.key, cause=cause, after=after), PAGE + 1))
    except AmendsError as error:
        return console_page(
            request, user, "console/review_list.html", {"fault": error}, tab="review", incident=standing.incident
        )
    context = {
        "rows": [(one, standing.name_of(one.person_ref), decision) for one, decision in rows[:PAGE]],
        "after": rows[PAGE - 1][0].number if len(rows) > PAGE else None,
        "causes": by_cause,
        "cause": cause,
        "query": _query(cause),
        "all": sum(by_cause.values()),
        "counts": decision_counts(standing.incident),
        "bulk": BulkBar(
            action=reverse("console:review_many", args=[ref]),
            buttons=(("same", "Same person"), ("different", "Not the same"), ("undecided", "Take back")),
            matching=by_cause.get(cause, 0) if cause else sum(by_cause.values()),
            filters={"cause": cause},
        ),
    }
    return console_page(request, user, "console/review_list.html", context, tab="review", incident=standing.incident)


@require_safe
@staff_page
def review_next(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Leads to the first pair after the given one on which nobody has decided; to the list when there is none."""
    standing = Standing(access_incident(user=user, ref=ref, right=Right.REVIEW_LINKS))
    cause, after = request.GET.get("cause", ""), _number(request.GET.get("after", ""))
    return _to_next(standing, cause, after)


@require_POST
@staff_page
def review_many(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The same decision on the pairs that were ticked, or on all that match."""
    standing = Standing(access_incident(user=user, ref=ref, right=Right.REVIEW_LINKS))

    def work(verdict: Verdict, verb: str) -> BulkWork:
        return BulkWork(
            name=str(verdict),
            verb=verb,
            rows="pairs",
            matching=lambda filters: [str(one.number) for one in pairs(standing.out, cause=filters.get("cause", ""))],
            do_many=lambda rows, reason: decide_links(
                assessment=standing.assessment,
                numbers=[_number(row) for row in rows],
                judgement=Judgement(decision=str(verdict), by=user.get_username(), reason=reason, at=timezone.now()),
                key=standing.key,
            ),
            back=reverse("console:review", args=[ref]),
            warns="Nobody has looked at each of these pairs. No names in the reason: it cannot be erased.",
        )

    works = [
        work(Verdict.SAME, "Decide: same person"),
        work(Verdict.DIFFERENT, "Decide: not the same"),
        work(Verdict.UNDECIDED, "Take back the decision"),
    ]
    try:
        return bulk_page(request, user, works, incident=standing.incident, tab="review")
    except AmendsError as error:  # the pairs cannot be listed
        return _nothing(request, user, standing, error)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def review_pair(request: HttpRequest, user: User, ref: str, number: int) -> HttpResponse:
    """One pair.  POST opens it (a look, on record), decides it, or takes the last decision back."""
    standing = Standing(access_incident(user=user, ref=ref, right=Right.REVIEW_LINKS))
    try:
        found = pair(standing.out, number) if number < _MOST_PAIRS else None
        if found is None:
            raise Http404
        return _answer(request, user, standing, found)
    except AmendsError as error:  # the register itself cannot be read
        return _nothing(request, user, standing, error)


def _answer(request: HttpRequest, user: User, standing: Standing, found: Pair) -> HttpResponse:
    if request.method != "POST":
        return _page(request, user, standing, found)
    try:
        standing.require_register(request.POST.get("register", ""))
        if request.POST.get("act") == "open":
            return _opened(request, user, standing, found)
        return _decided(request, user, standing, found)
    except AmendsError as error:
        return _page(request, user, standing, found, fault=error)


def _opened(request: HttpRequest, user: User, standing: Standing, found: Pair) -> HttpResponse:
    reason = request.POST.get("reason") or reason_of_sitting(request, standing)
    what = f"{found.file}, row {found.row}"
    look_at(standing, user, found.person_ref, kind="review", what=what, reason=reason, now=timezone.now())
    keep_reason(request, standing, reason)
    told = side_by_side(standing.out, standing.base, file=found.file, row=found.row, person_ref=found.person_ref)
    return _page(request, user, standing, found, told=told)


def _decided(request: HttpRequest, user: User, standing: Standing, found: Pair) -> HttpResponse:
    verdict = request.POST.get("act", "")
    judgement = Judgement(
        decision=verdict, by=user.get_username(), reason=request.POST.get("why", ""), at=timezone.now()
    )
    seen = _number(request.POST.get("seen", ""))
    decide_link(assessment=standing.assessment, pair=found, judgement=judgement, seen=seen, key=standing.key)
    request.session[_last(standing)] = found.number
    cause = request.GET.get("cause", "")
    if verdict == Verdict.UNDECIDED:
        return redirect(_address(standing, found.number, cause))
    return _to_next(standing, cause, found.number)


def _page(
    request: HttpRequest,
    user: User,
    standing: Standing,
    found: Pair,
    *,
    told: tuple[Compared, ...] = (),
    fault: AmendsError | None = None,
) -> HttpResponse:
    cause = request.GET.get("cause", "")
    history = list(history_of(standing.incident, pair_hash(standing.key, standing.assessment, found)))
    before = pair_before(standing.out, found.number, cause=cause)
    following = next(pairs(standing.out, cause=cause, after=found.number), None)
    line = line_of(standing.out, found.person_ref)
    context: dict[str, Any] = {
        "pair": found,
        "person": standing.name_of(found.person_ref),
        "is_affected": line is not None and line.decision == "affected",
        "told": [(label_of(one.element), one) for one in told],
        "register": standing.assessment.register_sha256,
        "history": history,
        "seen": len(history),
        "decision": _standing_of(history),
        "reason": reason_of_sitting(request, standing),
        "before": _address(standing, before.number, cause) if before else "",
        "following": _address(standing, following.number, cause) if following else "",
        "undo": _undo(request, standing, cause, found.number),
        "query": _query(cause),
        "words": [str(word) for word in WORDS.values()],
        "fault": fault,
    }
    return console_page(
        request,
        user,
        "console/review_pair.html",
        context,
        tab="review",
        incident=standing.incident,
        status=409 if fault else 200,
    )


def _nothing(request: HttpRequest, user: User, standing: Standing, fault: AmendsError) -> HttpResponse:
    context = {"fault": fault}
    return console_page(
        request, user, "console/review_list.html", context, tab="review", incident=standing.incident, status=409
    )


def _to_next(standing: Standing, cause: str, after: int) -> HttpResponse:
    try:
        waiting = (
            one
            for one, decision in reviewed(standing.assessment, standing.key, cause=cause, after=after)
            if decision is None or decision.decision == Verdict.UNDECIDED
        )
        following = next(waiting, None)
    except InputError:
        following = None
    if following is None:
        return redirect(reverse("console:review", args=[standing.incident.ref]) + _query(cause))
    return redirect(_address(standing, following.number, cause))


def _standing_of(history: list[LinkDecision]) -> LinkDecision | None:
    return history[-1] if history and history[-1].decision != Verdict.UNDECIDED else None


def _undo(request: HttpRequest, standing: Standing, cause: str, number: int) -> str:
    """Where the pair is that was decided last in this sitting, if it is not this one."""
    last = request.session.get(_last(standing))
    return _address(standing, int(last), cause) if last is not None and last != number else ""


def _last(standing: Standing) -> str:
    return f"review_last_{standing.incident.ref}"


def _address(standing: Standing, number: int, cause: str) -> str:
    return reverse("console:review_pair", args=[standing.incident.ref, number]) + _query(cause)


def _query(cause: str) -> str:
    return "?" + urlencode({"cause": cause}) if cause else ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 16 else -1
