"""Which people can share a letter."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from amends.core.case import parse_case
from amends.law import evaluate, load_corpus
from amends.law.letters import Letter, letters_of

AS_OF = datetime.fromisoformat("2026-07-01T12:00:00+00:00")
ANCHORS = dict.fromkeys(("occurred", "detected", "discovered", "aware", "determined"), "2026-06-01T10:00:00+00:00")


def letters(*residences: str, elements: tuple[str, ...] = ("name", "ssn"), **controller: Any) -> tuple[Letter, ...]:
    facts = {
        "incident": {"controller": {"name": "Shop", "established_in": "US", **controller}, "anchors": ANCHORS},
        "cohorts": [
            {"residence": place, "persons": 600 + n, "elements": elements} for n, place in enumerate(residences)
        ],
    }
    case = parse_case(json.dumps(facts), name="facts")
    return letters_of(evaluate(load_corpus(), case, case.cohorts, AS_OF), case.cohorts)


def test_massachusetts_and_california_cannot_share_a_letter() -> None:
    california, massachusetts = letters("US-MA", "US-CA")
    assert (california.residences, massachusetts.residences) == (("US-CA",), ("US-MA",))
    assert "nature_of_breach" in california.required
    assert "nature_of_breach" in massachusetts.forbidden
    (apart,) = massachusetts.apart_from
    conflict = next(item for item in apart.because if item.content == "nature_of_breach")
    assert conflict.required_by == ("us-ca/civ-1798-82/notify-individuals",)
    assert conflict.forbidden_by == ("us-ma/mgl-93h/notify-individuals",)
    assert [item.letter for item in california.apart_from] == [massachusetts.number]


def test_people_with_the_same_demands_share_a_letter() -> None:
    (letter,) = letters("US-MA", "US-MA")
    assert (letter.cohorts, letter.persons, letter.conflicts, letter.apart_from) == ((0, 1), 1201, (), ())


def test_one_person_under_laws_that_contradict_each_other_is_shown() -> None:
    (letter,) = letters("US-MA", elements=("name", "ssn", "medical"), regulated_as=["hipaa_covered_entity"])
    conflict = next(item for item in letter.conflicts if item.content == "nature_of_breach")
    assert conflict.required_by == ("us/hipaa-164-400/notify-individuals",)


def test_a_law_that_prescribes_nothing_asks_for_a_letter_too() -> None:
    (letter,) = letters("US-TX")
    assert (letter.residences, dict(letter.forbidden)) == (("US-TX",), {})


def test_nobody_to_tell_needs_no_letter() -> None:
    assert letters("US-TX", elements=("email",)) == ()
