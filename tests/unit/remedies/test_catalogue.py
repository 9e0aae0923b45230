"""What is owed: never less than the law says, more where the house promises more, and with its reason."""

from __future__ import annotations

from typing import Any

import pytest

from amends.core.case.model import Remedies
from amends.remedies.catalogue import LawMinimum, Segment, months_owed, plan_remedies


def minimum(months: int | None, *, kind: str = "credit_monitoring", status: str = "required", cohort: int = 0) -> Any:
    return LawMinimum(
        law="us-xx/law",
        citation="§ 1",
        url="https://law.example",
        kind=kind,
        months=months,
        condition="",
        status=status,
        cohorts=(cohort,),
    )


CALIFORNIA = Segment(residence="US-CA", elements=frozenset({"name", "ssn"}), persons=501, cohort=0)


def test_more_than_the_minimum_is_allowed_and_exactly_it_is_enough() -> None:
    for offered in (12, 24):
        plan = plan_remedies([CALIFORNIA], Remedies(monitoring_months=offered), [minimum(12)])
        assert not plan.is_blocked
        row = next(item for item in plan.owed if item.code == "monitoring")
        assert (row.months, row.minimum, row.is_owed) == (offered, 12, True)


def test_one_month_less_than_the_law_blocks_and_names_it() -> None:
    plan = plan_remedies([CALIFORNIA], Remedies(monitoring_months=11), [minimum(12)])
    assert plan.is_blocked
    (finding,) = [item for item in plan.findings if item.blocks]
    assert (finding.code, finding.citation, finding.persons) == ("remedies.below_minimum", "§ 1", 501)


def test_longest_of_several_laws_counts_whatever_they_call_it() -> None:
    laws = [minimum(12), minimum(24, kind="identity_theft_services")]
    plan = plan_remedies([CALIFORNIA], Remedies(monitoring_months=18), laws)
    assert months_owed("US-CA", ["ssn", "name"], plan) == 24
    assert plan.is_blocked


@pytest.mark.parametrize(("status", "blocks"), [("required", True), ("contested", True), ("unknown", False)])
def test_contested_law_blocks_as_one_that_binds_and_an_open_one_is_said(status: str, *, blocks: bool) -> None:
    plan = plan_remedies([CALIFORNIA], Remedies(), [minimum(12, status=status)])
    assert plan.is_blocked is blocks
    assert [item.citation for item in plan.findings] == ["§ 1"]


def test_law_without_a_time_blocks_only_where_nothing_is_offered() -> None:
    assert plan_remedies([CALIFORNIA], Remedies(), [minimum(None)]).is_blocked
    assert not plan_remedies([CALIFORNIA], Remedies(monitoring_months=1), [minimum(None)]).is_blocked


def test_law_of_another_cohort_asks_nothing_here() -> None:
    plan = plan_remedies([CALIFORNIA], Remedies(), [minimum(12, cohort=1)])
    assert not plan.is_blocked
    assert months_owed("US-CA", ["ssn"], plan) == 0


def test_card_is_replaced_only_for_whose_card_was_exposed() -> None:
    other = Segment(residence="PL", elements=frozenset({"name", "card_number"}), persons=3, cohort=1)
    plan = plan_remedies([CALIFORNIA, other], Remedies(card_reissue=True), [])
    assert [row.residence for row in plan.owed if row.code == "card_reissue" and row.is_owed] == ["PL"]


def test_monitoring_that_is_promised_to_all_is_owed_to_all() -> None:
    names = Segment(residence="PL", elements=frozenset({"name"}), persons=3)
    plan = plan_remedies([names], Remedies(monitoring_months=6), [])
    assert [(row.code, row.is_owed) for row in plan.owed] == [("monitoring", True)]
    assert plan_remedies([names], Remedies(), []).owed == ()


def test_what_would_help_and_was_not_promised_is_said_and_not_owed() -> None:
    plan = plan_remedies([Segment(residence="PL", elements=frozenset({"id_card"}), persons=3)], Remedies(), [])
    assert not plan.is_blocked
    assert {(row.code, row.is_owed) for row in plan.owed} == {("monitoring", False), ("document_replacement", False)}
    assert {item.code for item in plan.findings} == {"remedies.not_offered"}


def test_somebody_unlike_every_segment_is_owed_the_longest_of_their_residence() -> None:
    plan = plan_remedies([CALIFORNIA], Remedies(monitoring_months=12), [minimum(12)])
    assert months_owed("US-CA", ["ssn", "medical"], plan) == 12
    assert months_owed("PL", ["ssn"], plan) == 0
