"""What the contact decision is asked before somebody is asked for an opinion, and whom its answer spares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.contact.decide import Basis, Occasion, Purpose, Request
from amends.contact.decide.model import (
    ContactPoint,
    OptOut,
    Other,
    Person,
    Preferences,
    SafeWays,
    Trigger,
    Vulnerability,
)
from amends.contact.decide.model import Incident as About
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.core.reach import Point

_SPARED_BY = "vulnerability"  # the rule that says: care and time for this person
_IN_NEED = frozenset(Vulnerability)


class Decided(Protocol):
    """What ``apps.contacts`` keeps of a decision; ``channel`` is the one to use, ``because`` names the rules."""

    @property
    def decision(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def because(self) -> Sequence[Any]: ...


def may_be_asked(answer: Decided) -> bool:
    """Whether the decision lets a survey out by mail; who is in distress or grief is cared for, and asked nothing."""
    if answer.decision != "allow" or answer.channel != Channel.EMAIL:
        return False
    return all(reason["rule"] != _SPARED_BY for reason in answer.because)


def survey_request(incident: Incident, person: PersonRow, now: datetime) -> Request:
    """The question for one person of the register, with all that the register knows against the contact."""
    return Request(
        person=_person(person),
        purpose=Purpose.SURVEY,
        channel=Channel.EMAIL,
        at=now,
        legal_basis=Basis.LEGITIMATE_INTERESTS,
        trigger=Trigger(kind=Occasion.INCIDENT_ROSTER),
        preferences=Preferences(
            opt_outs=tuple(OptOut(channel=channel, said="stop") for channel in sorted(person.reach.refuses))
        ),
        incident=About(
            ref=incident.ref,
            opened_at=incident.opened_at,
            compromised_channels=tuple(Channel(code) for code in case_of(incident).incident.compromised_channels),
        ),
    )


def _person(person: PersonRow) -> Person:
    safe, need = person.reach.safe_contact, person.reach.vulnerability
    # Of a mailbox that nobody has proven it is not known whose it is; that is not the same as a proof that failed.
    point = ContactPoint(given_by_person=True, verified=True if Point.EMAIL in person.reach.verified else None)
    return Person(
        ref=person.person_ref,
        language=person.language,
        residence=person.residence,
        time_zone=person.reach.time_zone,
        born_on=person.born_on,
        deceased=person.is_deceased,
        guardian=Other(name=person.guardian) if person.guardian else None,
        next_of_kin=Other(name=person.next_of_kin) if person.next_of_kin else None,
        vulnerability=(Vulnerability(need),) if need in _IN_NEED else (),
        safe_contact=SafeWays(only=tuple(sorted(safe.only)), reason=safe.reason) if safe else None,
        affected=True,
        contact_points={Channel.EMAIL: point},
    )
