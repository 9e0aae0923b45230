"""Assessments: which files were read, and the digest of the register that came out; and what reviewers decided."""

from __future__ import annotations

from typing import ClassVar

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


class Verdict(models.TextChoices):
    """What a reviewer says of an evidence row and a customer."""

    SAME = "same", "Same person"
    DIFFERENT = "different", "Not the same"
    UNDECIDED = "undecided", "Undecided"


class LinkDecision(models.Model):
    """One decision on one pair; a later one of the same pair replaces it, and none is ever changed.

    ``pair_hash`` is keyed over the person, the digest of the evidence file and the row: it holds when the evidence
    is assessed again, and no longer when the file is another.  ``number`` counts the decisions on the pair from 1.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="link_decisions")
    register_sha256 = models.CharField(max_length=64)
    pair_hash = models.CharField(max_length=40)
    person_hash = models.CharField(max_length=40)
    file = models.CharField(max_length=500)
    row = models.PositiveBigIntegerField()
    file_sha256 = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    decision = models.CharField(max_length=10, choices=Verdict.choices)
    by = models.CharField(max_length=150)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "pair_hash", "number"], name="evidence_one_decision_each")
        ]
