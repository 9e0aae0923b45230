"""Phone numbers and addresses of the house become links, and nothing else does."""

import pytest

from amends.web.portal.reach import reach


@pytest.mark.parametrize(
    ("line", "link"),
    [
        (
            "Telefon: +48 500 009 900 (07:00–22:00).",
            '<a class="reach" dir="ltr" href="tel:+48500009900">+48 500 009 900</a> (',
        ),
        ("Rufen Sie an: +49 (0)30 123-456", '<a class="reach" dir="ltr" href="tel:+4930123456">+49 (0)30 123-456</a>'),
        (
            "تلفن: \u2066+48 500 009 900\u2069",
            '\u2066<a class="reach" dir="ltr" href="tel:+48500009900">+48 500 009 900</a>\u2069',
        ),
        ("Write to help@bank.example.", '<a href="mailto:help@bank.example">help@bank.example</a>.'),
    ],
)
def test_a_number_or_an_address_can_be_tapped(line: str, link: str) -> None:
    assert link in reach(line)


@pytest.mark.parametrize(
    "line", ["481 people are affected.", "By 27 November 2026, 18:00 (UTC+2)", "8080", "", "1 000 000"]
)
def test_counts_days_and_hours_are_no_numbers_to_dial(line: str) -> None:
    assert reach(line) == line


def test_what_a_fact_says_is_never_markup() -> None:
    said = reach('<script>alert("+48 500 009 900")</script> "x"@bank.example onclick="a@b.example"')
    assert "<script" not in said
    assert said.count("<a ") == said.count("</a>") == 2
    assert 'onclick="' not in said
