"""The wordbook is whole: every language says everything, every action has a source."""

from __future__ import annotations

import re

import pytest
from wording_requests import LANGUAGES

from amends.core.elements import elements
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml
from amends.wording.book.actiontable import action_table
from amends.wording.book.labels import labels_of
from amends.wording.book.languages import languages
from amends.wording.book.phrases import phrases_of
from amends.wording.book.stateauthority import state_authority
from amends.wording.book.template import TemplateSpec, template_of
from amends.wording.faults import WordbookError

_OWN = ("alert.ftl", "actions.ftl", "legal_us.ftl")
TABLES = ("international", "pl", "de", "gb", "us")


def phrase_names(language: str) -> dict[str, set[str]]:
    folder = data_folder("wordbook") / "phrases" / language
    return {
        file: set(re.findall(r"^([a-z][\w-]*) =", (folder / file).read_text(encoding="utf-8"), re.MULTILINE))
        for file in _OWN
    }


def content_keys() -> set[str]:
    path = data_folder("corpus") / "vocabulary" / "content.yaml"
    return set(parse_yaml(path.read_text(encoding="utf-8"), name="content.yaml"))


def test_four_languages_are_there() -> None:
    assert languages() == LANGUAGES


def test_every_language_has_the_same_phrases() -> None:
    wanted = phrase_names("en")
    assert all(phrase_names(language) == wanted for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_element_has_its_own_label(language: str) -> None:
    assert labels_of(language).keys() == elements().keys()


@pytest.mark.parametrize("name", ["alert", "alert_sms"])
def test_template_uses_only_groups_phrases_and_content_keys_that_exist(name: str) -> None:
    spec = template_of(name)
    known = content_keys()
    for group in spec.sentences.values():
        for member in group:
            for sentence in member if isinstance(member, tuple) else (member,):
                assert phrases_of("en").has(sentence.say), sentence.say
                assert known.issuperset((*sentence.content, *sentence.when.required, *sentence.when.not_required))
    assert _groups_used(spec) == set(spec.sentences)


def _groups_used(spec: TemplateSpec) -> set[str]:
    used, waiting = {spec.subject}, [section for layout in spec.layouts for section in layout.sections]
    while waiting:
        section = waiting.pop()
        waiting += section.sections
        used |= {section.heading} - {None} | {group for block in section.blocks for group in block.sentences}
    return used


@pytest.mark.parametrize("name", TABLES)
def test_actions_have_phrases_source_and_a_later_expiry(name: str) -> None:
    table = action_table(name)
    assert table is not None
    for row in table.actions:
        assert row.source.url.startswith("https://")
        assert row.source.checked_on is None or row.source.checked_on < row.expires_on
        assert content_keys().issuperset(row.content)
        for language in LANGUAGES:
            assert all(phrases_of(language).has(f"{row.say}-{part}") for part in ("do", "why")), row.say
            assert phrases_of(language).has(row.by)


def test_international_actions_cover_every_element() -> None:
    table = action_table("international")
    assert table is not None
    assert {element for row in table.actions for element in row.elements} == elements().keys()


def test_polish_numbers_take_their_plural() -> None:
    say = phrases_of("pl").say
    for months, ending in ((1, "1 miesiąc."), (3, "3 miesiące."), (12, "12 miesięcy."), (24, "24 miesiące.")):
        words = {"remedy_monitoring_months": months, "remedy_monitoring_months_text": str(months)}
        assert say("repair-monitoring", words).endswith(ending)


def test_phrase_with_a_missing_variable_is_an_error() -> None:
    with pytest.raises(WordbookError, match="controller_name"):
        phrases_of("en").say("lead-stolen", {"audience": "adult"})
    with pytest.raises(WordbookError, match="missing"):
        phrases_of("en").say("no-such-phrase", {})


def test_state_without_an_authority_in_the_table_has_none() -> None:
    assert state_authority("US-AK") is None
    assert "ag.ny.gov" in (state_authority("US-NY") or "")
