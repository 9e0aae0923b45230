"""L28: subjects that hide the breach, sell something, or do not fit; and subjects that say what happened."""

from __future__ import annotations

import pytest

from amends.wording.lint import LintFacts, lint
from amends.wording.lint.report import Finding, Severity

HIDDEN = {
    "en": [
        "Important information about your account",
        "A message from our CEO",
        "Update to our privacy policy",
        "Please read: changes to how we keep you safe",
        "Your security matters to us",
        "News from Bank Polnocny",
        "Action required: verify your contact details",
        "Notice to customers",
    ],
    "pl": [
        "Ważna informacja dla klientów",
        "List od prezesa",
        "Zmiany w polityce prywatności",
        "Twoje bezpieczeństwo jest dla nas najważniejsze",
        "Wiadomość z Banku Północnego",
        "Prosimy o zapoznanie się z treścią pisma",
        "Aktualizacja systemu bankowości",
        "Komunikat banku",
    ],
    "de": [
        "Wichtige Information zu Ihrem Konto",
        "Eine Nachricht von unserem Vorstand",
        "Änderungen unserer Datenschutzhinweise",
        "Ihre Sicherheit liegt uns am Herzen",
        "Neues aus Ihrer Bank",
        "Bitte lesen Sie dieses Schreiben",
        "Mitteilung an unsere Kundinnen und Kunden",
        "Handlungsbedarf bei Ihrem Zugang",
    ],
    "fa": [
        "اطلاعیه مهم برای مشتریان",
        "پیامی از مدیرعامل بانک",
        "تغییر در سیاست حریم خصوصی",
        "امنیت شما برای ما مهم است",
        "خبری از بانک شمالی",
        "لطفاً این نامه را بخوانید",
        "به‌روزرسانی سامانه بانکداری",
        "نامه‌ای دربارهٔ حساب شما",
    ],
}
PROMOTIONAL = {
    "en": [
        "Your data was stolen: a special offer for you",
        "Data breach: save money with our new card",
        "Breach update and 20% discount inside",
        "Your data leaked, your voucher is here",
        "Don't miss: your data was copied",
        "Monthly newsletter: a data breach",
        "Win a prize after our data breach",
        "Great news about the data breach",
    ],
    "pl": [
        "Wyciek danych i promocja dla Ciebie",
        "Skradziono Pani dane: rabat 20% na konto",
        "Naruszenie danych – oferta dla klientów",
        "Newsletter: wyciek danych",
        "Nie przegap: wyciekły Twoje dane",
        "Wyciek danych: odbierz bonus",
        "Dobre wiadomości po kradzieży danych",
        "Konkurs dla klientów po wycieku danych",
    ],
    "de": [
        "Datenleck: unser Angebot für Sie",
        "Ihre Daten wurden gestohlen – 20 % Rabatt",
        "Datenpanne und ein Gutschein für Sie",
        "Newsletter: Datendiebstahl bei uns",
        "Datenleck: jetzt sparen",
        "Nicht verpassen: Ihre Daten wurden kopiert",
        "Gute Nachrichten nach dem Hackerangriff",
        "Gewinnspiel nach dem Datendiebstahl",
    ],
    "fa": [
        "نشت داده‌ها و تخفیف ویژه برای شما",
        "داده‌های شما دزدیده شد؛ جایزه بگیرید",
        "خبرنامه: نشت اطلاعات",
        "سرقت داده‌ها و یک هدیه برای شما",
        "از دست ندهید: اطلاعات شما افشا شد",
        "خبر خوب پس از سرقت داده‌ها",
        "نقض داده‌ها و قرعه‌کشی مشتریان",
        "پیشنهاد ویژه پس از نشت داده‌ها",
    ],
}
PLAIN = {
    "en": [
        "Your data was stolen from us",
        "Notice of data breach",
        "Data breach: what you must do today",
        "We exposed your medical records",
        "Someone broke into our system and took your data",
        "Unauthorised access to your account",
        "We sent your letter to the wrong person",
        "Cyberattack on Bank Polnocny: your PESEL was copied",
        "Your Social Security number was exposed: free credit monitoring offered",
        "Beware of fake offers after our data breach",
    ],
    "pl": [
        "Skradziono Pani dane z Banku Północnego",
        "Zawiadomienie o naruszeniu ochrony danych osobowych",
        "Wyciek danych: co trzeba zrobić",
        "Wyciekly Twoje dane",
        "Włamanie do naszego systemu i Pana PESEL",
        "Wysłaliśmy Pani dane do niewłaściwej osoby",
        "Kradzież danych klientów",
        "Nieuprawniony dostęp do Państwa danych",
        "Przestępcy mają Twój numer PESEL",
        "Uwaga na fałszywe oferty po wycieku danych",
    ],
    "de": [
        "Ihre Daten wurden bei uns gestohlen",
        "Benachrichtigung über eine Verletzung des Schutzes Ihrer Daten",
        "Datenpanne: was Sie jetzt tun müssen",
        "Hackerangriff auf unsere Systeme",
        "Unbefugte hatten Zugriff auf Ihre Daten",
        "Datenschutzverletzung bei der Nordbank",
        "Wir haben Ihren Brief an einen falschen Empfänger geschickt",
        "Einbruch in unser System: Ihre Ausweisdaten",
        "Ihre Gesundheitsdaten wurden veroeffentlicht",
        "Vorsicht vor gefälschten Angeboten nach dem Datenleck",
    ],
    "fa": [
        "داده‌های شما از بانک ما دزدیده شد",
        "اطلاعات شما به سرقت رفت",
        "اطلاعیه نقض داده‌ها",
        "نشت اطلاعات: چه باید بکنید",
        "دسترسی غیرمجاز به حساب شما",
        "حمله سایبری به بانک شمالی",
        "شماره ملی شما افشا شده است",
        "سرقت داده های مشتریان",
        "مجرمان اطلاعات شما را برداشتند",
        "مراقب تخفیف‌های جعلی پس از نشت داده‌ها باشید",
    ],
}
BODIES = {"en": "Dear Anna,", "pl": "Dzień dobry,", "de": "Guten Tag,", "fa": "سلام،", "fr": "Bonjour,", "es": "Hola,"}
BODIES |= {"it": "Buongiorno,", "uk": "Добрий день,"}


def _found(subject: str, language: str, channel: str = "email") -> list[Finding]:
    text = f'---\nsubject: "{subject}"\n---\n{BODIES[language]}\n'
    report = lint(text, language=language, channel=channel, facts=LintFacts())
    found = [item for item in report.findings if item.rule == "L28"]
    assert all(item.severity is Severity.WARNING for item in found)
    assert all(item.start is not None and text[item.start : item.end] == item.text for item in found)
    return found


def _cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, subject) for language, subjects in table.items() for subject in subjects]


@pytest.mark.parametrize(("language", "subject"), _cases(HIDDEN))
def test_subject_that_hides_the_breach_is_warned_about(language: str, subject: str) -> None:
    assert [item.text for item in _found(subject, language)] == [subject]


@pytest.mark.parametrize(("language", "subject"), _cases(PROMOTIONAL))
def test_subject_that_sells_is_warned_about(language: str, subject: str) -> None:
    found = _found(subject, language)
    assert found
    assert all("advertising" in item.why for item in found)


@pytest.mark.parametrize(("language", "subject"), _cases(PLAIN))
def test_subject_that_says_what_happened_passes(language: str, subject: str) -> None:
    assert _found(subject, language) == []


@pytest.mark.parametrize("language", sorted(BODIES))
@pytest.mark.parametrize(("mark", "shown"), [("!!", "!!"), (" 🎁", "🎁"), (" ★", "★"), ("???", "???")])
def test_loud_subject_is_warned_about_in_every_language(language: str, mark: str, shown: str) -> None:
    assert shown in [item.text for item in _found(PLAIN.get(language, ["x"])[0] + mark, language)]


@pytest.mark.parametrize("language", sorted(BODIES))
def test_what_is_cut_off_is_shown_and_what_fits_is_not(language: str) -> None:
    start = PLAIN.get(language, ["Données"])[0]
    fits = start + "a" * (78 - len(start))
    assert [item for item in _found(fits, language) if "characters" in item.why] == []
    assert [item.text for item in _found(fits + "bc", language) if "characters" in item.why] == ["bc"]


@pytest.mark.parametrize("language", ["fr", "es", "it", "uk"])
def test_without_a_lexicon_only_the_form_is_judged(language: str) -> None:
    assert _found("Information importante", language) == []


def test_text_without_a_subject_is_said_not_to_be_judged() -> None:
    report = lint("Dear Anna,", language="en", channel="email", facts=LintFacts())
    assert "front matter" in report.measures.not_judged["L28"]
    told = lint("---\nsubject: x!!\n---\nHi", language="en", channel="sms", facts=LintFacts())
    assert "L28" in told.measures.not_judged
