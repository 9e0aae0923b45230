"""Nobody is called or texted in their quiet hours, whatever clock and calendar they live by."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.contact.quiet import Wait, not_before
from amends.contact.quietrules import holidays_of, quiet_hours, rules_for, zones_of
from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.core.places import normalise_residence


def at(zone: str, *parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo(zone))  # type: ignore[misc]


def opening(channel: Channel, moment: datetime, place: str, zone: str, own: str | None = None) -> str:
    """When it opens, by the clock of ``zone``."""
    wait = not_before(channel, moment, place, own)
    assert wait.not_before is not None
    return wait.not_before.astimezone(ZoneInfo(zone)).strftime("%a %d %H:%M")


def test_message_within_the_hours_goes_at_once() -> None:
    moment = at("Europe/Warsaw", 2026, 11, 24, 10, 0)
    assert not_before(Channel.VOICE, moment, "PL") == Wait(moment, "within the hours of the clock of PL")


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.POST, Channel.INBOX, Channel.WEB])
def test_what_waits_to_be_looked_at_is_never_quiet(channel: Channel) -> None:
    night = at("Europe/Warsaw", 2026, 11, 22, 3, 0)
    assert not_before(channel, night, "PL").not_before == night


@pytest.mark.parametrize(
    ("place", "zone", "moment", "expected"),
    [
        ("US-CA", "America/Los_Angeles", (2026, 11, 24, 7, 59), "Tue 24 08:00"),  # 47 CFR 64.1200(c)(1)
        ("US-CA", "America/Los_Angeles", (2026, 11, 24, 20, 59), "Tue 24 20:59"),
        ("US-CA", "America/Los_Angeles", (2026, 11, 24, 21, 0), "Wed 25 08:00"),
        ("US-FL", "America/New_York", (2026, 11, 24, 20, 0), "Wed 25 09:00"),  # 8-20, and the Panhandle is an hour late
        ("US-OK", "America/Chicago", (2026, 11, 24, 20, 0), "Wed 25 09:00"),
        ("US-TX", "America/Chicago", (2026, 11, 29, 11, 0), "Sun 29 13:00"),  # Sunday from noon, El Paso an hour late
        ("US-RI", "America/New_York", (2026, 11, 24, 18, 0), "Wed 25 09:00"),
    ],
)
def test_text_follows_the_stricter_of_country_and_state(
    place: str, zone: str, moment: tuple[int, ...], expected: str
) -> None:
    assert opening(Channel.SMS, at(zone, *moment), place, zone) == expected


def test_nobody_is_called_on_a_sunday_or_public_holiday() -> None:
    sunday = at("Europe/Warsaw", 2026, 11, 22, 12, 0)
    assert opening(Channel.VOICE, sunday, "PL", "Europe/Warsaw") == "Mon 23 09:00"
    independence_day = at("Europe/Warsaw", 2026, 11, 11, 12, 0)
    assert opening(Channel.VOICE, independence_day, "PL", "Europe/Warsaw") == "Thu 12 09:00"
    assert opening(Channel.SMS, independence_day, "PL", "Europe/Warsaw") == "Wed 11 12:00"


def test_day_of_rest_is_that_of_the_place() -> None:
    friday = at("Asia/Tehran", 2026, 11, 20, 12, 0)
    assert opening(Channel.VOICE, friday, "IR", "Asia/Tehran") == "Sat 21 09:00"
    sunday = at("Asia/Tehran", 2026, 11, 22, 12, 0)
    assert not_before(Channel.VOICE, sunday, "IR").not_before == sunday


def test_holidays_of_a_part_of_the_country_count() -> None:
    assert date(2026, 1, 6) in holidays_of("DE-BY", 2026)
    assert date(2026, 1, 6) not in holidays_of("DE", 2026)
    assert date(2026, 11, 26) in holidays_of("US-XX", 2026), "an unknown part has the country's"


def test_place_with_two_clocks_waits_for_both() -> None:
    morning = at("America/New_York", 2026, 11, 24, 8, 30)
    assert opening(Channel.SMS, morning, "US-IN", "America/New_York") == "Tue 24 09:00"
    assert not_before(Channel.SMS, morning, "US-IN", "America/New_York").not_before == morning


def test_unknown_part_of_a_country_waits_for_all_its_clocks() -> None:
    morning = at("America/New_York", 2026, 11, 24, 9, 0)
    assert opening(Channel.SMS, morning, "US-XX", "Pacific/Honolulu") == "Tue 24 08:00"
    assert zones_of("US-XX") == zones_of("US")


def test_clock_that_does_not_exist_falls_back_on_the_place() -> None:
    night = at("Europe/Warsaw", 2026, 11, 24, 3, 0)
    for own in ("Nowhere/City", "../../etc/passwd", "", "Europe"):
        assert opening(Channel.SMS, night, "PL", "Europe/Warsaw", own) == "Tue 24 08:00"


@pytest.mark.parametrize("day", [(2026, 3, 29), (2026, 10, 25)])
def test_hours_are_those_of_the_clock_on_days_when_it_changes(day: tuple[int, int, int]) -> None:
    night = at("Europe/Warsaw", *day, 0, 30)
    assert opening(Channel.SMS, night, "PL", "Europe/Warsaw").endswith("08:00")


def test_urgent_reason_overrides_and_is_recorded_and_a_blank_one_does_not() -> None:
    night = at("Europe/Warsaw", 2026, 11, 24, 3, 0)
    wait = not_before(Channel.VOICE, night, "PL", urgent_reason="accounts are being emptied")
    assert (wait.not_before, wait.because) == (night, "urgent: accounts are being emptied")
    assert not_before(Channel.VOICE, night, "PL", urgent_reason="  ").not_before != night


def test_rule_that_makes_it_wait_is_cited() -> None:
    wait = not_before(Channel.SMS, at("America/Chicago", 2026, 11, 29, 10, 0), "US-TX", "America/Chicago")
    assert wait.rule == "Tex. Bus. & Com. Code 301.051"


def test_rule_binds_from_its_day_on() -> None:
    places = {rule.place for rule in rules_for(Channel.SMS, "US-FL", date(2021, 6, 30))}
    assert "US-FL" not in places
    assert "US-FL" in {rule.place for rule in rules_for(Channel.SMS, "US-FL", date(2021, 7, 1))}


def test_unknown_place_and_naive_time_are_one_clear_error() -> None:
    with pytest.raises(InputError) as caught:
        not_before(Channel.SMS, datetime(2026, 11, 24, tzinfo=UTC), "XX")
    assert caught.value.code == "contact.unknown_place"
    with pytest.raises(InputError) as caught:
        not_before(Channel.SMS, datetime(2026, 11, 24), "PL")  # noqa: DTZ001  # that is the point
    assert caught.value.code == "contact.naive_time"


def test_every_rule_and_clock_of_the_file_is_usable() -> None:
    file = quiet_hours()
    assert {rule.source for rule in file.rules} == set(file.sources)
    assert all(rule.opens_at() < rule.closes_at() for rule in file.rules)
    for source in file.sources.values():
        assert source.confidence in ("F", "MH", "ML", "choice")
        assert bool(source.url) != (source.confidence == "choice" and bool(source.owner and source.reason))
    for place, zones in file.zones.items():
        assert normalise_residence(place) == place
        assert all(ZoneInfo(zone) for zone in zones)
    for rule in file.rules:
        assert rule.place == "*" or normalise_residence(rule.place) == rule.place


@settings(max_examples=150, deadline=None)
@given(
    place=st.sampled_from(
        ["US", "US-FL", "US-TX", "US-RI", "US-KY", "CA", "PL", "DE-BY", "IR", "RU", "BR", "AU", "GB"]
    ),
    channel=st.sampled_from([Channel.VOICE, Channel.SMS, Channel.PUSH]),
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001  # made aware below
)
def test_opening_suits_every_clock_and_never_lies_before(place: str, channel: Channel, moment: datetime) -> None:
    asked = moment.replace(tzinfo=UTC)
    wait = not_before(channel, asked, place)
    assert wait.not_before is not None
    assert wait.not_before >= asked
    assert wait.not_before - asked < timedelta(days=12)
    assert not_before(channel, wait.not_before, place).not_before == wait.not_before
    for zone in zones_of(place):
        local = wait.not_before.astimezone(ZoneInfo(zone))
        earliest, latest = (9, 20) if channel is Channel.VOICE else (8, 21)
        assert earliest <= local.hour < latest
