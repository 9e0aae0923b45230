"""L26: every language says the same: the same dates, numbers, data, links and steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from amends.core.elements import in_order
from amends.wording.lint.dates import FoundDate
from amends.wording.lint.examination import Examination
from amends.wording.lint.inventory import Inventory, Item, same_day, take_inventory
from amends.wording.lint.reading import Mention, Standing
from amends.wording.lint.report import Finding, Severity

RULE = "L26"
NEEDS_WORDS = False
SOURCE = "EDPB Guidelines 9/2022 (inform people in their language); project"
_TOLD = frozenset({Standing.CLAIMED, Standing.ASIDE})
_FIX = "Make the two texts say the same; take the fact from the register, not from either text."


def not_judged(exam: Examination) -> str | None:
    return None if exam.beside.parallels else "it needs the same text in another language, and none was given"


def judge(exam: Examination) -> Iterator[Finding]:
    own = Inventory(exam.notice, exam.lexicon.language)
    for parallel in exam.beside.parallels:
        pair = _Pair(exam, own, take_inventory(parallel.text, language=parallel.language))
        yield from pair.dates()
        yield from pair.numbers()
        yield from pair.items("link to", own.links, pair.other.links)
        # A help line of its own for a language is no fault; a wrong digit is.
        yield from pair.items("telephone number", own.phones, pair.other.phones, severity=Severity.WARNING)
        if pair.have_words:
            yield from pair.elements()
        yield from pair.steps()


@dataclass(frozen=True)
class _Pair:
    """The text that is judged, and the same text in another language."""

    exam: Examination
    own: Inventory
    other: Inventory

    @property
    def have_words(self) -> bool:
        return self.own.has_words and self.other.has_words

    def dates(self) -> Iterator[Finding]:
        for found in _unmatched(self.own.dates, self.other.dates):
            yield self._here((found.start, found.end), f"The date {self._written(self.own, found)!r}")
        for found in _unmatched(self.other.dates, self.own.dates):
            yield self._there(f"the date {self._written(self.other, found)!r}")

    @staticmethod
    def _written(inventory: Inventory, found: FoundDate) -> str:
        return inventory.notice.text[found.start : found.end]

    def numbers(self) -> Iterator[Finding]:
        """Counts and sums; one that the other text has in another role ("text it to 7726") is told."""
        here = tuple(item for item in self.own.numbers if item.key not in self.other.figures)
        there = tuple(item for item in self.other.numbers if item.key not in self.own.figures)
        keys = {item.key for item in self.own.numbers} & {item.key for item in self.other.numbers}
        yield from self.items(
            "number",
            tuple(item for item in here if item.key not in keys),
            tuple(item for item in there if item.key not in keys),
        )

    def items(
        self, name: str, own: tuple[Item, ...], other: tuple[Item, ...], *, severity: Severity = Severity.ERROR
    ) -> Iterator[Finding]:
        here, there = {item.key: item for item in own}, {item.key: item for item in other}
        for key, item in here.items():
            if key not in there:
                yield self._here((item.start, item.end), f"The {name} {item.shown!r}", severity)
        for key, item in there.items():
            if key not in here:
                yield self._there(f"the {name} {item.shown!r}", severity)

    def elements(self) -> Iterator[Finding]:
        for mention in self.own.claims:
            if not self.other.says(mention, _TOLD):
                codes = ", ".join(in_order(mention.elements))
                yield self._here(
                    (mention.start, mention.end), f"That {codes} was exposed", _gravity(self.other, mention)
                )
        told: set[frozenset[str]] = set()
        for mention in self.other.claims:
            if not self.own.says(mention, _TOLD) and mention.elements not in told:
                told.add(mention.elements)
                codes = ", ".join(in_order(mention.elements))
                yield self._there(f"that {codes} was exposed", _gravity(self.own, mention))

    def steps(self) -> Iterator[Finding]:
        here, there = self.own.steps(by_words=self.have_words), self.other.steps(by_words=self.have_words)
        if here != there:
            why = f"This text asks for {here} steps, the one in {self.other.language!r} for {there}."
            yield Finding(rule=RULE, severity=Severity.ERROR, why=why, source=SOURCE, fix=_FIX)

    def _here(self, span: tuple[int, int], what: str, severity: Severity = Severity.ERROR) -> Finding:
        why = f"{what} is not in the text in {self.other.language!r}."
        return self.exam.at(*span, rule=RULE, why=why, source=SOURCE, fix=_FIX, severity=severity)

    def _there(self, what: str, severity: Severity = Severity.ERROR) -> Finding:
        why = f"The text in {self.other.language!r} says {what}, and this one does not."
        return Finding(rule=RULE, severity=severity, why=why, source=SOURCE, fix=_FIX)


def _gravity(text: Inventory, mention: Mention) -> Severity:
    """Data that a text names in its advice only may have been read wrongly; data that it never names was not."""
    return Severity.WARNING if text.says(mention, frozenset({Standing.ADVICE})) else Severity.ERROR


def _unmatched(these: tuple[FoundDate, ...], those: tuple[FoundDate, ...]) -> Iterator[FoundDate]:
    return (one for one in these if not any(same_day(one, other) for other in those))
