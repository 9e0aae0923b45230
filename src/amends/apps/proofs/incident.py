"""The pack for an authority: counts, duties, the balance and the whole record, and nobody in it."""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db.models import Count
from django.db.models.functions import TruncDate

from amends.apps.delivery.models import Message, Omission
from amends.apps.duties.selectors import clocks_of
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import export_record, record_deed
from amends.apps.proofs.page import moment, render
from amends.law.clocks import ClockRow
from amends.record.canonical import canonical, parse_object
from amends.record.checkpoint import Checkpoint, checked_checkpoint
from amends.record.pack import CLAIMS, PackHead, write_pack
from amends.record.write import CHECKPOINT, ENTRIES


@dataclass(frozen=True, kw_only=True)
class SentCount:
    """Messages that are alike; ``cohort`` is the segment of the notice, ``day`` in UTC (empty: not handed over)."""

    cohort: str
    channel: str
    state: str
    day: str
    messages: int


def incident_pack(
    *, incident: Incident, balance: Mapping[str, Any], now: datetime, key: bytes, path: Path
) -> dict[str, Any]:
    """Writes the evidence about a whole incident to ``path`` (a ZIP file) and gives its manifest.

    ``balance`` is the reconciliation as ``amends reconcile`` gives it, ``key`` the record's Ed25519 seed.
    The digest of the figures goes on record first, so that the record vouches for them.
    """
    figures = {
        "sent": [asdict(row) for row in sent_counts(incident_ref=incident.ref)],
        "omitted": omission_counts(incident_ref=incident.ref),
        "reconciliation": dict(balance),
        "duties": [_duty(row) for row in clocks_of(incident=incident, at=now)],
    }
    claims = canonical(figures)
    digest = hashlib.sha256(claims).hexdigest()
    record_deed(
        incident_ref=incident.ref,
        kind="evidence.packed",
        subject=hashlib.sha256(f"{digest} {now.isoformat()}".encode()).hexdigest(),
        at=now,
        claims_sha256=digest,
    )
    with tempfile.TemporaryDirectory(prefix="amends-evidence-", dir=path.parent) as folder:
        record = Path(folder)
        export_record(incident_ref=incident.ref, folder=record, origin=f"amends/{incident.ref}", at=now, key=key)
        checkpoint = checked_checkpoint(parse_object((record / CHECKPOINT).read_bytes()))
        contents: dict[str, bytes | Path] = {
            CLAIMS: claims,
            f"record/{ENTRIES}": record / ENTRIES,
            f"record/{CHECKPOINT}": checkpoint.as_json(),
            "pack.html": _page(incident, figures, checkpoint, now).encode(),
        }
        head = PackHead(kind="incident", incident=incident.ref, is_exercise=incident.is_exercise, made_at=now)
        signer = Ed25519PrivateKey.from_private_bytes(key)
        return write_pack(path, contents, head=head, checkpoint=checkpoint, private_key=signer)


def sent_counts(*, incident_ref: str) -> list[SentCount]:
    """Messages by cohort, channel, state and day of handing over."""
    rows = (
        Message.objects.filter(campaign__incident_ref=incident_ref)
        .annotate(day=TruncDate("handed_at"))
        .order_by()
        .values_list("notice_sha256", "channel", "state", "day")
        .annotate(count=Count("id"))
    )
    cohorts = _cohorts(incident_ref)
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for notice, channel, state, day, count in rows:
        counts[cohorts.get(notice, ""), channel, state, day.isoformat() if day else ""] += count
    return [
        SentCount(cohort=cohort, channel=channel, state=state, day=day, messages=count)
        for (cohort, channel, state, day), count in sorted(counts.items())
    ]


def omission_counts(*, incident_ref: str) -> list[dict[str, Any]]:
    """Persons to whom no message was made, by what they are owed and why."""
    rows = Omission.objects.filter(campaign__incident_ref=incident_ref).order_by().values("fate", "reason")
    return [dict(row) for row in rows.annotate(persons=Count("id")).order_by("fate", "reason")]


def _cohorts(incident_ref: str) -> dict[str, str]:
    incident = Incident.objects.get(ref=incident_ref)
    return dict(incident.notices.values_list("content_sha256", "segment"))


def _duty(row: ClockRow) -> dict[str, Any]:
    """A duty with its times; who marked it as done is a person of the staff and stays out."""
    return {
        "law": row.law,
        "citation": row.citation,
        "recipient": row.recipient_name or row.recipient,
        "status": str(row.status),
        "state": str(row.state),
        "persons": row.persons,
        "due": row.due.isoformat() if row.due else None,
        "rolled": row.rolled.isoformat() if row.rolled else None,
        "done_at": row.done_at.isoformat() if row.done_at else None,
        "late_by_s": row.late_by_s,
        "waits_for": list(row.waits_for),
        "why_late": row.why_late,
    }


def _page(incident: Incident, figures: Mapping[str, Any], checkpoint: Checkpoint, now: datetime) -> str:
    return render(
        "incident.html",
        incident={
            "ref": incident.ref,
            "title": incident.title,
            "controller": incident.controller,
            "is_exercise": incident.is_exercise,
        },
        made_at=moment(now),
        figures=figures,
        checkpoint={
            "size": checkpoint.tree_size,
            "root": checkpoint.root_hash,
            "at": moment(checkpoint.at),
            "key": checkpoint.public_key,
        },
    )
