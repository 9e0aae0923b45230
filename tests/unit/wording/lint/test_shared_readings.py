"""Readings that several rules share: what is harmless beside a breach, and what only looks certain."""

from __future__ import annotations

import time

import pytest
from lint_plantings import judged, notice

from amends.wording.lint import LintFacts, Parallel, lint
from amends.wording.lint.facts import Beside
from amends.wording.lint.lexicon import lexicon
from amends.wording.lint.notice import read_notice
from amends.wording.lint.reading import Reading

HARMLESS = [
    ("L07", "en", "A blocked card is of no use to a thief."),
    ("L07", "en", "Please do not reply to this message."),
    ("L07", "en", "Fortunately, you can stop this with one step."),
    ("L07", "en", "We delete old records after one year."),
    ("L07", "de", "Um Ihr Geld brauchen Sie sich keine Sorgen zu machen."),
    ("L16", "en", "This is what we knew on 10 June 2026."),
    ("L16", "pl", "Tyle wiedzieliśmy 10 czerwca 2026 roku."),
    ("L16", "de", "Die Aufsicht und die Polizei wissen seit dem 4. Juni 2026 Bescheid."),
    ("L20", "en", "Our supplier let slip your name together with your PESEL."),
    ("L30", "pl", "Masz prawo podjąć kroki prawne i złożyć skargę."),
]
FAULTS = [
    ("L05", "en", "It looks as if your data was copied."),
    ("L05", "de", "Es sieht so aus, als ob Ihre Daten kopiert wurden."),
    ("L07", "en", "The data is of no use to a thief."),
    ("L07", "en", "Please do not worry."),
    ("L16", "en", "We discovered the theft on 10 June 2026."),
]


@pytest.mark.parametrize(("rule", "language", "sentence"), HARMLESS)
def test_harmless_reading_is_not_found(rule: str, language: str, sentence: str) -> None:
    assert judged(rule, notice(language, extra=sentence), language) == []


@pytest.mark.parametrize(("rule", "language", "sentence"), FAULTS)
def test_its_faulty_neighbour_is_found(rule: str, language: str, sentence: str) -> None:
    assert judged(rule, notice(language, extra=sentence), language)


@pytest.mark.parametrize(("word", "clauses"), [("پس‌انداز شما را", 1), ("پس حساب شما را", 2)])
def test_persian_savings_do_not_cut_a_clause(word: str, clauses: int) -> None:
    read = read_notice(f"دزدان نام {word} دیدند.", language="fa")
    assert len(Reading(read, lexicon("fa")).clauses(read.sentences[0])) == clauses


@pytest.mark.parametrize(
    ("polish", "is_found"),
    [("Numer 8080. Dotyczy to 1,2 mln osób.", False), ("Numer 8080. Dotyczy to 1,2 tys. osób.", True)],
)
def test_short_numbers_and_millions_are_equal_in_two_languages(polish: str, is_found: bool) -> None:
    english = "Forward the text to 8080. It concerns 1.2 million people."
    beside = Beside(parallels=(Parallel(language="pl", text=polish),))
    report = lint(english, language="en", channel="web", facts=LintFacts(), beside=beside)
    assert any(item.rule == "L26" and "number" in item.why for item in report.findings) is is_found


@pytest.mark.parametrize("part", ["a.", "PO Box 1 ", "<!--", "card number ", "1 May 2026 ", "ul. ", "<a href=x>"])
def test_hostile_repetition_is_judged_in_seconds(part: str) -> None:
    began = time.process_time()
    lint(part * (24_000 // len(part)), language="en", channel="email", facts=LintFacts(elements=frozenset({"name"})))
    assert time.process_time() - began < 10
