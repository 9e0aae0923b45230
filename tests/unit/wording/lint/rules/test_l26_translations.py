"""L26: translations that say something else, and translations that say the same in another way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from amends.wording.lint import LintFacts, lint
from amends.wording.lint.facts import Beside, Parallel
from amends.wording.lint.report import Finding, Severity

NOTICES = Path(__file__).parent.parent / "notices"
CLEAN = {
    language: (NOTICES / f"clean.{language}.md").read_text(encoding="utf-8") for language in ("de", "en", "fa", "pl")
}
ENGLISH = """---
subject: "Your data was stolen"
---
On 20 May 2026 someone copied the data of 12,345 people. We pay for 24 months of credit monitoring.

1. Change your password at https://bank.example/en/check.
2. Call us at +48 22 555 01 00 by 15 June 2026.
"""
OTHERS = {
    "fr": """---
subject: "Vos données ont été volées"
---
Le 20 mai 2026, quelqu’un a copié les données de 12 345 personnes. Nous payons 24 mois de surveillance.

1. Changez votre mot de passe sur https://bank.example/fr/verifier.
2. Appelez-nous au +48 22 555 01 00 avant le 15 juin 2026.
""",
    "es": """---
subject: "Han robado sus datos"
---
El 20 de mayo de 2026 alguien copió los datos de 12.345 personas. Pagamos 24 meses de vigilancia.

1. Cambie su contraseña en https://bank.example/es/comprobar.
2. Llámenos al +48 22 555 01 00 antes del 15 de junio de 2026.
""",
    "it": """---
subject: "I Suoi dati sono stati rubati"
---
Il 20 maggio 2026 qualcuno ha copiato i dati di 12.345 persone. Paghiamo 24 mesi di sorveglianza.

1. Cambi la password su https://bank.example/it/verifica.
2. Ci chiami al +48 22 555 01 00 entro il 15 giugno 2026.
""",
    "uk": """---
subject: "Ваші дані викрадено"
---
20 травня 2026 р. хтось скопіював дані 12 345 осіб. Ми оплачуємо 24 місяці моніторингу.

1. Змініть пароль на https://bank.example/uk/perevirka.
2. Зателефонуйте нам за номером +48 22 555 01 00 до 15 червня 2026 р.
""",
    "de": """---
subject: "Ihre Daten wurden gestohlen"
---
Am 20. Mai 2026 hat jemand die Daten von 12.345 Menschen kopiert. Wir zahlen 24 Monate Kreditüberwachung.

1. Ändern Sie Ihr Passwort auf https://bank.example/de/pruefen.
2. Rufen Sie uns bis zum 15. Juni 2026 unter +48 22 555 01 00 an.
""",
    "pl": """---
subject: "Skradziono Pani dane"
---
20 maja 2026 r. ktoś skopiował dane 12 345 osób. Opłacimy 24 miesiące alertów.

1. Proszę zmienić hasło na https://bank.example/pl/sprawdz.
2. Proszę zadzwonić do 15 czerwca 2026 r. pod numer +48 22 555 01 00.
""",
    "fa": """---
subject: "داده‌های شما دزدیده شد"
---
در ۳۰ اردیبهشت ۱۴۰۵ کسی داده‌های ۱۲٬۳۴۵ نفر را کپی کرد. هزینه ۲۴ ماه پایش اعتبار را می‌پردازیم.

1. گذرواژه خود را در https://bank.example/fa/check تغییر دهید.
2. تا ۲۵ خرداد ۱۴۰۵ با شماره ‎+۴۸ ۲۲ ۵۵۵ ۰۱ ۰۰ تماس بگیرید.
""",
}


def _found(text: str, other: str, *, language: str = "en", into: str) -> list[Finding]:
    beside = Beside(parallels=(Parallel(language=into, text=other),))
    report = lint(text, language=language, channel="email", facts=LintFacts(), beside=beside)
    found = [item for item in report.findings if item.rule == "L26"]
    assert all(text[item.start : item.end] == item.text for item in found if item.start is not None)
    return found


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_faithful_translation_passes_in_both_directions(language: str) -> None:
    assert _found(ENGLISH, OTHERS[language], into=language) == []
    assert _found(OTHERS[language], ENGLISH, language=language, into="en") == []


@pytest.mark.parametrize("one", sorted(CLEAN))
@pytest.mark.parametrize("other", sorted(CLEAN))
def test_clean_notices_say_the_same(one: str, other: str) -> None:
    assert _found(CLEAN[one], CLEAN[other], language=one, into=other) == []


FAULTS = [
    ("20 May 2026", "21 May 2026", "21 May 2026"),
    ("20 May 2026", "20 June 2026", "20 June 2026"),
    ("20 May 2026", "20 May 2025", "20 May 2025"),
    ("12,345", "12,354", "12,354"),
    ("12,345 people", "many people", None),
    ("24 months", "36 months", "36"),
    ("https://bank.example/en/check", "https://bank-help.example/check", "https://bank-help.example/check"),
    ("+48 22 555 01 00", "+48 22 555 01 01", "+48 22 555 01 01"),
    (" by 15 June 2026", "", None),
    ("2. Call us", "Call us", None),
]


@pytest.mark.parametrize("language", sorted(OTHERS))
@pytest.mark.parametrize(("said", "instead", "shown"), FAULTS)
def test_text_that_says_something_else_is_a_fault(language: str, said: str, instead: str, shown: str | None) -> None:
    text = ENGLISH.replace(said, instead)
    assert text != ENGLISH
    found = _found(text, OTHERS[language], into=language)
    assert found
    assert all(repr(language) in item.why for item in found)
    if shown is None:
        assert [item for item in found if item.start is None]
    else:
        assert shown in [item.text for item in found]


@pytest.mark.parametrize("language", ["de", "fa", "pl"])
def test_kind_of_data_that_one_text_leaves_out_is_a_fault(language: str) -> None:
    lines = CLEAN[language].splitlines(keepends=True)
    without = "".join(item for item in lines if not (item.startswith("- ") and "PESEL" in item))
    assert without != CLEAN[language]
    found = [item for item in _found(CLEAN["en"], without, into=language) if "pesel" in item.why]
    assert [(item.text, item.severity) for item in found] == [("PESEL number", Severity.WARNING)]
    silent = re.sub("(?i)pesel", "", without)
    found = [item for item in _found(CLEAN["en"], silent, into=language) if "pesel" in item.why]
    assert [(item.text, item.severity) for item in found] == [("PESEL number", Severity.ERROR)]


@pytest.mark.parametrize(
    ("english", "polish"),
    [
        ("It takes five minutes.", "To zajmuje 5 minut."),
        ("It takes 5 minutes.", "To zajmuje pięć minut."),
        ("Between 20 and 22 May 2026.", "Od 20 do 22 maja 2026 r."),
        ("We write again by 9 June.", "Napiszemy do 9 czerwca 2026 r."),
        ("See https://www.bank.example/help.", "Zobacz https://bank.example/pomoc."),
        ("Write to help@bank.example.", "Napisz na pomoc@bank.example."),
        ("Call (22) 555 01 00.", "Zadzwoń: +48 22 555-01-00."),
        ("It was 1.5 GB.", "To było 1,5 GB."),
        ("On 05/06/2026.", "Dnia 5.06.2026."),
    ],
)
def test_same_thing_written_in_another_way_passes(english: str, polish: str) -> None:
    assert _found(english, polish, into="pl") == []
    assert _found(polish, english, language="pl", into="en") == []


def test_each_parallel_is_compared_and_none_means_not_judged() -> None:
    beside = Beside(parallels=tuple(Parallel(language=name, text=text) for name, text in OTHERS.items()))
    changed = ENGLISH.replace("24 months", "36 months")
    report = lint(changed, language="en", channel="email", facts=LintFacts(), beside=beside)
    assert len([item for item in report.findings if item.text == "36"]) == len(OTHERS)
    assert "L26" in lint(ENGLISH, language="en", channel="email", facts=LintFacts()).measures.not_judged
