"""Waits count those who still wait; denominators are everybody; what was said stands apart from what was seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from honest_algebra import row_reduced
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.core.errors import InputError
from amends.recovery.honest import Contact, Did, Served, Standing, Took, served, served_as, taken_up
from amends.recovery.honest_times import Quantile, Wait, quantile, waits_told
from amends.recovery.honest_views import grouped

START = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
AT = START + timedelta(days=10)
HOUR = timedelta(hours=1)


def wait(hours: float | None) -> Wait:
    return Wait(since=START, until=None if hours is None else START + hours * HOUR)


def contact(
    answered: float | None = 1.0, *, language: str = "pl", due: float = 24.0, complaint: bool = False
) -> Contact:
    at = None if answered is None else START + answered * HOUR
    return Contact(
        segment="PL", language=language, way_in="mail", is_complaint=False, received_at=START,
        due_at=START + due * HOUR, answered_at=at, resolved_at=None,
    )  # fmt: skip


def test_half_left_waiting_is_no_fast_median() -> None:
    waits = [wait(1)] * 40 + [wait(None)] * 60
    assert quantile(waits, 0.5, at=AT) == Quantile(hours=240.0, is_more=True)
    assert quantile(waits, 0.4, at=AT) == Quantile(hours=1.0, is_more=False)


@given(st.lists(st.one_of(st.none(), st.floats(0, 200)), min_size=1, max_size=60), st.sampled_from([0.5, 0.9]))
def test_a_quantile_never_looks_better_than_it_will_turn_out(hours: list[float | None], share: float) -> None:
    """However soon those who wait are served after now, the share that was told is kept or the bound holds."""
    found = quantile([wait(one) for one in hours], share, at=AT)
    assert found is not None
    for later in (240.0, 5_000.0):
        final = sorted(later if one is None else one for one in hours)
        truth = final[max(1, -(-int(share * 100) * len(final) // 100)) - 1]
        if found.is_more:
            assert truth >= found.hours
        else:
            assert truth <= found.hours + 1e-6


def test_an_answer_dated_after_now_is_none_yet() -> None:
    assert quantile([wait(500)], 0.5, at=AT) == Quantile(hours=240.0, is_more=True)
    assert served_as(contact(500), at=AT) is Served.OVERDUE


def test_few_people_tell_no_times() -> None:
    told = waits_told([wait(1)] * 9, at=AT, least=10)
    assert (told.people, told.over, told.median, told.p90) == (None, None, None, None)
    told = waits_told([wait(1)] * 10, at=AT, least=10)
    assert (told.people, told.median, told.p90) == (10, Quantile(hours=1.0, is_more=False), None)
    told = waits_told([wait(1)] * 29 + [wait(None)], at=AT, least=10)
    assert (told.people, told.over) == (30, None)
    assert told.p90 is not None


def test_a_wait_below_nought_is_refused() -> None:
    with pytest.raises(InputError):
        quantile([wait(-1)], 0.5, at=AT)


def test_contacts_are_in_time_late_waiting_or_overdue_and_add_up() -> None:
    rows = [contact(1)] * 50 + [contact(30)] * 20 + [contact(None, due=900)] * 12 + [contact(None)] * 11
    found = served(rows, at=AT, least=10)
    assert set(found.tables) == {"language", "way_in", "segment"}
    table = found.tables["language"]
    assert (table.total.parts, table.total.people) == ((50, 20, 12, 11), len(rows))
    assert found.first_answer["language"]["all"].over == 70
    assert (found.unanswered.people, found.unanswered.median) == (23, Quantile(hours=240.0, is_more=True))


def test_a_language_of_few_goes_into_the_others_with_its_times() -> None:
    rows = [contact(1, language="pl")] * 100 + [contact(1, language="de")] * 40 + [contact(1, language="fa")] * 4
    found = served(rows, at=AT, least=10)
    assert [(row.name, row.people) for row in found.tables["language"].rows] == [("others", 44), ("pl", 100)]
    assert set(found.first_answer["language"]) == {"others", "pl", "all"}


def test_three_who_wait_too_long_are_not_told_by_any_figure_beside_the_table() -> None:
    rows = [contact(1)] * 100 + [contact(30)] * 40 + [contact(None)] * 3
    found = served(rows, at=AT, least=10)
    assert list(found.tables) == ["language"]
    assert found.tables["language"].total.is_hidden
    assert found.first_answer["language"]["all"].over is None
    assert found.unanswered.people is None


def test_who_was_never_told_is_in_the_denominator() -> None:
    people = [(Took.USED, 30), (Took.GIVEN, 20), (Took.TOLD, 10), (Took.NOT_TOLD, 40)]
    rows = [
        Standing(what="monitoring", segment="PL", language="pl", state=state) for state, n in people for _ in range(n)
    ]
    table = taken_up(rows, states=Took, least=10)["monitoring"]["segment"]
    assert table.total.people == 100
    assert dict(zip(table.parts, table.total.parts, strict=True)) == {
        "not_owed": 0, "not_told": 40, "told": 10, "given": 20, "used": 30
    }  # fmt: skip


def test_what_people_said_is_not_what_was_seen() -> None:
    rows = [Standing(what="pesel", segment="", language="pl", state=state) for state in Did for _ in range(15)]
    table = taken_up(rows, states=Did, least=10)["pesel"]["segment"]
    assert (table.rows[0].name, table.rows[0].parts) == ("unknown", (15, 15, 15, 15))


def test_a_group_cannot_pass_for_the_total() -> None:
    rows = [contact(1, language="all")] * 20
    assert [row.name for row in served(rows, at=AT, least=10).tables["language"].rows] == ["others"]


_KIND = {Served.IN_TIME: contact(1), Served.LATE: contact(30), Served.WAITING: contact(None, due=900),
         Served.OVERDUE: contact(None)}  # fmt: skip
_ONE = st.tuples(st.sampled_from(["pl", "de", "fa"]), st.sampled_from(["mail", "web"]), st.sampled_from(list(Served)))
_CROWD = st.lists(st.tuples(_ONE, st.one_of(st.integers(1, 12), st.integers(1, 400))), max_size=14)


@settings(max_examples=150, deadline=None)
@given(_CROWD)
def test_no_combination_of_the_tables_tells_a_few_people(crowd: list[Any]) -> None:
    """All published numbers are equations over the joint counts; none of them together gives a small cell."""
    rows = [replace(_KIND[kind], language=language, way_in=way) for (language, way, kind), n in crowd for _ in range(n)]
    told = served(rows, at=AT, least=10)
    joint = list(product(["pl", "de", "fa"], ["mail", "web"], [part.value for part in Served]))
    counts = Counter((one.language, one.way_in, served_as(one, at=AT).value) for one in rows)
    known, secret = [], []
    for view, at_field in (("language", 0), ("way_in", 1), ("segment", None)):
        table = told.tables.get(view)
        by = (lambda one: one.language, lambda one: one.way_in, lambda one: one.segment)[
            ("language", "way_in", "segment").index(view)
        ]
        merged = grouped(rows, by, least=10)
        names = {name: {by(one) for one in members} for name, members in merged.items()}
        for name, members in [*names.items(), ("all", None)]:
            for at_part, part in enumerate([*Served, None]):
                line = [
                    Fraction(int((members is None or at_field is None or cell[at_field] in members)
                                 and (part is None or cell[2] == part.value)))
                    for cell in joint
                ]  # fmt: skip
                if table is not None:
                    row = next((one for one in (*table.rows, table.total) if one.name == name), None)
                    assert row is not None
                    if (row.people if part is None else row.parts[at_part]) is not None:
                        known.append(line)
                true = sum(counts[cell] for cell, inside in zip(joint, line, strict=True) if inside)
                if 0 < true < 10:
                    secret.append(line)
    rank = len([row for row in row_reduced(known) if any(row)])
    for line in secret:
        assert len([row for row in row_reduced([*known, line]) if any(row)]) == rank + 1
