"""One incident with everything that the public and the staff can ask for, for the tests of this folder.

Run by itself it fills AMENDS_HOME and the database, and prints what a reader would hold, as JSON.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
PERSON = "C-1"
CONTACT = "anna@mail.example"


@dataclass(frozen=True, kw_only=True)
class World:
    """Names, digests and codes of the incident; ``number`` is that of the receipt of ``inquiry``."""

    ref: str
    code: str
    notice: str
    release: str
    message_id: str
    inquiry: str
    number: str


def make_world(folder: Path) -> World:
    """A public incident with its doors open, one message out, and its notice released."""
    from check.doors import CASE, CUSTOMERS, Opened
    from django.conf import settings
    from rehearsed import REPORT
    from sealed import released_notice

    from amends.apps.accounts.models import Role
    from amends.apps.accounts.services import staff_member
    from amends.apps.authenticity.publishing import ScamWords, Signs, list_scam
    from amends.apps.authenticity.selectors import registry_of
    from amends.apps.bulletins.services import publish_bulletin
    from amends.apps.care.models import WayIn
    from amends.apps.care.services import Said, take_inquiry
    from amends.apps.delivery.models import Campaign
    from amends.apps.evidence.models import Assessment
    from amends.apps.evidence.services import source_digests
    from amends.apps.incidents.selectors import case_of, fact_book
    from amends.apps.incidents.services import open_incident, supersede_fact
    from amends.apps.looks.services import person_hash, record_look
    from amends.apps.notices.models import Release
    from amends.apps.rehearsals.models import Rehearsal, Stage
    from amends.config.home import begin_incident_key
    from amends.core.case import parse_case
    from amends.core.channels import Channel
    from amends.exposure import assess

    now = datetime.now(UTC) - timedelta(minutes=1)
    (folder / "customers.csv").write_text(CUSTOMERS, encoding="utf-8")
    (folder / "leak.csv").write_text("pesel\n44051401359\n", encoding="utf-8")
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    case = parse_case(CASE, name="case.yaml")
    assess(case, base=folder, out=folder, as_of=now, progress=lambda stage, share: None)
    summary = {"elements": {"name": 1, "pesel": 1}, **json.loads((folder / "summary.json").read_text())}
    incident = open_incident(case=case, case_sha256="0" * 64, is_exercise=True, at=now)
    supersede_fact(incident=incident, ref="exposure.persons@1", value=1, source="register", at=now)
    assessment = Assessment.objects.create(
        incident=incident, folder=str(folder), register_sha256=summary["register_sha256"], summary=summary,
        severity={"band": "very_high"}, sources=source_digests(case_of(incident), base=folder), at=now,
    )  # fmt: skip
    (folder / "report.html").write_bytes(REPORT)
    (folder / "reconciliation.json").write_text(json.dumps({"affected": 1, "notified": 1, "excepted": 0, "owed": 0}))
    Rehearsal.objects.create(
        folder=str(folder), incident=incident, case_path=str(folder / "case.yaml"), as_of_text=now.isoformat(),
        stage=Stage.FINISHED, started_at=now, finished_at=now,
    )  # fmt: skip
    campaign = Campaign.objects.create(
        ref=f"{incident.ref}-1", incident_ref=incident.ref, state="frozen", register_sha256=assessment.register_sha256,
        started_at=now, config={"kind": "notice"},
    )  # fmt: skip
    opened = Opened(incident, assessment, campaign, folder, begin_incident_key(incident.ref))
    notice = released_notice(incident, Channel.EMAIL)
    message = opened.add_message(PERSON, notice=notice.content_sha256)
    opened.publish()
    publish_bulletin(incident=incident, by="anna", now=now)
    list_scam(
        way="sms", signs=Signs(domains=("bank-help.example",)),
        words=[ScamWords(language="en", looks="It asks to pay.")],
        first_seen_on=now.date(), registry=registry_of([fact_book(incident=incident)]), by="anna", now=now,
    )  # fmt: skip
    receipt = take_inquiry(
        said=Said(kind="question", text="What was taken?", language="en"), way_in=WayIn.WEB, incident=incident,
        received_at=now, now=now, public_key=settings.DESK_PUBLIC_KEY(), pepper=settings.SECRET_OF("portal.pepper"),
    )  # fmt: skip
    record_look(
        by=staff_member(username="counsel", role=Role.COUNSEL), incident=incident, kind="preview", what="preview",
        reason="asked by the person", person_hash=person_hash(opened.key, PERSON), now=now,
    )  # fmt: skip
    return World(
        ref=incident.ref,
        code=opened.code(PERSON, notice=notice.content_sha256),
        notice=notice.content_sha256,
        release=Release.objects.get(incident=incident).bundle_sha256,
        message_id=message.message_id,
        inquiry=receipt.inquiry.ref,
        number=receipt.number,
    )


if __name__ == "__main__":
    from amends.config.boot import boot
    from amends.config.home import desk_public_key, home

    sys.path[:0] = [str(HERE), str(HERE.parent / "integration" / "web")]
    boot()
    out = home() / "out"
    out.mkdir()
    made = make_world(out)
    (home() / "keys" / "desk.pub").write_bytes(desk_public_key())
    sys.stdout.write(json.dumps(asdict(made)))
