"""A case, what a finished rehearsal leaves of it, and a composed notice."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from amends.apps.bulletins.services import publish_bulletin
from amends.apps.incidents.models import Incident
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import keep_notice

NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)
REPORT = b"<!doctype html><html><head><style>p { color: red }</style></head><body><p>Report</p></body></html>"

CASE = """
incident:
  title: "Customer data published"
  controller:
    name: "Bank Example"
    brand_domains: [bank.example]
    contact: {phone: "+48 500 009 900", hours: "7-22", email: "help@bank.example"}
  malicious: true
  recipients: unknown_number
  anchors:
    occurred: 2026-05-20T02:00:00+02:00
    discovered: 2026-06-01T00:30:00+02:00
  assessment: {exfiltration: confirmed, cause: web_attack}
remedies: {monitoring_months: 24, card_reissue: true}
cohorts: [{residence: PL, persons: 1, elements: [name]}]
"""

Finished = Callable[..., Incident]


def publishing(finished: Finished) -> Finished:
    """The same incidents, each with its page public."""

    def make(*args: Any, **options: Any) -> Incident:
        incident = finished(*args, **options)
        publish_bulletin(incident=incident, by="the test", now=NOW)
        return incident

    return make


def kept_notice(
    incident: Incident, *, language: str = "fa", direction: str = "rtl", text: str = "سلام"
) -> NoticeVersion:
    """A composed notice of one sentence."""
    sentence = {"text": text, "facts": ["anchor.occurred@1"]}
    content: dict[str, Any] = {
        "language": language,
        "channel": "email",
        "direction": direction,
        "content_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "subject": {"text": "Subject", "facts": []},
        "blocks": [{"kind": "paragraph", "sentences": [sentence], "elements": [], "actions": []}],
        "facts": ["anchor.occurred@1"],
    }
    finding = {"rule": "L25", "severity": "warning", "why": "A number cites no fact.", "fix": "Bind it."}
    lint = {"verdict": "warn", "findings": [finding]}
    return keep_notice(incident=incident, segment="PL 2 elements", content=content, lint=lint, now=NOW)
