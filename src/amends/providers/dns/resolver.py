"""The resolver: the system's, or one that is named.  One that stays silent is given up instead of waited for."""

from __future__ import annotations

import ipaddress
import threading
import time
from typing import Any

import dns.resolver

from amends.core.errors import InputError

PATIENCE_S = 5.0
_WAITS = 1.9  # nearly two full waits in a row without any answer, and the resolver counts as dead
_HIGHEST_PORT = 65535


class GivenUp(dns.resolver.LifetimeTimeout):
    """The resolver was silent for so long that it is asked no more."""

    fmt = "The resolver was silent for {timeout:.1f} seconds and is asked no more"


class PatientResolver(dns.resolver.Resolver):
    """Waits ``patience_s`` for an answer, and gives up for good after about twice that without a single one.

    A preflight asks hundreds of questions, many at once: a dead resolver would otherwise cost a wait for each.
    """

    def __init__(self, *, configure: bool, patience_s: float) -> None:
        super().__init__(configure=configure)
        self.lifetime = patience_s
        self._limit_s = patience_s * _WAITS
        self._silent_s = 0.0
        self._counted_until = 0.0
        self._lock = threading.Lock()

    @property
    def has_given_up(self) -> bool:
        """Whether it asks no more."""
        return self._silent_s >= self._limit_s

    @property
    def address(self) -> str:
        """Whom it asks, for people to read."""
        return ", ".join(str(server) for server in self.nameservers)

    def resolve(self, *args: Any, **kwargs: Any) -> dns.resolver.Answer:
        """As the library's; raises ``GivenUp``, one of its timeouts, at once where nobody answers."""
        if self.has_given_up:
            raise GivenUp(timeout=self._silent_s, errors=[])  # type: ignore[no-untyped-call]  # the library's
        begun = time.monotonic()
        try:
            answer = super().resolve(*args, **kwargs)
        except dns.resolver.LifetimeTimeout:
            self._count(begun)
            raise
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            self._silent_s = 0.0
            raise
        self._silent_s = 0.0
        return answer

    def _count(self, begun: float) -> None:
        """Adds a wait; waits at the same time count once."""
        with self._lock:
            now = time.monotonic()
            self._silent_s += now - max(begun, self._counted_until)
            self._counted_until = now


def resolver_at(address: str | None, *, patience_s: float = PATIENCE_S) -> PatientResolver:
    """A resolver at ``host:port`` (IPv4), or the system's; raises ``InputError`` (``dns.resolver``)."""
    if address is None:
        try:
            return PatientResolver(configure=True, patience_s=patience_s)
        except dns.resolver.NoResolverConfiguration as error:
            raise _unreadable("The system names no resolver.", "Name one: --resolver 192.0.2.53:53.") from error
    host, _, port = address.rpartition(":")
    if not _is_ipv4(host) or not port.isdecimal() or not 0 < int(port) <= _HIGHEST_PORT:
        raise _unreadable("The address of the resolver cannot be read.", "Write it as 127.0.0.1:53.")
    found = PatientResolver(configure=False, patience_s=patience_s)
    found.nameservers, found.port = [host], int(port)
    return found


def _is_ipv4(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True


def _unreadable(what: str, fix: str) -> InputError:
    return InputError(what, code="dns.resolver", where="--resolver", fix=fix)
