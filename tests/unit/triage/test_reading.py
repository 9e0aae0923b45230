"""What is read in a message: intents, what is sensitive, language, who wrote it."""

import time

import pytest

from amends.triage import Intent, Sensitive, read_message


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Was my address stolen?", Intent.AM_I_AFFECTED),
        ("Czy moje dane wyciekły?", Intent.AM_I_AFFECTED),
        ("czy moje dane wyciekly", Intent.AM_I_AFFECTED),
        ("Wurden meine Daten gestohlen?", Intent.AM_I_AFFECTED),
        ("آیا اطلاعات من لو رفته؟", Intent.AM_I_AFFECTED),
        ("What should I do now?", Intent.WHAT_MUST_I_DO),
        ("Co mam teraz zrobić?", Intent.WHAT_MUST_I_DO),
        ("Was muss ich jetzt tun?", Intent.WHAT_MUST_I_DO),
        ("الان باید چه کار کنم؟", Intent.WHAT_MUST_I_DO),
        ("Please send me a new card", Intent.NEW_CARD),
        ("Poproszę nową kartę", Intent.NEW_CARD),
        ("Ich brauche eine neue Kreditkarte", Intent.NEW_CARD),
        ("لطفا کارت جدید بدهید", Intent.NEW_CARD),
        ("Close my account today", Intent.CLOSE_ACCOUNT),
        ("Ich kündige mein Konto", Intent.CLOSE_ACCOUNT),
        ("ich kuendige mein konto", Intent.CLOSE_ACCOUNT),
        ("Jestem reporterem, proszę o komentarz", Intent.PRESS),
        ("I found a vulnerability in your API", Intent.RESEARCHER),
        ("Ist diese SMS echt oder Phishing?", Intent.SCAM_REPORT),
        ("Auskunft nach Art. 15 DSGVO bitte", Intent.ACCESS_REQUEST),
        ("Proszę do mnie oddzwonić", Intent.CALLBACK),
        ("STOP", Intent.UNSUBSCRIBE),
        ("Vielen Dank!", Intent.THANKS),
        ("What colour is the door of the branch?", Intent.OTHER),
    ],
)
def test_best_intent_of_plain_messages(text: str, intent: Intent) -> None:
    assert read_message(text).intent is intent


def test_two_matters_are_both_said() -> None:
    found = {one.intent for one in read_message("Was my data stolen, and what should I do?").intents}
    assert {Intent.AM_I_AFFECTED, Intent.WHAT_MUST_I_DO} <= found


def test_what_is_refused_is_not_asked_for() -> None:
    assert read_message("I do not want a new card.").intent is not Intent.NEW_CARD
    assert read_message("Nie chcę nowej karty.").intent is not Intent.NEW_CARD


def test_thanks_at_the_end_do_not_outweigh_a_request() -> None:
    assert read_message("Please close my account. Thank you very much, thanks!").intent is Intent.CLOSE_ACCOUNT


def test_reasons_are_the_phrases_as_they_stand() -> None:
    text = "Grüße 🙂 — bitte schließen Sie mein Konto."
    found = read_message(text).intents[0]
    assert found.intent is Intent.CLOSE_ACCOUNT
    assert [text[span.start : span.end] for span in found.because] == ["schließen Sie mein Konto"]


def test_reason_in_subject_says_so() -> None:
    found = read_message("See above.", subject="Close my account").intents[0]
    assert found.intent is Intent.CLOSE_ACCOUNT
    assert all(span.in_subject for span in found.because)


def test_certainty_grows_with_evidence_and_stays_below_one() -> None:
    once = read_message("I lodge a complaint.").intents[0]
    often = read_message("I lodge a complaint. This is disgraceful. Nobody answers. You are useless.").intents[0]
    assert once.intent is often.intent is Intent.COMPLAINT
    assert 0 < once.certainty < often.certainty < 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I want to kill myself", Sensitive.THREAT_TO_SELF),
        ("myślę o samobójstwie", Sensitive.THREAT_TO_SELF),
        ("ich will nicht mehr leben", Sensitive.THREAT_TO_SELF),
        ("ich denke daran, mich umzubringen", Sensitive.THREAT_TO_SELF),
        ("به خودکشی فکر می کنم", Sensitive.THREAT_TO_SELF),
        ("Я не хочу жити", Sensitive.THREAT_TO_SELF),
        ("je veux mourir", Sensitive.THREAT_TO_SELF),
        ("I will shoot you all", Sensitive.THREAT_TO_OTHERS),
        ("spalę wam budynek", Sensitive.THREAT_TO_OTHERS),
        ("my husband beats me", Sensitive.VIOLENCE),
        ("mein Mann schlägt mich", Sensitive.VIOLENCE),
        ("we will be evicted", Sensitive.LOSS_OF_LIVELIHOOD),
        ("nie mam z czego zapłacić czynszu", Sensitive.LOSS_OF_LIVELIHOOD),
        ("I am 13 years old", Sensitive.MINOR),
        ("۱۳ سالمه", Sensitive.MINOR),
        ("my father died", Sensitive.BEREAVEMENT),
        ("پدرم فوت کرد", Sensitive.BEREAVEMENT),
        ("er atmet nicht", Sensitive.HEALTH_EMERGENCY),
        ("mam ból w klatce", Sensitive.HEALTH_EMERGENCY),
    ],
)
def test_what_is_sensitive_goes_to_a_person_first(text: str, kind: Sensitive) -> None:
    reading = read_message(text)
    assert kind in {found.kind for found in reading.sensitive}
    assert reading.goes_to_person_first


def test_sensitive_words_in_another_language_than_the_letter_are_seen() -> None:
    text = "Dzień dobry, proszę o nową kartę. I want to end my life. Pozdrawiam serdecznie"
    reading = read_message(text)
    assert reading.language == "pl"
    assert reading.goes_to_person_first


def test_sensitive_goes_first_whatever_else_is_asked() -> None:
    reading = read_message("Please send a new card. By the way, I want to die.")
    assert reading.intent is Intent.NEW_CARD
    assert reading.goes_to_person_first


@pytest.mark.parametrize(
    "text",
    [
        "I could kill them for this!",
        "This wait is killing me",
        "My card is dead",
        "Umieram z ciekawości",
        "Die Warterei bringt mich noch um",
        "کارتم مرده",
    ],
)
def test_figures_of_speech_are_told_apart(text: str) -> None:
    assert not read_message(text).sensitive


def test_figure_of_speech_does_not_hide_the_threat_beside_it() -> None:
    assert read_message("This wait is killing me. I will kill you all.").goes_to_person_first


def test_quoted_letter_is_not_read() -> None:
    text = "Thanks!\n\nOn Mon, 2 Nov 2026 at 10:00, Care <care@bank.example> wrote:\n> Please close your account\n"
    assert [found.intent for found in read_message(text).intents] == [Intent.THANKS]


def test_out_of_office_is_no_question() -> None:
    for text in ("Out of office until Monday", "Abwesenheitsnotiz: bin im Urlaub", "Automatyczna odpowiedź"):
        reading = read_message(text)
        assert reading.is_automatic
        assert reading.intent is Intent.OTHER


def test_invisible_and_wide_letters_do_not_hide_a_word() -> None:
    assert read_message("I want to k\u200bill my\u00adself").goes_to_person_first
    assert read_message("Ｉ ｗａｎｔ ｔｏ ｄｉｅ").goes_to_person_first


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "😀😀😀", "....", "\ud800", "\u200f\u200e", ">" * 50, "--\n", "1234567890"]
)
def test_texts_without_words_are_other(text: str) -> None:
    reading = read_message(text)
    assert reading.intent is Intent.OTHER
    assert not reading.goes_to_person_first


def test_long_hostile_text_is_read_in_time() -> None:
    started = time.perf_counter()
    read_message("i will ~ i " * 20_000, subject="close my account " * 2_000)
    assert time.perf_counter() - started < 15


def test_only_the_first_pages_are_read() -> None:
    assert read_message("word " * 5_000 + "close my account").intent is Intent.CLOSE_ACCOUNT
    assert read_message("word " * 7_000 + "close my account").intent is Intent.OTHER


def test_same_text_is_read_the_same_twice() -> None:
    text = "Was my data stolen? I want a new card, and close my account."
    assert read_message(text) == read_message(text)


def test_what_was_not_recognised_is_unclear() -> None:
    assert read_message("What colour is the door?").is_unclear
    assert not read_message("Please close my account").is_unclear
    assert not read_message("Out of office until Monday").is_unclear
