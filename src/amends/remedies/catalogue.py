"""What each segment is owed: by the exposed data, by where the people live, and never less than the law says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

from amends.core.case.model import Remedies
from amends.core.elements import in_order
from amends.core.remedies import is_for
from amends.remedies.catalogue_data import Choice, read_data

_BINDING = frozenset({"required", "contested"})
_OPEN = frozenset({"unknown", "advised"})


class CatalogueRow(Choice, frozen=True, kw_only=True):
    """One remedy: ``field`` of ``core.case.Remedies`` that promises it, what laws call it, against what it helps."""

    code: str
    field: str
    law_kinds: tuple[str, ...]
    elements: tuple[str, ...]


class _Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    remedies: tuple[CatalogueRow, ...]


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """People who are alike here.  ``cohort`` is the index by which the law's answer names them, -1 for none."""

    residence: str
    elements: frozenset[str]
    persons: int
    cohort: int = -1


class LawMinimum(msgspec.Struct, frozen=True, kw_only=True):
    """What one law asks for: ``kind`` of its vocabulary, ``months`` or ``None`` where it names no time.

    ``status`` is that of the duty (``required``, ``contested``, ``unknown``, ``advised``), ``cohorts`` the indices.
    """

    law: str
    citation: str
    url: str
    kind: str
    months: int | None
    condition: str
    status: str
    cohorts: tuple[int, ...]


class OwedRemedy(msgspec.Struct, frozen=True, kw_only=True):
    """One remedy for one segment.  ``months``: what is offered; ``minimum``: what the law says, 0 without a law."""

    code: str
    residence: str
    elements: tuple[str, ...]
    persons: int
    is_offered: bool
    months: int
    minimum: int
    laws: tuple[LawMinimum, ...]
    because: str

    @property
    def is_owed(self) -> bool:
        """Whether it was promised, or a law binds; what would only help is not owed."""
        return self.is_offered or any(law.status in _BINDING for law in self.laws)


class RemedyFinding(msgspec.Struct, frozen=True, kw_only=True):
    """What falls short; ``blocks`` where a law asks for more than is offered."""

    code: str
    remedy: str
    residence: str
    persons: int
    says: str
    citation: str
    blocks: bool


class RemedyPlan(msgspec.Struct, frozen=True, kw_only=True):
    """All that is owed, and what falls short."""

    owed: tuple[OwedRemedy, ...]
    findings: tuple[RemedyFinding, ...]

    @property
    def is_blocked(self) -> bool:
        """Whether less is offered than a law asks for."""
        return any(finding.blocks for finding in self.findings)


def catalogue() -> tuple[CatalogueRow, ...]:
    """The rows in their order.  Raises ``InputError`` (``remedies.unreadable_data``)."""
    return read_data("catalogue", _Catalogue).remedies


def plan_remedies(segments: Sequence[Segment], offered: Remedies, minimums: Sequence[LawMinimum]) -> RemedyPlan:
    """What each segment is owed.  More than the minimum is allowed; less is a finding that blocks.

    ``minimums`` come from the law's answer as of an instant; no number of a law is known here.
    """
    owed = tuple(item for segment in segments for item in _owed(segment, offered, minimums))
    return RemedyPlan(owed=owed, findings=tuple(finding for item in owed for finding in _findings(item)))


def months_owed(residence: str, elements: Collection[str], plan: RemedyPlan) -> int:
    """The law's minimum of monitoring for somebody: that of the segment with their residence and elements.

    Where nobody in the plan is just like them it is the longest of their residence: too long harms nobody.
    """
    held = frozenset(elements)
    rows = [row for row in plan.owed if row.code == "monitoring" and row.residence == residence]
    exact = [row.minimum for row in rows if frozenset(row.elements) == held]
    return max(exact or [row.minimum for row in rows], default=0)


def _owed(segment: Segment, offered: Remedies, minimums: Sequence[LawMinimum]) -> Iterator[OwedRemedy]:
    for row in catalogue():
        laws = tuple(item for item in minimums if item.kind in row.law_kinds and segment.cohort in item.cohorts)
        helped = segment.elements.intersection(row.elements)
        value = getattr(offered, row.field) if row.field else False
        is_promised = bool(value) and is_for(row.field, segment.elements)  # as notices and My case promise it
        if not (laws or helped or is_promised):
            continue
        months = 0 if isinstance(value, bool) or not is_promised else int(value)
        yield OwedRemedy(
            code=row.code,
            residence=segment.residence,
            elements=in_order(segment.elements),
            persons=segment.persons,
            is_offered=is_promised,
            months=months,
            minimum=max((item.months or 0 for item in laws if item.status in _BINDING), default=0),
            laws=laws,
            because=_because(row, laws, in_order(helped), is_promised=is_promised),
        )


def _because(row: CatalogueRow, laws: Sequence[LawMinimum], helped: Sequence[str], *, is_promised: bool) -> str:
    said = ["promised" if is_promised else "not promised"]
    said += [f"{item.citation}: {_time(item.months)}{_if(item.condition)}" for item in laws]
    if helped:
        said.append(f"exposed: {', '.join(helped)}; {row.reason}")
    return ". ".join(said)


def _time(months: int | None) -> str:
    return f"at least {months} months" if months else "owed, the law names no time"


def _if(condition: str) -> str:
    return f" ({condition})" if condition else ""


def _findings(item: OwedRemedy) -> Iterator[RemedyFinding]:
    binding = [law for law in item.laws if law.status in _BINDING]
    if item.code == "credit_report":
        yield from (_finding(item, law, "remedies.confirm", _CONFIRM, blocks=False) for law in binding)
        return
    short = [law for law in binding if not item.is_offered or (law.months or 0) > item.months]
    for law in short:
        says = f"{law.citation} asks for {_asked(law.months)}; the case offers {item.months}."
        yield _finding(item, law, "remedies.below_minimum", says, blocks=True)
    for law in item.laws:
        if law.status in _OPEN and (not item.is_offered or (law.months or 0) > item.months):
            says = f"{law.citation} may ask for {_asked(law.months)} ({law.status}); the case offers {item.months}."
            yield _finding(item, law, "remedies.maybe_below_minimum", says, blocks=False)
    if not item.laws and not item.is_offered:
        says = f"No law asks for it here, but it would help; {item.because}."
        yield _finding(item, None, "remedies.not_offered", says, blocks=False)


_CONFIRM = "The law asks for it, and no promise of a case covers it: confirm by hand that it is given."


def _asked(months: int | None) -> str:
    return f"{months} months" if months else "it, without naming a time"


def _finding(item: OwedRemedy, law: LawMinimum | None, code: str, says: str, *, blocks: bool) -> RemedyFinding:
    return RemedyFinding(
        code=code,
        remedy=item.code,
        residence=item.residence,
        persons=item.persons,
        says=says,
        citation=law.citation if law else "",
        blocks=blocks,
    )
