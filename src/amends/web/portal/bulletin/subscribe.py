"""Getting updates by e-mail: asked for, confirmed by a link, ended by a link or by a mail program's one click."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from amends.apps.bulletins.selectors import Version
from amends.apps.bulletins.subscribing import Keys, ask_for_updates, can_confirm, can_stop, confirm, stop
from amends.core.errors import InputError
from amends.providers.email.address import ascii_address
from amends.web.callers import origin_of, public_url
from amends.web.counts import WINDOW_S, counted
from amends.web.headers import with_permissions_policy
from amends.web.portal.bulletin.store import public_versions
from amends.web.portal.frame import portal_form, portal_page
from amends.wording.book.languages import languages
from amends.wording.book.phrases import phrases_of

PER_ORIGIN = 10
"""Requests a minute from one origin, as ``web.callers`` has it."""
OVERALL = 600
"""Requests a minute from all: nobody can have us write to a whole list of strangers at once."""
_LONGEST = 254  # RFC 5321, 4.5.3.1.3


@portal_form
def subscribe(request: HttpRequest, language: str) -> HttpResponse:
    """Takes an address; the answer is the same whether we know it or not."""
    versions = public_versions(now=timezone.now())
    newest = versions[-1] if versions else None
    if newest is None or not newest.house.email:
        said = "portal-subscribe-no-mail" if newest else "portal-subscribe-none"
        return _page(request, language, says=said)
    if request.method != "POST":
        return _page(request, language, asks=True)
    return _taken(request, language, newest, now=timezone.now())


@portal_form
def subscription(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """What the link in the first mail opens: nothing begins before the button is pressed."""
    now = timezone.now()
    act = confirm if request.method == "POST" else can_confirm
    return _link_page(request, language, "confirm", holds=act(token=token, pepper=_pepper(), now=now))


@portal_form
def unsubscribe(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """What the link in each mail opens: nothing ends before the button is pressed, for mail scanners open links."""
    act = stop if request.method == "POST" else can_stop
    return _link_page(request, language, "stop", holds=act(token=token, pepper=_pepper()))


@csrf_exempt  # a mail program sends it (RFC 8058); the token is what proves that it may
@require_POST
@never_cache
@with_permissions_policy
def one_click(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """RFC 8058: ends it without a page; 404 for a link that is none of ours."""
    if language not in languages() or not stop(token=token, pepper=_pepper()):
        raise Http404
    return HttpResponse(phrases_of(language).say("portal-stop-done", {}), content_type="text/plain; charset=utf-8")


def _taken(request: HttpRequest, language: str, newest: Version, *, now: datetime) -> HttpResponse:
    if not _is_allowed(origin_of(request), now=now):
        response = _page(request, language, asks=True, fault="portal-subscribe-busy", status=429)
        response["Retry-After"] = str(WINDOW_S - int(now.timestamp()) % WINDOW_S)
        return response
    address = _address(request.POST.get("address", ""))
    if address is None:
        return _page(request, language, asks=True, fault="portal-subscribe-odd", status=422)
    ask_for_updates(
        version=newest,
        address=address,
        language=language,
        portal=public_url(request),
        keys=Keys(pepper=_pepper(), public_key=settings.DESK_PUBLIC_KEY()),
        now=now,
    )
    return _page(request, language, says="portal-subscribe-sent", why="portal-subscribe-sent-why")


def _address(typed: str) -> str | None:
    """The address as SMTP takes it, or ``None`` for what is none."""
    try:
        address = ascii_address(typed.strip()) if len(typed) <= _LONGEST else ""
    except InputError:
        return None
    domain = address.rpartition("@")[2]
    return address if "." in domain.strip(".") and len(address) <= _LONGEST else None


def _is_allowed(origin: str, *, now: datetime) -> bool:
    window = int(now.timestamp()) // WINDOW_S
    is_own_allowed = not origin or counted("subscribe", f"{window}:{origin}") <= PER_ORIGIN
    return is_own_allowed and counted("subscribe", f"{window}:everybody") <= OVERALL


def _page(
    request: HttpRequest,
    language: str,
    *,
    asks: bool = False,
    says: str = "",
    why: str = "",
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    say = phrases_of(language).say
    versions = public_versions(now=timezone.now())
    context: dict[str, Any] = {
        "title": say("portal-subscribe-title", {}),
        "exercise": versions[-1].text(language).exercise if versions else "",
        "says": say(says, {}) if says else "",
        "why": say(why, {}) if why else "",
        "fault": say(fault, {}) if fault else "",
        "asks": asks,
        "typed": request.POST.get("address", "")[:_LONGEST],
        **{part: say(f"portal-subscribe-{part}", {}) for part in ("intro", "label", "hint", "button")},
    }
    template = "portal/bulletin_subscribe.html"
    return portal_page(request, template, language=language, name="portal:subscribe", context=context, status=status)


def _link_page(request: HttpRequest, language: str, what: str, *, holds: bool) -> HttpResponse:
    """A button where the link holds, else what to do; ``holds`` of a POST says whether it was done."""
    say = phrases_of(language).say
    is_done = holds and request.method == "POST"
    context: dict[str, Any] = {
        "title": say(f"portal-{what}-title", {}),
        "intro": say(f"portal-{what}-intro", {}),
        "button": say(f"portal-{what}-button", {}),
        "answer": say(f"portal-{what}-{'done' if is_done else 'failed'}", {}) if is_done or not holds else "",
        "is_done": is_done,
        "again": "" if holds or what == "stop" else say("portal-subscribe-title", {}),
    }
    template = "portal/bulletin_link.html"
    response = portal_page(
        request, template, language=language, name="portal:subscribe", context=context,
        status=200 if holds else 404,
    )  # fmt: skip
    # The address of this page is a secret: no other site is told of it.  A stricter policy would have browsers send the
    # form with "Origin: null", as from another site.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"  # nor is it one for search engines
    return response


def _pepper() -> bytes:
    return settings.SECRET_OF("portal.pepper")
