"""What an audit's entries hold beside their words.  Rows are only added."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Severity(models.TextChoices):
    """How grave a finding is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class FindingState(models.TextChoices):
    """How far a finding is mended; ``verified`` is said by somebody other than who said ``done``."""

    OPEN = "open"
    IN_WORK = "in_work"
    DONE = "done"
    VERIFIED = "verified"


class AuditDetail(models.Model):
    """Of an audit ``ties`` as the auditor stated them; of a finding its severity; of what followed the new state.

    ``evidence_sha256`` is the digest of what shows it; the paper stays where it is.
    """

    entry = models.OneToOneField("governance.GovernanceEntry", on_delete=models.PROTECT, related_name="audit_detail")
    ties = models.JSONField(default=dict)
    severity = models.CharField(max_length=8, choices=Severity.choices, default="")
    state = models.CharField(max_length=8, choices=FindingState.choices, default="")
    evidence_sha256 = models.CharField(max_length=64, default="")


class AuditPublication(models.Model):
    """Findings that were made public: where, which, and the digest of what stands there."""

    audit = models.ForeignKey("governance.GovernanceEntry", on_delete=models.PROTECT, related_name="publications")
    findings = models.JSONField()
    url = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["audit", "sha256"], name="governance_one_publication_of_a_text")
        ]
