"""L18: the telephone is not the only way to an answer, and says when and how soon it answers."""

from __future__ import annotations

import msgspec
import pytest
from lint_plantings import FACTS, LANGUAGES, PARTS, each, judged, notice, severities

BLOCKED = {
    "en": [
        "Call our hotline: 800 100 200.",
        "If you have questions, ring +48 22 555 01 00 (24/7).",
        "Questions? Phone (022) 555-01-00 between 8 am and 8 pm.",
        "We are at your service on 800-100-200, Monday to Friday.",
        "Call the number on the back of your card.",
        "We write only from bankpolnocny.example.",
        "You can check that this message is ours at https://bankpolnocny.example/check.",
        "Thank you for reading.",
    ],
    "pl": [
        "Infolinia: 800 100 200.",
        "W razie pytań prosimy dzwonić pod +48 22 555 01 00 (całą dobę).",
        "Pytania? Telefon (22) 555-01-00 w godzinach 8:00–20:00.",
        "Jesteśmy do dyspozycji pod numerem 800-100-200.",
        "Proszę zadzwonić pod numer na odwrocie karty.",
        "Piszemy tylko z bankpolnocny.example.",
        "Może Pani sprawdzić tę wiadomość na https://bankpolnocny.example/sprawdz.",
        "Dziękujemy za przeczytanie.",
    ],
    "de": [
        "Unsere Hotline: 0800 100 200.",
        "Bei Fragen rufen Sie uns an: +48 22 555 01 00 (rund um die Uhr).",
        "Fragen? Telefon (022) 555-01-00 von 8 bis 20 Uhr.",
        "Sie erreichen uns unter 0800-100-200.",
        "Rufen Sie die Nummer auf der Rückseite Ihrer Karte an.",
        "Wir schreiben nur von bankpolnocny.example.",
        "Ob diese Nachricht von uns stammt, können Sie unter https://bankpolnocny.example/pruefen nachsehen.",
        "Danke fürs Lesen.",
    ],
    "fa": [
        "تلفن: ۸۰۰۱۰۰۲۰۰",
        "اگر پرسشی دارید به ۸۰۰ ۱۰۰ ۲۰۰ زنگ بزنید (شبانه‌روزی).",
        "پرسش؟ تلفن +48 22 555 01 00 ساعت ۸ تا ۲۰.",
        "خط تلفن ما ۰۲۲-۵۵۵۰۱۰۰ است.",
        "با شماره پشت کارت خود تماس بگیرید.",
        "ما فقط از bankpolnocny.example می‌نویسیم.",
        "می‌توانید این پیام را در https://bankpolnocny.example/check بررسی کنید.",
        "از خواندن این نامه سپاسگزاریم.",
    ],
}
OPEN = {
    "en": [
        "Write to help@bankpolnocny.example.",
        "You find answers at https://bankpolnocny.example/incident.",
        "Visit any of our branches, or call 800 100 200.",
        "Just reply to this message.",
        "Write to us at 12 Long Street, Warsaw.",
        "Use the chat in our app.",
        "Call 800 100 200 or write to help@bankpolnocny.example.",
        "Use the contact form on our page.",
    ],
    "pl": [
        "Adres: pomoc@bankpolnocny.example.",
        "Odpowiedzi są na https://bankpolnocny.example/incydent.",
        "Zapraszamy do każdego oddziału albo pod numer 800 100 200.",
        "Wystarczy odpowiedzieć na tę wiadomość.",
        "Można napisać do nas: ul. Długa 12, Warszawa.",
        "Jesteśmy też na czacie w aplikacji.",
        "Telefon 800 100 200, e-mail pomoc@bankpolnocny.example.",
        "Na stronie jest formularz kontaktowy.",
    ],
    "de": [
        "Schreiben Sie an hilfe@bankpolnocny.example.",
        "Antworten finden Sie unter https://bankpolnocny.example/vorfall.",
        "Kommen Sie in eine Filiale, oder rufen Sie 0800 100 200 an.",
        "Antworten Sie einfach auf diese Nachricht.",
        "Schreiben Sie uns: Lange Straße 12, Warschau.",
        "Nutzen Sie den Chat in unserer App.",
        "Telefon 0800 100 200, E-Mail hilfe@bankpolnocny.example.",
        "Auf unserer Seite gibt es ein Kontaktformular.",
    ],
    "fa": [
        "به help@bankpolnocny.example بنویسید.",
        "پاسخ‌ها در https://bankpolnocny.example/incident است.",
        "به یکی از شعبه‌های ما بیایید یا به ۸۰۰۱۰۰۲۰۰ زنگ بزنید.",
        "به همین پیام پاسخ دهید.",
        "به نشانی ورشو، خیابان بلند ۱۲ نامه بنویسید.",
        "از گفت‌وگو در برنامه ما استفاده کنید.",
        "تلفن ۸۰۰۱۰۰۲۰۰، ایمیل help@bankpolnocny.example",
        "در صفحه ما فرم تماس هست.",
    ],
}


def _errors(text: str, language: str) -> list[str | None]:
    return [item.text for item in judged("L18", text, language) if str(item.severity) == "error"]


@pytest.mark.parametrize(("language", "sentence"), each(BLOCKED))
def test_telephone_alone_or_no_contact_at_all_is_an_error(language: str, sentence: str) -> None:
    found = _errors(notice(language, contact=sentence), language)
    assert len(found) == 1
    assert found[0] is None or found[0] in sentence


@pytest.mark.parametrize(("language", "sentence"), each(OPEN))
def test_any_way_in_writing_or_in_person_is_no_error(language: str, sentence: str) -> None:
    assert _errors(notice(language, contact=sentence), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_notice_has_no_finding(language: str) -> None:
    assert judged("L18", notice(language), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_bare_number_lacks_hours_and_wait_and_the_officer_is_missed(language: str) -> None:
    text = notice(language, contact="800 100 200, help@bankpolnocny.example")
    found = [item for item in judged("L18", text, language) if str(item.severity) == "warning"]
    assert [item.text for item in found] == ["800 100 200", "800 100 200", None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_zone_is_asked_of_readers_in_several_countries(language: str) -> None:
    contact = PARTS[language]["contact"]
    for zone in (" Warsaw time", " czasu polskiego", " (MESZ)", " به وقت ورشو"):
        contact = contact.replace(zone, "")
    text = notice(language, contact=contact)
    abroad = msgspec.structs.replace(FACTS, residences=frozenset({"PL", "US-CA"}))
    assert severities(judged("L18", text, language)) == {"note"}
    assert severities(judged("L18", text, language, facts=abroad)) == {"warning"}


def test_page_for_everybody_is_warned_and_short_message_that_leads_on_is_not_asked() -> None:
    text = notice("en", contact="Call 800 100 200.")
    assert "error" not in severities(judged("L18", text, "en", channel="web"))
    assert judged("L18", "Your data was stolen: https://bankpolnocny.example/x", "en", channel="sms") == []
    assert severities(judged("L18", "Your data was stolen. Call 800 100 200.", "en", channel="sms")) == {"note"}


def test_officer_is_not_asked_for_where_the_law_has_none() -> None:
    text = notice("en", contact="Write to help@bankpolnocny.example.")
    facts = msgspec.structs.replace(FACTS, residences=frozenset({"US-CA"}))
    assert judged("L18", text, "en", facts=facts) == []


def test_number_of_a_step_is_somebody_elses() -> None:
    text = notice("en", first="Block your card: call 828 828 828.", contact="Thank you for reading.")
    assert _errors(text, "en") == [None]


_NEWS = {
    "en": "We write again on 3 July 2026. The news also stands at https://bankpolnocny.example/news",
    "pl": "Napiszemy 3 lipca 2026 r. Nowe wiadomości będą na https://bankpolnocny.example/wiesci",
    "de": "Wir schreiben am 3. Juli 2026 wieder. Neues steht auf https://bankpolnocny.example/neues",
    "fa": "در ۳ ژوئیه ۲۰۲۶ دوباره می‌نویسیم. خبرها در https://bankpolnocny.example/khabar هست.",
}
_PHONE = {
    "en": "Call 800 100 200.",
    "pl": "Telefon: 800 100 200.",
    "de": "Rufen Sie an: 800 100 200.",
    "fa": "تلفن: ۸۰۰۱۰۰۲۰۰",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_for_news_to_come_answers_no_question(language: str) -> None:
    text = notice(language, contact=f"{_PHONE[language]}\n\n## .\n\n{_NEWS[language]}")
    assert len(_errors(text, language)) == 1


def test_name_of_the_house_is_no_address() -> None:
    facts = msgspec.structs.replace(FACTS, controller_name="Long Street Bank")
    text = notice("en", contact="Call Long Street Bank: 800 100 200.")
    assert "error" in severities(judged("L18", text, "en", facts=facts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_hours_that_the_case_knows_and_the_notice_omits_are_an_error(language: str) -> None:
    contact = msgspec.structs.replace(FACTS.contact, hours="8-20")
    facts = msgspec.structs.replace(FACTS, contact=contact)
    text = notice(language, contact=f"{_PHONE[language]} help@bankpolnocny.example")
    assert "error" in severities(judged("L18", text, language, facts=facts))
    assert "error" not in severities(judged("L18", text, language))
    assert "error" not in severities(judged("L18", notice(language), language, facts=facts))


def test_wait_is_asked_of_the_house_and_not_of_other_numbers() -> None:
    contact = "Equifax: 1-888-378-4329. You wait about 5 minutes.\n\n## .\n\n## .\n\n" + PARTS["en"]["contact"]
    bare = contact.replace("; you will wait about five minutes", "")
    assert judged("L18", notice("en", contact=contact), "en") == []
    assert [item.text for item in judged("L18", notice("en", contact=bare), "en")] == ["800 100 200"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_hours_are_read_as_the_case_spells_them_in_whatever_language(language: str) -> None:
    hours = "7 a.m. to 9 p.m., every day"
    facts = msgspec.structs.replace(FACTS, contact=msgspec.structs.replace(FACTS.contact, hours=hours))
    text = notice(language, contact=f"{_PHONE[language]} {hours}. help@bankpolnocny.example")
    assert "error" not in severities(judged("L18", text, language, facts=facts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_named_zone_and_clock_times_need_no_words(language: str) -> None:
    contact = "+48 22 555 01 00, Mo-So 07:30-22:15{}. help@bankpolnocny.example"
    missing = {
        zone: [item.why for item in judged("L18", notice(language, contact=contact.format(zone)), language)]
        for zone in ("", " (Europe/Warsaw)")
    }
    assert not any("answered" in why for found in missing.values() for why in found)
    assert [any("time zone" in why for why in found) for found in missing.values()] == [True, False]
