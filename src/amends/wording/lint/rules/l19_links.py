"""L19: every address leads to the brand or to an official place, safely and visibly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.wording.lint.domains import Address, is_under, listed_as, looks_like_address, parse_target, same_address
from amends.wording.lint.examination import Examination
from amends.wording.lint.links import Link
from amends.wording.lint.report import Finding, Severity

RULE = "L19"
SOURCE = "project; Equifax 2017 (a cloned site), Target 2013 (mail from a foreign domain)"
_TRACKING = re.compile(r"[?&](?:utm_\w+|gclid|fbclid|mc_eid|mc_cid|_hsenc|mkt_tok)=", re.IGNORECASE)
_FIX = "Link to the brand's own domain, or print the address of an official place."


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    for link in exam.links:
        fault = _fault(link, exam)
        if fault is not None:
            why, fix, severity = fault
            yield exam.at(link.start, link.end, rule=RULE, why=why, source=SOURCE, fix=fix, severity=severity)


def _fault(link: Link, exam: Examination) -> tuple[str, str, Severity] | None:
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
        return why, _FIX, Severity.ERROR
    return _scheme(address) or _visible(link, address, exam) or _tracking(link)


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


def _is_allowed(address: Address, exam: Examination) -> bool:
    known_box = address.scheme == "mailto" and address.rest.casefold() in exam.facts.known_addresses
    return known_box or is_under(address.host, exam.facts.brand_domains) or listed_as(address.host) == "official"


def _stranger(host: str, exam: Examination) -> str:
    if "xn--" in host or not host.isascii():
        return f"The name holds letters that look like others; it really is {host}."
    if not exam.facts.brand_domains:
        return f"The case names no brand domains, so {host} cannot be told from a forgery."
    return f"{host} is neither a domain of the brand nor an official place."


def _scheme(address: Address) -> tuple[str, str, Severity] | None:
    if address.scheme != "http":
        return None
    return "The address is not protected (http).", "Write https.", Severity.ERROR


def _visible(link: Link, address: Address, exam: Examination) -> tuple[str, str, Severity] | None:
    if same_address(link.shown, address):
        return None
    fix = "Print the address itself as the text of the link, so that it can be read and typed."
    if looks_like_address(link.shown):
        return f"The text shows one address and leads to another ({address.host}).", fix, Severity.ERROR
    severity = Severity.WARNING if exam.channel == "web" else Severity.ERROR
    return "The text of the link hides where it leads, as phishing does.", fix, severity


def _tracking(link: Link) -> tuple[str, str, Severity] | None:
    if not _TRACKING.search(link.target):
        return None
    return "The address tracks who opens it.", "Take the tracking parameters out.", Severity.WARNING
