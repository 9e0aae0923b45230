"""Reads where a link leads as a browser does, which is not as a person reads it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from ipaddress import ip_address
from urllib.parse import unquote

import idna
from publicsuffixlist import PublicSuffixList

_RESERVED = frozenset({"example", "test", "invalid", "localhost", "onion", "local"})  # RFC 2606, RFC 6761, RFC 7686


def authority_of(rest: str) -> tuple[str, str]:
    """User part and host of what stands behind the scheme, by the rules of the WHATWG URL standard.

    A backslash is a slash, any number of slashes may stand before the host, and the last ``@`` divides.

    >>> authority_of("//bank.example@evil.example/x"), authority_of("//evil.example\\\\@bank.example/")
    (('bank.example', 'evil.example'), ('', 'evil.example'))
    """
    rest = rest.replace("\\", "/").lstrip("/")
    for mark in "/?#":
        rest = rest.partition(mark)[0]
    user, _, host = rest.rpartition("@")
    bracketed, bracket, _ = host.partition("]")
    host = bracketed + bracket if host.startswith("[") else host.partition(":")[0]
    return user, true_host(host)


def true_host(host: str) -> str:
    """The host as it goes over the wire: decoded, lower case, ASCII; empty if there is none.

    >>> true_host("B%61nk.example."), true_host("bаnk.example")
    ('bank.example', 'xn--bnk-6cd.example')
    """
    plain = unicodedata.normalize("NFKC", unquote(host)).strip().strip(".").lower()
    if plain.isascii():
        return plain[:253]
    try:
        return idna.encode(plain, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return plain[:253]


def seen_host(host: str) -> str:
    """The host as a reader sees it: punycode is decoded where it can be."""
    return ".".join(_seen(label) for label in host.split("."))


def is_under(host: str, domains: Iterable[str]) -> bool:
    """Whether ``host`` is one of the domains or lies below one; all in the form of ``true_host``."""
    return any(host == own or host.endswith("." + own) for own in domains if own)


def is_numeric(host: str) -> bool:
    """Whether a browser takes the host for an IP address: also ``3232235777`` and ``0x7f.1``."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        last = host.rpartition(".")[2]
        return last.isdigit() or (last.startswith("0x") and all(letter in "0123456789abcdef" for letter in last[2:]))
    return True


def registrable(host: str) -> str:
    """The part of a host that somebody registered, by the Public Suffix List that is shipped with the library.

    >>> registrable("login.bank.co.uk"), registrable("bank.example")
    ('bank.co.uk', 'bank.example')
    """
    return _suffixes().privatesuffix(host) or host


def is_host(host: str) -> bool:
    """Whether a bare word with dots in it is taken for a host: its ending exists, or is reserved for examples."""
    last = host.rpartition(".")[2]
    return last in _RESERVED or bool(_known_suffixes().publicsuffix(host))


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@cache
def _known_suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)


def _seen(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
