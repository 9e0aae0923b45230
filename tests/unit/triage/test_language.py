"""In which language a message is written."""

import pytest

from amends.triage import read_message


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Where is my letter?", "en"),
        ("Gdzie jest moj list", "pl"),
        ("zrobcie cos z tym prosze", "pl"),
        ("Wo ist mein Brief?", "de"),
        ("koennen sie mir helfen", "de"),
        ("نامه من کجاست؟", "fa"),
        ("لطفا كارت جديد بدهيد مي خواهم", "fa"),
        ("أين رسالتي من البنك؟ أريد أن أعرف ماذا حدث لبياناتي", "ar"),
        ("Де мій лист? Я хочу знати, що сталося з моїми даними", "uk"),
        ("Où est ma lettre ? Je voudrais savoir ce qui est arrivé", "fr"),
        ("میرا خط کہاں ہے؟ مجھے بتائیں کہ کیا ہوا ہے", "ur"),
    ],
)
def test_language_is_recognised(text: str, language: str) -> None:
    assert read_message(text).language == language


def test_text_without_letters_has_no_language() -> None:
    assert read_message("!!! 123").language == "und"
    assert read_message("...").language_certainty == 0


def test_what_is_known_of_the_writer_helps_where_the_text_is_short() -> None:
    assert read_message("ok", language="pl").language == "pl"


def test_hint_does_not_outweigh_a_clear_text() -> None:
    assert read_message("Wo ist meine neue Karte, und wann kommt sie?", language="pl").language == "de"


def test_message_in_two_languages_is_read_in_both() -> None:
    intents = {found.intent for found in read_message("سلام، کارت جدید می‌خواهم. Please also close my account.").intents}
    assert {"new_card", "close_account"} <= intents


def test_other_language_is_recognised_and_not_guessed_at() -> None:
    reading = read_message("Je voudrais savoir si mes données ont été volées, s'il vous plaît")
    assert (reading.language, reading.intent) == ("fr", "other")
    assert reading.intents[0].certainty < 0.5
