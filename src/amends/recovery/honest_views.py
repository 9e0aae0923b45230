"""The same people told by several groupings: what one table hides no other may tell.

Groups of few people are put together first, so that how many people a group has may always be told.  Then a table
stands for itself as long as its sums over all groups, which the others share, hide nothing.  Where they do, the first
table alone is told: two tables that hide a shared sum could tell it together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from amends.recovery.honest_cells import TOTAL, Table, safe_table

UNKNOWN = "unknown"
OTHERS = "others"
T = TypeVar("T")


def grouped(rows: Iterable[T], by: Callable[[T], str], *, least: int) -> dict[str, list[T]]:
    """The rows by group; groups of fewer than ``least`` are ``others``, with the next smallest if they are still few.

    >>> sorted(grouped(["pl"] * 30 + ["de"] * 12 + ["fa"] * 3, str, least=10))
    ['others', 'pl']
    """
    found: dict[str, list[T]] = defaultdict(list)
    for one in rows:
        found[by(one) or UNKNOWN].append(one)
    sizes = Counter({name: len(members) for name, members in found.items()})
    small = [name for name, size in sorted(sizes.items(), key=lambda item: (item[1], item[0])) if size < least]
    rest = sorted((size, name) for name, size in sizes.items() if name not in small)
    while small and sum(sizes[name] for name in small) < least and rest:
        small.append(rest.pop(0)[1])
    told = {name: members for name, members in found.items() if name not in (*small, TOTAL, OTHERS)}
    apart = [name for name in found if name not in told]
    return told | ({OTHERS: [one for name in apart for one in found[name]]} if apart else {})


def views_told(
    rows: Sequence[T],
    *,
    views: Mapping[str, Callable[[T], str]],
    part_of: Callable[[T], str],
    parts: Sequence[str],
    least: int,
) -> dict[str, Table]:
    """The tables by view, the most wanted first; those that cannot be told beside the others are left out."""
    made = {name: _table(rows, by, part_of, parts, least) for name, by in views.items()}
    if any(table.total.is_hidden for table in made.values()):
        made = dict(list(made.items())[:1])
    return {name: table for name, table in made.items() if _tells_sizes(table)}


def _table(
    rows: Sequence[T], by: Callable[[T], str], part_of: Callable[[T], str], parts: Sequence[str], least: int
) -> Table:
    groups = grouped(rows, by, least=least)
    counts = {name: Counter(part_of(one) for one in members) for name, members in groups.items()}
    return safe_table(counts, parts=parts, least=least)


def _tells_sizes(table: Table) -> bool:
    """Whether no group's size had to be hidden, which other tables tell; a table of few people altogether stays."""
    return table.total.people is None or all(row.people is not None for row in table.rows)
