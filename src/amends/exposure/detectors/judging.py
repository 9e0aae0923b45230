"""The three kinds of detector: numbers with a shape and a check, headed columns, and words from a list."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from amends.exposure.detectors.column import Column, Verdict

Check = Callable[[str], bool]

_ENOUGH_SHAPED_WITH_HEADER = 0.5
_ENOUGH_SHAPED_ALONE = 0.75
_ENOUGH_PASSING_WITH_HEADER = 0.5
_ENOUGH_PASSING_ALONE = 0.75
_NEARLY_ALL_KNOWN = 0.7
_BEYOND_LUCK, _NEARLY_ALL = 10, 0.95  # from here content outweighs a header that says otherwise
_MASKED = re.compile(r"(?=.*[xX*#•])[\dxX*#•][\dxX*#•. /-]*|\d{1,4}")
_CHANCE_FACTOR = 10  # some dozen checks look at each column: allow for the luck of one of them


def luck(chance: float, passes: int) -> float:
    """The part of certainty (0..1) left after the odds that ``passes`` random values all pass."""
    return max(0.0, 1.0 - _CHANCE_FACTOR * chance**passes) if passes else 0.0


@dataclass(frozen=True)
class Numbered:
    """A number with a shape and perhaps a check of its own.

    ``chance``: share of random values of the shape that pass the check (1 where there is none).
    ``alone``: certainty (0..1) by content without a header; 0 where content never suffices.
    ``beside_other``: whether content outweighs a header that names something else.
    """

    element: str | None
    keys: frozenset[str]
    shape: re.Pattern[str]
    check: Check | None = None
    check_name: str | None = None
    chance: float = 1.0
    alone: float = 0.0
    headed: float = 0.9
    role: str | None = None
    beside_other: bool = False

    def judge(self, column: Column) -> Verdict | None:
        """By header and content together, or by content alone where that suffices."""
        share = column.share(self.shape)
        strength = column.strength(self.keys)
        if strength and share >= _ENOUGH_SHAPED_WITH_HEADER:
            return self._with_header(column, share, strength)
        if strength and self.check is not None and self._is_partly_masked(column):
            said = "the header says so; most values are masked or cut short, others pass: " + str(self.check_name)
            return self._verdict(0.7 * (0.9 + 0.1 * strength), said, validated=True, by_header=True)
        if self.alone and share >= _ENOUGH_SHAPED_ALONE:
            return self._alone(column, share)
        return None

    def _is_partly_masked(self, column: Column) -> bool:
        """Whether whole numbers stand among masked ones and last digits: each of them still exposes its person."""
        whole = [value for value in column.values if self.shape.fullmatch(value)]
        rest = sum(_MASKED.fullmatch(value) is not None for value in column.values)
        holds = self.check or bool
        return any(map(holds, whole)) and rest >= (len(column.values) - len(whole)) * 0.8

    def _passing(self, column: Column) -> tuple[int, float]:
        shaped = [value for value in column.values if self.shape.fullmatch(value)]
        passing = sum(map(self.check, shaped)) if self.check else len(shaped)
        return passing, passing / len(shaped)

    def _with_header(self, column: Column, share: float, strength: float) -> Verdict:
        said = f"the header says {column.header.phrase!r}" if column.header else ""
        if self.check is None:
            certainty = self.headed * (0.6 + 0.4 * share) * (0.9 + 0.1 * strength)
            return self._verdict(certainty, f"{said}; {share:.0%} of the values have the shape", by_header=True)
        _, rate = self._passing(column)
        if rate >= _ENOUGH_PASSING_WITH_HEADER:
            certainty = (0.7 + 0.29 * rate) * (0.95 + 0.05 * strength)
            because = f"{said}; {rate:.0%} of the values pass: {self.check_name}"
            return self._verdict(certainty, because, validated=True, by_header=True)
        because = f"{said}; the values have the shape, but only {rate:.0%} pass: {self.check_name}"
        return self._verdict(0.5 * (0.8 + 0.2 * strength) + 0.1 * share, because, by_header=True)

    def _alone(self, column: Column, share: float) -> Verdict | None:
        passing, rate = self._passing(column)
        if rate < _ENOUGH_PASSING_ALONE:
            return None
        certainty = self.alone * (0.4 + 0.6 * rate * share)
        if self.check is not None:
            certainty *= luck(self.chance, passing)
        if column.names_something:
            certainty *= self._beside_other_header(passing, rate)
        proof = f" and {rate:.0%} pass: {self.check_name}" if self.check else ""
        return self._verdict(certainty, f"{share:.0%} of the values have the shape{proof}", validated=bool(self.check))

    def _beside_other_header(self, passing: int, rate: float) -> float:
        """What is left of the certainty where the header names something else."""
        if not self.beside_other:
            return 0.45
        return 1.0 if passing >= _BEYOND_LUCK and rate >= _NEARLY_ALL else 0.85

    def _verdict(self, certainty: float, because: str, *, validated: bool = False, by_header: bool = False) -> Verdict:
        return Verdict(
            element=self.element,
            certainty=min(0.99, certainty),
            because=because,
            role=self.role,
            validated_by=self.check_name if validated else None,
            by_header=by_header,
        )


@dataclass(frozen=True)
class Headed:
    """A column known by its header; the content only must not contradict it."""

    element: str | None
    keys: frozenset[str]
    plausible: Check
    role: str | None = None
    certainty: float = 0.85
    at_least: float = 0.6

    def judge(self, column: Column) -> Verdict | None:
        """By header, if enough values are plausible."""
        strength = column.strength(self.keys)
        if not strength or column.header is None:
            return None
        share = column.share_of(self.plausible)
        if share < self.at_least:
            return None
        because = f"the header says {column.header.phrase!r} and the values do not contradict it"
        certainty = self.certainty * (0.8 + 0.2 * strength) * (0.8 + 0.2 * share)
        return Verdict(self.element, certainty, because, role=self.role, by_header=True)


@dataclass(frozen=True)
class Worded:
    """A column whose values are words of a known list (given names, towns, occupations)."""

    element: str | None
    keys: frozenset[str]
    known: Check
    plausible: Check
    alone: float
    at_least: float
    role: str | None = None
    headed: float = 0.9

    def judge(self, column: Column) -> Verdict | None:
        """By header and plausible values, or by the share of known words."""
        share = column.share_of(self.plausible)
        if share < 0.6:
            return None
        strength = column.strength(self.keys)
        known = column.weighted_share_of(self.known)
        if strength == 1.0 or (strength and known >= self.at_least / 3):
            certainty = self.headed * (0.85 + 0.1 * share + 0.05 * min(1.0, known * 2))
            because = f"the header says {column.header.phrase!r}" if column.header else ""
            return Verdict(self.element, certainty, because, role=self.role, by_header=True)
        # A short list of codes may hold a known word by chance; a short list of names holds little else.
        if known < (self.at_least if column.is_varied else _NEARLY_ALL_KNOWN) or not self.alone:
            return None
        certainty = self.alone * min(1.0, 0.6 + 0.4 * known / (3 * self.at_least)) * share
        if column.names_something:
            certainty *= 0.45
        return Verdict(self.element, certainty, f"{known:.0%} of the values are known words", role=self.role)
