"""One deed a row, never changed: the database itself refuses update and delete."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """A deed as canonical JSON (RFC 8785), the leaf of the record's Merkle tree.

    ``subject`` makes a deed unique within its kind, so that a step which is run again after a
    crash writes nothing twice.
    """

    incident_ref = models.CharField(max_length=20)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    at = models.DateTimeField()
    leaf = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident_ref", "kind", "subject"], name="journal_one_deed_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["incident_ref", "id"])]
