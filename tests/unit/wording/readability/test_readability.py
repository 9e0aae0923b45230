"""The formulas by their golden values, the syllables by the held words, what is no word."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.wording.readability import COUNTED_LANGUAGES, FORMULAS, NEEDS_SYLLABLES, Counts, count, syllables, words_of
from amends.wording.readability.thresholds import thresholds

HELD = Path(__file__).parent / "held"
GOLDEN = Counts(
    words=100,
    sentences=5,
    syllables=150,
    letters=480,
    long_words=20,
    one_syllable=60,
    three_syllables=12,
    four_syllables=6,
)


def _held(language: str) -> dict[str, int]:
    lines = (HELD / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if not line.startswith("#"))
    return {word: int(number) for number, words in pairs for word in words.split()}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("flesch_reading_ease", 59.635),
        ("flesch_kincaid_grade", 9.91),
        ("amstad", 72.25),
        ("lix", 40.0),
        ("smog", 1.043 * 72**0.5 + 3.1291),
        ("wiener_sachtext_1", 0.1935 * 12 + 0.1672 * 20 + 0.1297 * 20 - 0.0327 * 60 - 0.875),
        ("pisarek", 0.5 * (20**2 + 6**2) ** 0.5),
        ("fog_pl", 10.4),
        ("kandel_moles", 207 - 20.3 - 110.4),
        ("fernandez_huerta", 206.84 - 90 - 20.4),
        ("gulpease", 89 + (1500 - 4800) / 100),
    ],
)
def test_formula_gives_its_golden_value(formula: str, value: float) -> None:
    assert FORMULAS[formula](GOLDEN) == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize("language", sorted(COUNTED_LANGUAGES))
def test_recorded_error_of_the_syllable_counter_is_the_measured_one(language: str) -> None:
    held, recorded = _held(language), thresholds().languages[language].syllables
    counted = {word: syllables(word, language=language) for word in held}
    assert recorded is not None
    assert len(held) >= 150
    assert recorded.words == len(held)
    assert recorded.wrong_words == round(sum(counted[word] != held[word] for word in held) / len(held), 3)
    assert recorded.bias == round(sum(counted.values()) / sum(held.values()) - 1, 3)


@pytest.mark.parametrize("language", sorted(thresholds().languages))
def test_language_is_judged_only_by_formulas_it_has(language: str) -> None:
    limits = thresholds().languages[language]
    used = {bound.formula for limit in limits.limits for bound in limit.any}
    assert used <= set(limits.formulas) <= FORMULAS.keys()
    assert language in COUNTED_LANGUAGES or not NEEDS_SYLLABLES & set(limits.formulas)
    assert limits.limits or limits.notes


@pytest.mark.parametrize(
    "text",
    [
        "0800 100 200",
        "https://shop.example/a-page?b=c",
        "help@shop.example",
        "consumer.ftc.gov",
        "7Q2K9-XMBDA",
        "Art. 34(2) GDPR",
        "§ 42a Abs. 3 BDSG",
        "art. 34 ust. 2 RODO",
        "15 U.S.C. § 1681c-1(i)",
        "Cal. Civ. Code 1798.82(d)",
        "P.O. Box 105788, Atlanta, GA 30348",
        "ul. Przykładowa 5 m. 7, 00-001 Warszawa",
        "Musterstraße 5, 12345 Berlin",
        "۱۲۳ ۴۵",
    ],
)
def test_number_address_and_citation_are_no_words(text: str) -> None:
    assert [word.text for word in words_of(f"See {text}, please.")] == ["See", "please"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don't re-use it", ["Don't", "re-use", "it"]),
        ("داده‌های شمارهٔ شما", ["داده‌های", "شمارهٔ", "شما"]),
        ("[our page](https://shop.example/x)", ["our", "page"]),
        ("Your **PESEL** and\u2068IBAN\u2069", ["Your", "PESEL", "and", "IBAN"]),
        ("I art zu § und 4 Juni.", ["I", "art", "zu", "und", "Juni"]),
        ("End.Next e.g. this", ["End", "Next", "e", "g", "this"]),
    ],
)
def test_what_is_a_word(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text)] == words


def test_places_of_words_are_those_of_the_text() -> None:
    text = "See https://a.example and 12 apples"
    assert [text[word.start : word.end] for word in words_of(text)] == ["See", "and", "apples"]


def test_unavoidable_word_counts_as_a_plain_one() -> None:
    plain = count([("identification", ())], language="en")
    spared = count([("identification", ((0, 14),))], language="en")
    assert (plain.syllables, plain.long_words, plain.four_syllables) == (6, 1, 1)
    assert (spared.syllables, spared.long_words, spared.four_syllables) == (2, 0, 0)


def test_sentence_without_words_is_not_counted() -> None:
    assert count([("2026", ()), ("One two.", ())], language="fa") == Counts(2, 1, 0, 6)


@pytest.mark.parametrize(("word", "number"), [("SMS", 3), ("PESEL", 2), ("Ä", 1), ("x-y", 2), ("--", 1)])
def test_odd_words_have_a_syllable_at_least(word: str, number: int) -> None:
    assert syllables(word, language="de") == number
