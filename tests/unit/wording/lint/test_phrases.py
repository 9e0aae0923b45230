"""One short notice, said in many ways: none is blocked, and every planted sentence is found."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from amends.wording.lint import Finding, LintFacts, Severity, lint

NOTICES = Path(__file__).parent / "notices"
LANGUAGES = ("de", "en", "fa", "pl")
FACTS = LintFacts(
    elements=frozenset({"name", "pesel", "card_number"}), sectors=("bank",), brand_domains=("bankpolnocny.example",)
)


@cache
def _book(language: str) -> dict[str, Any]:
    return yaml.safe_load((NOTICES / f"phrases.{language}.yaml").read_text(encoding="utf-8"))


def _each(section: str) -> list[Any]:
    return [
        pytest.param(language, sentence, id=f"{language}-{number}")
        for language in LANGUAGES
        for number, sentence in enumerate(_book(language)[section])
    ]


def _findings(language: str, *, exposure: str = "", before: str = "", after: str = "") -> list[Finding]:
    book = _book(language)
    lead = before and before + "\n\n"
    text = book["frame"].format(before=lead, exposure=exposure or book["exposure"], after=after)
    findings = lint(text, language=language, channel="email", facts=FACTS).findings
    assert all(item.start is None or item.text == text[item.start : item.end] for item in findings)
    return list(findings)


def _errors(findings: list[Finding]) -> set[str]:
    return {finding.rule for finding in findings if finding.severity is Severity.ERROR}


@pytest.mark.parametrize(("language", "sentence"), _each("exposures"))
def test_exposure_is_understood_and_an_element_too_many_is_found(language: str, sentence: str) -> None:
    extra = _book(language)["extra"]
    assert _errors(_findings(language, exposure=sentence)) == set()
    assert _errors(_findings(language, exposure=sentence.replace(extra["replace"], extra["with"], 1))) == {"L03"}


@pytest.mark.parametrize(("language", "sentence"), _each("harmless"))
def test_harmless_sentence_beside_the_exposure_does_not_block(language: str, sentence: str) -> None:
    assert _errors(_findings(language, after=sentence)) == set()


@pytest.mark.parametrize(("language", "sentence"), _each("L04"))
def test_money_before_data_is_found_and_after_it_is_not_blocked(language: str, sentence: str) -> None:
    assert _errors(_findings(language, before=sentence)) == {"L04"}
    assert _errors(_findings(language, after=sentence)) == set()


@pytest.mark.parametrize(("language", "sentence"), _each("L05"))
def test_hedge_about_who_is_certainly_affected_is_found(language: str, sentence: str) -> None:
    assert _errors(_findings(language, after=sentence)) == {"L05"}


@pytest.mark.parametrize(("language", "sentence"), _each("L07"))
def test_minimiser_is_found(language: str, sentence: str) -> None:
    assert "L07" in {finding.rule for finding in _findings(language, after=sentence)}
