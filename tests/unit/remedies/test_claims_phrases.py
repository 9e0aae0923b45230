"""What claimants read is said in every language, with the same values, and asks for no secret."""

from __future__ import annotations

import re

import pytest

from amends.core.resources import data_folder
from amends.remedies.calibrator import FORMS, TREATED
from amends.remedies.claims import ClaimState, LossKind
from amends.remedies.claims_rules import claim_rules
from amends.wording.book.languages import languages
from amends.wording.lint import LintFacts, lint

_VALUE = re.compile(r"\{ \$(\w+) \}")
# What holds for an answer to one person: no minimiser, marketing, secret asked for, waiver or threat.
_RULES = ("L07", "L20", "L21", "L22", "L30")


def phrases(language: str) -> dict[str, str]:
    path = data_folder("wordbook") / "phrases" / language / "claims.ftl"
    lines = (line.partition(" = ") for line in path.read_text(encoding="utf-8").splitlines() if " = " in line)
    return {name: text for name, _, text in lines}


@pytest.mark.parametrize("language", languages())
def test_every_language_says_everything_with_the_same_values(language: str) -> None:
    wanted = {name: set(_VALUE.findall(text)) for name, text in phrases("en").items()}
    assert {name: set(_VALUE.findall(text)) for name, text in phrases(language).items()} == wanted


def test_every_state_kind_reason_and_choice_has_its_words() -> None:
    said = phrases("en")
    wanted = [f"claim-state-{state}" for state in ClaimState] + [f"claim-kind-{kind}" for kind in LossKind]
    wanted += [f"claim-reason-{code}" for code in claim_rules().reasons.codes]
    wanted += [f"survey-form-{code}" for code in FORMS] + [f"survey-treated-{code}" for code in TREATED]
    assert [name for name in wanted if name.replace("_", "-") not in said] == []


@pytest.mark.parametrize("language", languages())
def test_linter_finds_nothing_in_what_claimants_are_told(language: str) -> None:
    text = "\n\n".join(
        _VALUE.sub("X", words) for name, words in phrases(language).items() if not name.startswith("claim-kind")
    )
    found = lint(f"\n{text}", language=language, channel="web", facts=LintFacts()).findings
    assert [(one.rule, one.text) for one in found if one.rule in _RULES] == []
