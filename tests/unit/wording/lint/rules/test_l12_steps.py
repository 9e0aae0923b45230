"""L12: a step that does not ask, or holds less than the others of its list."""

from __future__ import annotations

import pytest

from amends.wording.lint import Finding, LintFacts, lint

GOOD = {
    "en": "Block your card, because a blocked card is useless. It takes 2 minutes.",
    "de": "Sperren Sie die Karte, denn dann ist sie wertlos. Es dauert 2 Minuten.",
    "pl": "Zablokuj kartę, bo wtedy nikt nią nie zapłaci. Zajmie to 2 minuty.",
    "fa": "کارت خود را مسدود کنید، چون دیگر به کار دزد نمی‌آید. ۲ دقیقه زمان می‌برد.",
}
PASSIVE = {
    "en": "Statements should be reviewed, because false payments show there. It takes 5 minutes.",
    "de": "Eine Kontrolle der Auszüge wird empfohlen, denn dort stehen falsche Zahlungen. Es dauert 5 Minuten.",
    "pl": "Wskazane jest sprawdzanie wyciągów, bo widać tam obce płatności. Zajmie to 5 minut.",
    "fa": "بررسی صورت‌حساب توصیه می‌شود، چون برداشت ناشناس در آن پیداست. ۵ دقیقه زمان می‌برد.",
}
BARE = {
    "en": "Check your account.",
    "de": "Prüfen Sie Ihr Konto.",
    "pl": "Sprawdź swoje konto.",
    "fa": "حساب خود را بررسی کنید.",
}


def _found(language: str, *steps: str) -> list[Finding]:
    text = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    report = lint(text, language=language, channel="email", facts=LintFacts())
    return [item for item in report.findings if item.rule == "L12"]


@pytest.mark.parametrize("language", sorted(GOOD))
def test_step_in_the_passive_is_told(language: str) -> None:
    assert [item.text for item in _found(language, GOOD[language], PASSIVE[language])] == [PASSIVE[language]]


@pytest.mark.parametrize("language", sorted(GOOD))
def test_step_without_the_reason_that_the_others_give_is_told(language: str) -> None:
    good = GOOD[language]
    assert [item.text for item in _found(language, good, good, BARE[language])] == [BARE[language]]
    assert _found(language, good, good) == []


@pytest.mark.parametrize("language", sorted(GOOD))
def test_list_of_bare_deeds_is_no_fault(language: str) -> None:
    assert _found(language, BARE[language], BARE[language]) == []


def test_step_with_several_pages_is_told() -> None:
    pages = f"{GOOD['en']} See https://bank.example/a or https://bank.example/b"
    assert len(_found("en", GOOD["en"], pages)) == 1


def test_german_infinitives_under_a_heading_are_steps() -> None:
    text = "## Was Kunden tun sollen\n\n1. Umsätze prüfen, bis 11. Juni.\n2. Das Limit senken.\n"
    report = lint(text, language="de", channel="press", facts=LintFacts())
    assert not [item for item in report.findings if item.rule == "L12"]
