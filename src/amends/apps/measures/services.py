"""Publishes measures: what was told stays as it was told."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.measures.models import PublishedMeasures
from amends.apps.measures.selectors import measures_of, public_document
from amends.core.errors import RefusedError

LEAST_APART = timedelta(hours=24)
"""Two publications lie at least so far apart: the difference of two moments would be one person's own."""


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
