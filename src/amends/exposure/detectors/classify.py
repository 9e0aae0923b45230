"""Decides for each column what it holds: header, content, checksums and neighbours together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from amends.exposure.detectors.column import Column, ColumnClass, Verdict, read_column
from amends.exposure.detectors.neighbours import by_neighbours
from amends.exposure.detectors.registry import detectors

_SURE = 0.5


def classify_columns(samples: Mapping[str, Sequence[str]]) -> dict[str, ColumnClass]:
    """What each column holds, from its header and up to some thousand of its values.

    ``samples``: header -> values as text, in the order of the columns (neighbours count); placeholders
    and empty values are passed over.  A column that a spreadsheet damaged (``5.54563E+15``) holds no
    element; ``because`` says so.  Deterministic; asks neither the clock nor the network.

    >>> found = classify_columns({"nr_pesel": ["44051401359", "02070803628"], "utworzono": ["2024-01-01"]})
    >>> found["nr_pesel"].element, found["nr_pesel"].validated_by, found["utworzono"].element
    ('pesel', 'PESEL check digit and birth date', None)
    """
    columns = [read_column(name, sample) for name, sample in samples.items()]
    verdicts = by_neighbours(columns, [_strongest(column) for column in columns])
    return {column.name: _decide(column, verdict) for column, verdict in zip(columns, verdicts, strict=True)}


def _strongest(column: Column) -> Verdict | None:
    if not column.values:
        return None
    opinions = [verdict for detector in detectors() if (verdict := detector.judge(column))]
    # Of two as certain, the one with a check of its own, then the one the header names.
    return max(opinions, key=lambda v: (round(v.certainty, 3), v.validated_by is not None, v.by_header), default=None)


def _decide(column: Column, verdict: Verdict | None) -> ColumnClass:
    if column.damaged > column.filled:
        return _nothing(column, "a spreadsheet overwrote the values (as in 5.5E+15): flagged, not counted")
    if not column.values:
        return _role_by_header(column)
    if verdict is None or verdict.certainty < _SURE:
        reason = f"; nearest was {verdict.element or verdict.role}: {verdict.because}" if verdict else ""
        return _nothing(column, f"neither header nor content says what it is{reason}")
    return ColumnClass(
        column=column.name,
        element=verdict.element,
        role=verdict.role,
        certainty=round(verdict.certainty, 3),
        validated_by=verdict.validated_by,
        because=verdict.because,
    )


def _nothing(column: Column, because: str) -> ColumnClass:
    return ColumnClass(column.name, None, None, 0.0, None, because)


def _role_by_header(column: Column) -> ColumnClass:
    """An empty column exposes nothing, yet its header may give it a role in a customer table."""
    roles = {getattr(detector, "role", None) for detector in detectors()} - {None}
    named = sorted(column.header.keys & roles) if column.header else []
    if len(named) == 1:
        return ColumnClass(column.name, None, named[0], 0.5, None, "no values; the header gives the role")
    return _nothing(column, "no values")
