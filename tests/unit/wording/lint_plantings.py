"""One good notice a language, in parts, so that a test can plant its sentence in place of one of them."""

from __future__ import annotations

from typing import Any

from amends.core.case.model import Contact, Remedies
from amends.wording.lint import Finding, LintFacts, lint

LANGUAGES = ("de", "en", "fa", "pl")
FACTS = LintFacts(
    elements=frozenset({"name", "pesel"}),
    controller_name="Bank Polnocny",
    sectors=("bank",),
    brand_domains=("bankpolnocny.example",),
    residences=frozenset({"PL"}),
    anchors={
        "occurred": "2026-05-20T02:00:00+02:00",
        "detected": "2026-06-01T09:00:00+02:00",
        "aware": "2026-06-01T16:20:00+02:00",
    },
    contact=Contact(phone="800 100 200", email="help@bankpolnocny.example"),
    remedies=Remedies(monitoring_months=24, loss_compensation=True),
)
_FRAME = """---
subject: "{subject}"
---
{greeting}

{opening}

{apology}

{extra}

## {steps}

1. {first}
2. {second}

{remedy}

## {contact_title}

{contact}
"""
PARTS = {
    "en": {
        "subject": "Your data was stolen",
        "greeting": "Dear Ms Kowalska,",
        "opening": "On 20 May 2026 thieves stole your name and your PESEL number from us. We discovered "
        "it on 1 June 2026.",
        "apology": "We failed to protect your data. We are sorry. A server had not been updated, and "
        "someone got in through "
        "it. We have closed this gap so that it cannot happen again.",
        "extra": "",
        "steps": "What to do",
        "first": "Reserve your PESEL today at https://www.gov.pl/zastrzez-pesel.",
        "second": "Hang up on anyone who asks you for a code.",
        "remedy": "We pay for 24 months of credit monitoring. If you lose money through this, we will pay it back.",
        "contact_title": "How to reach us",
        "contact": "Call 800 100 200, Monday to Friday, 8:00-20:00 Warsaw time; you will wait about five "
        "minutes. Or write to "
        "help@bankpolnocny.example. Our data protection officer is Ewa Zet, dpo@bankpolnocny.example.",
    },
    "pl": {
        "subject": "Skradziono Pani dane",
        "greeting": "Szanowna Pani,",
        "opening": "20 maja 2026 r. złodzieje skradli z naszego banku Pani imię i nazwisko oraz numer "
        "PESEL. Wykryliśmy to "
        "1 czerwca 2026 r.",
        "apology": "Nie ochroniliśmy Pani danych. Przepraszamy. Jeden z serwerów nie był zaktualizowany "
        "i tamtędy ktoś się "
        "dostał. Usunęliśmy tę lukę, żeby to się nie powtórzyło.",
        "extra": "",
        "steps": "Co zrobić",
        "first": "Proszę dziś zastrzec PESEL na https://www.gov.pl/zastrzez-pesel.",
        "second": "Proszę odłożyć słuchawkę, gdy ktoś prosi o kod.",
        "remedy": "Opłacimy 24 miesiące monitorowania kredytowego. Jeśli straci Pani przez to pieniądze, zwrócimy je.",
        "contact_title": "Kontakt",
        "contact": "Telefon 800 100 200, od poniedziałku do piątku, 8:00–20:00 czasu polskiego; czeka "
        "się około pięciu minut. "
        "Można też napisać: help@bankpolnocny.example. Inspektorem ochrony danych jest Ewa "
        "Zet, dpo@bankpolnocny.example.",
    },
    "de": {
        "subject": "Ihre Daten wurden gestohlen",
        "greeting": "Sehr geehrte Frau Nowak,",
        "opening": "am 20. Mai 2026 haben Diebe bei uns Ihren Namen und Ihre PESEL-Nummer gestohlen. "
        "Entdeckt haben wir das am "
        "1. Juni 2026.",
        "apology": "Wir haben Ihre Daten nicht genug geschützt. Das tut uns leid. Ein Server war nicht "
        "auf dem neuesten Stand, "
        "und dort kam jemand hinein. Wir haben die Lücke geschlossen, damit das nicht wieder passiert.",
        "extra": "",
        "steps": "Was Sie tun können",
        "first": "Sperren Sie heute Ihre PESEL unter https://www.gov.pl/zastrzez-pesel.",
        "second": "Legen Sie auf, wenn jemand einen Code verlangt.",
        "remedy": "Wir bezahlen Ihnen 24 Monate Kreditüberwachung. Wenn Sie dadurch Geld verlieren, ersetzen wir es.",
        "contact_title": "So erreichen Sie uns",
        "contact": "Telefon 0800 100 200, Montag bis Freitag von 8 bis 20 Uhr (MESZ); Sie warten etwa "
        "fünf Minuten. Oder "
        "schreiben Sie an help@bankpolnocny.example. Unsere Datenschutzbeauftragte ist Ewa "
        "Zet, dpo@bankpolnocny.example.",
    },
    "fa": {
        "subject": "داده‌های شما دزدیده شد",
        "greeting": "خانم نواک گرامی،",
        "opening": "در ۳۰ اردیبهشت ۱۴۰۵ (۲۰ مه ۲۰۲۶) دزدان نام و شماره PESEL شما را از ما دزدیدند. ما در "
        "۱ ژوئن ۲۰۲۶ از آن "
        "آگاه شدیم.",
        "apology": "ما نتوانستیم از داده‌های شما محافظت کنیم. پوزش می‌خواهیم. یکی از سرورها به‌روز نبود "
        "و کسی از آن راه وارد "
        "شد. این رخنه را بستیم تا دیگر تکرار نشود.",
        "extra": "",
        "steps": "چه باید بکنید",
        "first": "همین امروز شماره PESEL خود را در https://www.gov.pl/zastrzez-pesel مسدود کنید.",
        "second": "اگر کسی از شما رمز خواست، تلفن را قطع کنید.",
        "remedy": "هزینه ۲۴ ماه پایش اعتباری را می‌پردازیم. اگر از این راه زیانی ببینید، آن را جبران می‌کنیم.",
        "contact_title": "راه تماس با ما",
        "contact": "تلفن ۸۰۰۱۰۰۲۰۰، دوشنبه تا جمعه، ساعت ۸ تا ۲۰ به وقت ورشو؛ زمان انتظار حدود پنج دقیقه است. یا به "
        "help@bankpolnocny.example بنویسید. مسئول حفاظت از داده‌ها اوا زت است: dpo@bankpolnocny.example.",
    },
}


def notice(language: str, **parts: str) -> str:
    """The good notice of a language, with some of its parts replaced."""
    return _FRAME.format(**(PARTS[language] | parts))


def judged(rule: str, text: str, language: str, *, channel: str = "email", facts: LintFacts = FACTS) -> list[Finding]:
    """What one rule finds; every range is checked to be that of the text."""
    found = [item for item in lint(text, language=language, channel=channel, facts=facts).findings if item.rule == rule]
    for item in found:
        assert (item.start is None) == (item.end is None) == (item.text is None)
        if item.start is not None:
            assert item.text == text[item.start : item.end]
    return found


def severities(found: list[Finding]) -> set[str]:
    return {str(item.severity) for item in found}


def each(sentences: dict[str, list[Any]]) -> list[tuple[str, Any]]:
    """Pairs of language and sentence, for ``parametrize``."""
    return [(language, item) for language, items in sentences.items() for item in items]
