"""L08: the bad news stands at the beginning, with no thanks or praise before it."""

from __future__ import annotations

import pytest
from lint_plantings import LANGUAGES, PARTS, each, judged, notice, severities

BUFFERS = {
    "en": [
        "We are so glad to have you with us.",
        "Thank you for being a customer of Bank Polnocny.",
        "We value your trust.",
        "Your privacy is very important to us.",
        "As a valued customer, you expect the best from us.",
        "At Bank Polnocny, protecting your data has always been our top priority.",
        "For over 30 years customers have trusted us.",
        "We take the security of your information very seriously.",
        "We hope this letter finds you well.",
    ],
    "pl": [
        "Cieszymy się, że od tylu lat jest Pani naszą klientką.",
        "Doceniamy, że wybrała Pani nasz bank.",
        "Dziękujemy za zaufanie, którym obdarzyła Pani nasz bank.",
        "Bardzo cenimy sobie Pani zaufanie.",
        "Bezpieczeństwo danych naszych klientów jest dla nas najważniejsze.",
        "Pani prywatność jest dla nas bardzo ważna.",
        "Jako nasza wieloletnia klientka oczekuje Pani od nas najlepszych usług, a bezpieczeństwo to nasz priorytet.",
        "Od ponad 30 lat cieszymy się zaufaniem klientów.",
        "Dokładamy wszelkich starań, aby chronić dane.",
        "Pragniemy podziękować Pani za lojalność.",
    ],
    "de": [
        "wir sind dankbar, dass Sie uns seit Jahren die Treue halten.",
        "wie schön, dass Sie bei uns Kundin sind.",
        "vielen Dank für Ihr Vertrauen in die Bank Polnocny.",
        "wir schätzen Ihr Vertrauen sehr.",
        "der Schutz Ihrer Daten ist uns sehr wichtig.",
        "Ihre Privatsphäre hat für uns höchste Priorität.",
        "als langjährige Kundin erwarten Sie von uns das Beste.",
        "seit über 30 Jahren vertrauen uns Menschen ihr Geld an.",
        "wir danken Ihnen für Ihre Treue.",
        "wir legen größten Wert auf Sicherheit.",
    ],
    "fa": [
        "از اعتماد شما به بانک سپاسگزاریم.",
        "اعتماد شما برای ما بسیار ارزشمند است.",
        "حریم خصوصی شما برای ما اهمیت زیادی دارد.",
        "امنیت داده‌های شما همواره اولویت ماست.",
        "شما مشتری وفادار ما هستید.",
        "بیش از ۳۰ سال است که مشتریان به ما اعتماد دارند.",
        "مفتخریم که شما را در کنار خود داریم.",
        "امیدواریم حالتان خوب باشد.",
    ],
}

# Sentences of no news: three of them put what follows beyond 60 words.
FILLERS = {
    "en": "This letter is sent to you by the bank, from our office in Warsaw, by the people who "
    "look after accounts and "
    "letters there. Please read it to the end and keep it in a place where you will find it again when you want to. "
    "It has several parts, and each of them has a title of its own that tells you what stands below it.",
    "pl": "Ten list wysyła Pani bank, a dokładnie nasze biuro w Warszawie, w którym pracują "
    "osoby od rachunków i od listów. "
    "Proszę przeczytać go do końca i zachować w miejscu, w którym łatwo będzie go znaleźć, gdy będzie potrzebny. Ma on "
    "kilka części, a każda z nich ma swój tytuł, który mówi, o czym jest to, co stoi pod nim w tym liście do Pani.",
    "de": "diesen Brief schickt Ihnen die Bank aus dem Büro in Warschau, in dem die Leute "
    "sitzen, die sich um Konten und "
    "Briefe kümmern. Bitte lesen Sie ihn bis zum Ende und bewahren Sie ihn an einem Ort "
    "auf, an dem Sie ihn wiederfinden. "
    "Er hat mehrere Teile, und jeder davon hat einen eigenen Titel, der Ihnen sagt, was "
    "darunter in diesem Brief steht.",
    "fa": "این نامه را بانک از دفتر ورشو برای شما می‌فرستد، جایی که همکاران بخش نامه و حساب در "
    "آن کار می‌کنند و پاسخ می‌دهند. "
    "خواهش می‌کنیم آن را تا پایان بخوانید و در جایی نگه دارید که هر وقت خواستید بتوانید دوباره آن را پیدا کنید. "
    "نامه چند بخش دارد و هر بخش عنوانی دارد که می‌گوید زیر آن چه نوشته شده است و برای چه کسی نوشته شده است.",
}

DIRECT = {
    "en": [
        "Bad news: your name and your PESEL number were stolen from us.",
        "We lost a disk with your data on it.",
        "This is about a data breach. Your name and PESEL number were taken.",
        "We are writing to you today about your account. Someone broke into our systems and copied your data.",
        "Criminals have your name and your PESEL number.",
        "You are affected by a theft of data at our bank.",
        "An attacker published your name and PESEL number on 20 May 2026.",
        "I have to tell you that your PESEL number fell into the wrong hands.",
    ],
    "pl": [
        "Złe wieści: skradziono Pani imię, nazwisko i PESEL.",
        "Zgubiliśmy dysk z Pani danymi.",
        "Doszło do wycieku danych. Są wśród nich Pani imię i nazwisko oraz PESEL.",
        "Piszemy w sprawie Pani konta. Ktoś włamał się do naszych systemów i skopiował dane.",
        "Przestępcy mają Pani imię, nazwisko i PESEL.",
        "Zawiadamiamy o naruszeniu ochrony Pani danych osobowych.",
        "Pani PESEL trafił w niepowołane ręce, a z nim inne dane, które ujawniono.",
        "Hakerzy opublikowali Pani dane.",
    ],
    "de": [
        "schlechte Nachrichten: Ihr Name und Ihre PESEL-Nummer wurden gestohlen.",
        "wir haben eine Festplatte mit Ihren Daten verloren.",
        "bei uns gab es eine Datenpanne. Ihr Name und Ihre PESEL-Nummer sind betroffen.",
        "wir schreiben Ihnen wegen Ihres Kontos. Jemand ist in unsere Systeme eingedrungen und hat Daten kopiert.",
        "Kriminelle haben Ihren Namen und Ihre PESEL-Nummer.",
        "Sie sind von einem Datendiebstahl bei uns betroffen.",
        "Ihre Daten sind in falsche Hände geraten.",
        "ein Angreifer hat Ihren Namen und Ihre PESEL-Nummer veröffentlicht.",
    ],
    "fa": [
        "خبر بدی داریم: نام و شماره PESEL شما دزدیده شد.",
        "داده‌های شما از بانک ما ربوده شد.",
        "در بانک ما نشت داده رخ داد. نام و شماره PESEL شما در آن است.",
        "این نامه درباره حساب شماست. کسی به سامانه‌های ما نفوذ کرد و داده‌ها را کپی کرد.",
        "مجرمان نام و شماره PESEL شما را دزدیدند.",
        "هکرها داده‌های شما را منتشر کردند.",
        "شماره PESEL شما به دست دزدان افتاد.",
        "اطلاعات شما فاش شد.",
    ],
}


@pytest.mark.parametrize(("language", "sentence"), each(BUFFERS))
def test_thanks_and_praise_before_the_news_are_found(language: str, sentence: str) -> None:
    found = judged("L08", notice(language, opening=f"{sentence} {PARTS[language]['opening']}"), language)
    assert severities(found) == {"warning"}
    assert any(item.text and item.text in sentence for item in found)


@pytest.mark.parametrize(("language", "sentence"), each(BUFFERS))
def test_thanks_after_the_news_are_left_alone(language: str, sentence: str) -> None:
    assert judged("L08", notice(language, extra=sentence), language) == []


@pytest.mark.parametrize(("language", "sentence"), each(DIRECT))
def test_plain_opening_has_no_finding(language: str, sentence: str) -> None:
    assert judged("L08", notice(language, opening=sentence), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_after_sixty_words_is_found_where_it_stands(language: str) -> None:
    found = judged(
        "L08",
        notice(language, opening=f"{FILLERS[language]} {FILLERS[language]}\n\n{PARTS[language]['opening']}"),
        language,
    )
    assert severities(found) == {"warning"}
    assert [item.text in PARTS[language]["opening"] for item in found if item.text] == [True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_notice_and_letterhead_have_no_finding(language: str) -> None:
    assert judged("L08", notice(language), language) == []
    head = "Bank Polnocny S.A.\n\nul. Prosta 1\n\n00-001 Warszawa\n\n12.06.2026\n\n" + PARTS[language]["greeting"]
    assert judged("L08", notice(language, greeting=head), language, channel="post") == []


def test_text_without_any_news_is_told_so() -> None:
    found = judged("L08", "Dear Ms Nowak,\n\nPlease read our new rules. They are on the web.", "en")
    assert [(item.start, str(item.severity)) for item in found] == [(None, "warning")]
