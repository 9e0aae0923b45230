"""Reads assessments and the decisions on doubtful links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from django.db.models import Max, QuerySet

from amends.apps.evidence.models import Assessment, LinkDecision, Verdict
from amends.apps.incidents.models import Incident
from amends.core.errors import InputError
from amends.core.ids import keyed_hash
from amends.exposure.browse import Pair, pairs

_AT_ONCE = 500  # hashes in one question to the database


def newest_assessment(incident: Incident) -> Assessment:
    """The register that stands.  Raises ``InputError`` (``assessment.missing``) before there is one."""
    found = incident.assessments.order_by("id").last()
    if found is None:
        raise InputError(
            "Nothing has been assessed yet.",
            code="assessment.missing",
            where=incident.ref,
            why="There is a register only when the evidence has been compared with the customers.",
            fix="Wait for the run, or start it.",
        )
    return found


def pair_hash(key: bytes, assessment: Assessment, pair: Pair) -> str:
    """The keyed name of a pair, equal in each assessment of the same evidence file."""
    return keyed_hash(key, "pair", pair.person_ref, file_digest(assessment, pair.file), str(pair.row))[:40]


def file_digest(assessment: Assessment, file: str) -> str:
    """The digest of the file that holds a row; of what lies inside an archive, that of the archive."""
    return str(assessment.sources.get(file) or assessment.sources.get(file.partition("!")[0], ""))


def decisions_for(incident: Incident, hashes: Collection[str] | None = None) -> dict[str, LinkDecision]:
    """The decision that stands on each pair, by the pair's hash; of all pairs, or of those in ``hashes``."""
    rows = LinkDecision.objects.filter(incident=incident)
    if hashes is None:
        return {row.pair_hash: row for row in rows.order_by("number")}
    wanted, found = sorted(hashes), dict[str, LinkDecision]()
    for start in range(0, len(wanted), _AT_ONCE):
        part = rows.filter(pair_hash__in=wanted[start : start + _AT_ONCE]).order_by("number")
        found |= {row.pair_hash: row for row in part}
    return found


def decision_counts(incident: Incident) -> dict[str, int]:
    """Pairs by the decision that stands; those taken back count as undecided."""
    counts = Counter(_standing(incident).values_list("decision", flat=True))
    return {str(verdict): counts[verdict] for verdict in Verdict}


def reviewed(assessment: Assessment, key: bytes, *, cause: str = "", after: int = -1) -> Iterator[
    tuple[Pair, LinkDecision | None]
]:  # fmt: skip
    """The pairs in doubt in their order, each with the decision that stands on it; streamed."""
    batch: list[Pair] = []
    for pair in pairs(Path(assessment.folder), cause=cause, after=after):
        batch.append(pair)
        if len(batch) == _AT_ONCE:
            yield from _with_decisions(assessment, key, batch)
            batch = []
    yield from _with_decisions(assessment, key, batch)


def history_of(incident: Incident, hash_of_pair: str) -> QuerySet[LinkDecision]:
    """Every decision on a pair, the first first."""
    return LinkDecision.objects.filter(incident=incident, pair_hash=hash_of_pair).order_by("number")


def _with_decisions(
    assessment: Assessment, key: bytes, batch: list[Pair]
) -> Iterator[tuple[Pair, LinkDecision | None]]:
    hashes = [pair_hash(key, assessment, pair) for pair in batch]
    found = decisions_for(assessment.incident, hashes)
    for pair, hashed in zip(batch, hashes, strict=True):
        yield pair, found.get(hashed)


def _standing(incident: Incident) -> QuerySet[LinkDecision]:
    rows = LinkDecision.objects.filter(incident=incident)
    newest = rows.values("pair_hash").annotate(last=Max("id")).values("last")
    return rows.filter(id__in=newest)
