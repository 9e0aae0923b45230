"""By when what a person sent in is answered, and by which law; where none sets a day, what the house promises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from amends.core.case.model import Controller
from amends.core.clock import require_aware
from amends.core.places import country_of, normalise_residence
from amends.core.resources import data_folder
from amends.law.calendar import CalendarFile, WorkCalendar, add_days
from amends.law.complaints import (
    HOUSE,
    Body,
    BodyKind,
    ComplaintRule,
    Extension,
    HousePromise,
    IfMissed,
    InquiryKind,
    Limit,
    Places,
    complaint_files,
)
from amends.law.corpus import read_yaml
from amends.law.model.words import Unit

_LAST_SECOND = time.max.replace(microsecond=0)
_SATURDAY_AND_SUNDAY = CalendarFile(title="weekends only", weekend=("saturday", "sunday"))


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """The answer is sent on ``due_on`` at the latest; ``due_at`` is the last second of that day where the house is.

    ``zone`` (IANA) is empty where no table has it.  ``law`` is an id such as ``complaints/pl/reklamacje``; of a
    promise ``complaints/house/question``.  ``also`` are other laws that may bind, with their days.  Nothing is moved
    to the next working day: the earlier day is the safe one.
    """

    kind: InquiryKind
    law: str
    is_promise: bool
    citation: str
    url: str
    zone: str
    received_on: date
    due_on: date
    due_at: datetime
    extension: Extension | None
    extended_on: date | None
    extended_at: datetime | None
    form: str
    if_missed: IfMissed
    bodies: tuple[Body, ...]
    reason: str
    also: tuple[str, ...] = ()


class _Bound(msgspec.Struct, frozen=True):
    """A rule that binds, by its id, with its day where it sets one."""

    law: str
    rule: ComplaintRule
    due_on: date | None


def complaint_clock(
    *, controller: Controller | None, residence: str | None, kind: InquiryKind, received_at: datetime
) -> Clock:
    """The clock of one inquiry; of several laws on complaints that bind the one with the earliest day.

    The month for requests on rights counts where no law on complaints sets a day; else it stands under ``also``.

    ``controller`` and ``residence`` (ISO code) are ``None`` where nobody knows them; a law that depends on them does
    not bind then.  Raises ``InputError`` (``time.no_offset``, ``place.unknown``) for a naive ``received_at`` or a
    residence that does not exist.
    """
    require_aware(received_at, where="received_at")
    lives_in = country_of(normalise_residence(residence)) if residence else None
    seat = controller.established_in if controller else None
    sits_in = country_of(normalise_residence(seat)) if seat else None
    place = sits_in or lives_in
    zone_name = _zone_name(place)
    zone = ZoneInfo(zone_name) if zone_name else received_at.tzinfo
    day = received_at.astimezone(zone).date()
    bound = tuple(_bound(controller, sits_in, lives_in, kind, day))
    bodies = _bodies(bound, place)
    dated = [(one.rule.is_data_protection, one.due_on, one.law, one) for one in bound if one.due_on]
    if not dated:
        return _promised(kind, received_at.astimezone(zone), place, bound, bodies)
    _, due_on, _, first = min(dated)
    rule = first.rule
    source = complaint_files()[first.law.split("/")[1]].sources[rule.source]
    extended_on = _end(day, rule.extension, place) if rule.extension else None
    return Clock(
        kind=kind,
        law=first.law,
        is_promise=False,
        citation=rule.citation,
        url=source.url,
        zone=zone_name,
        received_on=day,
        due_on=due_on,
        due_at=_end_of(due_on, zone),
        extension=rule.extension,
        extended_on=extended_on,
        extended_at=_end_of(extended_on, zone) if extended_on else None,
        form=rule.form,
        if_missed=rule.if_missed,
        bodies=bodies,
        reason=f"{rule.citation}: {rule.says} ({_words(rule.answer)} from {day.isoformat()}; {source.confidence})",
        also=tuple(_also(one) for one in bound if one is not first),
    )


def end_of_day(clock: Clock, day: date) -> datetime:
    """The last second of ``day`` on the clocks of the house, whatever they were put to in between."""
    return _end_of(day, ZoneInfo(clock.zone) if clock.zone else clock.due_at.tzinfo)


def _promised(
    kind: InquiryKind,
    received_at: datetime,
    place: str | None,
    bound: tuple[_Bound, ...],
    bodies: tuple[Body, ...],
) -> Clock:
    day = received_at.date()
    promise = _promise(kind, day)
    due_on = _end(day, promise, place)
    return Clock(
        kind=kind,
        law=f"complaints/{HOUSE}/{kind}",
        is_promise=True,
        citation="",
        url="",
        zone=_zone_name(place),
        received_on=day,
        due_on=due_on,
        due_at=_end_of(due_on, received_at.tzinfo),
        extension=None,
        extended_on=None,
        extended_at=None,
        form="",
        if_missed=IfMissed.NOTHING,
        bodies=bodies,
        reason=f"No law that we know sets a day for this; the house promises {_words(promise)}: {promise.reason}.",
        also=tuple(map(_also, bound)),
    )


def _bound(
    controller: Controller | None, sits_in: str | None, lives_in: str | None, kind: InquiryKind, day: date
) -> Iterator[_Bound]:
    for name, file in complaint_files().items():
        for rule in file.rules:
            if kind in rule.kinds and _is_in_force(rule, day) and _binds(rule, controller, sits_in, lives_in):
                due_on = _end(day, rule.answer, sits_in or lives_in) if rule.answer else None
                yield _Bound(f"complaints/{name}/{rule.id}", rule, due_on)


def _is_in_force(rule: ComplaintRule, day: date) -> bool:
    return rule.in_force_from <= day and (rule.until is None or day < rule.until)


def _binds(rule: ComplaintRule, controller: Controller | None, sits_in: str | None, lives_in: str | None) -> bool:
    if sits_in in _countries_of(rule.except_established_in):
        return False
    here = sits_in in _countries_of(rule.established_in) or lives_in in _countries_of(rule.residents)
    if not here or not (rule.sectors or rule.regulated_as):
        return here
    return controller is not None and not (
        set(rule.sectors).isdisjoint(controller.sectors) and set(rule.regulated_as).isdisjoint(controller.regulated_as)
    )


def _also(one: _Bound) -> str:
    return f"{one.rule.citation}: {one.due_on.isoformat() if one.due_on else 'no day'}; {one.rule.says}"


def _bodies(bound: tuple[_Bound, ...], place: str | None) -> tuple[Body, ...]:
    """Those that the laws name, and the data protection authority, which every person may turn to."""
    files = complaint_files()
    named = [files[one.law.split("/")[1]].bodies[body] for one in bound for body in one.rule.bodies]
    authority = _data("vocabulary/authorities.yaml")["data_protection"].get(place or "")
    if authority:
        named.append(Body(name=authority, kind=BodyKind.AUTHORITY))
    return tuple(dict.fromkeys(named))


def _promise(kind: InquiryKind, day: date) -> HousePromise:
    """The newest promise for the kind; one that begins later still holds rather than none."""
    promises = [promise for promise in complaint_files()[HOUSE].promises if promise.kind is kind]
    begun = [promise for promise in promises if promise.in_force_from <= day]
    return max(begun, key=lambda promise: promise.in_force_from) if begun else promises[0]


def _end(day: date, limit: Limit, place: str | None) -> date:
    return add_days(day, limit.n, limit.unit, _calendar(place) if limit.unit is Unit.BUSINESS_DAYS else None)


def _end_of(day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, _LAST_SECOND, tzinfo=zone)


def _words(limit: Limit | None) -> str:
    return f"{limit.n} {str(limit.unit).replace('_', ' ')}" if limit else ""


@cache
def _countries_of(places: Places) -> frozenset[str]:
    return frozenset(_data("vocabulary/places.yaml")[places] if isinstance(places, str) else places)


@cache
def _data(name: str) -> Any:
    return read_yaml(data_folder("corpus") / name)


def _zone_name(place: str | None) -> str:
    entry = _data("calendars/_countries.yaml").get(place or "")
    return str(entry["zone"]) if entry else ""


@cache
def _calendar(place: str | None) -> WorkCalendar:
    """The country's working days; where no table has it, all but weekends, which can only come out earlier."""
    entry = _data("calendars/_countries.yaml").get(place or "")
    if entry is None:
        return WorkCalendar(_SATURDAY_AND_SUNDAY)
    path = data_folder("corpus") / "calendars" / f"{entry['calendar']}.yaml"
    return WorkCalendar(msgspec.convert(read_yaml(path), CalendarFile))
