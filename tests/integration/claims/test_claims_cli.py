"""``amends claims``: one claim from the list to the bank and back, an appeal, a survey, and what cannot be used."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from claiming import IBAN, ClaimDesk, staff, write_audience
from typer.testing import CliRunner

from amends.apps.accounts.models import Role
from amends.apps.claims.models import Claim
from amends.apps.contacts.models import ContactDecision
from amends.cli import claims as command
from amends.config.home import begin_incident_key


@pytest.fixture
def desk(claims: ClaimDesk, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> ClaimDesk:
    """Claims that come in today: the commands have the clock of the machine."""
    monkeypatch.setattr("amends.cli.claims.boot", lambda: None)
    monkeypatch.setattr("amends.cli.claims_show.boot", lambda: None)
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path_factory.mktemp("home")))
    begin_incident_key(claims.incident.ref)
    claims.now = datetime.now(UTC)
    for role in (Role.COUNSEL, Role.INCIDENT_LEAD):
        staff(role)
    return claims


def amends(*words: str, code: int = 0, as_json: bool = True) -> Any:
    """What the command prints; in this process."""
    app = typer.Typer()
    command.register(app)
    done = CliRunner().invoke(app, ["claims", *words, *(("--json",) if as_json else ())])
    assert done.exit_code == code, done.output
    return json.loads(done.stdout) if as_json else done.stdout


def decide(claim: Claim, outcome: str, reason: str, amount: str, *, by: str = "counsel", code: int = 0) -> Any:
    return amends("decide", claim.ref, outcome, "--by", by, "--reasons", reason, "--amount", amount, code=code)


def test_claim_is_listed_shown_decided_paid_and_marked_paid(desk: ClaimDesk, tmp_path: Path) -> None:
    claim = desk.open().claim
    listed = amends("list", desk.incident.ref)
    assert (listed["ok"], listed["standing"]["waiting"], listed["claims"][0]["ref"]) == (True, 1, claim.ref)
    assert decide(claim, "accepted", "fully_shown", "120.50")["decided"] is True
    shown = amends("show", claim.ref)
    assert [(row["outcome"], row["by"]) for row in shown["decisions"]] == [("accepted", "counsel")]
    assert (shown["amount"], shown["decisions"][0]["amount"]) == ("120.50", "120.50")
    assert shown["person_in_all"] == [{"currency": "PLN", "claims": 1, "claimed": "120.50", "granted": "120.50"}]
    for word in (IBAN, "Anna", "Somebody paid"):
        assert word not in json.dumps([listed, shown])
    advised = amends("pay", desk.incident.ref, "--out", str(tmp_path / "out"))
    [row] = csv.DictReader(Path(advised["file"]).read_text(encoding="utf-8").splitlines())
    assert (row["iban"], row["claim"], advised["payments"]) == (IBAN, claim.ref, 1)
    assert amends("pay", desk.incident.ref, "--out", str(tmp_path / "out"))["payments"] == 0
    marks = tmp_path / "paid.csv"
    marks.write_text(
        f"payment,amount,currency,paid_on,bank_ref,result\n{row['payment']},120.50,PLN,2026-06-03,B1,paid\n"
    )
    assert amends("import-paid", str(marks))["taken"]["paid"] == 1
    assert amends("import-paid", str(marks))["taken"]["known"] == 1
    marks.write_text(marks.read_text(encoding="utf-8").replace("B1", "B2"), encoding="utf-8")
    assert amends("import-paid", str(marks), code=1)["taken"]["conflicting"] == [row["payment"]]
    told = amends("show", claim.ref)
    assert (told["state"], told["payments"][0]["amount"]) == ("paid", "120.50")


def test_large_claim_waits_for_the_second_person(desk: ClaimDesk) -> None:
    claim = desk.open(amount="2500").claim
    proposal = decide(claim, "accepted", "fully_shown", "2500", code=1)["proposal"]
    assert amends("show", claim.ref)["waits_for_second"] == proposal
    same = amends("confirm", proposal, "--by", "counsel", code=1)
    assert same["error"]["code"] == "claims.same_person"
    assert amends("confirm", proposal, "--by", "incident_lead")["ok"] is True
    assert amends("show", claim.ref)["decisions"][0]["confirmed_by"] == "incident_lead"


def test_sign_is_weighed_and_the_appeal_is_anothers(desk: ClaimDesk, tmp_path: Path) -> None:
    claim = desk.open(claimant={"is_in_register": False}).claim
    assert decide(claim, "refused", "no_proof", "0", code=1)["error"]["code"] == "claims.signs"
    amends("weigh", claim.ref, "not_in_register", "--why", "Married since.", "--by", "counsel")
    decide(claim, "refused", "no_proof", "0")
    letter = tmp_path / "letter.txt"
    letter.write_text("I do not agree.", encoding="utf-8")
    appealed = amends("appeal", claim.ref, str(letter), "--way", "letter")
    assert appealed["number"].startswith("C-")
    assert decide(claim, "accepted", "fully_shown", "120.50", code=1)["error"]["code"] == "claims.same_person"
    decide(claim, "accepted", "fully_shown", "120.50", by="incident_lead")
    assert amends("show", claim.ref)["state"] == "appeal_decided"


def test_claim_without_an_account_makes_the_payment_say_no(desk: ClaimDesk, tmp_path: Path) -> None:
    claim = desk.open(account="").claim
    decide(claim, "accepted", "fully_shown", "120.50")
    assert amends("pay", desk.incident.ref, "--out", str(tmp_path), code=1)["without_account"] == [claim.ref]
    assert "0 payments in no file" in amends("pay", desk.incident.ref, "--out", str(tmp_path), code=1, as_json=False)


def test_survey_is_asked_once_and_a_plan_held_against_it(desk: ClaimDesk, tmp_path: Path) -> None:
    write_audience(desk.incident, tmp_path, {"person_ref": "C-1"}, {"person_ref": "C-2", "vulnerability": "bereaved"})
    first = amends("survey", desk.incident.ref, "--currency", "pln")["survey"]
    assert first == {"asked": 1, "held": 1, "unreachable": 0}
    assert amends("survey", desk.incident.ref, "--currency", "PLN")["survey"]["asked"] == 0
    assert ContactDecision.objects.values_list("purpose", flat=True).distinct().get() == "survey"
    plan = tmp_path / "plan.json"
    plan.write_text('[{"segment": "PL high", "amount": "100", "forms": ["voucher"]}]', encoding="utf-8")
    told = amends("calibrate", desk.incident.ref, str(plan), "--currency", "PLN", code=1)
    assert (told["ok"], told["segments"][0]["judged"], told["segments"][0]["blocks"]) == (False, "hidden", True)
    assert told["caveat"]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("list", "--state", "lost"), "claims.state"),
        (("list", "INC-0000000"), "incident.unknown"),
        (("show", "CLM-NOBODY"), "claims.unknown"),
        (("decide", "CLM-NOBODY", "accepted", "--by", "counsel", "--reasons", "fully_shown"), "claims.unknown"),
        (("decide", "{claim}", "accepted", "--by", "nobody", "--reasons", "fully_shown"), "claims.staff"),
        (("decide", "{claim}", "accepted", "--by", "counsel", "--reasons", "=1", "--amount", "1"), "claims.reason"),
        (("decide", "{claim}", "accepted", "--by", "counsel", "--reasons", "fully_shown", "--amount", "NaN"),
         "claims.amount"),
        (("decide", "{claim}", "accepted", "--by", "counsel", "--reasons", "fully_shown", "--amount", "much"),
         "claims.amount"),
        (("confirm", "PRO-NOBODY", "--by", "counsel"), "claims.unknown"),
        (("weigh", "{claim}", "nose", "--why", "As it is.", "--by", "counsel"), "claims.sign"),
        (("appeal", "{claim}", "missing.txt"), "claims.no_file"),
        (("import-paid", "missing.csv"), "claims.no_file"),
        (("survey", "{incident}", "--currency", "XXX"), "compensation.currency"),
        (("survey", "{incident}", "--currency", "PLN"), "assessment.missing"),
        (("calibrate", "{incident}", "{plan}", "--currency", "PLN"), "compensation.plan"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_one_clear_error(
    desk: ClaimDesk, tmp_path: Path, words: tuple[str, ...], error: str
) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text('[{"segment": 5}]', encoding="utf-8")
    names = {"claim": desk.open().claim.ref, "incident": desk.incident.ref, "plan": plan}
    told = amends(*(word.format(**names) for word in words), code=2)
    assert list(told) == ["error"]
    assert told["error"]["code"] == error
    assert Claim.objects.get().state == "received"
