"""What a translation must keep: the dates, numbers, telephone numbers, links, kinds of data and steps of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from amends.wording.lint.actions import numbered_actions
from amends.wording.lint.blocks import Kind
from amends.wording.lint.dates import FoundDate, dates_in
from amends.wording.lint.domains import parse_target
from amends.wording.lint.lexicon import lexicon, shared
from amends.wording.lint.links import find_links
from amends.wording.lint.notice import Notice, read_notice
from amends.wording.lint.numbers import numbers_in
from amends.wording.lint.reading import Mention, Reading, Standing

# Up to here languages write numbers as words as readily as in figures ("five minutes", "5 minut").
_SPELLED_OUT = 12
_PHONE = re.compile(r"(?<![\w.,/-])\+?(?:\(\d{1,5}\)|\d)(?:[ \u00a0]?\(0\))?(?:[ \u00a0/-]?\d){6,15}(?![\w]|[.,:]\d)")


_FIGURES = re.compile(r"\d{3,}")
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,٬]\d{3})+")


@dataclass(frozen=True)
class Item:
    """One thing that is counted, by its ``key``, where it stands (``start`` to ``end``) and as it is written."""

    key: str
    start: int
    end: int
    shown: str


@dataclass(frozen=True)
class Inventory:
    """What a text holds; offsets count in ``notice.text``."""

    notice: Notice
    language: str

    @property
    def has_words(self) -> bool:
        return lexicon(self.language).has_words

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.notice, lexicon(self.language))

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        return tuple(
            found for found in dates_in(self.notice.text, language=self.language) if self._is_body(found.start)
        )

    @cached_property
    def numbers(self) -> tuple[Item, ...]:
        return tuple(
            Item(found.value, found.start, found.end, self.notice.text[found.start : found.end])
            for found in numbers_in(self.notice.text, language=self.language)
            if self._is_body(found.start) and not _is_small(found.value)
        )

    @cached_property
    def figures(self) -> frozenset[str]:
        """All groups of at least three digits, whatever they are: what is a count here may be a short number there."""
        found = [*_FIGURES.findall(self.notice.text), *_GROUPED.findall(self.notice.text)]
        return frozenset("".join(str(int(mark)) for mark in group if mark.isdecimal()) for group in found)

    @cached_property
    def phones(self) -> tuple[Item, ...]:
        """By the last seven digits, for a number is written with and without the code of its country."""
        return tuple(self._phones())

    def _phones(self) -> Iterator[Item]:
        dates = [(found.start, found.end) for found in self.dates]
        dates += [(link.start, link.end) for link in find_links(self.notice.text)]
        for match in _PHONE.finditer(self.notice.text):
            digits = re.sub(r"\D", "", match.group())
            covered = any(match.start() < right and left < match.end() for left, right in dates)
            if len(digits) >= 7 and not covered and self._is_body(match.start()):
                yield Item("".join(str(int(digit)) for digit in digits[-7:]), *match.span(), match.group())

    @cached_property
    def links(self) -> tuple[Item, ...]:
        """By their host alone: pages and mail boxes have names of their own in each language."""
        found = ((_host_of(link.target), link) for link in find_links(self.notice.text) if self._is_body(link.start))
        return tuple(Item(host, link.start, link.end, host) for host, link in found if host)

    @cached_property
    def claims(self) -> tuple[Mention, ...]:
        """The kinds of data that the text says were exposed."""
        return tuple(item for item in self.reading.mentions if item.standing is Standing.CLAIMED)

    def says(self, mention: Mention, standings: frozenset[Standing]) -> bool:
        """Whether this text names the same data, or its near kin, in one of these ways."""
        wanted = mention.elements | {kin for code in mention.elements for kin in shared("kinship").get(code, ())}
        return any(item.elements & wanted for item in self.reading.mentions if item.standing in standings)

    def steps(self, *, by_words: bool) -> int:
        """How many steps are asked; without words, how many items are numbered."""
        if by_words:
            return sum(action.is_imperative for action in numbered_actions(self.reading))
        return sum(block.kind is Kind.NUMBERED for block in self.notice.blocks)

    def _is_body(self, at: int) -> bool:
        return any(block.start <= at < block.end for block in self.notice.blocks)


def take_inventory(text: str, *, language: str) -> Inventory:
    """What ``text`` holds; raises ``InputError`` (``lint.language``, ``lint.front_matter``)."""
    lexicon(language)
    return Inventory(read_notice(text, language=language), language)


def same_day(one: FoundDate, other: FoundDate) -> bool:
    """Whether two dates may be the same day; what is not written contradicts nothing."""
    if one.day is not None and other.day is not None:
        return bool({one.day, one.other} & {other.day, other.other} - {None})
    if one.day is not None:
        return other.may_be(one.day) or (one.other is not None and other.may_be(one.other))
    if other.day is not None:
        return same_day(other, one)
    if one.is_jalali != other.is_jalali:
        return True  # without a year two calendars cannot be compared
    pairs = ((one.month, other.month), (one.year, other.year), (one.day_of_month, other.day_of_month))
    return all(left == right or None in (left, right) for left, right in pairs)


def _is_small(value: str) -> bool:
    return value.isdecimal() and int(value) <= _SPELLED_OUT


def _host_of(target: str) -> str:
    address = parse_target(target)
    if address is None or address.scheme == "tel":
        return ""
    return address.host.removeprefix("www.")
