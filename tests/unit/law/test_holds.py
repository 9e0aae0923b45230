"""What stops a clock: holds of the police, written, oral and unasked, and more time that an authority grants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amends.law import DutyAnswer

Ask = Callable[..., DutyAnswer]  # the fixture `ask` of conftest.py


def dated(**fields: Any) -> list[dict[str, Any]]:
    """One dated value in force since 2020."""
    return [{"in_force_from": "2020-01-01", "source": "s", **fields}]


def says(answer, text: str) -> bool:
    return any(text in line for line in answer.because)


HOLD = {"requested_at": "2026-09-02T10:00:00-04:00", "in_writing": True}


def test_a_hold_stops_only_the_duty_whose_law_says_so(ask: Ask) -> None:
    stops = {"hold": dated(effect="stops", n=7)}
    assert ask(duty=stops, incident={"law_enforcement_hold": HOLD}).due.nominal is None
    ignored = ask(incident={"law_enforcement_hold": HOLD})
    assert ignored.due.nominal == date(2026, 9, 11)
    assert says(ignored, "does not stop this duty")


@pytest.mark.parametrize(
    ("rule", "released", "due"),
    [
        ({"n": 7}, "2026-09-03", date(2026, 9, 11)),
        ({"n": 7}, "2026-09-30", date(2026, 10, 7)),
        ({"n": 7, "after_release": "counted_from_release"}, "2026-09-03", date(2026, 9, 10)),
        ({"n": 7, "unit": "business_days", "calendar": "us-vt"}, "2026-09-30", date(2026, 10, 9)),
        ({}, "2026-09-30", date(2026, 9, 30)),
    ],
)
def test_after_release_the_law_says_how_long(ask: Ask, rule: dict, released: str, due: date) -> None:
    hold = {**HOLD, "released_at": f"{released}T10:00:00-04:00"}
    answer = ask(duty={"hold": dated(effect="stops", **rule)}, incident={"law_enforcement_hold": hold})
    assert answer.due.nominal == due


def test_a_hold_that_must_be_written_and_is_not_does_nothing(ask: Ask) -> None:
    duty = {"hold": dated(effect="stops", needs_writing=True)}
    answer = ask(duty=duty, incident={"law_enforcement_hold": {**HOLD, "in_writing": False}})
    assert answer.due.nominal == date(2026, 9, 11)


@pytest.mark.parametrize(
    ("request_", "due", "reason"),
    [
        ({}, date(2026, 9, 26), "Extended by 15"),
        ({"in_writing": False}, date(2026, 9, 11), "in writing"),
        ({"good_cause": None}, date(2026, 9, 11), "good cause"),
        ({"requested_at": "2026-09-12T10:00:00-04:00"}, date(2026, 9, 11), "asked for after"),
        ({"jurisdiction": "US-CA"}, date(2026, 9, 11), ""),
    ],
)
def test_an_extension_counts_if_asked_for_rightly(ask: Ask, request_: dict, due: date, reason: str) -> None:
    rule = dated(n=15, unit="calendar_days", needs_writing=True, needs_good_cause=True)
    asked = {
        "jurisdiction": "US-VT",
        "recipient": "individuals",
        "requested_at": "2026-09-11T10:00:00-04:00",
        "in_writing": True,
        "good_cause": True,
        **request_,
    }
    extensions = [{key: value for key, value in asked.items() if value is not None}]
    answer = ask(duty={"extension": rule}, incident={"extensions": extensions})
    assert answer.due.nominal == due
    assert says(answer, reason)


@pytest.mark.parametrize(
    ("request_", "due"),
    [
        ({"in_writing": False}, date(2026, 10, 1)),  # thirty days from 1 September, and the law's ten ended before
        ({}, date(2026, 10, 1)),
        ({"in_writing": True}, None),
        ({"in_writing": False, "until": "2026-09-20T10:00:00-04:00"}, date(2026, 9, 20)),
        ({"in_writing": False, "until": "2026-12-20T10:00:00-04:00"}, date(2026, 10, 1)),
    ],
)
def test_an_oral_hold_ends_when_the_law_says(ask: Ask, request_: dict[str, Any], due: date | None) -> None:
    rule = {"hold": dated(effect="stops", at_most={"oral": 30, "unit": "calendar_days"})}
    hold = {"requested_at": "2026-09-01T10:00:00-04:00", **request_}
    assert ask(duty=rule, incident={"law_enforcement_hold": hold}).due.nominal == due


def test_an_oral_hold_of_unknown_date_is_not_counted(ask: Ask) -> None:
    rule = {"hold": dated(effect="stops", at_most={"oral": 30, "unit": "calendar_days"})}
    undated = {"in_writing": False, "until": "2026-12-20T10:00:00-05:00"}
    answer = ask(duty=rule, incident={"law_enforcement_hold": undated})
    assert answer.due.nominal == date(2026, 9, 11)
    assert says(answer, "when it was asked for is not known")


@pytest.mark.parametrize("hold", [{}, {"agency": "FBI"}, {"in_writing": True}])
def test_a_hold_that_nobody_is_known_to_have_asked_for_stops_nothing(ask: Ask, hold: dict[str, Any]) -> None:
    answer = ask(duty={"hold": dated(effect="stops")}, incident={"law_enforcement_hold": hold})
    assert answer.due.nominal == date(2026, 9, 11)
    assert says(answer, "it is not counted")
