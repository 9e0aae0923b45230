"""Doors: what a code, or control of a contact on file, opens.  Nobody can be listed from these tables.

A row is a keyed digest and a sealed answer of one fixed length: whoever has the table alone learns neither a code nor
a contact, nor who is affected.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.incidents.models import Incident
from amends.apps.selfcheck.auditmodels import PublicAudit
from amends.apps.selfcheck.threadmodels import ThreadLine

__all__ = ["ActionDone", "CodeRequest", "ContactDoor", "Door", "DoorSet", "PublicAudit", "Reason", "ThreadLine"]


class DoorSet(models.Model):
    """All doors of one register.  Those of the next are written beside it and opened in one step.

    ``stamp`` covers the register and what else the contact doors were made from; code doors are made for the messages
    up to ``last_message``, and those of later ones are added to the open set.  ``vocabulary`` is the order in which a
    standing's bits name elements; ``as_of`` is the day of the register.  ``by_email``: control of a mailbox proves
    something here.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="door_sets")
    register_sha256 = models.CharField(max_length=64)
    stamp = models.CharField(max_length=64)
    as_of = models.DateTimeField()
    vocabulary = models.JSONField()
    by_email = models.BooleanField()
    rows = models.PositiveBigIntegerField(default=0)
    last_message = models.PositiveBigIntegerField(default=0)
    is_open = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["incident"], condition=models.Q(is_open=True), name="selfcheck_one_open_set_each"
            )
        ]


class Door(models.Model):
    """Behind the code of a message; ``digest`` and the seal hang on the pepper that the portal shares."""

    doors = models.ForeignKey(DoorSet, on_delete=models.CASCADE, related_name="code_doors")
    digest = models.BinaryField(max_length=16)
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["digest", "doors"], name="selfcheck_one_door_to_a_code")
        ]


class ContactDoor(models.Model):
    """Behind a contact on file; keyed by the desk's own secret, so that the portal cannot look anybody up."""

    doors = models.ForeignKey(DoorSet, on_delete=models.CASCADE, related_name="contact_doors")
    digest = models.BinaryField(max_length=16)
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["digest", "doors"], name="selfcheck_one_door_to_a_contact")
        ]


class Reason(models.Model):
    """The duties behind a notice, read once from the law's answer: the portal has neither it nor the cohorts."""

    doors = models.ForeignKey(DoorSet, on_delete=models.CASCADE, related_name="reasons")
    notice_sha256 = models.CharField(max_length=64)
    duties = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["doors", "notice_sha256"], name="selfcheck_one_reason_of_a_notice")
        ]


class CodeRequest(models.Model):
    """Somebody asked for a one-time code.  ``box`` is the contact, sealed for the desk; ``answer`` is as long whether
    the contact is on file or not, and opens with the code that was sent to it, if one was.

    ``is_over``: one of too many for the contact, kept as any other and never looked at.  ``is_spent``: box and
    answer were destroyed; the rest goes after a day.
    """

    ref = models.CharField(max_length=40, unique=True)
    box = models.BinaryField()
    contact_digest = models.CharField(max_length=64)
    language = models.CharField(max_length=12)
    asked_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField()
    is_over = models.BooleanField()
    tries = models.PositiveSmallIntegerField(default=0)
    answer = models.BinaryField(default=b"")
    answered_at = models.DateTimeField(null=True)
    is_spent = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["contact_digest", "asked_at"], name="selfcheck_asked_by"),
            models.Index(
                fields=["id"],
                name="selfcheck_unanswered",
                condition=models.Q(answered_at__isnull=True, is_over=False, is_spent=False),
            ),
            models.Index(fields=["expires_at"], name="selfcheck_unspent", condition=models.Q(is_spent=False)),
        ]


class ActionDone(models.Model):
    """A person says that an action of their notice is done, or is not after all.  Append-only: the last row counts."""

    incident_ref = models.CharField(max_length=20)
    person_hash = models.CharField(max_length=40)
    action = models.CharField(max_length=80)
    is_done = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["incident_ref", "person_hash"], name="selfcheck_done_by")]
