"""Publishes measures: what was told stays as it was told."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.measures.models import PublishedMeasures, PublishingRule
from amends.apps.measures.selectors import measures_of, public_document
from amends.core.errors import InputError, RefusedError

LEAST_APART = timedelta(hours=24)
"""Two publications lie at least so far apart: the difference of two moments would be one person's own."""
MOST_DAYS = 90
_BY = "amends desk"


@transaction.atomic
def publish_measures(*, incident: Incident, by: str, now: datetime) -> PublishedMeasures:
    """Publishes the measures as they stand, on record.  Raises ``RefusedError`` (``measures.too_soon``)."""
    last = PublishedMeasures.objects.filter(incident=incident).order_by("id").last()
    if last is not None and now - last.at < LEAST_APART:
        raise RefusedError(
            "Measures were published less than a day ago.", code="measures.too_soon", where=incident.ref,
            why="What changed in an hour could be what one person did.",
            fix=f"Publish them again after {(last.at + LEAST_APART).isoformat()}.",
        )  # fmt: skip
    document = public_document(measures_of(incident=incident, at=now))
    digest = hashlib.sha256(msgspec.json.encode(document, order="sorted")).hexdigest()
    made = PublishedMeasures.objects.create(incident=incident, document=document, sha256=digest, by=by[:150], at=now)
    record_deed(
        incident_ref=incident.ref, kind="measures.published", subject=f"measures {made.pk}", at=now, sha256=digest
    )
    return made


def publish_every(*, incident: Incident, days: int, by: str, now: datetime) -> PublishingRule:
    """From now on the measures are published by themselves every so many days; 0 ends it.  On record.

    Raises ``InputError`` (``measures.days``).
    """
    if not 0 <= days <= MOST_DAYS:
        raise InputError(
            "This is no number of days.", code="measures.days", where="days",
            fix=f"From 1 to {MOST_DAYS}, or 0 to end it.",
        )  # fmt: skip
    made = PublishingRule.objects.create(incident=incident, every_days=days, by=by[:150], at=now)
    record_deed(incident_ref=incident.ref, kind="measures.schedule", subject=f"rule {made.pk}", at=now, days=days)
    return made


def publishing_rule(incident: Incident) -> PublishingRule | None:
    """The rule that counts; ``None`` where nobody said so, or where it was ended."""
    newest = PublishingRule.objects.filter(incident=incident).order_by("id").last()
    return newest if newest and newest.every_days else None


def publish_due(*, incident: Incident, now: datetime) -> PublishedMeasures | None:
    """Publishes where the rule says that it is time; asked every second."""
    rule = publishing_rule(incident)
    if rule is None:
        return None
    last = PublishedMeasures.objects.filter(incident=incident).order_by("id").last()
    if last is not None and now - last.at < max(LEAST_APART, timedelta(days=rule.every_days)):
        return None
    return publish_measures(incident=incident, by=f"{_BY}, as {rule.by} ordered"[:150], now=now)
