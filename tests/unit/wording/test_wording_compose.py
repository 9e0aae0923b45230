"""What a notice says, what it must not say, and what it rests on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest
from wording_requests import AS_OF, LANGUAGES, STOLEN, ZONE, a_case, a_person, a_request

from amends.core.case.model import Anchors, Assessment, Cause, CohortStatus, Exfiltration, FactState, Remedies
from amends.core.channels import Channel
from amends.core.elements import elements
from amends.core.errors import InputError
from amends.wording import (
    BlockKind,
    ContentConstraints,
    FactNotCurrentError,
    Notice,
    NoticeCohort,
    compose,
    render_email,
    require_current,
    stale_sentences,
)
from amends.wording.book.labels import labels_of
from amends.wording.model import PERSONAL

CALIFORNIA = ContentConstraints(required=frozenset({"title_notice_of_data_breach", "headings_california"}))
MASSACHUSETTS = ContentConstraints(forbidden=frozenset({"nature_of_breach", "number_of_residents"}))


def words(notice: Notice) -> str:
    return render_email(notice, a_person(), "AAAAA-BBBBB").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_notice_names_every_element_of_the_cohort_and_no_other(language: str) -> None:
    notice = compose(a_request(language=language))
    listed = [line for block in notice.blocks for line in block.elements]
    assert tuple(line.element for line in listed) == tuple(code for code in elements() if code in STOLEN)
    assert [line.label for line in listed] == [labels_of(language)[line.element] for line in listed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_news_comes_in_the_first_two_sentences_and_the_subject_fits(language: str) -> None:
    notice = compose(a_request(language=language, exercise=True))
    lead = next(block for block in notice.blocks if block.kind is BlockKind.LEAD)
    assert "assessment.exfiltration@1" in lead.sentences[0].facts
    assert "anchor.occurred@1" in lead.sentences[1].facts
    assert len(notice.subject.text) <= 78
    assert notice.blocks[0].kind is BlockKind.MARKER


def test_subject_gets_shorter_as_the_name_gets_longer() -> None:
    controller = a_case().incident.controller
    long_name = type(controller)(name="Stadtwerke und Verkehrsbetriebe der Landeshauptstadt GmbH & Co. KG")
    subject = compose(a_request(a_case(controller=long_name))).subject.text
    assert len(subject) <= 78
    assert "breach" in subject


def test_languages_agree_on_elements_actions_links_facts_and_headings() -> None:
    notices = [compose(a_request(language=language)) for language in LANGUAGES]

    def shape(notice: Notice) -> object:
        return (
            notice.elements,
            notice.links,
            notice.facts,
            [(action.ref, action.elements, action.minutes, action.site) for action in notice.actions],
            [(block.kind, block.level, len(block.sentences)) for block in notice.blocks],
        )

    assert all(shape(notice) == shape(notices[0]) for notice in notices)


def test_dates_are_local_to_the_controller_and_written_as_the_language_writes_them() -> None:
    expected = {
        "en": "4 June 2026",
        "pl": "4 czerwca 2026 roku",
        "de": "4. Juni 2026",
        "fa": "۱۴ خرداد ۱۴۰۵ (۴ ژوئن ۲۰۲۶)",
    }
    for language, day in expected.items():
        assert day in words(compose(a_request(language=language)))
    assert "June 4, 2026" in words(compose(a_request(residence="US-NY")))


def test_unknown_language_falls_back_to_english_and_says_so() -> None:
    notice = compose(a_request(language="uk"))
    assert (notice.language, notice.requested_language, notice.is_fallback) == ("en", "uk", True)
    assert not compose(a_request(language="de-AT")).is_fallback


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_date_and_cause_are_admitted_and_not_guessed(language: str) -> None:
    case = a_case(anchors=Anchors(), assessment=Assessment())
    notice = compose(a_request(case, language=language))
    asserted = {ref for sentence in notice.sentences() for ref in sentence.facts}
    assert {"anchor.occurred@1", "assessment.cause@1"} <= asserted
    assert not re.search("2026|۲۰۲۶", notice.blocks[2].text)


def test_sentence_on_a_fact_that_sources_dispute_is_not_composed() -> None:
    request = a_request()
    book = request.facts.claim(key="controller.name", value="Another bank", source="press", at=AS_OF)
    with pytest.raises(FactNotCurrentError) as raised:
        compose(replace(request, facts=book))
    assert raised.value.fact == "controller.name"


def test_disputed_date_is_said_to_be_unknown() -> None:
    request = a_request()
    book = request.facts.claim(key="anchor.occurred", value="2026-05-01T00:00:00+00:00", source="press", at=AS_OF)
    notice = compose(replace(request, facts=book))
    assert "We do not know yet on which day the breach happened." in words(notice)
    require_current(book, notice.facts)


def test_notice_goes_stale_when_a_fact_is_superseded() -> None:
    request = a_request()
    notice = compose(request)
    assert stale_sentences(notice, request.facts) == []
    newer = request.facts.supersede(
        "anchor.occurred@1", value="2026-06-01T00:00:00+02:00", source="forensics", at=AS_OF
    )
    assert [sentence.facts for sentence in stale_sentences(notice, newer)] == [("anchor.occurred@1",)]
    with pytest.raises(FactNotCurrentError, match=r"anchor\.occurred@1"):
        require_current(newer, notice.facts)


def test_admission_of_ignorance_goes_stale_when_the_fact_becomes_known() -> None:
    request = a_request(a_case(anchors=Anchors()))
    notice = compose(request)
    newer = request.facts.supersede(
        "anchor.occurred@1", value="2026-06-01T00:00:00+02:00", source="forensics", at=AS_OF
    )
    assert "We do not know yet on which day the breach happened." in {
        item.text for item in stale_sentences(notice, newer)
    }


def test_retracted_fact_makes_its_sentences_stale() -> None:
    request = a_request()
    notice = compose(request)
    newer = request.facts.supersede(
        "assessment.cause@1", value=None, state=FactState.RETRACTED, source="forensics", at=AS_OF
    )
    assert any("assessment.cause@1" in sentence.facts for sentence in stale_sentences(notice, newer))


def test_california_gets_its_title_and_five_headings_in_order() -> None:
    for language in LANGUAGES:
        notice = compose(a_request(residence="US-CA", content=CALIFORNIA, language=language))
        headings = [
            re.sub("[\u2066-\u2069]", "", block.text)
            for block in notice.blocks
            if block.kind is BlockKind.HEADING and block.level < 3
        ]
        assert headings == [
            "Notice of Data Breach",
            "What Happened",
            "What Information Was Involved",
            "What We Are Doing",
            "What You Can Do",
            "For More Information",
        ]
        assert notice.unmet == ()


def test_massachusetts_notice_is_silent_on_the_nature_of_the_breach() -> None:
    for language in LANGUAGES:
        notice = compose(a_request(residence="US-MA", content=MASSACHUSETTS, language=language))
        assert not {"nature_of_breach", "how_it_happened"} & set(notice.content_keys)
    assert not re.search(
        "stolen|broke into|copied", words(compose(a_request(residence="US-MA", content=MASSACHUSETTS)))
    )
    assert re.search("stolen", words(compose(a_request(residence="US-NY"))))


def test_required_content_that_no_fact_supports_is_reported_and_not_invented() -> None:
    wanted = frozenset({"law_enforcement_delay", "wisp_statement", "attorney_general_contact", "date_of_breach"})
    notice = compose(a_request(residence="US-AK", content=ContentConstraints(required=wanted)))
    assert notice.unmet == ("attorney_general_contact", "law_enforcement_delay", "wisp_statement")


def test_legal_blocks_come_from_content_keys_whatever_the_state() -> None:
    wanted = frozenset(
        "credit_bureau_contacts ftc_contact attorney_general_contact security_freeze_right police_report_right".split()
    )
    notice = compose(a_request(residence="US-NY", content=ContentConstraints(required=wanted)))
    text = words(notice)
    assert notice.unmet == ()
    assert all(
        part in text
        for part in ("TransUnion", "1-877-438-4338", "Attorney General of New York", "free", "police report")
    )
    assert "TransUnion" not in words(compose(a_request(residence="US-NY")))


def test_only_remedies_of_the_case_are_promised() -> None:
    bare = replace(a_request(), remedies=Remedies(), facts=a_request().facts)
    with_all = words(compose(a_request()))
    assert "24 months" in with_all
    assert "We cover losses" in with_all
    assert "legal help" not in with_all
    assert "We pay" not in words(compose(bare))


def test_remedy_that_the_facts_deny_cannot_be_promised() -> None:
    with pytest.raises(FactNotCurrentError) as raised:
        compose(a_request(remedies=Remedies(legal_help=True)))
    assert raised.value.fact == "remedy.legal_help@1"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_and_every_audience_can_be_said(language: str, cause: Cause) -> None:
    for audience in PERSONAL:
        for exfiltration in Exfiltration:
            case = a_case(assessment=Assessment(cause=cause, exfiltration=exfiltration))
            text = words(compose(a_request(case, language=language, audience=audience)))
            assert "{" not in text
            assert "None" not in text


def test_every_element_has_an_action_in_every_country() -> None:
    for residence in ("PL", "DE", "GB", "US-TX", "FR"):
        for code in elements():
            assert any(
                code in action.elements for action in compose(a_request(residence=residence, elements=(code,))).actions
            )


def test_country_actions_come_first_and_by_priority() -> None:
    refs = [action.ref for action in compose(a_request()).actions]
    assert refs[0] == "act-pl-pesel"
    assert "act-card" not in refs
    assert len(refs) <= 7
    assert compose(a_request(residence="US-TX", elements=("ssn",))).actions[0].ref == "act-us-freeze"


def test_actions_unchecked_or_past_their_expiry_are_reported() -> None:
    late = datetime(2031, 1, 1, tzinfo=ZONE)
    unchecked = compose(a_request()).actions_to_check
    assert "act-pl-pesel" not in unchecked
    assert "act-pl-bik" in unchecked
    assert "act-pl-pesel" in compose(a_request(as_of=late)).actions_to_check


def test_possible_status_hedges_and_confirmed_status_does_not() -> None:
    possible = NoticeCohort(residence="PL", elements=STOLEN, status=CohortStatus.POSSIBLE)
    assert "We do not know yet whether" in words(compose(a_request(cohort=possible)))
    assert not re.search(r"\b(may|might|could|possibly|potentially)\b", words(compose(a_request())), re.IGNORECASE)


@pytest.mark.parametrize(
    ("exposed", "card", "account"),
    [
        (("card_number",), "Yes. We replace the card", "No. Closing"),
        (("email",), "No. Your card data was not part", "No. Closing"),
        (("password",), "No. Your card data was not part", "No. A new password"),
    ],
)
def test_questions_on_card_and_account_are_answered_for_the_segment(
    exposed: tuple[str, ...], card: str, account: str
) -> None:
    text = words(compose(a_request(elements=exposed)))
    assert card in text
    assert account in text


def test_equal_requests_give_equal_hashes_and_any_change_another() -> None:
    first, again = compose(a_request()), compose(a_request())
    assert first == again
    others = [
        a_request(language="pl"),
        a_request(exercise=True),
        a_request(channel=Channel.POST),
        a_request(elements=("name",)),
        a_request(as_of=datetime(2026, 6, 16, tzinfo=ZONE)),
    ]
    assert len({first.content_sha256, *(compose(other).content_sha256 for other in others)}) == len(others) + 1


def test_braces_in_facts_do_not_become_personal_fields() -> None:
    controller = type(a_case().incident.controller)(name="Acme {{ name }} <b>\u202eLtd")
    text = words(compose(a_request(a_case(controller=controller))))
    assert "Acme { { name } } <b> Ltd" in text
    assert text.count("Anna Nowak") == 1


def test_without_a_brand_domain_there_is_no_link() -> None:
    notice = compose(a_request(brand_domain=None))
    assert notice.links == ()
    assert "http" not in words(notice)


@pytest.mark.parametrize(("exposed", "code"), [((), "wording.nothing_exposed"), (("shoe_size",), "element.unknown")])
def test_cohort_without_elements_or_with_an_unknown_one_is_refused(exposed: tuple[str, ...], code: str) -> None:
    with pytest.raises(InputError) as raised:
        compose(a_request(elements=exposed))
    assert raised.value.code == code


@pytest.mark.parametrize("cause", [Cause.MISDIRECTED, Cause.LOSS])
def test_what_was_lost_or_misdirected_is_not_called_stolen(cause: Cause) -> None:
    case = a_case(assessment=Assessment(cause=cause, exfiltration=Exfiltration.CONFIRMED))
    for channel in (Channel.EMAIL, Channel.SMS):
        notice = compose(a_request(case, channel=channel))
        assert not any("stolen" in sentence.text for sentence in notice.sentences())
