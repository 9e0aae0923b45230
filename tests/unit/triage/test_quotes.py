"""What the writer wrote themself."""

import pytest

from amends.triage.quotes import own_parts


def own(text: str) -> str:
    return " | ".join(text[start:end] for start, end in own_parts(text))


@pytest.mark.parametrize(
    "introduction",
    [
        "On Mon, 2 Nov 2026 at 10:00, Care <care@bank.example> wrote:",
        "Am 02.11.2026 um 10:00 schrieb Care <care@bank.example>:",
        "W dniu 2.11.2026 o 10:00, Care napisał(a):",
        "pon., 2 lis 2026 o 10:00 Care <care@bank.example> napisał(a):",
        "در تاریخ ۲ نوامبر ۲۰۲۶ پشتیبانی نوشت:",
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "-----Wiadomość oryginalna-----",
        "----- پیام اصلی -----",
        "From: Care <care@bank.example>\nSent: Monday",
        "Von: Care\nGesendet: Montag",
        "Od: Care\nWysłano: poniedziałek",
        "از: پشتیبانی\nارسال: دوشنبه",
    ],
)
def test_copied_letter_is_cut_off(introduction: str) -> None:
    assert own(f"My own words.\n\n{introduction}\nYour words.\nMore of yours.") == "My own words."


def test_introduction_broken_over_two_lines_is_cut_off() -> None:
    assert own("Mine.\n\nOn Mon, 2 Nov 2026, Care\n<care@bank.example> wrote:\n> yours\n> yours") == "Mine."


def test_answers_between_quoted_lines_stay() -> None:
    assert own("> What is your name?\nAnna.\n> And your town?\nLublin.") == "Anna. | Lublin."


def test_signature_and_telephone_line_are_cut_off() -> None:
    assert own("Call me.\n-- \nAnna Nowak\nDirector") == "Call me."
    assert own("Call me.\nSent from my iPhone") == "Call me."
    assert own("Proszę o telefon.\nWysłane z iPhone'a") == "Proszę o telefon."


def test_answer_below_the_quotation_stays() -> None:
    assert own("On Mon, 2 Nov 2026, Care wrote:\n> yours\n\nMine.") == "Mine."


def test_forwarded_letter_alone_is_kept() -> None:
    text = "-----Original Message-----\nYou won a prize, click here"
    assert "click here" in own(text)


def test_letter_that_is_all_quoted_is_read_whole() -> None:
    assert own("> only\n> quoted") == "> only\n> quoted"


def test_sentence_with_a_colon_is_no_introduction() -> None:
    assert own("I wrote to you twice:\nno answer came.") == "I wrote to you twice:\nno answer came."
