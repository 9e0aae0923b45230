"""L14: a threat stands near a step that helps."""

from __future__ import annotations

import pytest
from lint_plantings import LANGUAGES, PARTS, each, judged, notice, severities

THREATS = {
    "en": [
        "Criminals can take out loans in your name.",
        "Fraudsters may use your data to pretend to be us.",
        "Someone could open an account with your details.",
        "Your details can be used for identity theft.",
        "There is a high risk of identity theft.",
        "You could become a victim of fraud.",
        "Loans could be taken out in your name.",
        "Thieves will try to buy things with your card number.",
    ],
    "pl": [
        "Przestępcy mogą wziąć pożyczkę na Pani nazwisko.",
        "Oszuści mogą się podszywać pod nasz bank.",
        "Ktoś może teraz zawrzeć umowę na Pani dane.",
        "Pani dane mogą zostać wykorzystane do wyłudzeń.",
        "Grozi Pani kradzież tożsamości.",
        "Może Pani paść ofiarą oszustwa.",
        "Złodzieje będą próbować płacić Pani kartą.",
        "Na Pani nazwisko można zaciągnąć kredyt.",
    ],
    "de": [
        "Kriminelle können in Ihrem Namen Kredite aufnehmen.",
        "Betrüger könnten sich als unsere Bank ausgeben.",
        "Damit kann jemand ein Konto unter Ihrem Namen eröffnen.",
        "Ihre Daten können für Betrug missbraucht werden.",
        "Es besteht die Gefahr eines Identitätsdiebstahls.",
        "Sie könnten Opfer eines Betrugs werden.",
        "Ihnen droht Identitätsdiebstahl.",
        "Die Täter werden versuchen, mit Ihrer Karte zu bezahlen.",
    ],
    "fa": [
        "مجرمان می‌توانند به نام شما وام بگیرند.",
        "کلاهبرداران ممکن است خود را به جای ما جا بزنند.",
        "کسی می‌تواند با مشخصات شما حساب باز کند.",
        "با این داده‌ها می‌توان به نام شما قرارداد بست.",
        "خطر سرقت هویت وجود دارد.",
        "ممکن است قربانی کلاهبرداری شوید.",
        "دزدان شاید با شماره کارت شما خرید کنند.",
        "داده‌های شما ممکن است فروخته شود.",
    ],
}

COPING = {
    "en": ["Reserve your PESEL today: this stops them.", "The steps below make this harder for them."],
    "pl": ["Proszę dziś zastrzec PESEL: to ich powstrzyma.", "Opisane niżej kroki to utrudnią."],
    "de": ["Sperren Sie noch heute Ihre PESEL: Das hält sie auf.", "Die Schritte unten erschweren das."],
    "fa": ["همین امروز PESEL خود را مسدود کنید.", "گام‌های زیر جلوی این کار را می‌گیرد."],
}

HARMLESS = {
    "en": [
        "Criminals cannot log in with this data.",
        "People can call us about this at any time.",
        "If someone can use your data, we want to know.",
        "Can criminals open an account in my name?",
        "We may call you about your claim.",
        "The police can use this information.",
        "You can use your card as before.",
        "They were arrested in May.",
        "Our staff can open your account for you.",
    ],
    "pl": [
        "Przestępcy nie mogą się zalogować na Pani konto.",
        "Może Pani do nas zadzwonić o każdej porze.",
        "Gdyby ktoś mógł wykorzystać dane, chcemy o tym wiedzieć.",
        "Czy przestępcy mogą wziąć kredyt na moje nazwisko?",
        "Policja może użyć tych informacji.",
        "Może Pani dalej płacić kartą.",
        "Sprawców zatrzymano w maju.",
        "Nasz pracownik może otworzyć Pani nowe konto.",
    ],
    "de": [
        "Kriminelle können sich mit diesen Daten nicht anmelden.",
        "Sie können uns jederzeit anrufen.",
        "Wenn jemand Ihre Daten nutzen kann, wollen wir es wissen.",
        "Können Kriminelle in meinem Namen einen Kredit aufnehmen?",
        "Die Polizei kann diese Angaben verwenden.",
        "Sie können Ihre Karte weiter nutzen.",
        "Die Täter wurden im Mai gefasst.",
        "Wir werden Ihnen wegen Ihres Antrags schreiben.",
    ],
    "fa": [
        "مجرمان با این داده‌ها نمی‌توانند وارد حساب شما شوند.",
        "هر زمان خواستید به ما زنگ بزنید.",
        "اگر کسی بتواند از داده‌ها استفاده کند، می‌خواهیم بدانیم.",
        "آیا مجرمان می‌توانند به نام من وام بگیرند؟",
        "پلیس از این اطلاعات استفاده می‌کند.",
        "کارت شما مانند گذشته کار می‌کند.",
        "دزدان در ماه مه دستگیر شدند.",
        "همکار ما برای شما حساب تازه باز می‌کند.",
    ],
}

# Sentences that neither frighten nor help, so that the steps of the notice are not near.
_FAR = {
    "en": "The bank was founded in 1990. It has forty branches. Its seat is in Warsaw. It has many staff.",
    "pl": "Bank powstał w 1990 roku. Ma czterdzieści oddziałów. Jego siedziba jest w Warszawie. Zatrudnia wielu ludzi.",
    "de": "Die Bank wurde 1990 gegründet. Sie hat vierzig Filialen. Ihr Sitz ist Warschau. Sie hat viele Angestellte.",
    "fa": "بانک در سال ۱۹۹۰ تأسیس شد. چهل شعبه دارد. دفتر آن در ورشو است. کارکنان زیادی دارد.",
}


def _alone(language: str, paragraph: str) -> str:
    return notice(language, extra=f"{_FAR[language]}\n\n{paragraph}\n\n{_FAR[language]}")


@pytest.mark.parametrize(("language", "sentence"), each(THREATS))
def test_threat_alone_is_found_and_threat_with_a_step_is_not(language: str, sentence: str) -> None:
    found = judged("L14", _alone(language, sentence), language)
    assert severities(found) == {"warning"}
    assert all(item.text and item.text in sentence for item in found)
    for step in COPING[language]:
        assert judged("L14", _alone(language, f"{sentence} {step}"), language) == []


@pytest.mark.parametrize(("language", "sentence"), each(HARMLESS))
def test_what_threatens_nobody_is_left_alone(language: str, sentence: str) -> None:
    assert judged("L14", _alone(language, sentence), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_notice_has_no_finding(language: str) -> None:
    assert judged("L14", notice(language), language) == []
    beside = f"{PARTS[language]['second']} {THREATS[language][0]}"
    assert judged("L14", notice(language, second=beside), language) == []


# What criminals do as a habit, and what becomes of people: no modal verb with "in your name".
_HABITS = {
    "en": [
        "Scammers sell such numbers to one another.",
        "Stalkers could wait outside your home.",
        "Your savings can be drained overnight.",
    ],
    "pl": [
        "Oszuści sprzedają takie numery dalej.",
        "Prześladowca może czekać pod domem.",
        "Ofiary kradzieży tożsamości spłacają cudze długi.",
    ],
    "de": [
        "Betrüger verkaufen solche Nummern weiter.",
        "Mit solchen Nummern eröffnen Kriminelle fremde Konten.",
        "Eine solche Nummer wird im Darknet gehandelt.",
    ],
    "fa": [
        "کلاهبرداران چنین شماره‌هایی را می‌فروشند.",
        "شیادان می‌توانند آبروی شما را ببرند.",
        "ممکن است دزد از نشانی شما باخبر شود.",
    ],
}
_UPDATE = {
    "en": "We do not know yet who did it. We write again on 3 July 2026.",
    "pl": "Nie wiemy jeszcze, kto to zrobił. Napiszemy 3 lipca 2026 r.",
    "de": "Wer es war, wissen wir noch nicht. Wir schreiben am 3. Juli 2026 wieder.",
    "fa": "هنوز نمی‌دانیم کار کیست. در ۳ ژوئیه ۲۰۲۶ دوباره می‌نویسیم.",
}


@pytest.mark.parametrize(("language", "sentence"), each(_HABITS))
def test_steps_elsewhere_in_the_notice_do_not_answer_a_threat_at_its_end(language: str, sentence: str) -> None:
    contact = f"{PARTS[language]['contact']}\n\n## .\n\n{_UPDATE[language]}\n\n{sentence}\n\nEwa Zet"
    [finding] = judged("L14", notice(language, contact=contact), language)
    assert str(finding.text) in sentence


@pytest.mark.parametrize(("language", "sentence"), each(_HABITS))
def test_threat_right_above_the_numbered_steps_is_answered(language: str, sentence: str) -> None:
    text = notice(language).replace(f"## {PARTS[language]['steps']}", f"{sentence}\n\n## {PARTS[language]['steps']}")
    assert sentence in text
    assert judged("L14", text, language) == []
