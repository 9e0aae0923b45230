"""A rehearsal: one case, one output folder, one incident."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from amends.apps.incidents.models import Incident


class Stage(models.TextChoices):
    """How far a rehearsal has come; each stage can be run again after a crash."""

    OPENED = "opened"
    ASSESSED = "assessed"
    COMPOSED = "composed"
    PLANNED = "planned"
    DELIVERED = "delivered"
    FINISHED = "finished"


class Rehearsal(models.Model):
    """One run.  ``as_of_text`` is frozen at the start, so that a resumed run says the same as the first.

    It is text because a database keeps the instant and loses the offset, and the offset is the local
    time in which every date of a notice is written.
    """

    folder = models.CharField(max_length=500, unique=True)
    incident = models.OneToOneField(Incident, on_delete=models.PROTECT)
    case_path = models.CharField(max_length=500)
    as_of_text = models.CharField(max_length=40)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.OPENED)
    campaign_ref = models.CharField(max_length=20, null=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    @property
    def as_of(self) -> datetime:
        """The instant that the run decides by, with the offset in which it was given."""
        return datetime.fromisoformat(self.as_of_text)
