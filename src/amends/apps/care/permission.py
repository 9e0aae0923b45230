"""Whether a reply may leave: the one contact decision, asked before each, kept with its reasons on the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import phonenumbers

from amends.apps.care.models import Case, CaseEvent, CaseEventKind, Kind, Message, WayIn
from amends.apps.contacts.models import ContactDecision
from amends.apps.contacts.services import decide_contact
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.contact.decide import Decision, Direction, Occasion, Purpose, Request
from amends.contact.decide.model import ContactPoint, Person, Trigger
from amends.contact.decide.model import Incident as About
from amends.core.case import Case as IncidentCase
from amends.core.channels import Channel
from amends.core.errors import RefusedError
from amends.core.places import country_of

_CHANNELS = {
    WayIn.MAIL: Channel.EMAIL,
    WayIn.PHONE_NOTE: Channel.VOICE,
    WayIn.LETTER: Channel.POST,
    WayIn.BRANCH: Channel.BRANCH,
}
"""Of the other ways the person comes and looks: a form's answer, a chat, the answer below a post of theirs."""
_LEGAL = (Kind.COMPLAINT, Kind.CLAIM)
_WITH_US = timedelta(minutes=30)  # who noted a call or a visit answers in the same breath: nobody is called for that


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A reply as the decision sees it.  ``name`` is keyed; ``address`` is read and not kept."""

    incident: Incident | None
    kind: str
    language: str
    channel: Channel
    name: str
    address: str = ""
    is_with_us: bool = False


def contact_of(message: Message, *, address: str, by: str, now: datetime) -> Contact:
    """The contact that an answer to ``message`` is; ``address`` is where it would go."""
    case = message.case
    is_mail = message.network == "mail" and message.way_in != WayIn.PHONE_NOTE
    channel = Channel.EMAIL if is_mail else _CHANNELS.get(WayIn(message.way_in), Channel.WEB)
    is_noted = bool(message.by) and message.by == by and now - message.taken_at <= _WITH_US
    return Contact(
        incident=case.incident,
        kind=case.kind,
        language=message.language,
        channel=channel,
        name=name_of(case, message.bound_to),
        address=address,
        is_with_us=is_noted and channel not in (Channel.EMAIL, Channel.POST),
    )


def name_of(case: Case, bound_to: str) -> str:
    """Under which name the decision is kept: the proven person's, else the keyed name of the correspondent."""
    return (case.person_hash or bound_to.partition(":")[2])[:64]


def decided(contact: Contact, *, by: str, now: datetime, case: Case | None) -> ContactDecision:
    """Asks, keeps the answer, and says it on the case; whatever the answer is, nothing is raised for it."""
    request = _request(contact, now)
    answer = decide_contact(request=request, incident=contact.incident, person_hash=contact.name, by=by, now=now)
    if case is not None:
        rules = ", ".join(reason["rule"] for reason in answer.because)
        CaseEvent.objects.create(
            case=case,
            kind=CaseEventKind.CONTACT,
            at=now,
            by=by,
            reason=f"{answer.ref} {answer.decision}: {rules}"[:300],
        )
    return answer


def why_not(answer: ContactDecision, channel: Channel) -> str:
    """Why this contact is not made, in words for its writer; empty where it may be."""
    if answer.decision == Decision.ALLOW and answer.channel == channel:
        return ""
    said = " ".join(reason["text"] for reason in answer.because)
    if answer.decision == Decision.DEFER and answer.not_before is not None:
        return f"{said} Not before {answer.not_before.isoformat(timespec='minutes')}."
    return said


def require_permission(contact: Contact, *, by: str, now: datetime, case: Case) -> ContactDecision:
    """The decision that allows it; raises ``RefusedError``: ``care.contact_denied``, ``care.contact_deferred``."""
    answer = decided(contact, by=by, now=now, case=case)
    why = why_not(answer, contact.channel)
    if not why:
        return answer
    is_later = answer.decision == Decision.DEFER
    raise RefusedError(
        "This reply may not leave now." if is_later else "This reply may not leave by this way.",
        code="care.contact_deferred" if is_later else "care.contact_denied",
        where=case.ref,
        why=why,
        fix="Send it then." if is_later else _otherwise(answer),
    )


def _otherwise(answer: ContactDecision) -> str:
    by = f"by {answer.channel}" if answer.channel else "by another way that the person has offered"
    return f"Answer {by}; the decision is {answer.ref}."


def _request(contact: Contact, now: datetime) -> Request:
    case = case_of(contact.incident) if contact.incident else None
    is_mail = contact.channel is Channel.EMAIL and contact.address
    point: ContactPoint | None = ContactPoint(given_by_person=True, address=contact.address)
    return Request(
        person=Person(
            language=contact.language or None,
            residence=_place(contact, case) if contact.channel is Channel.VOICE else None,
            contact_points={Channel.EMAIL: point} if is_mail else None,
        ),
        purpose=Purpose.COMPLAINT if contact.kind in _LEGAL else Purpose.SERVICE,
        channel=contact.channel,
        at=now,
        direction=Direction.INBOUND if contact.is_with_us else Direction.OUTBOUND,
        trigger=Trigger(kind=Occasion.CUSTOMER_REQUEST),
        # No ref: an answer to a question is none of the notices that are sent once a day about an incident.
        incident=About(compromised_channels=_compromised(case)) if case else None,
    )


def _compromised(case: IncidentCase) -> tuple[Channel, ...]:
    return tuple(Channel(name) for name in case.incident.compromised_channels)


def _place(contact: Contact, case: IncidentCase | None) -> str | None:
    """Where it rings: the country of the number, else the one where all live, else the house's own."""
    try:
        number = phonenumbers.parse(contact.address)
    except phonenumbers.NumberParseException:
        number = None
    region = phonenumbers.region_code_for_number(number) if number else None
    if region and region.isalpha():
        return region
    if case is None:
        return None
    countries = {country_of(cohort.residence) for cohort in case.cohorts} - {""}
    return countries.pop() if len(countries) == 1 else case.incident.controller.established_in
