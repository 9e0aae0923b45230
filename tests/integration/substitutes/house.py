"""A house with a leak: its incident, its people, its ledger and its web site."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

import duckdb

from amends.apps.delivery.models import Campaign, Message, Omission, Segment
from amends.apps.delivery.states import MessageState
from amends.apps.duties.services import answer_duties
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.public import keep_public_text
from amends.apps.notices.services import notice_of, propose_release, release_notices
from amends.core.case import parse_case
from amends.core.case.model import Cohort, Risk
from amends.core.channels import Channel
from amends.wording.render.web import render_web

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
CASE = """
incident:
  controller:
    name: Bank
    established_in: US-CA
    brand_domains: [bank.example]
    contact: {phone: "+1 555 555 0100", email: help@bank.example}
  malicious: true
  anchors:
    occurred: 2026-05-20T02:00:00-07:00
    discovered: 2026-06-01T00:30:00-07:00
    aware: 2026-06-01T00:30:00-07:00
    determined: 2026-06-01T12:00:00-07:00
  assessment: {risk: high, misuse_likely: true, exfiltration: confirmed, cause: web_attack}
  facts:
    - {key: substitute.reason, value: unreachable, source: ledger}
    - {key: substitute.days, value: 30, source: corpus}
    - {key: contact.toll_free, value: "1-800-555-0100", source: house}
cohorts: [{residence: US-CA, persons: 4, elements: [name, ssn]}]
"""
_COLUMNS = (
    "person_ref name given_name family_name language residence elements protection email phone street postcode city "
    "country born_on is_deceased guardian next_of_kin gender formality shared source_file source_row title "
    "letter_format"
).split()


def opened(*, is_exercise: bool = True) -> Incident:
    case = parse_case(CASE, name="case.yaml")
    return open_incident(case=case, case_sha256="0" * 64, is_exercise=is_exercise, at=NOW)


def released(incident: Incident, template: str, channel: str) -> NoticeVersion:
    version = keep_public_text(incident=incident, template=template, language="en", channel=Channel(channel), now=NOW)
    version.verdicts.create(report={"verdict": "pass", "findings": []}, at=NOW)
    release_notices(release=propose_release(incident=incident, notices=[version], now=NOW), now=NOW)
    return version


def page_of(version: NoticeVersion) -> str:
    return render_web(notice_of(version.content)).html


def planned(incident: Incident, folder: Path, people: dict[str, dict[str, str]]) -> Campaign:
    """The people are affected, the law was asked, and a campaign without a message stands."""
    _write_audience(folder, people)
    elements = '["name", "ssn"]'
    (folder / "cohorts.json").write_text(
        f'[{{"ref": "K-1", "residence": "US-CA", "persons": {len(people)}, "elements": {elements},'
        ' "protection": "none", "minors": 0}]'
    )
    Assessment.objects.create(
        incident=incident, folder=str(folder), register_sha256="a" * 64, summary={}, severity={}, at=NOW
    )
    cohort = Cohort(residence="US-CA", persons=len(people), elements=frozenset(("name", "ssn")))
    answer_duties(incident=incident, cohorts=[cohort], computed_risk=Risk.HIGH, as_of=NOW)
    return Campaign.objects.create(
        ref=f"{incident.ref}-1",
        incident_ref=incident.ref,
        state="frozen",
        register_sha256="a" * 64,
        persons=len(people),
        config={"kind": "notice"},
        started_at=NOW,
    )


def told(campaign: Campaign, person_ref: str, channel: str, *steps: MessageState) -> None:
    """A message that went through these states."""
    segment, _ = Segment.objects.get_or_create(campaign=campaign, seq=1, channel="email", payload=b"")
    message = Message.objects.create(
        message_id=f"{person_ref}-{channel}@bank.example",
        campaign=campaign,
        segment=segment,
        person_ref=person_ref,
        channel=channel,
        address_sha256="a" * 64,
        notice_sha256="b" * 64,
        content_sha256="c" * 64,
        code_sha256="d" * 64,
        at=NOW,
    )
    for state in steps:
        message.state, message.attempts = state, 1
        message.save()


def omitted(campaign: Campaign, person_ref: str, fate: str) -> None:
    Omission.objects.create(campaign=campaign, person_ref=person_ref, fate=fate, reason="no lawful channel")


def _write_audience(folder: Path, people: dict[str, dict[str, str]]) -> None:
    usual = {"name": "A B", "language": "en", "residence": "US-CA", "protection": "none", "formality": "formal"}
    with duckdb.connect() as engine:
        kinds = {"elements": "VARCHAR[]", "shared": "VARCHAR[]", "born_on": "DATE", "is_deceased": "BOOLEAN"}
        kinds["source_row"] = "BIGINT"
        engine.execute(
            f"CREATE TABLE a ({', '.join(' '.join((name, kinds.get(name, 'VARCHAR'))) for name in _COLUMNS)})"
        )
        for ref, given in people.items():
            row = usual | {"person_ref": ref, "elements": ["name", "ssn"], "shared": [], "is_deceased": False} | given
            row |= {"source_file": "c.csv", "source_row": 1}
            marks = ", ".join("?" for _ in _COLUMNS)
            engine.execute(f"INSERT INTO a VALUES ({marks})", [row.get(name) for name in _COLUMNS])
        engine.execute(f"COPY a TO '{folder / 'audience.parquet'}' (FORMAT parquet)")


class Site:
    """A web site of a few pages; what is not there answers 404."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = pages.get(self.path, "").encode()
                self.send_response(200 if body else 404)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """A test's output is no log."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever)

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
