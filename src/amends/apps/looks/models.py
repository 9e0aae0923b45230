"""Who looked at personal data.  Rows can be added and read; the database refuses to change one."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from amends.apps.incidents.models import Incident


class LookKind(models.TextChoices):
    """Through which page or command somebody looked."""

    PREVIEW = "preview"
    PROOFS = "proofs"
    REGISTER = "register"
    REVIEW = "review"
    INQUIRY = "inquiry"
    CALL = "call"
    EXPORT = "export"
    SEARCH = "search"
    CASE = "case"


class Look(models.Model):
    """One look.  ``role`` is that of the time; ``person_hash`` is keyed, and empty where no one person was meant.

    ``by_name`` is the username, or the name that an operator gave a command; such a look has no ``by``.
    """

    ref = models.CharField(max_length=20, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    by_name = models.CharField(max_length=150)
    role = models.CharField(max_length=20)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=LookKind.choices)
    person_hash = models.CharField(max_length=40, default="")
    what = models.CharField(max_length=200)
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["incident", "person_hash"], name="looks_at_a_person"),
            models.Index(fields=["by", "at"], name="looks_of_somebody"),
        ]


class ExportRequest(models.Model):
    """A wish to take data out of the house: good for a day and one fetching, and never by its asker alone.

    ``what`` is one of ``exports.Exported``.  ``sha256`` is that of the file that was fetched.
    """

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=20)
    reason = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    is_allowed = models.BooleanField(null=True)
    why = models.TextField(default="")
    fetched_at = models.DateTimeField(null=True)
    sha256 = models.CharField(max_length=64, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("asked_by")),
                name="looks_four_eyes",
            ),
            models.CheckConstraint(
                condition=models.Q(fetched_at__isnull=True) | models.Q(is_allowed=True), name="looks_fetched_if_allowed"
            ),
        ]
