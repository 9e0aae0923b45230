"""What of the independent audit everybody may read."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.incidents.models import Incident


class PublicAudit(models.Model):
    """The published audits of an incident as they stood; rows are only added, and the newest counts.

    The log of governance stays closed to the public side: what was made public is copied here by the staff's side.
    ``sha256`` is of the document.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="public_audits")
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        app_label = "selfcheck"
        indexes: ClassVar = [models.Index(fields=["incident", "id"], name="selfcheck_audits")]
