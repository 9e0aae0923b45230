"""The answer of ``amends duties``: the objects of INTERFACES.md, ready to be written as JSON."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

Moment = date | datetime  # a day where the law counts days, an instant where it counts hours


class Status(StrEnum):
    """What a law says for this incident."""

    REQUIRED = "required"
    NOT_REQUIRED = "not_required"
    ADVISED = "advised"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


class Alternative(msgspec.Struct, frozen=True):
    """The deadline by another reading of the law."""

    at: Moment
    reading: str
    citation: str
    contested: bool


class Due(msgspec.Struct, frozen=True):
    """``nominal`` is the safe deadline; ``rolled`` is set only where a statute moves the last day."""

    nominal: Moment | None = None
    rolled: Moment | None = None
    rolled_by: str | None = None
    alternatives: tuple[Alternative, ...] = ()


class ContentRule(msgspec.Struct, frozen=True):
    """What the message must and must not contain (codes of ``vocabulary/content.yaml``)."""

    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


class RemedyRule(msgspec.Struct, frozen=True):
    """What must be offered; ``months`` is null where the law names no time."""

    kind: str
    months: int | None
    condition: str


class Version(msgspec.Struct, frozen=True):
    """The other version of a law that changed while the duty was open."""

    in_force_from: date
    due: Moment | None
    says: str
    contested: bool


class DutyAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One duty for this incident (D of INTERFACES.md).

    ``cohorts`` are indices into the cohorts as given.  For ``not_required``, ``persons`` and
    ``cohorts`` are those who were looked at.
    """

    law: str
    citation: str
    url: str
    jurisdiction: str
    recipient: str
    recipient_name: str
    status: Status
    persons: int = 0
    cohorts: tuple[int, ...] = ()
    as_soon_as_possible: bool = False
    anchor: str | None = None
    due: Due = Due()
    before: tuple[str, ...] = ()
    content: ContentRule = ContentRule()
    remedies: tuple[RemedyRule, ...] = ()
    transition: tuple[Version, ...] = ()
    because: tuple[str, ...] = ()
    confidence: str = ""


class CorpusStamp(msgspec.Struct, frozen=True):
    """Which law was asked: the version and the digest of the corpus."""

    version: str
    sha256: str


class Answer(msgspec.Struct, frozen=True):
    """Everything that ``amends duties --json`` prints."""

    as_of: datetime
    corpus: CorpusStamp
    duties: tuple[DutyAnswer, ...]
