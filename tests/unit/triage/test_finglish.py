"""Persian in Latin letters is read by the Persian lists."""

import pytest

from amends.triage import Intent, Sensitive, read_message
from amends.triage.fold import fold
from amends.triage.skeleton import skeleton


@pytest.mark.parametrize(
    ("persian", "latin"),
    [("اطلاعات", "etelaat"), ("کارت", "kart"), ("شده", "shode"), ("حسابم", "hesabam"), ("حقوقم", "hoghoogham")],
)
def test_both_scripts_have_the_same_consonants(persian: str, latin: str) -> None:
    assert skeleton(persian) == skeleton(latin)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("salam etelaate manam lo rafte ya na?", Intent.AM_I_AFFECTED),
        ("karte man gom shode lotfan karte jadid befrestid", Intent.NEW_CARD),
        ("dige nemikham moshtari bashm hesabamo bebandid", Intent.CLOSE_ACCOUNT),
        ("nametoon resid. hala chikar konam", Intent.WHAT_MUST_I_DO),
    ],
)
def test_intents_in_latin_letters(text: str, intent: Intent) -> None:
    reading = read_message(text)
    assert reading.intent is intent
    assert reading.language == "fa"


def test_cry_for_help_in_latin_letters_is_heard() -> None:
    assert Sensitive.THREAT_TO_SELF in {
        found.kind for found in read_message("dige nemikesham, kash nabasham").sensitive
    }


def test_spans_are_those_of_the_text_as_written() -> None:
    text = "salam, lotfan hesabamo bebandid"
    found = read_message(text).intents[0]
    assert [text[span.start : span.end] for span in found.because] == ["hesabamo bebandid"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("prosze zablokowac karte i przyslac nowa na adres w krakowie", "pl"),
        ("man hat mir die karte geklaut", "de"),
        ("the bank card has a bad name", "en"),
    ],
)
def test_our_other_languages_are_not_taken_for_persian(text: str, language: str) -> None:
    assert read_message(text).language == language


def test_letter_leaned_upon_counts_once() -> None:
    assert fold("heeelp", "en") == "help"
    assert read_message("I want to dieeeee").goes_to_person_first
