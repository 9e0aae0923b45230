"""What the controller publishes of itself, and the scams that it warns of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from amends.contact.authentic.hosts import true_host
from amends.contact.authentic.phones import phone_form, phones_in


@dataclass(frozen=True, kw_only=True)
class Registry:
    """Everything in the form in which it is compared: ASCII hosts, E.164 numbers, addresses in lower case.

    ``vouched`` are domains of authorities that a message of ours may name; ``shorteners`` hide where they lead.
    ``region`` (ISO 3166-1) is the country of numbers that are written without a prefix.
    """

    names: tuple[str, ...] = ()
    domains: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    vouched: frozenset[str] = frozenset()
    shorteners: frozenset[str] = frozenset()
    scam_domains: frozenset[str] = frozenset()
    scam_phones: frozenset[str] = frozenset()
    scam_emails: frozenset[str] = frozenset()
    region: str = ""


def as_hosts(domains: Iterable[str]) -> frozenset[str]:
    """Domains in the form in which they are compared."""
    return frozenset(host for domain in domains if (host := true_host(domain)))


def as_phones(written: Iterable[str], region: str) -> frozenset[str]:
    """Numbers in the form in which they are compared; one line may hold several.

    >>> sorted(as_phones(["22 123 45 67, +48 500 009 900"], "PL"))
    ['+48221234567', '+48500009900']
    """
    found = set()
    for text in written:
        several = {number for _, _, number in phones_in(text, region)}
        alone = phone_form(text, region)
        found |= several or ({alone} if alone else set())
    return frozenset(found)


def as_emails(addresses: Iterable[str]) -> frozenset[str]:
    """Addresses in the form in which they are compared."""
    return frozenset(address.strip().lower() for address in addresses if "@" in address)
