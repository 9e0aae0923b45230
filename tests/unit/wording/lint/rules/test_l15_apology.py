"""L15: an apology takes responsibility and offers repair; no plea, no scapegoat, no "inconvenience"."""

from __future__ import annotations

import msgspec
import pytest
from lint_plantings import FACTS, LANGUAGES, PARTS, each, judged, notice, severities

from amends.core.case.model import Remedies

SPOILED = {
    "en": [
        "We apologise for any inconvenience this may have caused.",
        "We are sorry if this has worried you.",
        "We regret any concern this incident may have caused you.",
        "Please forgive us.",
        "We ask for your understanding.",
        "Our supplier is solely to blame.",
        "It was the mistake of a single employee.",
        "This was a highly sophisticated attack.",
        "What happened was beyond our control.",
        "We are also a victim of this crime.",
    ],
    "pl": [
        "Przepraszamy za ewentualne niedogodności.",
        "Przepraszamy, jeśli poczuła się Pani zaniepokojona.",
        "Przepraszamy za wszelkie utrudnienia.",
        "Prosimy o wybaczenie.",
        "Dziękujemy za wyrozumiałość.",
        "Winę za to ponosi wyłącznie nasz dostawca.",
        "Doszło do tego przez nieuwagę jednego pracownika.",
        "Był to wyrafinowany atak hakerski.",
        "Nie można było temu zapobiec.",
        "Sami padliśmy ofiarą przestępców.",
    ],
    "de": [
        "Etwaige Unannehmlichkeiten bitten wir zu entschuldigen.",
        "Wir entschuldigen uns für die entstandenen Umstände.",
        "Es tut uns leid, falls Sie das beunruhigt.",
        "Wir bitten um Ihr Verständnis.",
        "Bitte verzeihen Sie uns.",
        "Schuld daran ist allein unser Dienstleister.",
        "Grund war der Fehler eines einzelnen Mitarbeiters.",
        "Es war ein hochprofessioneller Angriff.",
        "Kein Unternehmen ist vor solchen Angriffen sicher.",
        "Wir sind selbst Opfer dieser Tat.",
        "Die Verantwortung dafür liegt allein bei unserem Cloud-Anbieter.",
        "Schuld daran hat nur die beauftragte IT-Firma.",
    ],
    "fa": [
        "بابت هرگونه ناراحتی احتمالی پوزش می‌خواهیم.",
        "اگر این موضوع شما را نگران کرد، عذرخواهی می‌کنیم.",
        "از بروز این مزاحمت عذرخواهی می‌کنیم.",
        "لطفاً ما را ببخشید.",
        "از شکیبایی شما سپاسگزاریم.",
        "مقصر اصلی پیمانکار ماست.",
        "این کار در اثر بی‌دقتی یک کارمند رخ داد.",
        "این یک حملهٔ بسیار پیچیده بود.",
        "ما نیز خود قربانی این جرم هستیم.",
        "از شما خواهش داریم این خطا را ببخشید.",
        "امید داریم بیماران ما را ببخشند.",
    ],
}

HARMLESS = {
    "en": [
        "We are sorry that we did not protect your data.",
        "Our supplier Printo stored the file, and we are responsible for it.",
        "An employee sent the file to the wrong address.",
        "If you lose money, we are sorry and will pay it back.",
        "You need not forgive any debt.",
        "We were attacked on 20 May 2026.",
        "We want you to understand each step.",
        "The police ask for your help.",
        "You are not to blame.",
    ],
    "pl": [
        "Przykro nam, że nie ochroniliśmy Pani danych.",
        "Plik przechowywał nasz dostawca, a odpowiadamy za to my.",
        "Pracownik wysłał plik pod zły adres.",
        "Jeśli straci Pani pieniądze, zwrócimy je.",
        "Chcemy, by każdy krok był zrozumiały.",
        "Nie ponosi Pani za to żadnej winy.",
        "Policja prosi o pomoc.",
        "Zaatakowano nas 20 maja 2026 r.",
    ],
    "de": [
        "Es tut uns leid, dass wir Ihre Daten nicht geschützt haben.",
        "Die Datei lag bei unserem Dienstleister; verantwortlich sind wir.",
        "Ein Mitarbeiter hat die Datei an die falsche Adresse geschickt.",
        "Wenn Sie Geld verlieren, ersetzen wir es.",
        "Wir möchten, dass Sie jeden Schritt verstehen.",
        "Sie trifft keine Schuld.",
        "Die Polizei bittet um Hinweise.",
        "Wir bitten Sie um Entschuldigung.",
    ],
    "fa": [
        "متأسفیم که از داده‌های شما محافظت نکردیم.",
        "پرونده نزد پیمانکار ما بود و مسئولیت آن با ماست.",
        "کارمندی پرونده را به نشانی نادرست فرستاد.",
        "اگر زیانی ببینید، آن را جبران می‌کنیم.",
        "می‌خواهیم هر گام برای شما روشن باشد.",
        "شما هیچ تقصیری ندارید.",
        "پلیس از شما کمک می‌خواهد.",
        "در ۲۰ مه ۲۰۲۶ به ما حمله شد.",
    ],
}

RESPONSIBLE = {
    "en": [
        "It was our duty to protect this data, and we failed.",
        "This was our fault.",
        "We take full responsibility for this.",
        "We should have prevented this.",
        "We let you down.",
        "This should never have happened.",
        "The responsibility lies with us.",
        "We did not protect your data well enough.",
    ],
    "pl": [
        "Mieliśmy obowiązek chronić te dane i zawiedliśmy.",
        "To nasza wina.",
        "Ponosimy za to pełną odpowiedzialność.",
        "Powinniśmy byli temu zapobiec.",
        "Nie dopilnowaliśmy bezpieczeństwa.",
        "To nigdy nie powinno było się wydarzyć.",
        "Odpowiadamy za to.",
        "Popełniliśmy błąd.",
    ],
    "de": [
        "Wir mussten diese Daten schützen, und wir haben versagt.",
        "Das ist unsere Schuld.",
        "Dafür tragen wir die volle Verantwortung.",
        "Das hätten wir verhindern müssen.",
        "Wir haben einen Fehler gemacht.",
        "Das hätte nicht passieren dürfen.",
        "Die Verantwortung liegt bei uns.",
        "Ihre Daten waren bei uns nicht gut genug geschützt.",
    ],
    "fa": [
        "وظیفه داشتیم از این داده‌ها محافظت کنیم و کوتاهی کردیم.",
        "مسئولیت این رخداد با ماست.",
        "ما مسئولیت کامل آن را می‌پذیریم.",
        "باید جلوی این کار را می‌گرفتیم.",
        "این اشتباه ما بود.",
        "این اتفاق هرگز نباید رخ می‌داد.",
        "ما مقصریم.",
        "نتوانستیم داده‌های شما را حفظ کنیم.",
    ],
}

# Polite words that take no responsibility.
HOLLOW = {
    "en": ["We are sorry.", "We deeply regret this.", "This was not our fault."],
    "pl": ["Przepraszamy.", "Bardzo nam przykro.", "To nie nasza wina."],
    "de": ["Das tut uns leid.", "Wir bedauern das sehr.", "Uns trifft keine Schuld."],
    "fa": ["پوزش می‌خواهیم.", "بسیار متأسفیم.", "تقصیر ما نیست."],
}

REPAIRS = {
    "en": [
        "We will cover your losses.",
        "You will get a new card free of charge.",
        "We will reimburse all costs.",
        "Any loss will be fully refunded.",
    ],
    "pl": [
        "Pokryjemy Pani straty.",
        "Nową kartę wydamy bezpłatnie.",
        "Zwrócimy wszystkie koszty.",
        "Wypłacimy odszkodowanie.",
    ],
    "de": [
        "Wir übernehmen Ihre Verluste.",
        "Sie erhalten kostenlos eine neue Karte.",
        "Wir erstatten alle Kosten.",
        "Wir leisten Schadenersatz.",
    ],
    "fa": [
        "زیان شما را جبران می‌کنیم.",
        "کارت تازه رایگان به شما می‌رسد.",
        "هزینه‌های شما را می‌پردازیم.",
        "به شما غرامت می‌دهیم.",
    ],
}
NO_REPAIR = {
    "en": "Please be careful in the coming weeks.",
    "pl": "Prosimy zachować ostrożność.",
    "de": "Bitte seien Sie in den nächsten Wochen vorsichtig.",
    "fa": "در هفته‌های آینده مراقب باشید.",
}


def _errors(found: list[object]) -> list[object]:
    return [item for item in found if str(getattr(item, "severity", "")) == "error"]


@pytest.mark.parametrize(("language", "sentence"), each(SPOILED))
def test_what_spoils_an_apology_is_found(language: str, sentence: str) -> None:
    found = judged("L15", notice(language, extra=sentence), language)
    assert severities(found) == {"warning"}
    assert all(item.text and item.text in sentence for item in found)


@pytest.mark.parametrize(("language", "sentence"), each(HARMLESS))
def test_plain_fact_beside_an_apology_is_left_alone(language: str, sentence: str) -> None:
    assert judged("L15", notice(language, extra=sentence), language) == []


@pytest.mark.parametrize(("language", "sentence"), each(RESPONSIBLE))
def test_responsibility_is_understood_in_many_words(language: str, sentence: str) -> None:
    assert not _errors(judged("L15", notice(language, apology=sentence), language))


@pytest.mark.parametrize(("language", "sentence"), each(HOLLOW))
def test_notice_without_responsibility_is_an_error(language: str, sentence: str) -> None:
    found = _errors(judged("L15", notice(language, apology=sentence), language))
    assert [getattr(item, "start", 0) for item in found] == [None]


@pytest.mark.parametrize(("language", "sentence"), each(REPAIRS))
def test_repair_is_understood_in_many_words(language: str, sentence: str) -> None:
    assert judged("L15", notice(language, remedy=sentence), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_repair_is_an_error_only_where_the_case_has_a_remedy(language: str) -> None:
    text = notice(language, remedy=NO_REPAIR[language])
    without = msgspec.structs.replace(FACTS, remedies=Remedies())
    assert severities(judged("L15", text, language)) == {"error"}
    assert severities(judged("L15", text, language, facts=without)) == {"warning"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_for_everybody_is_warned_and_short_message_is_not_asked(language: str) -> None:
    text = notice(language, apology=HOLLOW[language][0], remedy=NO_REPAIR[language])
    assert "error" not in severities(judged("L15", text, language, channel="web"))
    assert "warning" in severities(judged("L15", text, language, channel="press"))
    assert judged("L15", text, language, channel="sms") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_inconvenience_in_place_of_an_apology_is_an_error(language: str) -> None:
    found = judged("L15", notice(language, apology=SPOILED[language][0]), language)
    assert any(item.text for item in found if str(item.severity) == "error")


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_notice_has_no_finding_and_regret_is_missed(language: str) -> None:
    assert judged("L15", notice(language), language) == []
    bare = PARTS[language]["apology"].replace(HOLLOW[language][0], "")
    assert severities(judged("L15", notice(language, apology=bare), language)) == {"warning"}
