"""L16: the dates are there and are those of the case; counts say how sure they are; a long wait is explained."""

from __future__ import annotations

import msgspec
import pytest
from lint_plantings import FACTS, LANGUAGES, PARTS, each, judged, notice, severities

# What stands in the opening, what replaces it, and whether that is another date than the case has.
CHANGED = {
    "en": [
        ("20 May 2026", "21 May 2026", True),
        ("20 May 2026", "20 May 2025", True),
        ("20 May 2026", "June 20, 2026", True),
        ("20 May 2026", "05/21/2026", True),
        ("20 May 2026", "20 June", True),
        ("1 June 2026", "2 June 2026", True),
        ("1 June 2026", "June 11th, 2026", True),
        ("1 June 2026", "2026-07-01", True),
        ("20 May 2026", "May 20, 2026,", False),
        ("20 May 2026", "05/20/2026", False),
        ("On 20 May 2026", "Between 20 and 22 May 2026", False),
        ("20 May 2026", "20 May", False),
        ("20 May 2026", "2026-05-20", False),
        ("1 June 2026", "June 1st, 2026", False),
        ("1 June 2026", "06/01/2026", False),
        ("On 20 May 2026", "In May 2026", False),
    ],
    "pl": [
        ("20 maja 2026 r.", "21 maja 2026 r.", True),
        ("20 maja 2026 r.", "20 maja 2025 r.", True),
        ("20 maja 2026 r.", "20 czerwca 2026 r.", True),
        ("20 maja 2026 r.", "22.05.2026 r.", True),
        ("20 maja 2026 r.", "30 kwietnia", True),
        ("1 czerwca 2026 r.", "2 czerwca 2026 r.", True),
        ("1 czerwca 2026 r.", "11.06.2026 r.", True),
        ("1 czerwca 2026 r.", "1 lipca", True),
        ("20 maja 2026 r.", "20.05.2026 r.", False),
        ("20 maja 2026 r.", "W nocy 20 maja", False),
        ("20 maja 2026 r.", "Między 20 a 22 maja 2026 r.", False),
        ("20 maja 2026 r.", "20 V 2026 r.", False),
        ("20 maja 2026 r.", "W maju 2026 r.", False),
        ("1 czerwca 2026 r.", "1.06.2026.", False),
        ("1 czerwca 2026 r.", "w poniedziałek, 1 czerwca.", False),
        ("1 czerwca 2026 r.", "dnia 2026-06-01.", False),
    ],
    "de": [
        ("20. Mai 2026", "21. Mai 2026", True),
        ("20. Mai 2026", "20. Mai 2025", True),
        ("20. Mai 2026", "20.06.2026", True),
        ("20. Mai 2026", "2. Mai", True),
        ("20. Mai 2026", "20. März 2026", True),
        ("1. Juni 2026", "2. Juni 2026", True),
        ("1. Juni 2026", "11.6.2026", True),
        ("1. Juni 2026", "1. Juli", True),
        ("20. Mai 2026", "20.05.2026", False),
        ("20. Mai 2026", "20. Mai", False),
        ("20. Mai 2026", "20.5.26", False),
        ("am 20. Mai 2026", "zwischen dem 20. und 22. Mai 2026", False),
        ("am 20. Mai 2026", "im Mai 2026", False),
        ("1. Juni 2026", "01.06.2026", False),
        ("1. Juni 2026", "1. Juni", False),
        ("1. Juni 2026", "Montag, dem 1. Juni 2026", False),
    ],
    "fa": [
        ("۳۰ اردیبهشت ۱۴۰۵ (۲۰ مه ۲۰۲۶)", "۲۱ مه ۲۰۲۶", True),
        ("۳۰ اردیبهشت ۱۴۰۵ (۲۰ مه ۲۰۲۶)", "۲۰ مه ۲۰۲۵", True),
        ("۳۰ اردیبهشت ۱۴۰۵ (۲۰ مه ۲۰۲۶)", "۳۱ اردیبهشت ۱۴۰۵", True),
        ("۳۰ اردیبهشت ۱۴۰۵ (۲۰ مه ۲۰۲۶)", "۱۴۰۵/۰۳/۳۰", True),
        ("۳۰ اردیبهشت ۱۴۰۵ (۲۰ مه ۲۰۲۶)", "۳۰ خرداد", True),
        ("۱ ژوئن ۲۰۲۶", "۲ ژوئن ۲۰۲۶", True),
        ("۱ ژوئن ۲۰۲۶", "۱۲ خرداد ۱۴۰۵", True),
        ("۱ ژوئن ۲۰۲۶", "۱ ژوئیه", True),
        ("۳۰ اردیبهشت ۱۴۰۵ (۲۰ مه ۲۰۲۶)", "۲۰ مه ۲۰۲۶", False),
        ("۳۰ اردیبهشت ۱۴۰۵ (۲۰ مه ۲۰۲۶)", "۱۴۰۵/۰۲/۳۰", False),
        ("۳۰ اردیبهشت ۱۴۰۵ (۲۰ مه ۲۰۲۶)", "سی‌ام اردیبهشت ۱۴۰۵", False),
        ("۳۰ اردیبهشت ۱۴۰۵ (۲۰ مه ۲۰۲۶)", "۳۰ اردیبهشت", False),
        ("۳۰ اردیبهشت ۱۴۰۵ (۲۰ مه ۲۰۲۶)", "اردیبهشت ۱۴۰۵", False),
        ("۱ ژوئن ۲۰۲۶", "۱۱ خرداد ۱۴۰۵", False),
        ("۱ ژوئن ۲۰۲۶", "2026-06-01", False),
        ("۱ ژوئن ۲۰۲۶", "یکم ژوئن", False),
    ],
}

BARE = {
    "en": ["12,345 customers are affected.", "The file held the data of 900 people."],
    "pl": ["Sprawa dotyczy 12 345 klientów.", "W pliku były dane 900 osób."],
    "de": ["Betroffen sind 12.345 Kunden.", "In der Datei standen Daten von 900 Menschen."],
    "fa": ["۱۲٬۳۴۵ مشتری آسیب دیدند.", "در پرونده داده‌های ۹۰۰ نفر بود."],
}

HARMLESS = {
    "en": [
        "At least 12,345 customers are affected.",
        "Your new card will reach you by 15 June 2026.",
        "On 3 June 2026 we told the police that your data was stolen.",
        "We will write again on 30 June 2026.",
        "We blocked your card on 2 June 2026.",
        "The bank was founded in 1990.",
        "We employ two people for your calls.",
        "Did it happen on 3 May 2026?",
    ],
    "pl": [
        "Sprawa dotyczy co najmniej 12 345 klientów.",
        "Nową kartę otrzyma Pani do 15 czerwca 2026 r.",
        "3 czerwca 2026 r. zawiadomiliśmy policję o kradzieży.",
        "Napiszemy ponownie 30 czerwca 2026 r.",
        "Zablokowaliśmy Pani kartę 2 czerwca 2026 r.",
        "Bank powstał w 1990 roku.",
        "Czy stało się to 3 maja 2026 r.?",
        "Łącznie jest to 900 osób.",
    ],
    "de": [
        "Betroffen sind mindestens 12.345 Kunden.",
        "Die neue Karte kommt bis zum 15. Juni 2026.",
        "Am 3. Juni 2026 haben wir den Diebstahl der Polizei gemeldet.",
        "Wir schreiben Ihnen am 30. Juni 2026 wieder.",
        "Am 2. Juni 2026 haben wir Ihre Karte gesperrt.",
        "Die Bank wurde 1990 gegründet.",
        "Ist es am 3. Mai 2026 passiert?",
        "Insgesamt sind es 900 Menschen.",
    ],
    "fa": [
        "دست‌کم ۱۲٬۳۴۵ مشتری آسیب دیدند.",
        "کارت تازه تا ۱۵ ژوئن ۲۰۲۶ به دست شما می‌رسد.",
        "در ۳ ژوئن ۲۰۲۶ سرقت را به پلیس گزارش دادیم.",
        "در ۳۰ ژوئن ۲۰۲۶ دوباره خواهیم نوشت.",
        "کارت شما را در ۲ ژوئن ۲۰۲۶ مسدود کردیم.",
        "بانک در سال ۱۹۹۰ تأسیس شد.",
        "آیا در ۳ مه ۲۰۲۶ رخ داد؟",
        "در مجموع ۹۰۰ نفر هستند.",
    ],
}
_NO_DATES = {
    "en": "Thieves stole your name and your PESEL number from us.",
    "pl": "Złodzieje skradli z naszego banku Pani imię i nazwisko oraz numer PESEL.",
    "de": "Diebe haben bei uns Ihren Namen und Ihre PESEL-Nummer gestohlen.",
    "fa": "دزدان نام و شماره PESEL شما را از ما دزدیدند.",
}
_LATE = {
    "en": ("We wrote this message on 29 June 2026.", "We needed this time to find out whose data was in the file."),
    "pl": (
        "Tę wiadomość napisaliśmy 29 czerwca 2026 r.",
        "Potrzebowaliśmy tego czasu, by ustalić, czyje dane skradziono.",
    ),
    "de": (
        "Diese Nachricht haben wir am 29. Juni 2026 geschrieben.",
        "Wir brauchten diese Zeit, um die Datei zu prüfen.",
    ),
    "fa": ("این پیام را در ۲۹ ژوئن ۲۰۲۶ نوشتیم.", "بررسی پرونده زمان برد."),
}


@pytest.mark.parametrize(("language", "change"), each(CHANGED))
def test_date_that_the_case_does_not_have_is_an_error_and_the_same_date_is_not(
    language: str, change: tuple[str, str, bool]
) -> None:
    old, new, is_wrong = change
    assert old in PARTS[language]["opening"]
    found = judged("L16", notice(language, opening=PARTS[language]["opening"].replace(old, new, 1)), language)
    assert severities(found) == ({"error"} if is_wrong else set())
    assert not is_wrong or any(item.text and item.text.strip(",") in new for item in found)


@pytest.mark.parametrize(("language", "sentence"), each(BARE))
def test_count_of_people_without_its_precision_is_a_warning(language: str, sentence: str) -> None:
    found = judged("L16", notice(language, extra=sentence), language)
    assert severities(found) == {"warning"}
    assert found[0].text in sentence


@pytest.mark.parametrize(("language", "sentence"), each(HARMLESS))
def test_other_dates_and_counts_are_left_alone(language: str, sentence: str) -> None:
    assert judged("L16", notice(language, extra=sentence), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_known_dates_that_are_missing_are_errors_in_a_full_notice_only(language: str) -> None:
    text = notice(language, opening=_NO_DATES[language])
    found = judged("L16", text, language)
    assert [(str(item.severity), item.start) for item in found] == [("error", None)] * 2
    assert severities(judged("L16", text, language, channel="web")) == {"warning"}
    assert judged("L16", text, language, channel="sms") == []
    assert judged("L16", text, language, facts=msgspec.structs.replace(FACTS, anchors={})) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_wait_is_explained(language: str) -> None:
    written, reason = _LATE[language]
    assert severities(judged("L16", notice(language, extra=written), language)) == {"warning"}
    assert judged("L16", notice(language, extra=f"{written} {reason}"), language) == []


def test_instant_in_utc_is_any_day_that_it_was_at_the_house() -> None:
    facts = msgspec.structs.replace(FACTS, anchors={"occurred": "2026-05-19T22:30:00+00:00"})
    assert judged("L16", notice("en"), "en", facts=facts) == []


def test_letter_without_its_own_date_is_an_error_and_a_mail_is_warned() -> None:
    facts = msgspec.structs.replace(
        FACTS, anchors={**FACTS.anchors, "individuals_notified": "2026-06-12T09:00:00+02:00"}
    )
    assert severities(judged("L16", notice("en"), "en", facts=facts)) == {"warning"}
    assert severities(judged("L16", notice("en"), "en", facts=facts, channel="post")) == {"error"}
    dated = notice("en", greeting="12 June 2026\n\nDear Ms Kowalska,")
    assert judged("L16", dated, "en", facts=facts, channel="post") == []


# The opening has the right day; a second paragraph gives another one for the same event.
_SECOND = {
    "en": ["The thieves came in on 24 May 2026.", "It happened on 3 May 2026.", "We found it on 4 June 2026."],
    "pl": [
        "Złodzieje weszli do systemu 24 maja 2026 r.",
        "Stało się to 3 maja 2026 r.",
        "Wykryliśmy to 4 czerwca 2026 r.",
    ],
    "de": [
        "Die Diebe kamen am 24. Mai 2026 in das System.",
        "Das geschah am 3. Mai 2026.",
        "Entdeckt haben wir das am 4. Juni 2026.",
    ],
    "fa": [
        "دزدان در ۲۴ مه ۲۰۲۶ به سامانه راه یافتند.",
        "این کار در ۳ مه ۲۰۲۶ رخ داد.",
        "ما در ۴ ژوئن ۲۰۲۶ این را فهمیدیم.",
    ],
}
_GOES_ON = {
    "en": ["The thieves came in again on 24 May 2026.", "The thieves had access until 24 May 2026."],
    "pl": ["Złodzieje weszli ponownie 24 maja 2026 r.", "Złodzieje mieli dostęp do 24 maja 2026 r."],
    "de": ["Die Diebe kamen am 24. Mai 2026 erneut.", "Die Diebe hatten bis zum 24. Mai 2026 Zugang."],
    "fa": ["دزدان در ۲۴ مه ۲۰۲۶ دوباره راه یافتند.", "دزدان تا ۲۴ مه ۲۰۲۶ دسترسی داشتند."],
}


@pytest.mark.parametrize(("language", "sentence"), each(_SECOND))
def test_second_date_of_the_same_event_is_an_error_beside_the_right_one(language: str, sentence: str) -> None:
    [finding] = judged("L16", notice(language, extra=sentence), language)
    assert str(finding.severity) == "error"
    assert str(finding.text) in sentence


@pytest.mark.parametrize(("language", "sentence"), each(_GOES_ON))
def test_breach_that_goes_on_has_later_days(language: str, sentence: str) -> None:
    assert judged("L16", notice(language, extra=sentence), language) == []


_HIDDEN = {
    "en": ("20 May 2026", "20 April 2026", "It took us six weeks, because the logs were gone."),
    "pl": ("20 maja 2026", "20 kwietnia 2026", "Minęło sześć tygodni, bo nie było zapisów."),
    "de": ("20. Mai 2026", "20. April 2026", "Das dauerte sechs Wochen, weil Protokolle fehlten."),
    "fa": ("۳۰ اردیبهشت ۱۴۰۵ (۲۰ مه ۲۰۲۶)", "۳۱ فروردین ۱۴۰۵", "شش هفته طول کشید، چون رد دزد پاک شده بود."),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_breach_long_unseen_is_explained_and_the_length_of_a_step_explains_nothing(language: str) -> None:
    old, new, reason = _HIDDEN[language]
    facts = msgspec.structs.replace(FACTS, anchors=FACTS.anchors | {"occurred": "2026-04-20T02:00:00+02:00"})
    opening = PARTS[language]["opening"].replace(old, new)
    assert severities(judged("L16", notice(language, opening=opening), language, facts=facts)) == {"warning"}
    assert judged("L16", notice(language, opening=opening, extra=reason), language, facts=facts) == []


_COUNTED = {
    "en": ("The stolen list holds 9,310 people.", "The count is exact."),
    "pl": ("W skradzionym pliku jest 9 310 osób.", "Liczba jest dokładna."),
    "de": ("In der gestohlenen Datei stehen 9 310 Menschen.", "Die Zahl ist genau."),
    "fa": ("در فهرست دزدیده‌شده ۹٬۳۱۰ نفر هستند.", "این عدد دقیق است."),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_precision_may_stand_in_another_sentence(language: str) -> None:
    bare, precision = _COUNTED[language]
    assert severities(judged("L16", notice(language, extra=bare), language)) == {"warning"}
    assert judged("L16", notice(language, extra=f"{bare} {precision}"), language) == []
