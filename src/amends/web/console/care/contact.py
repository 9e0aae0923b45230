"""May we write or call?  What the one decision on contacts would say now; it is made and kept when something leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from amends.apps.care.models import Case, Kind, Message, WayIn
from amends.apps.care.permission import Contact, contact_of
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.contact.decide import Decision, Direction, Occasion, Purpose, Request, decide
from amends.contact.decide.model import Incident as About
from amends.contact.decide.model import Person, Trigger
from amends.core.channels import Channel
from amends.core.places import country_of
from amends.web.console.care.rows import Clocks


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """What would be decided of one way to somebody, in words."""

    channel: str
    may_go: bool
    not_before: datetime | None
    because: tuple[str, ...]
    is_spoken: bool
    not_before_said: str = ""


def weigh_reply(message: Message, *, by: str, now: datetime) -> Weighed | None:
    """What the decision would be; ``None`` for a public post, which goes to nobody in particular."""
    if message.way_in == WayIn.SOCIAL:
        return None
    return _weighed(contact_of(message, address="", by=by, now=now), now)


def weigh_call(case: Case, *, now: datetime) -> Weighed:
    """The same for a call to somebody who asked for one."""
    contact = Contact(
        incident=case.incident, kind=case.kind, language=case.language, channel=Channel.VOICE, name=case.person_hash
    )
    return _weighed(contact, now)


def _weighed(contact: Contact, now: datetime) -> Weighed:
    answer = decide(_request(contact, now))
    return Weighed(
        channel=str(answer.channel or contact.channel),
        may_go=answer.decision == Decision.ALLOW,
        not_before=answer.not_before,
        not_before_said=Clocks(contact.incident).words(answer.not_before) if answer.not_before else "",
        because=tuple(reason.text for reason in answer.because),
        is_spoken=contact.channel in (Channel.VOICE, Channel.BRANCH),
    )


def _request(contact: Contact, now: datetime) -> Request:
    case = case_of(contact.incident) if contact.incident else None
    is_legal = contact.kind in (Kind.COMPLAINT, Kind.CLAIM)
    return Request(
        person=Person(language=contact.language or None, residence=place_of(contact.incident)),
        purpose=Purpose.COMPLAINT if is_legal else Purpose.SERVICE,
        channel=contact.channel,
        at=now,
        direction=Direction.INBOUND if contact.is_with_us else Direction.OUTBOUND,
        trigger=Trigger(kind=Occasion.CUSTOMER_REQUEST),
        incident=About(compromised_channels=tuple(map(Channel, case.incident.compromised_channels))) if case else None,
    )


def place_of(incident: Incident | None) -> str | None:
    """Where the people of an incident live, if that is one country: its hours are quiet then."""
    case = case_of(incident) if incident else None
    if case is None:
        return None
    places = {country_of(cohort.residence) for cohort in case.cohorts} - {""}
    return places.pop() if len(places) == 1 else case.incident.controller.established_in
