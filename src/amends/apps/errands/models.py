"""Errands: one mail each, its content sealed for the staff's side until it has left, then destroyed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class ErrandKind(models.TextChoices):
    """Why somebody is written to."""

    ONE_TIME_CODE = "one_time_code"
    RECEIPT = "receipt"  # of a question, a complaint, a report
    CONFIRM = "confirm"  # a subscription, before it begins
    UPDATE = "update"  # a new version of the status page, to who subscribed
    ALARM = "alarm"  # something that an administrator has to look at; nobody asked for it


class ErrandState(models.TextChoices):
    """``started`` stays where no answer came: what became of it nobody knows, and it is not repeated."""

    PLANNED = "planned"
    STARTED = "started"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    MOOT = "moot"  # nothing was to be sent: the address is not on file
    EXPIRED = "expired"


class Errand(models.Model):
    """``box`` holds address, subject and text (``core.sealing``); it is emptied when the errand is over.

    ``ref`` is the Message-ID's first part, so that a repeated try is the same mail.  ``cause`` names what it is for
    (``selfcheck:OTC-7Q2K9XM``) without a person, once for each kind.
    """

    ref = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=ErrandKind.choices)
    cause = models.CharField(max_length=120)
    box = models.BinaryField()
    is_exercise = models.BooleanField()
    state = models.CharField(max_length=10, choices=ErrandState.choices, default=ErrandState.PLANNED)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True)
    at = models.DateTimeField()
    reason = models.CharField(max_length=300, default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "cause"], name="errands_one_of_a_cause")]
        indexes: ClassVar = [models.Index(fields=["state", "id"], name="errands_by_state")]
