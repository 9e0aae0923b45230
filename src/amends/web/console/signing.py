"""In and out of the console."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from amends.apps.accounts.factors import has_factors
from amends.apps.accounts.models import User
from amends.apps.accounts.services import redeem_link, user_of_link
from amends.core.errors import AmendsError
from amends.web.console.onward import wanted_page
from amends.web.console.pages import open_page, staff_page
from amends.web.console.staff.asking import passkeys_work
from amends.web.console.staff.factors import wait_for_factor
from amends.web.console.staff.proving import passkey_holder
from amends.web.console.staff.sessions import let_in, mark_factored
from amends.web.headers import allowing_passkeys


@require_http_methods(["GET", "HEAD", "POST"])
@open_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """By passkey alone, or by a link and a code; there is no password to guess and no name to remember."""
    fault: AmendsError | None = None
    if request.method == "POST" and request.POST.get("link"):
        return redirect("console:enter", token=_token(request.POST["link"]))
    if request.method == "POST":
        try:
            user = passkey_holder(request)
            onward = wanted_page(request)
            let_in(request, user)
            mark_factored(request)
            return redirect(onward)
        except AmendsError as error:
            fault = error
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    context = {"fault": fault, "next": wanted, "passkeys_work": passkeys_work(request), "port": request.get_port()}
    return allowing_passkeys(render(request, "console/sign_in.html", context, status=409 if fault else 200))


@require_http_methods(["GET", "HEAD", "POST"])
@open_page
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Shows whom the link lets in, and lets them in when they press the button; who has a factor is asked for it.

    Looking alone changes nothing: browsers and mail scanners open links that nobody clicked.
    """
    now = timezone.now()
    if request.method != "POST":
        user = user_of_link(token=token, now=now)
        if user is None:
            return _expired(request)
        return render(request, "console/enter.html", {"role": user.get_role_display()})
    entered = redeem_link(token=token, now=now)
    if entered is None:
        return _expired(request)
    if has_factors(entered.user):
        wait_for_factor(request, entered)
        return redirect("console:second_step")
    let_in(request, entered.user)
    request.session["link_by"] = entered.issued_by
    return redirect("console:incidents")


@require_POST
@staff_page
def sign_out(request: HttpRequest, user: User) -> HttpResponse:
    """Ends the session, and has the browser forget what it keeps of this site."""
    logout(request)
    response = redirect("console:sign_in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _expired(request: HttpRequest) -> HttpResponse:
    return render(request, "console/link_expired.html", status=403)


def _token(link: str) -> str:
    """What stands at the end of a pasted link; what is no link leads to the page that says so."""
    end = link.strip().rstrip("/").rpartition("/")[2]
    return "".join(letter for letter in end if letter.isascii() and (letter.isalnum() or letter in "-_")) or "none"
