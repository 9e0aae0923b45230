"""Reads SPF, DKIM and DMARC of a sender from the DNS, by the library made for it."""

from __future__ import annotations

import base64
import binascii
import ipaddress
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import dns.exception
import dns.resolver
from checkdmarc.dmarc import check_dmarc
from checkdmarc.spf import check_spf
from checkdmarc.utils import DNS_CACHE
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from publicsuffixlist import PublicSuffixList

from amends.launch import DkimKey, MailAuth
from amends.launch.plan import DkimSelector, Sending

_ED25519_BYTES = 32


def read_mail_auth(sending: Sending, resolver: dns.resolver.Resolver) -> MailAuth:
    """What receivers will find of the sender.  A resolver that does not answer is a fault of each record."""
    DNS_CACHE.clear()  # the library remembers answers for half an hour; whoever mended a record looks again at once
    author = sending.from_address.rpartition("@")[2].lower()
    spf_domain = (sending.return_path or sending.from_address).rpartition("@")[2].lower()
    spf = _asked(check_spf, spf_domain, resolver)
    dmarc = _asked(check_dmarc, author, resolver)
    tags = {name: tag["value"] for name, tag in dmarc.get("tags", {}).items()}
    return MailAuth(
        spf_domain=spf_domain,
        spf_fault=str(spf.get("error", "")),
        spf_all=str((spf.get("parsed") or {}).get("all") or ""),
        spf_lookups=int(spf.get("dns_lookups") or 0),
        unlisted=tuple(address for address in sending.addresses if not _is_listed(address, spf.get("parsed") or {})),
        keys=tuple(_key(selector, resolver) for selector in sending.dkim),
        dmarc_fault=str(dmarc.get("error", "")),
        dmarc_policy=_policy(tags, is_from_above=dmarc.get("location") not in (None, author)),
        is_spf_strict=tags.get("aspf") == "s",
        is_dkim_strict=tags.get("adkim") == "s",
    )


def organisational_domain(host: str) -> str:
    """The registrable domain of a host by the Public Suffix List that is shipped with the library."""
    return _suffixes().privatesuffix(host) or host


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _asked(check: Callable[..., Any], domain: str, resolver: dns.resolver.Resolver) -> dict[str, Any]:
    """What the library finds; where it lets a failure of the network through, that is the record's fault."""
    try:
        return dict(check(domain, resolver=resolver))
    except (dns.exception.DNSException, OSError) as error:
        return {"error": f"It could not be looked up: {error}."}


def _policy(tags: dict[str, Any], *, is_from_above: bool) -> str:
    """``sp`` governs a sender below the domain where the record stands (RFC 7489, 6.3); without it ``p`` does."""
    return str((tags.get("sp") if is_from_above else None) or tags.get("p") or "")


def _is_listed(address: str, parsed: dict[str, Any]) -> bool:
    try:
        return _verdict(ipaddress.ip_address(address), parsed) == "pass"
    except ValueError:
        return False  # what is no address, no record can name


def _verdict(wanted: ipaddress.IPv4Address | ipaddress.IPv6Address, parsed: dict[str, Any]) -> str:
    """The action of the first mechanism that names the address, empty if none does (RFC 7208, 4.6.2).

    An include names what its own record passes (5.2), and counts by its own sign: ``-include`` lists nobody.
    """
    for item in parsed.get("mechanisms", ()):
        inner = item.get("parsed")
        is_named = _verdict(wanted, inner) == "pass" if inner else any(wanted in network for network in _networks(item))
        if is_named:
            return str(item.get("action", ""))
    redirect = parsed.get("redirect")
    return _verdict(wanted, redirect["parsed"]) if redirect and redirect.get("parsed") else ""


def _networks(item: dict[str, Any]) -> Iterator[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    for text in (item.get("value"), *_addresses(item)):
        try:
            yield ipaddress.ip_network(str(text), strict=False)
        except ValueError:
            continue  # a name: its addresses stand beside it


def _addresses(item: dict[str, Any]) -> Iterator[str]:
    yield from item.get("addresses") or ()
    for host in item.get("hosts") or ():
        yield from host.get("addresses", ()) if isinstance(host, dict) else ()


def _key(selector: DkimSelector, resolver: dns.resolver.Resolver) -> DkimKey:
    name = f"{selector.selector}._domainkey.{selector.domain}"
    try:
        answer = resolver.resolve(name, "TXT")
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer) as error:
        return _faulty(selector, f"There is no such record ({type(error).__name__}).")
    except (dns.exception.DNSException, OSError) as error:
        return _faulty(selector, f"It could not be looked up ({type(error).__name__}).")
    text = b"".join(next(iter(answer)).strings).decode("ascii", "replace")
    tags = dict(part.strip().partition("=")[::2] for part in text.split(";") if "=" in part)
    return _parsed(selector, {name.strip(): value.strip() for name, value in tags.items()})


def _parsed(selector: DkimSelector, tags: dict[str, str]) -> DkimKey:
    if not tags.get("p"):
        return _faulty(selector, "The key was revoked: the record has no p=.")
    try:
        data = base64.b64decode("".join(tags["p"].split()), validate=True)
        if tags.get("k") == "ed25519":
            right = len(data) == _ED25519_BYTES
            return (
                DkimKey(selector=selector.selector, domain=selector.domain)
                if right
                else _faulty(selector, "The key cannot be read.")
            )
        key = load_der_public_key(data)
    except (ValueError, binascii.Error, UnsupportedAlgorithm):
        return _faulty(selector, "The key cannot be read.")
    if not isinstance(key, RSAPublicKey):
        return _faulty(selector, "The key is of a kind that receivers do not know.")
    return DkimKey(selector=selector.selector, domain=selector.domain, bits=key.key_size)


def _faulty(selector: DkimSelector, fault: str) -> DkimKey:
    return DkimKey(selector=selector.selector, domain=selector.domain, fault=fault)
