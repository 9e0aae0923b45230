"""How the house is doing, for everybody: how it answers, what it hid, how far help came, what an audit found."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from amends.apps.care.moderation import hidden_counts
from amends.apps.incidents.models import Incident
from amends.apps.measures.selectors import public_measures
from amends.apps.selfcheck.audits import PublicFinding, ShownAudit, public_audits
from amends.web.portal.care.figures import figures_shown
from amends.web.portal.frame import portal_form, portal_page
from amends.web.portal.inquiries.about import shown_incident
from amends.web.portal.inquiries.texts import speaker_of
from amends.web.portal.speaking import Speaker

_WORDS = (
    "title intro none-yet served what how-many moderated moderated-why reason times back audit audit-none auditor "
    "scope ties findings report help done-what said seen of given used"
).split()


@portal_form
def openness(request: HttpRequest, language: str) -> HttpResponse:
    """The page; before anything is public it says that there is nothing yet."""
    incident = shown_incident()
    speaker = speaker_of(incident, language)
    context: dict[str, Any] = {
        "exercise": speaker.say("portal-inq-exercise") if incident and incident.is_exercise else "",
        "words": {name.replace("-", "_"): speaker.say(f"portal-care-open-{name}") for name in _WORDS},
    }
    if incident is not None:
        context |= _of(incident, speaker)
    return portal_page(request, "portal/care/openness.html", language=language, name="portal:openness", context=context)


def _of(incident: Incident, speaker: Speaker) -> dict[str, Any]:
    document = public_measures(incident)
    return {
        "figures": figures_shown(document, speaker) if document else None,
        "as_of": _as_of(document, speaker) if document else "",
        "moderated": [
            (
                speaker.say("portal-care-open-hide", reason=one.reason),
                speaker.number(one.hidden),
                speaker.number(one.shown_again),
            )
            for one in hidden_counts(incident.pk)
        ],
        "audits": [_audit(one, speaker) for one in public_audits(incident)],
    }


def _as_of(document: dict[str, Any], speaker: Speaker) -> str:
    return speaker.say("portal-care-open-as-of", day=speaker.day(datetime.fromisoformat(document["at"])))


def _audit(audit: ShownAudit, speaker: Speaker) -> dict[str, Any]:
    more = audit.unpublished
    return {
        "auditor": speaker.foreign(audit.auditor),
        "scope": audit.scope,
        "ties": audit.ties,
        "findings": [_finding(one, speaker) for one in audit.findings],
        "more": speaker.say("portal-care-open-more", count=more, number=speaker.number(more)) if more else "",
        "pages": audit.pages,
    }


def _finding(finding: PublicFinding, speaker: Speaker) -> dict[str, str]:
    is_mended = finding.state in ("done", "verified")
    state = speaker.say("portal-care-open-finding-state", state=finding.state)
    due = "late" if finding.is_overdue else "due"
    day = speaker.day(finding.due_at) if finding.due_at and not is_mended else ""
    return {
        "words": finding.words,
        "grade": speaker.say("portal-care-open-finding-grade", severity=finding.severity) if finding.severity else "",
        "state": state,
        "due": speaker.say(f"portal-care-open-finding-{due}", day=day) if day else "",
    }
