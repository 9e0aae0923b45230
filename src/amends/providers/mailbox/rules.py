"""Who may bring mail to the door, for whom, and how: the parts of ``smtp://HOST:PORT?...``."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field

from amends.core.errors import InputError
from amends.providers.mailbox.ours import Ours
from amends.providers.way import Address, parse_address
from amends.providers.wire import LOOPBACK

_SCHEMES = ("smtp", "lmtp")
_OPTIONS = frozenset({"peers", "cert", "key", "authserv"})


@dataclass(frozen=True, kw_only=True)
class DoorRules:
    """``peers`` are the addresses that may connect, the house's own mail servers.

    With ``tls`` a client has to begin it; with ``user`` it has to sign in, after that.
    """

    host: str
    port: int
    is_lmtp: bool
    ours: Ours
    peers: frozenset[str]
    authserv_id: str = ""
    tls: ssl.SSLContext | None = None
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """As people know it."""
        return f"{'lmtp' if self.is_lmtp else 'smtp'}:{self.host}:{self.port}"


def door_rules(text: str, *, ours: Ours) -> DoorRules:
    """The rules of ``HOST:PORT`` or ``lmtp://HOST:PORT?peers=IP,IP&cert=FILE&key=FILE&authserv=NAME``.

    Raises ``InputError`` (``listen.bad_door``): no port, an address of the network without peers or TLS, a certificate
    that cannot be read.
    """
    address = parse_address(text if "://" in text else f"smtp://{text}")
    address.require_options(_OPTIONS)
    if address.scheme not in _SCHEMES or not address.host or address.port is None:
        raise _bad("It must be written as HOST:PORT, or as lmtp://HOST:PORT.")
    peers = frozenset(filter(None, address.options.get("peers", "").split(",")))
    tls = _tls(address)
    if address.host not in LOOPBACK and not (peers and tls):
        raise _bad("Away from this machine it needs `peers=` and `cert=`: mail would cross the network in the clear.")
    if bool(address.user) != bool(address.password):
        raise _bad("A user and a password belong together.")
    if address.user and not tls:
        raise _bad("Nobody signs in without TLS: give `cert=`.")
    return DoorRules(
        host=address.host,
        port=address.port,
        is_lmtp=address.scheme == "lmtp",
        ours=ours,
        peers=peers or frozenset({"127.0.0.1", "::1"}),
        authserv_id=address.options.get("authserv", ""),
        tls=tls,
        user=address.user,
        password=address.password,
    )


def _tls(address: Address) -> ssl.SSLContext | None:
    cert = address.options.get("cert")
    if not cert:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(cert, address.options.get("key") or None)
    except (OSError, ssl.SSLError) as error:
        raise _bad(f"The certificate or its key cannot be read ({type(error).__name__}).") from error
    return context


def _bad(why: str) -> InputError:
    return InputError(
        "Mail cannot be taken in there.", code="listen.bad_door", where="--smtp-in", why=why,
        fix="See docs/ways-in.md.",
    )  # fmt: skip
