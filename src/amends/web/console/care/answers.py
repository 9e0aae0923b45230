"""The approved answers of an incident: what is in force, what waits, what may not be said any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.care.answers import approve_answer, stale_reason, write_answer
from amends.apps.care.models import ApprovedAnswer, ChannelClass
from amends.apps.care.replying import red_drafts
from amends.apps.care.rumours import INTENT
from amends.apps.care.seeds import seed_answers
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.core.errors import AmendsError, InputError
from amends.triage import Intent
from amends.web.console.access import access_incident, require_right
from amends.web.console.bulk import BulkBar, BulkWork, bulk_page
from amends.web.console.care.access import access_texts, typed_back
from amends.web.console.care.rows import intent_words
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.wording.book.languages import languages

WRITTEN = tuple(intent for intent in Intent if intent not in (Intent.OTHER, Intent.THANKS, Intent.DISTRESS))
"""What answers are written for; who is in distress is answered by a person in words of their own."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The newest version of one answer.  ``stale`` is why it may not be said; ``stands`` in one word."""

    answer: ApprovedAnswer
    stands: str
    stale: str

    @property
    def is_waiting(self) -> bool:
        return self.stands == "waits"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def answers(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Every answer by intent, language and way; POST writes one, or the first ones from the wordbook."""
    incident = access_texts(user=user, ref=ref)
    fault: AmendsError | None = None
    if request.method == "POST":
        require_right(user, Right.ANSWERS)
        try:
            return _written(request, user, incident)
        except AmendsError as error:
            fault = error
    return _page(request, user, incident, fault=fault)


@require_POST
@staff_page
def answers_bulk(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Approves each that was ticked, or all that wait; nobody approves what they wrote."""
    incident = access_incident(user=user, ref=ref, right=Right.APPROVE)

    def approve(row: str, reason: str) -> ApprovedAnswer:
        answer = ApprovedAnswer.objects.filter(incident=incident, ref=row).select_related("incident").first()
        if answer is None:
            raise InputError("There is no such answer.", code="care.unknown", where=row[:20])
        return approve_answer(answer=answer, by=user, now=timezone.now())

    work = BulkWork(
        name="approve", verb="Approve", rows="answers", do=approve, is_reasoned=False,
        matching=lambda filters: [one.answer.ref for one in _matching(standings(incident), filters) if one.is_waiting],
        back=reverse("console:answers", args=[ref]),
        warns="Each is said to people word for word. Have you read them?",
    )  # fmt: skip
    return bulk_page(request, user, [work], incident=incident, tab="answers")


def standings(incident: Incident) -> list[Standing]:
    """The newest version of each answer, and the newest approved one where a newer still waits."""
    book = fact_book(incident=incident)
    newest: dict[tuple[object, ...], ApprovedAnswer] = {}
    for answer in (
        ApprovedAnswer.objects.filter(incident=incident).exclude(intent__startswith=INTENT).order_by("number")
    ):
        newest[answer.intent, answer.language, answer.channel_class, bool(answer.approved_by)] = answer
    kept = [one for place, one in newest.items() if not _is_passed(one, newest.get((*place[:3], True)))]
    found = [_standing(one, stale_reason(book, one.facts)) for one in kept]
    return sorted(
        found,
        key=lambda one: (one.answer.intent, one.answer.language, one.answer.channel_class, one.answer.number),
    )


def _is_passed(answer: ApprovedAnswer, approved: ApprovedAnswer | None) -> bool:
    """Whether a newer version was approved since."""
    return not answer.approved_by and approved is not None and approved.number > answer.number


def _standing(answer: ApprovedAnswer, stale: str) -> Standing:
    if stale:
        return Standing(answer=answer, stands="stale", stale=stale)
    if answer.approved_by:
        return Standing(answer=answer, stands="in force", stale="")
    return Standing(answer=answer, stands="blocked" if answer.lint["verdict"] == "block" else "waits", stale="")


def _matching(rows: list[Standing], filters: Mapping[str, str]) -> list[Standing]:
    return [
        one
        for one in rows
        if filters.get("intent", "") in ("", one.answer.intent)
        and filters.get("language", "") in ("", one.answer.language)
        and filters.get("stands", "") in ("", one.stands)
    ]


def _written(request: HttpRequest, user: User, incident: Incident) -> HttpResponse:
    post, now, by = request.POST, timezone.now(), user.get_username()
    if post.get("do") == "seed":
        seed_answers(incident=incident, by=by, now=now)
        return redirect("console:answers", ref=incident.ref)
    if post.get("intent") not in WRITTEN:
        raise InputError("Say what it answers.", code="care.intent", where="what is asked", fix="Choose one.")
    answer = write_answer(
        incident=incident, intent=post["intent"], language=post.get("language", ""),
        channel_class=post.get("channel_class", ""), text=post.get("text", ""), by=by, now=now,
    )  # fmt: skip
    return redirect("console:answer", ref=incident.ref, answer_ref=answer.ref)


def _page(request: HttpRequest, user: User, incident: Incident, *, fault: AmendsError | None) -> HttpResponse:
    filters = {name: request.GET.get(name, "")[:40] for name in ("intent", "language", "stands")}
    every = standings(incident)
    rows = _matching(every, filters)
    waiting = sum(one.is_waiting for one in rows)
    context: dict[str, Any] = {
        "rows": [(one, intent_words(one.answer.intent)) for one in rows],
        "total": len(every),
        "stale": sum(one.stands == "stale" for one in every),
        "waiting": sum(one.is_waiting for one in every),
        "in_force": sum(one.stands == "in force" for one in every),
        "reds": red_drafts(incident.pk),
        "filters": filters,
        "intents": [(str(intent), intent_words(intent)) for intent in WRITTEN],
        "languages": languages(),
        "ways": ChannelClass.choices,
        "stands": ("in force", "waits", "blocked", "stale"),
        "may_write": may(user.role, Right.ANSWERS),
        **about(user),
        "typed": typed_back(request.POST),
        "fault": fault,
        "bulk": BulkBar(
            action=reverse("console:answers_bulk", args=[incident.ref]), buttons=(("approve", "Approve"),),
            matching=waiting, filters=filters,
        ) if may(user.role, Right.APPROVE) and may(user.role, Right.SEE_INCIDENTS) else None,
    }  # fmt: skip
    return console_page(
        request, user, "console/care/answers.html", context, tab="answers", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def about(user: User) -> dict[str, bool]:
    """Which pages of the public talk the role has."""
    return {"may_moderate": may(user.role, Right.MODERATE), "may_press": may(user.role, Right.PRESS_DESK)}
