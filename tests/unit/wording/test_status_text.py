"""What the public page says of which facts, and what a change of a fact changes in it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from amends.core.case import parse_case
from amends.core.case.facts import facts_of_case
from amends.core.facts import FactBook
from amends.wording.book.languages import languages
from amends.wording.book.phrases import phrases_of
from amends.wording.status import PublicFacts, Speaker, change_between, moment_text, status_text

NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)
CASE = """
incident:
  title: "Customer data published"
  controller:
    name: "Bank Example"
    brand_domains: [bank.example]
    contact: {phone: "+48 500 009 900", hours: "7-22", email: "help@bank.example"}
  malicious: true
  anchors: {occurred: 2026-05-20T02:00:00+02:00, discovered: 2026-06-01T00:30:00+02:00}
  assessment: {exfiltration: confirmed, cause: web_attack}
cohorts: [{residence: PL, persons: 1, elements: [name]}]
"""
STATUS_PHRASES = (
    "portal-unknown-elements portal-version-old portal-version-current portal-change-why portal-change-promise "
    "portal-follow portal-follow-subscribe portal-follow-feed-atom portal-follow-feed-json portal-follow-banner "
    "portal-banner-title portal-banner-intro portal-banner-label portal-banner-download portal-subscribe-title "
    "portal-subscribe-intro portal-subscribe-label portal-subscribe-hint portal-subscribe-button "
    "portal-subscribe-sent portal-subscribe-sent-why portal-subscribe-odd portal-subscribe-busy "
    "portal-subscribe-none portal-subscribe-no-mail portal-confirm-title portal-confirm-intro portal-confirm-button "
    "portal-confirm-done portal-confirm-failed portal-stop-title portal-stop-intro portal-stop-button "
    "portal-stop-done portal-stop-failed portal-mail-confirm portal-mail-not-you portal-mail-page portal-mail-stop "
    "portal-copy-notice portal-copy-form portal-copy-reach portal-copy-choose"
).split()


def public(book: FactBook | None = None, elements: frozenset[str] | None = frozenset({"name"})) -> PublicFacts:
    facts = book or facts_of_case(parse_case(CASE, name="case.yaml"), at=NOW)
    return PublicFacts(facts=facts, elements=elements, is_exercise=False)


def test_there_are_four_languages() -> None:
    assert languages() == ("de", "en", "fa", "pl")


@pytest.mark.parametrize("language", ["de", "en", "fa", "pl"])
@pytest.mark.parametrize("phrase", STATUS_PHRASES)
def test_each_language_has_each_phrase_in_words_of_its_own(language: str, phrase: str) -> None:
    said = phrases_of(language).say(phrase, {})
    assert said
    if language != "en":
        assert said != phrases_of("en").say(phrase, {})


@pytest.mark.parametrize("language", ["de", "en", "fa", "pl"])
@pytest.mark.parametrize("elements", [None, frozenset(), frozenset({"name", "pesel"})])
def test_every_page_has_something_in_every_section(language: str, elements: frozenset[str] | None) -> None:
    text = status_text(public(elements=elements), language)
    assert all(section.heading and section.lines for section in text.sections)
    assert len(text.sections) == (6 if elements else 5)


def test_a_page_of_no_facts_at_all_claims_nothing_but_ignorance() -> None:
    lines = list(status_text(public(FactBook(), elements=None), "en").lines())
    assert "We do not know yet how many people are affected." in lines
    assert "We do not know yet which data is affected." in lines
    assert not any("stolen" in line or "None" in line.split() for line in lines[1:])


def test_only_facts_that_were_asked_for_and_are_known_are_named() -> None:
    facts = status_text(public(), "en").facts
    assert "anchor.occurred@1" in facts
    assert not any(ref.startswith("anchor.investigation_concluded") for ref in facts)  # nobody knows it yet
    assert not any(ref.startswith("case.") for ref in facts)


def test_a_changed_fact_changes_its_line_and_no_other() -> None:
    before = public()
    book = before.facts.supersede("anchor.occurred@1", value="2026-05-18T02:00:00+02:00", source="x", at=NOW)
    change = change_between(status_text(before, "en"), status_text(public(book), "en"))
    assert change.gone == ("It happened on 20 May 2026.",)
    assert change.come == ("It happened on 18 May 2026.",)
    assert not change_between(status_text(before, "en"), status_text(before, "en"))


def test_a_line_that_only_moved_is_no_change() -> None:
    text = status_text(public(), "en")
    turned = type(text)(text.title, text.exercise, tuple(reversed(text.lead)), text.sections)
    assert not change_between(text, turned)


def test_a_contested_fact_is_not_said() -> None:
    book = public().facts.claim(key="anchor.occurred", value="2026-05-01T02:00:00+02:00", source="a post", at=NOW)
    lines = list(status_text(public(book), "en").lines())
    assert not any(line.startswith("It happened on") for line in lines)


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "(UTC)"), (120, "(UTC+2)"), (210, "(UTC+3:30)"), (-150, "(UTC\u22122:30)")]
)
def test_a_moment_says_how_far_its_place_is_from_utc(minutes: int, said: str) -> None:
    zone = timezone(timedelta(minutes=minutes))
    assert moment_text(NOW, zone, "en").endswith(said)


def test_a_moment_in_persian_has_persian_digits_and_a_zone_that_keeps_its_order() -> None:
    assert "۱۵:۳۰ (\u2068UTC+3:30\u2069)" in moment_text(NOW, timezone(timedelta(minutes=210)), "fa")


def test_a_number_without_letters_keeps_its_order_in_persian() -> None:
    speaker = Speaker(public().facts, "fa")
    assert speaker.text("contact.phone") == "\u2066+48 500 009 900\u2069"
    assert speaker.text("controller.name") == "\u2068Bank Example\u2069"
    assert Speaker(public().facts, "pl").text("contact.phone") == "+48 500 009 900"


def test_a_speaker_remembers_what_it_has_said() -> None:
    book = public().facts
    speaker = Speaker(book, "en")
    before = set(speaker.spoken)
    speaker.value("contact.phone")
    assert speaker.spoken - before == {"contact.phone@1"}
