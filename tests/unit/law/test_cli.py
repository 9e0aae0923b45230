"""The commands, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import icalendar
import pytest
import typer
from typer.testing import CliRunner

from amends.cli import corpus, duties

FACTS = """
incident:
  title: Leak
  controller: {name: Bank, established_in: PL}
  anchors: {aware: 2026-04-03T09:25:00+02:00}
  assessment: {risk: high}
cohorts:
  - {residence: PL, persons: 500, elements: [name, pesel]}
"""
AS_OF = ("--as-of", "2026-04-03T12:00:00+02:00")


@pytest.fixture
def run(tmp_path: Path):
    app = typer.Typer()
    duties.register(app)
    corpus.register(app)
    (tmp_path / "facts.yaml").write_text(FACTS, encoding="utf-8")

    def invoke(*arguments: str):
        return CliRunner().invoke(app, [item.replace("TMP", str(tmp_path)) for item in arguments])

    return invoke


def test_duties_as_json_have_the_promised_shape(run) -> None:
    result = run("duties", "TMP/facts.yaml", *AS_OF, "--json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert set(answer) == {"as_of", "corpus", "duties", "letters"}
    assert set(answer["corpus"]) == {"version", "sha256"}
    found = {duty["law"]: duty for duty in answer["duties"]}
    assert found["eu/gdpr/33-authority"]["due"]["nominal"] == "2026-04-06T09:25:00+02:00"


def test_duties_for_a_person_say_when_why_and_why_not(run) -> None:
    text = run("duties", "TMP/facts.yaml", *AS_OF).stdout
    assert "Mon 2026-04-06 09:25 +02:00" in text
    assert "likely to result in a high risk" in text
    assert "us-tx/bcc-521-053/notify-owner: " not in text  # nobody here lives in Texas
    assert "rules concern nobody here" in text


def test_the_table_fits_a_narrow_terminal_and_marks_what_has_passed(run) -> None:
    text = run("duties", "TMP/facts.yaml", "--as-of", "2026-04-06T09:24:00+02:00").stdout
    table = text[: text.index("  - ")]
    assert "PASSED" not in table
    late = run("duties", "TMP/facts.yaml", "--as-of", "2026-04-06T09:26:00+02:00").stdout
    table = late[: late.index("  - ")].splitlines()[:-1]
    assert all(len(line) <= 80 for line in table)
    assert any("PASSED" in line for line in table)
    assert any("GDPR, Article 33(1)" in line for line in table)


def test_what_is_not_required_takes_one_line_each(run) -> None:
    text = run("duties", "TMP/facts.yaml", *AS_OF).stdout
    refused = text[text.index("Looked at, and not required") :].splitlines()[1:-2]
    count = int(text.split("not required (")[1].split(")")[0])
    assert len(refused) == count
    assert all(len(line) <= 80 for line in refused)
    assert "rules concern nobody here" in text.splitlines()[-2]


def test_a_calendar_that_cannot_be_written_is_one_clear_error(run, tmp_path: Path) -> None:
    result = run("duties", "TMP/facts.yaml", *AS_OF, "--json", "--ics", "TMP/nowhere/x.ics")
    assert (result.exit_code, json.loads(result.stdout)["error"]["code"]) == (2, "file.unwritable")
    assert [path.name for path in tmp_path.iterdir()] == ["facts.yaml"]


def test_the_calendar_has_an_event_with_alarms_for_each_deadline(run, tmp_path: Path) -> None:
    assert run("duties", "TMP/facts.yaml", *AS_OF, "--ics", "TMP/d.ics").exit_code == 0
    events = icalendar.Calendar.from_ical((tmp_path / "d.ics").read_bytes()).walk("VEVENT")
    (event,) = [item for item in events if "Article 33(1)" in item["SUMMARY"]]
    assert event.decoded("DTSTART").isoformat() == "2026-04-06T07:25:00+00:00"
    assert len(event.walk("VALARM")) == 2


def test_the_same_question_gives_the_same_calendar(run, tmp_path: Path) -> None:
    run("duties", "TMP/facts.yaml", *AS_OF, "--ics", "TMP/a.ics")
    run("duties", "TMP/facts.yaml", *AS_OF, "--ics", "TMP/b.ics")
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("pesel", "peesel"), "element.unknown"),
        (("residence: PL", "residence: XX"), "place.unknown"),
        (("+02:00}", "}"), "case.field"),
        (("persons: 500", "persons: -1"), "case.field"),
    ],
)
def test_bad_facts_are_one_clear_error_and_no_file(run, tmp_path: Path, change: tuple[str, str], code: str) -> None:
    (tmp_path / "bad.yaml").write_text(FACTS.replace(*change), encoding="utf-8")
    result = run("duties", "TMP/bad.yaml", *AS_OF, "--json", "--ics", "TMP/x.ics")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["code"] == code
    assert not (tmp_path / "x.ics").exists()


CASE = FACTS[: FACTS.index("cohorts:")] + "customers: [{path: c.csv}]\nevidence: [{path: l.csv}]\n"


def test_a_case_takes_its_cohorts_from_the_assessment(run, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    cohorts = [{"residence": "PL", "persons": 12, "elements": ["name", "pesel"], "languages": {"pl": 12}}]
    (tmp_path / "cohorts.json").write_text(json.dumps({"cohorts": cohorts}), encoding="utf-8")
    answer = json.loads(run("duties", "TMP/case.yaml", *AS_OF, "--cohorts", "TMP/cohorts.json", "--json").stdout)
    assert {duty["persons"] for duty in answer["duties"] if duty["law"] == "eu/gdpr/33-authority"} == {12}


@pytest.mark.parametrize("content", ["[1]", '{"a": 1}', '[{"residence": "XX", "persons": 1, "elements": []}]'])
def test_cohorts_that_cannot_be_used_are_refused(run, tmp_path: Path, content: str) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "cohorts.json").write_text(content, encoding="utf-8")
    assert run("duties", "TMP/case.yaml", *AS_OF, "--cohorts", "TMP/cohorts.json").exit_code == 2


def test_a_file_that_is_not_text_or_not_there_is_refused(run, tmp_path: Path) -> None:
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    assert run("duties", "TMP/binary.yaml", *AS_OF).exit_code == 2
    absent = run("duties", "TMP/absent.yaml", *AS_OF, "--json")
    assert (absent.exit_code, json.loads(absent.stdout)["error"]["code"]) == (2, "file.unreadable")
    assert run("duties", "TMP/facts.yaml", "--as-of", "2026-04-03T12:00:00").exit_code == 2


def test_corpus_check_lists_every_rule_with_the_promised_fields(run) -> None:
    result = run("corpus", "check", "--json")
    report = json.loads(result.stdout)
    assert (result.exit_code, report["ok"], report["faults"]) == (0, True, [])
    fields = {"law", "title", "jurisdiction", "citation", "url", "in_force", "checked_on", "confidence"}
    assert all(set(law) == fields for law in report["laws"])


def test_corpus_show_prints_a_rule_as_it_stood(run) -> None:
    result = run("corpus", "show", "eu/dora/19-initial", "--on", "2025-02-01", "--json")
    assert json.loads(result.stdout)["clock"][0]["in_force_from"] == "2025-01-17"
    assert run("corpus", "show", "eu/dora/19-initial").exit_code == 0
    assert run("corpus", "show", "eu/dora/nothing").exit_code == 2
    assert run("corpus", "show", "eu/dora/19-initial", "--on", "yesterday").exit_code == 2
