"""Search everywhere: one box for what holds no person, and a way to a person's case by reference and reason."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.incidents.models import Incident
from amends.core.errors import AmendsError
from amends.web.console.access import access_incidents, require_right
from amends.web.console.frame import console_page
from amends.web.console.overview.finding import INQUIRIES, search_everywhere
from amends.web.console.overview.inquiries import inquiry_of_receipt
from amends.web.console.overview.persons import incidents_of_person
from amends.web.console.pages import staff_page


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def search(request: HttpRequest, user: User) -> HttpResponse:
    """GET looks for ``q``; POST for what may not stand in an address."""
    incidents = access_incidents(user=user)
    text = request.GET.get("q", "").strip()
    context: dict[str, Any] = {
        "q": text,
        "may_see_persons": may(user.role, Right.SEE_PERSONS),
        "may_handle": may(user.role, Right.HANDLE_INQUIRIES),
    }
    try:
        if request.method == "POST":
            context |= _by_secret(request, user, incidents)
        elif text:
            found = search_everywhere(text, incidents)
            context["groups"] = [one for one in found if context["may_handle"] or one.label != INQUIRIES]
    except AmendsError as fault:
        context["fault"] = fault
    status = 409 if "fault" in context else 200
    return console_page(request, user, "console/search.html", context, tab="search", status=status)


def _by_secret(request: HttpRequest, user: User, incidents: list[Incident]) -> dict[str, Any]:
    """What must not stand in an address: a receipt's number, or a person's reference with the reason for looking."""
    if "number" in request.POST:
        require_right(user, Right.HANDLE_INQUIRIES)
        return {"inquiries": inquiry_of_receipt(request.POST["number"])}
    require_right(user, Right.SEE_PERSONS)
    found = incidents_of_person(
        request.POST.get("person_ref", "").strip(),
        incidents,
        by=user,
        reason=request.POST.get("reason", "").strip(),
        now=timezone.now(),
    )
    return {"cases": found}
