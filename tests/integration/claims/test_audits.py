"""An audit is independent by its stated ties, and its findings are followed until they are verified and public."""

from __future__ import annotations

from datetime import timedelta

import pytest
from claiming import ClaimDesk
from django.db import DatabaseError, transaction

from amends.apps.governance.auditing import (
    NO_TIE,
    add_finding,
    audits_of,
    commission_audit,
    follow_finding,
    publish_findings,
    ties_asked,
)
from amends.apps.governance.auditmodels import AuditDetail, FindingState, Severity
from amends.apps.governance.models import GovernanceEntry
from amends.core.errors import InputError, RefusedError

DIGEST = "a" * 64


def commission(claims: ClaimDesk, **ties: str) -> GovernanceEntry:
    return commission_audit(
        incident=claims.incident,
        auditor="Audit Example",
        scope="How the data left, and what was known when.",
        due_at=claims.now + timedelta(days=90),
        ties={row.tie: NO_TIE for row in ties_asked()} | ties,
        by="board",
        now=claims.now,
    )


def test_auditor_with_a_tie_that_blocks_is_refused(claims: ClaimDesk) -> None:
    for row in ties_asked():
        if row.blocks:
            with pytest.raises(RefusedError) as caught:
                commission(claims, **{row.tie: "Yes, last year."})
            assert caught.value.code == "audit.not_independent"
    assert not GovernanceEntry.objects.exists()


def test_unanswered_tie_is_no_independence(claims: ClaimDesk) -> None:
    with pytest.raises(InputError) as caught:
        commission(claims, holds_shares=" ")
    assert caught.value.code == "audit.ties"


def test_finding_is_followed_until_another_verifies_and_it_is_public(claims: ClaimDesk) -> None:
    audit = commission(claims, sells_us_other_work="Tax advice.")
    finding = add_finding(
        audit=audit, words="Copies were kept too long.", severity=Severity.HIGH, owner="IT",
        due_at=claims.now + timedelta(days=30), by="auditor", now=claims.now,
    )  # fmt: skip
    late = claims.now + timedelta(days=31)
    assert audits_of(incident=claims.incident, at=late)[0].findings[0].is_overdue
    with pytest.raises(InputError):
        follow_finding(finding=finding, state=FindingState.DONE, words="Deleted.", by="it", now=late)
    follow_finding(
        finding=finding, state=FindingState.DONE, words="Deleted.", by="it", now=late, evidence_sha256=DIGEST
    )
    with pytest.raises(RefusedError) as same:
        follow_finding(
            finding=finding, state=FindingState.VERIFIED, words="Seen.", by="it", now=late, evidence_sha256=DIGEST
        )
    assert same.value.code == "audit.same_person"
    follow_finding(
        finding=finding, state=FindingState.VERIFIED, words="Seen.", by="auditor", now=late, evidence_sha256=DIGEST
    )
    assert not audits_of(incident=claims.incident, at=late)[0].is_done
    publish_findings(
        audit=audit, findings=[finding], url="https://bank.example/audit", sha256=DIGEST, by="press", now=late
    )
    [stands] = audits_of(incident=claims.incident, at=late)
    assert stands.is_done
    assert dict(stands.ties) == {"sells_us_other_work": "Tax advice."}


def test_what_an_audit_said_is_never_changed(claims: ClaimDesk) -> None:
    commission(claims)
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditDetail.objects.update(ties={})
