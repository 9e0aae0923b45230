"""Gender, terms and letter format are read from what customer files write, and nothing is guessed."""

import pytest

from amends.core.person import Formality, Gender
from amends.exposure.addressforms import formality_of, gender_of, is_easy_read, is_large_print


@pytest.mark.parametrize(
    ("texts", "gender"),
    [
        (("K",), Gender.FEMALE),
        (("Mężczyzna",), Gender.MALE),
        (("", "Frau Dr."), Gender.FEMALE),
        ((None, "Pan"), Gender.MALE),
        (("divers", "Frau"), Gender.OTHER),
        (("خانم",), Gender.FEMALE),
        ((None, "Dr."), None),
        (("unknown", None), None),
    ],
)
def test_gender_comes_from_the_column_and_then_from_the_title(texts: tuple[str | None, ...], gender: Gender) -> None:
    assert gender_of(*texts) == gender


def test_terms_are_formal_unless_the_file_says_otherwise() -> None:
    assert formality_of(None) is Formality.FORMAL
    assert formality_of("Sie") is Formality.FORMAL
    assert formality_of("du") is Formality.INFORMAL
    assert formality_of("na Ty") is Formality.INFORMAL


def test_letter_formats_in_the_words_of_each_language() -> None:
    assert all(map(is_large_print, ("Large print", "duży druk", "Großdruck", "چاپ درشت")))
    assert all(map(is_easy_read, ("Easy read", "tekst łatwy", "Leichte Sprache", "متن ساده")))
    assert not is_large_print("standard")
    assert not is_easy_read(None)
