"""The address under which this installation was called, and from where."""

from __future__ import annotations

import os
import re

from django.conf import settings
from django.http import HttpRequest

_PORT = re.compile(r":[0-9]+$")


def public_url(request: HttpRequest) -> str:
    """``AMENDS_PUBLIC_URL``, or else scheme and host as they reached us; without a slash at the end."""
    given = os.environ.get("AMENDS_PUBLIC_URL", "").strip().rstrip("/")
    return given or f"{request.scheme}://{request.get_host()}"


def called_addresses(request: HttpRequest) -> list[str]:
    """Every form in which the caller may have written the address: the first is ours, the others mean the same.

    A service signs the address as it wrote it: ``@`` may stand there quoted, and the port of the scheme may be named
    or left out (https://www.twilio.com/docs/usage/webhooks/webhooks-security).
    """
    path, mark, query = request.get_full_path().partition("?")
    paths = dict.fromkeys((path, path.replace("@", "%40")))
    return [f"{base}{one}{mark}{query}" for base in _bases(public_url(request)) for one in paths]


def origin_of(request: HttpRequest) -> str:
    """The client's address, behind our proxy what that added last to ``X-Forwarded-For``; empty if not known."""
    if settings.SECURE_PROXY_SSL_HEADER is None:  # AMENDS_HTTPS is not set: no proxy of ours
        return str(request.META.get("REMOTE_ADDR", ""))
    return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()


def _bases(base: str) -> list[str]:
    scheme, _, rest = base.partition("://")
    host, slash, prefix = rest.partition("/")
    bare = _PORT.sub("", host)
    port = "443" if scheme == "https" else "80"
    hosts = dict.fromkeys((host, bare, f"{bare}:{port}"))
    return [f"{scheme}://{one}{slash}{prefix}" for one in hosts]
