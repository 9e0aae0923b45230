"""``amends severity``: the promised fields, the cohorts, one clear error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from amends.cli import severity

app = typer.Typer()
severity.register(app)
app.command(name="other")(lambda: None)  # with one command alone, typer would drop its name
runner = CliRunner()

FACTS = """\
incident:
  controller: {name: Bank Polnocny, sectors: [bank]}
  malicious: true
  recipients: unknown_number
  assessment: {cause: web_attack, exfiltration: confirmed}
cohorts:
  - {residence: pl, persons: 90, elements: [name, pesel]}
  - {residence: US-CA, persons: 11, elements: [name, email, phone, postal_address]}
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return path


def test_answer_has_the_promised_fields_for_all_and_for_each_cohort(facts: Path) -> None:
    result = runner.invoke(app, ["severity", str(facts), "--json"])
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert set(answer) >= {"dpc", "ei", "cb", "se", "band", "override", "flags", "because", "precedents", "cohorts"}
    assert set(answer["cb"]) == {"confidentiality", "integrity", "availability", "malicious"}
    assert (answer["se"], answer["band"], answer["override"]["band"]) == (2, "medium", "high")
    assert answer["flags"] == ["over_100_persons"]
    assert answer["risk"] == {"value": "high", "set_by": "computed"}
    assert [(part["residence"], part["override"] is None) for part in answer["cohorts"]] == [
        ("PL", False),
        ("US-CA", True),
    ]


def test_risk_set_by_a_person_is_shown_as_set(facts: Path) -> None:
    facts.write_text(FACTS.replace("{cause:", "{risk: low, cause:"), encoding="utf-8")
    answer = json.loads(runner.invoke(app, ["severity", str(facts), "--json"]).stdout)
    assert answer["risk"] == {"value": "low", "set_by": "a person"}


def test_text_names_score_override_and_cohorts(facts: Path) -> None:
    result = runner.invoke(app, ["severity", str(facts)])
    assert result.exit_code == 0
    for words in ("Severity 2 (medium)", "Override: high", "Cohort PL, 90 persons", "EDPB 01/2021 case 05"):
        assert words in result.stdout


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FACTS.replace("pesel", "shoe_size"), "element.unknown"),
        (FACTS.replace("unknown_number", "everybody"), "case.field"),
        ("incident: [", "yaml.syntax"),
        (
            FACTS[: FACTS.index("cohorts")] + "customers: [{path: c.csv}]\nevidence: [{path: l.csv}]\n",
            "reader.missing_file",
        ),
    ],
)
def test_bad_input_is_one_clear_error(facts: Path, text: str, code: str) -> None:
    facts.write_text(text, encoding="utf-8")
    result = runner.invoke(app, ["severity", str(facts), "--json"])
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["code"] == code


def test_file_that_is_not_there_or_not_text_is_one_clear_error(facts: Path, tmp_path: Path) -> None:
    assert runner.invoke(app, ["severity", str(tmp_path / "none.yaml")]).exit_code == 2
    facts.write_bytes(b"\xff\xfe")
    assert json.loads(runner.invoke(app, ["severity", str(facts), "--json"]).stdout)["error"]["code"] == "file.not_utf8"
