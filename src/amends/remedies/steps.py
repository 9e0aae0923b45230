"""Steps that only the person can take, per country: which are theirs, when to remind, which sources are old."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

import msgspec

from amends.core.clock import require_aware
from amends.core.errors import InputError
from amends.core.places import country_of
from amends.remedies.catalogue_data import read_data


class StepState(StrEnum):
    """How far a person has come with a step; the last word counts."""

    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not_needed"  # done before, or the person has no such thing


class SaidBy(StrEnum):
    """On whose word a step counts as done."""

    PERSON = "person"  # in My case
    STAFF = "staff"  # said on the phone or in a branch
    PROOF = "proof"  # a confirmation was shown


class StepConfidence(StrEnum):
    """``read``: the source was opened on ``checked_on``.  ``memory``: nobody has yet."""

    READ = "read"
    MEMORY = "memory"


class StepSource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a step is described by whoever offers it."""

    url: str
    checked_on: date | None
    confidence: StepConfidence


class NationalStep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step.  ``action`` is the step of the notices that is the same thing, ``ways`` where it is done."""

    id: str
    country: str
    elements: tuple[str, ...]
    ways: tuple[str, ...]
    minutes: int
    is_free: bool
    remind_after_days: tuple[int, ...]
    source: StepSource
    expires_on: date
    action: str = ""
    site: str = ""
    phone: str = ""
    proof: str = ""

    @property
    def phrase(self) -> str:
        """The Fluent key of what to do."""
        return f"rem-step-{self.id}-do"


class _Steps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    steps: tuple[NationalStep, ...]


def all_steps() -> tuple[NationalStep, ...]:
    """Every step, in the order of the file.  Raises ``InputError`` (``remedies.unreadable_data``)."""
    return read_data("steps", _Steps).steps


def step_by_id(step_id: str) -> NationalStep:
    """The step; raises ``InputError`` (``remedies.unknown_step``)."""
    found = next((step for step in all_steps() if step.id == step_id), None)
    if found is None:
        raise InputError(
            "There is no such national step.",
            code="remedies.unknown_step",
            where="corpus/remedies/steps.yaml",
            fix=f"Known are: {', '.join(step.id for step in all_steps())}.",
        )
    return found


def steps_for(residence: str, elements: Collection[str]) -> tuple[NationalStep, ...]:
    """The steps of somebody who lives there (ISO 3166) and of whom these elements were exposed.

    >>> [step.id for step in steps_for("US-CA", ["ssn"])][:1], steps_for("PL", ["name"])
    (['us-freeze-equifax'], ())
    """
    country = country_of(residence)
    return tuple(
        step for step in all_steps() if step.country == country and not set(step.elements).isdisjoint(elements)
    )


def old_sources(steps: Sequence[NationalStep], *, on: date) -> tuple[NationalStep, ...]:
    """Those whose source nobody has opened, or whose time is over."""
    return tuple(step for step in steps if step.source.checked_on is None or step.expires_on < on)


def step_reminders(step: NationalStep, *, told_at: datetime, standing: StepState) -> tuple[datetime, ...]:
    """When to remind of a step that is open; none once it is done or not needed."""
    require_aware(told_at, where="told_at")
    if standing is not StepState.OPEN:
        return ()
    return tuple(told_at + timedelta(days=days) for days in step.remind_after_days)


def standing_steps(said: Sequence[tuple[str, StepState]]) -> Mapping[str, StepState]:
    """The last word on each step, of words in their order."""
    return dict(said)
