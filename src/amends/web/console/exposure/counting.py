"""Counts of people for a page, from cohorts and two sums over the audience; small ones are hidden from most roles."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from amends.core.elements import in_order
from amends.exposure import CohortRow, read_cohort_rows, read_summary
from amends.exposure.figures import figures
from amends.web.console.exposure.words import label_of, language_name, place_name

FEWEST_SHOWN = 5
_KEPT = 32
_BALANCE = "reconciliation.json"


@dataclass(frozen=True, kw_only=True)
class CountRow:
    """One line of a table; ``persons`` is ``None`` where it is not shown, and ``said`` is what stands there."""

    code: str
    label: str
    persons: int | None
    said: str


@dataclass(frozen=True, kw_only=True)
class CountTable:
    """One way to count; ``note`` says what the numbers are."""

    name: str
    title: str
    of: str
    note: str
    rows: tuple[CountRow, ...]

    @property
    def told(self) -> str:
        """The chart in one sentence, for whoever does not see it."""
        most = [f"{row.label}: {row.said}" for row in self.rows[:3]]
        rest = len(self.rows) - len(most)
        return f"{self.title}. " + "; ".join(most) + (f"; and {rest} more, in the table." if rest > 0 else ".")


@dataclass(frozen=True, kw_only=True)
class People:
    """Everything that the page shows."""

    affected: int
    in_doubt: int
    minors: str
    deceased: str
    tables: tuple[CountTable, ...]
    cohorts: tuple[tuple[CohortRow, str, str], ...]


def people_of(out: Path, register_sha256: str, *, is_exact: bool) -> People:
    """The counts of one register, made once for each; raises ``InputError`` (``assessment.missing``)."""
    balance = out / _BALANCE
    return _people(out, register_sha256, balance.stat().st_mtime_ns if balance.is_file() else 0, is_exact=is_exact)


@lru_cache(maxsize=_KEPT)
def _people(out: Path, register_sha256: str, reconciled_ns: int, *, is_exact: bool) -> People:
    cohorts, summary, more = read_cohort_rows(out), read_summary(out), figures(out)
    places: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for cohort in cohorts:
        places[cohort.residence] += cohort.persons
        taken.update(dict.fromkeys(cohort.elements, cohort.persons))
    in_words = {code: taken[code] for code in in_order(taken)}
    tables = (
        _table("places", "People by place", "Place", places, place_name, is_exact=is_exact, is_partition=True),
        _table("elements", "People by what was taken", "Element", in_words, label_of, is_exact=is_exact,
               note="One person is counted with each element of theirs."),
        _table("languages", "People by language", "Language", more.languages, language_name, is_exact=is_exact,
               is_partition=True),
        _table("contacts", "People by the contact points on file", "Contact point", more.contacts, str,
               is_exact=is_exact, note="One person is counted with each point of theirs."),
        _table("channels", "Messages by channel", "Channel", _channels(out), str, is_exact=is_exact,
               note="Messages as of the last reconciliation; a person may have had several."),
    )  # fmt: skip
    return People(
        affected=summary.persons.affected,
        in_doubt=summary.persons.review,
        minors=_said(sum(cohort.minors for cohort in cohorts), is_exact=is_exact),
        deceased=_said(more.deceased, is_exact=is_exact),
        tables=tuple(table for table in tables if table.rows),
        cohorts=tuple(_cohorts(cohorts, is_exact=is_exact)),
    )


def hidden(counts: Mapping[str, int], *, is_partition: bool) -> dict[str, str]:
    """What stands in place of the numbers that are not shown, by their code.

    Numbers from 1 to 4 are hidden.  Where the lines add up to a total that is known, one hidden line alone could be
    worked out from the others: then the next smallest is hidden too.

    >>> hidden({"PL": 90, "DE": 7, "FR": 2}, is_partition=True)
    {'FR': 'fewer than 5', 'DE': 'not shown'}
    """
    small = {code: f"fewer than {FEWEST_SHOWN}" for code, count in counts.items() if 0 < count < FEWEST_SHOWN}
    others = sorted((count, code) for code, count in counts.items() if code not in small and count)
    if is_partition and len(small) == 1 and others:
        small[others[0][1]] = "not shown"
    return small


def _table(
    name: str, title: str, of: str, counts: Mapping[str, int], label: Callable[[str], str], *,
    is_exact: bool, is_partition: bool = False, note: str = "",
) -> CountTable:  # fmt: skip
    unseen = {} if is_exact else hidden(counts, is_partition=is_partition)
    # Hidden lines come last in the order of their codes: their place must not tell their size.
    order = sorted(counts, key=lambda code: (code in unseen, 0 if code in unseen else -counts[code], code))
    rows = (
        CountRow(
            code=code,
            label=label(code),
            persons=None if code in unseen else counts[code],
            said=unseen.get(code) or f"{counts[code]:,}",
        )
        for code in order
    )
    return CountTable(name=name, title=title, of=of, note=note, rows=tuple(rows))


def _cohorts(cohorts: Iterable[CohortRow], *, is_exact: bool) -> list[tuple[CohortRow, str, str]]:
    """Cohorts with their numbers; within a place they add up to its total, so that they are hidden by place."""
    rows = list(cohorts)
    unseen: dict[str, str] = {}
    for place in {row.residence for row in rows}:
        unseen |= hidden({row.ref: row.persons for row in rows if row.residence == place}, is_partition=True)
    if is_exact:
        unseen = {}
    return [
        (row, unseen.get(row.ref) or f"{row.persons:,}", ", ".join(label_of(code) for code in row.elements))
        for row in rows
    ]


def _said(count: int, *, is_exact: bool) -> str:
    return f"{count:,}" if is_exact or not 0 < count < FEWEST_SHOWN else f"fewer than {FEWEST_SHOWN}"


def _channels(out: Path) -> dict[str, int]:
    path = out / _BALANCE
    if not path.is_file():
        return {}
    found: Counter[str] = Counter()
    for row in json.loads(path.read_text(encoding="utf-8")).get("messages", ()):
        found[row["channel"]] += row["messages"]
    return dict(found)
