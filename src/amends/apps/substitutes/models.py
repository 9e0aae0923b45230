"""What was owed, watched, seen and sent to everybody.  Rows are only added: the database refuses anything else."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.incidents.models import Incident
from amends.apps.notices.models import NoticeVersion


class OwedSubstitute(models.Model):
    """A law whose threshold for substitute notice was passed, with the counts of that moment."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="owed_substitutes")
    law = models.CharField(max_length=200)
    jurisdiction = models.CharField(max_length=40)
    affected = models.PositiveBigIntegerField()
    unreachable = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "law", "jurisdiction"], name="substitutes_owed_once_each")
        ]


class Watch(models.Model):
    """A page that is looked at, and what must be on it.  Of the watches of one page the newest counts.

    ``says`` is a text that the page shows, ``link`` the address that it links to; one of them is given.  ``days``
    is how long the law wants the notice to stand.  ``is_end``: nobody looks any more, and ``reason`` says why.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="watches")
    notice = models.ForeignKey(NoticeVersion, on_delete=models.PROTECT, related_name="watches")
    page = models.CharField(max_length=500)
    says = models.CharField(max_length=300, default="")
    link = models.CharField(max_length=500, default="")
    days = models.PositiveIntegerField()
    at = models.DateTimeField()
    is_end = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, default="")


class KeptPage(models.Model):
    """A page as it was read (UTF-8, compressed by zlib), kept once under its SHA-256: what a court can be shown."""

    sha256 = models.CharField(max_length=64, unique=True)
    packed = models.BinaryField()


class PageLook(models.Model):
    """What one look found.  ``fault`` is one of ``seeing.Fault``, empty for a good look; ``detail`` says more.

    ``notice_page_sha256`` is the page with the notice's words, behind the link or the same page.  ``place`` says where
    on the page it was.  The three measures are a person's (``measured_by``), ``None`` where nobody measured: no
    program without a browser can tell how large a letter is.
    """

    watch = models.ForeignKey(Watch, on_delete=models.PROTECT, related_name="looks")
    at = models.DateTimeField()
    page_sha256 = models.CharField(max_length=64, default="")
    notice_page_sha256 = models.CharField(max_length=64, default="")
    fault = models.CharField(max_length=20, default="")
    detail = models.CharField(max_length=300, default="")
    place = models.CharField(max_length=200, default="")
    on_first_screen = models.BooleanField(null=True)
    link_px = models.FloatField(null=True)
    text_px = models.FloatField(null=True)
    measured_by = models.CharField(max_length=150, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["watch", "at"], name="substitutes_look_by_time")]


class PublicSending(models.Model):
    """The intent to send a released text to everybody, once for each version, place and provider.

    ``message_id`` is a keyed hash of incident, version and place: the idempotency key of every try.
    """

    notice = models.ForeignKey(NoticeVersion, on_delete=models.PROTECT, related_name="public_sendings")
    place = models.CharField(max_length=300)
    provider = models.CharField(max_length=200)
    message_id = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField()


class PublicOutcome(models.Model):
    """What became of one try.

    ``kind`` is one of ``amends.core.ports.OutcomeKind``, or ``started`` before the first byte: where that stays the
    newest row, nobody knows what became of it.
    """

    sending = models.ForeignKey(PublicSending, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=12)
    ref = models.CharField(max_length=300, default="")
    code = models.CharField(max_length=40, default="")
    reason = models.CharField(max_length=300, default="")
    was_looked_up = models.BooleanField(default=False)
    at = models.DateTimeField()
