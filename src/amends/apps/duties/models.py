"""Answers of the law engine, kept with the corpus version that gave them."""

from __future__ import annotations

from django.db import models

from amends.apps.incidents.models import Incident


class DutyAnswer(models.Model):
    """The whole answer as INTERFACES.md gives it, as of an instant."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="duty_answers")
    as_of = models.DateTimeField()
    corpus_version = models.CharField(max_length=40)
    corpus_sha256 = models.CharField(max_length=64)
    answer = models.JSONField()
