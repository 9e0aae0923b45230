"""What the console's tables show, one line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from amends.apps.notices.models import NoticeVersion
from amends.core.case.model import FactState
from amends.core.facts import Fact, FactBook, Value


@dataclass(frozen=True, kw_only=True)
class FactRow:
    """A version of a fact; ``standing`` says whether a text may still assert it."""

    ref: str
    state: str
    standing: str
    value: str
    source: str
    at: datetime
    certainty: float
    supersedes: str


@dataclass(frozen=True, kw_only=True)
class NoticeGroup:
    """The notices of one language and channel, counted by the linter's verdict."""

    language: str
    channel: str
    notices: int
    passed: int
    warned: int
    blocked: int


def fact_row(book: FactBook, fact: Fact) -> FactRow:
    """One version of a fact as a table shows it."""
    return FactRow(
        ref=fact.ref,
        state=str(fact.state),
        standing=_standing(book, fact),
        value=value_text(fact.value),
        source=fact.source,
        at=fact.at,
        certainty=fact.certainty,
        supersedes=fact.supersedes or "",
    )


def notice_groups(notices: Iterable[NoticeVersion]) -> list[NoticeGroup]:
    """Counts for each language and channel, in that order."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for notice in notices:
        counts[notice.language, notice.channel, notice.lint["verdict"]] += 1
    ways = sorted({(language, channel) for language, channel, _ in counts})
    return [_group(language, channel, counts) for language, channel in ways]


def value_text(value: Value) -> str:
    """A value as a reader of a table expects it.

    >>> value_text(True), value_text(("a", "b")), value_text(None), value_text(())
    ('yes', 'a, b', '–', 'none')
    """
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return str(value)


def _group(language: str, channel: str, counts: Counter[tuple[str, str, str]]) -> NoticeGroup:
    passed, warned, blocked = (counts[language, channel, verdict] for verdict in ("pass", "warn", "block"))
    return NoticeGroup(
        language=language,
        channel=channel,
        notices=passed + warned + blocked,
        passed=passed,
        warned=warned,
        blocked=blocked,
    )


def _standing(book: FactBook, fact: Fact) -> str:
    if fact.state is FactState.RETRACTED:
        return "withdrawn"
    if book.is_current(fact.ref):
        return "stands"
    return "disputed" if fact in book.standing(fact.key) else "replaced"
