"""Reads a request strictly: one clear error, which quotes no name and no number of a person."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from amends.contact.decide.model import Person, Request
from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.core.places import normalise_residence

_DECODER = msgspec.json.Decoder(Request)
_TO_EVERYBODY = frozenset((Channel.SOCIAL, Channel.PRESS))
_LARGEST = 1_000_000  # characters of a request; a customer's whole history is far smaller
_YEARS = range(1900, 9000)  # of an instant: time zones and terms reach beyond it on both sides
_FIX = "Compare it with the request in docs/contact.md."


def read_request(raw: bytes, *, now: datetime | None = None, where: str = "the request") -> Request:
    """The request in the JSON text; see ``Request.from_json``."""
    if len(raw) > _LARGEST:
        raise _bad("it is larger than a request can be", where)
    try:
        return _checked(_decoded(raw, now), where)
    except msgspec.ValidationError as error:
        raise _from(error, where) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _bad(f"it is not valid JSON: {error}", where) from error
    except RecursionError as error:
        raise _bad("it is nested too deeply", where) from error


def request_of(raw: Any, *, now: datetime | None = None, where: str = "the request") -> Request:
    """The request in plain values, as YAML or an API gives them."""
    try:
        return _checked(msgspec.convert(_with_time(raw, now), Request), where)
    except msgspec.ValidationError as error:
        raise _from(error, where) from error


def _decoded(raw: bytes, now: datetime | None) -> Request:
    try:
        return _DECODER.decode(raw)
    except msgspec.ValidationError:
        if now is None:
            raise
        return msgspec.convert(_with_time(msgspec.json.decode(raw), now), Request)


def _with_time(raw: Any, now: datetime | None) -> Any:
    if now is not None and isinstance(raw, dict) and raw.get("at") is None:
        return {**raw, "at": now.isoformat()}
    return raw


def _checked(request: Request, where: str) -> Request:
    """The request with its residence as an ISO code, if its places, clocks and channels are real ones."""
    person = request.person
    if person.time_zone and not is_zone(person.time_zone):
        raise InputError(
            "The time zone is not known.",
            code="contact.unknown_time_zone",
            where=f"{where}, person.time_zone",
            why="It is no name of the IANA time zone database.",
            fix="Write it as Europe/Warsaw, or leave it out.",
        )
    _refuse_crowds(request, where)
    _refuse_no_time(request, where)
    return _settled(request, person)


def _refuse_crowds(request: Request, where: str) -> None:
    named = {request.channel, *(request.person.contact_points or ())}
    if request.person.safe_contact is not None:
        named.update(request.person.safe_contact.only)
    if named & _TO_EVERYBODY:
        raise _bad("social and press reach everybody, and no person", f"{where}, channel")


def _refuse_no_time(request: Request, where: str) -> None:
    """A year in which no contact was ever made is a slip, and no clock reaches beyond the last."""
    told = [("at", request.at), *(("history", past.at) for past in request.history or ())]
    if request.incident is not None and request.incident.opened_at is not None:
        told.append(("incident.opened_at", request.incident.opened_at))
    for field, at in told:
        if at.year not in _YEARS:
            raise _bad(f"the year {at.year} is out of range", f"{where}, {field}")


def _settled(request: Request, person: Person) -> Request:
    if not person.residence:
        return request
    residence = normalise_residence(person.residence)
    if residence == person.residence:
        return request
    return msgspec.structs.replace(request, person=msgspec.structs.replace(person, residence=residence))


@cache
def is_zone(name: str) -> bool:
    """Whether there is a clock of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _from(error: msgspec.ValidationError, where: str) -> InputError:
    """msgspec ends its message with the path, for a key as ``at `key` in `$.person```."""
    why, _, path = str(error).partition(" - at ")
    field = path.rpartition("$")[2].strip("`.")
    return _bad(why[:1].lower() + why[1:], f"{where}, {field}" if field else where)


def _bad(why: str, where: str) -> InputError:
    return InputError("The request cannot be decided.", code="contact.bad_request", where=where, why=why, fix=_FIX)
