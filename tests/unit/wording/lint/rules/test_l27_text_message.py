"""L27: what a text message costs, who it is from, and whether it may be opted out of."""

from __future__ import annotations

import pytest

from amends.wording.lint import LintFacts, lint
from amends.wording.lint.plain_sms import costly_characters, in_gsm
from amends.wording.lint.report import Finding, Severity
from amends.wording.render.segments import sms_segments

BANK = LintFacts(controller_name="Bank Polnocny S.A.", brand_domains=("bankpolnocny.example",), sectors=("bank",))
NAMES = {
    "en": "Bank Polnocny",
    "pl": "Bank Polnocny",
    "de": "Bank Polnocny",
    "fa": "Bank Polnocny",
    "fr": "Bank Polnocny",
    "es": "Bank Polnocny",
    "it": "Bank Polnocny",
    "uk": "Bank Polnocny",
}
TOLD = {
    "en": "your name and PESEL were stolen. Reserve your PESEL today.",
    "pl": "skradziono Twoje imie i PESEL. Zastrzez PESEL dzis.",
    "de": "Ihr Name und Ihre PESEL wurden gestohlen. Sperren Sie die PESEL heute.",
    "fa": "نام و شماره ملی شما دزدیده شد. امروز آن را مسدود کنید.",
    "fr": "votre nom et votre PESEL ont ete voles. Bloquez-le aujourd'hui.",
    "es": "han robado su nombre y su PESEL. Bloquee el PESEL hoy.",
    "it": "nome e PESEL sono stati rubati. Blocchi oggi il PESEL.",
    "uk": "ваше ім'я та PESEL викрадено. Заблокуйте PESEL сьогодні.",
}
LANGUAGES = sorted(TOLD)


def _found(text: str, language: str = "en", facts: LintFacts = BANK, channel: str = "sms") -> list[Finding]:
    report = lint(text, language=language, channel=channel, facts=facts)
    found = [item for item in report.findings if item.rule == "L27"]
    assert all(text[item.start : item.end] == item.text for item in found if item.start is not None)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "opening",
    ["{}: ", "Ban Polnocny/{}: ", "BANK POLNOCNY - ", "{} S.A.: ", "(bank polnocny) ", "{}, ", "{} SA. ", "Od {}: "],
)
def test_message_that_names_its_sender_passes(language: str, opening: str) -> None:
    assert _found(opening.format(NAMES[language]) + TOLD[language], language) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "opening", ["", "Alert: ", "SMS 1/1 ", "Polnoc: ", "bit.ly/x ", "Bank: ", "800 100 200: ", "info@mail.example "]
)
def test_message_without_a_sender_is_a_fault(language: str, opening: str) -> None:
    (found,) = [item for item in _found(opening + TOLD[language], language) if item.severity is Severity.ERROR]
    assert found.start is None
    assert "Bank Polnocny" in found.fix


@pytest.mark.parametrize("language", LANGUAGES)
def test_brands_address_alone_is_a_warning_that_asks_for_the_name(language: str) -> None:
    (found,) = _found(f"{TOLD[language]} bankpolnocny.example/x", language)
    assert (found.severity, found.start) == (Severity.WARNING, None)
    assert "Bank Polnocny" in found.fix
    assert _found(f"BankPolnocny: {TOLD[language]} bankpolnocny.example/x", language) == []


def test_ending_of_the_name_may_change_and_the_brands_word_names_it() -> None:
    facts = LintFacts(controller_name="Bank Wisła S.A.", brand_domains=("wisla.example",))
    assert _found("Z Banku Wisły skradziono Twoje dane.", "pl", facts) == []
    assert _found("Z BANKU WISLY skradziono dane.", "pl", facts) == []
    assert _found("WISLA: skradziono Twoje dane.", "pl", facts) == []
    assert len(_found("Skradziono Twoje dane: wisla-bank.example/x", "pl", facts)) == 1


def test_sender_is_not_asked_for_where_the_facts_name_nobody() -> None:
    assert _found(TOLD["en"], facts=LintFacts()) == []


def test_message_of_five_parts_is_warned_about_and_of_four_is_not() -> None:
    start = "Bank Polnocny: "
    assert _found(start + "a" * (4 * 153 - len(start))) == []
    (found,) = _found(start + "a" * (4 * 153 + 1 - len(start)))
    assert found.severity is Severity.WARNING
    assert "5 parts (gsm7)" in found.why


def test_persian_cannot_be_made_cheaper_and_is_measured_as_it_is() -> None:
    start = "Bank Polnocny: "
    assert _found(start + "س" * (4 * 67 - len(start)), "fa") == []
    (found,) = _found(start + "س" * (4 * 67 + 1 - len(start)), "fa")
    assert "5 parts (ucs2)" in found.why


@pytest.mark.parametrize(
    ("text", "first", "before", "after"),
    [
        ("Bank Polnocny: skradziono dane, zastrzeż PESEL już dziś na stronie gov.pl i zadzwoń", "ż", 2, 1),
        ("Bank Polnocny: your data was stolen – reserve your PESEL today at any office or in the app", "–", 2, 1),
        ("Bank Polnocny: we’re sorry, your data was stolen. Reserve your PESEL today at any office.", "’", 2, 1),
    ],
)
def test_characters_that_cost_parts_are_shown_with_what_they_cost(
    text: str, first: str, before: int, after: int
) -> None:
    (found,) = _found(text)
    assert (found.text, found.severity) == (first, Severity.NOTE)
    assert f"{before} parts of 70" in found.why
    assert f"it is {after}." in found.why


def test_german_umlauts_cost_nothing_and_emoji_cannot_be_spelled_plainly() -> None:
    assert (
        _found("Bank Polnocny: Ihre Daten wurden gestohlen. Sperren Sie die Karte für alle Käufe sofort, heute.") == []
    )
    assert _found("Bank Polnocny: your data was stolen 😀 " + "a" * 60) == []


@pytest.mark.parametrize("text", ["Zastrzeż – „już” dziś… ŁÓDŹ", "l’été à Nîmes", "Großer Bär", "سلام", "€{}", ""])
def test_plain_message_never_takes_more_parts(text: str) -> None:
    assert sms_segments(in_gsm(text) * 9)[1] <= sms_segments(text * 9)[1]
    assert [text[at] for at in costly_characters(in_gsm(text))] == [
        c for c in in_gsm(text) if sms_segments(c)[0] == "ucs2"
    ]


def test_opt_out_is_asked_only_of_united_states_banks() -> None:
    text = "Bank Polnocny: your data was stolen."
    us = LintFacts(controller_name="Bank Polnocny", sectors=("bank",), residences=frozenset({"US-CA"}))
    (found,) = _found(text, facts=us)
    assert (found.severity, "STOP" in found.fix) == (Severity.WARNING, True)
    assert _found(text + " Reply STOP to end texts.", facts=us) == []
    hospital = LintFacts(controller_name="Bank Polnocny", sectors=("health",), residences=frozenset({"US"}))
    assert _found(text, facts=hospital) == []


def test_opt_out_where_none_is_due_is_warned_about() -> None:
    poland = LintFacts(controller_name="Bank Polnocny", residences=frozenset({"PL"}))
    (found,) = _found("Bank Polnocny: your data was stolen. Reply STOP to opt out.", facts=poland)
    assert found.text == "Reply STOP to opt out"
    assert _found("Bank Polnocny: stop using your old password.", facts=poland) == []
    assert _found("BANK POLNOCNY: STOP USING YOUR OLD PASSWORD.", facts=poland) == []


ALARMS = {
    "en": ["URGENT! {}: ", "{}: URGENT NOTICE: ", "Security alert! {}: ", "Warning: {} - ", "{}: IMPORTANT - "],
    "pl": ["PILNE! {}: ", "{}: UWAGA! ", "Uwaga: {}: ", "{}: WAZNE: ", "Ostrzeżenie! {}: "],
    "de": ["WICHTIG! {}: ", "{}: DRINGEND! ", "Achtung: {}: ", "Warnung! {}: ", "{}: EILT! "],
    "fa": ["فوری! {}: ", "{}: هشدار! ", "توجه: {}: ", "{}: مهم! ", "اخطار امنیتی! {}: "],
}
CALM = {
    "en": ["It is urgent to act today.", "This is important for you.", "Set an alert with your bank."],
    "pl": ["To pilne i ważne.", "Zwróć uwagę na wyciągi z konta.", "Prosimy pilnie sprawdzić konto."],
    "de": ["Das ist wichtig.", "Achten Sie auf Ihr Konto.", "Bitte handeln Sie sofort und ruhig."],
    "fa": ["این کار مهم است.", "به صورت‌حساب خود توجه کنید.", "کارت را فوری مسدود کنید."],
}


@pytest.mark.parametrize(("language", "opening"), [(key, text) for key, texts in ALARMS.items() for text in texts])
def test_alarm_that_opens_the_message_is_warned_about(language: str, opening: str) -> None:
    text = opening.format("Bank Polnocny") + TOLD[language]
    (found,) = [item for item in _found(text, language) if item.severity is not Severity.NOTE]
    assert (found.severity, "alarm" in found.why) == (Severity.WARNING, True)


@pytest.mark.parametrize(("language", "sentence"), [(key, text) for key, texts in CALM.items() for text in texts])
def test_advice_to_act_at_once_is_no_alarm(language: str, sentence: str) -> None:
    found = _found(f"Bank Polnocny: {TOLD[language]} {sentence}", language)
    assert [item for item in found if item.severity is not Severity.NOTE] == []


OPT_OUTS = {
    "en": ["Text END to unsubscribe.", "Opt out: bankpolnocny.example/out", "Reply STOP to end texts."],
    "pl": ["Rezygnacja: wyslij NIE na 7000.", "Odpisz STOP.", "Jesli nie chcesz otrzymywac SMS-ow, odpisz."],
    "de": ["Abmelden mit STOPP.", "Antworten Sie mit ENDE.", "Abbestellen: SMS mit NEIN."],
    "fa": ["لغو: 11", "لغو۱۱", "برای لغو پیامک عدد ۱۱ را بفرستید.", "لغو پیامک: ارسال ۱۱"],
}
NO_OPT_OUTS = {
    "en": ["Stop using your old password.", "Cancel your card today."],
    "pl": ["Zrezygnuj z karty i wez nowa.", "Napisz do nas: pomoc@bankpolnocny.example"],
    "de": ["Bestellen Sie eine neue Karte.", "Melden Sie sich bei uns."],
    "fa": ["امروز کارت را لغو کنید.", "برای لغو کارت به شعبه بیایید."],
}


@pytest.mark.parametrize(("language", "sentence"), [(key, text) for key, texts in OPT_OUTS.items() for text in texts])
def test_opt_out_is_read_in_the_words_of_the_language(language: str, sentence: str) -> None:
    for residence, warned in (("PL", True), ("US-CA", False)):
        facts = LintFacts(controller_name="Bank Polnocny", sectors=("bank",), residences=frozenset({residence}))
        found = _found(f"Bank Polnocny: {TOLD[language]} {sentence}", language, facts)
        found = [item for item in found if item.severity is not Severity.NOTE]
        assert ["opt out" in item.why for item in found] == ([True] if warned else [])


@pytest.mark.parametrize(
    ("language", "sentence"), [(key, text) for key, texts in NO_OPT_OUTS.items() for text in texts]
)
def test_ending_something_else_is_no_opt_out(language: str, sentence: str) -> None:
    facts = LintFacts(controller_name="Bank Polnocny", residences=frozenset({"PL"}))
    assert _found(f"Bank Polnocny: {TOLD[language]} {sentence}", language, facts) == []


def test_parts_are_counted_as_the_message_stands_even_where_plain_letters_would_save_some() -> None:
    text = "Bank Polnocny: skradziono dane. " + "Zastrzeż już dziś swój PESEL. " * 9
    assert sms_segments(in_gsm(text))[1] <= 4 < sms_segments(text)[1]
    assert {item.severity for item in _found(text, "pl")} == {Severity.NOTE, Severity.WARNING}


def test_only_text_messages_are_judged() -> None:
    assert _found("x" * 2000, channel="email") == []
    report = lint("x", language="en", channel="post", facts=BANK)
    assert "text message" in report.measures.not_judged["L27"]
