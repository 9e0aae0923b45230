"""The page with one line of time."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.web.console.access import access_incident
from amends.web.console.frame import console_page
from amends.web.console.overview.events import LABELS, Event, EventKind, events_of, first_word
from amends.web.console.overview.strip import strip_of
from amends.web.console.pages import staff_page

_MOST = 2000


@require_safe
@staff_page
def timeline(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Everything that happened, oldest first; ``kind`` narrows it, ``newest`` turns it round."""
    incident = access_incident(user=user, ref=ref)
    known = {str(kind) for kind in EventKind}
    wanted = [kind for kind in request.GET.getlist("kind") if kind in known]
    events = [_opened(event, user) for event in events_of(incident) if not wanted or event.kind in wanted]
    is_newest_first = "newest" in request.GET
    shown = events[-_MOST:][::-1] if is_newest_first else events[:_MOST]
    context = {
        "events": shown,
        "left_out": len(events) - len(shown),
        "kinds": [(str(kind), label, str(kind) in wanted) for kind, label in LABELS.items()],
        "is_newest_first": is_newest_first,
        "is_narrowed": bool(wanted) or is_newest_first,
        "strip": strip_of(events),
        "first_word": first_word(incident),
        "outsiders": [event for event in events if event.lead],
    }
    return console_page(request, user, "console/timeline.html", context, tab="timeline", incident=incident)


def _opened(event: Event, user: User) -> Event:
    """The event without its link where the role may not open the desk."""
    is_shut = event.kind == EventKind.INQUIRIES and not may(user.role, Right.HANDLE_INQUIRIES)
    return replace(event, url="") if is_shut else event
