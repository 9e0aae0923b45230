"""The governance log.  Rows are only added: the database refuses anything else."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.governance.auditmodels import AuditDetail, AuditPublication
from amends.apps.governance.kinds import ASKS, EntryKind
from amends.apps.incidents.models import Incident

__all__ = ["AuditDetail", "AuditPublication", "GovernanceEntry"]

_KINDS = [(str(kind), asks.label) for kind, asks in ASKS.items()]


class GovernanceEntry(models.Model):
    """One thing that was decided, said or published, in the house's own words.

    ``at`` is when it happened, ``noted_at`` when it was written down.  ``answer`` is an outgoing text, ``findings``
    what the linter's rule against threats and gags said of it.  ``facts`` are the fact versions that it rests on.
    ``corrects`` names the entry that this one puts right; ``follows`` the audit or finding that it belongs to.
    """

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="governance")
    kind = models.CharField(max_length=24, choices=_KINDS)
    at = models.DateTimeField()
    noted_at = models.DateTimeField()
    by = models.CharField(max_length=150)
    who = models.CharField(max_length=300, default="")
    words = models.TextField()
    until = models.DateTimeField(null=True)
    url = models.CharField(max_length=500, default="")
    answer = models.TextField(default="")
    findings = models.JSONField(default=list)
    facts = models.JSONField(default=list)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followers")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["incident", "at"], name="governance_by_time")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[str(kind) for kind in EntryKind]), name="governance_kind_known"
            )
        ]

    @property
    def label(self) -> str:
        """The kind in words."""
        return ASKS[EntryKind(self.kind)].label
