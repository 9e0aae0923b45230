"""The values of a duty, each with the day it took effect, its source and how sure we are."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from amends.core.case.model import Protection
from amends.core.channels import Channel
from amends.law.model.condition import Condition
from amends.law.model.words import (
    AfterRelease,
    Anchor,
    Base,
    Binding,
    Computation,
    Confidence,
    Ground,
    HoldEffect,
    IfUnknown,
    Operator,
    Recipient,
    TransitionClause,
    Unit,
)

Count = Annotated[int, msgspec.Meta(ge=0)]


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Source(_Strict, frozen=True, kw_only=True):
    """Where a value was read (``at``: the pinpoint), when it was last checked, and how sure we are."""

    at: str
    url: Annotated[str, msgspec.Meta(pattern="^https?://")]
    checked_on: date
    confidence: Confidence


class Transition(_Strict, frozen=True, kw_only=True):
    """Whether a change says to which breaches it applies."""

    clause: TransitionClause = TransitionClause.BY_ANCHOR
    says: str = ""


class Dated(_Strict, frozen=True, kw_only=True):
    """Holds from ``in_force_from`` until the day before ``until``; ``source`` names one of the file's sources."""

    in_force_from: date
    until: date | None = None
    source: str
    confidence: Confidence | None = None
    note: str = ""


class InForce(Dated, frozen=True, kw_only=True):
    """A period in which the duty exists; ``contested`` says why its force is in doubt, if it is."""

    transition: Transition = Transition()
    contested: str = ""


class Covered(Dated, frozen=True, kw_only=True):
    """A combination of elements that the law protects.

    Every item of ``needs`` must be exposed; an item that is a list is satisfied by any one of its
    elements.  An empty list means any personal data.  ``exempts`` replaces the duty's protection rule
    for this combination.
    """

    needs: tuple[str | tuple[str, ...], ...]
    says: str = ""
    when: Condition | None = None
    exempts: tuple[Protection, ...] | None = None


class ProtectionRule(Dated, frozen=True, kw_only=True):
    """Protections that take data out of the law; ``unclear`` ones are asked about."""

    exempts: tuple[Protection, ...]
    unclear: tuple[Protection, ...] = ()
    says: str = ""


class Test(Dated, frozen=True, kw_only=True):
    """A trigger or an exemption: a condition, and what follows when its facts are missing."""

    __test__ = False  # not a test of pytest

    ground: Ground
    when: Condition
    says: str
    otherwise: str = ""
    if_unknown: IfUnknown | None = None
    question: str = ""
    decided_by: str = ""
    tell: str = ""
    keep_record_years: Count | None = None


class Threshold(Dated, frozen=True, kw_only=True):
    """From how many persons of ``base`` on the duty exists.

    ``contested_base`` is what others count by: where it leaves the number unreached, the duty is contested.
    """

    operator: Operator
    number: Count
    base: Base
    contested_base: Base | None = None


class Start(_Strict, frozen=True, kw_only=True):
    """The instant that a limit counts from, where it is not one anchor: exactly one field is set.

    ``first_of``: the earliest of those known.  ``last_of``: the latest, and all must be known.
    ``end_of_year_of``: the last day of the calendar year of the anchor.
    """

    first_of: tuple[Anchor, ...] | None = None
    last_of: tuple[Anchor, ...] | None = None
    end_of_year_of: Anchor | None = None


class Limit(_Strict, frozen=True, kw_only=True):
    """``n`` units after an anchor.  An ``optional`` limit is left out while its anchor is not known."""

    n: Count
    unit: Unit
    after: Anchor | Start
    calendar: str | None = None
    optional: bool = False
    when: Condition | None = None


class Reading(_Strict, frozen=True, kw_only=True):
    """Another way to compute the deadline, with its authority.

    ``limit`` only for ``other_limit``, ``n`` (whole working days that the period must hold) only for
    ``at_least_working_days``.
    """

    reading: str
    compute: Computation
    n: Count = 0
    citation: str
    contested: bool
    calendar: str | None = None
    limit: Limit | None = None


class Clock(Dated, frozen=True, kw_only=True):
    """When the duty is due.  The latest clock in force whose ``when`` is met is used."""

    as_soon_as_possible: bool = False
    limits: tuple[Limit, ...] = ()
    binding: Binding = Binding.SOONEST
    readings: tuple[Reading, ...] = ()
    transition: Transition = Transition()
    when: Condition | None = None
    says: str = ""


class Roll(Dated, frozen=True, kw_only=True):
    """The statute by which a last day that is no working day moves to the next one."""

    calendar: str
    citation: str
    units: tuple[Unit, ...] = (Unit.CALENDAR_DAYS, Unit.BUSINESS_DAYS, Unit.MONTHS)
    to_time: Annotated[str, msgspec.Meta(pattern=r"^\d\d:\d\d$")] | None = None
    unless: Condition | None = None


class Longest(_Strict, frozen=True, kw_only=True):
    """How long a hold lasts at most, from the request on; what is not in writing counts as oral."""

    oral: Count | None = None
    written: Count | None = None
    unit: Unit


class Hold(Dated, frozen=True, kw_only=True):
    """What a law enforcement hold does, how long at most, and the time that is left after its release."""

    effect: HoldEffect
    needs_writing: bool = False
    n: Count = 0
    unit: Unit = Unit.CALENDAR_DAYS
    calendar: str | None = None
    after_release: AfterRelease = AfterRelease.LATER_OF_BOTH
    at_most: Longest | None = None


class Extension(Dated, frozen=True, kw_only=True):
    """More time on request, made before the ordinary deadline."""

    n: Count
    unit: Unit
    calendar: str | None = None
    needs_writing: bool = False
    needs_good_cause: bool = False
    says: str = ""


class Content(Dated, frozen=True, kw_only=True):
    """What a message to this recipient must and must not contain (words of ``vocabulary/content.yaml``)."""

    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    when: Condition | None = None


class Remedy(Dated, frozen=True, kw_only=True):
    """What the controller must offer, for how many months, on which condition."""

    kind: str
    months: Count | None = None
    condition: str = ""
    when: Condition | None = None


class Before(Dated, frozen=True, kw_only=True):
    """Recipients that must be told later than this one."""

    recipients: tuple[Recipient, ...]
    says: str = ""


class Span(_Strict, frozen=True, kw_only=True):
    """A length of time: ``n`` units."""

    n: Count
    unit: Unit


class Substitute(Dated, frozen=True, kw_only=True):
    """When notice may be given by substitute means, and what those are.

    Any one suffices: a cost of all notices, or a number of persons, compared by ``operator``; or at least
    ``unreachable_persons`` without sufficient contact information (``if_fewer`` says what the law asks for where
    they are fewer).  Where none of the three is set, ``says`` is put to a person.  ``means`` are all needed, or
    ``at_least`` so many of them; ``shown_for`` is how long the web page stays, ``toll_free`` whether it names a
    number that is free to call.
    """

    cost_usd: Count | None = None
    persons: Count | None = None
    operator: Operator = Operator.MORE_THAN
    unreachable_persons: Count | None = None
    if_fewer: str = ""
    means: tuple[Channel, ...] = ()
    at_least: Count | None = None
    shown_for: Span | None = None
    toll_free: bool = False
    says: str = ""


class Method(Dated, frozen=True, kw_only=True):
    """How the message may be served."""

    channels: tuple[Channel, ...] = ()
    says: str = ""
