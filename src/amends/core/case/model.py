"""The CASE and the FACTS of INTERFACES.md, as frozen structures.

Field names are those of the files.  What is not known is left out and is ``None`` here; nothing is
guessed.  Instants are aware.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
# More people than live on earth are a slip of the keyboard.
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000_000)]


# As long as a title or a source may be: what is longer is a text that slipped into the wrong field.
Line = Annotated[str, msgspec.Meta(max_length=200)]


class Nature(StrEnum):
    CONFIDENTIALITY = "confidentiality"
    INTEGRITY = "integrity"
    AVAILABILITY = "availability"


class Recipients(StrEnum):
    """Who got the data (ENISA's confidentiality step)."""

    NONE_EVIDENT = "none_evident"
    KNOWN = "known"
    UNKNOWN_NUMBER = "unknown_number"


class Protection(StrEnum):
    NONE = "none"
    ENCRYPTED = "encrypted"
    ENCRYPTED_KEY_TAKEN = "encrypted_key_taken"
    HASHED_SALTED = "hashed_salted"
    HASHED = "hashed"
    TOKENISED = "tokenised"


class Risk(StrEnum):
    LOW = "low"
    RISK = "risk"
    HIGH = "high"


class Exfiltration(StrEnum):
    NONE = "none"
    POSSIBLE = "possible"
    CONFIRMED = "confirmed"


class Cause(StrEnum):
    RANSOMWARE = "ransomware"
    WEB_ATTACK = "web_attack"
    CREDENTIAL_STUFFING = "credential_stuffing"
    INSIDER = "insider"
    THEFT = "theft"
    LOSS = "loss"
    MISDIRECTED = "misdirected"
    SOCIAL_ENGINEERING = "social_engineering"
    MAIL_COMPROMISE = "mail_compromise"


class ServiceImpact(StrEnum):
    NONE = "none"
    MINOR = "minor"
    MAJOR = "major"


class IntegrityLoss(StrEnum):
    NONE = "none"
    RECOVERABLE = "recoverable"
    UNRECOVERABLE = "unrecoverable"


class AvailabilityLoss(StrEnum):
    NONE = "none"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"


class CohortStatus(StrEnum):
    CONFIRMED = "confirmed"
    POSSIBLE = "possible"


class ProductEvent(StrEnum):
    SEVERE_INCIDENT = "severe_incident"
    EXPLOITED_VULNERABILITY = "exploited_vulnerability"


class FactState(StrEnum):
    """How sure the house is of a statement; ``retracted`` was said and is withdrawn."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    INVESTIGATING = "investigating"
    RETRACTED = "retracted"


class Contact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How people reach the controller; each is printed in notices only if it is given."""

    phone: str | None = None
    hours: str | None = None
    email: str | None = None
    web: str | None = None
    postal: str | None = None
    dpo_name: str | None = None
    dpo_email: str | None = None


class Controller(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    established_in: str | None = None
    sectors: tuple[str, ...] = ()
    regulated_as: tuple[str, ...] = ()
    brand_domains: tuple[str, ...] = ()
    contact: Contact = Contact()


class Anchors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The instants that laws count from.  They are never collapsed into one date."""

    occurred: Instant | None = None
    detected: Instant | None = None
    aware: Instant | None = None
    discovered: Instant | None = None
    determined: Instant | None = None
    confirmed: Instant | None = None
    classified: Instant | None = None
    scope_identified: Instant | None = None
    investigation_concluded: Instant | None = None
    materiality_determined: Instant | None = None
    individuals_notified: Instant | None = None
    notified_by_vendor: Instant | None = None
    initial_report_submitted: Instant | None = None
    intermediate_report_submitted: Instant | None = None
    first_public_by_others: Instant | None = None

    def known(self) -> dict[str, datetime]:
        """The anchors that are known, by name."""
        pairs = ((name, getattr(self, name)) for name in self.__struct_fields__)
        return {name: at for name, at in pairs if at is not None}


class Assessment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people have decided about the incident; used as it is, and shown as theirs."""

    risk: Risk | None = None
    misuse_likely: bool | None = None
    exfiltration: Exfiltration | None = None
    cause: Cause | None = None
    service_impact: ServiceImpact | None = None
    backup: bool | None = None
    trusted_recipient: bool | None = None
    data_recovered: bool | None = None
    subsequent_measures: tuple[str, ...] = ()
    dpc: Annotated[float, msgspec.Meta(ge=1, le=4)] | None = None
    ei: float | None = None


class LawEnforcementHold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A request by police or prosecutor to wait; some laws stop their clock for it."""

    requested_at: Instant | None = None
    agency: str | None = None
    in_writing: bool | None = None
    until: Instant | None = None
    released_at: Instant | None = None


class DutyRecipient(StrEnum):
    """Whom a law can demand to be told."""

    INDIVIDUALS = "individuals"
    AUTHORITY = "authority"
    CREDIT_BUREAUS = "credit_bureaus"
    MEDIA = "media"
    CLIENTS = "clients"
    CARD_NETWORK = "card_network"
    LAW_ENFORCEMENT = "law_enforcement"
    INVESTORS = "investors"
    PARENT_CONTROLLER = "parent_controller"


class Extension(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """More time that an authority was asked for; ``jurisdiction`` is an ISO code, ``EU`` or ``US``."""

    jurisdiction: str
    recipient: DutyRecipient
    requested_at: Instant | None = None
    in_writing: bool | None = None
    good_cause: bool | None = None


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A statement as the case file makes it.  Two sources may make conflicting claims."""

    key: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    value: str | int | float | bool | tuple[str, ...] | None = None
    state: FactState = FactState.KNOWN
    certainty: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0
    source: Line = "case file"
    at: Instant | None = None


class Incident(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    controller: Controller
    title: Line = ""
    nature: Annotated[tuple[Nature, ...], msgspec.Meta(min_length=1)] = (Nature.CONFIDENTIALITY,)
    malicious: bool | None = None
    recipients: Recipients | None = None
    anchors: Anchors = Anchors()
    assessment: Assessment = Assessment()
    law_enforcement_hold: LawEnforcementHold | None = None
    extensions: tuple[Extension, ...] = ()
    product_event: ProductEvent | None = None
    integrity: IntegrityLoss = IntegrityLoss.NONE
    availability: AvailabilityLoss = AvailabilityLoss.NONE
    compromised_channels: tuple[str, ...] = ()
    facts: tuple[Claim, ...] = ()


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of customers or of evidence; ``columns`` names what detection need not guess."""

    path: str
    columns: dict[str, str] = {}
    protection: Protection = Protection.NONE


class Remedies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the controller pays for.  Only what stands here may be promised in a notice."""

    monitoring_months: Count = 0
    card_reissue: bool = False
    loss_compensation: bool = False
    legal_help: bool = False
    document_replacement: bool = False
    independent_audit: bool = False


class Cohort(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """People who are alike before the law: one residence, the same elements and protection.

    ``residence_at_breach`` only where it was another; ``minors`` and ``deceased`` are counted among ``persons``.
    """

    residence: str
    persons: Count
    elements: frozenset[str]
    protection: Protection = Protection.NONE
    minors: Count = 0
    status: CohortStatus = CohortStatus.CONFIRMED
    residence_at_breach: str | None = None
    deceased: Count = 0


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A CASE (``customers`` and ``evidence``) or a FACTS file (``cohorts``)."""

    incident: Incident
    customers: tuple[Source, ...] = ()
    evidence: tuple[Source, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    remedies: Remedies = Remedies()

    @property
    def is_facts(self) -> bool:
        """Whether the file brings its cohorts with it and needs no assessment of evidence."""
        return not self.evidence
