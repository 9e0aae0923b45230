"""L06: "no evidence of misuse" needs what was examined and until when, beside it."""

from __future__ import annotations

import pytest
from lint_plantings import LANGUAGES, each, judged, notice, severities

FAULTS = {
    "en": [
        "At this time we have no evidence that your information has been misused.",
        "There is no indication of misuse.",
        "We are not aware of any misuse of your data.",
        "We have not seen any signs that your personal details have been used for fraud.",
        "To date, no fraudulent activity has been detected.",
        "Nothing suggests that the data has been sold or published.",
        "We do not believe that your data has been misused.",
        "Our investigation found no evidence of identity theft or fraud.",
        "We have no reason to believe that anyone has used your PESEL number.",
        "We searched our payment logs and found no sign of misuse.",
        "As of 12 June 2026 we have no evidence of misuse.",
    ],
    "pl": [
        "Nie mamy dowodów, by Pani dane zostały wykorzystane.",
        "Obecnie nie posiadamy informacji o niewłaściwym wykorzystaniu danych.",
        "Brak jest oznak nadużyć.",
        "Nic nie wskazuje na to, aby ktoś posłużył się Pani danymi.",
        "Do tej pory nie odnotowaliśmy przypadków wykorzystania danych przez osoby trzecie.",
        "Nie są nam znane przypadki użycia tych danych do oszustw.",
        "Nie stwierdzono żadnych prób wykorzystania Pani danych.",
        "Dowodów na nadużycie danych nie mamy.",
        "Przejrzeliśmy zapisy serwera i nie znaleźliśmy śladów wykorzystania danych.",
    ],
    "de": [
        "Uns liegen keine Anhaltspunkte für einen Missbrauch Ihrer Daten vor.",
        "Derzeit gibt es keine Hinweise darauf, dass Ihre Daten missbräuchlich verwendet wurden.",
        "Ein Missbrauch Ihrer Daten ist uns bisher nicht bekannt.",
        "Bislang deutet nichts darauf hin, dass Betrüger die Daten genutzt haben.",
        "Für einen Missbrauch haben wir keine Belege.",
        "Wir haben keinerlei Erkenntnisse, dass die Daten im Darknet veröffentlicht wurden.",
        "Es wurde kein Missbrauch festgestellt.",
        "Wir gehen nicht davon aus, dass Ihre Daten missbraucht werden.",
        "Bis zum 12. Juni 2026 hatten wir keine Anzeichen von Betrug.",
    ],
    "fa": [
        "هیچ مدرکی از سوءاستفاده از داده‌های شما وجود ندارد.",
        "تاکنون مدرکی نداریم که از داده‌های شما سوء استفاده شده باشد.",
        "گزارشی از سوءاستفاده دریافت نکرده‌ایم.",
        "نشانه‌ای از کلاهبرداری با این داده‌ها دیده نشده است.",
        "هیچ شواهدی وجود ندارد که اطلاعات شما فروخته یا منتشر شده باشد.",
        "تا امروز سوءاستفاده‌ای مشاهده نشده است.",
        "از سوءاستفاده از داده‌ها خبری نداریم.",
        "ما سرورها را بررسی کردیم و نشانه‌ای از سوءاستفاده ندیدیم.",
    ],
}

HARMLESS = {
    "en": [
        "Up to 12 June 2026 we searched our payment logs and found no evidence that your card was misused.",
        "We have no evidence of misuse. We checked all transactions on your account until 12 June 2026.",
        "An outside firm examined the server logs from 20 May to 12 June 2026. It found no sign of fraud.",
        "You need no evidence of misuse to claim your money back.",
        "If you have not seen any fraud on your account, keep watching it.",
        "We found evidence that the thieves misused the data.",
        "Is there any evidence that my data was misused?",
        "Report any sign of misuse to us.",
        "We will share no information about you with third parties.",
        "There is no reason to close your account.",
    ],
    "pl": [
        "Do 12 czerwca 2026 r. sprawdziliśmy zapisy transakcji i nie znaleźliśmy śladów wykorzystania Pani danych.",
        "Nie mamy dowodów na wykorzystanie danych. Przeszukaliśmy fora przestępcze do 12 czerwca 2026 r.",
        "Aby dostać zwrot, nie trzeba pokazywać dowodów wykorzystania danych.",
        "Jeśli nie ma Pani informacji o nadużyciu, proszę dalej sprawdzać wyciągi.",
        "Czy są dowody na wykorzystanie moich danych?",
        "Mamy dowody, że złodzieje wykorzystali dane.",
        "Nie ma potrzeby zamykać konta.",
        "Proszę zgłosić nam każdy przypadek wykorzystania danych.",
    ],
    "de": [
        "Bis zum 12. Juni 2026 haben wir alle Überweisungen geprüft und keine Hinweise auf Missbrauch gefunden.",
        "Wir haben keine Anhaltspunkte für einen Missbrauch. Durchsucht haben wir "
        "einschlägige Foren bis zum 12. Juni 2026.",
        "Für die Erstattung brauchen Sie keine Belege für einen Missbrauch.",
        "Wenn Sie keine Hinweise auf Betrug sehen, prüfen Sie trotzdem weiter Ihre Auszüge.",
        "Gibt es Hinweise darauf, dass meine Daten missbraucht wurden?",
        "Wir haben Hinweise, dass die Daten missbraucht wurden.",
        "Melden Sie uns jeden Missbrauch.",
        "Es gibt keinen Grund, Ihr Konto zu schließen.",
    ],
    "fa": [
        "تا ۱۲ ژوئن ۲۰۲۶ همه تراکنش‌ها را بررسی کردیم و نشانه‌ای از سوءاستفاده ندیدیم.",
        "مدرکی از سوءاستفاده نداریم. انجمن‌های مجرمان را تا ۲۲ خرداد ۱۴۰۵ جست‌وجو کردیم.",
        "برای جبران زیان نیازی به مدرک سوءاستفاده نیست.",
        "اگر نشانه‌ای از سوءاستفاده ندیدید، باز هم حساب خود را بررسی کنید.",
        "آیا مدرکی از سوءاستفاده وجود دارد؟",
        "مدرک داریم که دزدان از داده‌ها سوءاستفاده کردند.",
        "هر سوءاستفاده را به ما گزارش دهید.",
        "لازم نیست حساب خود را ببندید.",
    ],
}


@pytest.mark.parametrize(("language", "sentence"), each(FAULTS))
def test_comfort_without_what_was_examined_and_until_when_is_an_error(language: str, sentence: str) -> None:
    found = judged("L06", notice(language, extra=sentence), language)
    assert len(found) == 1
    assert severities(found) == {"error"}
    assert found[0].text in sentence


@pytest.mark.parametrize(("language", "sentence"), each(HARMLESS))
def test_honest_or_other_sentence_is_left_alone(language: str, sentence: str) -> None:
    assert judged("L06", notice(language, extra=sentence), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_notice_has_no_finding(language: str) -> None:
    assert judged("L06", notice(language), language) == []


def test_what_was_not_taken_as_far_as_is_known_is_a_warning() -> None:
    text = notice("en", extra="We have no evidence that your password was accessed.")
    assert severities(judged("L06", text, "en")) == {"warning"}
