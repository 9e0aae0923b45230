"""The independent audit: commissioned from somebody without ties, found, followed until it is done, published."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db import transaction

from amends.apps.governance.auditmodels import AuditDetail, AuditPublication, FindingState, Severity
from amends.apps.governance.kinds import EntryKind
from amends.apps.governance.models import GovernanceEntry
from amends.apps.governance.selectors import standing_entries
from amends.apps.governance.services import Note, add_entry
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.core.errors import InputError, RefusedError
from amends.remedies.catalogue_data import Choice, read_data

NO_TIE = "no"
_SHA256 = re.compile("[0-9a-f]{64}")
_NEXT = {
    FindingState.OPEN: (FindingState.IN_WORK, FindingState.DONE),
    FindingState.IN_WORK: (FindingState.DONE,),
    FindingState.DONE: (FindingState.VERIFIED, FindingState.IN_WORK),
    FindingState.VERIFIED: (),
}


class Tie(Choice, frozen=True, kw_only=True):
    """A tie to the house; one that ``blocks`` ends the independence."""

    tie: str
    blocks: bool


class _Ties(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rows: tuple[Tie, ...]


@dataclass(frozen=True, kw_only=True)
class FindingStands:
    """One finding as it stands; ``owner`` mends it by ``due_at``."""

    ref: str
    words: str
    severity: str
    owner: str
    due_at: datetime | None
    state: str
    is_overdue: bool
    is_published: bool


@dataclass(frozen=True, kw_only=True)
class AuditStands:
    """One audit: ``ties`` that the auditor stated and that do not block, its findings, where they were published."""

    ref: str
    auditor: str
    scope: str
    due_at: datetime | None
    ties: Mapping[str, str]
    findings: tuple[FindingStands, ...]
    published: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """Whether every finding was mended and verified, and all are public."""
        return bool(self.findings) and all(
            one.state == FindingState.VERIFIED and one.is_published for one in self.findings
        )


def ties_asked() -> tuple[Tie, ...]:
    """The ties that an auditor answers for.  Raises ``InputError`` (``remedies.unreadable_data``)."""
    return read_data("claims-audit", _Ties).rows


@transaction.atomic
def commission_audit(
    *, incident: Incident, auditor: str, scope: str, due_at: datetime, ties: Mapping[str, str], by: str, now: datetime
) -> GovernanceEntry:
    """Commissions an audit; ``ties`` answers every tie of the list with ``"no"`` or in words what it is.

    Raises ``InputError`` (``audit.ties``, ``governance.*``) and ``RefusedError`` (``audit.not_independent``).
    """
    stated = {code: words.strip() for code, words in ties.items()}
    asked = {row.tie: row for row in ties_asked()}
    if set(stated) != set(asked) or not all(stated.values()):
        raise InputError(
            "The auditor has not answered for every tie.", code="audit.ties", where="ties", fix=", ".join(asked)
        )
    held = [row for code, row in asked.items() if row.blocks and stated[code] != NO_TIE]
    if held:
        raise RefusedError(
            "This auditor is not independent.",
            code="audit.not_independent",
            where=", ".join(row.tie for row in held),
            why=" ".join(row.reason for row in held),
            fix="Commission somebody without these ties.",
        )
    note = Note(kind=EntryKind.AUDIT_COMMISSIONED, at=now, words=scope, who=auditor, until=due_at)
    return _kept(incident, note, by, now, ties=stated)


@transaction.atomic
def add_finding(
    *,
    audit: GovernanceEntry,
    words: str,
    severity: Severity,
    owner: str,
    due_at: datetime,
    by: str,
    now: datetime,
    evidence_sha256: str = "",
) -> GovernanceEntry:
    """What was found, how grave, who mends it and by when.  Raises ``InputError`` (``audit.evidence``,
    ``governance.*``)."""
    note = Note(kind=EntryKind.AUDIT_FINDING, at=now, words=words, who=owner, until=due_at, follows=audit.ref)
    return _kept(
        audit.incident, note, by, now, severity=severity, state=FindingState.OPEN, evidence_sha256=evidence_sha256
    )


@transaction.atomic
def follow_finding(
    *, finding: GovernanceEntry, state: FindingState, words: str, by: str, now: datetime, evidence_sha256: str = ""
) -> GovernanceEntry:
    """What was done about a finding.  Done and verified show something; who verifies did not do it.

    Raises ``InputError`` (``audit.evidence``) and ``RefusedError`` (``audit.state``, ``audit.same_person``).
    """
    GovernanceEntry.objects.select_for_update().get(pk=finding.pk)  # two steps at once do not cross
    before, last = _state_of(finding)
    if state not in _NEXT[before]:
        raise RefusedError(
            f"A finding that is {before} does not become {state}.", code="audit.state", where=finding.ref
        )
    if state in (FindingState.DONE, FindingState.VERIFIED) and not evidence_sha256:
        raise InputError("Nothing shows it.", code="audit.evidence", where=finding.ref, fix="Give a digest (SHA-256).")
    if state is FindingState.VERIFIED and last is not None and last.by == by:
        raise RefusedError("Somebody else verifies it.", code="audit.same_person", where=finding.ref)
    note = Note(kind=EntryKind.AUDIT_FOLLOWED, at=now, words=words, follows=finding.ref)
    return _kept(finding.incident, note, by, now, state=state, evidence_sha256=evidence_sha256)


@transaction.atomic
def publish_findings(
    *, audit: GovernanceEntry, findings: Sequence[GovernanceEntry], url: str, sha256: str, by: str, now: datetime
) -> AuditPublication:
    """Says where findings were made public.  Raises ``InputError`` (``audit.publication``, ``audit.evidence``)."""
    if not findings or any(one.follows_id != audit.pk for one in findings) or not url.startswith("https://"):
        raise InputError(
            "A publication names findings of this audit and a page.", code="audit.publication", where=audit.ref
        )
    made = AuditPublication.objects.create(
        audit=audit, findings=sorted(one.ref for one in findings), url=url[:500], sha256=_digest(sha256), by=by, at=now
    )
    record_deed(
        incident_ref=audit.incident.ref, kind="audit.published", subject=f"{audit.ref}:{made.pk}", at=now,
        findings=made.findings, sha256=made.sha256,
    )  # fmt: skip
    return made


def audits_of(*, incident: Incident, at: datetime) -> tuple[AuditStands, ...]:
    """The audits of an incident as they stand, the oldest first."""
    findings = standing_entries(incident=incident, kind=EntryKind.AUDIT_FINDING)
    return tuple(
        _audit(audit, [one for one in findings if one.follows_id == audit.pk], at)
        for audit in standing_entries(incident=incident, kind=EntryKind.AUDIT_COMMISSIONED)
    )


def _audit(audit: GovernanceEntry, findings: Sequence[GovernanceEntry], at: datetime) -> AuditStands:
    publications = list(audit.publications.order_by("id"))
    public = {ref for row in publications for ref in row.findings}
    detail = _detail(audit)
    ties = detail.ties if detail else {}
    return AuditStands(
        ref=audit.ref,
        auditor=audit.who,
        scope=audit.words,
        due_at=audit.until,
        ties={code: words for code, words in ties.items() if words != NO_TIE},
        findings=tuple(_finding(one, at, is_published=one.ref in public) for one in findings),
        published=tuple(row.url for row in publications),
    )


def _finding(finding: GovernanceEntry, at: datetime, *, is_published: bool) -> FindingStands:
    state, _ = _state_of(finding)
    is_mended = state in (FindingState.DONE, FindingState.VERIFIED)
    detail = _detail(finding)
    return FindingStands(
        ref=finding.ref,
        words=finding.words,
        severity=detail.severity if detail else "",
        owner=finding.who,
        due_at=finding.until,
        state=state,
        is_overdue=not is_mended and finding.until is not None and finding.until < at,
        is_published=is_published,
    )


def _state_of(finding: GovernanceEntry) -> tuple[FindingState, GovernanceEntry | None]:
    """The state and the entry that said so; an entry of the log without a state said that it was done."""
    rows = finding.followers.filter(kind=EntryKind.AUDIT_FOLLOWED, corrections__isnull=True).order_by("id")
    last = rows.last()
    if last is None:
        return FindingState.OPEN, None
    detail = _detail(last)
    return FindingState(detail.state) if detail else FindingState.DONE, last


def _detail(entry: GovernanceEntry) -> AuditDetail | None:
    return AuditDetail.objects.filter(entry=entry).first()


def _kept(
    incident: Incident,
    note: Note,
    by: str,
    now: datetime,
    *,
    ties: Mapping[str, str] | None = None,
    severity: str = "",
    state: str = "",
    evidence_sha256: str = "",
) -> GovernanceEntry:
    entry = add_entry(incident=incident, note=note, by=by, now=now)
    AuditDetail.objects.create(
        entry=entry, ties=dict(ties or {}), severity=severity, state=state,
        evidence_sha256=_digest(evidence_sha256) if evidence_sha256 else "",
    )  # fmt: skip
    return entry


def _digest(text: str) -> str:
    if not _SHA256.fullmatch(text):
        raise InputError("This is no SHA-256 in hex.", code="audit.evidence", where="sha256")
    return text
