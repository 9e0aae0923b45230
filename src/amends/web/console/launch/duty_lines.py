"""The duties of an incident as the board shows them: the clock, and why the law binds or does not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from amends.apps.duties.selectors import clocks_of, latest_answer
from amends.apps.incidents.models import Incident
from amends.law.answer import Answer, DutyAnswer, Status
from amends.law.clocks import ClockRow, ClockState
from amends.law.explain import moment

NOT_BINDING = "not_required"
STATES = {
    ClockState.OVERDUE: "overdue",
    ClockState.DUE_SOON: "due soon",
    ClockState.RUNNING: "running",
    ClockState.WITHOUT_DELAY: "without delay",
    ClockState.WAITING: "waiting",
    ClockState.DONE_LATE: "done, late",
    ClockState.DONE: "done",
}
_SURENESS = {
    "F": "read in the words of the law",
    "MH": "known well, not read anew",
    "ML": "from memory: have counsel look",
}
_ALARMING = (ClockState.OVERDUE, ClockState.DUE_SOON, ClockState.DONE_LATE)


@dataclass(frozen=True, kw_only=True)
class DutyLine:
    """One duty; ``why`` is its chain of reasons.  ``row`` is ``None`` where the law does not bind."""

    key: str
    row: ClockRow | None
    duty: DutyAnswer
    stands: str
    due: str = ""
    rolled: str = ""
    left: str = ""
    done_at: str = ""
    is_alarming: bool = False
    is_open: bool = False

    @property
    def spot(self) -> str:
        """An id for the page: a law and a recipient may hold any character."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:12]

    @property
    def sureness(self) -> str:
        return _SURENESS.get(self.duty.confidence, self.duty.confidence)

    @property
    def other_readings(self) -> list[tuple[str, str, str, bool]]:
        """When, by which reading, by which citation, and whether it is contested."""
        return [(moment(one.at), one.reading, one.citation, one.contested) for one in self.duty.due.alternatives]

    @property
    def changes(self) -> list[tuple[str, str]]:
        """From when another version of the law is in force, and what it says."""
        return [(version.in_force_from.isoformat(), version.says) for version in self.duty.transition]


@dataclass(frozen=True, kw_only=True)
class Board:
    """Everything that the law answered; ``is_asked`` is false as long as it was not asked."""

    is_asked: bool
    binding: tuple[DutyLine, ...] = ()
    not_binding: tuple[DutyLine, ...] = ()
    corpus: str = ""


def board_of(incident: Incident, *, at: datetime) -> Board:
    """The duties of an incident at an instant: those that bind or may bind, the most urgent first; then the others."""
    answer = latest_answer(incident=incident)
    if answer is None:
        return Board(is_asked=False)
    duties = {(duty.law, duty.recipient_name): duty for duty in answer.duties}
    rows = clocks_of(incident=incident, at=at)
    return Board(
        is_asked=True,
        binding=tuple(_running(row, duties[row.law, row.recipient_name]) for row in rows),
        not_binding=tuple(_idle(answer)),
        corpus=answer.corpus.version,
    )


def matching(lines: Iterable[DutyLine], filters: Mapping[str, str]) -> list[DutyLine]:
    """The lines of a state, of a kind of recipient, of a place, with certain words."""
    state, words = filters.get("state", ""), filters.get("words", "").casefold()
    return [
        line
        for line in lines
        if (not state or state == NOT_BINDING or (line.row is not None and line.row.state == state))
        and (not (wanted := filters.get("recipient")) or line.duty.recipient == wanted)
        and (not (place := filters.get("place")) or line.duty.jurisdiction == place)
        and (not words or words in f"{line.key} {line.duty.citation}".casefold())
    ]


def key_of(law: str, recipient_name: str) -> str:
    """What a row of the board is called: the law and whom it names."""
    return f"{law}, {recipient_name}"


def counts_by_state(lines: Sequence[DutyLine]) -> list[tuple[ClockState, str, int]]:
    """How many duties stand where, in the order of urgency; states without any are left out."""
    found = [(state, words, sum(_is(line, state) for line in lines)) for state, words in STATES.items()]
    return [row for row in found if row[2]]


def next_open(lines: Sequence[DutyLine]) -> DutyLine | None:
    """The open duty whose deadline comes first, passed or not."""
    timed = [(line.row.last, line) for line in lines if line.is_open and line.row and line.row.last]
    return min(timed, key=lambda pair: pair[0])[1] if timed else None


def span(seconds: int | None) -> str:
    """``3 d 4 h`` or ``5 h 12 min``; nothing where no time can be told.

    >>> span(-277_000), span(780), span(None)
    ('3 d 4 h', '0 h 13 min', '')
    """
    if seconds is None:
        return ""
    length = timedelta(seconds=abs(seconds))
    hours, rest = divmod(length.seconds, 3600)
    return f"{length.days} d {hours} h" if length.days else f"{hours} h {rest // 60} min"


def _is(line: DutyLine, state: ClockState) -> bool:
    return line.row is not None and line.row.state is state


def _running(row: ClockRow, duty: DutyAnswer) -> DutyLine:
    return DutyLine(
        key=key_of(row.law, row.recipient_name),
        row=row,
        duty=duty,
        stands=STATES[row.state],
        due=moment(row.due) if row.due else "",
        rolled=moment(row.rolled) if row.rolled else "",
        left=_left(row),
        done_at=moment(row.done_at.replace(microsecond=0)) if row.done_at else "",
        is_alarming=row.state in _ALARMING,
        is_open=row.done_at is None,
    )


def _left(row: ClockRow) -> str:
    """The countdown in words, as it stands behind the state."""
    if row.late_by_s is not None:
        return f"by {span(row.late_by_s)}"
    if row.done_at is not None or row.left_s is None:
        return ""
    return f"by {span(row.left_s)}" if row.state is ClockState.OVERDUE else f"{span(row.left_s)} left"


def _idle(answer: Answer) -> Iterable[DutyLine]:
    for duty in answer.duties:
        if duty.status is Status.NOT_REQUIRED:
            yield DutyLine(key=key_of(duty.law, duty.recipient_name), row=None, duty=duty, stands="does not bind")
