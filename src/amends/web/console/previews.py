"""What one person will get, exactly; whoever looks gives a reason, and both go on record."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.rehearsals.services import Preview, preview_of
from amends.core.channels import Channel
from amends.core.errors import AmendsError
from amends.web.console.access import access_messages
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.headers import showing_mail


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def preview(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Asks for a person and a reason; POST shows the mail, the letter or the text message."""
    rehearsal = access_messages(user=user, ref=ref)
    fault: AmendsError | None = None
    if request.method == "POST":
        try:
            found = preview_of(
                rehearsal,
                request.POST.get("person_ref", "").strip(),
                by=user.get_username(),
                reason=request.POST.get("reason", ""),
                secret=settings.SECRET_OF,
                now=timezone.now(),
            )
            return _shown(found)
        except AmendsError as error:
            fault = error
    return console_page(
        request,
        user,
        "console/preview.html",
        {"ref": ref, "fault": fault},
        tab="notices",
        incident=rehearsal.incident,
        status=409 if fault else 200,
    )


def _shown(found: Preview) -> HttpResponse:
    if found.channel is Channel.POST:
        return HttpResponse(found.data, content_type="application/pdf")
    if found.html is not None:
        return showing_mail(HttpResponse(found.html))
    return HttpResponse(found.data, content_type="text/plain; charset=utf-8")
