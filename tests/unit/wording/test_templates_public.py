"""The texts for public, press, staff and authorities: from little or from much, alike in every language."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from public_requests import CLAIMS, SOCIAL, TEXTS, rich, rich_case, sparse
from wording_requests import AS_OF, LANGUAGES

from amends.core.case.facts import facts_of_case
from amends.core.case.model import Assessment, Case, Cause, CohortStatus, Exfiltration
from amends.core.channels import Channel
from amends.core.elements import elements
from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.wording import Audience, ContentConstraints, Notice, NoticeCohort, NoticeRequest, compose
from amends.wording.book.template import SentenceSpec, TemplateSpec, template_of
from amends.wording.model import BlockKind, Correction

_FILES = ("public_statements.ftl", "public_answers.ftl", "public_authority.ftl")
_CASES = {"sparse": sparse, "rich": rich}
_SOCIAL_LIMIT = 280
_HIPAA = "nature_of_breach date_of_breach date_of_discovery types_of_information measures_for_person measures_taken"


def phrases_in(language: str) -> set[str]:
    folder = data_folder("wordbook") / "phrases" / language
    text = "\n".join((folder / file).read_text(encoding="utf-8") for file in _FILES)
    names = re.findall(r"^([a-z][\w-]*) =", text, re.MULTILINE)
    assert len(names) == len(set(names))
    return set(names)


def sentence_specs(spec: TemplateSpec) -> list[SentenceSpec]:
    members = [member for group in spec.sentences.values() for member in group]
    return [one for member in members for one in (member if isinstance(member, tuple) else (member,))]


def body(notice: Notice) -> str:
    return " ".join(block.text for block in notice.blocks)


def shape(notice: Notice) -> list[object]:
    return [
        (block.kind, block.level, [(item.group, item.kind, item.facts, item.prescribed_by) for item in block.sentences])
        for block in notice.blocks
    ]


def said(request: NoticeRequest) -> str:
    notice = compose(request)
    return f"{notice.subject.text} {body(notice)}"


@pytest.mark.parametrize("template", TEXTS)
@pytest.mark.parametrize("known", _CASES)
def test_every_language_says_the_same_with_the_same_facts_and_links(template: str, known: str) -> None:
    notices = [compose(_CASES[known](template, language=language)) for language in LANGUAGES]
    first = notices[0]
    for notice in notices[1:]:
        assert shape(notice) == shape(first)
        assert (notice.facts, notice.links, notice.elements) == (first.facts, first.links, first.elements)
        assert [action.ref for action in notice.actions] == [action.ref for action in first.actions]
        assert (notice.content_keys, notice.unmet) == (first.content_keys, first.unmet)


@pytest.mark.parametrize("template", [name for name in TEXTS if not name.startswith("social_")])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("cause", "status"),
    [(None, CohortStatus.POSSIBLE), *((cause, CohortStatus.CONFIRMED) for cause in (None, *Cause))],
)
def test_no_cause_and_no_doubt_stops_a_text(
    template: str, language: str, cause: Cause | None, status: CohortStatus
) -> None:
    case = rich_case()
    assessment = Assessment(cause=cause, exfiltration=Exfiltration.POSSIBLE)
    incident = _with(case, assessment)
    cohort = NoticeCohort(residence="DE", elements=("email", "password", "card_number", "medical"), status=status)
    notice = compose(rich(template, incident, language=language, cohort=cohort))
    assert notice.blocks
    assert "{" not in notice.subject.text + body(notice)


def _with(case: Case, assessment: Assessment) -> Case:
    incident = case.incident
    fields = {name: getattr(incident, name) for name in incident.__struct_fields__}
    return Case(incident=type(incident)(**(fields | {"assessment": assessment})), remedies=case.remedies)


def test_no_phrase_is_missing_and_none_is_unused() -> None:
    used = {one.say for name in TEXTS for one in sentence_specs(template_of(name))}
    own = {name for name in used if name.startswith("pub-")}
    for language in LANGUAGES:
        assert phrases_in(language) == own


@pytest.mark.parametrize("template", TEXTS)
def test_nothing_known_means_no_element_at_all(template: str) -> None:
    """A template asks with the whole list of elements whether any is known; a new element must join the list."""
    lists = [one.when.elements_none for one in sentence_specs(template_of(template)) if one.when.elements_none]
    assert all(set(names) == set(elements()) for names in lists)


@pytest.mark.parametrize("template", TEXTS)
def test_every_group_is_used_and_quotes_no_unbound_fact(template: str) -> None:
    spec = template_of(template)
    waiting, used = [part for layout in spec.layouts for part in layout.sections], {spec.subject}
    while waiting:
        section = waiting.pop()
        waiting += section.sections
        used |= {section.heading} - {None} | {group for block in section.blocks for group in block.sentences}
    assert used == set(spec.sentences)
    assert spec.template == template


@pytest.mark.parametrize("template", SOCIAL)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("known", _CASES)
def test_a_post_has_at_most_280_characters(template: str, language: str, known: str) -> None:
    assert len(body(compose(_CASES[known](template, language=language)))) <= _SOCIAL_LIMIT
    case = rich_case(name="Spółdzielcza Kasa Oszczędnościowa Przykład")
    assert len(body(compose(rich(template, case, language=language)))) <= _SOCIAL_LIMIT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEXTS)
def test_subject_fits_into_78_characters(template: str, language: str) -> None:
    case = rich_case(name="Spółdzielcza Kasa Oszczędnościowo-Kredytowa imienia Przykładu w Przykładowie Dolnym")
    assert len(compose(rich(template, case, language=language)).subject.text) <= 78


def test_holding_statement_stands_on_the_name_alone_and_names_what_is_open() -> None:
    notice = compose(sparse("holding"))
    assert "Bank Wisła S.A." in body(notice)
    open_questions = [item.text for item in notice.sentences() if item.group == "unknown"]
    assert len(open_questions) == 6
    assert all(text.startswith("We do not know yet") for text in open_questions)


def test_what_is_unknown_rests_on_the_fact_that_is_open() -> None:
    refs = {ref for item in compose(sparse("holding")).sentences() if item.group == "unknown" for ref in item.facts}
    assert {"assessment.cause@1", "anchor.occurred@1", "assessment.exfiltration@1"} <= refs


@pytest.mark.parametrize(
    ("precision", "words"), [("exact", "80,000 people are"), ("at_least", "At least 80,000"), ("about", "About 80,000")]
)
def test_a_count_comes_with_how_exact_it_is(precision: str, words: str) -> None:
    assert words in said(rich("media", rich_case(**{"exposure.precision": precision})))


def test_a_count_without_its_precision_is_not_said() -> None:
    text = said(rich("media", rich_case(without=("exposure.precision",))))
    assert "80,000" not in text


def test_a_count_that_sources_dispute_is_not_known() -> None:
    case = rich_case()
    book = facts_of_case(case, at=AS_OF).claim(key="exposure.persons", value=500, source="press", at=AS_OF)
    text = said(replace(rich("media", case), facts=book))
    assert "80,000" not in text
    assert "We do not know yet how many people are affected." in text


@pytest.mark.parametrize(
    ("language", "words"), [("pl", "80 000 osób"), ("de", "80.000 Personen"), ("fa", "۸۰٬۰۰۰"), ("en", "80,000")]
)
def test_a_count_is_written_as_the_language_writes_it(language: str, words: str) -> None:
    assert words in said(rich("status_update", language=language))


def test_others_who_were_first_are_named_and_nobody_is_threatened() -> None:
    assert "Others made this public on 13 June 2026." in said(rich("media"))


def test_nobody_says_that_we_failed_where_it_is_established_that_we_did_not() -> None:
    assert "and we failed" in said(rich("media"))
    text = said(rich("media", rich_case(**{"controller.own_failure": False})))
    assert "failed" not in text
    assert "We are responsible for the data that people entrust to us." in text


@pytest.mark.parametrize("template", ["faq", "ivr", "agent_script"])
def test_nobody_is_sent_to_a_notice_while_it_is_unknown_who_is_affected(template: str) -> None:
    text = said(sparse(template))
    assert "We do not know yet who is affected." in text
    assert "notice with the code" not in text


def test_press_contact_and_researchers_appear_when_they_are_known() -> None:
    full, bare = said(rich("media")), said(rich("media", rich_case(without=("press.email", "security.contact"))))
    assert "press@bank.example" in full
    assert "security@bank.example" in full
    assert "For security researchers" in full
    assert "For security researchers" not in bare


def test_faq_asks_the_four_questions_first_and_seven_more() -> None:
    notice = compose(rich("faq"))
    asked = [block.text for block in notice.blocks if block.kind is BlockKind.HEADING and block.level == 2]
    assert asked[:4] == [
        "Am I affected?",
        "What must I do?",
        "Do I get a new card?",
        "Should I close my account?",
    ]
    groups = [block.sentences[0].group for block in notice.blocks if block.kind is BlockKind.HEADING]
    assert {"q4_genuine", "q_data", "q_minor", "q_deceased", "q_complain", "q_late", "q_losses"} <= set(groups)


def test_losses_are_promised_only_where_the_case_promises_them() -> None:
    case = rich_case()
    none = Case(incident=case.incident)
    assert "Yes. We cover losses" in said(rich("faq", case))
    text = said(rich("faq", none))
    assert "We have not promised this." in text
    assert "We cover losses" not in text


def test_hotline_greets_checks_the_code_first_and_ends_with_a_person() -> None:
    notice = compose(rich("ivr"))
    kinds = [block.kind for block in notice.blocks]
    options = [block.sentences[0].group for block in notice.blocks if block.kind is BlockKind.HEADING]
    assert kinds[0] is BlockKind.LEAD
    assert options == ["o_check", "o_affected", "o_data", "o_do", "o_card", "o_complain", "o_repeat", "o_agent"]
    assert "we do not say who is a customer" in body(notice)


def test_hotline_offers_nothing_about_cards_where_no_card_data_is_affected() -> None:
    cohort = NoticeCohort(residence="PL", elements=("email",))
    groups = {item.group for item in compose(rich("ivr", cohort=cohort)).sentences()}
    assert "o_card" not in groups


def test_staff_are_told_not_to_trade_only_where_shares_are_listed() -> None:
    assert "Do not trade in shares" in said(rich("staff_briefing"))
    assert "Do not trade in shares" not in said(rich("staff_briefing", rich_case(**{"controller.listed": False})))


def test_staff_text_does_not_speak_to_the_public() -> None:
    with pytest.raises(InputError, match="does not speak to"):
        compose(rich("staff_briefing", audience=Audience.PUBLIC))


def test_substitute_notice_has_the_elements_of_the_law_and_its_days() -> None:
    content = ContentConstraints(required=frozenset([*_HIPAA.split(), "contact_point", "toll_free_number"]))
    notice = compose(rich("substitute", content=content))
    assert notice.unmet == ()
    assert "at least 90 days" in body(notice)
    assert "800 555 010" in body(notice)


def test_substitute_notice_in_the_press_does_not_speak_of_a_home_page() -> None:
    assert "home page" not in said(rich("substitute", channel=Channel.PRESS, audience=Audience.PRESS))


@pytest.mark.parametrize("language", LANGUAGES)
def test_californian_substitute_notice_has_the_headings_of_the_statute(language: str) -> None:
    content = ContentConstraints(required=frozenset({"headings_california", "title_notice_of_data_breach"}))
    notice = compose(rich("substitute", language=language, residence="US-CA", content=content))
    headings = [block.text.strip("\u2068\u2069") for block in notice.blocks if block.kind is BlockKind.HEADING]
    assert headings == [
        "Notice of Data Breach",
        "What Happened",
        "What Information Was Involved",
        "What We Are Doing",
        "What You Can Do",
        "For More Information",
    ]
    assert notice.unmet == ()


def test_letter_to_an_authority_is_a_supplement_once_an_initial_report_is_on_record() -> None:
    first = compose(rich("regulator"))
    later = compose(rich("regulator", rich_case(**{"anchor.initial_report_submitted": "2026-06-14T12:00:00+02:00"})))
    assert first.subject.text.endswith("notification")
    assert later.subject.text.endswith("supplement")
    assert "supplements its notification of 14 June 2026" in body(later)


def test_status_page_counts_its_versions_and_takes_back_what_was_wrong() -> None:
    correction = Correction(
        fact="exposure.persons", said="500 people are affected.", said_at=AS_OF, now="At least 80,000 are."
    )
    text = said(rich("status_update", corrections=(correction,)))
    assert "This is version 3 of this page." in text
    assert "500 people are affected." in text
    assert "not right any more" in text


@pytest.mark.parametrize("template", TEXTS)
def test_a_quoted_fact_is_bound(template: str) -> None:
    notice = compose(rich(template))
    for key in ("exposure.persons", "press.email", "contact.toll_free", "authority.name"):
        shown = "80,000" if key == "exposure.persons" else str(CLAIMS[key])
        for item in notice.sentences():
            if shown in item.text:
                assert any(ref.startswith(key + "@") for ref in item.facts), item.text
