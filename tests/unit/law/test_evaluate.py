"""What the engine says of one duty, rule by rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amends.core.case.model import Risk
from amends.core.errors import InputError
from amends.law import DutyAnswer
from amends.law.answer import Status
from amends.law.condition import answer_key

Ask = Callable[..., DutyAnswer]  # the fixture `ask` of conftest.py


def dated(**fields: Any) -> list[dict[str, Any]]:
    """One dated value in force since 2020."""
    return [{"in_force_from": "2020-01-01", "source": "s", **fields}]


def cohort(**fields):
    return {"residence": "US-VT", "persons": 500, "elements": ["name", "ssn"], **fields}


def says(answer, text: str) -> bool:
    return any(text in line for line in answer.because)


def test_a_covered_breach_is_due_after_ten_days_not_counting_the_first(ask: Ask) -> None:
    answer = ask()
    assert answer.status is Status.REQUIRED
    assert answer.due.nominal == date(2026, 9, 11)
    assert (answer.anchor, answer.persons, answer.cohorts, answer.confidence) == ("discovered", 500, (0,), "F")


@pytest.mark.parametrize(
    ("operator", "below", "at", "above"),
    [
        ("more_than", "not_required", "not_required", "required"),
        ("at_least", "not_required", "required", "required"),
        ("at_most", "required", "required", "not_required"),
        ("less_than", "required", "not_required", "not_required"),
    ],
)
def test_a_threshold_is_an_operator_and_a_number(ask: Ask, operator: str, below: str, at: str, above: str) -> None:
    duty = {"threshold": dated(operator=operator, number=500, base="residents_to_be_notified")}
    found = [ask(duty=duty, cohorts=[cohort(persons=persons)]).status for persons in (499, 500, 501)]
    assert found == [below, at, above]


def test_who_is_counted_depends_on_the_base(ask: Ask) -> None:
    exempt = dated(ground="harm", when={"is": {"cohort.status": "possible"}}, says="no harm")
    cohorts = [
        cohort(persons=300),
        cohort(persons=300, status="possible"),
        cohort(persons=300, residence="US-CA"),
        cohort(persons=300, elements=["email"]),
    ]

    def status(base: str, number: int) -> str:
        threshold = dated(operator="at_least", number=number, base=base)
        return ask(duty={"exemptions": exempt, "threshold": threshold}, cohorts=cohorts).status

    assert status("residents_to_be_notified", 300) == "required"
    assert status("residents_to_be_notified", 301) == "not_required"
    assert status("residents_affected", 600) == "required"
    assert status("residents_affected", 601) == "not_required"
    assert status("total_persons", 600) == "required"
    assert status("total_persons", 601) == "not_required"


def test_residents_of_one_state_are_counted_state_by_state(ask: Ask) -> None:
    duty = {"residents": ["US"], "threshold": dated(operator="more_than", number=500, base="residents_of_one_state")}
    cohorts = [cohort(persons=501), cohort(persons=500, residence="US-CA")]
    answer = ask(duty=duty, cohorts=cohorts)
    assert (answer.status, answer.cohorts, answer.persons) == (Status.REQUIRED, (0,), 501)
    assert ask(duty=duty, cohorts=[cohort(), cohort(residence="US-CA")]).status is Status.NOT_REQUIRED


def test_a_threshold_that_hangs_on_unknown_cohorts_is_unknown(ask: Ask) -> None:
    duty = {"threshold": dated(operator="more_than", number=500, base="residents_to_be_notified")}
    answer = ask(duty=duty, cohorts=[cohort(), cohort(persons=1, protection="tokenised")])
    assert answer.status is Status.UNKNOWN
    assert says(answer, "500 to 501")


@pytest.mark.parametrize(
    ("protection", "status"),
    [
        ("none", "required"),
        ("encrypted", "not_required"),
        ("encrypted_key_taken", "required"),
        ("tokenised", "unknown"),
    ],
)
def test_protection_takes_data_out_unless_the_key_was_taken(ask: Ask, protection: str, status: str) -> None:
    assert ask(cohorts=[cohort(protection=protection)]).status == status


def test_a_combination_may_be_protected_by_nothing(ask: Ask) -> None:
    duty = {"covers": dated(needs=["ssn"], exempts=[])}
    assert ask(duty=duty, cohorts=[cohort(protection="encrypted")]).status is Status.REQUIRED


def test_every_item_of_a_combination_is_needed(ask: Ask) -> None:
    assert ask(cohorts=[cohort(elements=["ssn"])]).status is Status.NOT_REQUIRED
    assert ask(cohorts=[cohort(elements=["name", "passport"])]).status is Status.REQUIRED


def test_elements_that_are_not_known_are_asked_for(ask: Ask) -> None:
    answer = ask(cohorts=[cohort(elements=[])])
    assert answer.status is Status.UNKNOWN
    assert says(answer, "which data elements")


def test_an_element_has_an_effective_date_of_its_own(ask: Ask) -> None:
    covers = [*dated(needs=["name", "ssn"]), {"in_force_from": "2026-09-01", "source": "s", "needs": ["biometric"]}]
    for day, status in (("2026-08-31", "not_required"), ("2026-09-01", "required")):
        incident = {"anchors": {"discovered": f"{day}T10:00:00-04:00"}}
        answer = ask(duty={"covers": covers}, incident=incident, cohorts=[cohort(elements=["biometric"])])
        assert answer.status == status
    assert not says(answer, "counts only from")


def test_a_law_does_not_bind_before_its_first_day(ask: Ask) -> None:
    incident = {"anchors": {"discovered": "2019-12-31T10:00:00-05:00"}}
    answer = ask(incident=incident)
    assert answer.status is Status.NOT_REQUIRED
    assert says(answer, "Not in force before 2020-01-01")


def test_a_law_that_never_came_into_force_says_why(ask: Ask) -> None:
    answer = ask(duty={"in_force": [], "not_in_force_because": "the bill died"})
    assert answer.because == ("Not in force: the bill died",)


def test_a_new_law_without_a_transition_clause_is_contested_for_a_breach_that_is_open(ask: Ask) -> None:
    start = {"in_force_from": "2026-09-01", "source": "s", "transition": {"clause": "none"}}
    incident = {"anchors": {"discovered": "2026-08-20T10:00:00-04:00"}}
    assert ask(duty={"in_force": [start]}, incident=incident).status is Status.CONTESTED
    told = {"anchors": {**incident["anchors"], "individuals_notified": "2026-08-25T10:00:00-04:00"}}
    assert ask(duty={"in_force": [start]}, incident=told).status is Status.NOT_REQUIRED


def test_a_change_without_a_transition_clause_gives_both_versions(ask: Ask) -> None:
    clock = [
        *dated(as_soon_as_possible=True),
        {
            "in_force_from": "2026-09-10",
            "source": "s",
            "limits": [{"n": 30, "unit": "calendar_days", "after": "discovered"}],
            "transition": {"clause": "none"},
        },
    ]
    answer = ask(duty={"clock": clock})
    assert answer.due.nominal is None
    assert [(item.in_force_from, item.due, item.contested) for item in answer.transition] == [
        (date(2020, 1, 1), None, True),
        (date(2026, 9, 10), date(2026, 10, 1), True),
    ]
    after = ask(duty={"clock": clock}, incident={"anchors": {"discovered": "2026-09-10T10:00:00-04:00"}})
    assert (after.due.nominal, after.transition) == (date(2026, 10, 10), ())


def test_a_missing_anchor_makes_the_answer_unknown_and_is_named(ask: Ask) -> None:
    answer = ask(incident={"anchors": {"detected": "2026-09-01T10:00:00-04:00"}})
    assert (answer.status, answer.anchor, answer.due.nominal) == (Status.UNKNOWN, "discovered", None)
    assert says(answer, "Needs the anchor `discovered`")


def limits(*items, **fields):
    return {"clock": dated(limits=list(items), **fields)}


def test_the_soonest_limit_binds_and_an_optional_one_waits_for_its_anchor(ask: Ask) -> None:
    duty = limits(
        {"n": 14, "unit": "business_days", "after": "discovered", "calendar": "us-vt"},
        {"n": 0, "unit": "calendar_days", "after": "individuals_notified", "optional": True},
    )
    assert ask(duty=duty).due.nominal == date(2026, 9, 22)
    anchors = {"discovered": "2026-09-01T10:00:00-04:00", "individuals_notified": "2026-09-05T10:00:00-04:00"}
    answer = ask(duty=duty, incident={"anchors": anchors})
    assert (answer.due.nominal, answer.anchor) == (date(2026, 9, 5), "individuals_notified")


def test_first_of_and_last_of(ask: Ask) -> None:
    anchors = {"aware": "2026-09-01T10:00:00-04:00", "scope_identified": "2026-09-05T10:00:00-04:00"}
    first = limits({"n": 1, "unit": "calendar_days", "after": {"first_of": ["aware", "scope_identified"]}})
    last = limits({"n": 1, "unit": "calendar_days", "after": {"last_of": ["aware", "scope_identified"]}})
    only = {"anchors": {"aware": anchors["aware"]}}
    assert ask(duty=first, incident={"anchors": anchors}).due.nominal == date(2026, 9, 2)
    assert ask(duty=last, incident={"anchors": anchors}).due.nominal == date(2026, 9, 6)
    assert ask(duty=first, incident=only).due.nominal == date(2026, 9, 2)
    assert ask(duty=last, incident=only).anchor == "scope_identified"
    assert ask(duty=last, incident=only).status is Status.UNKNOWN


@pytest.mark.parametrize(("year", "end"), [(2026, date(2027, 3, 1)), (2027, date(2028, 2, 29))])
def test_days_after_the_end_of_the_calendar_year(ask: Ask, year: int, end: date) -> None:
    duty = limits({"n": 60, "unit": "calendar_days", "after": {"end_of_year_of": "discovered"}})
    incident = {"anchors": {"discovered": f"{year}-09-01T10:00:00-04:00"}}
    assert ask(duty=duty, incident=incident).due.nominal == end


def test_the_last_day_rolls_only_with_a_statute_and_the_nominal_day_stays(ask: Ask) -> None:
    incident = {"anchors": {"discovered": "2026-08-26T10:00:00-04:00"}}
    assert ask(incident=incident).due.rolled is None
    roll = dated(calendar="us-vt", citation="1 V.S.A. 138")
    due = ask(duty={"roll": roll}, incident=incident).due
    assert (due.nominal, due.rolled, due.rolled_by) == (date(2026, 9, 5), date(2026, 9, 8), "1 V.S.A. 138")


def harm(kind: str, **fields):
    return {kind: dated(ground="harm", when={"is": {"assessment.misuse_likely": False}}, says="no misuse", **fields)}


def test_an_exemption_must_be_earned_and_a_trigger_must_be_known(ask: Ask) -> None:
    assert ask(duty=harm("exemptions")).status is Status.REQUIRED
    assert ask(duty=harm("exemptions", if_unknown="unknown")).status is Status.UNKNOWN
    decided = {"assessment": {"misuse_likely": False}}
    assert ask(duty=harm("exemptions"), incident=decided).status is Status.NOT_REQUIRED
    assert ask(duty=harm("triggers")).status is Status.UNKNOWN
    assert ask(duty=harm("triggers", if_unknown="met")).status is Status.REQUIRED
    assert ask(duty=harm("triggers"), incident=decided).status is Status.REQUIRED


def test_a_risk_that_was_computed_is_used_only_where_nobody_decided_and_is_said_to_be_computed(ask: Ask) -> None:
    duty = {"triggers": dated(ground="harm", when={"is": {"assessment.risk": "high"}}, says="high risk")}
    computed = ask(duty=duty, computed_risk=Risk.HIGH)
    assert computed.status is Status.REQUIRED
    assert says(computed, "was computed")
    decided = ask(duty=duty, incident={"assessment": {"risk": "low"}}, computed_risk=Risk.HIGH)
    assert decided.status is Status.NOT_REQUIRED
    assert not says(decided, "was computed")


def test_persons_of_whom_only_the_country_is_known_are_asked_about(ask: Ask) -> None:
    answer = ask(cohorts=[cohort(residence="US")])
    assert answer.status is Status.UNKNOWN
    assert says(answer, "do these persons live in US-VT?")


def test_nobody_there_is_a_reason(ask: Ask) -> None:
    assert ask(cohorts=[cohort(residence="PL")]).because == ("Nobody affected lives in US-VT.",)


def test_the_rest_is_left_out_with_its_reason_and_number(ask: Ask) -> None:
    answer = ask(cohorts=[cohort(), cohort(persons=20, protection="encrypted"), cohort(persons=3, elements=["email"])])
    assert (answer.status, answer.persons, answer.cohorts) == (Status.REQUIRED, 500, (0,))
    assert says(answer, "Not counted here: 20 persons in 1 cohort: The data were encrypted")
    assert says(answer, "Not counted here: 3 persons in 1 cohort: None of the combinations")


def test_content_and_remedies_with_a_condition_follow_the_persons_concerned(ask: Ask) -> None:
    duty = {
        "content": [
            *dated(required=["contact_point"], forbidden=["nature_of_breach"]),
            *dated(required=["credit_bureau_contacts"], when={"has": {"cohort.elements": "ssn"}}),
        ],
        "remedies": dated(kind="credit_monitoring", months=18, when={"has": {"cohort.elements": "ssn"}}),
    }
    with_ssn = ask(duty=duty)
    assert with_ssn.content.required == ("contact_point", "credit_bureau_contacts")
    assert with_ssn.content.forbidden == ("nature_of_breach",)
    assert [(item.kind, item.months) for item in with_ssn.remedies] == [("credit_monitoring", 18)]
    without = ask(duty=duty, cohorts=[cohort(elements=["name", "passport"])])
    assert without.content.required == ("contact_point",)
    assert without.remedies == ()


@pytest.mark.parametrize(
    ("kind", "status"), [("voluntary", "advised"), ("exception", "not_required"), ("contract", "required")]
)
def test_what_gives_a_rule_its_force_decides_the_status(ask: Ask, kind: str, status: str) -> None:
    assert ask(duty={"kind": kind}).status == status


def test_an_answer_is_only_as_sure_as_the_least_sure_value(ask: Ask) -> None:
    answer = ask(duty={"clock": dated(as_soon_as_possible=True, confidence="ML")})
    assert answer.confidence == "ML"
    assert says(answer, "Rests in part on memory or copies (ML)")


def test_a_deadline_that_has_passed_is_said_to_have_passed(ask: Ask) -> None:
    assert says(ask(as_of="2026-09-12T00:00:00-04:00"), "has passed")
    assert not says(ask(as_of="2026-09-11T12:00:00-04:00"), "has passed")


@pytest.mark.parametrize(
    "changed",
    [
        {"anchors": {"discovered": "9999-12-31T23:00:00+00:00"}},
        {"anchors": {"individuals_notified": "0001-01-01T00:00:00+00:00"}},
        {"law_enforcement_hold": {"until": "9999-12-31T23:00:00+00:00"}},
    ],
)
def test_an_instant_that_no_calendar_reaches_is_one_clear_error(ask: Ask, changed: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        ask(incident=changed)
    assert caught.value.code == "law.time_out_of_range"


def test_who_was_looked_at_is_counted_even_where_the_law_is_not_in_force(ask: Ask) -> None:
    answer = ask(incident={"anchors": {"discovered": "2019-09-01T10:00:00-04:00"}})
    assert (answer.status, answer.persons, answer.cohorts) == ("not_required", 500, (0,))


def test_an_answer_of_the_case_decides_and_two_that_differ_do_not(ask: Ask) -> None:
    question = "Do they hold the data for another?"
    duty = {"binds": dated(ground="scope", when={"ask": question}, says="they do", otherwise="they do not")}

    def status(*answers: bool) -> Status:
        facts = [{"key": answer_key(question), "value": value} for value in answers]
        return ask(duty=duty, incident={"facts": facts}).status

    assert [status(), status(True), status(False), status(True, False)] == [
        Status.UNKNOWN,
        Status.REQUIRED,
        Status.NOT_REQUIRED,
        Status.UNKNOWN,
    ]
    assert says(ask(duty=duty), answer_key(question))
