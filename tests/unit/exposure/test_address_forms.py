"""Gender, terms and letter format are read from what customer files write, and nothing is guessed."""

import unicodedata

import pytest

from amends.core.person import Formality, Gender
from amends.exposure.addressforms import formality_of, gender_of, is_easy_read, is_large_print

_LARGE = (
    "Großdruck|Großschrift|large print|Big Print|LARGE_PRINT|large-print letter|duży druk|druk powiększony|چاپ درشت|"
    "gros caractères|letra grande|caratteri grandi|великий шрифт"
).split("|")
_EASY = (
    "easy read|easy-read|easy language|plain language|Leichte Sprache|in Leichter Sprache|Einfache Sprache|"
    "tekst łatwy do czytania|ETR|متن ساده|زبان ساده|FALC|lectura fácil|lettura facile|легке читання"
).split("|")


@pytest.mark.parametrize(
    ("texts", "gender"),
    [
        (("K",), Gender.FEMALE),
        (("Mężczyzna",), Gender.MALE),
        ((unicodedata.normalize("NFD", "Mężczyzna"),), Gender.MALE),
        (("", "Frau Dr."), Gender.FEMALE),
        ((None, "Pan"), Gender.MALE),
        (("divers", "Frau"), Gender.OTHER),
        (("non-binary",), Gender.OTHER),
        (("خانم",), Gender.FEMALE),
        (("Frau M.",), Gender.FEMALE),
        ((None, "Dr."), None),
        (("unknown", None), None),
    ],
)
def test_gender_comes_from_the_column_and_then_from_the_title(texts: tuple[str | None, ...], gender: Gender) -> None:
    assert gender_of(*texts) == gender


@pytest.mark.parametrize(
    "text",
    ["Mr and Mrs", "Mr & Mrs", "Mr/Mrs", "Herr und Frau", "Herr/Frau Dr.", "Pan/Pani", "Sir or Madam", "M/F"],
)
def test_a_text_of_two_genders_says_neither(text: str) -> None:
    assert gender_of(text) is None
    assert gender_of(text, "Frau") is None


def test_terms_are_formal_unless_the_file_says_otherwise() -> None:
    assert formality_of(None) is Formality.FORMAL
    assert formality_of("Sie") is Formality.FORMAL
    assert formality_of("du") is Formality.INFORMAL
    assert formality_of("na Ty") is Formality.INFORMAL
    assert formality_of("per Du") is Formality.INFORMAL
    assert formality_of("du, nicht Sie") is Formality.INFORMAL


@pytest.mark.parametrize(
    "text",
    [
        "nicht du",
        "per Sie",
        "mit Sie",
        "Sie, nicht du",
        "du/Sie",
        "nie na ty",
        "not informal",
        "none",
        "bez ty",
        "Duplikat",
    ],
)
def test_denied_and_doubtful_terms_are_formal(text: str) -> None:
    assert formality_of(text) is Formality.FORMAL


@pytest.mark.parametrize("text", _LARGE)
def test_large_print_is_asked_for_in_the_words_of_each_language(text: str) -> None:
    assert is_large_print(text)
    assert not is_easy_read(text)


@pytest.mark.parametrize("text", _EASY)
def test_easy_language_is_asked_for_in_the_words_of_each_language(text: str) -> None:
    assert is_easy_read(text)
    assert not is_large_print(text)


@pytest.mark.parametrize(
    "text",
    [
        *("standard", "", None, "Großbrief", "Einfacher Brief", "plain envelope", "Grand", "large envelope", "easy"),
        *("metr", "retreat", "Großdruckerei", "A4 gross", "facile"),
    ],
)
def test_other_words_are_no_format(text: str | None) -> None:
    assert not is_large_print(text)
    assert not is_easy_read(text)


@pytest.mark.parametrize(
    "text",
    [
        *("no large print", "large print: no", "large print, no", "kein Großdruck", "Großdruck nicht nötig", "none"),
        *("bez: duży druk", "nie duży druk", "چاپ درشت نه", "without easy read", "keine Leichte Sprache", "nie ETR"),
        *("no large print or easy read", "sans gros caractères"),
    ],
)
def test_a_denied_format_is_the_standard_one(text: str) -> None:
    assert not is_large_print(text)
    assert not is_easy_read(text)


def test_a_denial_reaches_no_further_than_its_clause() -> None:
    assert is_easy_read("kein Großdruck, Leichte Sprache")
    assert is_easy_read("nicht Großdruck sondern Leichte Sprache")
    assert not is_large_print("nicht Großdruck sondern Leichte Sprache")
