"""An incident with a register that was really assessed from a small case."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from rehearsed import NOW

from amends.apps.evidence.models import Assessment
from amends.apps.evidence.services import source_digests
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.looks.models import Look
from amends.apps.looks.services import record_look
from amends.apps.rehearsals.models import Rehearsal, Stage
from amends.config.home import begin_incident_key
from amends.core.case import parse_case
from amends.exposure import assess

CUSTOMERS = """nr_klienta,imie,nazwisko,pesel,data_urodzenia,email,telefon,ulica,kod,miasto,kraj,jezyk,nr_dowodu
1001,Anna,Kowalska,85010112345,1985-01-01,anna@poczta.example,+48 500 000 001,ul. Lipowa 1,00-001,Łódź,PL,pl,ABC123456
1002,Jan,Nowak,90020212344,1990-02-02,jan@poczta.example,+48 500 000 002,ul. Lipowa 2,00-001,Warszawa,PL,pl,ABC123457
1003,Ewa,Wilk,75030312347,1975-03-03,ewa@poczta.example,+48 500 000 003,ul. Lipowa 3,00-001,Warszawa,PL,pl,ABC123458
1004,Max,Muster,,1970-04-04,max@post.example,+49 30 2312 5001,Ringstr. 4,10115,Berlin,DE,de,XY1234567
1005,Eva,Muster,,1971-05-05,eva@post.example,+49 30 2312 5001,Ringstr. 4,10115,Berlin,DE,de,XY1234568
1006,Adam,Lis,80060612340,1980-06-06,adam@poczta.example,+48 500 000 006,ul. Lipowa 6,00-001,Warszawa,PL,pl,ABC123459
1007,Olga,Lis,81070712341,1981-07-07,olga@poczta.example,+48 500 000 007,ul. Lipowa 6,00-001,Warszawa,PL,pl,ABC123460
1008,Piotr,Bąk,82080812342,1982-08-08,piotr@poczta.example,+48 500 000 008,ul. Lipowa 8,00-001,Warszawa,PL,pl,ABC123461
"""
LEAK = """klient;ur;mail;tel;dowod;saldo
Anna Kowalska;01.01.1985;anna@poczta.example;500000001;ABC123456;1200,50
Jan Nowak;02.02.1990;jan@poczta.example;500000002;ABC123457;310,00
Ewa Wilk;03.03.1975;ewa@poczta.example;500000003;ABC123458;99,90
Max Muster;04.04.1970;max@post.example;;XY1234567;
Adam Lis;06.06.1980;adam@poczta.example;500000006;ABC123459;7,00
Olga Lis;07.07.1981;olga@poczta.example;500000007;ABC123460;8,00
Piotr Bąk;08.08.1999;piotr@poczta.example;500000008;ABC123461;8,00
E. Muster;;;004930 23125001;;
Nobody Atall;09.09.1950;nobody@nowhere.example;;ZZ9999999;
Max Muster;;;;;
broken;row
"""
CASE = """
incident:
  title: "Customer data published"
  controller:
    name: "Bank Example"
    established_in: PL
    brand_domains: [bank.example]
    contact: {phone: "+48 500 009 900", hours: "7-22", email: "help@bank.example"}
  malicious: true
  recipients: unknown_number
  anchors:
    occurred: 2026-05-20T02:00:00+02:00
    discovered: 2026-06-01T00:30:00+02:00
customers: [{path: customers.csv}]
evidence: [{path: leak.csv}]
"""


@pytest.fixture(scope="session")
def assessed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``case/`` and ``out/`` of one assessment."""
    folder = tmp_path_factory.mktemp("assessed")
    (folder / "case").mkdir()
    for name, text in (("customers.csv", CUSTOMERS), ("leak.csv", LEAK), ("case.yaml", CASE)):
        (folder / "case" / name).write_text(text, encoding="utf-8")
    case = parse_case(CASE, name="case.yaml")
    assess(case, base=folder / "case", out=folder / "out", as_of=NOW, progress=lambda stage, share: None)
    return folder


@pytest.fixture
def assessed(assessed_folder: Path, tmp_path: Path, db: None) -> Incident:
    """The incident with its assessment and its run; the folder is the test's own."""
    folder = tmp_path / "run"
    shutil.copytree(assessed_folder, folder)
    return kept(folder, is_exercise=True)


def kept(folder: Path, *, is_exercise: bool) -> Incident:
    """Opens an incident on a folder that was assessed."""
    case = parse_case(CASE, name="case.yaml")
    digest = hashlib.sha256(CASE.encode()).hexdigest()
    incident = open_incident(case=case, case_sha256=digest, is_exercise=is_exercise, at=NOW)
    begin_incident_key(incident.ref)
    summary = msgspec.json.decode((folder / "out" / "summary.json").read_bytes())
    Assessment.objects.create(
        incident=incident,
        folder=str(folder / "out"),
        register_sha256=summary["register_sha256"],
        sources=source_digests(case, base=folder / "case"),
        summary=summary | {"elements": ["name"]},
        severity={"band": "high"},
        at=NOW,
    )
    Rehearsal.objects.create(
        folder=str(folder / "out"),
        incident=incident,
        case_path=str(folder / "case" / "case.yaml"),
        as_of_text=NOW.isoformat(),
        stage=Stage.ASSESSED,
        started_at=NOW,
    )
    return incident


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What was put on record as a look, in order."""
    kept: list[dict[str, Any]] = []

    def record(**told: Any) -> Look:
        kept.append(told)
        return record_look(**told)

    monkeypatch.setattr("amends.web.console.exposure.looking.record_look", record)
    return kept
