"""Questions, complaints and reports: who waits longest for whom comes first."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.care.models import InquiryState, Kind
from amends.apps.care.selectors import inquiries_of, inquiry_with_number, standing
from amends.web.console.access import require_factor_for_house
from amends.web.console.desk.inquiries_access import access_letter_kinds, line_of
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

_A_PAGE = 100
_NOT_FOUND = 409


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def inquiries(request: HttpRequest, user: User) -> HttpResponse:
    """The list; POST finds one by the number that a person reads out, which stands in no address."""
    kinds, now = access_letter_kinds(user), timezone.now()
    require_factor_for_house(user)
    is_missing = False
    if request.method == "POST":
        found = inquiry_with_number(request.POST.get("number", ""), pepper=settings.SECRET_OF("portal.pepper"))
        if found is not None and found.kind in kinds:
            return redirect("console:inquiry", ref=found.ref)
        is_missing = True
    state = request.GET.get("state", "")
    kind = request.GET.get("kind", "")
    state = state if state in InquiryState.values else InquiryState.OPEN
    wanted = {kind} & kinds or kinds
    page = Paginator(inquiries_of(kinds=wanted, state=state), _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "standing": standing(kinds=kinds, at=now),
        "lines": [line_of(row, now=now) for row in page],
        "page": page,
        "state": state,
        "states": InquiryState.choices,
        "kind": kind if kind in kinds else "",
        "kinds": [choice for choice in Kind.choices if choice[0] in kinds],
        "is_missing": is_missing,
    }
    status = _NOT_FOUND if is_missing else 200
    return console_page(request, user, "console/inquiries.html", context, tab="inquiries", status=status)
