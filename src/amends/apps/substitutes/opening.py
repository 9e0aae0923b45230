"""Opens a public page for a look: over HTTPS, and never inside the house."""

from __future__ import annotations

import ipaddress
import socket
from functools import partial
from urllib.parse import urlsplit

from amends.core.errors import InputError
from amends.launch import FoundPage
from amends.providers.page.fetch import fetch_page

_TRIES = 2  # a page that is up may miss one request


def require_public(address: str, *, allows_loopback: bool) -> None:
    """Raises ``InputError`` (``substitute.bad_page``) unless it is an ``https`` address without a user or a password.

    ``allows_loopback``: an exercise may look at a page of its own machine, by plain HTTP too.
    """
    why = _why_not(address, allows_loopback=allows_loopback)
    if why:
        raise InputError(
            "The page cannot be looked at.",
            code="substitute.bad_page",
            where=address.partition("?")[0][:200],
            why=why,
            fix="Give the public address of the page, as https://brand.example/.",
        )


def open_page(address: str, *, allows_loopback: bool) -> FoundPage:
    """What a visitor gets.  A host inside the house, or a way that leads into it, is a fault and is never asked."""
    found = FoundPage(address=address)
    for _ in range(_TRIES):
        found = fetch_page(address, may_ask=partial(_public_addresses, allows_loopback=allows_loopback))
        if found.status == 200:
            break
    return found


def _why_not(address: str, *, allows_loopback: bool) -> str:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "its host or port is malformed"
    is_near = allows_loopback and _is_loopback(host)
    if parts.scheme != "https" and not (is_near and parts.scheme == "http"):
        return "it must begin with https://"
    if not host or parts.username or parts.password:
        return "it must name a host, without a user or a password"
    if any(character.isspace() or not character.isprintable() for character in address):
        return "it holds characters that no address has"
    return ""


def _public_addresses(address: str, *, allows_loopback: bool) -> tuple[str, ...]:
    """Where the host of ``address`` is to be asked; raises ``OSError`` if it is, or resolves to, what is not public."""
    if why := _why_not(address, allows_loopback=allows_loopback):
        raise OSError(why)
    parts = urlsplit(address)
    host = parts.hostname or ""
    try:
        infos = socket.getaddrinfo(host, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise OSError(f"its host has no address ({type(error).__name__})") from error
    found = tuple(dict.fromkeys(str(info[4][0]) for info in infos))
    is_near = allows_loopback and _is_loopback(host)
    if not all(_is_loopback(one) if is_near else _is_public(one) for one in found):
        raise OSError("its host is inside the house")
    return found


def _is_public(address: str) -> bool:
    parsed = ipaddress.ip_address(address.partition("%")[0])
    return parsed.is_global and not parsed.is_multicast


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
