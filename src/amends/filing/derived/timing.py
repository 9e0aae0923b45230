"""When it happened, when it was learnt of, and whether the filing comes late."""

from __future__ import annotations

from datetime import date, datetime

from amends.filing.facts import NOTHING, Datum, Situation, given
from amends.filing.model import Stage


def when(situation: Situation) -> Datum:
    """``ongoing``, ``period`` or ``day``, by the beginning, the end and what is said of its going on."""
    began, ended = situation.get("anchor.occurred"), situation.get("incident.ended_at")
    ongoing = situation.get("incident.ongoing")
    if not began.is_known:
        return began
    if ongoing.is_known and ongoing.value is True:
        return given("ongoing", *began.facts, *ongoing.facts)
    if not ended.is_known:
        return ended
    same_day = str(began.value)[:10] == str(ended.value)[:10]
    return given("day" if same_day else "period", *began.facts, *ended.facts)


def began_to_ended(situation: Situation) -> Datum:
    """The dates of the breach as text: one day, or from a day to a day."""
    began, ended = situation.get("anchor.occurred"), situation.get("incident.ended_at")
    if not began.is_known:
        return began
    if not ended.is_known or str(ended.value)[:10] == str(began.value)[:10]:
        return given(str(began.value)[:10], *began.facts)
    return given(f"{str(began.value)[:10]} - {str(ended.value)[:10]}", *began.facts, *ended.facts)


def is_over(situation: Situation) -> Datum:
    """``no`` where somebody says that the breach goes on, else ``yes``: then its end is asked for."""
    ongoing = situation.get("incident.ongoing")
    return given("no" if ongoing.is_known and ongoing.value is True else "yes", *ongoing.facts)


def is_late(situation: Situation) -> Datum:
    """``yes`` where the first notification is made after its deadline, else ``no``."""
    due = situation.duty.due_at
    if due is None:
        return NOTHING
    late = situation.stage is Stage.PRELIMINARY and _is_after(situation.as_of, due)
    return given("yes" if late else "no", "duty.due")


def _is_after(at: datetime, due: str) -> bool:
    if "T" in due:
        return at > datetime.fromisoformat(due)
    return at.date() > date.fromisoformat(due)


def as_of(situation: Situation) -> Datum:
    """The instant as of which the filing is made."""
    return given(situation.as_of.isoformat(), "filing.as_of")


KEYS = {
    "breach.when": when,
    "breach.dates": began_to_ended,
    "breach.is_over": is_over,
    "filing.is_late": is_late,
    "filing.as_of": as_of,
}
