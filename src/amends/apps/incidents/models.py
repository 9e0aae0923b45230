"""An incident with its anchors and facts.  Facts are versions: the database refuses to change one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Incident(models.Model):
    """A case as it was read; ``case`` is the validated case file."""

    ref = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=300)
    controller = models.CharField(max_length=300)
    case = models.JSONField()
    case_sha256 = models.CharField(max_length=64)
    is_exercise = models.BooleanField()
    opened_at = models.DateTimeField()


class Anchor(models.Model):
    """One instant that a law can count from; they are never merged."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="anchors")
    name = models.CharField(max_length=40)
    at = models.DateTimeField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["incident", "name"], name="incidents_one_anchor_each")]


class FactVersion(models.Model):
    """One version of one statement; see ``amends.core.facts.Fact``."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="facts")
    key = models.CharField(max_length=120)
    version = models.PositiveIntegerField()
    value = models.JSONField(null=True)
    state = models.CharField(max_length=20)
    certainty = models.FloatField()
    source = models.CharField(max_length=200)
    at = models.DateTimeField()
    supersedes = models.CharField(max_length=140, null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "key", "version"], name="incidents_one_version_each")
        ]
