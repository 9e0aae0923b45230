"""The subscription of a browser, as its Push API gives it, and whether it may be written to at all."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from base64 import urlsafe_b64decode
from urllib.parse import urlsplit

import msgspec
from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

from amends.providers.wire import LOOPBACK

_WITHIN = (".local", ".internal", ".localhost", ".home.arpa", ".lan")

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052


class Keys(msgspec.Struct, frozen=True):
    """``p256dh``: the browser's public key, 65 bytes; ``auth``: 16 bytes; both in Base64 for URLs."""

    p256dh: str
    auth: str


class Subscription(msgspec.Struct, frozen=True):
    """W3C Push API, PushSubscriptionJSON; other members are ignored."""

    endpoint: str
    keys: Keys

    @property
    def origin(self) -> str:
        """``https://host:port``: who the signature is for."""
        parts = urlsplit(self.endpoint)
        return f"{parts.scheme}://{parts.netloc}"


def read_subscription(text: str, *, allows_loopback: bool = False) -> Subscription | str:
    """The subscription, or why it cannot be used, without quoting it: its address is a person's.

    The address was given by a browser, that is by anybody: it must not lead into our own network.
    """
    try:
        found = msgspec.json.decode(text, type=Subscription)
    except ValueError:
        return "the subscription cannot be read"
    fault = _fault_of_endpoint(found.endpoint, allows_loopback=allows_loopback)
    return fault or _fault_of_keys(found.keys) or found


class PublicResolver(AbstractResolver):
    """Resolves names to addresses of the public internet only: a name may be pointed into our network later."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The public addresses of ``host``; raises ``OSError`` where it has none."""
        resolver = ThreadedResolver(loop=asyncio.get_running_loop())
        found = [one for one in await resolver.resolve(host, port, family) if _is_public(one["host"])]
        if not found:
            raise OSError(None, "the name leads to no public address")
        return found

    async def close(self) -> None:
        """Nothing is kept."""


def _fault_of_endpoint(endpoint: str, *, allows_loopback: bool) -> str:
    try:
        parts = urlsplit(endpoint)
        host = (parts.hostname or "").rstrip(".").lower()
        parts.port  # noqa: B018  # raises where it is no port
    except ValueError:
        return "the address of the push service is malformed"
    if not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint or parts.username is not None:
        return "the address of the push service is malformed"
    if host in LOOPBACK and allows_loopback:
        return ""
    if parts.scheme != "https":
        return "the address of the push service is not https"
    return "the address of the push service lies within a private network" if _is_within(host) else ""


def _is_within(host: str) -> bool:
    if "." not in host and ":" not in host:
        return True
    return host.endswith(_WITHIN) or not _is_public(host)


def _is_public(host: str) -> bool:
    """Whether it is a name, or an address of the public internet; ``127.1`` and ``0x7f000001`` are none."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return not _is_number_in_disguise(host)
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            address = address.ipv4_mapped
        elif address in _TRANSLATED or address.sixtofour or address.teredo:
            return False  # an IPv4 address in other clothes
    return address.is_global and not address.is_multicast


def _is_number_in_disguise(host: str) -> bool:
    """The C library reads such names as IPv4 addresses without asking anybody."""
    last = host.rpartition(".")[2]
    return last.isdigit() or last.startswith("0x")


def _fault_of_keys(keys: Keys) -> str:
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), _bytes(keys.p256dh))
        is_usable = len(_bytes(keys.p256dh)) == 65 and len(_bytes(keys.auth)) == 16
    except ValueError:
        is_usable = False
    return "" if is_usable else "the keys of the subscription are not usable"


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
