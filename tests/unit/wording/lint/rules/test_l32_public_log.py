"""L32: what the public log took back or says otherwise is an error; without a log nothing is judged."""

from __future__ import annotations

import pytest
from lint_cases import FACTS, cases, found

from amends.wording.lint import lint
from amends.wording.lint.facts import Beside, Published

_LOGS = {
    "en": (
        ("persons", "12000", "The theft affects 12,000 customers of our bank.", False),
        ("passwords", "no", "Passwords of our customers were not stolen.", False),
        ("occurred", "2026-05-20", "The thieves broke into our systems on 20 May 2026.", False),
        ("backup", "lost", "The thieves also copied our backup tapes from the archive.", True),
    ),
    "de": (
        ("persons", "12000", "Der Diebstahl betrifft 12.000 Kunden unserer Bank.", False),
        ("passwords", "no", "Passwörter unserer Kunden wurden nicht gestohlen.", False),
        ("occurred", "2026-05-20", "Die Diebe sind am 20. Mai 2026 in unsere Systeme eingebrochen.", False),
        ("backup", "lost", "Die Diebe haben auch unsere Sicherungsbänder aus dem Archiv kopiert.", True),
    ),
    "pl": (
        ("persons", "12000", "Kradzież dotyczy 12 000 klientów naszego banku.", False),
        ("passwords", "no", "Hasła naszych klientów nie zostały skradzione.", False),
        ("occurred", "2026-05-20", "Złodzieje włamali się do naszych systemów 20 maja 2026 r.", False),
        ("backup", "lost", "Złodzieje skopiowali też nasze taśmy zapasowe z archiwum.", True),
    ),
    "fa": (
        ("persons", "12000", "این سرقت ۱۲٬۰۰۰ مشتری بانک ما را دربر می‌گیرد.", False),
        ("passwords", "no", "گذرواژه‌های مشتریان ما دزدیده نشده است.", False),
        ("occurred", "2026-05-20", "دزدان در ۲۰ مه ۲۰۲۶ وارد سامانه‌های ما شدند.", False),
        ("backup", "lost", "دزدان نوارهای پشتیبان بایگانی ما را نیز کپی کردند.", True),
    ),
}


def _beside(language: str) -> Beside:
    said = _LOGS.get(language, _LOGS["en"])
    return Beside(
        published=tuple(
            Published(key=key, value=value, text=text, at="2026-06-02T12:00:00+02:00", is_retracted=gone)
            for key, value, text, gone in said
        )
    )


@pytest.mark.parametrize(("language", "sentence"), cases("l32", "faults"))
def test_contradiction_is_an_error(language: str, sentence: str) -> None:
    [finding] = found("L32", f"X.\n\n{sentence}", language, beside=_beside(language))
    assert finding.severity == "error"
    assert finding.text == sentence


@pytest.mark.parametrize(("language", "sentence"), cases("l32", "harmless"))
def test_agreement_and_other_things_are_let_pass(language: str, sentence: str) -> None:
    assert found("L32", f"X.\n\n{sentence}", language, beside=_beside(language)) == []


def test_newer_statement_of_the_same_key_stands() -> None:
    def said(value: str, day: int) -> Published:
        text = f"The theft affects {value} customers of our bank."
        return Published(key="persons", value=value, text=text, at=f"2026-06-0{day}T12:00:00+02:00")

    beside = Beside(published=(said("15000", 3), said("12000", 2)))
    assert found("L32", "The theft affects 15000 customers of our bank.", "en", beside=beside) == []
    assert found("L32", "The theft affects 12000 customers of our bank.", "en", beside=beside) != []


def test_retracted_and_stated_again_may_be_repeated() -> None:
    text = "The thieves also copied our backup tapes from the archive."
    gone = Published(key="backup", value="yes", text=text, at="2026-06-02T12:00:00+02:00", is_retracted=True)
    again = Published(key="backup", value="yes", text=text, at="2026-06-04T12:00:00+02:00")
    assert found("L32", text, "en", beside=Beside(published=(gone, again))) == []


def test_without_a_log_it_is_not_judged() -> None:
    report = lint("The theft affects 9 customers.", language="en", channel="email", facts=FACTS)
    assert "no public log" in report.measures.not_judged["L32"]
    assert found("L32", "The theft affects 9 customers.", "en", beside=Beside(published=())) == []


@pytest.mark.parametrize("language", ["es", "fr", "it", "uk"])
def test_numbers_are_compared_without_words(language: str) -> None:
    text = "Alpha beta gamma delta: {}."
    beside = Beside(published=(Published(key="n", value="120", text=text.format(120), at="2026-06-02T12:00:00Z"),))
    assert found("L32", text.format(120), language, beside=beside) == []
    assert found("L32", text.format(340), language, beside=beside) != []
