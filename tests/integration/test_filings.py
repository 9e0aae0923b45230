"""``amends filings`` as a user runs it: the bundled bank and a hospital of the United States."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from amends.cases import write_case
from amends.cli import filings
from amends.core.resources import data_folder

AS_OF = ("--as-of", "2026-06-02T14:00:00+02:00")
CARE = """
incident:
  title: "Portal of Lakeshore Care attacked"
  controller:
    name: "Lakeshore Care"
    established_in: US-TX
    sectors: [health]
    regulated_as: [hipaa_covered_entity, sec_registrant]
    brand_domains: [lakeshorecare.example]
    contact:
      phone: "+1 512 555 0142"
      email: "privacy@lakeshorecare.example"
      postal: "100 Shore Drive, Austin, TX 78701"
  malicious: true
  recipients: unknown_number
  anchors:
    occurred: 2026-05-01T02:00:00-05:00
    discovered: 2026-05-20T09:00:00-05:00
    aware: 2026-05-20T09:00:00-05:00
    determined: 2026-05-22T10:00:00-05:00
    materiality_determined: 2026-05-27T15:00:00-05:00
    individuals_notified: 2026-06-01T09:00:00-05:00
  assessment: {risk: high, misuse_likely: true, exfiltration: confirmed, cause: ransomware}
  facts:
    - {key: incident.description, value: "Files were copied and servers encrypted"}
cohorts:
  - {residence: US-CA, persons: 901, elements: [name, ssn, medical], minors: 3}
  - {residence: US-NY, persons: 5500, elements: [name, ssn, medical]}
  - {residence: US-TX, persons: 2500, elements: [name, ssn, medical]}
  - {residence: GB, persons: 40, elements: [name, medical]}
  - {residence: FR, persons: 14, elements: [name, medical]}
  - {residence: DE, persons: 12, elements: [name, medical]}
  - {residence: IT, persons: 9, elements: [name, medical]}
remedies: {monitoring_months: 24}
"""
Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    app = typer.Typer()
    app.callback()(lambda: None)
    filings.register(app)

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(app, ["filings", *(str(item) for item in arguments)])

    return invoke


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_case(tmp_path_factory.mktemp("bank"))


@pytest.fixture
def care(tmp_path: Path) -> Path:
    file = tmp_path / "care.yaml"
    file.write_text(CARE, encoding="utf-8")
    return file


def _schema(name: str) -> object:
    folder = data_folder("corpus") / "forms" / "schema"
    return json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))


def _documents(folder: Path) -> dict[str, dict]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}


def test_the_bundled_bank_gets_its_forms_from_evidence(run: Run, bank: Path, tmp_path: Path) -> None:
    result = run(bank, "--out", tmp_path / "out", *AS_OF, "--json")
    assert result.exit_code == 1, result.output  # questions are left for people
    told = json.loads(result.stdout)
    documents = _documents(tmp_path / "out")
    assert {"uodo-PL", "ico-GB", "dora-initial-EU", "ny-joint-portal-US-NY"} <= set(documents)
    assert {f"{name}.json" for name in documents} == {item["file"] for item in told["filings"]}
    assert documents["uodo-PL"]["answers"]["liczba_osob"] > 400
    assert any(item["law"] == "eu/dora/19-final" for item in told["other_stage"]) or told["other_stage"] == []
    for document in documents.values():
        jsonschema.validate(document, _schema("filing"))
        jsonschema.validate(document["answers"], _schema(document["form"]))


def test_a_hospital_of_the_united_states_gets_its_forms(run: Run, care: Path, tmp_path: Path) -> None:
    result = run(care, "--out", tmp_path / "out", *AS_OF, "--json")
    assert result.exit_code == 1, result.output
    documents = _documents(tmp_path / "out")
    assert {
        "hhs-ocr-US",
        "sec-8-k-1-05-US",
        "ny-joint-portal-US-NY",
        "tx-ag-US-TX",
        "ico-GB",
        "cnil-FR",
        "de-aufsicht-DE",
        "gdpr-art-33-3-garante-per-la-protezione-dei-dati-personali",
    } <= set(documents)
    assert documents["tx-ag-US-TX"]["answers"]["texans"] == 2500
    assert documents["hhs-ocr-US"]["answers"]["individuals"] == 8976
    for document in documents.values():
        jsonschema.validate(document["answers"], _schema(document["form"]))


def test_one_law_by_name_gives_one_form(run: Run, care: Path, tmp_path: Path) -> None:
    law = "us-ca/civ-1798-82/notify-attorney-general"
    sample = tmp_path / "notice.md"
    sample.write_text("Notice of Data Breach. Dear {name}, ...", encoding="utf-8")
    result = run(care, "--out", tmp_path / "out", *AS_OF, "--law", law, "--sample-notice", sample, "--json")
    assert result.exit_code in (0, 1), result.output
    documents = _documents(tmp_path / "out")
    assert list(documents) == ["ca-ag-US-CA"]
    assert documents["ca-ag-US-CA"]["answers"]["sample_notice"] == "notice.md"
    assert documents["ca-ag-US-CA"]["attachments"][0]["text"].startswith("Notice of Data Breach")


def test_answers_complete_a_filing_and_the_exit_code_says_so(run: Run, care: Path, tmp_path: Path) -> None:
    law = "us-tx/bcc-521-053/notify-attorney-general"
    first = run(care, "--out", tmp_path / "a", *AS_OF, "--law", law, "--json")
    assert first.exit_code == 1
    asked = json.loads(first.stdout)["filings"][0]["missing"]
    values = {"law_enforcement": "true", "texans_notified": "2500"}
    lines = [f'    - {{key: "{item["key"]}", value: {values.get(item["field"], "Said")}}}' for item in asked]
    care.write_text(CARE.replace("  facts:\n", "  facts:\n" + "\n".join(lines) + "\n"), encoding="utf-8")
    second = run(care, "--out", tmp_path / "b", *AS_OF, "--law", law, "--json")
    assert second.exit_code == 0, second.output


def test_a_supplement_is_compared_with_the_folder_of_the_first(run: Run, care: Path, tmp_path: Path) -> None:
    run(care, "--out", tmp_path / "first", *AS_OF)
    claims = '    - {key: filing.reference, value: "IC-77"}\n    - {key: incident.records, value: 9000}\n'
    care.write_text(CARE.replace("  facts:\n", "  facts:\n" + claims), encoding="utf-8")
    later = ("--as-of", "2026-06-09T14:00:00+02:00", "--stage", "supplementary", "--previous", tmp_path / "first")
    run(care, "--out", tmp_path / "second", *later)
    document = _documents(tmp_path / "second")["ico-GB"]
    assert document["reference"] == "IC-77"
    assert {"field": "records", "before": "no answer", "now": "9000"}.items() <= next(
        change for change in document["changes"] if change["field"] == "records"
    ).items()
    assert "What is new since the last filing" in (tmp_path / "second" / "ico-GB.md").read_text(encoding="utf-8")


def test_personal_data_in_a_fact_writes_nothing_at_all(run: Run, care: Path, tmp_path: Path) -> None:
    text = CARE.replace("Files were copied and servers encrypted", "Taken from jan@private.example")
    care.write_text(text, encoding="utf-8")
    result = run(care, "--out", tmp_path / "out", *AS_OF, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["error"]["code"] == "filing.personal_data"
    assert "jan@private" not in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--law", "no/such/law"), "filing.unknown_law"),
        (("--as-of", "yesterday"), "time.not_an_instant"),
        (("--previous", "NOTHING.json", "--stage", "final"), "filing.not_a_filing"),
        (("--sample-notice", "NOTHING.md"), "file.unreadable"),
    ],
)
def test_bad_input_is_one_clear_error_and_writes_nothing(run: Run, care: Path, tmp_path: Path, arguments, code) -> None:
    result = run(care, "--out", tmp_path / "out", *AS_OF, *arguments, "--json")
    assert result.exit_code == 2, result.output
    assert json.loads(result.stdout)["error"]["code"] == code
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file_is_refused(run: Run, care: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("here already", encoding="utf-8")
    result = run(care, "--out", tmp_path / "out", *AS_OF, "--json")
    assert result.exit_code == 2
    assert (tmp_path / "out").read_text(encoding="utf-8") == "here already"


def test_the_same_facts_give_the_same_bytes(run: Run, care: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run(care, "--out", tmp_path / name, *AS_OF)
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert files == sorted(path.name for path in (tmp_path / "b").iterdir())
    assert all((tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes() for name in files)


def test_the_register_holds_one_row_a_breach(run: Run, care: Path, bank: Path, tmp_path: Path) -> None:
    table, linked = tmp_path / "register.csv", tmp_path / "register.jsonld"
    result = run("register", care, bank, "--csv", table, "--jsonld", linked, *AS_OF)
    assert result.exit_code == 0, result.output
    lines = table.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("reference,title,controller")
    assert len(lines) == 3
    graph = json.loads(linked.read_text(encoding="utf-8"))
    assert [node["@id"] for node in graph["@graph"]][1:] == ["urn:amends:breach:care", "urn:amends:breach:case"]


def test_the_register_is_guarded_too(run: Run, care: Path, tmp_path: Path) -> None:
    care.write_text(CARE.replace("Files were copied", "SSN 219-09-9999 was copied"), encoding="utf-8")
    result = run("register", care, "--csv", tmp_path / "register.csv", *AS_OF, "--json")
    assert result.exit_code == 1
    assert not (tmp_path / "register.csv").exists()


def test_a_schema_can_be_printed_and_an_unknown_form_is_refused(run: Run) -> None:
    assert json.loads(run("schema", "uodo").stdout) == _schema("uodo")
    assert run("schema", "nothing").exit_code == 2
