"""Linear equations solved exactly, for tests of what published sums tell together."""

from __future__ import annotations

from fractions import Fraction


def row_reduced(matrix: list[list[Fraction]]) -> list[list[Fraction]]:
    """The rows that are left after elimination, each with a leading one."""
    rows, done = [row[:] for row in matrix], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((at for at in range(done, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for at in range(len(rows)):
            if at != done and rows[at][column]:
                factor = rows[at][column]
                rows[at] = [one - factor * two for one, two in zip(rows[at], rows[done], strict=True)]
        done += 1
    return rows[:done]
