"""What is in doubt stays visible: other readings, contested counting, ended holds, and which reason is the reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amends.law import DutyAnswer
from amends.law.answer import Status

Ask = Callable[..., DutyAnswer]
PLAIN = {"in_force_from": "2020-01-01", "source": "s"}
LATE, EARLY = "2026-09-20T10:00:00-04:00", "2026-09-05T10:00:00-04:00"  # the ordinary deadline is 2026-09-11


def dated(**fields: Any) -> list[dict[str, Any]]:
    return [{**PLAIN, **fields}]


def hold(released_at: str) -> dict[str, Any]:
    return {"law_enforcement_hold": {"requested_at": "2026-09-02T10:00:00-04:00", "released_at": released_at}}


def text_of(answer: DutyAnswer) -> str:
    return " ".join(answer.because)


def test_after_a_late_release_without_days_of_its_own_there_is_no_date_that_has_passed(ask: Ask) -> None:
    answer = ask(duty={"hold": dated(effect="stops")}, incident=hold(LATE), as_of="2026-10-01T12:00:00-04:00")
    assert answer.due.nominal is None
    assert answer.as_soon_as_possible
    assert [(item.at, item.contested) for item in answer.due.alternatives] == [(date(2026, 9, 11), False)]
    assert "tell without delay" in text_of(answer)
    assert "has passed" not in text_of(answer)


def test_a_release_that_is_still_to_come_has_its_day(ask: Ask) -> None:
    answer = ask(duty={"hold": dated(effect="stops")}, incident=hold(LATE), as_of="2026-09-15T12:00:00-04:00")
    assert answer.due.nominal == date(2026, 9, 20)


def test_after_a_late_release_the_days_that_the_law_names_count(ask: Ask) -> None:
    answer = ask(duty={"hold": dated(effect="stops", n=7)}, incident=hold(LATE), as_of="2026-10-01T12:00:00-04:00")
    assert answer.due.nominal == date(2026, 9, 27)
    assert not answer.as_soon_as_possible


@pytest.mark.parametrize(("as_of", "tense"), [("2026-09-04", "hold ends"), ("2026-09-10", "hold ended")])
def test_an_early_release_leaves_the_date_and_says_why(ask: Ask, as_of: str, tense: str) -> None:
    answer = ask(duty={"hold": dated(effect="stops")}, incident=hold(EARLY), as_of=f"{as_of}T12:00:00-04:00")
    assert answer.due.nominal == date(2026, 9, 11)
    assert tense in text_of(answer)
    assert "the ordinary deadline is no earlier, and stays" in text_of(answer)


def test_another_reading_gives_a_date_where_the_anchor_of_the_clock_is_missing(ask: Ask) -> None:
    reading = {
        "reading": "from discovery",
        "compute": "other_limit",
        "citation": "Test 1",
        "contested": True,
        "limit": {"n": 10, "unit": "calendar_days", "after": "discovered"},
    }
    clock = dated(limits=[{"n": 10, "unit": "calendar_days", "after": "determined"}], readings=[reading])
    answer = ask(duty={"clock": clock})
    assert (answer.status, answer.anchor, answer.due.nominal) == (Status.UNKNOWN, "determined", None)
    assert [(item.at, item.contested) for item in answer.due.alternatives] == [(date(2026, 9, 11), True)]


@pytest.mark.parametrize(
    ("residents", "elsewhere", "status"),
    [
        (1, 500, Status.CONTESTED),
        (500, 1, Status.CONTESTED),
        (501, 0, Status.REQUIRED),
        (1, 499, Status.NOT_REQUIRED),
    ],
)
def test_a_threshold_is_contested_where_the_other_base_leaves_it_unreached(
    ask: Ask, residents: int, elsewhere: int, status: Status
) -> None:
    threshold = dated(operator="more_than", number=500, base="total_persons", contested_base="residents_to_be_notified")
    places = [("US-VT", residents), ("US-NY", elsewhere)]
    cohorts = [{"residence": place, "persons": n, "elements": ["name", "ssn"]} for place, n in places if n]
    answer = ask(duty={"threshold": threshold}, cohorts=cohorts)
    assert answer.status is status
    assert ("Contested whom to count" in text_of(answer)) == (status is Status.CONTESTED)


def test_whom_another_cause_exempts_no_threshold_leaves_out(ask: Ask) -> None:
    exempt = dated(ground="harm", when={"is": {"assessment.misuse_likely": False}}, says="no harm is likely")
    threshold = dated(operator="more_than", number=100, base="residents_to_be_notified")
    duty = {"exemptions": exempt, "threshold": threshold}
    spared = ask(duty=duty, incident={"assessment": {"misuse_likely": False}})
    assert spared.status is Status.NOT_REQUIRED
    assert "no harm is likely" in text_of(spared)
    assert "Threshold" not in text_of(spared)


def test_where_persons_are_too_few_the_threshold_is_the_reason(ask: Ask) -> None:
    answer = ask(duty={"threshold": dated(operator="more_than", number=500, base="residents_to_be_notified")})
    assert answer.status is Status.NOT_REQUIRED
    assert "Threshold of more than 500" in text_of(answer)
