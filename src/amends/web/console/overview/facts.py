"""Facts of an incident: what stands, what contradicts, every version; and the pages on which one is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.bulletins.services import follow_facts
from amends.apps.corrections.selectors import texts_using
from amends.apps.incidents.changing import FactWish, change_fact
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.core.case.model import FactState
from amends.core.errors import AmendsError, RefusedError
from amends.core.facts import Fact, FactBook
from amends.web.console.access import access_incident
from amends.web.console.bulk import BulkBar, BulkWork, bulk_page
from amends.web.console.frame import console_page
from amends.web.console.overview.changes import consequences, retract, wish_of
from amends.web.console.overview.fact_words import fact_words
from amends.web.console.pages import staff_page
from amends.web.console.rows import FactRow, fact_row

_SHOWS = ("all", "conflicts", "unknown", "retracted")


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One key with its versions, the newest first."""

    key: str
    rows: tuple[FactRow, ...]
    standing: tuple[FactRow, ...]
    is_disputed: bool

    @property
    def words(self) -> str:
        return fact_words(self.key)


@require_safe
@staff_page
def facts(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Every statement with its history, contradictions side by side on top."""
    incident = access_incident(user=user, ref=ref)
    book = fact_book(incident=incident)
    shows, text = request.GET.get("show", "all"), request.GET.get("q", "").strip()
    found = _statements(book, {"show": shows, "q": text})
    may_edit = may(user.role, Right.EDIT_FACTS)
    context = {
        "statements": found,
        "conflicts": [one for one in _statements(book, {}) if one.is_disputed],
        "show": shows,
        "shows": _SHOWS,
        "q": text,
        "may_edit": may_edit,
        "bulk": BulkBar(
            action=reverse("console:facts_bulk", args=[ref]),
            buttons=(("retract", "Retract"),),
            matching=len(_matching(book, {"show": shows, "q": text})),
            filters={"show": shows, "q": text},
        ),
    }
    return console_page(request, user, "console/facts.html", context, tab="facts", incident=incident)


@require_safe
@staff_page
def fact(request: HttpRequest, user: User, ref: str, key: str) -> HttpResponse:
    """One statement: its versions, the texts that rest on it, and the forms that change it."""
    incident = access_incident(user=user, ref=ref)
    return _fact_page(request, user, incident, key)


@require_POST
@staff_page
def fact_change(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Shows what a change would entail; with ``confirmed`` it is carried out."""
    incident = access_incident(user=user, ref=ref, right=Right.EDIT_FACTS)
    now = timezone.now()
    try:
        wish = wish_of(request.POST, fact_book(incident=incident))
        if "confirmed" in request.POST:
            change_fact(incident=incident, wish=wish, at=now)
            _let_page_follow(incident)
            return redirect("console:fact", ref=ref, key=wish.key)
        found = consequences(incident=incident, wish=wish, at=now)
    except AmendsError as fault:
        return _fact_page(request, user, incident, request.POST.get("key", ""), fault)
    context = {
        "change": wish,
        "after": _in_words(wish),
        "found": found,
        "readers": sum(one.readers for one in found),
        "is_new": "is_new" in request.POST,
        "value": request.POST.get("value", ""),
    }
    return console_page(request, user, "console/fact_change.html", context, tab="facts", incident=incident)


@require_POST
@staff_page
def facts_bulk(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Withdraws many facts at once; each is a version of its own."""
    incident = access_incident(user=user, ref=ref, right=Right.EDIT_FACTS)
    now = timezone.now()

    work = BulkWork(
        name="retract",
        verb="Retract",
        rows="facts",
        matching=lambda filters: _matching(fact_book(incident=incident), filters),
        do=lambda row, reason: retract(incident=incident, ref=row, source=reason, at=now),
        after=lambda: _let_page_follow(incident),
        back=reverse("console:facts", args=[ref]),
        warns="Texts that assert them become untrue: the page of each fact names the texts and counts their readers.",
    )
    return bulk_page(request, user, [work], incident=incident, tab="facts")


def _fact_page(
    request: HttpRequest, user: User, incident: Incident, key: str, fault: AmendsError | None = None
) -> HttpResponse:
    book = fact_book(incident=incident)
    statement = next((one for one in _statements(book, {}) if one.key == key), None)
    if statement is None and fault is None:
        raise Http404
    context: dict[str, Any] = {
        "key": key,
        "words": fact_words(key),
        "statement": statement,
        "seen": " ".join(item.ref for item in book.standing(key)),
        "texts": texts_using(incident=incident, key=key) if statement else [],
        "states": [str(state) for state in (FactState.KNOWN, FactState.INVESTIGATING, FactState.UNKNOWN)],
        "may_edit": may(user.role, Right.EDIT_FACTS),
        "given": request.POST,
        "fault": fault,
    }
    status = 409 if fault else 200
    return console_page(request, user, "console/fact.html", context, tab="facts", incident=incident, status=status)


def _let_page_follow(incident: Incident) -> None:
    """A false sentence must not stay public; where the page cannot be composed, the change of the fact stands still."""
    try:
        follow_facts(incident=incident, now=timezone.now())
    except AmendsError as error:
        raise RefusedError(
            "The change is saved, but the status page could not follow it.",
            code="facts.page_behind",
            where=incident.ref,
            why=f"{error.what} {error.why}",
            fix="Publish the status page by hand now.",
        ) from error


def _statements(book: FactBook, filters: Mapping[str, str]) -> list[Statement]:
    disputed = book.conflicts()
    by_key: dict[str, list[Fact]] = {}
    for item in book.facts:
        by_key.setdefault(item.key, []).append(item)
    found = []
    for key, versions in by_key.items():
        standing = book.standing(key)
        if _matches(key, standing, key in disputed, filters):
            rows = {item.ref: fact_row(book, item) for item in versions}
            found.append(
                Statement(
                    key=key,
                    rows=tuple(reversed(rows.values())),
                    standing=tuple(rows[item.ref] for item in standing),
                    is_disputed=key in disputed,
                )
            )
    return found


def _matches(key: str, standing: tuple[Fact, ...], is_disputed: bool, filters: Mapping[str, str]) -> bool:
    text, shows = filters.get("q", "").casefold(), filters.get("show", "all")
    if text and text not in key.casefold() and not any(text in str(item.value).casefold() for item in standing):
        return False
    if shows == "conflicts":
        return is_disputed
    if shows == "unknown":
        return any(item.state in (FactState.UNKNOWN, FactState.INVESTIGATING) for item in standing)
    return not standing if shows == "retracted" else True


def _matching(book: FactBook, filters: Mapping[str, str]) -> list[str]:
    """The versions that stand and say something, under a filter."""
    return [
        row.ref
        for one in _statements(book, filters)
        for row in one.standing
        if row.state not in (FactState.UNKNOWN, FactState.INVESTIGATING)
    ]


def _in_words(wish: FactWish) -> str:
    words = {
        "supersede": f"{wish.replaces or wish.key} is replaced",
        "claim": f"another source speaks about {wish.key}; both stand",
        "retract": f"{wish.replaces} is withdrawn",
        "choose": f"{wish.replaces} stands, and the claims against it are withdrawn",
    }
    return words[wish.act]
