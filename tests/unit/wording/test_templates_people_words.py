"""The words of the texts to people: none is missing or idle, overlays lie over what exists, laws keep their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from people_requests import EMAILS, everything_known
from wording_requests import LANGUAGES, a_request

from amends.core.channels import Channel
from amends.core.person import Formality
from amends.core.resources import data_folder
from amends.wording import BlockKind, ContentConstraints, Notice, compose
from amends.wording.book.actiontable import action_table
from amends.wording.book.template import SentenceSpec, template_of, templates
from amends.wording.model import PERSONAL
from amends.wording.readability import FORMULAS, count

OWN = ("alert.ftl", "people.ftl", "actions.ftl", "legal_us.ftl")
OVERLAYS = ("de-informal", "pl-informal", *(f"{language}-easy" for language in LANGUAGES))
CALIFORNIA = ContentConstraints(required=frozenset({"title_notice_of_data_breach", "headings_california"}))
FIXED = (
    "Notice of Data Breach",
    "What Happened",
    "What Information Was Involved",
    "What We Are Doing",
    "What You Can Do",
    "For More Information",
)
# Said by the layouts and not by a template.
FRAME = {"marker", "marker-subject", "sms-marker", "salutation", "addressee", "takes"}
LABELS = {"label-why", "label-by", "label-where", "label-code"}
# What polite German and polite Polish say, and the other terms must not.
POLITE = {
    "de": r"\b(Ihr|Ihre[nmrs]?|Ihnen)\b|(?<![.:?!] )(?<!^)\bSie\b",
    "pl": r"\b[Pp]aństw\w*|\b[Pp]roszę\b|\bProsimy\b",
}
_MESSAGE = re.compile(r"^([A-Za-z][\w-]*) =.*\n(?:[ \t}].*\n)*", re.MULTILINE)
_REFERENCE = re.compile(r"\{ ([a-z][\w-]*) \}")


def folder(name: str) -> Path:
    return data_folder("wordbook") / "phrases" / name


@cache
def messages(name: str) -> dict[str, str]:
    """Every phrase of our files in a folder, with its text."""
    texts = [(folder(name) / file).read_text(encoding="utf-8") for file in OWN if (folder(name) / file).is_file()]
    return {found[1]: found[0] for text in texts for found in _MESSAGE.finditer(text)}


def references(text: str) -> set[str]:
    return set(_REFERENCE.findall(text))


def specs(name: str) -> Iterator[SentenceSpec]:
    for group in template_of(name).sentences.values():
        for member in group:
            yield from member if isinstance(member, tuple) else (member,)


def used_phrases() -> set[str]:
    rows = [
        row
        for table in ("international", "pl", "de", "gb", "us")
        if (found := action_table(table))
        for row in found.actions
    ]
    said = {spec.say for name in templates() for spec in specs(name)}
    steps = {f"{row.say}-{part}" for row in rows for part in ("do", "why", "where")} | {row.by for row in rows}
    inner = {name for text in messages("en").values() for name in references(text)}
    return said | steps | inner | FRAME | LABELS


def test_every_language_has_the_same_phrases() -> None:
    for language in LANGUAGES:
        assert messages(language).keys() == messages("en").keys()


def test_no_phrase_is_idle() -> None:
    assert messages("en").keys() - used_phrases() == set()


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_overlay_replaces_only_phrases_that_exist_and_that_no_law_fixes(overlay: str) -> None:
    language = overlay.partition("-")[0]
    fixed = {spec.say for name in templates() for spec in specs(name) if spec.prescribed_by}
    assert fixed == {"title-notice-of-data-breach", *(name for name in messages("en") if name.startswith("ca-"))}
    assert messages(overlay).keys() <= messages(language).keys()
    assert not messages(overlay).keys() & fixed


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_overlay_repeats_what_refers_to_a_phrase_that_it_replaces(overlay: str) -> None:
    """A phrase of the language itself would go on quoting the other form."""
    changed, language = messages(overlay), overlay.partition("-")[0]
    if overlay.endswith("easy"):
        return_to = {name for name, text in messages(language).items() if references(text) & changed.keys()}
        alert = {spec.say for spec in specs("alert")}
        assert {name for name in return_to & alert if not name.startswith("subject")} <= changed.keys()
    else:
        for name, text in messages(language).items():
            assert name in changed or not references(text) & changed.keys(), name
    assert {item for text in changed.values() for item in references(text)} <= changed.keys()


@pytest.mark.parametrize("language", ["de", "pl"])
def test_informal_texts_are_nowhere_formal(language: str) -> None:
    for name in EMAILS:
        for audience in PERSONAL:
            for channel in (Channel.EMAIL, Channel.SMS):
                form = {"language": language, "audience": audience, "channel": channel}
                notice = compose(everything_known(name, formality=Formality.INFORMAL, **form))
                steps = [part for action in notice.actions for part in (action.do, action.why)]
                for text in [*(sentence.text for sentence in notice.sentences()), *steps]:
                    assert not re.search(POLITE[language], text), text


def test_californian_words_are_the_same_in_every_language_and_form() -> None:
    for name in ("alert", "reissue"):
        for language in LANGUAGES:
            for form in ({}, {"easy_read": True}, {"formality": Formality.INFORMAL}):
                notice = compose(everything_known(name, language=language, content=CALIFORNIA, **form))
                fixed = [re.sub("[\u2066-\u2069]", "", item.text) for item in notice.sentences() if item.prescribed_by]
                assert tuple(fixed) == FIXED


def test_every_easy_sentence_has_one_short_thought() -> None:
    for language in LANGUAGES:
        for name, text in messages(f"{language}-easy").items():
            for sentence in _sentences_of_phrase(text):
                assert len(sentence.split()) <= 12, (language, name, sentence)


def _sentences_of_phrase(text: str) -> list[str]:
    """The sentences of a phrase in each of its variants; a variable counts as one word."""
    lines = [re.sub(r"^ *\*?\[\w+\] ", "", line) for line in text.partition("=")[2].splitlines()]
    plain = [re.sub(r"\{ [^{}]* \}", "X", line) for line in lines if not re.search(r"->|^\}?$", line.strip())]
    return [sentence for line in plain for sentence in re.split(r"(?<=[.:?!؟]) ", line) if sentence.strip()]


@pytest.mark.parametrize("name", EMAILS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_have_short_sentences_short_blocks_and_headings(name: str, language: str) -> None:
    notice = compose(everything_known(name, language=language))
    lengths = [len(sentence.split()) for sentence in running(notice)]
    assert sum(lengths) / len(lengths) <= 18
    assert max(lengths) <= 30
    assert sum(block.kind is BlockKind.HEADING for block in notice.blocks) >= 4
    assert max(len(block.text.split()) for block in notice.blocks) <= 110


@pytest.mark.parametrize("name", EMAILS)
def test_texts_read_as_easily_as_their_language_asks(name: str) -> None:
    def score(language: str, formula: str) -> float:
        text = [(sentence, ()) for sentence in running(compose(everything_known(name, language=language)))]
        return FORMULAS[formula](count(text, language=language))

    assert score("en", "flesch_kincaid_grade") <= 8
    assert score("en", "flesch_reading_ease") >= 60
    assert score("de", "amstad") >= 60 or score("de", "wiener_sachtext_1") <= 9
    assert score("pl", "fog_pl") <= 10 or score("pl", "pisarek") <= 10


def running(notice: Notice) -> list[str]:
    """The sentences of the body and of the steps, without the statutory annex."""
    blocks = [item.text for block in notice.blocks if block.kind is not BlockKind.ANNEX for item in block.sentences]
    steps = [part for action in notice.actions for part in (action.do, action.why, action.takes)]
    return [part for text in (*blocks, *steps) for part in re.split(r"(?<=[.?!؟]) (?=\S)", text) if part.strip()]


def test_easy_alert_is_easier_than_the_usual_one() -> None:
    for language in LANGUAGES:
        usual, easy = (
            running(compose(a_request(language=language, residence="DE", easy_read=easy))) for easy in (False, True)
        )
        assert sum(len(item.split()) for item in easy) / len(easy) < sum(len(item.split()) for item in usual) / len(
            usual
        )
