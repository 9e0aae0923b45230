"""The page for a person: readable, in the authority's language, and no fact can become markup."""

from __future__ import annotations

import re

import pytest
from filing_cases import BANK, CARE, CASES, form_called

from amends.filing import load_forms, markdown
from amends.filing.model import State


def _page(filled, name: str, text: str, *claims: str, **more: object) -> str:
    return markdown(filled(name, text, *claims, **more), form_called(name))


@pytest.mark.parametrize("name", [form.form for form in load_forms()])
@pytest.mark.parametrize("case", CASES)
def test_every_form_prints_each_answer_and_each_question(name: str, case: str, filled) -> None:
    filing = filled(name, CASES[case])
    page = markdown(filing, form_called(name))
    for item in filing.fields:
        if item.state in (State.GIVEN, State.COMPUTED, State.NOT_YET_KNOWN):
            assert f"**{item.id}.".replace("_", r"\_") in page
    for item in filing.missing:
        assert item.key in page
    assert "None" not in page.replace("None reason", "")


def test_the_page_is_in_the_language_of_the_authority_with_english_beside(filled) -> None:
    page = _page(filled, "uodo", BANK)
    assert "# Zgłoszenie naruszenia ochrony danych osobowych / Notification of a personal data breach" in page
    assert "Do uzupełnienia przed wysłaniem" in page
    assert "Beginning of the breach" in page
    assert "Mesures prises" in _page(filled, "cnil", CARE)
    assert "Zeitpunkt des Bekanntwerdens" in _page(filled, "de-aufsicht", CARE)


@pytest.mark.parametrize(
    "hostile",
    [
        "# Heading",
        "[x](https://evil.example)",
        "<script>alert(1)</script>",
        "| a | b |",
        "`code`",
        "**bold** _it_",
        "![i](u)",
    ],
)
def test_a_fact_cannot_become_markup(filled, hostile: str) -> None:
    escaped = hostile.replace("\\", "\\\\").replace('"', '\\"')
    page = _page(filled, "uodo", BANK, f'{{key: incident.description, value: "{escaped}"}}')
    shown = next(
        line for line in page.splitlines() if line.startswith("> ") and "\\" in line and hostile[-3:-1] in line
    )
    assert not re.search(r"(?<!\\)[#\[\]<>|`*_]", shown.removeprefix("> "))


def test_several_lines_of_a_fact_stay_in_its_quotation(filled) -> None:
    page = _page(filled, "uodo", BANK, '{key: incident.description, value: "first\\n\\n# second\\nthird"}')
    at = page.splitlines().index("> first")
    assert page.splitlines()[at : at + 4] == ["> first", "> ", "> \\# second", "> third"]


def test_a_text_cannot_close_the_block_in_which_it_stands(filled) -> None:
    page = _page(filled, "sec-8-k-1-05", CARE, '{key: sec.nature, value: "a ``` b ```` c"}')
    assert "`````text" in page
    assert page.count("`````") == 2


def test_the_page_says_how_sure_the_form_is(filled) -> None:
    assert "pewność ML" in _page(filled, "uodo", BANK)
    assert "confidence MH" in _page(filled, "gdpr-art-33-3", BANK)
