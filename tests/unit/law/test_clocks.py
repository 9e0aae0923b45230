"""The clocks: what is due, what it waits for, what was late and why; and who is warned."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import pytest

from amends.core.case import parse_case
from amends.core.errors import InputError
from amends.law import Answer, evaluate, load_corpus
from amends.law.clocks import ClockRow, ClockState, Deed, clock_rows
from amends.law.escalation import warnings_due
from amends.law.reading import answer_of

AWARE = datetime.fromisoformat("2026-06-01T10:00:00+02:00")
UODO, PEOPLE = "eu/gdpr/33-authority", "eu/gdpr/34-individuals"


def answer(**incident: Any) -> Answer:
    facts = {
        "incident": {
            "controller": {"name": "Bank", "established_in": "PL"},
            "anchors": {"aware": AWARE.isoformat()},
            "assessment": {"risk": "high"},
            **incident,
        },
        "cohorts": [{"residence": "PL", "persons": 500, "elements": ["name", "pesel"]}],
    }
    case = parse_case(json.dumps(facts), name="facts")
    return evaluate(load_corpus(), case, case.cohorts, AWARE)


def row(law: str, at: datetime, *deeds: Deed, **incident: Any) -> ClockRow:
    return next(row for row in clock_rows(answer(**incident), deeds, at=at) if row.law == law)


@pytest.mark.parametrize(
    ("hours", "state", "left"),
    [
        (1, ClockState.RUNNING, 71),
        (48, ClockState.DUE_SOON, 24),
        (72, ClockState.DUE_SOON, 0),
        (73, ClockState.OVERDUE, -1),
    ],
)
def test_a_clock_runs_down_and_passes(hours: int, state: ClockState, left: int) -> None:
    found = row(UODO, AWARE + timedelta(hours=hours))
    assert (found.state, found.left_s) == (state, left * 3600)


def test_what_was_done_in_time_is_done() -> None:
    found = row(UODO, AWARE + timedelta(days=9), Deed(UODO, AWARE + timedelta(hours=70), by="dpo"))
    assert (found.state, found.late_by_s, found.why_late, found.done_by) == (ClockState.DONE, None, "", "dpo")


@pytest.mark.parametrize(
    ("why", "said"), [("the register was down", "the register was down"), ("", "no reason is on record")]
)
def test_what_was_late_says_by_how_much_and_why(why: str, said: str) -> None:
    found = row(UODO, AWARE + timedelta(days=9), Deed(UODO, AWARE + timedelta(hours=75), why_late=why))
    assert (found.state, found.late_by_s, found.why_late) == (ClockState.DONE_LATE, 3 * 3600, said)


def test_a_deed_in_the_future_is_none_yet() -> None:
    assert row(UODO, AWARE + timedelta(hours=1), Deed(UODO, AWARE + timedelta(hours=2))).state is ClockState.RUNNING


def test_a_missing_anchor_is_waited_for_by_name() -> None:
    found = row(UODO, AWARE, anchors={"detected": AWARE.isoformat()})
    assert found.state is ClockState.WAITING
    assert "the anchor `aware`" in found.waits_for


def test_who_must_be_told_first_is_waited_for_until_it_is_done() -> None:
    given = answer()
    authority = next(duty for duty in given.duties if duty.law == UODO)
    first = msgspec.structs.replace(authority, before=("individuals",))
    duties = tuple(first if duty.law == UODO else duty for duty in given.duties)
    ordered = msgspec.structs.replace(given, duties=duties)
    waits = {
        bool(deeds): next(row for row in clock_rows(ordered, deeds, at=AWARE) if row.law == PEOPLE).waits_for
        for deeds in ([], [Deed(UODO, AWARE)])
    }
    assert "must be told first" in waits[False][0]
    assert waits[True] == ()


def test_the_most_urgent_comes_first_and_what_is_done_last() -> None:
    rows = clock_rows(answer(), [Deed(PEOPLE, AWARE)], at=AWARE + timedelta(hours=80))
    assert (rows[0].law, rows[0].state) == (UODO, ClockState.OVERDUE)
    assert (rows[-1].law, rows[-1].state) == (PEOPLE, ClockState.DONE)


def test_warnings_reach_more_people_as_the_deadline_nears_and_stop_when_it_is_met() -> None:
    levels = []
    for hours in (1, 49, 67, 71, 73):
        at = AWARE + timedelta(hours=hours)
        found = list(warnings_due([row(UODO, at)], at=at))
        levels.append([(item.level, len(item.roles)) for item in found])
    assert levels == [[], [(1, 1)], [(2, 3)], [(3, 4)], [(4, 4)]]
    at = AWARE + timedelta(hours=73)
    assert list(warnings_due([row(UODO, at, Deed(UODO, AWARE))], at=at)) == []


def test_days_are_warned_of_in_days() -> None:
    at = AWARE + timedelta(days=50)
    clock = msgspec.structs.replace(row(UODO, AWARE), due=date(2026, 7, 25), last=at + timedelta(days=2))
    (warning,) = warnings_due([clock], at=at)
    assert warning.level == 2


def test_an_answer_is_read_back_as_it_was() -> None:
    given = answer()
    raw = json.loads(json.dumps(msgspec.to_builtins(given, enc_hook=str)))
    assert answer_of(raw) == given


def test_an_instant_without_offset_is_refused() -> None:
    with pytest.raises(InputError):
        clock_rows(answer(), [], at=datetime(2026, 6, 1))  # noqa: DTZ001
