"""Which version takes back which; the database refuses to change a row."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.notices.models import NoticeVersion


class CorrectionDraft(models.Model):
    """``notice`` is for exactly the people who got ``corrects``, and says what of it does not hold."""

    corrects = models.ForeignKey(NoticeVersion, on_delete=models.PROTECT, related_name="corrections")
    notice = models.ForeignKey(NoticeVersion, on_delete=models.PROTECT, related_name="corrected_versions")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["corrects", "notice"], name="corrections_one_draft_each")
        ]
