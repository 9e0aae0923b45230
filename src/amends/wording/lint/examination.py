"""What a rule gets: the notice read in its language, the facts, the channel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TypeVar, cast

from amends.wording.lint.actions import Action, numbered_actions
from amends.wording.lint.dates import FoundDate, dates_in
from amends.wording.lint.facts import Beside, LintFacts, StructuredNotice
from amends.wording.lint.lexicon import Lexicon
from amends.wording.lint.links import Link, find_links
from amends.wording.lint.notice import Notice, Sentence
from amends.wording.lint.reading import Reading
from amends.wording.lint.report import Finding, Severity

# Texts of a few dozen words, or spoken to everybody: a numbered list and four answers do not fit.
SHORT_CHANNELS = frozenset({"sms", "social"})
CHANNELS = ("email", "post", "sms", "web", "social", "press")


@dataclass(frozen=True)
class Examination:
    notice: Notice
    reading: Reading
    lexicon: Lexicon
    facts: LintFacts
    channel: str
    structured: StructuredNotice | None = None
    beside: Beside = field(default_factory=Beside)

    @cached_property
    def kept(self) -> dict[object, object]:
        """What functions marked ``once`` have answered."""
        return {}

    @property
    def is_short(self) -> bool:
        return self.channel in SHORT_CHANNELS

    @property
    def leads_on(self) -> bool:
        """Whether it is a short message that leads to the full notice."""
        return self.is_short and bool(self.links)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return tuple(find_links(self.notice.text))

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """The dates of the whole notice, in order."""
        return dates_in(self.notice.text, language=self.lexicon.language)

    def dates_of(self, sentence: Sentence) -> tuple[FoundDate, ...]:
        return tuple(item for item in self.dates if sentence.start <= item.start < sentence.end)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        return tuple(numbered_actions(self.reading))

    def at(
        self, start: int, end: int, *, rule: str, why: str, source: str, fix: str, severity: Severity = Severity.ERROR
    ) -> Finding:
        """A finding on the range of the original text."""
        text = self.notice.text[start:end]
        return Finding(rule=rule, severity=severity, start=start, end=end, text=text, why=why, source=source, fix=fix)

    def in_sentence(
        self,
        sentence: Sentence,
        span: tuple[int, int],
        *,
        rule: str,
        why: str,
        source: str,
        fix: str,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """A finding on a range of the folded sentence."""
        start, end = sentence.folded.span(*span)
        return self.at(start, end, rule=rule, why=why, source=source, fix=fix, severity=severity)


T = TypeVar("T")


def once(make: Callable[[Examination], T]) -> Callable[[Examination], T]:
    """Marks a function that several rules ask: it is worked out once for each examination."""

    @wraps(make)
    def kept(exam: Examination) -> T:
        if make not in exam.kept:
            exam.kept[make] = make(exam)
        return cast(T, exam.kept[make])

    return kept
