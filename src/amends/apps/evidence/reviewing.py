"""Keeps what reviewers decide on doubtful links, and writes it beside the register for the linker of a later run."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from amends.apps.evidence.models import Assessment, LinkDecision, Verdict
from amends.apps.evidence.selectors import (
    decision_counts,
    decisions_for,
    file_digest,
    pair_hash,
    reviewed,
)
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.looks.services import person_hash
from amends.core.errors import InputError, RefusedError
from amends.core.files import write_json
from amends.core.ids import keyed_hash
from amends.exposure.browse import Pair

DECISIONS = "decisions.json"
_LONGEST_REASON = 300


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What somebody says of a pair, or of many, and why."""

    decision: str
    by: str
    reason: str
    at: datetime


@transaction.atomic
def decide_link(*, assessment: Assessment, pair: Pair, judgement: Judgement, seen: int, key: bytes) -> LinkDecision:
    """Keeps one decision; ``seen`` is how many the reviewer knew of, so that two reviewers do not overrun each other.

    Raises ``RefusedError`` (``review.decided_meanwhile``), ``InputError`` (``review.unknown_decision``).
    """
    _require_sound(judgement)
    incident = _locked(assessment)
    hashed = pair_hash(key, assessment, pair)
    before = decisions_for(incident, [hashed]).get(hashed)
    if (before.number if before else 0) != seen:
        raise RefusedError(
            "Somebody else has decided this pair meanwhile.",
            code="review.decided_meanwhile",
            where=f"{pair.file}, row {pair.row}",
            why="Your decision would replace one that you have not seen.",
            fix="Look at theirs; decide again if yours differs.",
        )
    row = _row(assessment, pair, judgement, before=before, key=key)
    row.save()
    record_deed(
        incident_ref=incident.ref,
        kind="link.decided",
        subject=f"{row.pair_hash}:{row.number}",
        at=judgement.at,
        decision=row.decision,
        register_sha256=row.register_sha256,
        by=keyed_hash(key, "staff", row.by)[:40],
    )
    write_decisions(assessment=assessment, key=key)
    return row


@transaction.atomic
def decide_links(*, assessment: Assessment, numbers: Sequence[int], judgement: Judgement, key: bytes) -> int:
    """The same decision on many pairs, all or none, with one deed; a pair that has this decision is passed over."""
    _require_sound(judgement)
    incident, wanted = _locked(assessment), frozenset(numbers)
    told = [
        _row(assessment, pair, judgement, before=before, key=key)
        for pair, before in reviewed(assessment, key)
        if pair.number in wanted and (before is None or before.decision != judgement.decision)
    ]
    LinkDecision.objects.bulk_create(told, batch_size=500)
    if told:
        named = "\n".join(sorted(f"{row.pair_hash}:{row.number}" for row in told))
        record_deed(
            incident_ref=incident.ref,
            kind="links.decided",
            subject=hashlib.sha256(named.encode()).hexdigest(),
            at=judgement.at,
            decision=judgement.decision,
            pairs=len(told),
            register_sha256=assessment.register_sha256,
            by=keyed_hash(key, "staff", judgement.by)[:40],
        )
        write_decisions(assessment=assessment, key=key)
    return len(told)


def write_decisions(*, assessment: Assessment, key: bytes) -> Path | None:
    """``decisions.json`` beside the register: every pair that stands decided; ``None`` if the folder is gone."""
    folder = Path(assessment.folder)
    if not folder.is_dir():
        return None
    decided = [
        _told(assessment, pair, found)
        for pair, found in reviewed(assessment, key)
        if found is not None and found.decision != Verdict.UNDECIDED
    ]
    counts = decision_counts(assessment.incident)
    document = {"register_sha256": assessment.register_sha256, "counts": counts, "decisions": decided}
    write_json(folder / DECISIONS, document)
    return folder / DECISIONS


def _told(assessment: Assessment, pair: Pair, found: LinkDecision) -> dict[str, Any]:
    return {
        "person_ref": pair.person_ref,
        "file": pair.file,
        "row": pair.row,
        "file_sha256": file_digest(assessment, pair.file),
        "decision": found.decision,
        "by": found.by,
        "at": found.at.isoformat(),
    }


def _row(
    assessment: Assessment, pair: Pair, judgement: Judgement, *, before: LinkDecision | None, key: bytes
) -> LinkDecision:
    return LinkDecision(
        incident=assessment.incident,
        register_sha256=assessment.register_sha256,
        pair_hash=pair_hash(key, assessment, pair),
        person_hash=person_hash(key, pair.person_ref),
        file=pair.file,
        row=pair.row,
        file_sha256=file_digest(assessment, pair.file),
        number=(before.number if before else 0) + 1,
        decision=judgement.decision,
        by=judgement.by,
        reason=judgement.reason.strip(),
        at=judgement.at,
    )


def _locked(assessment: Assessment) -> Incident:
    """The incident, held until the transaction ends: one decision at a time, and the file of the newest one wins."""
    return Incident.objects.select_for_update().get(pk=assessment.incident_id)


def _require_sound(judgement: Judgement) -> None:
    if judgement.decision not in Verdict.values or len(judgement.reason) > _LONGEST_REASON:
        raise InputError(
            "The decision cannot be kept.",
            code="review.unknown_decision",
            why=f"It is same, different or undecided, with a reason of at most {_LONGEST_REASON} characters.",
            fix="Choose one of the three, and say it shorter.",
        )
