"""Cohorts that moved, and cohorts that have died."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from amends.core.case import parse_case
from amends.core.errors import InputError
from amends.law import DutyAnswer
from amends.law.answer import Status

Ask = Callable[..., DutyAnswer]


def cohort(**fields: Any) -> dict[str, Any]:
    return {"residence": "US-VT", "persons": 500, "elements": ["name", "ssn"], **fields}


def test_who_lived_in_the_state_at_the_breach_is_concerned_after_moving_away(ask: Ask) -> None:
    moved = cohort(residence="US-CA", residence_at_breach="US-VT", persons=7)
    answer = ask(cohorts=[cohort(), moved])
    assert (answer.status, answer.persons, answer.cohorts) == (Status.REQUIRED, 507, (0, 1))
    assert (
        "Of these, 7 persons lived in US-VT at the breach and in US-CA now; both laws are answered." in answer.because
    )


def test_who_moved_into_the_state_is_concerned_once(ask: Ask) -> None:
    answer = ask(cohorts=[cohort(residence_at_breach="US-CA"), cohort(residence_at_breach="US-VT")])
    assert (answer.persons, answer.cohorts) == (1000, (0, 1))


def test_the_dead_are_counted_and_somebody_else_is_addressed(ask: Ask) -> None:
    answer = ask(cohorts=[cohort(deceased=3)])
    assert answer.persons == 500
    assert any("3 have died; next of kin" in line for line in answer.because)


def test_a_rule_can_leave_out_a_cohort_of_which_nobody_is_alive(ask: Ask) -> None:
    living = {
        "in_force_from": "2020-01-01",
        "source": "s",
        "ground": "scope",
        "when": {"is": {"cohort.all_deceased": False}},
        "says": "a living person is concerned",
        "otherwise": "the law does not protect the dead",
    }
    answer = ask(duty={"binds": [living]}, cohorts=[cohort(persons=3, deceased=3), cohort(deceased=499)])
    assert answer.cohorts == (1,)
    assert any("does not protect the dead" in line for line in answer.because)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ("deceased: 4", "deceased"),
        ("minors: 4", "minors"),
        ("residence_at_breach: XX-9", "XX-9"),
    ],
)
def test_impossible_people_are_refused(fields: str, word: str) -> None:
    people = f"{{residence: US-VT, persons: 3, elements: [ssn], {fields}}}"
    text = f"incident: {{controller: {{name: Shop}}}}\ncohorts: [{people}]"
    with pytest.raises(InputError) as caught:
        parse_case(text, name="facts.yaml")
    assert word in f"{caught.value.what} {caught.value.why}"


def test_a_law_that_asks_where_they_live_catches_who_moved_away(ask: Ask) -> None:
    here = {
        "in_force_from": "2020-01-01",
        "source": "s",
        "ground": "scope",
        "when": {"is": {"cohort.country": "PL"}},
        "says": "they live there",
    }
    anywhere = {"residents": ["any"], "binds": [here]}
    moved = cohort(residence="US-VT", residence_at_breach="PL", persons=7)
    answer = ask(duty=anywhere, cohorts=[cohort(), moved])
    assert (answer.status, answer.persons, answer.cohorts) == (Status.REQUIRED, 7, (1,))


@pytest.mark.parametrize(
    "discovered", ["2026-09-01T23:30:00-04:00", "2026-09-02T03:30:00+00:00", "2026-09-02T05:30:00+02:00"]
)
def test_a_day_begins_by_the_clocks_of_the_place_however_the_instant_is_written(ask: Ask, discovered: str) -> None:
    assert str(ask(incident={"anchors": {"discovered": discovered}}).due.nominal) == "2026-09-11"
