"""Takes what came by mail: receipts, reports on our sender, and the count of everything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.db import transaction

from amends.apps.receipts.models import OtherMail
from amends.apps.receipts.models import SenderFinding as KeptFinding
from amends.apps.receipts.services import Taken, take_receipts
from amends.core.clock import require_aware
from amends.providers.receipts.digest import digest_of
from amends.providers.receipts.model import Disposition, MailRead, SenderFinding

_COUNTED = (Disposition.AUTO_REPLY, Disposition.REPLY, Disposition.NOT_UNDERSTOOD)


@dataclass(frozen=True)
class Intake:
    """What came of some mails: how many are what, and what became of the receipts in them."""

    read: int = 0
    dispositions: dict[str, int] = field(default_factory=dict)
    findings: int = 0
    taken: Taken = field(default_factory=Taken)

    def __add__(self, other: Intake) -> Intake:
        return Intake(
            self.read + other.read,
            dict(Counter(self.dispositions) + Counter(other.dispositions)),
            self.findings + other.findings,
            self.taken + other.taken,
        )


def take_mails(mails: Iterable[MailRead], *, now: datetime) -> Intake:
    """Takes mails that were read, all or none; the same mail twice counts once in everything that is kept.

    ``findings`` of the result are those that were new.  A person's reply and a machine's answer are counted and
    nothing of them is kept.
    """
    require_aware(now, where="now")
    found = list(mails)
    with transaction.atomic():
        taken = take_receipts((receipt for mail in found for receipt in mail.receipts), now=now)
        findings = sum(_keep_finding(finding, now) for mail in found for finding in mail.findings)
        for mail in found:
            if mail.disposition in _COUNTED:
                defaults = {"disposition": mail.disposition, "why": mail.why[:200], "at": now}
                OtherMail.objects.get_or_create(sha256=mail.sha256, defaults=defaults)
    return Intake(len(found), dict(Counter(str(mail.disposition) for mail in found)), findings, taken)


def _keep_finding(finding: SenderFinding, now: datetime) -> bool:
    fields = asdict(finding)
    sha256 = digest_of(*(str(value) for value in fields.values()))
    return KeptFinding.objects.get_or_create(sha256=sha256, defaults={**fields, "taken_at": now})[1]
