"""L07 in every language: nothing makes the breach look smaller."""

from __future__ import annotations

import pytest
from lint_cases import cases, found, in_a_notice


@pytest.mark.parametrize(("language", "sentence"), cases("l07", "first", "second"))
def test_minimiser_is_found_in_its_sentence(language: str, sentence: str) -> None:
    text = in_a_notice(sentence, language)
    findings = found("L07", text, language)
    assert findings
    begins = text.index(sentence)
    assert all(begins <= (finding.start or 0) < begins + len(sentence) for finding in findings)


@pytest.mark.parametrize(("language", "sentence"), cases("l07", "harmless"))
def test_harmless_sentence_is_let_pass(language: str, sentence: str) -> None:
    assert found("L07", in_a_notice(sentence, language), language) == []
