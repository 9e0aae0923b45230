"""How many different letters the laws ask for, and which people cannot get the same one.

Content rules are constraints per recipient and never a union: what one State demands in a letter another
forbids.  Each cohort gets the constraints of the laws that bind for it; cohorts with the same constraints
share a letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from amends.core.case.model import Cohort, DutyRecipient
from amends.law.answer import Answer, Status

# Whoever might have to be told is written to within the rules of every law that could bind.
BINDING = frozenset({Status.REQUIRED, Status.CONTESTED, Status.ADVISED, Status.UNKNOWN})


class Conflict(msgspec.Struct, frozen=True):
    """A content that some laws require and others forbid (law ids)."""

    content: str
    required_by: tuple[str, ...]
    forbidden_by: tuple[str, ...]


class Apart(msgspec.Struct, frozen=True):
    """Why two letters cannot be one; ``letter`` is the number of the other one."""

    letter: int
    because: tuple[Conflict, ...]


class Letter(msgspec.Struct, frozen=True):
    """One letter: for which cohorts (indices), what must and must not be in it, by which laws.

    ``conflicts`` are demands upon this one letter that contradict each other, for instance of a State's law
    and a federal one: what is forbidden is left out, and counsel must decide.
    """

    number: int
    residences: tuple[str, ...]
    cohorts: tuple[int, ...]
    persons: int
    required: Mapping[str, tuple[str, ...]]
    forbidden: Mapping[str, tuple[str, ...]]
    conflicts: tuple[Conflict, ...]
    apart_from: tuple[Apart, ...] = ()

    @property
    def says(self) -> str:
        """Number, people and residences, for a list."""
        return f"Letter {self.number}: {self.persons:,} persons in {', '.join(self.residences)}"


class _Demands:
    """Which laws require and which forbid each content, for one cohort."""

    def __init__(self) -> None:
        self.required: dict[str, list[str]] = defaultdict(list)
        self.forbidden: dict[str, list[str]] = defaultdict(list)

    @property
    def key(self) -> tuple[frozenset[str], frozenset[str]]:
        return frozenset(self.required), frozenset(self.forbidden)


def letters_of(answer: Answer, cohorts: Sequence[Cohort]) -> tuple[Letter, ...]:
    """The letters that the duties towards individuals ask for, the largest first."""
    demands = _demands(answer)
    alike: dict[tuple[frozenset[str], frozenset[str]], list[int]] = defaultdict(list)
    for index in sorted(demands):
        alike[demands[index].key].append(index)
    ordered = sorted(alike.values(), key=lambda group: (-_persons(cohorts, group), group))
    letters = [_letter(number, group, demands, cohorts) for number, group in enumerate(ordered, 1)]
    apart = _apart(letters)
    return tuple(msgspec.structs.replace(letter, apart_from=tuple(apart[letter.number])) for letter in letters)


def _demands(answer: Answer) -> dict[int, _Demands]:
    found: dict[int, _Demands] = defaultdict(_Demands)
    for duty in answer.duties:
        if duty.recipient != DutyRecipient.INDIVIDUALS or duty.status not in BINDING:
            continue
        for index in duty.cohorts:
            for code in duty.content.required:
                found[index].required[code].append(duty.law)
            for code in duty.content.forbidden:
                found[index].forbidden[code].append(duty.law)
            found[index]  # a law that prescribes nothing asks for a letter too
    return found


def _letter(number: int, group: list[int], demands: Mapping[int, _Demands], cohorts: Sequence[Cohort]) -> Letter:
    required, forbidden = _together(demands, group, "required"), _together(demands, group, "forbidden")
    return Letter(
        number=number,
        residences=tuple(sorted({cohorts[index].residence for index in group})),
        cohorts=tuple(group),
        persons=_persons(cohorts, group),
        required=required,
        forbidden=forbidden,
        conflicts=tuple(_conflicts(required, forbidden)),
    )


def _together(demands: Mapping[int, _Demands], group: list[int], kind: str) -> dict[str, tuple[str, ...]]:
    laws: dict[str, list[str]] = defaultdict(list)
    for index in group:
        for code, by in getattr(demands[index], kind).items():
            laws[code].extend(by)
    return {code: tuple(dict.fromkeys(laws[code])) for code in sorted(laws)}


def _conflicts(required: Mapping[str, tuple[str, ...]], forbidden: Mapping[str, tuple[str, ...]]) -> Iterator[Conflict]:
    for code in sorted(required.keys() & forbidden.keys()):
        yield Conflict(code, required[code], forbidden[code])


def _apart(letters: Sequence[Letter]) -> dict[int, list[Apart]]:
    """The pairs of letters of which one must say what the other must not."""
    found: dict[int, list[Apart]] = defaultdict(list)
    pairs = ((left, right) for left in letters for right in letters if left.number < right.number)
    for left, right in pairs:
        because = (*_conflicts(left.required, right.forbidden), *_conflicts(right.required, left.forbidden))
        if because:
            found[left.number].append(Apart(right.number, because))
            found[right.number].append(Apart(left.number, because))
    return found


def _persons(cohorts: Sequence[Cohort], group: Sequence[int]) -> int:
    return sum(cohorts[index].persons for index in group)
