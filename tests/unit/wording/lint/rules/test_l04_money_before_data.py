"""L04 in every language: money may not be called safe before the reader knows what was taken."""

from __future__ import annotations

import pytest
from lint_cases import cases, found, in_a_notice


@pytest.mark.parametrize(("language", "sentence"), cases("l04", "first", "second"))
def test_calm_about_money_before_the_bad_news_is_an_error(language: str, sentence: str) -> None:
    findings = found("L04", in_a_notice(sentence, language, first=True), language)
    assert {finding.severity for finding in findings} == {"error"}
    assert all(finding.end is not None and finding.end <= len(sentence) for finding in findings)


@pytest.mark.parametrize(("language", "sentence"), cases("l04", "first", "second"))
def test_after_the_bad_news_it_may_be_said(language: str, sentence: str) -> None:
    assert found("L04", in_a_notice(sentence, language), language) == []


@pytest.mark.parametrize(("language", "sentence"), cases("l04", "harmless"))
def test_harmless_sentence_is_let_pass(language: str, sentence: str) -> None:
    assert found("L04", in_a_notice(sentence, language, first=True), language) == []
