"""L01: California's title and five headings, word for word and in order, in a notice of any language."""

from __future__ import annotations

import pytest

from amends.wording.lint import Finding, LintFacts, lint
from amends.wording.lint.facts import Beside, LawContent

KEYS = ("title_notice_of_data_breach", "headings_california", "type_size_10pt")
LAW = LawContent(law="us-ca", citation="Cal. Civ. Code 1798.82(d)", required=KEYS)
LANGUAGES = ("de", "en", "fa", "pl", "fr", "es", "it", "uk")
BODY = {
    "en": "Your name and your Social Security number were copied.",
    "de": "Ihr Name und Ihre Sozialversicherungsnummer wurden kopiert.",
    "pl": "Skopiowano Pani nazwisko i numer ubezpieczenia.",
    "fa": "نام و شمارهٔ تأمین اجتماعی شما کپی شد.",
    "fr": "Votre nom a été copié.",
    "es": "Se copió su nombre.",
    "it": "È stato copiato il suo nome.",
    "uk": "Ваше ім'я скопійовано.",
}
HEADINGS = (
    "What Happened",
    "What Information Was Involved",
    "What We Are Doing",
    "What You Can Do",
    "For More Information",
)


def _notice(language: str, *, title: str = "# Notice of Data Breach", headings: tuple[str, ...] = HEADINGS) -> str:
    body = BODY[language]
    return "\n\n".join([title, body, *(part for heading in headings for part in (f"## {heading}", body))])


def _found(text: str, language: str = "en", *, channel: str = "post", law: LawContent = LAW) -> list[Finding]:
    report = lint(text, language=language, channel=channel, facts=LintFacts(), beside=Beside(laws=(law,)))
    found = [finding for finding in report.findings if finding.rule == "L01"]
    assert all(item.start is None or item.text == text[item.start : item.end] for item in found)
    return found


def _without(number: int) -> tuple[str, ...]:
    return HEADINGS[:number] + HEADINGS[number + 1 :]


FAULTS = [
    *((_without(number), f"“{heading}” is missing") for number, heading in enumerate(HEADINGS)),
    (("What happened to you", *HEADINGS[1:]), "word for word"),
    ((HEADINGS[0], "What Information Is Involved", *HEADINGS[2:]), "word for word"),
    ((*HEADINGS[:4], "More Information"), "word for word"),
    ((HEADINGS[0], HEADINGS[2], HEADINGS[1], *HEADINGS[3:]), "another order"),
    ((HEADINGS[4], *HEADINGS[:4]), "another order"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("headings", "why"), FAULTS)
def test_faulty_headings_are_found(language: str, headings: tuple[str, ...], why: str) -> None:
    found = _found(_notice(language, headings=headings), language)
    assert found
    assert all(item.severity == "error" and item.source == "Cal. Civ. Code 1798.82(d)" for item in found)
    assert any(why in item.why for item in found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "title", ["# Important information", "# Notice of a Breach", "# Notice of Data Breach and offer"]
)
def test_other_title_is_found(language: str, title: str) -> None:
    assert [item.why for item in _found(_notice(language, title=title), language)] == [
        "The notice is not titled “Notice of Data Breach”."
    ]


FORMS = [
    ("# Notice of Data Breach", tuple(heading.upper() for heading in HEADINGS)),
    ("**NOTICE OF DATA BREACH**", tuple(f"{heading}?" for heading in HEADINGS)),
    ("Notice of Data Breach\n=====", tuple(f"{number}. {heading}" for number, heading in enumerate(HEADINGS, 1))),
    ("---\nsubject: Notice of Data Breach\n---\n", tuple(f"*{heading}*" for heading in HEADINGS)),
    ("\u2068Notice of Data Breach\u2069", tuple(f"\u2068{heading}:\u2069" for heading in HEADINGS)),
    ("# Notice of Data Breach", (*HEADINGS[:2], "Am I affected?", *HEADINGS[2:])),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("title", "headings"), FORMS)
def test_same_words_in_other_dress_pass(language: str, title: str, headings: tuple[str, ...]) -> None:
    assert _found(_notice(language, title=title, headings=headings), language) == []


def test_headings_may_run_into_their_paragraph_or_stand_in_a_table() -> None:
    run_in = "\n\n".join(f"**{heading}.** Your name was copied." for heading in HEADINGS)
    table = "\n".join(f"| **{heading}** | Your name was copied. |" for heading in HEADINGS)
    for body in (run_in, table):
        assert _found(f"# Notice of Data Breach\n\n{body}\n") == []


def test_words_of_a_heading_within_a_sentence_are_no_heading() -> None:
    text = _notice("en", headings=HEADINGS[:4]) + "\n\nFor more information about this call us at once today."
    assert ["For More Information" in item.why for item in _found(text)] == [True]


def test_text_to_everybody_is_warned_and_none_is_blocked() -> None:
    found = _found("Your name was copied.", channel="web")
    assert {item.severity for item in found} == {"warning"}


def test_size_of_type_is_listed_as_not_judged() -> None:
    report = lint(_notice("en"), language="en", channel="post", facts=LintFacts(), beside=Beside(laws=(LAW,)))
    assert "size of type" in report.measures.not_judged["L01 type_size_10pt"]
    assert "L01" not in report.measures.not_judged


def test_laws_that_fix_no_form_are_not_judged() -> None:
    other = LawContent(law="xx", citation="X", required=("nature_of_breach",))
    report = lint("Hello.", language="en", channel="post", facts=LintFacts(), beside=Beside(laws=(other,)))
    assert "fix no title" in report.measures.not_judged["L01"]
    assert "no law" in lint("Hello.", language="en", channel="post", facts=LintFacts()).measures.not_judged["L01"]
