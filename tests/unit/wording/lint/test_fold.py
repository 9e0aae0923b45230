"""Folding: what people type differently matches, and every match finds its way back."""

from __future__ import annotations

import pytest

from amends.wording.lint.fold import fold
from amends.wording.lint.phrases import compile_phrases, phrase_regex


@pytest.mark.parametrize(
    ("written", "language", "phrase"),
    [
        ("KÖNNTEN", "de", "koennten"),
        ("ko\u0308nnten", "de", "könnten"),
        ("mogly", "pl", "mogły"),
        ("می توانید", "fa", "می\u200cتوانید"),
        ("میتوانید", "fa", "می\u200cتوانید"),
        ("شايد كه", "fa", "شاید که"),
        ("احتمالاً", "fa", "احتمالا"),
        ("your **money**\n  is", "en", "your money is"),
        ("ｍｏｎｅｙ", "en", "money"),
        ("mon\u00adey", "en", "money"),
    ],
)
def test_spellings_that_mean_alike_match_and_map_back(written: str, language: str, phrase: str) -> None:
    text = f"😀 x {written} y"
    folded = fold(text, language=language)
    match = compile_phrases((phrase,), language=language).search(folded.text)
    assert match is not None
    start, end = folded.span(*match.span())
    assert text[start:end].strip("*") == written.strip("*")


def test_target_of_a_link_is_not_read_as_words() -> None:
    assert fold("[here](https://may.be.stolen)", language="en").text == "here"


def test_phrase_matches_whole_words_only() -> None:
    pattern = compile_phrases(("nan", "isolated [incident]"), language="en")
    assert pattern.search("finance") is None
    assert pattern.search("an isolated thing").group() == "isolated"


@pytest.mark.parametrize("phrase", ["(a (b|c))", "[a", "a)"])
def test_nested_or_open_brackets_are_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="brackets"):
        phrase_regex(phrase, language="en")
