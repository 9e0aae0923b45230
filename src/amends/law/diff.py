"""What changed in the law between two days: duties that began or ended, and values that were replaced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from amends.law.corpus import Corpus
from amends.law.lint import CUMULATIVE, REPLACING
from amends.law.model import Dated, Duty
from amends.law.show import as_it_stood


class ChangeKind(StrEnum):
    """``begins`` and ``ends``: the duty itself; ``changed``: one of its values."""

    BEGINS = "begins"
    ENDS = "ends"
    CHANGED = "changed"


class ValueChange(msgspec.Struct, frozen=True):
    """One list of a rule (``clock``, ``covers``...): what was law on the first day only, and on the second only."""

    part: str
    before: tuple[dict[str, Any], ...]
    after: tuple[dict[str, Any], ...]


class LawChange(msgspec.Struct, frozen=True):
    """A rule that is not the same on both days, and whom it concerns."""

    law: str
    title: str
    jurisdiction: str
    recipient: str
    residents: tuple[str, ...]
    citation: str
    url: str
    kind: ChangeKind
    values: tuple[ValueChange, ...]


def changes_between(corpus: Corpus, first: date, second: date) -> tuple[LawChange, ...]:
    """Every rule that stood otherwise on ``second`` than on ``first``, by its name."""
    return tuple(change for law, duty in corpus.duties.items() for change in _changes(law, duty, first, second))


def _changes(law: str, duty: Duty, first: date, second: date) -> Iterator[LawChange]:
    before, after = as_it_stood(duty, first), as_it_stood(duty, second)
    if not before.in_force and not after.in_force:
        return
    values = tuple(_values(before, after))
    if values:
        yield LawChange(
            law=law,
            title=duty.title,
            jurisdiction=duty.jurisdiction,
            recipient=str(duty.recipient),
            residents=duty.residents,
            citation=duty.citation,
            url=duty.url,
            kind=_kind(before, after),
            values=values,
        )


def _kind(before: Duty, after: Duty) -> ChangeKind:
    if not before.in_force:
        return ChangeKind.BEGINS
    return ChangeKind.CHANGED if after.in_force else ChangeKind.ENDS


def _values(before: Duty, after: Duty) -> Iterator[ValueChange]:
    for part in (*CUMULATIVE, *REPLACING):
        old, new = getattr(before, part), getattr(after, part)
        gone, come = [value for value in old if value not in new], [value for value in new if value not in old]
        if gone or come:
            yield ValueChange(part, _plain(before, gone), _plain(after, come))


def _plain(duty: Duty, values: list[Dated]) -> tuple[dict[str, Any], ...]:
    """The values as the corpus writes them, with the pinpoint and the mark of their source."""
    return tuple(
        {
            **msgspec.to_builtins(value),
            "at": duty.sources[value.source].at,
            "confidence": str(value.confidence or duty.sources[value.source].confidence),
        }
        for value in values
    )
