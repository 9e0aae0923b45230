"""The closed sets of words that a duty file may use for its kinds, units, bases and readings."""

from __future__ import annotations

from enum import StrEnum

from amends.core.case.model import DutyRecipient as Recipient

__all__ = [
    "AfterRelease",
    "Anchor",
    "Base",
    "Binding",
    "Computation",
    "Confidence",
    "Ground",
    "GroupBy",
    "HoldEffect",
    "IfUnknown",
    "Kind",
    "Operator",
    "Recipient",
    "TransitionClause",
    "Unit",
]


class Kind(StrEnum):
    """What gives the rule its force.  An exception binds nobody; it takes a duty away."""

    LAW = "law"
    CONTRACT = "contract"
    VOLUNTARY = "voluntary"
    EXCEPTION = "exception"


class Confidence(StrEnum):
    """F: the words of the law were read, as published or in a copy.  MH, ML: from summaries or knowledge."""

    READ = "F"
    MEMORY_HIGH = "MH"
    MEMORY_LOW = "ML"


class Anchor(StrEnum):
    """The instants of ``incident.anchors`` that a clock can start from."""

    OCCURRED = "occurred"
    DETECTED = "detected"
    AWARE = "aware"
    DISCOVERED = "discovered"
    DETERMINED = "determined"
    CONFIRMED = "confirmed"
    CLASSIFIED = "classified"
    SCOPE_IDENTIFIED = "scope_identified"
    INVESTIGATION_CONCLUDED = "investigation_concluded"
    MATERIALITY_DETERMINED = "materiality_determined"
    INDIVIDUALS_NOTIFIED = "individuals_notified"
    NOTIFIED_BY_VENDOR = "notified_by_vendor"
    INITIAL_REPORT_SUBMITTED = "initial_report_submitted"
    INTERMEDIATE_REPORT_SUBMITTED = "intermediate_report_submitted"
    FIRST_PUBLIC_BY_OTHERS = "first_public_by_others"


class Unit(StrEnum):
    """What a law counts.  Hours give an instant; the others give a day."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    BUSINESS_DAYS = "business_days"
    MONTHS = "months"


class Operator(StrEnum):
    """How a count is compared with a threshold's number."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


class Base(StrEnum):
    """Who is counted for a threshold."""

    RESIDENTS_TO_BE_NOTIFIED = "residents_to_be_notified"
    RESIDENTS_AFFECTED = "residents_affected"
    TOTAL_PERSONS = "total_persons"
    RESIDENTS_OF_ONE_STATE = "residents_of_one_state"


class Ground(StrEnum):
    """Which kind of reason a trigger or an exemption is."""

    SCOPE = "scope"
    NATURE = "nature"
    ACCESS = "access"
    ACQUISITION = "acquisition"
    HARM = "harm"
    PROTECTION = "protection"
    MEASURES = "measures"
    DEEMED_COMPLIANCE = "deemed_compliance"
    GOOD_FAITH = "good_faith"
    SECRECY = "secrecy"
    DATA = "data"


class IfUnknown(StrEnum):
    """What follows when the facts of a test are missing."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Binding(StrEnum):
    """Which of several limits is the deadline."""

    SOONEST = "soonest"
    LATEST = "latest"


class Computation(StrEnum):
    """The alternative ways to compute an end that a reading may name."""

    HOUR_OF_EVENT_NOT_COUNTED = "hour_of_event_not_counted"
    AT_LEAST_WORKING_DAYS = "at_least_working_days"
    ANCHOR_DAY_COUNTS = "anchor_day_counts"
    OTHER_LIMIT = "other_limit"


class TransitionClause(StrEnum):
    """Whether the change says to which breaches it applies."""

    BY_ANCHOR = "by_anchor"
    NONE = "none"


class HoldEffect(StrEnum):
    """What a law enforcement hold does to the clock."""

    STOPS = "stops"
    NOTHING = "nothing"


class AfterRelease(StrEnum):
    """How the time after the release of a hold and the ordinary deadline go together."""

    LATER_OF_BOTH = "later_of_both"
    COUNTED_FROM_RELEASE = "counted_from_release"


class GroupBy(StrEnum):
    """For whom there is one addressee each."""

    INCIDENT = "incident"
    COUNTRY_OF_CONTROLLER = "country_of_controller"
    COUNTRY_OF_RESIDENCE = "country_of_residence"
