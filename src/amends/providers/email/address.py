"""Addresses as SMTP wants them: plain ASCII, with an internationalised domain as punycode."""

from __future__ import annotations

import re

from amends.core.errors import InputError


def ascii_address(address: str) -> str:
    """The address with its domain in ASCII.

    Raises ``InputError`` (``email.address``) for a local part outside ASCII (it would need SMTPUTF8,
    which not every relay on the way has), for a domain that IDNA refuses, and for anything that
    could end the command line or the header.

    >>> ascii_address("jan@zażółć.example")
    'jan@xn--za-6ja4f8n1l.example'
    """
    if _COMMON.fullmatch(address):
        return address
    local, at, domain = address.strip().rpartition("@")
    if not at or not local or not _is_plain(local):
        raise _unwritable("the part before @ is missing or is not plain ASCII")
    try:
        ascii_domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise _unwritable("the domain is not a valid international name") from error
    if not ascii_domain or not _is_plain(ascii_domain):
        raise _unwritable("the domain is missing or holds a forbidden character")
    return f"{local}@{ascii_domain}"


_COMMON = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+")  # nearly all: nothing to convert
_FORBIDDEN = frozenset('<>()[],;:\\"@ \t')


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and not _FORBIDDEN.intersection(text)


def _unwritable(why: str) -> InputError:
    return InputError(
        "An email address cannot be written to.",
        code="email.address",
        why=why,
        fix="Reach the person by another channel, or correct the address in the source.",
    )
