"""What all pages of the console have in common: who is signed in, where one is, what else one may open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.incidents.models import Incident


@dataclass(frozen=True, slots=True)
class Tab:
    """A page that is reached from every other: its address under ``console:``, its name, and who may open it."""

    name: str
    label: str
    right: Right


EVERYWHERE = (
    Tab("incidents", "Incidents", Right.SEE_INCIDENTS),
    Tab("runs", "Runs", Right.SEE_INCIDENTS),
    Tab("search", "Search", Right.SEE_INCIDENTS),
    Tab("call_desk", "Call desk", Right.CALL_DESK),
    Tab("queue", "Queue", Right.HANDLE_INQUIRIES),
    Tab("callbacks", "Call-backs", Right.HANDLE_INQUIRIES),
    Tab("inquiries", "Inquiries", Right.HANDLE_INQUIRIES),
    Tab("contact", "Contacts", Right.DECIDE_CONTACT),
    Tab("scams", "Scams seen", Right.PUBLISH),
    Tab("exports", "Exports", Right.SEE_EXPORTS),
    Tab("staff", "Staff", Right.MANAGE_STAFF),
    Tab("looks", "Looks", Right.SEE_LOOKS),
    Tab("tokens", "Programs", Right.MANAGE_TOKENS),
)
OF_AN_INCIDENT = (
    Tab("incident", "Overview", Right.SEE_INCIDENTS),
    Tab("facts", "Facts", Right.SEE_INCIDENTS),
    Tab("timeline", "Timeline", Right.SEE_INCIDENTS),
    Tab("evidence", "Evidence", Right.SEE_INCIDENTS),
    Tab("review", "Review", Right.REVIEW_LINKS),
    Tab("register", "Register", Right.SEE_PERSONS),
    Tab("people", "People", Right.SEE_INCIDENTS),
    Tab("clocks", "Duties", Right.SEE_INCIDENTS),
    Tab("notices", "Notices", Right.SEE_INCIDENTS),
    Tab("launch", "Launch", Right.SEE_INCIDENTS),
    Tab("delivery", "Delivery", Right.SEE_INCIDENTS),
    Tab("reconciliation", "Reconciliation", Right.SEE_INCIDENTS),
    Tab("status_page", "Status page", Right.SEE_INCIDENTS),
    Tab("answers", "Answers", Right.SEE_INCIDENTS),
    Tab("rumours", "Rumours", Right.SEE_INCIDENTS),
    Tab("moderation", "Moderation", Right.MODERATE),
    Tab("press", "Press", Right.PRESS_DESK),
    Tab("remedies", "Remedies", Right.MANAGE_REMEDIES),
    Tab("claims", "Claims", Right.DECIDE_CLAIMS),
    Tab("centre", "Contact centre", Right.PLAN_CENTRE),
    Tab("measures", "Measures", Right.SEE_MEASURES),
    Tab("governance", "Governance", Right.SEE_INCIDENTS),
    Tab("record", "Record", Right.SEE_RECORD),
)


def console_page(
    request: HttpRequest,
    user: User,
    template: str,
    context: dict[str, Any],
    *,
    tab: str = "",
    incident: Incident | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page of the console; ``tab`` is the name of the one that it belongs to, ``incident`` the one it is about."""
    frame = {
        "everywhere": list(_links(EVERYWHERE, user, tab)),
        "tabs": list(_links(OF_AN_INCIDENT, user, tab, incident.ref)) if incident else [],
        "incident": incident,
    }
    return render(request, template, {**frame, **context}, status=status)


def first_page(user: User) -> str:
    """The address of the first page that the role may open; empty if there is none."""
    return next((link["url"] for link in _links(EVERYWHERE, user, "")), "")


def _links(tabs: tuple[Tab, ...], user: User, current: str, *args: str) -> Iterator[dict[str, Any]]:
    for tab in tabs:
        if not may(user.role, tab.right):
            continue
        try:
            address = reverse(f"console:{tab.name}", args=args)
        except NoReverseMatch:
            continue
        yield {"url": address, "label": tab.label, "is_current": tab.name == current}
