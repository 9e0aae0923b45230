"""What the contact centre expects, what came, who is on duty, and whether it is ready.  Rows are only added."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.incidents.models import Incident


class ForecastVersion(models.Model):
    """One forecast: ``plan`` as ``amends flood`` takes it, ``answer`` as it gives it; the last one counts.

    ``before`` is the forecast that this one corrects by what really came.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="forecasts")
    number = models.PositiveIntegerField()
    plan = models.JSONField()
    plan_sha256 = models.CharField(max_length=64)
    answer = models.JSONField()
    before = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "number"], name="centre_one_forecast_of_a_number")
        ]


class Recalibration(models.Model):
    """What one look at the calls that came did to the forecast: the propensity before and after, with its band."""

    before = models.ForeignKey(ForecastVersion, on_delete=models.PROTECT, related_name="+")
    after = models.OneToOneField(ForecastVersion, on_delete=models.PROTECT, related_name="recalibration")
    until = models.DateTimeField()
    prior = models.FloatField()
    propensity = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    expected = models.FloatField()
    came = models.PositiveIntegerField()
    at = models.DateTimeField()


class ArrivalSource(models.TextChoices):
    """Who counted."""

    ACD = "acd"  # the telephone system
    CARE = "care"  # our own cases


class Arrivals(models.Model):
    """What came in one interval by one way in one language.  Counted anew, a later row takes the place of an earlier.

    ``answered`` and ``abandoned`` are ``None`` where the source does not say.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="arrivals")
    source = models.CharField(max_length=6, choices=ArrivalSource.choices)
    channel = models.CharField(max_length=12)
    language = models.CharField(max_length=12, default="")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    came = models.PositiveIntegerField()
    answered = models.PositiveIntegerField(null=True)
    abandoned = models.PositiveIntegerField(null=True)
    file_sha256 = models.CharField(max_length=64, default="")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["incident", "begins_at"], name="centre_arrivals_in_order")]


class RosterVersion(models.Model):
    """Who is on duty: ``shifts`` of ``{from, to, agents, language}``; the last version counts."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="rosters")
    shifts = models.JSONField()
    file_sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class NeedVersion(models.Model):
    """What the lines must be ready for (``flood.readiness.Need`` without the load); the last version counts."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="needs")
    need = models.JSONField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class ReadinessLook(models.Model):
    """Somebody tried something out: who, what, when, and whether it held (``flood.readiness.Observation``)."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="readiness")
    check_name = models.CharField(max_length=16)
    subject = models.CharField(max_length=100, default="")
    passed = models.BooleanField()
    figure = models.FloatField(null=True)
    note = models.CharField(max_length=300, default="")
    by = models.CharField(max_length=150)
    seen_at = models.DateTimeField()
    at = models.DateTimeField()
