"""L02: each content key is missed when its paragraph is taken out, and found in other decent words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amends.core.yamltext import parse_yaml
from amends.wording.lint import Finding, LintFacts, lint
from amends.wording.lint.engine import all_rules
from amends.wording.lint.facts import Beside, LawContent

FOLDER = Path(__file__).parent / "content"
LANGUAGES = ("de", "en", "fa", "pl")
ANCHORS = {"occurred": "2026-06-03T00:00:00+00:00", "discovered": "2026-06-09T00:00:00+00:00"}
FACTS = LintFacts(elements=frozenset({"name"}), anchors=ANCHORS, brand_domains=("shop.example",))


# Paragraphs of the sound notice that say another key too, and must go with it.
_SAID_ALSO_BY = {
    "security_freeze_right": ("measures_for_person",),
    "measures_taken": ("identity_theft_services",),
    "identity_theft_services": ("credit_alert_advice",),
    "measures_for_person": (
        "password_change_advice",
        "vigilance_advice",
        "credit_alert_advice",
        "complaint_right",
        "damages_and_mediation_rights",
        "contact_point",
    ),
}


def _book(language: str) -> dict[str, Any]:
    return parse_yaml((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"), name=language)


def _law(*required: str, forbidden: tuple[str, ...] = ()) -> LawContent:
    return LawContent(law="xx", citation="Xx. Code 1", required=required, forbidden=forbidden)


def _found(
    text: str, language: str, *laws: LawContent, channel: str = "email", facts: LintFacts = FACTS
) -> list[Finding]:
    report = lint(text, language=language, channel=channel, facts=facts, beside=Beside(laws=laws))
    return [finding for finding in report.findings if finding.rule == "L02"]


def _notice(book: dict[str, Any], **changed: str | None) -> str:
    parts = book["parts"] | changed
    return "\n\n".join([book["greeting"], *(text for text in parts.values() if text is not None)])


def _cases(section: str) -> list[tuple[str, str, str]]:
    books = [(language, _book(language)[section]) for language in LANGUAGES]
    return [(language, key, text) for language, keys in books for key, texts in keys.items() for text in texts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sound_notice_lacks_nothing_that_it_says(language: str) -> None:
    book = _book(language)
    assert [finding.why for finding in _found(_notice(book), language, _law(*book["parts"]))] == []


@pytest.mark.parametrize(("language", "key"), [(lang, key) for lang in LANGUAGES for key in _book(lang)["parts"]])
def test_what_is_taken_out_is_missed(language: str, key: str) -> None:
    book = _book(language)
    gone: dict[str, str | None] = dict.fromkeys((key, *_SAID_ALSO_BY.get(key, ())))
    findings = _found(_notice(book, **gone), language, _law(key))
    assert [(item.start, item.source) for item in findings] == [(None, "Xx. Code 1")]


@pytest.mark.parametrize(("language", "key", "text"), _cases("also"))
def test_other_decent_words_count(language: str, key: str, text: str) -> None:
    assert _found(_notice(_book(language), **{key: text}), language, _law(key)) == []


@pytest.mark.parametrize(("language", "key", "text"), _cases("forbidden"))
def test_forbidden_content_is_found_at_its_place(language: str, key: str, text: str) -> None:
    given = f"{_book(language)['greeting']}\n\n{text}\n"
    findings = _found(given, language, _law(forbidden=(key,)))
    assert findings
    assert all(item.severity == "error" and item.text == given[item.start : item.end] for item in findings)
    assert all(item.text in text for item in findings if item.text)


@pytest.mark.parametrize(("language", "key", "text"), _cases("allowed"))
def test_harmless_sentence_is_not_forbidden(language: str, key: str, text: str) -> None:
    assert _found(f"{_book(language)['greeting']}\n\n{text}\n", language, _law(forbidden=(key,))) == []


def test_date_that_the_case_does_not_know_is_a_warning() -> None:
    text, law = "Dear Ms Kowalska,\n\nYour name was copied.", _law("date_of_breach")
    assert [item.severity for item in _found(text, "en", law)] == ["error"]
    assert [item.severity for item in _found(text, "en", law, facts=LintFacts(elements=frozenset({"name"})))] == [
        "warning"
    ]


def test_discovery_date_is_no_date_of_the_breach() -> None:
    text = "Dear Ms Kowalska,\n\nWe discovered the breach on 9 June 2026. Your name was copied."
    assert _found(text, "en", _law("date_of_breach"))
    assert not _found(text, "en", _law("date_of_discovery"))


def test_key_without_detector_is_listed_and_never_blocks() -> None:
    law = _law("sample_notice", "plain_language", forbidden=("names_of_residents",))
    report = lint("Hello.", language="en", channel="email", facts=FACTS, beside=Beside(laws=(law,)))
    listed = {"L02 sample_notice", "L02 plain_language", "L02 names_of_residents (forbidden)"}
    assert listed <= report.measures.not_judged.keys()
    assert all(finding.rule != "L02" for finding in report.findings)


def test_one_absence_cites_every_law_that_demands_it() -> None:
    laws = tuple(LawContent(law=name, citation=f"{name}. Code", required=("complaint_right",)) for name in ("Aa", "Bb"))
    assert [item.source for item in _found("Hello.", "en", *laws)] == ["Aa. Code; Bb. Code"]


def test_office_counts_only_with_a_way_to_reach_it() -> None:
    named = "The Federal Trade Commission explains fraud alerts."
    assert _found(named, "en", _law("ftc_contact"))
    assert not _found(f"{named} Its number is 1-877-438-4338.", "en", _law("ftc_contact"))


def test_credit_bureaus_count_only_if_all_three_are_named() -> None:
    two = "Equifax, 1-888-298-0045. Experian, 1-888-397-3742."
    assert _found(two, "en", _law("credit_bureau_contacts"))
    assert not _found(f"{two} TransUnion, 1-800-916-8800.", "en", _law("credit_bureau_contacts"))


def test_text_message_that_leads_on_owes_no_content() -> None:
    text = "Your data was stolen. Read https://shop.example/incident"
    assert _found(text, "en", _law("complaint_right"), channel="sms") == []


def test_rule_is_not_judged_without_a_law_or_without_words() -> None:
    without = lint("Hello.", language="en", channel="email", facts=FACTS).measures.not_judged
    assert "no law" in without["L02"]
    beside = Beside(laws=(_law("complaint_right"),))
    french = lint("Bonjour.", language="fr", channel="email", facts=FACTS, beside=beside).measures.not_judged
    assert "lexicon" in french["L02"]
    assert "L02" in [rule.RULE for rule in all_rules()]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("likely_consequences", "1. Change it elsewhere, because thieves try it there next."),
        ("measures_for_person", "You do not need to close your account.\n\n## Ask us\n\nCall 0800 100 200."),
        ("contact_point", "1. Block your card: https://shop.example/block\n\nNews: https://shop.example/news"),
    ],
)
def test_words_at_another_place_do_not_stand_for_the_content(key: str, text: str) -> None:
    assert [item.severity for item in _found(text, "en", _law(key))] == ["error"]


def test_page_that_answers_questions_is_a_contact_point() -> None:
    assert not _found("Ask your questions at https://shop.example/help", "en", _law("contact_point"))
