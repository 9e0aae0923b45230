"""L05 in every language: who is certainly affected is told so."""

from __future__ import annotations

import msgspec
import pytest
from lint_cases import FACTS, cases, found

from amends.core.case.model import CohortStatus


@pytest.mark.parametrize(("language", "sentence"), cases("l05", "first", "second"))
def test_hedge_is_an_error_where_it_is_certain(language: str, sentence: str) -> None:
    findings = found("L05", sentence, language)
    assert {finding.severity for finding in findings} == {"error"}


@pytest.mark.parametrize(("language", "sentence"), cases("l05", "first", "second"))
def test_hedge_is_a_warning_where_it_is_open(language: str, sentence: str) -> None:
    facts = msgspec.structs.replace(FACTS, status=CohortStatus.POSSIBLE)
    findings = found("L05", sentence, language, facts=facts)
    assert {finding.severity for finding in findings} == {"warning"}


@pytest.mark.parametrize(("language", "sentence"), cases("l05", "harmless"))
def test_harmless_sentence_is_let_pass(language: str, sentence: str) -> None:
    assert found("L05", sentence, language) == []
