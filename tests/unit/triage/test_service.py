"""By when an incoming message is answered."""

from datetime import UTC, datetime, timedelta

import pytest

from amends.core.errors import InputError
from amends.triage.service import due_by

FRIDAY = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def minutes(**given: object) -> float:
    settings = {"kind": "other", "received_at": FRIDAY, **given}
    return (due_by(**settings).at - FRIDAY) / timedelta(minutes=1)  # type: ignore[arg-type]


def test_social_is_answered_within_the_hour_in_the_first_three_days() -> None:
    assert minutes(way_in="social", incident_opened_at=FRIDAY - timedelta(hours=71, minutes=59)) == 60
    assert minutes(way_in="social", incident_opened_at=FRIDAY - timedelta(hours=72)) == 240
    assert minutes(way_in="social") == 240


def test_mail_web_and_chat_have_their_clocks() -> None:
    assert (minutes(way_in="mail"), minutes(way_in="web"), minutes(way_in="chat")) == (1440, 1440, 2)


def test_unknown_way_in_has_a_clock_too() -> None:
    assert minutes(way_in="pigeon") == 1440


def test_call_back_comes_on_the_next_working_day() -> None:
    due = due_by(way_in="phone", kind="callback", received_at=FRIDAY, zone="Europe/Warsaw")
    assert due.at == datetime(2026, 11, 23, 23, 0, tzinfo=UTC)  # midnight after Monday, in Warsaw


def test_working_day_is_that_of_the_zone() -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)  # Saturday already in Warsaw
    assert due_by(way_in="phone", kind="other", received_at=late, zone="Europe/Warsaw").at.date().day == 23


def test_earlier_of_law_and_service_wins() -> None:
    soon, late = FRIDAY + timedelta(hours=1), FRIDAY + timedelta(days=30)
    assert due_by(way_in="mail", kind="complaint", received_at=FRIDAY, law_due_at=soon).source == "law"
    due = due_by(way_in="mail", kind="complaint", received_at=FRIDAY, law_due_at=late)
    assert (due.source, due.at) == ("service:mail", FRIDAY + timedelta(days=1))


def test_danger_to_life_is_answered_in_minutes_by_any_way() -> None:
    due = due_by(way_in="letter", kind="threat_to_self", received_at=FRIDAY)
    assert due.at == FRIDAY + timedelta(minutes=5)
    assert due.because
    assert due.source == "service:threat_to_self"


def test_time_without_offset_and_unknown_zone_are_refused() -> None:
    with pytest.raises(InputError) as naive:
        due_by(way_in="mail", kind="other", received_at=datetime(2026, 11, 20))  # noqa: DTZ001
    assert naive.value.code == "triage.naive_time"
    with pytest.raises(InputError) as zone:
        due_by(way_in="phone", kind="other", received_at=FRIDAY, zone="Europe/Nowhere")
    assert zone.value.code == "triage.zone"
