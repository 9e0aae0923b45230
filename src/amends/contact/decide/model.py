"""What is asked: the request of ``amends contact decide``, field by field as INTERFACES has it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from amends.contact.profile import Harm
from amends.core.channels import Channel

Aware = Annotated[datetime, msgspec.Meta(tz=True)]


class Purpose(StrEnum):
    """What a contact is for."""

    STATUTORY_NOTICE = "statutory_notice"
    INCIDENT_UPDATE = "incident_update"
    FRAUD_ALERT = "fraud_alert"
    COMPLAINT = "complaint"
    SERVICE = "service"
    REMEDY = "remedy"
    SURVEY = "survey"
    MARKETING = "marketing"
    SALES = "sales"


class ObjectedTo(StrEnum):
    """What a person can object to: a purpose, or more than one."""

    STATUTORY_NOTICE = "statutory_notice"
    INCIDENT_UPDATE = "incident_update"
    FRAUD_ALERT = "fraud_alert"
    COMPLAINT = "complaint"
    SERVICE = "service"
    REMEDY = "remedy"
    SURVEY = "survey"
    MARKETING = "marketing"
    SALES = "sales"
    DIRECT_MARKETING = "direct_marketing"
    PROFILING = "profiling"
    ALL = "all"


class Basis(StrEnum):
    """GDPR Art. 6(1)."""

    LEGAL_OBLIGATION = "legal_obligation"
    CONTRACT = "contract"
    CONSENT = "consent"
    LEGITIMATE_INTERESTS = "legitimate_interests"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"


class Occasion(StrEnum):
    """What set the contact off."""

    BREACH_NOTICE_DUE = "breach_notice_due"
    FACTS_CHANGED = "facts_changed"
    FRAUD_SIGNAL = "fraud_signal"
    CUSTOMER_REQUEST = "customer_request"
    CAMPAIGN = "campaign"
    BALANCE_ZERO = "balance_zero"
    CARD_DECLINED = "card_declined"
    DECLINED_CARD = "declined_card"
    INCIDENT_ROSTER = "incident_roster"


class Vulnerability(StrEnum):
    """Drivers of vulnerability (FCA FG21/1, in the words of INTERFACES)."""

    FINANCIAL_DISTRESS = "financial_distress"
    BEREAVED = "bereaved"
    ABUSE = "abuse"
    HEALTH = "health"
    CAPABILITY = "capability"


class Kind(StrEnum):
    """Who is contacted."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Direction(StrEnum):
    """Who reaches for whom."""

    OUTBOUND = "outbound"
    INBOUND = "inbound"


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A misspelt field here could hide what protects a person; it is an error."""


class Other(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who is addressed in the person's place."""

    ref: str | None = None
    name: str | None = None


class SafeWays(Strict, frozen=True, kw_only=True):
    """The only channels that put the person in no danger; none at all where ``only`` is empty."""

    only: tuple[Channel, ...]
    reason: str | None = None


class ContactPoint(msgspec.Struct, frozen=True, kw_only=True):
    """``None`` where it is not known whether the person gave it, or whether it was proven."""

    given_by_person: bool | None = None
    verified: bool | None = None
    address: str | None = None


class Person(Strict, frozen=True, kw_only=True):
    """Who is contacted; ``account`` is read by nothing and shown to nobody."""

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
    account: object = None


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """The occasion."""

    kind: Occasion


class Authentication(msgspec.Struct, frozen=True, kw_only=True):
    """How the other side was asked to prove who they are, and what came of it."""

    method: str | None = None
    result: str | None = None


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the message; ``None`` where it is not."""

    characters: Annotated[int, msgspec.Meta(ge=0)] | None = None
    free_to_recipient: bool | None = None
    promotional: bool | None = False
    names_sender: bool | None = None
    opt_out_offered: bool | None = None


class Urgent(msgspec.Struct, frozen=True, kw_only=True):
    """Why it cannot wait, and who says so; without both it overrides nothing."""

    reason: str | None = None
    by: str | None = None

    @property
    def holds(self) -> bool:
        return bool((self.reason or "").strip() and (self.by or "").strip())


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier contact."""

    at: Aware
    channel: Channel
    purpose: Purpose | None = None
    incident: str | None = None
    outcome: str | None = None


class Consent(Strict, frozen=True, kw_only=True):
    """Consent to one purpose by one channel (``None``: no channel was named)."""

    purpose: Purpose
    channel: Channel | None = None
    given_at: Aware | None = None
    withdrawn_at: Aware | None = None


class Objection(Strict, frozen=True, kw_only=True):
    """An objection (GDPR Art. 21)."""

    purpose: ObjectedTo
    at: Aware | None = None


class OptOut(Strict, frozen=True, kw_only=True):
    """A wish to be left alone in the person's own words; ``channel`` ``None``: by every channel."""

    channel: Channel | None = None
    said: str | None = None
    at: Aware | None = None


class Preferences(Strict, frozen=True, kw_only=True):
    """What the person agreed to, objected to and asked for."""

    consents: tuple[Consent, ...] | None = ()
    objections: tuple[Objection, ...] | None = ()
    opt_outs: tuple[OptOut, ...] | None = ()
    do_not_call: bool | None = False


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """The incident that the contact is about, or in whose time it falls."""

    ref: str | None = None
    severity: Harm | None = None
    opened_at: Aware | None = None
    compromised_channels: tuple[Channel, ...] | None = ()


class Request(Strict, frozen=True, kw_only=True):
    """One question: may this person be contacted, for this purpose, by this channel, now."""

    person: Person
    purpose: Purpose
    channel: Channel
    at: Aware
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

    @staticmethod
    def from_json(raw: bytes, *, now: datetime | None = None, where: str = "the request") -> Request:
        """Reads and checks a request; ``now`` stands in for a missing ``at``.

        Raises ``InputError`` (``contact.bad_request``, ``contact.unknown_time_zone``, ``place.unknown``).
        """
        from amends.contact.decide.reading import read_request  # noqa: PLC0415  # reading builds on this module

        return read_request(raw, now=now, where=where)
