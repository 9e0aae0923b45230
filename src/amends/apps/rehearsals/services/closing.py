"""Closes a rehearsal: the balance, the ledger, the signed record and the report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from amends.apps.delivery.ledger import write_ledger
from amends.apps.delivery.models import Campaign
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import export_record, record_deed
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import notice_paragraphs
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
                "facts": version.content["facts"],
                "unmet": sorted(version.content["unmet"]),
                "actions_to_check": sorted(version.content["actions_to_check"]),
            }
        )
    write_json(folder / "index.json", sorted(index, key=lambda item: str(item["file"])))


def close_rehearsal(
    rehearsal: Rehearsal,
    *,
    campaign: Campaign,
    answer: Answer,
    second: SecondDerivation,
    seed: bytes,
    now: datetime,
) -> dict[str, Any]:
    """Writes what proves the run and gives the reconciliation; ``seed`` is the record's Ed25519 seed."""
    out, incident = Path(rehearsal.folder), rehearsal.incident
    balance = balance_of(rehearsal, campaign=campaign, second=second)
    write_ledger(campaign, out / "ledger.parquet")
    _record_sends(campaign, incident, out, balance)
    write_json(out / "reconciliation.json", balance)
    export_record(incident_ref=incident.ref, folder=out / "record", origin=f"amends/{incident.ref}", at=now, key=seed)
    write_text(out / "report.html", report_of(rehearsal, campaign=campaign, answer=answer, balance=balance, out=out))
    rehearsal.stage, rehearsal.campaign_ref, rehearsal.finished_at = Stage.FINISHED, campaign.ref, now
    rehearsal.save(update_fields=["stage", "campaign_ref", "finished_at"])
    return balance


def _record_sends(campaign: Campaign, incident: Incident, out: Path, balance: Mapping[str, Any]) -> None:
    """One deed for each segment with its message ids, then one for the ledger as a whole."""
    for segment in campaign.segments.order_by("seq"):
        sent = segment.messages.order_by("message_id").values_list("message_id", "state", "attempts")
        rows = [{"message_id": name, "state": state, "attempts": attempts} for name, state, attempts in sent]
        record_deed(
            incident_ref=incident.ref,
            kind="segment.settled",
            subject=_digest(f"{segment.seq}", json.dumps(rows)),
            at=campaign.started_at,
            channel=segment.channel,
            messages=rows,
        )
    ledger = hashlib.sha256((out / "ledger.parquet").read_bytes()).hexdigest()
    counts = {key: value for key, value in balance.items() if isinstance(value, int)}
    record_deed(
        incident_ref=incident.ref,
        kind="ledger.closed",
        subject=ledger,
        at=campaign.started_at,
        ledger_sha256=ledger,
        **counts,
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
