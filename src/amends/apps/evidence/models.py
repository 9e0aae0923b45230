"""Assessments: which files were read, and the digest of the register that came out."""

from __future__ import annotations

from django.db import models

from amends.apps.incidents.models import Incident


class Assessment(models.Model):
    """One frozen register; its rows stay in files under ``folder``, not in the database.

    ``sources`` holds the hex SHA-256 of every file that was read, by its path in the case.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="assessments")
    folder = models.CharField(max_length=500)
    register_sha256 = models.CharField(max_length=64)
    sources = models.JSONField(default=dict)
    summary = models.JSONField()
    severity = models.JSONField()
    at = models.DateTimeField()
