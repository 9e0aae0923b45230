"""Takes in a report of a scam, and shows staff which signs many reports have in common."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from amends.apps.authenticity.models import ScamReport
from amends.apps.care.models import Kind as InquiryKind
from amends.apps.care.models import WayIn
from amends.apps.care.services import Receipt, Said, take_inquiry
from amends.apps.incidents.models import Incident
from amends.contact.authentic import Kind, Registry, Standing, judge, read_input
from amends.core.errors import MachineError
from amends.core.sealing import open_sealed, seal_for

GROUPED_FOR = timedelta(days=90)
"""How long a report counts among the others: phishing sites seldom stand for a week, numbers for a season."""
MOST_REPORTS = 2000
"""Reports that are opened for one page, the newest: each takes a tenth of a millisecond."""
_WORTH_GROUPING = frozenset({Standing.NOT_OURS, Standing.LOOK_ALIKE, Standing.CANNOT_TELL, Standing.KNOWN_SCAM})
_MOST_SIGNS = 20


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """One sign in a report: ``kind`` is ``domain``, ``phone`` or ``sender``."""

    kind: str
    value: str


@dataclass(frozen=True, kw_only=True)
class SignGroup:
    """A sign and the reports that have it; ``is_listed`` when the public is warned of it already."""

    sign: Sign
    inquiries: tuple[str, ...]
    first_at: datetime
    last_at: datetime
    standing: Standing
    is_listed: bool


@transaction.atomic
def report_scam(
    *,
    said: Said,
    registry: Registry,
    incident: Incident | None,
    now: datetime,
    public_key: bytes,
    pepper: bytes,
    once: str = "",
    look_url: str = "",
    may_mail: bool = True,
) -> Receipt:
    """Takes a report in as an inquiry, and keeps its signs sealed for the desk.

    ``look_url`` is where its answer is looked up; ``may_mail`` whether a receipt may be mailed.

    Raises what ``take_inquiry`` raises (``care.no_text``, ``care.long_text``, ``care.long_reach``).
    """
    receipt = take_inquiry(
        said=replace(said, kind=InquiryKind.SCAM_REPORT),
        way_in=WayIn.WEB,
        incident=incident,
        received_at=now,
        now=now,
        public_key=public_key,
        pepper=pepper,
        once=once,
        look_url=look_url,
        may_mail=may_mail,
    )
    if receipt.is_new:
        ref = receipt.inquiry.ref
        box = seal_for(public_key, msgspec.json.encode(signs_in(said.text, registry)), context=_context(ref))
        ScamReport.objects.create(inquiry_ref=ref, box=box, at=now)
    return receipt


def signs_in(text: str, registry: Registry) -> list[Sign]:
    """The signs of a text that lead away from us.

    >>> [sign.value for sign in signs_in("see http://evil.example", Registry())]
    ['evil.example']
    """
    signs = []
    for thing in read_input(text, region=registry.region).things:
        kind = {Kind.LINK: "domain", Kind.PHONE: "phone", Kind.EMAIL: "sender", Kind.SENDER: "sender"}.get(thing.kind)
        if kind and thing.value and _standing_of(Sign(kind=kind, value=thing.value), registry) in _WORTH_GROUPING:
            signs.append(Sign(kind=kind, value=thing.value))
    return list(dict.fromkeys(signs))[:_MOST_SIGNS]


def sign_groups(*, secret_key: bytes, registry: Registry, now: datetime) -> list[SignGroup]:
    """The signs of recent reports, those that most reports have in common first; ``secret_key`` is the desk's.

    What is ours by the registry of today is left out: it may have been published only after the report came.
    """
    found: dict[Sign, list[ScamReport]] = defaultdict(list)
    recent = ScamReport.objects.filter(at__gt=now - GROUPED_FOR).order_by("-id")[:MOST_REPORTS]
    for report in recent:
        for sign in _opened(report, secret_key):
            found[sign].append(report)
    groups = (_group(sign, reports, registry) for sign, reports in found.items())
    foreign = [group for group in groups if group.standing in _WORTH_GROUPING]
    return sorted(foreign, key=lambda group: (group.is_listed, -len(group.inquiries), group.sign.value))


def _group(sign: Sign, reports: list[ScamReport], registry: Registry) -> SignGroup:
    standing = _standing_of(sign, registry)
    return SignGroup(
        sign=sign,
        inquiries=tuple(report.inquiry_ref for report in reports),
        first_at=min(report.at for report in reports),
        last_at=max(report.at for report in reports),
        standing=standing,
        is_listed=standing is Standing.KNOWN_SCAM,
    )


def _standing_of(sign: Sign, registry: Registry) -> Standing:
    findings = judge(read_input(sign.value, region=registry.region), registry, known_codes={}).findings
    return findings[0].standing if findings else Standing.CANNOT_TELL


def _opened(report: ScamReport, key: bytes) -> list[Sign]:
    """The signs of a report; none where the key is another one, so that one broken row does not close the page."""
    try:
        plain = open_sealed(key, bytes(report.box), context=_context(report.inquiry_ref))
    except MachineError:
        return []
    return msgspec.json.decode(plain, type=list[Sign])


def _context(ref: str) -> str:
    return f"scam report {ref}"
