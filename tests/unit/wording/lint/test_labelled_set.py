"""The labelled set of ``benchmarks/linter``: it loads, every fault has its place, and no clean notice is blocked."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from amends.core.case import parse_case

_HARNESS = Path(__file__).parents[4] / "benchmarks" / "linter_recall.py"
_NOT_JUDGED = {"L25", "L26", "L29", "L32"}
_ENGLISH_LAW_ONLY = "L01"  # the fixed headings are English words of a Californian law


def _harness() -> ModuleType:
    spec = importlib.util.spec_from_file_location("linter_recall", _HARNESS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


recall = _harness()
_LINTER = recall.Linter()
_CLEAN = [(language, trial.on) for language in recall.LANGUAGES for trial in recall.cleans(language)]


@pytest.mark.parametrize("language", recall.LANGUAGES)
def test_every_fault_changes_its_notice_and_marks_words_that_stand_in_it(language: str) -> None:
    for trial in [*recall.faults(language), *recall.faults(language, "unseen")]:
        base = recall.clean(language, trial.on)
        changed = (trial.text, trial.facts, trial.channel) != (base.text, base.facts, base.channel)
        assert changed, trial.label
        assert not {recall.OPEN, recall.CLOSE} & set(trial.text), trial.label
        if trial.span is not None:
            start, end = trial.span
            assert trial.text[start:end].strip(), trial.label
            assert trial.label["with"].count(recall.OPEN) == 1, trial.label


@pytest.mark.parametrize("language", recall.LANGUAGES)
def test_every_judged_rule_has_four_faults_and_there_are_a_dozen_look_alikes(language: str) -> None:
    planted = Counter(trial.label["rule"] for trial in recall.faults(language))
    rules = {f"L{number:02}" for number in range(1, 32)} - _NOT_JUDGED
    wanted = rules if language == "en" else rules - {_ENGLISH_LAW_ONLY}
    assert {rule: planted[rule] for rule in wanted if planted[rule] < 4} == {}
    assert {label for label in planted if label not in rules} == set()
    assert sum(1 for _ in recall.harmless(language)) >= 12


@pytest.mark.parametrize("language", recall.LANGUAGES)
def test_the_facts_of_every_notice_are_a_valid_case(language: str) -> None:
    for trial in [*recall.cleans(language), *recall.faults(language)]:
        assert parse_case(trial.facts, name=f"{language}/{trial.on}").is_facts


@pytest.mark.parametrize(("language", "notice"), _CLEAN)
def test_no_clean_notice_is_blocked(language: str, notice: str) -> None:
    errors = [
        (found["rule"], found["text"], found["why"])
        for found in _LINTER.findings(recall.clean(language, notice))
        if found["severity"] == "error"
    ]
    assert errors == []
