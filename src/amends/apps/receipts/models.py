"""Receipts and what came with them.  No address and no name stands here; the database refuses to change evidence."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Index, UniqueConstraint

from amends.apps.delivery.models import Message


class Evidence(models.Model):
    """One event as a source told it; the same event twice counts once."""

    source = models.CharField(max_length=40)
    event = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    status = models.CharField(max_length=40, default="")
    is_permanent = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, default="")
    evidence_sha256 = models.CharField(max_length=64, default="", db_index=True)
    taken_at = models.DateTimeField()

    class Meta:
        abstract = True
        constraints: ClassVar = [UniqueConstraint(fields=("source", "event"), name="%(class)s_event_once")]


class Receipt(Evidence):
    """Evidence about one message of ours."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="receipts")


class Waiting(models.Model):
    """A receipt that cannot change its message yet: the message is being sent, or is to be sent again.

    The row goes when the receipt was applied.
    """

    receipt = models.OneToOneField(Receipt, on_delete=models.PROTECT, related_name="waiting")
    since = models.DateTimeField()


class Unmatched(Evidence):
    """Evidence about a message that the ledger does not know, or does not know by this name yet.

    A service's own name for a message is stored when its segment is committed, and its first webhook may come
    sooner; such a receipt is matched later and the row goes.  ``code_sha256`` stands in for a code.
    """

    message_id = models.CharField(max_length=200, default="")
    ref = models.CharField(max_length=200, default="")
    code_sha256 = models.CharField(max_length=64, default="")
    why = models.CharField(max_length=100)


class PartRef(models.Model):
    """An SMSC's name for one part of a message: the ledger has them joined, and a receipt names one."""

    ref = models.CharField(max_length=200, db_index=True)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="part_refs")

    class Meta:
        constraints: ClassVar = [UniqueConstraint(fields=("message", "ref"), name="part_ref_once")]


class OtherMail(models.Model):
    """A mail, or an answer by SMS, that is no receipt: counted once by a digest, and nothing of it kept."""

    sha256 = models.CharField(max_length=64, unique=True)
    disposition = models.CharField(max_length=20)
    why = models.CharField(max_length=200, default="")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [Index(fields=("disposition", "at"), name="other_mail_by_kind")]


class SenderFinding(models.Model):
    """What others saw of mail under our name (DMARC): one server, one outcome, one span of time."""

    sha256 = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20)
    organisation = models.CharField(max_length=200)
    report_id = models.CharField(max_length=200)
    domain = models.CharField(max_length=253, db_index=True)
    begin = models.DateTimeField()
    end = models.DateTimeField()
    source_ip = models.CharField(max_length=45)
    count = models.PositiveBigIntegerField()
    is_dkim_aligned = models.BooleanField()
    is_spf_aligned = models.BooleanField()
    disposition = models.CharField(max_length=20)
    taken_at = models.DateTimeField()


class RefusedCall(models.Model):
    """How many calls of a provider's hook were refused on a day, and why."""

    provider = models.CharField(max_length=40)
    day = models.DateField()
    why = models.CharField(max_length=40)
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [UniqueConstraint(fields=("provider", "day", "why"), name="refused_calls_per_day")]
