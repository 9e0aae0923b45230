"""May this person be contacted: as ``amends contact decide`` answers, and with what is on file; who must not be."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from django.conf import settings
from msgspec import Meta

from amends.apps.contacts.deciding import decide_contact
from amends.apps.contacts.feed import suppression_feed
from amends.apps.contacts.models import ContactDecision
from amends.apps.integrations.scopes import Scope
from amends.contact.decide import Answer, Basis, Decision, Direction, Purpose, Reason, Suppressed, decide
from amends.contact.decide.model import (
    Authentication,
    Aware,
    ContactPoint,
    Incident,
    Kind,
    Message,
    Other,
    Past,
    Preferences,
    Request,
    SafeWays,
    Trigger,
    Urgent,
    Vulnerability,
)
from amends.contact.decide.reading import request_of
from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.web.api.gate import incident_of
from amends.web.api.model import Body, Call, Cursor, Operation, Shown

_REF = r"^(INC-[0-9A-Z]{7})?$"


class PersonAsked(Body, frozen=True, kw_only=True):
    """Who is contacted; `account` may be anything: it is read by nothing and shown to nobody."""

    ref: str | None = None
    kind: Kind = Kind.PERSON
    name: str | None = None
    language: str | None = None
    residence: str | None = None
    time_zone: str | None = None
    born_on: date | None = None
    deceased: bool | None = False
    guardian: Other | None = None
    next_of_kin: Other | None = None
    vulnerability: tuple[Vulnerability, ...] | None = ()
    safe_contact: SafeWays | None = None
    affected: bool | None = False
    contact_points: dict[Channel, ContactPoint | None] | None = None
    account: Any = None


class ContactAsked(Body, frozen=True, kw_only=True):
    """The request of `amends contact decide`, field by field; `at` is now where it is left out."""

    person: PersonAsked
    purpose: Purpose
    channel: Channel
    at: Aware | None = None
    id: str | int | None = None
    legal_basis: Basis | None = None
    direction: Direction | None = Direction.OUTBOUND
    trigger: Trigger | None = None
    authentication: Authentication | None = None
    message: Message | None = None
    urgent: Urgent | None = None
    facts_changed: bool | None = False
    history: tuple[Past, ...] | None = ()
    preferences: Preferences | None = None
    incident: Incident | None = None


class AnswerShown(Shown, frozen=True, kw_only=True):
    """The answer of `amends contact decide`; ``agent_view`` bears only what the agent needs."""

    decision: Decision
    not_before: datetime | None
    channel: Channel | None
    addressee: str | None
    because: tuple[Reason, ...]
    agent_view: dict[str, Any]
    suppressed_alternatives: tuple[Suppressed, ...]
    explanation: dict[str, str]


class ContactKept(Body, frozen=True, kw_only=True):
    """The same request, to be decided with what is on file and kept; ``incident`` is one of this house."""

    request: ContactAsked
    incident: Annotated[str, Meta(pattern=_REF)] = ""


class KeptReason(Shown, frozen=True, kw_only=True):
    """One rule that decided."""

    rule: str
    version: str
    citation: str
    text: str


class KeptAnswer(Shown, frozen=True, kw_only=True):
    """The answer as it is kept; by ``ref`` staff and the person find its reasons again."""

    ref: str
    decision: str
    channel: str | None
    not_before: datetime | None
    because: list[KeptReason]
    explanation: dict[str, str]


class FeedQuery(Body, frozen=True, kw_only=True):
    """A cursor counts changes."""

    limit: Annotated[int, Meta(ge=1, le=5000, description="How many at most")] = 1000
    cursor: Cursor = ""


class SuppressionChanged(Shown, frozen=True, kw_only=True):
    """One change: ``on`` or off.  ``digest`` is keyed by the house, ``channel`` empty for every channel."""

    digest: str
    named: str
    channel: str
    reason: str
    on: bool
    until: datetime | None
    at: datetime


class FreezeShown(Shown, frozen=True, kw_only=True):
    """Marketing rests for the affected of an incident; the whole list is fetched anew for them."""

    incident: str
    until: datetime
    affected: int


class Feed(Shown, frozen=True, kw_only=True):
    """Changes after the cursor, oldest first; go on with ``cursor``."""

    changes: list[SuppressionChanged]
    cursor: str
    more: bool
    freezes: list[FreezeShown]


def _decide(call: Call) -> Answer:
    return decide(_request(call.body, call.now))


def _request(asked: ContactAsked, now: datetime) -> Request:
    """Through the reader of the command, so that both say the same; it fills ``at`` and checks places and clocks."""
    return request_of(msgspec.to_builtins(asked, builtin_types=(datetime,)), now=now, where="body")


def _keep(call: Call) -> KeptAnswer:
    given: ContactKept = call.body
    request = _request(given.request, call.now)
    incident = incident_of(call.token, given.incident) if given.incident else None
    if incident is not None and request.incident is not None and request.incident.ref not in (None, incident.ref):
        raise InputError("Two incidents are named.", code="contact.bad_request", where="incident", fix="Name one.")
    row = decide_contact(
        request=request, incident=incident, person_hash="", by=call.by, now=call.now,
        key=settings.SECRET_OF("contact.suppression"),
    )  # fmt: skip
    return _kept(row)


def _kept(row: ContactDecision) -> KeptAnswer:
    return KeptAnswer(
        ref=row.ref,
        decision=row.decision,
        channel=row.channel or None,
        not_before=row.not_before,
        because=msgspec.convert(row.because, list[KeptReason]),
        explanation=row.explanation,
    )


def _feed(call: Call) -> Feed:
    found = suppression_feed(cursor=call.query.cursor, most=call.query.limit, at=call.now)
    return msgspec.convert(found, Feed)


_EXAMPLE = {
    "person": {"ref": "C-1", "residence": "PL", "language": "pl", "contact_points": {"email": {"verified": True}}},
    "purpose": "remedy",
    "channel": "email",
    "legal_basis": "legitimate_interests",
    "at": "2026-06-01T12:00:00+02:00",
}
OPERATIONS = (
    Operation(
        name="decideContact", method="POST", path="/contact/decide", scope=Scope.DECIDE_CONTACT,
        says="May this person be contacted, for this purpose, by this channel, now; from the request alone, kept "
        "nowhere. Ask `keepContactDecision` to have it decided with what is on file.",
        body=ContactAsked, answer=AnswerShown, handle=_decide, example=_EXAMPLE,
    ),
    Operation(
        name="keepContactDecision", method="POST", path="/contact/decisions", scope=Scope.DECIDE_CONTACT,
        says="The same, decided with wishes, the suppression list, earlier contacts and freezes on file, and kept.",
        body=ContactKept, answer=KeptAnswer, handle=_keep, status=201, is_write=True, cost=2,
        example={"request": _EXAMPLE},
    ),
    Operation(
        name="readSuppression", method="GET", path="/contact/suppression", scope=Scope.READ_SUPPRESSION,
        says="Changes of the suppression list after a cursor: keyed digests, on and off.",
        query=FeedQuery, answer=Feed, handle=_feed, cost=2,
    ),
)  # fmt: skip
