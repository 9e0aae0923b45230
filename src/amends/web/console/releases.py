"""One release: what goes out together, what stands against it, and the approvals of two people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.notices.approvals import approvals_of
from amends.apps.notices.launching import newest_preflight
from amends.apps.notices.services import approve_release, red_lights
from amends.core.errors import AmendsError
from amends.web.console.access import access_release, require_right
from amends.web.console.frame import console_page
from amends.web.console.launch.gate import may_still_approve
from amends.web.console.pages import staff_page
from amends.web.console.rows import notice_groups


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def release(request: HttpRequest, user: User, ref: str, bundle_sha256: str) -> HttpResponse:
    """One release; POST approves exactly the hash that the page showed."""
    found = access_release(user=user, ref=ref, bundle_sha256=bundle_sha256)
    fault: AmendsError | None = None
    if request.method == "POST":
        require_right(user, Right.APPROVE)
        try:
            approve_release(
                release=found, by=user, bundle_sha256=request.POST.get("bundle_sha256", ""), now=timezone.now()
            )
            return redirect("console:release", ref=ref, bundle_sha256=bundle_sha256)
        except AmendsError as error:
            fault = error
    rows = found.notices.defer("content", "request").prefetch_related("verdicts")
    notices = list(rows.order_by("language", "channel", "segment", "id"))
    context = {
        "release": found,
        "groups": notice_groups(notices),
        "notices": notices,
        "lights": red_lights(release=found, now=timezone.now()),
        "preflight": newest_preflight(incident=found.incident),
        "approvals": approvals_of(found),
        "may_approve": may_still_approve(found, user),
        "fault": fault,
    }
    status = 409 if fault else 200
    return console_page(
        request, user, "console/release_detail.html", context, tab="launch", incident=found.incident, status=status
    )
