"""L11: the body ends at six hundred words, the annex below it is free."""

from __future__ import annotations

import time

import pytest

from amends.wording.lint import Finding, LintFacts, lint

WORDS = {
    "en": "We took care of the file today",
    "de": "Wir haben die Datei heute schon geprüft",
    "pl": "Dziś już sprawdziliśmy ten plik u nas",
    "fa": "ما امروز این فایل را بررسی کردیم",
    "fr": "Nous avons relu le fichier ce matin",
    "es": "Hoy hemos leído otra vez el archivo",
    "it": "Oggi abbiamo letto di nuovo il file",
    "uk": "Сьогодні ми знову прочитали весь цей файл",
}
ANNEXES = {
    "en": ("More information", "Annex: your rights", "Further information"),
    "de": ("Weitere Informationen", "Anhang", "Ihre Rechte"),
    "pl": ("Więcej informacji", "Załącznik", "Państwa prawa"),
    "fa": ("اطلاعات بیشتر", "پیوست", "حقوق شما"),
}
OTHERS = {
    "en": ("What happened", "More about what you can do", "How to reach us"),
    "de": ("Was ist passiert?", "Was Sie tun können", "So erreichen Sie uns"),
    "pl": ("Co się stało?", "Co robić?", "Kontakt"),
    "fa": ("چه شد؟", "چه باید بکنید", "تماس با ما"),
}


def _paragraphs(language: str, words: int) -> str:
    """A text of so many words, seven to a sentence, a paragraph for each ten sentences."""
    line = WORDS[language].split()
    full = [*(line * (words // 7)), *line[: words % 7]]
    sentences = [" ".join(full[at : at + 7]) + "." for at in range(0, len(full), 7)]
    return "\n\n".join(" ".join(sentences[at : at + 10]) for at in range(0, len(sentences), 10))


def _found(text: str, language: str) -> list[Finding]:
    report = lint(text, language=language, channel="post", facts=LintFacts())
    found = [finding for finding in report.findings if finding.rule == "L11"]
    assert all(item.text == text[item.start : item.end] for item in found)
    return found


@pytest.mark.parametrize("language", sorted(WORDS))
def test_body_of_six_hundred_words_passes_and_one_more_is_told(language: str) -> None:
    assert _found(_paragraphs(language, 600), language) == []
    over = _found(_paragraphs(language, 601), language)
    assert [(str(item.severity), "601 words" in item.why) for item in over] == [("warning", True)]
    assert over[0].text == WORDS[language].split()[601 % 7 - 1] + "."


@pytest.mark.parametrize(("language", "heading"), [(lang, item) for lang, items in ANNEXES.items() for item in items])
def test_annex_is_not_counted(language: str, heading: str) -> None:
    text = f"{_paragraphs(language, 590)}\n\n## {heading}\n\n{_paragraphs(language, 300)}"
    assert _found(text, language) == []


@pytest.mark.parametrize(("language", "heading"), [(lang, item) for lang, items in OTHERS.items() for item in items])
def test_other_headings_open_no_annex(language: str, heading: str) -> None:
    text = f"{_paragraphs(language, 400)}\n\n## {heading}\n\n{_paragraphs(language, 300)}"
    assert len(_found(text, language)) == 1


@pytest.mark.parametrize("language", sorted(WORDS))
def test_numbers_addresses_and_headings_are_read_too(language: str) -> None:
    extra = "## 2026\n\nhttps://shop.example/a help@shop.example 0800 100 200"
    assert _found(f"{_paragraphs(language, 594)}\n\n{extra}", language) == []
    assert len(_found(f"{_paragraphs(language, 595)}\n\n{extra}", language)) == 1


@pytest.mark.parametrize("text", ["[" * 30_000, "%" * 30_000, "{{" * 20_000])
def test_marks_without_an_end_are_no_words_and_are_read_in_little_time(text: str) -> None:
    begun = time.process_time()
    assert _found(text, "en") == []
    assert time.process_time() - begun < 3.0
