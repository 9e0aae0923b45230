"""Numbers are read in any digits; what only looks like one is left out."""

from __future__ import annotations

import pytest

from amends.wording.lint.numbers import numbers_in

READ = [
    ("en", "12,345 people on 3 May 2026, call 22 555 01 00", ["12345"]),
    ("en", "1,234,567 people; at least 1 200 000", ["1234567", "1200000"]),
    ("en", "8:00-20:00, 5 minutes, 24 months, 3.5%", ["5", "24", "3.5"]),
    ("en", "Code 7Q2K9-XMBDA; case #1234, 24-month cover", ["24"]),
    ("en", "+48 22 555 01 00 (24/7)", []),
    ("en", "1. Do this\n2. Then that in 5 minutes\n", ["5"]),
    ("en", "The number of people affected: 1200", ["1200"]),
    ("en", "We closed the call. 1200 people are affected.", ["1200"]),
    ("en", "between 9 am and 5 pm", []),
    ("en", "See https://a.example/12/345", []),
    ("de", "12.345 Personen, 5 Minuten, 8 bis 20 Uhr", ["12345", "5"]),
    ("de", "3,5 Prozent von 1.234.567", ["3.5", "1234567"]),
    ("de", "um 20 Prozent", ["20"]),
    ("de", "Telefon 0800 100 200", []),
    ("pl", "12 345 osób, 3,5 proc., 24-miesięczny", ["12345", "3.5", "24"]),
    ("pl", "Tel. 800 100 200 (8:00–20:00), na numer 8080", []),
    ("fa", "۱۲٬۳۴۵ نفر و ۵ دقیقه", ["12345", "5"]),
    ("fa", "تلفن ۸۰۰۱۰۰۲۰۰، ساعت ۸ تا ۲۰", []),
    ("en", "1.2 million people, 3 thousand files, 2 billion", ["1200000", "3000", "2000000000"]),
    ("pl", "1,2 mln osób, 40 tys. kont, 3 tysiące", ["1200000", "40000", "3000"]),
    ("de", "1,2 Mio. Kunden, 40 Tsd. Konten, 3 Millionen", ["1200000", "40000", "3000000"]),
    ("fa", "۱٫۲ میلیون نفر و ۴۰ هزار حساب", ["1200000", "40000"]),
    ("fr", "12 345 personnes", ["12345"]),
    ("it", "12.345 persone", ["12345"]),
    ("es", "12.345 personas", ["12345"]),
    ("uk", "12 345 осіб", ["12345"]),
]


@pytest.mark.parametrize(("language", "text", "values"), READ)
def test_numbers_are_read_by_value_and_place(language: str, text: str, values: list[str]) -> None:
    found = numbers_in(text, language=language)
    assert [item.value for item in found] == values
    assert all(text[item.start].isdigit() and text[item.end - 1].isdigit() for item in found)
