"""The facts behind a filing: each key answers with a value, its state, and the versions that say so."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from amends.core.case import Case, Cohort
from amends.core.case.model import FactState
from amends.core.facts import Fact, FactBook
from amends.filing.model import DutyInfo, SeverityInfo, Stage, State, Value
from amends.filing.words import phrase

CASE_FILE = "case file"  # the source that core gives to what the case itself states

# What a case leaves out under these is not known (INTERFACES.md); what it leaves out elsewhere nobody has been asked.
_LEFT_OUT_IS_UNKNOWN = ("anchor.", "assessment.", "incident.")


@dataclass(frozen=True)
class Datum:
    """What is known under one key.

    ``state`` is ``GIVEN``, ``COMPUTED``, ``NOT_YET_KNOWN`` (somebody says that it is not known) or ``MISSING``
    (nobody says anything).  ``is_open`` tells an investigation from "unknown".
    """

    value: Value = None
    state: State = State.MISSING
    facts: tuple[str, ...] = ()
    reason: str = ""
    is_open: bool = False

    @property
    def is_known(self) -> bool:
        return self.state in (State.GIVEN, State.COMPUTED)


NOTHING = Datum()


@dataclass(frozen=True)
class Situation:
    """Everything that the fields of one filing may rest on.

    ``cohorts`` are all that are affected, ``counted`` those whom the duty counts.  ``served`` are the duties that this
    filing serves, ``duty`` the same as one; ``duties`` is the whole answer of the law.  ``sample`` names the sample of
    the notice that goes with the filing.
    """

    case: Case
    book: FactBook
    cohorts: tuple[Cohort, ...]
    counted: tuple[Cohort, ...]
    duty: DutyInfo
    served: tuple[DutyInfo, ...]
    duties: tuple[DutyInfo, ...]
    severity: SeverityInfo | None
    as_of: datetime
    stage: Stage
    language: str
    form: str
    sample: str | None = None
    derive: Mapping[str, Callable[[Situation], Datum]] = field(default_factory=dict)

    def get(self, key: str) -> Datum:
        """What is known under ``key``: what a person claims, else what follows from other facts."""
        stated = self.stated(key)
        if stated.is_known or stated.is_open or key not in self.derive:
            return stated
        derived = self.derive[key](self)
        return derived if derived.state is not State.MISSING else stated

    def stated(self, key: str) -> Datum:
        """What the fact book says under ``key``, without anything derived."""
        return datum_of(self.book.standing(key), self.book.current(key), self.language)

    def first(self, keys: Sequence[str]) -> Datum:
        """The first of the keys that is known; else the first of which somebody says that it is not."""
        found = [self.get(key) for key in keys]
        known = next((datum for datum in found if datum.is_known), None)
        said = next((datum for datum in found if datum.state is State.NOT_YET_KNOWN), NOTHING)
        return known or said


def datum_of(standing: tuple[Fact, ...], current: Fact | None, language: str) -> Datum:
    """The standing claims on one key as one answer; claims that differ are no answer, and the filing says so."""
    if not standing:
        return NOTHING
    refs = tuple(fact.ref for fact in standing)
    if current is None:
        claims = "; ".join(f"{clean(str(fact.source))}: {_said(fact.value)}" for fact in standing)
        reason = phrase("sources_disagree", language, claims=claims)
        return Datum(state=State.NOT_YET_KNOWN, facts=refs, reason=reason, is_open=True)
    if current.state is FactState.KNOWN and _holds(current.value):
        return Datum(value=cleaned(current.value), state=State.GIVEN, facts=(current.ref,))
    if current.state is FactState.INVESTIGATING:
        reason = phrase("under_investigation", language, source=clean(current.source), at=current.at.isoformat())
        return Datum(state=State.NOT_YET_KNOWN, facts=(current.ref,), reason=reason, is_open=True)
    is_claim = current.source != CASE_FILE
    if not is_claim and not current.key.startswith(_LEFT_OUT_IS_UNKNOWN):
        return NOTHING
    reason = phrase("said_unknown" if is_claim else "not_stated", language, source=clean(current.source))
    return Datum(state=State.NOT_YET_KNOWN, facts=(current.ref,), reason=reason, is_open=False)


def _holds(value: object) -> bool:
    return value is not None and value not in ("", ())


def _said(value: object) -> str:
    return clean(", ".join(value) if isinstance(value, tuple) else str(value))


def given(value: Value, *facts: str) -> Datum:
    """A value that facts state."""
    return Datum(value=value, state=State.GIVEN, facts=facts)


def computed(value: Value, *facts: str, reason: str = "") -> Datum:
    """A value that a table or a formula gives; a person has to confirm it."""
    return Datum(value=value, state=State.COMPUTED, facts=facts, reason=reason)


def cleaned(value: Value) -> Value:
    """The value with every text in it fit to print."""
    if isinstance(value, str):
        return clean(value)
    return tuple(clean(item) for item in value) if isinstance(value, tuple) else value


def clean(text: str) -> str:
    """The text in NFC without control and direction characters, which can make a form show what it does not say.

    >>> clean("a\\x1b[2Jb\\u202ec")
    'a[2Jbc'
    """
    kept = (char for char in unicodedata.normalize("NFC", text) if char in "\n\t" or not _is_hidden(char))
    return "".join(kept).strip()


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co")
