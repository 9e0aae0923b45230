"""Every text to people can be said in every language, to everybody, on every channel, and says the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from people_requests import CORRECTED, EMAILS, SPOKEN, everything_known, nothing_known, possible
from wording_requests import CODE, LANGUAGES, STOLEN, a_case, a_person

from amends.core.case.model import Remedies
from amends.core.channels import Channel
from amends.core.person import Formality, Gender
from amends.wording import (
    BlockKind,
    ContentConstraints,
    Notice,
    NoticeRequest,
    WordbookError,
    compose,
    personal_fields_of_text,
    render_email,
    render_sms,
    sms_segments,
)
from amends.wording.compare import differences
from amends.wording.model import PERSONAL

Ask = Callable[..., NoticeRequest]
HEDGES = {
    "en": r"\b(may|might|could(?! not find out)|possibly|potentially|perhaps)\b",
    "de": r"\b(möglicherweise|könnten?|eventuell|unter Umständen|gegebenenfalls|vielleicht)\b",
    "pl": r"\b(być może|prawdopodobnie|potencjalnie|mogło|mogły)\b",
    "fa": "ممکن است|احتمالا|شاید",
}
MASSACHUSETTS = ContentConstraints(forbidden=frozenset({"nature_of_breach", "number_of_residents"}))


def channels_of(name: str) -> tuple[Channel, ...]:
    return (Channel.EMAIL, Channel.SMS) + ((Channel.PUSH, Channel.VOICE) if name in SPOKEN else ())


def said(notice: Notice) -> str:
    return " ".join(sentence.text for sentence in notice.sentences())


@pytest.mark.parametrize("ask", [nothing_known, everything_known])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EMAILS)
def test_text_can_be_said_to_everybody_on_every_channel(name: str, language: str, ask: Ask) -> None:
    for audience in PERSONAL:
        for formality in Formality:
            for easy_read in (False, True):
                form = {"language": language, "audience": audience, "formality": formality, "easy_read": easy_read}
                for channel in channels_of(name):
                    notice = compose(ask(name, channel=channel, **form))
                    text = re.sub(r"\{\{ (greeting|name|code) \}\}", "", said(notice))
                    assert not re.search(r"[{}]|None|\$", text)


@pytest.mark.parametrize("ask", [nothing_known, everything_known])
@pytest.mark.parametrize("name", EMAILS)
def test_languages_say_the_same_groups_and_facts_and_name_the_same_elements_and_steps(name: str, ask: Ask) -> None:
    for channel in channels_of(name):
        english = compose(ask(name, channel=channel))
        for language in LANGUAGES:
            other = compose(ask(name, channel=channel, language=language))
            assert differences(english, other) == ()
            assert len(other.blocks) == len(english.blocks)


@pytest.mark.parametrize("language", ["de", "pl"])
def test_informal_and_easy_forms_say_the_same_facts(language: str) -> None:
    for name in EMAILS:
        usual = compose(everything_known(name, language=language))
        for form in ({"formality": Formality.INFORMAL}, {"easy_read": True}):
            assert differences(usual, compose(everything_known(name, language=language, **form))) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EMAILS)
def test_name_code_and_elements_can_be_read_back_from_every_form(name: str, language: str) -> None:
    for audience in PERSONAL:
        for gender in Gender:
            for formality in Formality:
                request = everything_known(name, language=language, audience=audience, formality=formality)
                text = render_email(compose(request), a_person(gender=gender), CODE).text
                found = personal_fields_of_text(text, language)
                assert (found.name, found.code) == ("Anna Nowak", CODE)
                assert len(found.elements) == (0 if name == "not_affected" else len(STOLEN))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EMAILS)
def test_confirmed_people_read_no_hedge(name: str, language: str) -> None:
    for ask in (nothing_known, everything_known):
        assert not re.search(HEDGES[language], said(compose(ask(name, language=language))), re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EMAILS)
def test_text_message_shows_its_code_and_stays_short(name: str, language: str) -> None:
    controller = replace_name("Example Clinic")
    for ask in (nothing_known, everything_known):
        request = ask(name, channel=Channel.SMS, language=language)
        request = replace(request, facts=controller(request), cohort=replace(request.cohort, elements=_few(name)))
        text = render_sms(compose(request), a_person(), CODE)
        encoding, parts = sms_segments(text)
        assert parts <= (3 if encoding == "gsm7" else 4), text
        assert CODE in text
        assert (encoding == "gsm7") == (language in ("en", "de"))


def replace_name(name: str) -> Callable[[NoticeRequest], object]:
    return lambda request: request.facts.supersede("controller.name@1", value=name, source="test", at=request.as_of)


def _few(name: str) -> tuple[str, ...]:
    return () if name == "not_affected" else ("name", "email", "card_number")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SPOKEN)
def test_locked_screen_and_voice_tell_no_element_and_no_name(name: str, language: str) -> None:
    for channel in (Channel.PUSH, Channel.VOICE):
        notice = compose(everything_known(name, channel=channel, language=language))
        assert not any(block.elements or block.kind is BlockKind.SALUTATION for block in notice.blocks)
        assert "{{ name }}" not in said(notice)
        assert "{{ code }}" in said(notice)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SPOKEN)
def test_push_fits_a_locked_screen_and_names_nobody(name: str, language: str) -> None:
    for audience in PERSONAL:
        for formality in Formality:
            request = everything_known(
                name, channel=Channel.PUSH, language=language, audience=audience, formality=formality
            )
            notice = compose(request)
            body = " ".join(block.text for block in notice.blocks).replace("{{ code }}", CODE)
            assert len(notice.subject.text) <= 50
            assert len(body) <= 150, body
            assert "Wisła" not in notice.subject.text + body


@pytest.mark.parametrize("name", ["reissue", "card_delivery"])
def test_new_card_is_announced_only_where_the_case_pays_for_it(name: str) -> None:
    for channel in (Channel.EMAIL, Channel.SMS):
        with pytest.raises(WordbookError, match="layout"):
            compose(everything_known(name, channel=channel, remedies=Remedies()))


def test_end_of_the_investigation_is_told_only_when_it_has_ended() -> None:
    with pytest.raises(WordbookError, match="layout"):
        compose(replace(nothing_known("all_clear"), facts=nothing_known("alert").facts))


def test_correction_says_what_was_said_and_what_is_right() -> None:
    text = said(compose(everything_known("correction")))
    assert (
        "“The breach happened on 1 June 2026.” That is not right. Right is: “The breach happened on 4 June 2026.”"
        in text
    )
    assert "We left this data out: name." in text


def test_correction_admits_that_what_is_right_is_not_known_yet() -> None:
    for name in ("correction", "not_affected"):
        text = said(compose(everything_known(name, corrections=(replace(CORRECTED, now=None),))))
        assert "That is not right. We do not know yet what is right." in text
        assert "Right is" not in text


def test_element_that_was_named_wrongly_is_taken_back() -> None:
    request = everything_known("correction", previous_elements=(*STOLEN, "salary"))
    assert "We named this data: income. It was not part of the breach." in said(compose(request))


def test_lateness_is_explained_by_the_reason_or_by_saying_that_it_is_not_known() -> None:
    assert "find out whose data was in the files" in said(compose(everything_known("alert")))
    request = nothing_known("alert")
    for days, is_late in ((15, True), (13, False)):
        found = (request.as_of - timedelta(days=days)).isoformat()
        book = request.facts.supersede("anchor.discovered@1", value=found, source="test", at=request.as_of)
        text = said(compose(replace(request, facts=book)))
        assert ("That is too long, and we do not have the reason yet." in text) is is_late
    assert "too long" not in said(compose(request))


def test_that_it_will_not_happen_again_is_said_only_with_a_measure() -> None:
    assert said(compose(everything_known("alert"))).count("so that this does not happen again") == 1
    assert "happen again" not in said(compose(nothing_known("alert")))


@pytest.mark.parametrize("name", ["alert", "reissue", "card_delivery", "update", "all_clear"])
def test_massachusetts_is_not_told_the_nature_of_the_breach(name: str) -> None:
    for language in LANGUAGES:
        notice = compose(everything_known(name, content=MASSACHUSETTS, language=language))
        assert "nature_of_breach" not in notice.content_keys
        assert not re.search("stolen|broke into|copied|włamali|skradzion|gestohlen|eingebrochen|دزدیده", said(notice))


@pytest.mark.parametrize("language", LANGUAGES)
def test_next_of_kin_are_neither_called_affected_nor_asked_about_their_own_data(language: str) -> None:
    own = {
        "en": r"about you\b|\byour (personal )?data",
        "de": r"über Sie\b|\bIhre( persönlichen)? Daten",
        "pl": "Państwa dan",
        "fa": "داده‌های (شخصی )?شما",
    }
    for name in EMAILS:
        for channel in channels_of(name):
            for ask in (everything_known, lambda *given, **fields: possible(everything_known(*given, **fields))):
                text = said(compose(ask(name, channel=channel, language=language, audience=PERSONAL[2])))
                assert not re.search(own[language], text)


@pytest.mark.parametrize(
    ("language", "gender", "greeting"),
    [
        ("en", Gender.FEMALE, "Dear Anna Nowak,"),
        ("de", Gender.FEMALE, "Sehr geehrte Frau Anna Nowak"),
        ("de", Gender.MALE, "Sehr geehrter Herr Anna Nowak"),
        ("de", Gender.OTHER, "Guten Tag Anna Nowak"),
        ("pl", Gender.FEMALE, "Szanowna Pani Anna Nowak"),
        ("pl", Gender.MALE, "Szanowny Pan Anna Nowak"),
        ("pl", Gender.OTHER, "Do: Anna Nowak"),
        ("fa", Gender.FEMALE, "سرکار خانم \u2068Anna Nowak\u2069"),
        ("fa", Gender.MALE, "جناب آقای \u2068Anna Nowak\u2069"),
        ("fa", Gender.OTHER, "\u2068Anna Nowak\u2069 گرامی،"),
    ],
)
def test_salutation_fits_the_person_and_keeps_the_name_whole(language: str, gender: Gender, greeting: str) -> None:
    text = render_email(compose(everything_known("alert", language=language)), a_person(gender=gender), CODE).text
    assert greeting in text.splitlines()


def test_person_is_not_told_that_nothing_happened_and_that_something_did() -> None:
    text = said(compose(everything_known("not_affected")))
    assert "was not part of it" in text
    assert "stolen" not in text
    assert a_case().incident.controller.name in text
