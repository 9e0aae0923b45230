"""Counts of people that may be told: small cells hidden, and as many others as it takes that no sum tells them.

A table has rows (groups of people who have nobody in common) and parts (what became of them: each person in one).
All sums over rows and parts are published too, so that each line of the table is an equation.  A hidden cell is safe
only if the equations leave it open: in the graph whose nodes are the lines and whose edges are the hidden cells, it
lies on a cycle (Gusfield 1988, SIAM J. Comput. 17:552).  And what a line hides altogether, which its sum tells, is
itself not a small number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amends.core.errors import InputError

TOTAL = "all"
"""The name of the row that sums the others up; no group may have it."""
_Cell = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line: ``people`` and the ``parts`` in the table's order; ``None`` where a number is hidden."""

    name: str
    people: int | None
    parts: tuple[int | None, ...]

    @property
    def is_hidden(self) -> bool:
        """Whether anything in it is hidden."""
        return self.people is None or None in self.parts


@dataclass(frozen=True, kw_only=True)
class Table:
    """``parts`` names the columns; ``rows`` are by name; ``total`` is the row of all; ``hidden`` counts its cells."""

    parts: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row
    hidden: int


def safe_table(counts: Mapping[str, Mapping[str, int]], *, parts: Sequence[str], least: int) -> Table:
    """The table by group and part that may be published; a cell of 1 to ``least - 1`` people never is.

    A part that a group does not name is nought.  Raises ``InputError`` (``measures.counts``).

    >>> table = safe_table({"de": {"answered": 90}, "pl": {"answered": 50, "waiting": 3}},
    ...     parts=("answered", "waiting"), least=10)
    >>> table.rows[1].parts
    (None, None)
    """
    _check(counts, parts, least)
    names = sorted(counts)
    grid = [[counts[name].get(part, 0) for part in parts] for name in names]
    hidden = _hidden_cells(_with_sums(grid, len(parts)), least)
    shown = [
        [None if (r, c) in hidden else value for c, value in enumerate(line)]
        for r, line in enumerate(_with_sums(grid, len(parts)))
    ]
    rows = [
        Row(name=name, people=line[-1], parts=tuple(line[:-1]))
        for name, line in zip((*names, TOTAL), shown, strict=True)
    ]
    return Table(parts=tuple(parts), rows=tuple(rows[:-1]), total=rows[-1], hidden=len(hidden))


def _check(counts: Mapping[str, Mapping[str, int]], parts: Sequence[str], least: int) -> None:
    fault = ""
    if least < 1 or not parts or len(set(parts)) != len(parts):
        fault = "no part is named, or one twice"
    elif TOTAL in counts:
        fault = f"a group is called {TOTAL}"
    elif any(value < 0 or part not in parts for row in counts.values() for part, value in row.items()):
        fault = "a count is below nought, or of a part that is not named"
    if fault:
        raise InputError("The counts make no table.", code="measures.counts", where="counts", why=fault)


def _with_sums(grid: Sequence[Sequence[int]], parts: int) -> list[list[int]]:
    """The grid with the sum of each line at its end, and the line of sums below."""
    lines = [[*line, sum(line)] for line in grid]
    return [*lines, [sum(line[column] for line in lines) for column in range(parts + 1)]]


def _hidden_cells(grid: Sequence[Sequence[int]], least: int) -> set[_Cell]:
    """Hides more until nothing can be told; at the worst everything is hidden, which is safe."""
    every = [(r, c) for r, line in enumerate(grid) for c in range(len(line))]
    hidden = {(r, c) for r, c in every if 0 < grid[r][c] < least}
    while True:
        exposed = _exposed(grid, hidden, least)
        if not exposed:
            return hidden
        for lines in exposed:
            chosen = _cheapest(grid, lines - hidden, least)
            if chosen is not None:
                hidden.add(chosen)
        if not any(lines - hidden for lines in exposed) and _exposed(grid, hidden, least):
            return set(every)


def _exposed(grid: Sequence[Sequence[int]], hidden: set[_Cell], least: int) -> list[set[_Cell]]:
    """For each thing that could be told, the cells of which one more must be hidden."""
    found = []
    for line in _lines(grid):
        secret = line & hidden
        if secret and (len(secret) == 1 or _tells_few(grid, line, secret, least)):
            found.append(line)
    if found:
        return found
    for r, c in sorted(hidden):
        if _is_bridge((r, c), hidden):
            return [{cell for line in _lines(grid) if (r, c) in line for cell in line}]
    return []


def _tells_few(grid: Sequence[Sequence[int]], line: set[_Cell], secret: set[_Cell], least: int) -> bool:
    """Whether the line's sum, which is known, tells that its hidden cells together are but a few people."""
    last_row, last_column = len(grid) - 1, len(grid[0]) - 1
    is_row = len({r for r, _ in line}) == 1
    end = next((r, c) for r, c in line if (c == last_column if is_row else r == last_row))
    if end in secret:
        return False
    return 0 < sum(grid[r][c] for r, c in secret) < least


def _lines(grid: Sequence[Sequence[int]]) -> list[set[_Cell]]:
    width, height = len(grid[0]), len(grid)
    return [{(r, c) for c in range(width)} for r in range(height)] + [
        {(r, c) for r in range(height)} for c in range(width)
    ]


def _cheapest(grid: Sequence[Sequence[int]], cells: set[_Cell], least: int) -> _Cell | None:
    """The cell whose loss costs least: an inner one before a sum, one with people before a nought, the smallest."""
    last_row, last_column = len(grid) - 1, len(grid[0]) - 1

    def cost(cell: _Cell) -> tuple[bool, bool, int, _Cell]:
        r, c = cell
        return (r == last_row or c == last_column, grid[r][c] == 0, grid[r][c], cell)

    return min(cells, key=cost, default=None)


def _is_bridge(edge: _Cell, hidden: set[_Cell]) -> bool:
    """Whether the two lines of a hidden cell hang together by this cell alone: then the equations tell it."""
    rows_of: dict[int, set[int]] = {}
    columns_of: dict[int, set[int]] = {}
    for r, c in hidden - {edge}:
        columns_of.setdefault(r, set()).add(c)
        rows_of.setdefault(c, set()).add(r)
    seen, open_rows = {edge[0]}, [edge[0]]
    while open_rows:
        for c in columns_of.get(open_rows.pop(), ()):
            if c == edge[1]:
                return False
            fresh = rows_of[c] - seen
            seen |= fresh
            open_rows += fresh
    return True
