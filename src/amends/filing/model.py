"""What goes into a filing and what comes out: plain structures without any rule."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

Value = str | int | float | bool | tuple[str, ...] | dict[str, int] | None


class Stage(StrEnum):
    """How far the notification is: the first one, one that adds to it, or the last."""

    PRELIMINARY = "preliminary"
    SUPPLEMENTARY = "supplementary"
    FINAL = "final"


class State(StrEnum):
    """What stands behind the value of a field."""

    GIVEN = "given"  # a fact says so
    COMPUTED = "computed"  # a table or a formula says so; a person has to confirm it
    NOT_YET_KNOWN = "not_yet_known"  # the law lets it follow, and the filing says that it will
    NOT_APPLICABLE = "not_applicable"  # the form does not ask for it in this case
    MISSING = "missing"  # the form demands it and nothing answers
    LEFT_OUT = "left_out"  # the form does not demand it and nothing answers


class DutyInfo(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of the law for one recipient, as far as a form needs it.

    ``cohorts`` are indices into the cohorts as given; ``due_at`` is ISO text, a day or an instant.
    """

    law: str
    citation: str = ""
    url: str = ""
    jurisdiction: str = ""
    recipient: str = ""
    recipient_name: str = ""
    status: str = "required"
    persons: int = 0
    cohorts: tuple[int, ...] = ()
    due_at: str | None = None
    because: tuple[str, ...] = ()


class SeverityInfo(msgspec.Struct, frozen=True, kw_only=True):
    """The score and the risk; ``risk_set_by_person`` is false where the formula supplied it."""

    se: float
    band: str
    risk: str
    risk_set_by_person: bool
    because: tuple[str, ...] = ()


class FilledField(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a form with its answer.

    ``words`` is the answer as a person reads it, in the language of the form; ``facts`` are the references of
    the fact versions behind it (``anchor.aware@1``) or the names of what was counted (``cohorts``).
    """

    id: str
    section: str
    label: str
    en: str
    required: bool
    state: State
    value: Value = None
    words: str = ""
    facts: tuple[str, ...] = ()
    reason: str = ""


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """A question for a person; the answer goes under ``key`` into ``incident.facts`` of the case."""

    field: str
    label: str
    question: str
    key: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What a later filing says otherwise than the one before it."""

    field: str
    label: str
    before: str
    now: str


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A text that goes with the filing, such as the sample of the notice to persons."""

    name: str
    text: str


class Filing(msgspec.Struct, frozen=True, kw_only=True):
    """A form filled from facts.  ``answers`` holds the values alone, under the names of the form's schema."""

    form: str
    version: str
    title: str
    title_en: str
    language: str
    place: str
    stage: Stage
    as_of: datetime
    authority: tuple[str, ...]
    duties: tuple[DutyInfo, ...]
    submit_at: str
    source: dict[str, str]
    reference: str | None
    fields: tuple[FilledField, ...]
    missing: tuple[Missing, ...]
    changes: tuple[Change, ...] | None
    answers: dict[str, Any]
    text: str | None = None
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether nothing that the form demands is open."""
        return not self.missing
