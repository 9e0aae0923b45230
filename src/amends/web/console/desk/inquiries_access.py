"""Which inquiries somebody gets, and how their clocks read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import Http404
from django.urls import reverse

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.care.clocks import clock_of
from amends.apps.care.models import Inquiry, InquiryState
from amends.apps.care.who import kinds_of, team_of
from amends.apps.incidents.models import Incident
from amends.web.console.access import access_incident, require_factor_for_house, require_right

_HOUR_S = 3600
_DAY_H = 24


@dataclass(frozen=True, kw_only=True)
class InquiryLine:
    """An inquiry as lists show it: nothing of what the person wrote."""

    inquiry: Inquiry
    due: str
    left: str
    is_overdue: bool
    came_in: str


def access_kinds(user: User) -> frozenset[str]:
    """The kinds that ``user`` handles; raises ``PermissionDenied``."""
    require_right(user, Right.HANDLE_INQUIRIES)
    return kinds_of(user)


def access_letter_kinds(user: User) -> frozenset[str]:
    """The kinds whose single letters ``user`` opens; raises ``PermissionDenied``.

    None for who works for a team: they get the cases that were given to it, from the queue alone.
    """
    kinds = access_kinds(user)
    return kinds if team_of(user) is None else frozenset()


def access_inquiry(*, user: User, ref: str) -> Inquiry:
    """One inquiry of a kind that ``user`` handles; raises ``PermissionDenied``, or ``Http404`` for any other."""
    found = Inquiry.objects.filter(ref=ref, kind__in=access_letter_kinds(user)).select_related("incident").first()
    if found is None:
        raise Http404
    access_its_incident(user, found.incident)
    return found


def access_its_incident(user: User, incident: Incident | None) -> None:
    """Whatever keeps somebody from an incident keeps them from what belongs to it; raises as ``access_incident``."""
    if incident is None:
        require_factor_for_house(user)
    else:
        access_incident(user=user, ref=incident.ref, right=Right.HANDLE_INQUIRIES)


def line_of(inquiry: Inquiry, *, now: datetime) -> InquiryLine:
    """Its clock in the time of the house."""
    waits = inquiry.state == InquiryState.OPEN
    return InquiryLine(
        inquiry=inquiry,
        due=local(inquiry, inquiry.due_at),
        left=span_words(inquiry.due_at, now) if waits else "",
        is_overdue=waits and now > inquiry.due_at,
        came_in=local(inquiry, inquiry.received_at),
    )


def local(inquiry: Inquiry, at: datetime) -> str:
    """An instant in words, on the clocks of the house."""
    zone = clock_of(inquiry).zone
    return f"{at.astimezone(ZoneInfo(zone) if zone else at.tzinfo):%a %Y-%m-%d %H:%M}"


def receipt_url(language: str) -> str:
    """Where the person looks it up; empty without ``AMENDS_PUBLIC_URL``, for no mail names the console's host."""
    base = os.environ.get("AMENDS_PUBLIC_URL", "").strip().rstrip("/")
    return base + reverse("portal:receipt", args=[language]) if base else ""


def span_words(due_at: datetime, now: datetime) -> str:
    """How long is left, or by how much it is late: in days and hours, within a day in hours and minutes."""
    seconds = int((due_at - now).total_seconds())
    hours, minutes = abs(seconds) // _HOUR_S, abs(seconds) % _HOUR_S // 60
    words = f"{hours // _DAY_H} d {hours % _DAY_H} h" if hours >= _DAY_H else f"{hours} h {minutes} min"
    return f"late by {words}" if seconds < 0 else f"{words} left"
