"""Which column holds what: as the case names it, else as the detectors find it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from amends.core.case.model import Source
from amends.core.elements import elements, in_order
from amends.core.errors import InputError

# A part of a name or an address is known by its role; the element follows from the whole.
_PARTS = frozenset("given_name family_name title street postcode city region country residence language".split())
NAME_PARTS = ("name", "given_name", "family_name")
ADDRESS_PARTS = ("postal_address", "street")


class Classified(Protocol):
    """What a detector says of one column."""

    @property
    def element(self) -> str | None: ...
    @property
    def role(self) -> str | None: ...
    @property
    def certainty(self) -> float: ...


Classifier = Callable[[Mapping[str, Sequence[str]]], Mapping[str, Classified]]


@dataclass(frozen=True)
class Columns:
    """Places of the columns by code (an element or a role), and the codes that a person named."""

    headers: tuple[str, ...]
    places: dict[str, tuple[int, ...]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()

    def of(self, code: str) -> tuple[int, ...]:
        """The columns of a code, the surest first."""
        return self.places.get(code, ())

    def sql(self, code: str) -> str | None:
        """The text of the surest column of a code as SQL, or None if there is none."""
        return f"c{self.of(code)[0]}" if self.of(code) else None

    def elements(self) -> tuple[str, ...]:
        """The elements that the file holds, in the vocabulary's order."""
        found = {code for code in self.places if code in elements()}
        found |= {"name"} if any(self.of(part) for part in NAME_PARTS) else set()
        found |= {"postal_address"} if any(self.of(part) for part in ADDRESS_PARTS) else set()
        return in_order(found)

    def holding(self, element: str) -> tuple[int, ...]:
        """The columns whose content exposes the element."""
        parts = {"name": NAME_PARTS, "postal_address": ADDRESS_PARTS}.get(element, (element,))
        return tuple(place for part in parts for place in self.of(part))

    def by_header(self) -> dict[str, list[str]]:
        """The mapping in words, as ``columns.json`` keeps it."""
        return {code: [self.headers[place] for place in places] for code, places in sorted(self.places.items())}


def resolve_columns(
    source: Source, headers: tuple[str, ...], samples: Mapping[str, Sequence[str]], classify: Classifier
) -> Columns:
    """The columns of a source; what ``source.columns`` names overrides what is detected.

    Raises ``InputError`` (``columns.missing``) for a named column that the file does not have.
    """
    named = {code: _place(header, headers, source.path) for code, header in source.columns.items()}
    taken = set(named.values())
    found: dict[str, list[tuple[float, int]]] = {}
    for header, guess in classify(samples).items():
        place = headers.index(header)
        if place in taken:
            continue
        for code in _codes(guess):
            if code not in named:
                found.setdefault(code, []).append((-guess.certainty, place))
    places = {code: tuple(place for _, place in sorted(items)) for code, items in found.items()}
    places |= {code: (place,) for code, place in named.items()}
    return Columns(headers, places, frozenset(named))


def _codes(guess: Classified) -> tuple[str, ...]:
    if guess.role in _PARTS:
        return (guess.role,)
    return tuple(code for code in (guess.role, guess.element) if code)


def _place(header: str, headers: tuple[str, ...], file: str) -> int:
    if header in headers:
        return headers.index(header)
    folded = [known.strip().casefold() for known in headers]
    if folded.count(header.strip().casefold()) == 1:
        return folded.index(header.strip().casefold())
    raise InputError(
        "The case names a column that the file does not have.",
        code="columns.missing",
        where=f"{file}, columns",
        why=f"There is no column {header!r}.",
        fix="The file has: " + ", ".join(headers[:40]) + ".",
    )
