"""Every scenario of the corpus, one test each."""

from __future__ import annotations

import pytest

from amends.core.resources import data_folder
from amends.law import load_corpus
from amends.law.scenarios import Scenario, failures, read_scenarios

_ALL = list(read_scenarios(data_folder("corpus")))


@pytest.mark.parametrize("scenario", _ALL, ids=[scenario.title for scenario in _ALL])
def test_the_law_answers_as_the_scenario_says(scenario: Scenario) -> None:
    assert failures(load_corpus(), scenario) == []


def test_every_law_that_a_scenario_names_exists() -> None:
    named = {law for scenario in _ALL for law in scenario.expect}
    assert named <= set(load_corpus().duties)


def test_a_scenario_that_expects_something_else_fails() -> None:
    first = _ALL[0]
    law = next(iter(first.expect))
    wrong = Scenario(first.file, first.name, first.as_of, first.facts, {law: {"status": "forgotten"}})
    assert "forgotten" in failures(load_corpus(), wrong)[0]
