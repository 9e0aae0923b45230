"""Closes a rehearsal: the balance, the ledger, the signed record and the report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from amends.apps.delivery.ledger import write_ledger
from amends.apps.delivery.models import Campaign, Segment
from amends.apps.delivery.states import SegmentState
from amends.apps.journal.services import export_record
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import notice_paragraphs
from amends.apps.proofs.settling import record_sends
from amends.apps.rehearsals.models import Rehearsal, Stage
from amends.apps.rehearsals.services.balancing import balance_of
from amends.apps.rehearsals.services.deriving import SecondDerivation
from amends.apps.rehearsals.services.reporting import report_of
from amends.core.files import replacing, write_json, write_text
from amends.law import Answer
from amends.law.ics import calendar_of


def write_decisions(out: Path, answer: Answer, *, title: str) -> None:
    """``duties.json`` and ``duties.ics``."""
    write_json(out / "duties.json", answer)
    with replacing(out / "duties.ics") as draft:
        draft.write_bytes(calendar_of(answer, title=title))


def write_notices(folder: Path, versions: Iterable[NoticeVersion]) -> None:
    """Each notice as text with its open fields, and an index with hash and verdict."""
    folder.mkdir(exist_ok=True)
    index = []
    for version in versions:
        name = f"{version.language}-{version.channel}-{version.content_sha256[:12]}.txt"
        lines = [paragraph.text for paragraph in notice_paragraphs(version)]
        write_text(folder / name, "\n\n".join(lines) + "\n")
        index.append(
            {
                "file": name,
                "segment": version.segment,
                "language": version.language,
                "channel": version.channel,
                "content_sha256": version.content_sha256,
                "verdict": version.lint["verdict"],
                "findings": version.lint["findings"],
                "facts": version.content["facts"],
                "unmet": sorted(version.content["unmet"]),
                "actions_to_check": sorted(version.content["actions_to_check"]),
            }
        )
    write_json(folder / "index.json", sorted(index, key=lambda item: str(item["file"])))


def close_rehearsal(
    rehearsal: Rehearsal,
    *,
    campaigns: Sequence[Campaign],
    answer: Answer,
    second: SecondDerivation,
    key: bytes,
    seed: bytes,
    now: datetime,
) -> dict[str, Any]:
    """Writes what proves the run and gives the reconciliation; ``key`` is the incident's, ``seed``
    the record's Ed25519 seed."""
    out, incident = Path(rehearsal.folder), rehearsal.incident
    balance = balance_of(rehearsal, campaigns=campaigns, second=second)
    write_ledger(out / "ledger.parquet", *campaigns)
    _record_sends(campaigns, key, out, balance)
    write_json(out / "reconciliation.json", balance)
    export_record(incident_ref=incident.ref, folder=out / "record", origin=f"amends/{incident.ref}", at=now, key=seed)
    report = report_of(rehearsal, campaign=campaigns[0], answer=answer, balance=balance, out=out)
    write_text(out / "report.html", report)
    rehearsal.campaign_ref = campaigns[0].ref
    if not Segment.objects.filter(campaign__in=campaigns).exclude(state=SegmentState.DONE).exists():
        rehearsal.stage, rehearsal.finished_at = Stage.FINISHED, now
    rehearsal.save(update_fields=["stage", "campaign_ref", "finished_at"])
    return balance


def _record_sends(campaigns: Sequence[Campaign], key: bytes, out: Path, balance: Mapping[str, Any]) -> None:
    """Each segment with its message ids, each omission, then the ledger as a whole."""
    ledger = hashlib.sha256((out / "ledger.parquet").read_bytes()).hexdigest()
    counts = {name: value for name, value in balance.items() if isinstance(value, int)}
    for campaign in campaigns[1:]:
        record_sends(campaign, key=key)
    record_sends(campaigns[0], key=key, ledger_sha256=ledger, counts=counts)
