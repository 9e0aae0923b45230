"""L10: long sentences, long paragraphs and missing headings are told, with their place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amends.core.yamltext import parse_yaml
from amends.wording.lint import Finding, LintFacts, lint

FOLDER = Path(__file__).parent / "reading"
NOTICES = Path(__file__).parents[1] / "notices"


def _read(name: str) -> dict[str, Any]:
    return parse_yaml((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), name=name)


TEXTS = {name: _read(name) for name in ("de", "en", "pl")} | _read("others")


def _cases(section: str) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in TEXTS.items() for text in texts[section]]


def _found(text: str, language: str = "en", *, channel: str = "email", **fields: Any) -> list[Finding]:
    report = lint(text, language=language, channel=channel, facts=LintFacts(**fields))
    found = [finding for finding in report.findings if finding.rule == "L10"]
    assert all(str(item.severity) == "warning" for item in found)
    assert all(item.start is None or item.text == text[item.start : item.end] for item in found)
    return found


@pytest.mark.parametrize(("language", "text"), _cases("hard"))
def test_long_sentence_is_found_whole(language: str, text: str) -> None:
    given = f"# Subject\n\n{text}\n"
    assert any(item.text == text for item in _found(given, language))


@pytest.mark.parametrize(("language", "text"), _cases("plain"))
def test_short_sentences_pass(language: str, text: str) -> None:
    assert _found(text, language) == []


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_long_paragraph_is_found_whole(language: str) -> None:
    plain = " ".join(TEXTS[language]["plain"][:2])
    sentences = f"{plain} {plain}"
    found = _found(f"{plain}\n\n{sentences} {sentences}", language)
    assert any("in one piece" in item.why and item.text == f"{sentences} {sentences}" for item in found)


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_long_text_needs_headings(language: str) -> None:
    parts = TEXTS[language]["plain"][:2] * 4
    bare = _found("\n\n".join(parts), language)
    assert [item.start for item in bare if "headings" in item.why] == [None]
    headed = "\n\n".join(f"## {number}\n\n{part}" for number, part in enumerate(parts))
    assert _found(headed, language) == []


@pytest.mark.parametrize("language", ["de", "en", "fa", "pl"])
@pytest.mark.parametrize("name", ["clean", "letter"])
def test_sound_notice_is_short_enough(language: str, name: str) -> None:
    assert _found((NOTICES / f"{name}.{language}.md").read_text(encoding="utf-8"), language) == []


def test_mean_over_the_target_is_told_at_the_longest_sentence() -> None:
    nineteen = "We will write to you again when we know more about the file that the thief took from us here."
    twenty = "We will write to you again when we know more about the old file that the thief took from us here."
    found = _found(f"{nineteen} {twenty} {nineteen}")
    assert [(item.text, "in the mean" in item.why) for item in found] == [(twenty, True)]


def test_numbers_and_addresses_are_no_words_of_a_sentence() -> None:
    text = (
        "Call 0800 100 200, 0800 100 201 or 0800 100 202, write to help@shop.example, see https://shop.example/a/b/c."
    )
    assert _found(text * 3) == []


def test_name_of_a_kind_of_data_is_one_word() -> None:
    names = (
        "Social Security number, date of birth, payment card number, e-mail address, telephone number, postal address"
    )
    listed = f"These data of yours were taken on that day: your {names}, bank account number and passport number."
    text = f"We are sorry. {listed} Call us at any hour."
    assert _found(text) == []


def test_press_and_text_messages_need_no_headings() -> None:
    text = "\n\n".join(TEXTS["en"]["plain"])
    assert [len(_found(text, channel=channel)) for channel in ("press", "sms", "social", "post")] == [0, 0, 0, 1]
