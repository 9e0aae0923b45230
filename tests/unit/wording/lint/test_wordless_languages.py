"""French, Spanish, Italian and Ukrainian: what needs no lexicon is judged there, and the rest is said not to be."""

from __future__ import annotations

import pytest

from amends.wording.lint import LintFacts, Verdict, lint
from amends.wording.lint.engine import all_rules
from amends.wording.lint.lexicon import WORDLESS
from amends.wording.lint.report import Report
from amends.wording.lint.sentences import split_sentences

FACTS = LintFacts(
    elements=frozenset({"name", "id_card", "card_number"}),
    controller_name="Banque du Nord",
    sectors=("bank",),
    brand_domains=("nord.example",),
)
NOTICES = {
    "fr": """---
subject: "Vos données ont été volées à la Banque du Nord"
---
Chère Madame Dupont,

Le 20 mai 2026, quelqu’un s’est introduit dans l’un de nos systèmes et a copié vos données. C’est notre faute.

## Quelles données ont été copiées ?

- vos nom et prénom
- le numéro de votre carte d’identité
- le numéro de votre carte bancaire

## Ce que vous devez faire

1. Faites opposition à votre carte sur https://nord.example/carte, p. ex. aujourd’hui.
2. Déposez plainte. Le modèle est sur https://www.cnil.fr.
3. Appelez M. Martin, tél. 0 800 123 456, du lundi au vendredi, de 8 h à 20 h.

Nous vous écrirons de nouveau avant le 9 juin 2026.
""",
    "es": """---
subject: "Han robado sus datos del Banco del Norte"
---
Estimada Sra. Pérez:

El 20 de mayo de 2026 alguien entró en uno de nuestros sistemas y copió sus datos. La culpa es nuestra.

## ¿Qué datos se copiaron?

- su nombre y apellidos
- el número de su documento de identidad
- el número de su tarjeta

## Qué debe hacer

1. Bloquee su tarjeta en https://nord.example/tarjeta, p. ej. hoy mismo.
2. Denuncie el robo. ¿Tiene dudas? No espere.
3. Llame al tel. 900 123 456, de lunes a viernes, de 8:00 a 20:00.

Le escribiremos de nuevo antes del 9 de junio de 2026.
""",
    "it": """---
subject: "I Suoi dati sono stati rubati alla Banca del Nord"
---
Gentile Sig.ra Rossi,

il 20 maggio 2026 qualcuno è entrato in un nostro sistema e ha copiato i Suoi dati. È colpa nostra.

## Quali dati sono stati copiati?

- nome e cognome
- il numero della carta d’identità
- il numero della carta di pagamento

## Che cosa deve fare

1. Blocchi la carta su https://nord.example/carta, ad es. oggi stesso.
2. Sporga denuncia. Porti con sé i documenti, la carta, ecc. Bastano pochi minuti.
3. Chiami il tel. 800 123 456, dal lunedì al venerdì, dalle 8 alle 20.

Le scriveremo di nuovo entro il 9 giugno 2026.
""",
    "uk": """---
subject: "Ваші дані викрадено з Північного банку"
---
Шановна пані Коваленко,

20 травня 2026 р. хтось проник до нашої системи та скопіював ваші дані. Це наша провина.

## Які дані скопійовано?

- ваше ім’я та прізвище
- номер вашого паспорта
- номер вашої картки

## Що вам треба зробити

1. Заблокуйте картку на https://nord.example/kartka, напр. сьогодні.
2. Подайте заяву до поліції. Збитки понад 5 тис. грн ми повернемо.
3. Зателефонуйте: тел. 0 800 123 456, з понеділка до п’ятниці, 8:00-20:00.

Ми напишемо вам знову до 9 червня 2026 р.
""",
}
LINKS = {"fr": "carte", "es": "tarjeta", "it": "carta", "uk": "kartka"}


def _judged(text: str, language: str, channel: str = "email") -> Report:
    report = lint(text, language=language, channel=channel, facts=FACTS)
    assert all(item.start is None or text[item.start : item.end] == item.text for item in report.findings)
    return report


def _rules(text: str, language: str, channel: str = "email") -> set[str]:
    return {item.rule for item in _judged(text, language, channel).findings if item.severity != "note"}


@pytest.mark.parametrize("language", sorted(NOTICES))
def test_good_notice_is_not_blocked_and_what_needs_words_is_told(language: str) -> None:
    report = _judged(NOTICES[language], language)
    assert report.verdict is not Verdict.BLOCK, report.findings
    assert {item.rule for item in report.findings} & {"L19", "L24", "L25", "L26", "L27", "L28", "L29"} <= {"L19"}
    told = report.measures.not_judged
    for rule in all_rules():
        if rule.NEEDS_WORDS:
            assert "lexicon" in told[rule.RULE]


@pytest.mark.parametrize("language", sorted(NOTICES))
@pytest.mark.parametrize(
    ("rule", "said", "instead"),
    [
        ("L24", "\n\n", "\n\n{{name}} "),
        ("L24", "\n\n", "\n\n[[nom]] "),
        ("L24", "\n\n", "\n\n%FIRST_NAME% "),
        ("L19", "https://nord.example/", "http://nord.example/"),
        ("L19", "https://nord.example/", "https://bit.ly/"),
        ("L19", "https://nord.example/", "https://nord-example.example/"),
        ("L19", "https://nord.example/", "https://nоrd.example/"),  # a Cyrillic letter
        ("L28", 'subject: "', 'subject: "!!! '),
        ("L28", 'subject: "', f'subject: "{"a" * 70} '),
    ],
)
def test_planted_fault_is_found_without_a_lexicon(language: str, rule: str, said: str, instead: str) -> None:
    assert rule not in _rules(NOTICES[language], language)
    assert rule in _rules(NOTICES[language].replace(said, instead, 1), language)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("fr", "Banque du Nord : vos données ont été volées. Bloquez votre carte : nord.example/x"),
        ("es", "Banque du Nord: han robado sus datos. Bloquee su tarjeta: nord.example/x"),
        ("it", "Banque du Nord: i Suoi dati sono stati rubati. Blocchi la carta: nord.example/x"),
        ("uk", "Banque du Nord: ваші дані викрадено. Заблокуйте картку: nord.example/x"),
    ],
)
def test_text_message_is_judged_for_sender_and_length(language: str, message: str) -> None:
    assert "L27" not in _rules(message, language, "sms")
    nameless = message.removeprefix("Banque du Nord").replace("nord.example/x", "")
    assert "L27" in _rules(nameless, language, "sms")
    assert "L27" in _rules(message + " " + "я" * 300, language, "sms")


@pytest.mark.parametrize("language", sorted(NOTICES))
def test_running_text_is_measured(language: str) -> None:
    measures = _judged(NOTICES[language], language).measures
    assert 60 < measures.words < 160
    assert 10 < measures.sentences < 25
    assert measures.links >= 1


def test_languages_are_those_of_the_frame() -> None:
    assert set(NOTICES) == set(WORDLESS)


@pytest.mark.parametrize(
    "sentences",
    [
        ["Le 3 janv. 2026, M. Dupont (tél. 01 23 45) l’a vu.", "Appelez Mme Roy, par ex. demain.", "Merci !"],
        ["Écrivez au 5 av. Foch, bd. Ney, etc. dès demain.", "Est-ce grave ?", "Non."],
        [
            "¿Está afectado?",
            "No.",
            "Puede usarla.",
            "Llame al núm. 5, p. ej. hoy.",
            "La Sra. Gil y el Dr. Paz vendrán.",
        ],
        ["Vive en EE. UU. desde el 3 dic. 2025.", "¡Gracias!"],
        ["Sono a rischio?", "No.", "La Sig.ra Neri, ad es. il Dott. Bo, la aiuta.", "Porti la carta, ecc.", "Grazie."],
        ["Banca S.p.A. chiede scusa.", "Via Po n. 5, dal 3 gen. 2026."],
        [
            "Це сталося 20 трав. 2026 р. вночі.",
            "Напр. ім’я, адреса і т. д. були там.",
            "Тел. 0 800 1, вул. Нова, буд. 5.",
        ],
        ["Ми повернемо 5 тис. грн.", "Це 2026 р.", "Ви постраждали?", "Ні."],
    ],
)
def test_abbreviations_do_not_end_a_sentence(sentences: list[str]) -> None:
    text = " ".join(sentences)
    found = [text[start:end] for start, end in split_sentences(text, 0, len(text))]
    assert found == sentences
