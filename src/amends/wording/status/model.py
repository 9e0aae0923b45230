"""What the public page is made of."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from amends.core.facts import FactBook


class PublicFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What may be told to everybody.  ``elements`` were taken from somebody; ``None``: nobody has assessed it yet."""

    facts: FactBook
    elements: frozenset[str] | None
    is_exercise: bool


class Section(msgspec.Struct, frozen=True):
    """A heading and its lines; ``is_list`` where each line is an item."""

    heading: str
    lines: tuple[str, ...]
    is_list: bool = True
    note: str = ""


class StatusText(msgspec.Struct, frozen=True):
    """The page in one language; ``facts`` are the refs of the fact versions that it was made from."""

    title: str
    exercise: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    facts: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """Everything that it asserts, a line each; headings are left out."""
        yield self.title
        yield from self.lead
        for section in self.sections:
            yield from section.lines
