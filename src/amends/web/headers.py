"""Headers that Django and django-csp do not set."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from csp.constants import HEADER
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse

_P = ParamSpec("_P")
View = Callable[Concatenate[HttpRequest, _P], HttpResponse]

# What no page of ours uses, so that a script that slipped in could not either.
_NOTHING_PERMITTED = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "publickey-credentials-create", "publickey-credentials-get",
        "screen-wake-lock", "usb",
    )
)  # fmt: skip
# A mail carries its styles in attributes, which no hash can admit; nothing else of it may load, run or be sent.
_MAIL_POLICY = "; ".join(
    (
        "default-src 'none'", "style-src 'unsafe-inline'", "sandbox", "frame-ancestors 'none'",
        "base-uri 'none'", "form-action 'none'",
    )
)  # fmt: skip
_STYLE_BLOCK = re.compile(rb"<style>(.*?)</style>", re.DOTALL)

_OF_EVERY_ANSWER = {
    "Permissions-Policy": _NOTHING_PERMITTED,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",  # of whatever does not say itself how long it may be kept
}


class EveryAnswer:
    """Middleware: what each answer carries that does not say otherwise; errors, files and refusals too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Leaves a header that is there already."""
        response = self._get_response(request)
        for name, value in _OF_EVERY_ANSWER.items():
            response.headers.setdefault(name, value)
        return response


def with_permissions_policy(view: View[_P]) -> View[_P]:
    """A view whose answer asks the browser to switch off cameras, sensors, payment and the like."""

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.setdefault("Permissions-Policy", _NOTHING_PERMITTED)
        return response

    return wrapped


def allowing_passkeys(response: HttpResponse) -> HttpResponse:
    """The same response, its page permitted to ask the browser for a passkey, and to make one."""
    response["Permissions-Policy"] = _NOTHING_PERMITTED.replace("-create=()", "-create=(self)").replace(
        "-get=()", "-get=(self)"
    )
    return response


def style_hashes(page: bytes) -> list[str]:
    """The CSP source of each ``<style>`` block of a page.

    >>> style_hashes(b"<style>p{}</style>")
    ["'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='"]
    """
    digests = (hashlib.sha256(block).digest() for block in _STYLE_BLOCK.findall(page))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def allowing_own_styles(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The same response, its policy now admitting exactly its own style blocks, by their hashes."""
    csp_update({"style-src": style_hashes(response.content)})(lambda _: response)(request)
    return response


def showing_mail(response: HttpResponse) -> HttpResponse:
    """The same response with the policy of a mail in place of the site's: styles, in a sandbox, and nothing else."""
    response[HEADER] = _MAIL_POLICY  # the middleware leaves a policy that is there already
    return response
