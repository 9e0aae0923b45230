"""Tokens of programs, answers that are kept to be repeated, and webhooks with what was sent to them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.journal.models import Entry


class ApiToken(models.Model):
    """What lets one program in; of its secret only the SHA-256 is kept.

    ``ref`` is also the middle part of the secret, so that whoever finds one knows which to revoke.
    ``scopes`` are values of ``Scope``.  ``used_on`` is the day of the last call.
    """

    ref = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()
    is_exercise_only = models.BooleanField(default=True)
    created_by = models.CharField(max_length=150)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_on = models.DateField(null=True)


class KeptAnswer(models.Model):
    """What a write answered, for a day: the same ``Idempotency-Key`` again gives it again and does nothing."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE)
    key = models.CharField(max_length=100)
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.BinaryField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["token", "key"], name="integrations_one_answer_each")]


class WebhookEndpoint(models.Model):
    """Where deeds are told.  ``sealed`` is the signing secret, encrypted.

    ``kinds`` are kinds of deeds (``duty.done``), families of them (``delivery.*``) or ``*``.  What was recorded up to
    entry ``after_id`` is not told; up to ``seen_id`` everything was looked at.  After a failure nothing is sent before
    ``quiet_until``.
    """

    ref = models.CharField(max_length=20, unique=True)
    url = models.CharField(max_length=500)
    sealed = models.BinaryField()
    kinds = models.JSONField()
    is_active = models.BooleanField(default=True)
    created_by = models.CharField(max_length=150)
    created_at = models.DateTimeField()
    after_id = models.BigIntegerField()
    seen_id = models.BigIntegerField()
    failures = models.PositiveIntegerField(default=0)
    quiet_until = models.DateTimeField(null=True)


class DeliveryState(models.TextChoices):
    """``started`` where a try has begun: its answer may never come, and then it is tried again under the same id."""

    PLANNED = "planned"
    STARTED = "started"
    DELIVERED = "delivered"
    DEAD = "dead"


class WebhookDelivery(models.Model):
    """One deed for one endpoint; ``event_id`` is the same at every try.  Without ``entry`` it is a test."""

    event_id = models.CharField(max_length=40, unique=True)
    endpoint = models.ForeignKey(WebhookEndpoint, on_delete=models.CASCADE, related_name="deliveries")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.PLANNED)
    attempts = models.PositiveSmallIntegerField(default=0)
    planned_at = models.DateTimeField()
    not_before = models.DateTimeField()
    at = models.DateTimeField()
    reason = models.CharField(max_length=200, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["endpoint", "entry"], name="integrations_one_event_each"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "not_before"], name="integrations_due")]
