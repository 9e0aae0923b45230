"""Reads the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from amends.apps.journal.models import Entry


def deeds(*, incident_ref: str) -> Iterator[dict[str, Any]]:
    """Each deed of an incident as it was recorded, oldest first."""
    rows = Entry.objects.filter(incident_ref=incident_ref).order_by("id").values_list("leaf", flat=True)
    return (json.loads(leaf) for leaf in rows.iterator(chunk_size=2000))
