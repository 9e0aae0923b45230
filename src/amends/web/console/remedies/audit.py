"""The independent audit: who, on what, what was found, who mends it, what is public."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.governance.auditing import (
    NO_TIE,
    add_finding,
    audits_of,
    commission_audit,
    follow_finding,
    publish_findings,
    ties_asked,
)
from amends.apps.governance.auditmodels import FindingState, Severity
from amends.apps.governance.kinds import EntryKind
from amends.apps.governance.models import GovernanceEntry
from amends.apps.incidents.models import Incident
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import access_incident, require_right
from amends.web.console.frame import console_page
from amends.web.console.overview.instants import instant_of
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import Counts, done_at, line_in, said

_MOST_WORDS = 10_000
_SAID = {
    "commission": "The audit is on the log.",
    "finding": "The finding is on the log.",
    "follow": "The step is on the log.",
    "publish": "{} findings are noted as public.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def audit(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The audits as they stand; POST adds to the governance log, of which nothing can be changed."""
    incident = access_incident(user=user, ref=ref)
    fault: AmendsError | None = None
    if request.method == "POST":
        require_right(user, Right.GOVERN)
        done = done_at(request, user, incident, acts=_ACTS, page="console:audit")
        if isinstance(done, HttpResponse):
            return done
        fault = done
    ties = ties_asked()
    context: dict[str, Any] = {
        "audits": audits_of(incident=incident, at=timezone.now()),
        "ties": [(row.tie, row.tie.replace("_", " "), row.blocks) for row in ties],
        "tie_names": {row.tie: row.tie.replace("_", " ") for row in ties},
        "severities": Severity.choices,
        "states": [choice for choice in FindingState.choices if choice[0] != FindingState.OPEN],
        "may_govern": may(user.role, Right.GOVERN),
        "typed": request.POST if fault else {},
        "fault": fault,
        "said": said(request, _SAID),
    }
    return console_page(
        request, user, "console/remedies/audit.html", context, tab="governance", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _commission(request: HttpRequest, user: User, incident: Incident) -> Counts:
    ties = {row.tie: line_in(request, f"tie_{row.tie}") or NO_TIE for row in ties_asked()}
    if "has_answered" not in request.POST:
        raise InputError(
            "The auditor has not answered for every tie.", code="audit.ties", where="ties",
            fix="Ask them about each, and tick that they have answered.",
        )  # fmt: skip
    commission_audit(
        incident=incident, auditor=line_in(request, "auditor"), scope=_words(request, "scope"),
        due_at=_instant(request, "due_at"), ties=ties, by=user.get_username(), now=timezone.now(),
    )  # fmt: skip
    return ()


def _finding(request: HttpRequest, user: User, incident: Incident) -> Counts:
    severity = request.POST.get("severity", "")
    if severity not in Severity.values:
        raise InputError("How grave it is is not said.", code="audit.severity", where="severity", fix="Choose one.")
    add_finding(
        audit=_entry(incident, request.POST.get("audit", ""), EntryKind.AUDIT_COMMISSIONED),
        words=_words(request, "words"), severity=Severity(severity), owner=line_in(request, "owner"),
        due_at=_instant(request, "due_at"), by=user.get_username(), now=timezone.now(),
        evidence_sha256=line_in(request, "evidence"),
    )  # fmt: skip
    return ()


def _follow(request: HttpRequest, user: User, incident: Incident) -> Counts:
    state = request.POST.get("state", "")
    if state not in FindingState.values:
        raise InputError("There is no such state.", code="audit.state", where="state", fix="Choose one.")
    follow_finding(
        finding=_entry(incident, request.POST.get("finding", ""), EntryKind.AUDIT_FINDING),
        state=FindingState(state), words=_words(request, "words"), by=user.get_username(), now=timezone.now(),
        evidence_sha256=line_in(request, "evidence"),
    )  # fmt: skip
    return ()


def _publish(request: HttpRequest, user: User, incident: Incident) -> Counts:
    chosen = [_entry(incident, ref, EntryKind.AUDIT_FINDING) for ref in dict.fromkeys(request.POST.getlist("finding"))]
    publish_findings(
        audit=_entry(incident, request.POST.get("audit", ""), EntryKind.AUDIT_COMMISSIONED), findings=chosen,
        url=line_in(request, "url"), sha256=line_in(request, "evidence"), by=user.get_username(), now=timezone.now(),
    )  # fmt: skip
    return (len(chosen),)


_ACTS = {"commission": _commission, "finding": _finding, "follow": _follow, "publish": _publish}


def _entry(incident: Incident, ref: str, kind: EntryKind) -> GovernanceEntry:
    found = incident.governance.filter(ref=ref, kind=kind).first()
    if found is None:
        raise InputError("The entry that is named does not exist.", code="audit.entry", where=ref[:20])
    return found


def _words(request: HttpRequest, field: str) -> str:
    return request.POST.get(field, "").replace("\0", "").strip()[:_MOST_WORDS]


def _instant(request: HttpRequest, field: str) -> datetime:
    found = instant_of(line_in(request, field), where=field)
    if found is None:
        raise InputError(
            "By when is not said.", code="audit.due", where=field, fix="Write it as 2026-09-30 12:00 +02:00."
        )
    return found
