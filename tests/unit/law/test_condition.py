"""Kleene's logic, operator by operator."""

from __future__ import annotations

from datetime import datetime

import msgspec
import pytest

from amends.law.condition import answer_key, judge
from amends.law.model import Condition

PLACES = {"EEA": frozenset({"PL"})}
FACTS = {
    "yes": True,
    "no": False,
    "absent": None,
    "place": "PL",
    "list": ("a", "b"),
    "number": 500,
    "anchor.aware": datetime.fromisoformat("2026-01-01T00:00:00+00:00"),
    "anchor.classified": datetime.fromisoformat("2026-01-02T00:00:00+00:00"),
    "anchor.occurred": None,
}


def truth(tree: dict) -> bool | None:
    return judge(msgspec.convert(tree, Condition), FACTS, PLACES).truth


YES, NO, MAYBE = {"is": {"yes": True}}, {"is": {"no": True}}, {"is": {"absent": True}}


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (YES, True),
        (NO, False),
        (MAYBE, None),
        ({"all": [YES, YES]}, True),
        ({"all": [YES, MAYBE]}, None),
        ({"all": [NO, MAYBE]}, False),
        ({"all": []}, True),
        ({"any": [NO, YES]}, True),
        ({"any": [MAYBE, YES]}, True),
        ({"any": [MAYBE, NO]}, None),
        ({"any": [NO, NO]}, False),
        ({"any": []}, False),
        ({"not": YES}, False),
        ({"not": MAYBE}, None),
        ({"in": {"place": "EEA"}}, True),
        ({"in": {"place": ["DE"]}}, False),
        ({"in": {"absent": "EEA"}}, None),
        ({"has": {"list": "a"}}, True),
        ({"has_any": {"list": ["x", "b"]}}, True),
        ({"has_any": {"list": ["x"]}}, False),
        ({"has_all": {"list": ["a", "b"]}}, True),
        ({"has_all": {"list": ["a", "x"]}}, False),
        ({"at_least": {"number": 500}}, True),
        ({"more_than": {"number": 500}}, False),
        ({"at_most": {"number": 500}}, True),
        ({"less_than": {"number": 500}}, False),
        ({"less_than": {"absent": 500}}, None),
        ({"known": "yes"}, True),
        ({"known": "absent"}, False),
        ({"ask": "Is it?"}, None),
        ({"elapsed_at_most": {"from": "aware", "to": "classified", "n": 24, "unit": "hours"}}, True),
        ({"elapsed_at_most": {"from": "aware", "to": "classified", "n": 23, "unit": "hours"}}, False),
        ({"elapsed_at_most": {"from": "aware", "to": "classified", "n": 1, "unit": "calendar_days"}}, True),
        ({"elapsed_at_most": {"from": "occurred", "to": "classified", "n": 1, "unit": "hours"}}, None),
    ],
)
def test_each_operator_says_yes_no_or_unknown(tree: dict, expected: bool | None) -> None:
    assert truth(tree) is expected


def test_an_unknown_verdict_names_each_missing_fact_once() -> None:
    tree = msgspec.convert({"all": [MAYBE, {"any": [MAYBE, {"ask": "Is it?"}]}]}, Condition)
    assert judge(tree, FACTS, PLACES).missing == ("absent", "Is it?")


@pytest.mark.parametrize("tree", [{}, {"is": {"yes": True}, "known": "yes"}])
def test_a_condition_with_no_or_two_operators_is_refused(tree: dict) -> None:
    with pytest.raises(ValueError, match="exactly one operator"):
        truth(tree)


def test_what_a_condition_asks_for_can_be_listed() -> None:
    tree = msgspec.convert(
        {
            "all": [
                {"not": {"has": {"cohort.elements": "ssn"}}},
                {"has_any": {"cohort.elements": ["pesel"]}},
                {"known": "anchor.aware"},
                {"elapsed_at_most": {"from": "aware", "to": "classified", "n": 1, "unit": "hours"}},
                {"ask": "?"},
            ]
        },
        Condition,
    )
    assert tree.facts == {"cohort.elements", "anchor.aware", "anchor.classified"}
    assert tree.elements == {"ssn", "pesel"}


def test_a_question_of_the_law_is_answered_by_a_fact_of_the_case() -> None:
    question = msgspec.convert({"ask": "Is the key safe?"}, Condition)
    key = answer_key("Is the key safe?")
    assert judge(question, {}, {}).missing == ("Is the key safe?",)
    assert judge(question, {key: True}, {}).truth is True
    assert judge(question, {key: False}, {}).truth is False
