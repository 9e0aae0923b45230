"""The notation of the word lists."""

import pytest

from amends.core.errors import InputError
from amends.triage.fold import fold
from amends.triage.index import PhraseIndex
from amends.triage.lexicon import BASIC, LANGUAGES, lexicon
from amends.triage.words import words_of


def met(phrase: str, text: str, language: str = "en") -> list[str]:
    words = words_of(text, language=language)
    index = PhraseIndex([(phrase, None)], language)
    return [text[words[hit.first].start : words[hit.end - 1].end] for hit in index.find(words)]


def test_words_follow_one_another() -> None:
    assert met("close my account", "Please CLOSE my account") == ["CLOSE my account"]
    assert met("close my account", "close down my account") == []


def test_gap_ends_with_the_sentence() -> None:
    assert met("close ~ account", "close at once the account") == ["close at once the account"]
    assert met("close ~ account", "You close at six. My account is red.") == []


def test_gap_is_four_words_at_most() -> None:
    assert met("a ~ b", "a 1 2 3 4 b") == ["a 1 2 3 4 b"]
    assert met("a ~ b", "a 1 2 3 4 5 b") == []


def test_stems_and_choices() -> None:
    assert met("*karte*|konto", "Meine Kreditkarten, mein Konto", "de") == ["Kreditkarten", "Konto"]
    assert met("wind_up|close it", "wind up it and close it") == ["wind up it", "close it"]


def test_word_that_may_be_missing() -> None:
    assert met("?my|the card", "card") == ["card"]
    assert met("new ?debit card", "a new debit card, a new card") == ["new debit card", "new card"]


def test_ends_of_a_sentence_and_numbers() -> None:
    assert met("^stop $", "STOP.") == ["STOP"]
    assert met("^stop $", "stop it") == []
    assert met("art #", "Art. 15") == ["Art. 15"]


def test_phrase_without_a_word_is_refused() -> None:
    with pytest.raises(InputError) as raised:
        PhraseIndex([("~ $", None)], "en")
    assert raised.value.code == "triage.bad_phrase"


def test_persian_is_met_however_it_is_typed() -> None:
    for text in ("می‌خواهم", "می خواهم", "ميخواهم", "مي‌خواهم"):
        assert met("می‌خواهم", text, "fa") == [text]


def test_folding_takes_case_marks_and_keyboards_away() -> None:
    assert fold("ÜBER", "de") == fold("ueber", "de") == "ueber"
    assert fold("u\u0308ber", "de") == "ueber"
    assert fold("Łódź", "pl") == "lodz"
    assert fold("۱۵", "fa") == fold("١٥", "fa") == "15"
    assert fold("كتابي", "fa") == "کتابی"


@pytest.mark.parametrize("language", [*LANGUAGES, BASIC])
def test_every_word_list_is_readable(language: str) -> None:
    lists = lexicon(language)
    assert lists.sensitive.written
    texts = [text for index in (lists.intents, lists.sensitive) for text, _ in index.written]
    assert not [text for text in texts if "|?" in text or "||" in text or text.strip() != " ".join(text.split())]


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_have_phrases_for_every_matter(language: str) -> None:
    from amends.triage import Intent, Sensitive

    lists = lexicon(language)
    assert {said.of for _, said in lists.intents.written} == set(Intent) - {Intent.OTHER}
    assert {said.of for _, said in lists.sensitive.written} == set(Sensitive)
