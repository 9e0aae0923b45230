"""The SARIF log: valid by the published schema, and every region is where the finding is."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from amends.wording.lint import LintFacts, lint
from amends.wording.lint.catalogue import cards
from amends.wording.lint.engine import all_rules
from amends.wording.lint.sarif import Judged, sarif_log

SCHEMA = json.loads(gzip.decompress((Path(__file__).parent / "sarif-2.1.0.schema.json.gz").read_bytes()))
TEXT = "---\nsubject: Hi\n---\nDear {{name}},\r\n\r\n😀 see https://bit.ly/x and\nhttps://bit.ly/y now.\n"


def _judged(text: str = TEXT, name: str = "notices/my notice.md", **more: Any) -> Judged:
    report = lint(text, language="en", channel="email", facts=LintFacts())
    return Judged(name, text, "en", report, **more)


def _run(*files: Judged) -> dict[str, Any]:
    run: dict[str, Any] = sarif_log(files)["runs"][0]
    return run


@pytest.mark.parametrize(
    "files",
    [(), (_judged(),), (_judged(), _judged(name="/tmp/x.eml", is_decoded=True)), (_judged("", "stdin"),)],
)
def test_log_is_valid_by_the_schema_of_sarif(files: tuple[Judged, ...]) -> None:
    log = sarif_log(files)
    jsonschema.Draft4Validator(SCHEMA).validate(json.loads(json.dumps(log)))
    assert log["version"] == "2.1.0"
    assert len(log["runs"][0]["artifacts"]) == len(files)


def test_schema_refuses_what_is_no_log() -> None:
    log = sarif_log([_judged()])
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate(json.loads(json.dumps(log)))


def test_every_rule_is_described_and_results_point_at_it() -> None:
    run = _run(_judged())
    described = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.RULE for rule in all_rules()]
    for rule in described:
        assert rule["name"].isidentifier()
        assert rule["shortDescription"]["text"].endswith((".", "?"))
        assert rule["properties"]["source"] in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    for result in run["results"]:
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]


def test_region_is_the_finding_by_offset_and_by_line_and_column() -> None:
    lines = TEXT.split("\n")
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in _run(_judged())["results"]]
    placed = [region for region in regions if "charOffset" in region]
    assert {region["snippet"]["text"] for region in placed} >= {"{{name}}", "https://bit.ly/x"}
    for region in placed:
        start = region["charOffset"]
        assert TEXT[start : start + region["charLength"]] == region["snippet"]["text"]
        if region["startLine"] == region["endLine"]:
            line = lines[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_absence_belongs_to_the_whole_file_and_a_mail_has_no_region() -> None:
    absent = list(_run(_judged("Hello.", "n.md"))["results"])
    assert any(item["locations"][0]["physicalLocation"]["region"] == {"startLine": 1} for item in absent)
    mail = _run(_judged(name="m.eml", is_decoded=True))
    assert all("region" not in item["locations"][0]["physicalLocation"] for item in mail["results"])
    assert any('"{{name}}"' in item["message"]["text"] for item in mail["results"])


def test_same_fault_keeps_its_fingerprint_when_lines_move() -> None:
    def fingerprints(text: str) -> list[str]:
        found = [item for item in _run(_judged(text))["results"] if item["ruleId"] in ("L19", "L24")]
        return sorted(item["partialFingerprints"]["amendsFinding/v1"] for item in found)

    assert fingerprints(TEXT) == fingerprints(TEXT.replace("Dear", "\n\n\nDear"))
    assert len(set(fingerprints(TEXT + "\n{{name}}\n"))) == len(fingerprints(TEXT)) + 1


def test_what_was_not_judged_is_told_with_its_rule() -> None:
    told = _run(_judged())["invocations"][0]["toolExecutionNotifications"]
    assert any(item.get("associatedRule", {}).get("id") == "L25" for item in told)


def test_names_of_files_become_addresses() -> None:
    run = _run(_judged(name="a b/ü.md"))
    assert run["artifacts"][0]["location"]["uri"] == "a%20b/%C3%BC.md"


def test_rule_that_only_warns_has_no_fault_that_blocks() -> None:
    modules = {rule.RULE: Path(rule.__file__ or "").read_text(encoding="utf-8") for rule in all_rules()}
    for card in cards():
        source = modules[card.rule]
        made = len(re.findall(r"(?:Finding|exam\.at|exam\.in_sentence)\(", source))
        graded = len(re.findall(r"severity=", source))
        if card.gravest == "warning":
            assert "Severity.ERROR" not in source
            assert graded >= made > 0
        else:
            assert not (made and made == len(re.findall(r"severity=Severity\.(?:WARNING|NOTE)", source)))


def test_card_of_every_rule_says_what_it_asks() -> None:
    for card in cards():
        assert card.asks[:1].isupper() or card.asks.startswith('"')
        assert not card.asks.startswith(card.rule)
        assert card.source
