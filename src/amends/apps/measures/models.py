"""Measures as they were told to the public; rows are only added.

The portal reads this one table: neither cases nor people stand behind it.
"""

from __future__ import annotations

from django.db import models

from amends.apps.incidents.models import Incident


class PublishedMeasures(models.Model):
    """One publication: ``document`` has small cells hidden already; the newest counts."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="published_measures")
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class PublishingRule(models.Model):
    """The house says how often measures are published by themselves; the newest counts, 0 days ends it."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="publishing_rules")
    every_days = models.PositiveSmallIntegerField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
