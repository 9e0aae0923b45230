"""Answers of the law engine, kept with the corpus version that gave them; what was done, and who was warned."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.incidents.models import Incident


class DutyAnswer(models.Model):
    """The whole answer as INTERFACES.md gives it, as of an instant."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="duty_answers")
    as_of = models.DateTimeField()
    corpus_version = models.CharField(max_length=40)
    corpus_sha256 = models.CharField(max_length=64)
    answer = models.JSONField()


class DutyDeed(models.Model):
    """A duty that was fulfilled, by a member of staff's word; ``why_late`` is never empty if it was late."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="duty_deeds")
    law = models.CharField(max_length=200)
    recipient_name = models.CharField(max_length=300)
    done_at = models.DateTimeField()
    by = models.CharField(max_length=150)
    why_late = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "law", "recipient_name"], name="duties_one_deed_each")
        ]


class RaisedWarning(models.Model):
    """A step of the escalation that was raised, once for each deadline."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="deadline_warnings")
    law = models.CharField(max_length=200)
    recipient_name = models.CharField(max_length=300)
    last = models.DateTimeField()
    level = models.PositiveSmallIntegerField()
    says = models.CharField(max_length=1000)
    raised_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["incident", "law", "recipient_name", "last", "level"], name="duties_one_warning_each"
            )
        ]
