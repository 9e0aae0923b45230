"""In and out of the console."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.services import redeem_link, user_of_link
from amends.web.console.pages import open_page, staff_page


@require_safe
@open_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Says how to get a link; there is no password to guess."""
    return render(request, "console/sign_in.html")


@require_http_methods(["GET", "HEAD", "POST"])
@open_page
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Shows whom the link lets in, and lets them in when they press the button.

    Looking alone changes nothing: browsers and mail scanners open links that nobody clicked.
    """
    of_link = redeem_link if request.method == "POST" else user_of_link
    user = of_link(token=token, now=timezone.now())
    if user is None:
        return render(request, "console/link_expired.html", status=403)
    if request.method != "POST":
        return render(request, "console/enter.html", {"role": user.get_role_display()})
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("console:incidents")


@require_POST
@staff_page
def sign_out(request: HttpRequest, user: User) -> HttpResponse:
    """Ends the session."""
    logout(request)
    return redirect("console:sign_in")
