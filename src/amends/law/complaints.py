"""Reads ``corpus/complaints``: by when a complaint is answered, in which form, and where else the person can turn.

These are no duties of a breach: they count from what one person sent in, and stay out of the corpus's digest.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import msgspec

from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml
from amends.law.model.words import Confidence, Unit

HOUSE = "house"
Days = Annotated[int, msgspec.Meta(ge=1)]
Code = Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]*$")]
Country = Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")]
# A set of ``vocabulary/places.yaml``, or countries one by one.
Places = str | tuple[Country, ...]


class InquiryKind(StrEnum):
    """What somebody sends in."""

    QUESTION = "question"
    COMPLAINT = "complaint"
    CLAIM = "claim"  # of a loss
    SCAM_REPORT = "scam_report"
    PRESS = "press"
    RESEARCHER = "researcher"


class IfMissed(StrEnum):
    """What the law makes of an answer that does not come in time."""

    DEEMED_ACCEPTED = "deemed_accepted"  # the complaint counts as settled in the way that the person wished
    OMBUDSMAN = "ombudsman"
    AUTHORITY = "authority"
    NOTHING = "nothing"


class BodyKind(StrEnum):
    OMBUDSMAN = "ombudsman"
    AUTHORITY = "authority"
    ARBITRATION = "arbitration"


class Need(StrEnum):
    """What the person must be told where the answer takes longer."""

    REASONS = "reasons"
    CIRCUMSTANCES = "circumstances"
    EXPECTED_DAY = "expected_day"


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a rule was read; ``confidence`` as in the duties."""

    at: str
    url: str
    checked_on: date
    confidence: Confidence


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a person can turn who is not content; ``name`` as it calls itself."""

    name: str
    kind: BodyKind
    url: str = ""


class Limit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A period that starts with the receipt; the answer is sent before it ends."""

    n: Days
    unit: Unit


class Extension(Limit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The longest period in all, also from the receipt, and what must be told to have it."""

    needs: tuple[Need, ...]
    says: str


class ComplaintRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One law.  It binds a controller established in, or a person resident in, one of its places.

    Without ``sectors`` and ``regulated_as`` it binds every controller; with them, who is one of either.  Without
    ``answer`` it sets no day and names ``bodies`` only.
    """

    id: Code
    citation: str
    in_force_from: date
    until: date | None = None
    source: str
    kinds: tuple[InquiryKind, ...]
    established_in: Places = ()
    except_established_in: Places = ()
    residents: Places = ()
    sectors: tuple[str, ...] = ()
    regulated_as: tuple[str, ...] = ()
    says: str
    answer: Limit | None = None
    extension: Extension | None = None
    form: str = ""
    if_missed: IfMissed = IfMissed.NOTHING
    bodies: tuple[str, ...] = ()
    is_data_protection: bool = False


class HousePromise(Limit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the house promises where no law sets a day: a choice, with who answers for it and why."""

    kind: InquiryKind
    in_force_from: date
    owner: str
    reason: str


class ComplaintFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of ``corpus/complaints``."""

    place: str
    sources: dict[str, Source]
    rules: tuple[ComplaintRule, ...]
    bodies: dict[str, Body] = {}
    promises: tuple[HousePromise, ...] = ()


@cache
def complaint_files(folder: Path | None = None) -> dict[str, ComplaintFile]:
    """Every file by its name; read once per process.

    Raises ``InputError`` (``complaints.unreadable_rule``, ``yaml.syntax``) that names the first that does not fit.
    """
    root = (folder or data_folder("corpus")) / "complaints"
    return {path.stem: _read(path) for path in sorted(root.glob("*.yaml"))}


def _read(path: Path) -> ComplaintFile:
    raw: Any = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    try:
        read = msgspec.convert(raw, ComplaintFile)
    except msgspec.ValidationError as error:
        raise _unreadable(path, str(error)) from error
    for rule in read.rules:
        unknown = {rule.source} - read.sources.keys() | set(rule.bodies) - read.bodies.keys()
        if unknown:
            raise _unreadable(path, f"{rule.id} names {', '.join(sorted(unknown))}, which the file does not have")
    return read


def _unreadable(path: Path, why: str) -> InputError:
    return InputError(
        "A rule on complaints cannot be read.",
        code="complaints.unreadable_rule",
        where=f"corpus/complaints/{path.name}",
        why=why,
        fix="Compare it with docs/complaints.md.",
    )
