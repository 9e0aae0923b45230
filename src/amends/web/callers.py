"""Who calls this installation, and under which address: one reading for every part of the web."""

from __future__ import annotations

import os
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def public_url(request: HttpRequest) -> str:
    """``AMENDS_PUBLIC_URL``, or else scheme and host as they reached us; without a slash at the end."""
    given = os.environ.get("AMENDS_PUBLIC_URL", "").strip().rstrip("/")
    return given or f"{request.scheme}://{request.get_host()}"


def origin_of(request: HttpRequest) -> str:
    """From where a call comes, as ``origin`` has it; behind our proxy what that added last to ``X-Forwarded-For``.

    What stands before that the client may have made up.  A proxy that adds nothing leaves us nothing: its own
    address would make one person of everybody.
    """
    if settings.SECURE_PROXY_SSL_HEADER is None:  # AMENDS_HTTPS is not set: no proxy of ours
        return origin(str(request.META.get("REMOTE_ADDR", "")))
    return origin(request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip())


def origin(address: str) -> str:
    """Whose calls are counted together; empty if not known.

    The address; of IPv6 the network of 64 bits, within which one person has as many as they like.

    >>> origin("2001:db8::1") == origin("2001:db8::2")
    True
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    return str(parsed.ipv4_mapped or ip_network((parsed.packed, 64), strict=False))
