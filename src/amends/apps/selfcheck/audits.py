"""The independent audit for the public: its scope, what it found, and how far that is mended."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

import msgspec

from amends.apps.governance.auditing import AuditStands, audits_of
from amends.apps.governance.auditmodels import AuditPublication
from amends.apps.incidents.models import Incident
from amends.apps.selfcheck.models import PublicAudit


@dataclass(frozen=True, kw_only=True)
class PublicFinding:
    """One published finding; ``severity`` and ``state`` as in ``governance.auditmodels``."""

    words: str
    severity: str
    state: str
    due_at: datetime | None
    is_overdue: bool


@dataclass(frozen=True, kw_only=True)
class ShownAudit:
    """One audit of which something was published; ``unpublished`` counts its findings that are not public yet."""

    auditor: str
    scope: str
    ties: tuple[str, ...]
    findings: tuple[PublicFinding, ...]
    unpublished: int
    pages: tuple[str, ...]


def public_audits(incident: Incident) -> tuple[ShownAudit, ...]:
    """What the portal shows; reads one table without a name of staff."""
    newest = PublicAudit.objects.filter(incident=incident).order_by("id").last()
    return msgspec.convert(newest.document, tuple[ShownAudit, ...]) if newest else ()


def publish_audits(*, now: datetime) -> int:
    """Copies what has changed since for the public; how many incidents.  Called by the staff's side."""
    refs = AuditPublication.objects.values_list("audit__incident", flat=True).distinct()
    return sum(_published(incident, now) for incident in Incident.objects.filter(pk__in=refs))


def _published(incident: Incident, now: datetime) -> bool:
    shown = [_shown(audit) for audit in audits_of(incident=incident, at=now) if audit.published]
    plain = msgspec.to_builtins(shown)
    digest = hashlib.sha256(msgspec.json.encode(plain, order="sorted")).hexdigest()
    newest = PublicAudit.objects.filter(incident=incident).order_by("id").last()
    if newest is not None and newest.sha256 == digest:
        return False
    PublicAudit.objects.create(incident=incident, document=plain, sha256=digest, at=now)
    return True


def _shown(audit: AuditStands) -> ShownAudit:
    """Who mends a finding is not told: it is a member of staff."""
    findings = tuple(
        PublicFinding(
            words=one.words, severity=one.severity, state=one.state, due_at=one.due_at, is_overdue=one.is_overdue
        )
        for one in audit.findings
        if one.is_published
    )
    return ShownAudit(
        auditor=audit.auditor,
        scope=audit.scope,
        ties=tuple(audit.ties.values()),
        findings=findings,
        unpublished=len(audit.findings) - len(findings),
        pages=audit.published,
    )
