"""Writes deeds to the journal and exports them as the record."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from amends.apps.journal.models import Entry
from amends.apps.journal.order import hold_place, settled
from amends.apps.journal.selectors import deeds
from amends.core.errors import RefusedError
from amends.record import entry, write_record
from amends.record.canonical import canonical

HOUSE = "house"
"""Stands for the incident in deeds that belong to none: staff, programs, scams, alarms."""


def record_deed(*, incident_ref: str, kind: str, subject: str, at: datetime, **data: Any) -> None:
    """Appends a deed, once for each (incident, kind, subject); ``at`` is aware.

    ``data`` holds references and digests only: ``RefusedError`` if it looks like an address, or
    (``journal.other_deed``) if the journal holds a different deed of the same name.
    """
    leaf = entry(kind, at, incident=incident_ref, subject=subject, **data)
    text = canonical(leaf).decode()
    with transaction.atomic():
        hold_place(incident_ref)
        kept, made = Entry.objects.get_or_create(
            incident_ref=incident_ref, kind=kind, subject=subject, defaults={"at": at, "leaf": text}
        )
    if not made and kept.leaf != text:
        raise RefusedError(
            "The journal already holds another deed of this name.",
            code="journal.other_deed",
            where=f"{incident_ref}, {kind}",
            why="A deed is never rewritten.",
            fix="Report it: two steps claim the same subject with different content.",
        )


def export_record(*, incident_ref: str, folder: Path, origin: str, at: datetime, key: bytes) -> None:
    """Writes ``entries.jsonl`` and the signed ``checkpoint.json`` of an incident; ``key`` is the Ed25519 seed."""
    with settled(incident_ref):
        write_record(
            folder,
            deeds(incident_ref=incident_ref),
            origin=origin,
            at=at,
            private_key=Ed25519PrivateKey.from_private_bytes(key),
        )
