"""A frozen register is read by line numbers, by filters that are values and never SQL, and not at all if it is gone."""

from pathlib import Path

import duckdb
import pytest

from amends.core.errors import InputError
from amends.exposure.browse import (
    Wanted,
    causes,
    contact_of,
    line_of,
    pair,
    pair_before,
    pairs,
    reasons,
    register_line,
    register_page,
    values,
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A register of 120 lines, of which every fifth is in doubt for two rows."""
    with duckdb.connect() as connection:
        connection.execute(
            f"""COPY (SELECT 'P' || lpad(CAST(i AS VARCHAR), 3, '0') AS person_ref,
            CASE WHEN i % 5 = 0 THEN 'review' ELSE 'affected' END AS decision, 0.9 AS certainty,
            CASE WHEN i % 2 = 0 THEN ['name', 'email'] ELSE ['name'] END AS elements,
            [struct_pack(file := 'b.csv', "row" := i), struct_pack(file := 'a.csv', "row" := i)] AS evidence,
            CASE WHEN i % 10 = 0 THEN 'Several persons fit; agrees: name.' ELSE 'A name proves nothing.' END AS because,
            CASE WHEN i < 100 THEN 'PL' ELSE 'DE' END AS residence, 'pl' AS language,
            CASE WHEN i % 5 = 0 THEN NULL ELSE 'C0001' END AS cohort FROM range(120) AS t(i))
            TO '{tmp_path}/register.parquet' (FORMAT parquet)"""
        )
        connection.execute(
            f"COPY (SELECT person_ref, certainty, evidence, because FROM '{tmp_path}/register.parquet' "
            f"WHERE decision = 'review') TO '{tmp_path}/review.parquet' (FORMAT parquet)"
        )
        connection.execute(
            f"COPY (SELECT 'x.csv' AS file, i AS \"row\", 'reason ' || i % 2 AS reason, 'secret' AS raw "
            f"FROM range(5) AS t(i)) TO '{tmp_path}/rejected.parquet' (FORMAT parquet)"
        )
    return tmp_path


def test_pages_follow_each_other_without_a_gap(out: Path) -> None:
    seen: list[int] = []
    after: int | None = -1
    while after is not None:
        page = register_page(out, Wanted(), after=after)
        assert page.total == 120
        seen += [line.number for line in page.lines]
        after = page.after
    assert seen == list(range(120))


def test_a_full_last_page_is_the_last(out: Path) -> None:
    page = register_page(out, Wanted(residence="PL"), after=49)
    assert (len(page.lines), page.total, page.after) == (50, 100, None)


@pytest.mark.parametrize(
    ("wanted", "total"),
    [
        (Wanted(element="email"), 60),
        (Wanted(decision="review"), 24),
        (Wanted(residence="DE", decision="review"), 4),
        (Wanted(cohort="C0001"), 96),
        (Wanted(language="'; DROP TABLE x; --"), 0),
        (Wanted(element="') OR true --"), 0),
    ],
)
def test_filters_are_values(out: Path, wanted: Wanted, total: int) -> None:
    assert register_page(out, wanted).total == total


def test_a_line_is_found_by_its_number_and_by_its_person(out: Path) -> None:
    line = register_line(out, 7)
    assert line is not None
    assert line.person_ref == "P007"
    assert line == line_of(out, "P007")
    assert line.evidence == (("b.csv", 7), ("a.csv", 7))
    assert register_line(out, 120) is None
    assert register_line(out, -1) is None
    assert line_of(out, "' OR true --") is None


def test_pairs_are_numbered_alike_under_every_filter(out: Path) -> None:
    every = list(pairs(out))
    assert [one.number for one in every] == list(range(1, 49))
    assert [(one.file, one.row) for one in every[:4]] == [("a.csv", 0), ("b.csv", 0), ("a.csv", 5), ("b.csv", 5)]
    some = list(pairs(out, cause="Several persons fit", after=2))
    assert [one for one in every if one.cause == "Several persons fit" and one.number > 2] == some
    assert pair(out, some[0].number) == some[0]
    assert pair_before(out, some[1].number, cause="Several persons fit") == some[0]
    assert pair_before(out, 1) is None
    assert pair(out, 49) is None
    assert causes(out) == {"A name proves nothing": 24, "Several persons fit": 24}


def test_reasons_are_counted_without_what_the_rows_held(out: Path) -> None:
    assert reasons(out, "rejected") == {"reason 0": 3, "reason 1": 2}
    assert values(out, "elements") == ("email", "name")


def test_what_is_not_there_is_said(out: Path) -> None:
    for ask in (lambda: contact_of(out, "P001"), lambda: reasons(out, "unmatched"), lambda: list(pairs(out / "no"))):
        with pytest.raises(InputError) as caught:
            ask()
        assert caught.value.code == "assessment.missing"
