"""Dates are read as people write them, in eight languages, and nothing else is taken for one."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from amends.wording.lint.dates import dates_in

_MAY, _END, _JUNE = date(2026, 5, 20), date(2026, 5, 22), date(2026, 6, 2)

WHOLE = [
    ("en", "On 20 May 2026 someone broke in.", [_MAY]),
    ("en", "It happened on May 20th, 2026.", [_MAY]),
    ("en", "the 20th of May 2026", [_MAY]),
    ("en", "Between 20 and 22 May 2026 he copied a file.", [_MAY, _END]),
    ("en", "May 20-22, 2026", [_MAY, _END]),
    ("en", "from 20 May to 2 June 2026", [_MAY, _JUNE]),
    ("en", "between May 20 and June 2, 2026", [_MAY, _JUNE]),
    ("en", "2026-05-20T02:00", [_MAY]),
    ("en", "on **20\nMay 2026**", [_MAY]),
    ("de", "am 20. Mai 2026", [_MAY]),
    ("de", "vom 20. bis zum 22. Mai 2026", [_MAY, _END]),
    ("de", "vom 20. bis 22.05.2026", [_MAY, _END]),
    ("de", "20.05.-02.06.2026", [_MAY, _JUNE]),
    ("de", "am 20.5.26", [_MAY]),
    ("de", "seit dem 1. März 2026, kurz 1. Maerz 2026", [date(2026, 3, 1)] * 2),
    ("pl", "20 maja 2026 r.", [_MAY]),
    ("pl", "od 20 do 22 maja 2026 roku", [_MAY, _END]),
    ("pl", "od 20 maja do 2 czerwca 2026 r.", [_MAY, _JUNE]),
    ("pl", "20.05.2026 r.", [_MAY]),
    ("pl", "20 V 2026", [_MAY]),
    ("pl", "3 pazdziernika 2026", [date(2026, 10, 3)]),
    ("fa", "در ۲۰ مهٔ ۲۰۲۶ کسی نفوذ کرد", [_MAY]),
    ("fa", "در ۳۰ اردیبهشت ۱۴۰۵", [_MAY]),
    ("fa", "سی‌ام اردیبهشت‌ماه ۱۴۰۵", [_MAY]),
    ("fa", "۱۴۰۵/۰۲/۳۰", [_MAY]),
    ("fa", "۲۰ می ۲۰۲۶", [_MAY]),
    ("fa", "از ۲۰ تا ۲۲ ماه مه سال ۲۰۲۶", [_MAY, _END]),
    ("fr", "du 20 au 22 mai 2026", [_MAY, _END]),
    ("fr", "le 1er juin 2026", [date(2026, 6, 1)]),
    ("es", "el 20 de mayo de 2026", [_MAY]),
    ("it", "il 20 maggio 2026, non il 1° giugno 2026", [_MAY, date(2026, 6, 1)]),
    ("uk", "20 травня 2026 року", [_MAY]),
]

NONE = [
    ("en", "You may 20 times refuse."),
    ("en", "We march 12 people out."),
    ("en", "Call 8:00-20:00, see Art. 33."),
    ("en", "See https://a.example/2026-05-20/x"),
    ("en", "Version 1.12.2026.4 and 12/2026/99999"),
    ("de", "um 20.05 Uhr, 3,5 Prozent"),
    ("pl", "w ciągu 5 dni, 20.05 zł"),
    ("fa", "کارت ساعت ۱۰ می‌رسد"),
    ("fa", "۱۴۰۵/۱۳/۰۱"),
]


@pytest.mark.parametrize(("language", "text", "days"), WHOLE)
def test_day_is_read_and_lies_where_it_stands(language: str, text: str, days: list[date]) -> None:
    found = dates_in(text, language=language)
    assert [item.day for item in found] == days
    assert all(any(mark.isdigit() or mark.isalpha() for mark in text[item.start : item.end]) for item in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_is_no_date_is_not_read(language: str, text: str) -> None:
    assert dates_in(text, language=language) == ()


def test_place_of_a_date_is_that_of_the_text_as_given() -> None:
    text = "Am **20. Mai 2026** und\nam 2. Juni."
    assert [text[item.start : item.end] for item in dates_in(text, language="de")] == ["20. Mai 2026", "2. Juni"]


@pytest.mark.parametrize(
    ("language", "text", "yes", "no"),
    [
        ("en", "in May 2026", _MAY, _JUNE),
        ("en", "on 20 May", _MAY, _END),
        ("pl", "w maju 2026", _MAY, _JUNE),
        ("de", "im Mai 2026", _MAY, _JUNE),
        ("de", "am 20.05. war", _MAY, _END),
        ("fa", "در ۳۰ اردیبهشت", _MAY, _END),
        ("fa", "در اردیبهشت ۱۴۰۵", _MAY, _JUNE),
    ],
)
def test_what_is_left_out_agrees_with_any(language: str, text: str, yes: date, no: date) -> None:
    [found] = dates_in(text, language=language)
    assert found.day is None
    assert found.may_be(yes)
    assert not found.may_be(no)


def test_american_order_has_both_readings_where_both_can_be() -> None:
    doubtful, clear = dates_in("05/06/2026 and 05/20/2026", language="en")
    assert doubtful.may_be(date(2026, 5, 6))
    assert doubtful.may_be(date(2026, 6, 5))
    assert clear.day == _MAY
    assert clear.other is None


def test_slashes_elsewhere_are_day_and_month() -> None:
    [found] = dates_in("05/06/2026", language="fr")
    assert (found.day, found.other) == (date(2026, 6, 5), None)


@pytest.mark.parametrize("text", ["9" * 4000, "1." * 4000, "20 May " * 2000, "(" * 3000 + "1/1/1/1/1" * 300])
def test_hostile_text_is_read_in_little_time(text: str) -> None:
    assert len(dates_in(text, language="en")) <= 2000
