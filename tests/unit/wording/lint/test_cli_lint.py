"""The command: exit codes, one clear error, and the place of each finding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from amends.cli.lint import register
from amends.wording.lint.engine import all_rules

FACTS = """
incident:
  controller: {name: "Bank Polnocny", sectors: [bank], brand_domains: [bankpolnocny.example]}
  anchors: {occurred: 2026-05-20T03:00:00+02:00}
cohorts:
  - {residence: PL, persons: 5, elements: [name, pesel, id_card, card_number, card_expiry]}
"""
CLEAN = Path(__file__).parent / "notices" / "clean.en.md"


@pytest.fixture
def run(tmp_path: Path):
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    facts = tmp_path / "facts.yaml"
    facts.write_text(FACTS, encoding="utf-8")

    def call(notice: Path, *more: str, lang: str = "en", channel: str = "email") -> Result:
        words = ["lint", str(notice), "--facts", str(facts), "--lang", lang, "--channel", channel, *more]
        return CliRunner().invoke(app, words)

    return call


def test_clean_notice_exits_zero(run) -> None:
    result = run(CLEAN, "--json")
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert report["verdict"] in ("pass", "warn")
    assert [item for item in report["findings"] if item["severity"] == "error"] == []


def test_fault_exits_one_with_offsets_of_the_file(run, tmp_path: Path) -> None:
    notice = tmp_path / "n.md"
    notice.write_bytes(CLEAN.read_bytes().replace(b"Dear Anna Kowalska,", b"\r\nDear {{name}},"))
    result = run(notice, "--json")
    text = notice.read_bytes().decode()
    finding = next(item for item in json.loads(result.stdout)["findings"] if item["rule"] == "L24")
    assert result.exit_code == 1
    assert text[finding["start"] : finding["end"]] == finding["text"] == "{{name}}"


def test_people_get_line_and_column(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("amends.cli.lint._say", said.append)
    notice = tmp_path / "n.md"
    text = CLEAN.read_text(encoding="utf-8").replace("Dear Anna Kowalska,", "Dear {{name}},")
    notice.write_text(text, encoding="utf-8")
    assert run(notice).exit_code == 1
    assert f"{notice}:4:6: error L24" in said
    assert said[-1].startswith("block: 1 errors, ")


@pytest.mark.parametrize("bad", ["lang", "channel", "law", "missing", "folder", "bytes"])
def test_bad_input_exits_two(run, tmp_path: Path, bad: str) -> None:
    latin = tmp_path / "latin.md"
    latin.write_bytes("Größe".encode("latin-1"))
    calls = {
        "lang": lambda: run(CLEAN, "--json", lang="xx"),
        "channel": lambda: run(CLEAN, "--json", channel="fax"),
        "law": lambda: run(CLEAN, "--json", "--law", "vocabulary/elements"),
        "missing": lambda: run(tmp_path / "none.md", "--json"),
        "folder": lambda: run(tmp_path, "--json"),
        "bytes": lambda: run(latin, "--json"),
    }
    result = calls[bad]()
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["what"]


def test_missing_file_is_said_to_be_unreadable(run, tmp_path: Path) -> None:
    result = run(tmp_path / "none.md", "--json")
    assert json.loads(result.stdout)["error"]["code"] == "file.unreadable"


def test_law_that_is_named_is_judged_by_its_content_rules(run) -> None:
    bare = json.loads(run(CLEAN, "--json").stdout)["measures"]["not_judged"].keys()
    asked = json.loads(run(CLEAN, "--json", "--law", "eu/gdpr/34-individuals").stdout)["measures"]["not_judged"].keys()
    there = {rule.RULE for rule in all_rules()}
    assert {"L01", "L02"} & there <= bare
    assert "L02" not in asked
    assert "eu/gdpr/34-individuals" not in asked


def test_a_text_of_fifty_pages_is_refused_and_not_chewed_on(run, tmp_path: Path) -> None:
    notice = tmp_path / "huge.md"
    notice.write_text("Your data was stolen. " * 5_000, encoding="utf-8")
    result = run(notice)
    assert result.exit_code == 2
    assert "lint.too_long" in result.output + (result.stderr or "")
