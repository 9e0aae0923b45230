"""L19: every address leads to the brand or to an official place, safely and visibly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.wording.lint.domains import Address, is_under, listed_as, looks_like_address, parse_target, same_address
from amends.wording.lint.examination import Examination
from amends.wording.lint.links import Link
from amends.wording.lint.report import Finding, Severity

RULE = "L19"
NEEDS_WORDS = False
SOURCE = "project; Equifax 2017 (a cloned site), Target 2013 (mail from a foreign domain)"
_TRACKING = re.compile(r"[?&](?:utm_\w+|gclid|fbclid|mc_eid|mc_cid|_hsenc|mkt_tok)=", re.IGNORECASE)
_Fault = tuple[str, str, Severity]  # why, fix and severity
_FIX = "Link to the brand's own domain, or print the address of an official place."


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    for link in exam.links:
        fault = _fault(link, exam)
        if fault is not None:
            why, fix, severity = fault
            yield exam.at(link.start, link.end, rule=RULE, why=why, source=SOURCE, fix=fix, severity=severity)


def _fault(link: Link, exam: Examination) -> _Fault | None:
    """The worst fault of one link: why, fix and severity."""
    if exam.channel == "web" and link.target.startswith(("/", "#")):
        return None
    address = parse_target(link.target)
    if address is None:
        return "The address is not complete, so nobody can see where it leads.", _FIX, Severity.ERROR
    if address.scheme == "tel":
        return None
    why = _place(address, exam)
    if why is not None:
        return why, _FIX, _gravity(address, exam)
    return _scheme(address) or _worse(_visible(link, address), _tracking(link))


def _place(address: Address, exam: Examination) -> str | None:
    """Why the place itself may not be linked to."""
    if address.scheme not in ("http", "https", "mailto"):
        return f"A notice may not link by {address.scheme}:."
    if address.has_user:
        return f"What stands before the @ hides the place: the address leads to {address.host}."
    if _is_allowed(address, exam):
        return None
    listed = listed_as(address.host)
    if listed is not None:
        return f"{address.host} is one of the {listed}: it hides where the reader ends up."
    return _stranger(address.host, exam)


def _gravity(address: Address, exam: Examination) -> Severity:
    """Where the facts name no domain of the brand, a stranger may be the brand itself."""
    suspect = address.has_user or "xn--" in address.host or not address.host.isascii()
    plain = address.scheme in ("https", "mailto") and not suspect and listed_as(address.host) is None
    return Severity.WARNING if plain and not exam.facts.brand_domains else Severity.ERROR


def _is_allowed(address: Address, exam: Examination) -> bool:
    known_box = address.scheme == "mailto" and address.rest.casefold() in exam.facts.known_addresses
    return known_box or is_under(address.host, exam.facts.brand_domains) or listed_as(address.host) == "official"


def _stranger(host: str, exam: Examination) -> str:
    if "xn--" in host or not host.isascii():
        return f"The name holds letters that look like others; it really is {host}."
    if not exam.facts.brand_domains:
        return f"The case names no brand domains, so {host} cannot be told from a forgery."
    return f"{host} is neither a domain of the brand nor an official place."


def _scheme(address: Address) -> _Fault | None:
    if address.scheme != "http":
        return None
    return "The address is not protected (http).", "Write https.", Severity.ERROR


def _worse(first: _Fault | None, second: _Fault | None) -> _Fault | None:
    """The graver of two; the note about a text gives way to anything else."""
    return second if second is not None and (first is None or first[2] is Severity.NOTE) else first


def _visible(link: Link, address: Address) -> _Fault | None:
    if same_address(link.shown, address):
        return None
    fix = "Print the address itself as well, so that it can be read and typed."
    if looks_like_address(link.shown):
        return f"The text shows one address and leads to another ({address.host}).", fix, Severity.ERROR
    return "On paper, and to who is wary of links, this text does not show where it leads.", fix, Severity.NOTE


def _tracking(link: Link) -> _Fault | None:
    if not _TRACKING.search(link.target):
        return None
    return "The address tracks who opens it.", "Take the tracking parameters out.", Severity.WARNING
