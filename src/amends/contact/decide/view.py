"""The request as the rules see it: what follows from it is worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from amends.contact.decide.model import Basis, Direction, Kind, Occasion, Past, Preferences, Purpose, Request
from amends.contact.decide.rulebook import rulebook
from amends.contact.quietrules import zones_of
from amends.core.channels import Channel
from amends.core.places import country_of

SELLING = frozenset((Purpose.MARKETING, Purpose.SALES))
_OWED = frozenset((Purpose.STATUTORY_NOTICE, Purpose.COMPLAINT))
_MAJORITY = 18  # as in core.person: whom a guardian stands for
_NO_PREFERENCES = Preferences()
OWN_ACCOUNT = frozenset((Channel.INBOX, Channel.PUSH))


@dataclass(frozen=True, slots=True)
class View:
    """One request with what follows from it.

    ``sells``: marketing or sales.  ``is_owed``: the law itself demands the contact.  ``clock``: the person's own,
    else the first of the place, else the offset of ``at``; ``day`` is the day by that clock.
    """

    request: Request
    at: datetime
    sells: bool
    is_owed: bool
    is_inbound: bool
    country: str
    clock: tzinfo | None
    day: date
    is_minor: bool
    is_deceased: bool
    occasion: Occasion | None
    preferences: Preferences
    history: tuple[Past, ...]
    basis: Basis | None

    @property
    def is_sensitive(self) -> bool:
        return self.occasion in rulebook().numbers.sensitive

    @property
    def speaks_to_other(self) -> bool:
        return self.is_minor or self.is_deceased

    @property
    def is_urgent(self) -> bool:
        return self.request.urgent is not None and self.request.urgent.holds and not self.sells

    @property
    def is_harm_high(self) -> bool:
        incident = self.request.incident
        return incident is not None and incident.severity is not None and incident.severity.is_high

    @property
    def is_proven(self) -> bool:
        """Whether the one who listens has shown that they are the person; who writes from the account has."""
        tried = self.request.authentication
        if tried is not None and (tried.result or "").strip():
            return (tried.result or "").strip().lower() in rulebook().numbers.proven
        return self.is_inbound and self.request.channel in OWN_ACCOUNT

    @property
    def is_unproven(self) -> bool:
        """Whether it must be taken that somebody else may be listening: the proof failed, or one is still missing."""
        tried = self.request.authentication
        failed = tried is not None and bool((tried.result or "").strip()) and not self.is_proven
        return failed or (self.is_inbound and not self.is_proven)

    @property
    def answers_a_stranger(self) -> bool:
        """Whether somebody who is not known came to us first, so that the reply goes back by the way they came."""
        asked = self.request.purpose is Purpose.COMPLAINT or self.occasion is Occasion.CUSTOMER_REQUEST
        return asked and not self.sells and not (self.request.person.ref or "").strip()


def view_of(request: Request) -> View:
    """What follows from the request."""
    person, at = request.person, request.at
    place = person.residence or ""
    clock = clock_of(person.time_zone, place) or at.tzinfo
    day = at.astimezone(clock).date()
    is_person = person.kind is Kind.PERSON
    is_deceased = is_person and bool(person.deceased)
    return View(
        request=request,
        at=at,
        sells=request.purpose in SELLING,
        is_owed=request.purpose in _OWED,
        is_inbound=request.direction is Direction.INBOUND,
        country=country_of(place),
        clock=clock,
        day=day,
        is_minor=is_person and not is_deceased and _is_minor(person.born_on, day),
        is_deceased=is_deceased,
        occasion=request.trigger.kind if request.trigger is not None else None,
        preferences=request.preferences or _NO_PREFERENCES,
        history=tuple(past for past in request.history or () if past.at <= at),
        basis=request.legal_basis,
    )


def clock_of(time_zone: str | None, place: str) -> ZoneInfo | None:
    """The person's clock, else the first of the place."""
    return _zone(time_zone or next(iter(zones_of(place)), ""))


@cache
def _zone(name: str) -> ZoneInfo | None:
    return ZoneInfo(name) if name else None


def _is_minor(born_on: date | None, day: date) -> bool:
    if born_on is None:
        return False
    years = day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
    return years < _MAJORITY


def known_channels(view: View) -> tuple[Channel, ...]:
    """Every channel that is known to lead to the one who is addressed, least intrusive first."""
    person = view.request.person
    known = set(person.contact_points or ())
    if person.safe_contact is not None:
        known.update(person.safe_contact.only)
    if view.speaks_to_other:
        known = (known | {Channel.POST}) - OWN_ACCOUNT
    order = list(rulebook().numbers.ladder)
    if view.is_harm_high or person.vulnerability:
        order.remove(Channel.VOICE)
        order.insert(1, Channel.VOICE)
    return tuple(channel for channel in order if channel in known)
