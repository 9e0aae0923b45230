"""Days, business days, months and hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.core.resources import data_folder
from amends.law import load_corpus
from amends.law.calendar import (
    CalendarFile,
    Dropped,
    Library,
    WorkCalendar,
    _library_days,
    add_days,
    add_hours,
    add_months,
)
from amends.law.corpus import read_yaml
from amends.law.model.words import Unit

CALENDARS = load_corpus().calendars
DAYS = st.dates(min_value=date(2018, 1, 1), max_value=date(2030, 12, 31))


def test_vermont_keeps_town_meeting_day_and_bennington_battle_day() -> None:
    vermont = CALENDARS["us-vt"]
    assert not vermont.is_working(date(2026, 3, 3))
    assert not vermont.is_working(date(2024, 8, 16))
    assert CALENDARS["us-federal"].is_working(date(2026, 3, 3))


def test_christmas_eve_is_a_holiday_in_poland_since_2025() -> None:
    assert CALENDARS["pl"].is_working(date(2024, 12, 24))
    assert not CALENDARS["pl"].is_working(date(2025, 12, 24))


def test_institutions_of_the_union_keep_schuman_day() -> None:
    assert not CALENDARS["eu-institutions"].is_working(date(2025, 5, 9))


@pytest.mark.parametrize(
    ("name", "day", "is_working"),
    [
        ("us-tx", "2026-12-24", True),  # Gov't Code 662.021 leaves out (b)(7) and (8)
        ("us-tx", "2025-12-26", True),
        ("us-tx", "2026-03-31", True),  # Cesar Chavez Day is optional
        ("us-tx", "2026-04-03", True),  # so is Good Friday
        ("us-tx", "2026-07-03", True),  # no day is moved
        ("us-tx", "2027-07-05", True),
        ("us-tx", "2026-04-21", False),  # San Jacinto Day
        ("us-tx", "2026-11-27", False),
        ("us-ny", "2026-07-03", True),  # a holiday on a Saturday is not moved
        ("us-ny", "2027-07-05", False),  # one on a Sunday is
        ("us-ny", "2023-02-15", True),  # Susan B. Anthony Day
        ("us-ca", "2026-07-03", True),
        ("us-ca", "2027-07-05", False),
        ("us-ca", "2027-12-24", True),
        ("us-ca", "2023-11-10", False),  # Gov. Code 6701: Veterans Day alone moves to the Friday
        ("us-ca", "2027-10-29", True),  # Diwali
        ("us-vt", "2026-06-19", True),  # 1 V.S.A. 371 has no Juneteenth
        ("us-vt", "2026-07-03", False),
    ],
)
def test_a_calendar_knows_the_holidays_of_the_statute_and_no_more(name: str, day: str, *, is_working: bool) -> None:
    assert CALENDARS[name].is_working(date.fromisoformat(day)) is is_working


def test_a_day_stays_a_holiday_if_only_one_of_its_names_is_dropped() -> None:
    file = CalendarFile(
        title="T",
        weekend=(),
        library=Library("US", "TX"),
        drop=(Dropped("Christmas Eve"), Dropped("Veterans Day", "monday")),
    )
    calendar = WorkCalendar(file)
    assert not calendar.is_working(date(2027, 12, 24))  # Christmas Day is observed on it
    assert calendar.is_working(date(2026, 12, 24))
    assert not calendar.is_working(date(2026, 11, 11))  # a Wednesday


@pytest.mark.parametrize(
    "path", sorted((data_folder("corpus") / "calendars").glob("us-*.yaml")), ids=lambda path: path.stem
)
def test_what_a_calendar_drops_is_known_to_the_library(path: Path) -> None:
    file = msgspec.convert(read_yaml(path), CalendarFile)
    years = [_library_days(file.library, year) for year in range(2018, 2035)] if file.library else []
    for item in file.drop:
        assert any(item.is_meant(name, day) for year in years for day, names in year.items() for name in names), item


@given(day=DAYS, n=st.integers(min_value=1, max_value=40), name=st.sampled_from(sorted(CALENDARS)))
def test_the_nth_business_day_is_a_working_day_with_n_working_days_up_to_it(day: date, n: int, name: str) -> None:
    calendar = CALENDARS[name]
    end = calendar.add(day, n)
    assert calendar.is_working(end)
    between = (day + timedelta(days=step) for step in range(1, (end - day).days + 1))
    assert sum(calendar.is_working(item) for item in between) == n


@given(day=DAYS, n=st.integers(min_value=0, max_value=24))
def test_adding_months_keeps_the_day_or_takes_the_last_of_the_month(day: date, n: int) -> None:
    end = add_months(day, n)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == n
    assert end.day == day.day or (end + timedelta(days=1)).day == 1


@given(
    start=st.datetimes(datetime.fromisoformat("2018-01-01"), datetime.fromisoformat("2030-01-01")),
    hours=st.integers(min_value=0, max_value=500),
    zone=st.sampled_from(sorted(set(load_corpus().zones.values()))),
)
def test_hours_are_exact_across_clock_changes(start: datetime, hours: int, zone: str) -> None:
    begin = start.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    end = add_hours(begin, hours, zone=zone)
    assert end.timestamp() - begin.timestamp() == hours * 3600
    assert end.utcoffset() == end.astimezone(ZoneInfo(zone)).utcoffset()


def test_an_offset_that_is_not_local_is_kept() -> None:
    start = datetime.fromisoformat("2026-04-03T07:25:00+00:00")
    assert add_hours(start, 72, zone="Europe/Warsaw").isoformat() == "2026-04-06T07:25:00+00:00"


def test_business_days_without_a_calendar_are_refused() -> None:
    with pytest.raises(ValueError, match="calendar"):
        add_days(date(2026, 1, 1), 1, Unit.BUSINESS_DAYS, None)
