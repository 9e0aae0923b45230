"""Run by itself: fills AMENDS_HOME with one finished rehearsal and prints its ref and its notices."""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from amends.config.boot import boot
from amends.config.home import home
from amends.core.case import parse_case
from amends.recovery.report import Deadline, ReportData, render_report

NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)
WORDS = {
    "en": "Your personal data was stolen.",
    "pl": "Skradziono Państwa dane osobowe.",
    "de": "Ihre persönlichen Daten wurden gestohlen.",
    "fa": "داده‌های شخصی شما دزدیده شد.",
}
ELEMENTS = ("name", "birth_date", "email", "phone", "address", "pesel", "id_card", "card_number", "transactions")


def write_report(folder: Path, ref: str) -> None:
    why = ("In force since 2018-05-25.", "The risk is high; 474 persons in 87 cohorts. " * 6)
    duty = Deadline(
        law="eu/gdpr/notify-authority",
        citation="GDPR, Regulation (EU) 2016/679, Article 33(1)",
        url="https://eur-lex.example/gdpr",
        recipient="Prezes Urzędu Ochrony Danych Osobowych (UODO)",
        jurisdiction="PL",
        status="required",
        persons=474,
        because=why,
        due=NOW + timedelta(hours=50),
        confidence="OF",
    )
    balance = {
        "affected": 474, "notified": 472, "excepted": 2, "owed": 0, "unknown": 0, "duplicates": 0,
        "possible_duplicates": 0, "misdirected": 0,
        "excepted_because": {"deceased, and no next of kin is known": 2}, "owed_because": {},
    }  # fmt: skip
    page = render_report(
        ReportData(
            title="Customer data published",
            controller="Bank Example",
            incident_ref=ref,
            is_exercise=True,
            as_of=NOW,
            anchors={"aware": NOW - timedelta(days=1), "occurred": NOW - timedelta(days=12)},
            deadlines=(duty,),
            evidence={"rows": 500, "linked": 473, "review": 14, "unmatched": 12, "rejected": 1},
            persons={"affected": 474, "review": 14},
            severity={"se": 4, "band": "very_high", "override": None},
            exposure=tuple((place, "PESEL number", 40) for place in "PL DE GB US-CA US-NY US-FL FR AT other".split()),
            deliveries=(("email", "pl", "accepted", 329), ("post", "pl", "accepted", 4)),
            reconciliation=balance,
            digests={"Register": "a" * 64},
        )
    )
    (folder / "report.html").write_text(page, encoding="utf-8")
    (folder / "reconciliation.json").write_text(json.dumps(balance))


def fill(folder: Path) -> str:
    """One incident with its facts, report and notices; gives what the tests need to find them."""
    # Models load after boot().
    from rehearsed import CASE, kept_notice
    from sent import kept_message

    from amends.apps.bulletins.services import follow_facts, publish_bulletin
    from amends.apps.evidence.models import Assessment
    from amends.apps.incidents.services import claim_fact, open_incident, supersede_fact
    from amends.apps.rehearsals.models import Rehearsal, Stage

    incident = open_incident(case=parse_case(CASE, name="case.yaml"), case_sha256="0" * 64, is_exercise=True, at=NOW)
    supersede_fact(incident=incident, ref="exposure.persons@1", value=474, source="register", at=NOW)
    claim_fact(incident=incident, key="incident.persons_claimed", value=80000, source="post by the attacker", at=NOW)
    claim_fact(incident=incident, key="incident.persons_claimed", value=500, source="the bank's own count", at=NOW)
    Assessment.objects.create(
        incident=incident,
        folder=str(folder),
        register_sha256="a" * 64,
        summary={"elements": dict.fromkeys(ELEMENTS, 474), "persons": {"affected": 474}, "evidence": {}},
        severity={"band": "very_high"},
        at=NOW,
    )
    publish_bulletin(incident=incident, by="anna", now=NOW, next_update_at=datetime.now(UTC) + timedelta(days=2))
    supersede_fact(incident=incident, ref="exposure.persons@2", value=481, source="recount", at=NOW)
    follow_facts(incident=incident, now=NOW + timedelta(hours=5))
    write_report(folder, incident.ref)
    kept_message(incident)
    Rehearsal.objects.create(
        folder=str(folder), incident=incident, case_path=str(folder / "case.yaml"), as_of_text=NOW.isoformat(),
        stage=Stage.FINISHED, started_at=NOW, finished_at=datetime.now(UTC),
    )  # fmt: skip
    notices = {
        language: kept_notice(incident, language=language, direction="rtl" if language == "fa" else "ltr", text=text)
        for language, text in WORDS.items()
    }
    return " ".join([incident.ref, *(f"{key}={item.content_sha256}" for key, item in notices.items())])


if __name__ == "__main__":
    boot()
    sys.path.insert(0, str(Path(__file__).parents[1] / "integration" / "web"))
    out = home() / "out"
    out.mkdir()
    sys.stdout.write(fill(out))
