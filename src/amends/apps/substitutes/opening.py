"""Opens a public page for a look: over HTTPS, and never inside the house."""

from __future__ import annotations

import ipaddress
import socket
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
    """What a visitor gets.  A host inside the house, or a way that leads into it, is a fault like any other."""
    found = FoundPage(address=address)
    for _ in range(_TRIES):
        if why := _inside(address, allows_loopback=allows_loopback):
            return FoundPage(address=address, fault=why)
        found = fetch_page(address)
        if found.status == 200:
            break
    if found.status is not None and (why := _inside(found.final_address or address, allows_loopback=allows_loopback)):
        return FoundPage(address=address, fault=why)
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


def _inside(address: str, *, allows_loopback: bool) -> str:
    """Why the host must not be asked: it is, or resolves to, an address that is not public."""
    if why := _why_not(address, allows_loopback=allows_loopback):
        return why
    parts = urlsplit(address)
    host = parts.hostname or ""
    if allows_loopback and _is_loopback(host):
        return ""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, parts.port or 443, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        return f"its host has no address ({type(error).__name__})"
    is_public = all(ipaddress.ip_address(str(item).partition("%")[0]).is_global for item in found)
    return "" if is_public else "its host is inside the house"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
