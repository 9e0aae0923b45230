"""Substitute notice: the threshold of each law, and what the law then asks for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.law import load_corpus
from amends.law.model.values import Span
from amends.law.model.words import Unit
from amends.law.substitute import Passage, Reached, SubstituteAnswer, substitute_for, substitutes

TODAY = date(2026, 11, 23)
HIPAA = "us/hipaa-164-400/notify-individuals"
CALIFORNIA = "us-ca/civ-1798-82/notify-individuals"
WEB, PRESS, EMAIL = Channel.WEB, Channel.PRESS, Channel.EMAIL


def answer(law: str, affected: int, unreachable: int, cost: str | None = "1", on: date = TODAY) -> SubstituteAnswer:
    reached = Reached(affected, unreachable, None if cost is None else Decimal(cost))
    return substitute_for(load_corpus(), law, reached, on=on)


def test_ten_unreachable_persons_pass_the_threshold_of_hipaa_and_nine_do_not() -> None:
    """45 CFR 164.404(d)(2): 90 days on the home page, or major media, with a toll-free number; else other means."""
    passed = answer(HIPAA, 5000, 10)
    assert (passed.passage, passed.means, passed.at_least) == (Passage.PASSED, (WEB, PRESS), 1)
    assert passed.shown_for == Span(n=90, unit=Unit.CALENDAR_DAYS)
    assert passed.toll_free
    assert not passed.for_all
    fewer = answer(HIPAA, 5000, 9)
    assert (fewer.passage, fewer.means) == (Passage.FEWER, ())
    assert "telephone" in fewer.asks
    assert answer(HIPAA, 5000, 0).passage is Passage.NOT_PASSED


@pytest.mark.parametrize(
    ("affected", "cost", "passage"),
    [
        (500_000, "0.5", Passage.NOT_PASSED),
        (500_001, "0.1", Passage.PASSED),
        (250_000, "1", Passage.NOT_PASSED),
        (250_000, "1.01", Passage.PASSED),
        (1000, None, Passage.ASK),
    ],
)
def test_cost_or_size_passes_the_threshold_of_california(affected: int, cost: str | None, passage: Passage) -> None:
    """Cal. Civ. Code 1798.82(j)(3): more than 250,000 dollars, or more than 500,000 persons."""
    found = answer(CALIFORNIA, affected, 0, cost)
    assert found.passage is passage
    assert found.for_all is (passage is Passage.PASSED)


def test_one_person_without_contact_information_gets_a_substitute_alone() -> None:
    found = answer(CALIFORNIA, 1000, 1)
    assert (found.passage, found.for_all, found.means) == (Passage.PASSED, False, (EMAIL, WEB, PRESS))
    assert found.shown_for == Span(n=30, unit=Unit.CALENDAR_DAYS)
    assert found.because == ("1 cannot be reached (at_least 1)",)


def test_rule_is_the_one_in_force_on_the_day() -> None:
    assert answer(CALIFORNIA, 1000, 1, on=date(2015, 12, 31)).shown_for is None
    arizona = "us-az/ars-18-552/notify-individuals"
    assert answer(arizona, 1000, 1, on=date(2018, 8, 2)).shown_for is None
    assert answer(arizona, 1000, 1, on=date(2018, 8, 3)).shown_for == Span(n=45, unit=Unit.CALENDAR_DAYS)


def test_two_of_three_means_are_enough_where_the_law_says_so() -> None:
    assert answer("us-ok/24-os-161/notify-individuals", 100_001, 0).at_least == 2
    assert answer("us-tx/bcc-521-053/notify-individuals", 500_001, 0).at_least == 1
    assert answer("us-wa/rcw-19-255/notify-individuals", 500_001, 0).at_least == 0


def test_judgement_of_the_law_is_put_to_a_person() -> None:
    found = answer("nz/privacy-act/notify-individuals", 1000, 400)
    assert found.passage is Passage.ASK
    assert "not reasonably practicable" in found.question


def test_law_without_substitute_notice_says_so() -> None:
    found = answer("us/hbnr-16-cfr-318/notify-individuals", 1000, 1000)
    assert found.passage is Passage.NONE
    assert found.citation


def test_public_communication_of_the_gdpr_is_for_a_person_to_decide() -> None:
    found = answer("eu/gdpr/34-individuals", 1000, 1000)
    assert found.passage is Passage.ASK
    assert "disproportionate effort" in found.question


def test_each_answer_cites_its_source() -> None:
    corpus = load_corpus()
    laws = {law: Reached(10**6, 10**3, Decimal(1)) for law, duty in corpus.duties.items() if duty.substitute}
    answers = substitutes(corpus, laws, on=date(2027, 1, 1))
    assert [found.law for found in answers] == sorted(laws)
    assert all(found.citation and found.url.startswith("http") and found.because for found in answers)
    assert {found.passage for found in answers} == {Passage.PASSED, Passage.ASK}


def test_every_substitute_with_means_needs_no_more_of_them_than_there_are() -> None:
    for duty in load_corpus().duties.values():
        for rule in duty.substitute:
            assert rule.at_least is None or 0 < rule.at_least < len(rule.means)
            assert bool(rule.if_fewer) <= ((rule.unreachable_persons or 0) > 1)
            assert rule.shown_for is None or WEB in rule.means


@pytest.mark.parametrize(("affected", "unreachable"), [(1, 2), (1, -1), (-1, -1)])
def test_counts_that_cannot_be_are_one_clear_error(affected: int, unreachable: int) -> None:
    with pytest.raises(InputError) as caught:
        answer(HIPAA, affected, unreachable)
    assert caught.value.code == "law.bad_count"


def test_unknown_law_is_one_clear_error() -> None:
    with pytest.raises(InputError) as caught:
        answer("us/nothing", 1, 0)
    assert caught.value.code == "law.unknown_law"
