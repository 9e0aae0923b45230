"""What must hold for any data: order and encoding decide nothing, and a conflict is never affected."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.exposure.conftest import Result, case_text, run, write_csv

_PRIMARY = ("pesel", "passport")
_BLOCKING = (*_PRIMARY, "date_of_birth")
# Few values, so that people collide in every way: shared, swapped, half agreeing, contradicting.
_RECORD = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["", "Jan Kowalski", "Anna Żółć", "Anna Nowak", "Maria Nowak"]),
        "pesel": st.sampled_from(["", "90030311111", "90030322222", "00000000000"]),
        "passport": st.sampled_from(["", "AB1234567", "CD7654321"]),
        "date_of_birth": st.sampled_from(["", "1990-03-03", "1985-02-02", "1900-01-01"]),
        "email": st.sampled_from(["", "jan@x.example", "anna@x.example", "brak@brak.example"]),
        "phone": st.sampled_from(["", "600100200", "600100201"]),
    }
)
_SOME = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assess(customers: list[dict[str, str]], evidence: list[dict[str, str]], folder: Path, **options: str) -> Result:
    write_csv(folder / "customers.csv", customers, **options)
    write_csv(folder / "leak.csv", evidence, **options)
    return run(folder, case_text(["customers.csv"], ["leak.csv"]))


def numbered(records: list[dict[str, str]], key: str) -> list[dict[str, str]]:
    return [{key: f"{key}{number}"} | record for number, record in enumerate(records)]


def decisions(result: Result, evidence: list[dict[str, str]]) -> dict[str, set[str]]:
    """Affected persons with the marks of their evidence rows, whatever the order of the file."""
    return {
        ref: {evidence[place["row"] - 1]["other"] for place in row["evidence"]} for ref, row in result.affected.items()
    }


@_SOME
@given(
    st.lists(_RECORD, min_size=1, max_size=8),
    st.lists(_RECORD, min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_order_of_rows_and_columns_and_the_encoding_decide_nothing(customers, leaked, dice: random.Random):
    people, evidence = numbered(customers, "id"), numbered(leaked, "other")
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        before = decisions(assess(people, evidence, Path(first)), evidence)
        dice.shuffle(people)
        dice.shuffle(evidence)
        columns = sorted({key for row in evidence for key in row}, key=lambda _: dice.random())
        evidence = [{key: row[key] for key in columns} for row in evidence]
        after = decisions(assess(people, evidence, Path(second), encoding="cp1250", delimiter=";"), evidence)
    assert before == after


@_SOME
@given(st.lists(_RECORD, min_size=1, max_size=8), st.lists(_RECORD, min_size=1, max_size=8))
def test_nobody_is_affected_by_a_row_that_contradicts_them(customers, leaked):
    people, evidence = numbered(customers, "id"), numbered(leaked, "other")
    with tempfile.TemporaryDirectory() as folder:
        result = assess(people, evidence, Path(folder))
        by_id = {person["id"]: person for person in people}
        stand_ins = {"", "00000000000", "1900-01-01"}
        for ref, row in result.affected.items():
            person = by_id[ref]
            alike = [other for other in people if other["pesel"] == person["pesel"] not in stand_ins] or [person]
            # Records of one number with different dates of birth are different people.
            births = {other["date_of_birth"] for other in alike} - stand_ins
            same = alike if len(births) <= 1 else [person]
            for place in row["evidence"]:
                fact = evidence[place["row"] - 1]
                for code in _BLOCKING:
                    held = {other[code] for other in same} - stand_ins
                    assert fact[code] in stand_ins or not held or fact[code] in held


@_SOME
@given(st.lists(_RECORD, min_size=1, max_size=8), st.lists(_RECORD, min_size=1, max_size=8))
def test_every_row_is_counted_once(customers, leaked):
    people, evidence = numbered(customers, "id"), numbered(leaked, "other")
    with tempfile.TemporaryDirectory() as folder:
        result = assess(people, evidence, Path(folder))
        linked = {place["row"] for row in result.affected.values() for place in row["evidence"]}
        review = {place["row"] for row in result.table("review") for place in row["evidence"]}
        unmatched = {row["row"] for row in result.table("unmatched")}
        counts = result.summary.evidence
    assert sorted([*linked, *review, *unmatched]) == list(range(1, len(evidence) + 1))
    assert (len(linked), len(review), len(unmatched)) == (counts.linked, counts.review, counts.unmatched)
