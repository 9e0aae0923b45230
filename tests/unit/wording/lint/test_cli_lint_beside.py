"""What the command can be given beside the notice: nothing, laws, parallel texts, the public log, several files."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer
from typer.testing import CliRunner, Result

from amends.cli.lint import register
from amends.wording.lint.engine import all_rules

NOTICES = Path(__file__).parent / "notices"
CLEAN = NOTICES / "clean.en.md"
FACTS = """
incident:
  controller: {name: "Bank Polnocny", sectors: [bank], brand_domains: [bankpolnocny.example]}
  anchors: {occurred: 2026-05-20T03:00:00+02:00}
cohorts:
  - {residence: PL, persons: 5, elements: [name, pesel, id_card, card_number, card_expiry]}
"""


def run(*words: object, given: str | None = None) -> Result:
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    return CliRunner().invoke(app, ["lint", *map(str, words)], input=given)


def _report(*words: object, given: str | None = None) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(run(*words, "--json", given=given).stdout)
    return document


def test_notice_alone_is_judged_and_what_needs_facts_is_told() -> None:
    result = run(CLEAN, "--lang", "en", "--json")
    document = json.loads(result.stdout)
    assert result.exit_code == 0
    assert document["verdict"] != "block"
    assert {"L03", "L05 by register", "L19 by brand", "L31"} <= document["measures"]["not_judged"].keys()


def test_doubt_without_facts_is_a_warning_for_nobody_knows_the_register(tmp_path: Path) -> None:
    notice = tmp_path / "n.md"
    notice.write_text(CLEAN.read_text(encoding="utf-8").replace("and copied data", "and may have copied your data"))
    found = [item for item in _report(notice, "--lang", "en")["findings"] if item["rule"] == "L05"]
    assert [item["severity"] for item in found] == ["warning"]


def test_standard_input_is_a_notice() -> None:
    document = _report("-", "--lang", "en", given="Dear {{name}},")
    assert any(item["text"] == "{{name}}" for item in document["findings"])


def test_several_files_have_one_verdict_and_a_report_each(tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<html lang=en><title>Hi</title><p>Dear {{name}},</p></html>")
    result = run(CLEAN, bad, "--lang", "en", "--json")
    document = json.loads(result.stdout)
    assert result.exit_code == 1
    assert document["verdict"] == "block"
    assert [item["file"] for item in document["files"]] == [str(CLEAN), str(bad)]
    assert {"verdict", "findings", "measures"} <= document["files"][1].keys()


def test_rules_are_listed_with_severity_and_source() -> None:
    result = run("--list-rules", "--json")
    assert result.exit_code == 0
    rules = json.loads(result.stdout)["rules"]
    assert [item["rule"] for item in rules] == [rule.RULE for rule in all_rules()]
    assert all(item["source"] and item["gravest"] in ("error", "warning") for item in rules)
    assert run("--list-rules").exit_code == 0


def test_sarif_goes_to_a_file_or_to_standard_output(tmp_path: Path) -> None:
    schema = json.loads(gzip.decompress((Path(__file__).parent / "sarif-2.1.0.schema.json.gz").read_bytes()))
    place = tmp_path / "out.sarif"
    assert run(CLEAN, "--lang", "en", "--sarif", place, "--json").exit_code == 0
    told = run(CLEAN, "--lang", "en", "--sarif", "-")
    for text in (place.read_text(encoding="utf-8"), told.stdout):
        jsonschema.Draft4Validator(schema).validate(json.loads(text))
    assert [path.name for path in tmp_path.iterdir()] == ["out.sarif"]


@pytest.mark.parametrize("law", ["eu/gdpr/34-individuals", "eu/gdpr", "us-ca/civ-1798-82"])
def test_law_is_known_by_duty_or_by_instrument(law: str) -> None:
    document = _report(CLEAN, "--lang", "en", "--law", law)
    assert document["verdict"] in ("pass", "warn", "block")
    assert law not in document["measures"]["not_judged"]


def test_several_laws_may_be_asked() -> None:
    document = _report(CLEAN, "--lang", "en", "--law", "eu/gdpr", "--law", "us-ca/civ-1798-82")
    assert any("us-ca/civ-1798-82" in name for name in document["measures"]["not_judged"])


def test_parallel_text_is_compared(tmp_path: Path) -> None:
    other = tmp_path / "n.pl.md"
    other.write_text((NOTICES / "clean.pl.md").read_text(encoding="utf-8").replace("15 czerwca", "16 czerwca"))
    document = _report(CLEAN, "--lang", "en", "--parallel", f"pl:{other}")
    assert any(item["rule"] == "L26" and item["text"] == "15 June 2026" for item in document["findings"])
    same = _report(CLEAN, "--lang", "en", "--parallel", f"pl:{NOTICES / 'clean.pl.md'}")
    assert not [item for item in same["findings"] if item["rule"] == "L26"]


def test_public_log_is_read(tmp_path: Path) -> None:
    log = tmp_path / "log.yaml"
    log.write_text('- {key: count, value: "5", text: Five people., at: "2026-06-02T10:00:00+02:00"}\n')
    assert run(CLEAN, "--lang", "en", "--published", log).exit_code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], "lint.usage"),
        ([CLEAN], "lint.usage"),
        ([CLEAN, "--lang", "en", "--parallel", "pl"], "lint.parallel"),
        ([CLEAN, "--lang", "en", "--parallel", f"xx:{CLEAN}"], "lint.language"),
        ([CLEAN, "--lang", "en", "--parallel", "pl:none.md"], "file.unreadable"),
        ([CLEAN, "--lang", "en", "--published", CLEAN], "yaml.syntax"),
        ([CLEAN, "--lang", "en", "--law", "eu/gdpr/33-authority-x"], "lint.law_unknown"),
        ([CLEAN, "--lang", "en", "--law", "../eu/gdpr"], "lint.law_unknown"),
        ([CLEAN, "--lang", "en", "--law", ""], "lint.law_unknown"),
    ],
)
def test_bad_input_is_one_clear_error(words: list[object], code: str) -> None:
    result = run(*words, "--json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["code"] == code


def test_log_of_another_shape_is_refused(tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    log.write_text('[{"key": "count"}]')
    result = run(CLEAN, "--lang", "en", "--published", log, "--json")
    assert json.loads(result.stdout)["error"]["code"] == "lint.published"


def test_facts_with_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text("\ufeff" + FACTS, encoding="utf-8")
    assert run(CLEAN, "--facts", facts, "--lang", "en", "--channel", "email", "--json").exit_code == 0
