"""The resolver: the system's, or one that is named."""

from __future__ import annotations

import dns.resolver

from amends.core.errors import InputError

_PATIENCE_S = 5.0


def resolver_at(address: str | None) -> dns.resolver.Resolver:
    """A resolver at ``host:port`` (IPv4), or the system's; raises ``InputError`` (``dns.resolver``)."""
    if address is None:
        found = dns.resolver.Resolver()
    else:
        host, _, port = address.rpartition(":")
        if not host or not port.isdigit():
            raise InputError(
                "The address of the resolver cannot be read.",
                code="dns.resolver",
                where="--resolver",
                fix="Write it as 127.0.0.1:53.",
            )
        found = dns.resolver.Resolver(configure=False)
        found.nameservers, found.port = [host], int(port)
    found.lifetime = _PATIENCE_S
    return found
