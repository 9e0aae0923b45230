"""Whether receivers can tell the organisation's mail from a scam: SPF, DKIM, DMARC, and that they align.

Sources: RFC 7208 (SPF), RFC 6376 and 8301 (DKIM keys), RFC 7489 (DMARC, alignment in 3.1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from amends.launch.model import Light, amber, green, red
from amends.launch.plan import Sending

_MOST_LOOKUPS = 10  # RFC 7208, 4.6.4
_WEAKEST_RSA = 1024  # RFC 8301, 3.2: shorter keys must be treated as no signature
_GOOD_RSA = 2048


class DkimKey(msgspec.Struct, frozen=True, kw_only=True):
    """A published key; ``bits`` is ``None`` for Ed25519, ``fault`` says what is wrong with the record."""

    selector: str
    domain: str
    bits: int | None = None
    fault: str = ""


class MailAuth(msgspec.Struct, frozen=True, kw_only=True):
    """What the DNS says of a sender.

    ``spf_fault`` and ``dmarc_fault`` are empty for a valid record.  ``spf_all`` is what SPF says of everybody
    else (``fail``, ``softfail``, ``neutral``, ``pass``), ``unlisted`` the sending machines that it does not name.
    ``dmarc_policy`` is ``none``, ``quarantine`` or ``reject``.
    """

    spf_domain: str
    spf_fault: str = ""
    spf_all: str = ""
    spf_lookups: int = 0
    unlisted: tuple[str, ...] = ()
    keys: tuple[DkimKey, ...] = ()
    dmarc_fault: str = ""
    dmarc_policy: str = ""
    is_spf_strict: bool = False
    is_dkim_strict: bool = False


def judge_mail(found: MailAuth, sending: Sending, organisational: Callable[[str], str]) -> Iterator[Light]:
    """The lights of a sender; ``organisational`` gives the registrable domain of a host."""
    author = sending.from_address.rpartition("@")[2].lower()
    yield from _spf(found, sending)
    yield from (_dkim(key) for key in found.keys)
    yield _dmarc(found, author)
    yield _alignment(found, author, organisational)


def _spf(found: MailAuth, sending: Sending) -> Iterator[Light]:
    domain = found.spf_domain
    if found.spf_fault:
        yield red("spf", domain, found.spf_fault, "Publish one valid SPF record that names the sending machines.")
        return
    if found.spf_lookups > _MOST_LOOKUPS:
        why = f"The record needs {found.spf_lookups} look-ups; receivers stop at {_MOST_LOOKUPS} and fail it."
        yield red("spf", domain, why, "Replace includes by addresses until it needs ten or fewer.")
    if found.spf_all not in ("fail", "softfail"):
        why = (
            "The record lets everybody send in the domain's name."
            if found.spf_all == "pass"
            else ("The record says nothing about machines that it does not name.")
        )
        state = red if found.spf_all == "pass" else amber
        yield state("spf", domain, why, "End the record with -all or ~all.")
    for address in found.unlisted:
        yield red("spf", domain, f"The record does not name {address}, which is to send.", "Add it to the record.")
    if not sending.addresses:
        yield amber("spf", domain, "The plan does not say which machines send.", "List them under sending.addresses.")
    elif not found.unlisted:
        yield green("spf", domain, "The record is valid and names every sending machine.")


def _dkim(key: DkimKey) -> Light:
    name = f"{key.selector}._domainkey.{key.domain}"
    if key.fault:
        return red("dkim", name, key.fault, "Publish the public key of the selector that signs.")
    if key.bits is not None and key.bits < _WEAKEST_RSA:
        return red("dkim", name, f"A key of {key.bits} bits counts as no signature.", "Use RSA with 2048 bits.")
    if key.bits is not None and key.bits < _GOOD_RSA:
        return amber("dkim", name, f"The key has {key.bits} bits only.", "Use RSA with 2048 bits.")
    return green("dkim", name, "The key is published.")


def _dmarc(found: MailAuth, author: str) -> Light:
    if found.dmarc_fault:
        return red("dmarc", author, found.dmarc_fault, "Publish a DMARC record for the domain that people see.")
    if found.dmarc_policy == "none":
        why = "The policy is none: receivers let false mail in this name through."
        return amber("dmarc", author, why, "Set the policy to quarantine or reject before the launch.")
    return green("dmarc", author, f"The policy is {found.dmarc_policy}.")


def _alignment(found: MailAuth, author: str, organisational: Callable[[str], str]) -> Light:
    """Whether what SPF or DKIM vouches for is the domain that people see."""
    home = organisational(author)
    spf = not found.spf_fault and _aligned(found.spf_domain, author, home, organisational, strict=found.is_spf_strict)
    dkim = any(
        not key.fault and _aligned(key.domain, author, home, organisational, strict=found.is_dkim_strict)
        for key in found.keys
    )
    if not (spf or dkim):
        why = f"Neither SPF ({found.spf_domain}) nor a DKIM key vouches for {author}, which people see."
        fix = "Sign with the brand's own domain, or send with a return path in it."
        return red("alignment", author, why, fix)
    if not dkim:
        why = "Only SPF aligns; it breaks as soon as a mail is forwarded."
        return amber("alignment", author, why, "Sign with a DKIM key of the brand's own domain.")
    return green("alignment", author, "DKIM and SPF align." if spf else "DKIM aligns.")


def _aligned(domain: str, author: str, home: str, organisational: Callable[[str], str], *, strict: bool) -> bool:
    return domain.lower() == author if strict else organisational(domain.lower()) == home
