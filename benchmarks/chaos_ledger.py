"""What a chaos run asks of the ledger.  Import it once Django has started."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from audit import audit_files, audit_mail
from cast import people, person_called
from django.db import connections
from django.db.models import Q
from orders import Audience

from amends.apps.delivery.claims import MOST_DOUBTS
from amends.apps.delivery.faults import Point
from amends.apps.delivery.models import Campaign, Message, Segment
from amends.apps.delivery.reconcile import reconcile_campaign
from amends.apps.delivery.recover import TRY_AGAIN
from amends.contact.guard import destination
from amends.core.channels import Channel
from amends.core.ids import address_digest

_OF_FILES = "after_file"


def points_of(audience: Audience) -> list[str]:
    """The fault points that sending to this audience can pass."""
    names = [str(point) for point in Point if "plan" not in point]
    return names if audience.smtp is None else [name for name in names if name != _OF_FILES]


def is_settled(audience: Audience) -> bool:
    """Whether a further run would find nothing to do."""
    is_open = Q(state__in=("planned", "sending")) | Q(state="unknown", doubts__lt=MOST_DOUBTS)
    is_open |= Q(state="owed", reason__startswith=TRY_AGAIN)
    try:
        waiting = Message.objects.filter(is_open, campaign__ref=audience.ref).exists()
        return not waiting and not Segment.objects.filter(campaign__ref=audience.ref).exclude(state="done").exists()
    finally:
        connections.close_all()  # nothing may be open when the next session is forked


def audits(mail: Audience, files: Audience, *, log: Path, receipts: Path) -> dict[str, Any]:
    """Both campaigns against what was received, and the product's own proof."""
    left = Counter(path.suffix for path in mail.journals.iterdir()) if mail.journals.exists() else Counter[str]()
    return {
        "mail": audit_mail(mail, log),
        "files": audit_files(files),
        "journals_left": dict(left),
        "proof": _proof(mail),
        "receipt_files": len(list(receipts.iterdir())),
    }


def _proof(mail: Audience) -> dict[str, Any]:
    def digest_for(ref: str, channel: str) -> str | None:
        person = person_called(ref, mail.persons, by_mail_alone=True)
        return address_digest(destination(person, Channel(channel))) if person else None

    refs = (person.person_ref for person in people(mail.persons, by_mail_alone=True))
    proof = reconcile_campaign(Campaign.objects.get(ref=mail.ref), affected=refs, address_digest_for=digest_for)
    return {**asdict(proof), "adds_up": proof.adds_up}
