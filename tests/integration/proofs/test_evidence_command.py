"""``amends evidence`` from outside: a small run, its packs, and what the command refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from amends.cli import evidence

PERSON = "K-101"
CASE = """
incident:
  title: "Customer list published"
  controller:
    name: "Bank Example"
    established_in: PL
    regulated_as: [dora_entity]
    brand_domains: [bank.example]
    contact: {phone: "+48 500 009 900", hours: "7-22", email: "help@bank.example", postal: "80-001 Brzezno"}
  malicious: true
  recipients: unknown_number
  anchors:
    occurred: 2026-05-20T02:00:00+02:00
    detected: 2026-06-01T09:00:00+02:00
    discovered: 2026-06-01T09:00:00+02:00
    aware: 2026-06-01T16:20:00+02:00
    determined: 2026-06-02T12:00:00+02:00
  assessment: {risk: high, misuse_likely: true, exfiltration: confirmed, cause: web_attack, backup: true}
customers:
  - path: customers.csv
    columns: {id: nr, country: kraj, language: jezyk, given_name: imie, family_name: nazwisko}
evidence:
  - path: leak.csv
    protection: none
remedies: {monitoring_months: 24, card_reissue: true}
"""
CUSTOMERS = """nr,imie,nazwisko,pesel,data_urodzenia,email,ulica,kod_pocztowy,miasto,kraj,jezyk
K-101,Joanna,Brzeska,59070370342,1959-07-03,joanna.brzeska@poczta.example,ul. Nowa 1,85-490,Brzezno,PL,pl
K-102,Piotr,Kowal,04312267890,2004-11-22,piotr.kowal@poczta.example,ul. Nowa 2,85-490,Brzezno,PL,pl
"""
LEAK = """imie;nazwisko;pesel;email
Joanna;Brzeska;59070370342;joanna.brzeska@poczta.example
Piotr;Kowal;04312267890;piotr.kowal@poczta.example
"""


@dataclass(frozen=True)
class Run:
    """A finished run of two customers."""

    folder: Path
    ref: str

    def amends(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        return amends(self.folder, *words)


def amends(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from amends.cli.main import run; run()", *map(str, words)],
        env={**os.environ, "AMENDS_HOME": str(folder / "home")},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("evidence")
    for name, text in (("case.yaml", CASE), ("customers.csv", CUSTOMERS), ("leak.csv", LEAK)):
        (folder / name).write_text(text, encoding="utf-8")
    done = amends(folder, "rehearse", "case.yaml", "--out", "out", "--as-of", "2026-06-02T14:00:00+02:00", "--json")
    assert done.returncode == 0, done.stderr
    return Run(folder, json.loads(done.stdout)["incident"])


def test_the_exact_mail_of_the_outbox_is_in_the_pack_and_the_pack_verifies(run: Run) -> None:
    words = ("--incident", run.ref, "--out", "pack.zip", "--with-address", "--reason", "Order of the court", "--json")
    made = run.amends("evidence", PERSON, *words)
    assert made.returncode == 0, made.stderr
    told = json.loads(made.stdout)
    with zipfile.ZipFile(run.folder / "pack.zip") as archive:
        mail = archive.read("notice/message-1.eml")
    assert mail in [path.read_bytes() for path in (run.folder / "out" / "outbox").rglob("*.eml")]
    checked = run.amends("record", "verify", "pack.zip", "--key", told["public_key"], "--json")
    assert checked.returncode == 0, checked.stdout
    answer = json.loads(checked.stdout)
    assert (answer["tree_size"], answer["root_hash"]) == (told["tree_size"], told["root_hash"])
    assert "continues the one of" in answer["why"]  # the run's own record, which was exported before


def test_an_authority_gets_figures_that_are_those_of_the_run(run: Run) -> None:
    made = run.amends("evidence", "--incident", run.ref, "--out", "all.zip")
    assert made.returncode == 0, made.stderr
    assert run.amends("record", "verify", "all.zip").returncode == 0
    with zipfile.ZipFile(run.folder / "all.zip") as archive:
        claims = json.loads(archive.read("claims.json"))
    assert (claims["reconciliation"]["affected"], claims["reconciliation"]["notified"]) == (2, 2)
    assert sum(row["messages"] for row in claims["sent"]) == 2
    assert claims["duties"]


def test_the_registry_is_written_for_an_edge(run: Run) -> None:
    made = run.amends("evidence", "--incident", run.ref, "--registry", "codes.jsonl", "--json")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["codes"] == len((run.folder / "codes.jsonl").read_text().splitlines()) == 2
    assert all(json.loads(line)["exercise"] for line in (run.folder / "codes.jsonl").read_text().splitlines())


def test_nobody_on_record_is_one_clear_error_and_no_file(run: Run) -> None:
    done = run.amends("evidence", "K-999", "--incident", run.ref, "--out", "x.zip", "--json")
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (2, "evidence.nobody")
    assert not (run.folder / "x.zip").exists()


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        ([PERSON], 2, "evidence.options"),
        (["--out", "x.zip", "--with-address", "--reason", "why"], 2, "evidence.options"),
        ([PERSON, "--registry", "x.zip"], 2, "evidence.options"),
        ([PERSON, "--out", "nowhere/x.zip"], 2, "evidence.options"),
        ([PERSON, "--out", "x.zip", "--with-address"], 1, "evidence.no_reason"),
    ],
)
def test_options_that_do_not_go_together_are_refused_before_anything_is_read(
    words: list[str], status: int, code: str
) -> None:
    app = typer.Typer()
    app.command("evidence")(evidence.evidence)
    done = CliRunner().invoke(app, [*words, "--incident", "INC-NONE", "--json"])
    assert (done.exit_code, json.loads(done.stdout)["error"]["code"]) == (status, code)
