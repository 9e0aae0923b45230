"""The shipped corpus as a whole: one answer for each duty, and no place passed over in silence."""

from __future__ import annotations

import json
from datetime import datetime

import msgspec
import pytest

from amends.core.case import parse_case
from amends.core.case.model import Risk
from amends.core.errors import InputError
from amends.law import evaluate, load_corpus


def cohort(**fields):
    return {"residence": "US-VT", "persons": 500, "elements": ["name", "ssn"], **fields}


def test_the_whole_corpus_answers_every_duty_once_or_per_authority_and_counts_nobody_twice() -> None:
    facts = {
        "incident": {"controller": {"name": "Shop", "established_in": "US"}, "assessment": {"risk": "high"}},
        "cohorts": [cohort(residence=place) for place in ("PL", "DE", "GB", "US-CA")],
    }
    case = parse_case(json.dumps(facts), name="test")
    answer = evaluate(load_corpus(), case, case.cohorts, datetime.fromisoformat("2026-11-23T00:00:00+00:00"))
    assert {duty.law for duty in answer.duties} == set(load_corpus().duties)
    assert all(duty.because for duty in answer.duties)
    authorities = [duty for duty in answer.duties if duty.law == "eu/gdpr/33-authority"]
    assert sorted(index for duty in authorities for index in duty.cohorts) == [0, 1]
    document = msgspec.to_builtins(answer)
    assert set(document["duties"][0]) == set(
        "law citation url jurisdiction recipient recipient_name status persons cohorts as_soon_as_possible anchor due "
        "before content remedies transition because confidence".split()
    )


@pytest.mark.parametrize(
    ("place", "citation"), [("UA", "The law of Ukraine"), ("RS", "The law of Serbia"), ("JE", "Jersey")]
)
def test_a_place_whose_law_is_not_in_the_corpus_is_said_and_not_passed_over(place: str, citation: str) -> None:
    case = parse_case(
        json.dumps({"incident": {"controller": {"name": "S"}}, "cohorts": [cohort(), cohort(residence=place)]}),
        name="t",
    )
    answer = evaluate(load_corpus(), case, case.cohorts, datetime.fromisoformat("2026-11-23T00:00:00+00:00"))
    found = [duty for duty in answer.duties if duty.law.startswith("not-encoded/")]
    assert [(duty.law, duty.status, duty.cohorts) for duty in found] == [
        (f"not-encoded/{place.lower()}", "unknown", (1,))
    ]
    assert citation in found[0].citation
    assert any("not in this corpus" in reason for reason in found[0].because)


def test_a_risk_that_only_a_formula_called_low_takes_no_duty_away() -> None:
    facts = {
        "incident": {
            "controller": {"name": "S", "established_in": "PL"},
            "anchors": {"aware": "2026-06-01T10:00:00+02:00"},
        },
        "cohorts": [{"residence": "PL", "persons": 5, "elements": ["name", "email"]}],
    }

    def status(**assessment: str) -> str:
        incident = {**facts["incident"], "assessment": assessment}
        case = parse_case(json.dumps({**facts, "incident": incident}), name="t")
        at = datetime.fromisoformat("2026-06-02T00:00:00+00:00")
        answer = evaluate(load_corpus(), case, case.cohorts, at, computed_risk=Risk.LOW)
        return next(duty.status for duty in answer.duties if duty.law == "eu/gdpr/33-authority")

    assert (status(), status(risk="low")) == ("unknown", "not_required")


def test_places_whose_law_is_in_the_corpus_are_not_called_unknown() -> None:
    places = ("PL", "RE", "AX", "GB", "US", "US-VT")
    case = parse_case(
        json.dumps({"incident": {"controller": {"name": "S"}}, "cohorts": [cohort(residence=item) for item in places]}),
        name="t",
    )
    answer = evaluate(load_corpus(), case, case.cohorts, datetime.fromisoformat("2026-11-23T00:00:00+00:00"))
    assert not [duty.law for duty in answer.duties if duty.law.startswith("not-encoded/")]


def test_a_naive_time_of_the_question_is_refused() -> None:
    case = parse_case(json.dumps({"incident": {"controller": {"name": "S"}}, "cohorts": [cohort()]}), name="test")
    with pytest.raises(InputError) as caught:
        evaluate(load_corpus(), case, case.cohorts, datetime.fromisoformat("2026-01-01T00:00:00"))
    assert caught.value.code == "time.no_offset"
