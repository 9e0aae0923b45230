"""What a law demands of the text: on the day that counts, and for the data and people of the case."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amends.cli.lint_laws import LawsAsked, laws_asked
from amends.core.case import Case, parse_case
from amends.core.errors import InputError
from amends.law import load_corpus

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
CALIFORNIA = "us-ca/civ-1798-82/notify-individuals"


def _case(elements: str, *, discovered: str = "2026-06-01T10:00:00-07:00", residence: str = "US-CA") -> Case:
    return parse_case(
        f"""
incident:
  controller: {{name: Bank, sectors: [bank]}}
  anchors: {{discovered: {discovered}, aware: {discovered}}}
cohorts:
  - {{residence: {residence}, persons: 5, elements: [{elements}]}}
""",
        name="case",
    )


def _asked(*names: str, case: Case | None = None) -> LawsAsked:
    return laws_asked(names, corpus=load_corpus(), case=case, now=NOW)


def test_what_the_law_demands_depends_on_the_data() -> None:
    (with_number,) = _asked(CALIFORNIA, case=_case("name, ssn")).contents
    (with_password,) = _asked(CALIFORNIA, case=_case("email, password")).contents
    assert "credit_bureau_contacts" in with_number.required
    assert "credit_bureau_contacts" not in with_password.required
    assert {"title_notice_of_data_breach", "headings_california", "types_of_information"} <= set(with_password.required)
    assert with_number.citation
    assert with_number.url.startswith("https://")


def test_law_of_the_day_of_the_breach_counts() -> None:
    (then,) = _asked(CALIFORNIA, case=_case("name, ssn", discovered="2014-06-01T10:00:00-07:00")).contents
    assert "headings_california" not in then.required
    before = _asked(CALIFORNIA, case=_case("name, ssn", discovered="1999-06-01T10:00:00-07:00"))
    assert before.contents == []
    assert "not in force" in before.not_judged[CALIFORNIA]


def test_without_a_case_only_what_is_always_demanded_is_asked() -> None:
    asked = _asked(CALIFORNIA)
    (content,) = asked.contents
    assert "title_notice_of_data_breach" in content.required
    assert "credit_bureau_contacts" not in content.required
    assert f"{CALIFORNIA} on conditions" in asked.not_judged


def test_instrument_means_its_duties_to_individuals() -> None:
    assert [item.law for item in _asked("us-ca/civ-1798-82").contents] == [CALIFORNIA]
    assert [item.law for item in _asked("eu/gdpr", case=_case("name", residence="PL")).contents] == [
        "eu/gdpr/34-individuals"
    ]


def test_law_named_twice_is_judged_once() -> None:
    assert len(_asked(CALIFORNIA, "us-ca/civ-1798-82").contents) == 1


def test_case_of_people_elsewhere_is_judged_by_the_law_that_was_named() -> None:
    (content,) = _asked(CALIFORNIA, case=_case("name, ssn", residence="PL")).contents
    assert "credit_bureau_contacts" in content.required


@pytest.mark.parametrize("name", ["", "eu", "us-ca/civ-1798-8", "vocabulary/elements", "eu/gdpr/34-individual"])
def test_unknown_law_is_refused_with_a_hint(name: str) -> None:
    with pytest.raises(InputError) as refused:
        _asked(name)
    assert refused.value.code == "lint.law_unknown"


def test_hint_names_the_law_that_was_meant() -> None:
    with pytest.raises(InputError, match="eu/gdpr/34-individuals"):
        _asked("eu/gdpr/34-individual")
