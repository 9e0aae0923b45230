"""What people were asked of compensation, and what they answered: nothing leads from an answer to a person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.incidents.models import Incident


class SurveyTicket(models.Model):
    """One person was asked, once; ``digest`` is that of the code that was mailed, keyed.

    ``is_used`` says that it was answered, and neither when nor what.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    person_hash = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, unique=True)
    segment = models.CharField(max_length=20)
    currency = models.CharField(max_length=3)
    good_until = models.DateField()
    asked_at = models.DateTimeField()
    is_used = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["incident", "person_hash"], name="claims_asked_once")]


class SurveyAnswer(models.Model):
    """One set of answers in bands, without a day and in no order: ``name`` is random, and the key of the table."""

    name = models.CharField(max_length=32, primary_key=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    segment = models.CharField(max_length=20)
    currency = models.CharField(max_length=3)
    fair_band = models.PositiveSmallIntegerField(null=True)
    loss_band = models.PositiveSmallIntegerField(null=True)
    form = models.CharField(max_length=12, default="")
    treated = models.CharField(max_length=12, default="")
