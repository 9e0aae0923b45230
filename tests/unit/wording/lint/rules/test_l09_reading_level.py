"""L09: officialese is found hard by the formula of its language, plain words pass."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amends.core.yamltext import parse_yaml
from amends.wording.lint import Finding, LintFacts, Measures, lint

FOLDER = Path(__file__).parent / "reading"
CALIBRATED = ("de", "en", "pl")


def _texts() -> dict[str, Any]:
    own = {name: _read(name) for name in CALIBRATED}
    return own | _read("others")


def _read(name: str) -> dict[str, Any]:
    return parse_yaml((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), name=name)


def _cases(section: str) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in _texts().items() for text in texts[section]]


def _judged(text: str, language: str, **fields: Any) -> tuple[list[Finding], Measures]:
    channel = fields.pop("channel", "email")
    report = lint(text, language=language, channel=channel, facts=LintFacts(**fields))
    return [finding for finding in report.findings if finding.rule == "L09"], report.measures


@pytest.mark.parametrize(("language", "text"), _cases("hard"))
def test_officialese_is_found_hard(language: str, text: str) -> None:
    given = f"## What happened\n\n{text}\n\n{text}\n"
    findings, _ = _judged(given, language)
    assert findings
    assert all(item.text == text == given[item.start : item.end] for item in findings)
    severities = {str(item.severity) for item in findings}
    assert ("error" in severities) is (language in CALIBRATED)


@pytest.mark.parametrize(("language", "text"), _cases("plain"))
def test_plain_words_pass(language: str, text: str) -> None:
    findings, measures = _judged(text, language)
    assert [(item.severity, item.why) for item in findings] == []
    assert measures.not_valid_here


def test_grade_between_target_and_limit_is_a_warning() -> None:
    text = (
        "We discovered that an unknown person entered our computer system and copied information about our customers. "
        "Your name and your telephone number were among the details that this person copied from our records. "
        "We have closed the opening and informed the police, and we are working with experts to find out more."
    )
    findings, measures = _judged(text, "en")
    assert 8 < measures.readability["flesch_kincaid_grade"] <= 10
    assert {str(item.severity) for item in findings} == {"warning"}


def test_names_that_cannot_be_avoided_count_as_plain_words() -> None:
    text = "Your identity card number was taken from Intercontinental Administration. " * 6
    plain, judged = (item.readability_judged for item in (_judged(text, "en")[1], _judged(text, "en")[1]))
    named = _judged(text, "en", controller_name="Intercontinental Administration")[1]
    assert plain == judged
    assert named.readability == _judged(text, "en")[1].readability
    assert named.readability_judged["flesch_kincaid_grade"] < plain["flesch_kincaid_grade"]


def test_a_few_words_are_not_judged_and_a_short_text_is_not_blocked() -> None:
    assert "too few" in _judged("Your data was stolen.", "en")[1].not_judged["L09"]
    hard = _read("en")["hard"][0]
    findings, measures = _judged(hard, "en")
    assert {str(item.severity) for item in findings} == {"warning"}
    assert any("hundred words" in note for note in measures.not_valid_here)


def test_text_message_is_never_blocked_for_its_level() -> None:
    text = " ".join(_read("en")["hard"])
    assert {str(item.severity) for item in _judged(text, "en", channel="sms")[0]} == {"warning"}


def test_persian_is_said_to_have_no_formula() -> None:
    _, measures = _judged(_texts()["fa"]["plain"][0], "fa")
    assert measures.readability == {}
    assert any("no formula is trusted for Persian" in note for note in measures.not_valid_here)


def test_error_of_the_syllable_counter_is_told() -> None:
    _, measures = _judged(_read("de")["plain"][0], "de")
    assert any("182 held words" in note for note in measures.not_valid_here)
