"""The small incident with its doors open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from check.doors import CASE, CUSTOMERS, Opened, write_register
from django.core.cache import cache
from rehearsed import NOW, Finished

from amends.apps.delivery.models import Campaign
from amends.apps.evidence.services import source_digests
from amends.apps.incidents.selectors import case_of
from amends.apps.notices.services import keep_notice
from amends.apps.selfcheck.selectors import forget_sets
from amends.config.home import begin_incident_key


@pytest.fixture
def opened(finished: Finished, tmp_path: Path) -> Iterator[Opened]:
    """C-1 and C-8 (a child) are affected, C-5 is in review, C-3 and C-4 share a mailbox, C-6 is only safe by letter."""
    cache.clear()
    (tmp_path / "customers.csv").write_text(CUSTOMERS, encoding="utf-8")
    (tmp_path / "leak.csv").write_text("pesel\n44051401359\n", encoding="utf-8")
    incident = finished(case=CASE)
    assessment = incident.assessments.get()
    assessment.sources = source_digests(case_of(incident), base=tmp_path)
    assessment.save(update_fields=["sources"])
    write_register(tmp_path)
    campaign = Campaign.objects.create(
        ref=f"{incident.ref}-1",
        incident_ref=incident.ref,
        state="frozen",
        register_sha256=assessment.register_sha256,
        started_at=NOW,
        config={"kind": "notice"},
    )
    made = Opened(incident, assessment, campaign, tmp_path, begin_incident_key(incident.ref))
    made.add_message("C-1")
    made.publish()
    yield made
    forget_sets()
    cache.clear()


@pytest.fixture
def noticed(opened: Opened) -> str:
    """The message of C-1 has a notice with two steps; its digest."""
    step = {
        "elements": [],
        "minutes": 5,
        "where": None,
        "site": None,
        "why": "It helps.",
        "by": "today",
        "takes": "5 min",
    }
    content = {
        "language": "en",
        "channel": "email",
        "direction": "ltr",
        "content_sha256": "e" * 64,
        "subject": {"text": "Your data", "facts": []},
        "facts": [],
    }
    said = {"text": "Data were taken.", "facts": []}
    blocks = [
        {"kind": "paragraph", "sentences": [said], "elements": [], "actions": []},
        {"kind": "salutation", "sentences": [{"text": "{{ greeting }}", "facts": []}], "elements": [], "actions": []},
        {"kind": "code", "sentences": [{"text": "Code: {{ code }}.", "facts": []}], "elements": [], "actions": []},
        {
            "kind": "actions",
            "sentences": [],
            "elements": [],
            "actions": [step | {"ref": "act-1", "do": "Lock it."}, step | {"ref": "act-2", "do": "Watch it."}],
        },
    ]
    version = keep_notice(
        incident=opened.incident, segment="PL", content=content | {"blocks": blocks}, lint={"findings": []}, now=NOW
    )
    opened.add_message("C-1", notice=version.content_sha256)
    opened.publish()
    return version.content_sha256
