"""No sum, difference or combination of what is published tells the number of a few people."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from honest_algebra import row_reduced
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.core.errors import InputError
from amends.recovery.honest_cells import Table, safe_table

LEAST = 10
PARTS = ("a", "b", "c")
COUNTS = st.dictionaries(
    st.sampled_from(["de", "en", "fa", "pl", "uk"]),
    st.fixed_dictionaries({part: st.one_of(st.just(0), st.integers(0, 25), st.integers(0, 5_000)) for part in PARTS}),
    max_size=5,
)


def grid_of(table: Table) -> list[list[int | None]]:
    return [[*row.parts, row.people] for row in (*table.rows, table.total)]


def true_grid(counts: dict[str, dict[str, int]]) -> list[list[int]]:
    rows = [[*(counts[name][part] for part in PARTS), sum(counts[name].values())] for name in sorted(counts)]
    return [*rows, [sum(row[column] for row in rows) for column in range(len(PARTS) + 1)]]


def told_by_equations(grid: list[list[int | None]]) -> set[tuple[int, int]]:
    """Hidden cells that the published sums determine: solved as linear equations, knowing nothing of the algorithm."""
    hidden = [(r, c) for r, line in enumerate(grid) for c, value in enumerate(line) if value is None]
    height, width = len(grid), len(grid[0])
    lines = [[(r, c) for c in range(width)] for r in range(height)]
    lines += [[(r, c) for r in range(height)] for c in range(width)]
    matrix = [[Fraction(int(cell in line)) for cell in hidden] for line in lines]
    # The sum of a line enters with the other sign; for what is determined only which cells are in a line matters
    # with its sign, so that the last of each line is negated.
    for row, line in zip(matrix, lines, strict=True):
        if line[-1] in hidden:
            row[hidden.index(line[-1])] = Fraction(-1)
    reduced = row_reduced(matrix)
    return {hidden[next(at for at, value in enumerate(row) if value)] for row in reduced if sum(map(bool, row)) == 1}


@settings(max_examples=300, deadline=None)
@given(COUNTS)
def test_no_small_cell_is_shown_and_none_that_is_hidden_can_be_solved_for(counts: dict[str, dict[str, int]]) -> None:
    table = safe_table(counts, parts=PARTS, least=LEAST)
    shown, real = grid_of(table), true_grid(counts)
    for line, truth in zip(shown, real, strict=True):
        for value, true in zip(line, truth, strict=True):
            assert value is None or value == true
            assert value is None or value == 0 or value >= LEAST
    assert told_by_equations(shown) == set()


@settings(max_examples=300, deadline=None)
@given(COUNTS)
def test_no_total_less_what_is_shown_leaves_a_few_people(counts: dict[str, dict[str, int]]) -> None:
    """The difference attack: of any line, its sum less any of its published cells that leaves only hidden ones."""
    shown = grid_of(safe_table(counts, parts=PARTS, least=LEAST))
    columns = [list(column) for column in zip(*shown, strict=True)]
    for *cells, total in itertools.chain(shown, columns):
        if total is not None and None in cells:
            rest = total - sum(value for value in cells if value is not None)
            assert rest == 0 or rest >= LEAST


def test_what_is_large_everywhere_is_shown_as_it_is() -> None:
    table = safe_table({"de": {"a": 40, "b": 10}, "pl": {"a": 90}}, parts=("a", "b"), least=LEAST)
    assert table.hidden == 0
    assert [(row.name, row.people, row.parts) for row in table.rows] == [("de", 50, (40, 10)), ("pl", 90, (90, 0))]
    assert table.total.parts == (130, 10)


def test_one_small_group_takes_a_second_with_it() -> None:
    table = safe_table({"de": {"a": 500}, "fa": {"a": 3}, "pl": {"a": 60}}, parts=("a",), least=LEAST)
    hidden = {row.name for row in table.rows if row.is_hidden}
    assert hidden == {"fa", "pl"}
    assert table.rows[0].people == 500
    assert table.total.people == 563


def test_a_single_small_incident_tells_nothing_at_all() -> None:
    table = safe_table({"pl": {"a": 4, "b": 2}}, parts=("a", "b"), least=LEAST)
    assert (table.total.people, table.total.parts) == (None, (None, None))
    assert table.rows[0].is_hidden


def test_nothing_at_all_is_a_table_too() -> None:
    table = safe_table({}, parts=("a",), least=LEAST)
    assert (table.rows, table.total.people) == ((), 0)


@pytest.mark.parametrize(
    ("counts", "parts", "least"),
    [({"all": {"a": 1}}, ("a",), 10), ({"pl": {"a": -1}}, ("a",), 10), ({"pl": {"x": 1}}, ("a",), 10),
     ({}, (), 10), ({}, ("a", "a"), 10), ({}, ("a",), 0)],
)  # fmt: skip
def test_counts_that_make_no_table_are_refused(
    counts: dict[str, dict[str, int]], parts: tuple[str, ...], least: int
) -> None:
    with pytest.raises(InputError):
        safe_table(counts, parts=parts, least=least)
