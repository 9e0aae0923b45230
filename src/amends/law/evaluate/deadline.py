"""From anchors to a deadline: limits, the binding one, other readings, rolling, hold and extension."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from amends.law.answer import Alternative, Moment
from amends.law.calendar import WorkCalendar, add_days, add_hours, at_time
from amends.law.condition import Verdict
from amends.law.evaluate.session import Session
from amends.law.explain import moment, period, start_words
from amends.law.model import Clock, Limit, Reading, Roll, Start
from amends.law.model.words import Binding, Computation, Unit

PLACE_OF_ACTION = "place_of_action"
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Place:
    """Where the act is to be done: its clocks and its calendar of holidays, where they are known.

    ``home`` names the clocks by which the law's days begin.
    """

    zone: str | None = None
    calendar: WorkCalendar | None = None
    home: str | None = None


@dataclass(frozen=True)
class Reached:
    """One limit with its end; ``end`` is ``None`` if ``missing`` names anchors."""

    limit: Limit
    anchor: str
    start: datetime | None = None
    end: Moment | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deadline:
    """The deadline of a clock; ``missing`` anchors make it unknown.

    ``is_without_delay``: it has no date any more, and the act is to be done as soon as possible.
    """

    nominal: Moment | None = None
    anchor: str | None = None
    start: datetime | None = None
    unit: Unit | None = None
    missing: tuple[str, ...] = ()
    rolled: Moment | None = None
    rolled_by: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    lines: tuple[str, ...] = field(default=())
    is_without_delay: bool = False


class Reckoner:
    """Counts the limits of a clock for one incident and one place of action."""

    def __init__(self, session: Session, place: Place) -> None:
        self._session, self._place = session, place
        self._anchors: Mapping[str, datetime] = session.facts.anchors

    @property
    def as_of(self) -> datetime:
        """The instant of the question."""
        return self._session.facts.as_of

    def deadline(self, clock: Clock) -> Deadline:
        """The binding limit of the clock with its other readings, before hold, extension and rolling."""
        verdicts = [(limit, self._exists(limit)) for limit in clock.limits]
        reached = [self._reach(limit) for limit, verdict in verdicts if verdict.truth is not False]
        needed = [item for item in reached if item.end is not None or not item.limit.optional]
        missing = tuple(dict.fromkeys(name for item in needed for name in item.missing))
        if missing:
            anchor = next(item.anchor for item in needed if item.missing)
            others = tuple(self._readings(clock, Reached(clock.limits[0], anchor)))
            return Deadline(anchor=anchor, missing=missing, alternatives=others, lines=tuple(map(_line, needed)))
        if not needed:
            return Deadline(lines=tuple(map(_line, reached)))
        choose = min if clock.binding is Binding.SOONEST else max
        bound = choose(needed, key=lambda item: comparable(item.end, item.start))
        return Deadline(
            nominal=bound.end,
            anchor=bound.anchor,
            start=bound.start,
            unit=bound.limit.unit,
            alternatives=tuple(self._readings(clock, bound)),
            lines=tuple(map(_line, reached)),
        )

    def rolled(self, deadline: Deadline, roll: Roll | None) -> Deadline:
        """The deadline with its rolled date, if a statute moves it off a day that is no working day."""
        if roll is None or deadline.nominal is None or deadline.unit not in roll.units:
            return deadline
        if roll.unless is not None and self._session.judge(roll.unless).truth is not False:
            return deadline
        calendar = self.calendar(roll.calendar)
        day = day_of(deadline.nominal)
        if calendar is None or calendar.is_working(day):
            return deadline
        later = calendar.on_or_after(day)
        moved = later if roll.to_time is None else self._at(later, time.fromisoformat(roll.to_time), deadline)
        off = f"{moment(deadline.nominal)} is no working day ({calendar.title})"
        line = f"{off}; {roll.citation} moves it to {moment(moved)}."
        return replace(deadline, rolled=moved, rolled_by=roll.citation, lines=(*deadline.lines, line))

    def end(self, limit: Limit, start: datetime) -> Moment:
        """The last moment of a limit that starts at an instant."""
        if limit.unit is Unit.HOURS:
            return add_hours(start, limit.n, zone=self._place.zone)
        if isinstance(limit.after, Start) and limit.after.end_of_year_of:
            return self.add(date(start.year + 1, 1, 1) - _DAY, limit.n, limit.unit, limit.calendar)
        return self.add(self.day_of_start(start), limit.n, limit.unit, limit.calendar)

    def day_of_start(self, start: datetime) -> date:
        """The day that is not counted: as written, or as it was where the law holds, whichever is earlier."""
        if self._place.home is None:
            return start.date()
        return min(start.date(), start.astimezone(ZoneInfo(self._place.home)).date())

    def add(self, day: date, n: int, unit: Unit, calendar: str | None) -> date:
        """The last day of a period after ``day``."""
        return add_days(day, n, unit, self.calendar(calendar) if calendar else None)

    def calendar(self, name: str) -> WorkCalendar | None:
        """A calendar of the corpus, or that of the place of action, which may not be known."""
        return self._place.calendar if name == PLACE_OF_ACTION else self._session.corpus.calendars[name]

    def _exists(self, limit: Limit) -> Verdict:
        return Verdict(True) if limit.when is None else self._session.judge(limit.when)

    def _reach(self, limit: Limit) -> Reached:
        name, start, missing = self._start(limit.after)
        if start is None:
            return Reached(limit, name, missing=missing)
        return Reached(limit, name, start, self.end(limit, start))

    def _start(self, after: str | Start) -> tuple[str, datetime | None, tuple[str, ...]]:
        if not isinstance(after, Start):
            return self._one(after)
        if after.end_of_year_of:
            return self._one(after.end_of_year_of)
        names = tuple(map(str, after.first_of or after.last_of or ()))
        known = [name for name in names if name in self._anchors]
        if not known or (after.last_of and len(known) < len(names)):
            absent = tuple(name for name in names if name not in known)
            return absent[0], None, absent
        choose = min if after.first_of else max
        chosen = choose(known, key=lambda name: self._anchors[name])
        return chosen, self._anchors[chosen], ()

    def _one(self, name: str) -> tuple[str, datetime | None, tuple[str, ...]]:
        at = self._anchors.get(str(name))
        return str(name), at, () if at else (str(name),)

    def _at(self, day: date, clock: time, deadline: Deadline) -> datetime:
        like = deadline.nominal if isinstance(deadline.nominal, datetime) else deadline.start
        if like is None:
            raise ValueError("a deadline that rolls to a time of day has an instant to start from")
        return at_time(day, clock, like=like, zone=self._place.zone)

    def _readings(self, clock: Clock, bound: Reached) -> list[Alternative]:
        found = []
        for reading in clock.readings:
            at = self._by_reading(reading, bound)
            if at is not None and at != bound.end:
                found.append(Alternative(at, reading.reading, reading.citation, reading.contested))
        return found

    def _by_reading(self, reading: Reading, bound: Reached) -> Moment | None:
        if reading.compute is Computation.OTHER_LIMIT:
            return self._reach(reading.limit).end if reading.limit else None
        if bound.start is None or bound.end is None:
            return None
        if reading.compute is Computation.ANCHOR_DAY_COUNTS:
            return bound.end - _DAY
        if reading.compute is Computation.HOUR_OF_EVENT_NOT_COUNTED:
            return self.end(bound.limit, next_full_hour(bound.start))
        return self._working_days(reading, bound.start, bound.end)

    def _working_days(self, reading: Reading, start: datetime, end: Moment) -> datetime | None:
        """The end of the n-th whole working day after the start, if the period would hold fewer."""
        calendar = self.calendar(reading.calendar or PLACE_OF_ACTION)
        if calendar is None or not isinstance(end, datetime):
            return None
        day = calendar.add(self.day_of_start(start), reading.n)
        last = at_time(day, _LAST_SECOND, like=start, zone=self._place.zone)
        return last if last > end else None


_LAST_SECOND = time.max.replace(microsecond=0)


def next_full_hour(instant: datetime) -> datetime:
    """The hour during which the event occurs is not counted (Reg. 1182/71, Article 3(1)).

    >>> next_full_hour(datetime.fromisoformat("2026-04-03T09:25:00+02:00")).isoformat()
    '2026-04-03T10:00:00+02:00'
    """
    return instant.replace(minute=0, second=0, microsecond=0) + _HOUR


def day_of(value: Moment) -> date:
    """The day of a deadline, whether it is a day or an instant."""
    return value.date() if isinstance(value, datetime) else value


def comparable(value: Moment | None, like: datetime | None) -> datetime:
    """A deadline as an instant: a day ends with its last second at the offset of ``like``."""
    if isinstance(value, datetime):
        return value
    if value is None or like is None:
        raise ValueError("only a limit that was reached has an end")
    return datetime.combine(value, _LAST_SECOND, tzinfo=like.tzinfo)


def place_in(session: Session, country: str | None, *, jurisdiction: str = "") -> Place:
    """The clocks and holidays of a country, and the clocks of a jurisdiction, as far as the corpus knows them."""
    corpus = session.corpus
    name = corpus.national_calendars.get(country or "")
    zone = corpus.zones.get(country or "")
    return Place(zone, corpus.calendars[name] if name else None, corpus.zones.get(jurisdiction))


def _line(item: Reached) -> str:
    words = (
        f"{period(item.limit)} after {start_words(item.limit.after)}"
        if item.limit.n
        else f"at {start_words(item.limit.after)}"
    )
    if item.end is None or item.start is None:
        if item.limit.optional:
            return f"Also {words}, once `{item.anchor}` is known."
        return f"Needs the anchor {', '.join(f'`{name}`' for name in item.missing)}: the limit is {words}."
    return f"{words[:1].upper()}{words[1:]} ({moment(item.start)}): {moment(item.end)}."
