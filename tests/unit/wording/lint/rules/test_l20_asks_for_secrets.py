"""L20 in every language: planted sentences are found where they stand, look-alikes are not."""

from __future__ import annotations

import pytest
from lint_cases import cases, found, in_a_notice


@pytest.mark.parametrize(("language", "sentence"), cases("l20", "faults"))
def test_fault_is_an_error_within_its_sentence(language: str, sentence: str) -> None:
    text = in_a_notice(sentence, language)
    findings = found("L20", text, language)
    assert {finding.severity for finding in findings} == {"error"}
    begins = text.index(sentence)
    for finding in findings:
        assert finding.start is not None
        assert begins <= finding.start < begins + len(sentence)


@pytest.mark.parametrize(("language", "sentence"), cases("l20", "harmless"))
def test_harmless_sentence_is_let_pass(language: str, sentence: str) -> None:
    assert found("L20", in_a_notice(sentence, language), language) == []


@pytest.mark.parametrize(("language", "sentence"), cases("l20", "faults"))
def test_other_languages_do_not_judge_the_words(language: str, sentence: str) -> None:
    assert found("L20", in_a_notice(sentence, language), "fr") == []


def test_broken_promise_is_named() -> None:
    text = "We will never ask you for your password.\n\nPlease confirm your password on the page below."
    [finding] = found("L20", text, "en")
    assert finding.text == "confirm your password"
    assert "promises never to ask" in finding.why
