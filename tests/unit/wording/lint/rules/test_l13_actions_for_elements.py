"""L13: each exposed kind of data brings its action, by element and by country."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amends.core.elements import require_elements
from amends.core.yamltext import parse_yaml
from amends.wording.book.actiontable import action_table
from amends.wording.lint import Finding, LintFacts, lint
from amends.wording.lint.lexicon import languages, lexicon
from amends.wording.readability.thresholds import thresholds

FOLDER = Path(__file__).parent / "actions"
COUNTRY = {"pesel": "PL", "ssn": "US-CA", "id_card": "PL", "iban": "DE", "card_number": "DE"}


def _book(language: str) -> dict[str, Any]:
    return parse_yaml((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"), name=language)


def _found(text: str, language: str, *elements: str, residence: str = "", channel: str = "email") -> list[Finding]:
    facts = LintFacts(elements=frozenset(elements), residences=frozenset({residence} - {""}))
    report = lint(text, language=language, channel=channel, facts=facts)
    return [finding for finding in report.findings if finding.rule == "L13"]


def _cases(section: str) -> list[tuple[str, str, str]]:
    books = [(language, _book(language)[section]) for language in ("de", "en", "fa", "pl")]
    return [(language, code, text) for language, codes in books for code, texts in codes.items() for text in texts]


def _text(language: str, sentence: str) -> str:
    return f"{_book(language)['greeting']}\n\n{sentence}\n"


@pytest.mark.parametrize(("language", "element", "sentence"), _cases("said"))
@pytest.mark.parametrize("knows_country", [True, False])
def test_action_in_decent_words_counts(language: str, element: str, sentence: str, knows_country: bool) -> None:
    residence = COUNTRY.get(element, "") if knows_country else ""
    assert _found(_text(language, sentence), language, element, residence=residence) == []


@pytest.mark.parametrize(("language", "element", "sentence"), _cases("not_said"))
def test_mention_without_action_is_an_absence(language: str, element: str, sentence: str) -> None:
    findings = _found(_text(language, sentence), language, element, residence=COUNTRY.get(element, ""))
    assert [(item.severity, item.start) for item in findings] == [("error", None)]
    assert element in findings[0].why


def test_other_action_of_the_country_leaves_a_warning() -> None:
    text = "Dear Ms Kowalska,\n\n1. Ask your bank for a new ID card."
    assert [item.severity for item in _found(text, "en", "id_card", residence="GB")] == ["warning"]


def test_notice_is_judged_by_the_country_that_it_serves() -> None:
    facts = LintFacts(elements=frozenset({"ssn", "pesel"}), residences=frozenset({"PL", "US-NY"}))
    text = "1. Reserve your PESEL.\n2. Freeze your credit.\n"
    report = lint(text, language="en", channel="email", facts=facts)
    assert all(finding.rule != "L13" for finding in report.findings)


def test_notice_to_one_segment_owes_only_its_actions() -> None:
    segments = (frozenset({"password"}), frozenset({"card_number"}))
    facts = LintFacts(elements=frozenset().union(*segments), segments=segments)
    report = lint("1. Change your password everywhere.", language="en", channel="email", facts=facts)
    assert all(finding.rule != "L13" for finding in report.findings)


def test_what_speaks_to_everybody_or_leads_on_is_not_blocked() -> None:
    text = "Passwords were copied. Read https://shop.example/help"
    assert [item.severity for item in _found(text, "en", "password", channel="web")] == ["warning"]
    assert [item.severity for item in _found(text, "en", "password", channel="sms")] == ["warning"]
    assert _found(f"Change your password now. {text}", "en", "password", channel="sms") == []


def test_hostile_residence_reads_no_file() -> None:
    assert _found("1. Change your password everywhere.", "en", "password", residence="../us") == []


def test_nothing_is_owed_while_nobody_knows_the_data() -> None:
    report = lint("Hello.", language="en", channel="email", facts=LintFacts())
    assert "L13" in report.measures.not_judged


def test_every_row_of_the_action_tables_has_words_in_every_language() -> None:
    words = thresholds().actions.words
    names = ("international", "pl", "de", "gb", "us")
    rows = {row.say for name in names if (table := action_table(name)) for row in table.actions}
    assert rows == words.keys()
    assert set(words.values()) == thresholds().actions.say.keys()
    for language in languages():
        assert {f"l13_{kind}" for kind in words.values()} <= lexicon(language).sections.keys()


def test_elements_of_the_data_are_elements() -> None:
    actions = thresholds().actions
    require_elements(actions.error | actions.warning | actions.strict, where="thresholds.yaml")
    assert not actions.error & actions.warning


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thieves try stolen passwords on other sites.\n\n1. Change your password with us."),
        ("de", "Täter probieren Passwörter bei anderen Diensten aus.\n\n1. Ändern Sie Ihr Passwort bei uns."),
        ("pl", "Złodzieje wpisują hasła w innych serwisach.\n\n1. Zmień hasło w naszym sklepie."),
        ("fa", "دزدان رمز را در سایت‌های دیگر می‌آزمایند.\n\n1. رمز خود را نزد ما عوض کنید."),
    ],
)
def test_password_is_to_be_changed_wherever_it_was_reused(language: str, text: str) -> None:
    findings = _found(text, language, "password")
    assert [(item.severity, "wherever else" in item.why) for item in findings] == [("error", True)]


def test_number_of_an_agency_is_no_credit_freeze() -> None:
    bureaus = "1. Keep this letter.\n\nThe bureaus are:\n\n- Equifax: 1-888-378-4329\n"
    assert [item.severity for item in _found(bureaus, "en", "ssn", residence="US-CA")] == ["error"]
    alert = "1. Put a fraud alert on your credit file."
    assert [item.severity for item in _found(alert, "en", "ssn", residence="US-CA")] == ["warning"]


def test_polish_identity_card_is_owed_its_own_step() -> None:
    text = "1. Zastrzeż numer PESEL.\n2. Włącz Alerty BIK.\n"
    assert [item.severity for item in _found(text, "pl", "id_card", residence="PL")] == ["error"]


def test_letters_are_what_to_watch_where_only_the_address_is_known() -> None:
    text = "1. Lesen Sie Rechnungen und Mahnungen genau."
    assert _found(text, "de", "postal_address", residence="DE") == []
    assert _found(text, "de", "email", "postal_address", residence="DE")
