"""A card campaign from the issuer's list to the closed old card, with a host that reports as hosts do."""

from __future__ import annotations

import csv
import itertools
import json
import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from amends.apps.remedies.models import Card, CardEvent, OrderBatch, StepWord
from amends.apps.remedies.ordering import begin_batch, order_waves
from amends.apps.remedies.selectors import card_progress, latest_plan, step_progress
from amends.apps.remedies.services import (
    export_orders,
    import_results,
    list_cards,
    move_card,
    note_action,
    say_step,
    take_results,
    treat_cards,
)
from amends.apps.remedies.status import person_steps, status_of, statuses_by_kind
from amends.core.errors import InputError, RefusedError
from amends.providers.cards.files import read_results
from amends.remedies.cards import CardState
from amends.remedies.steps import SaidBy, StepState

from .conftest import KEY, NOW, Planned, cards_csv

S = CardState
HEAD = "result_id,order_id,token,state,at\n"


def listed(planned: Planned, text: str) -> Any:
    path = planned.write("cards.csv", text)
    return list_cards(incident=planned.incident, path=path, key=KEY, by="test", now=NOW)


def ordered(planned: Planned, count: int = 5, form: str = "csv") -> list[dict[str, str]]:
    """The orders that were exported."""
    listed(planned, cards_csv(range(1, count + 1)))
    treat_cards(incident=planned.incident, by="test", now=NOW)
    return exported(planned, form)


def exported(planned: Planned, form: str = "csv", most: int = 100) -> list[dict[str, str]]:
    found = export_orders(
        incident=planned.incident, folder=planned.folder / "out", most=most, form=form, by="test", now=NOW
    )
    text = "".join(item.path.read_text() for _, item in found)
    return list(csv.DictReader(text.splitlines())) if form == "csv" else [json.loads(r) for r in text.splitlines()]


def result(order: dict[str, str], state: CardState, number: int, day: int = 10) -> str:
    return f"R-{number:05d},{order['order_id']},{order['token']},{state},2026-06-{day + 8:02d}T10:00:00+02:00"


def take(planned: Planned, *lines: str) -> Any:
    path = planned.write("results.csv", HEAD + "\n".join(lines) + "\n")
    return import_results(incident=planned.incident, path=path, by="test", now=NOW + timedelta(days=30))


def states() -> set[str]:
    return set(Card.objects.values_list("state", flat=True))


def test_plan_holds_the_law_and_every_person(planned: Planned) -> None:
    plan = latest_plan(planned.incident)
    assert not plan.is_blocked
    row = next(row for row in plan.plan["owed"] if row["residence"] == "US-CT" and row["code"] == "monitoring")
    assert (row["months"], row["minimum"], row["laws"][0]["citation"]) == (24, 24, "Conn. Gen. Stat. 36a-701b(b)(2)(B)")
    with pytest.raises(DatabaseError), transaction.atomic():
        type(plan).objects.update(is_blocked=True)


def test_list_takes_only_whose_card_was_exposed_and_assesses_it(planned: Planned) -> None:
    text = (
        cards_csv(range(1, 4))
        + "C-31,tok_0031x,41111111,0031,2028-05,,no,yes\nC-99,tok_0099x,411111,0099,2028-05,,no,\n"
    )
    found = listed(planned, text)
    assert (found.listed, found.not_exposed, found.known) == (3, 2, 0)
    again = listed(planned, text)
    assert (again.listed, again.known) == (0, 3)
    treated = treat_cards(incident=planned.incident, by="test", now=NOW)
    assert (treated.blocked, treated.watched) == (3, 0)
    (status,) = status_of(incident=planned.incident, person_hash=planned.hash_of(1))
    assert status.phrases == ("rem-card-blocked", "rem-card-virtual")
    assert status.values == {"last4": "0001"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("C-2,4111111111111111,41111111,0002,2028-05,,no,yes", "cards.number"),
        ("C-2,tok_4111-1111-1111-1111,41111111,0002,2028-05,,no,yes", "cards.number"),
        ("4111111111111111,tok_0002x,41111111,0002,2028-05,,no,yes", "cards.number"),
        ("C-2,=HYPERLINK(1),41111111,0002,2028-05,,no,yes", "cards.field"),
        ("C-2,+tok0002,41111111,0002,2028-05,,no,yes", "cards.field"),
        ("C-2,tok_0002x,4111111,0002,2028-05,,no,yes", "cards.field"),
        ("C-2,tok_0002x,41111111,0002,05/28,,no,yes", "cards.field"),
        ("C-2,tok_0002x,41111111,0002,2028-05,dancing,no,yes", "cards.list"),
        ("C-2,tok_0002x,41111111,0002,2028-05", "cards.list"),
        ("C-2,tok_0001x,41111111,0002,2028-05,,no,yes", "cards.twice"),
        ('"C-2,tok_0002x', "cards.list"),
    ],
)
def test_bad_list_is_refused_whole_and_quotes_nothing(planned: Planned, line: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        listed(planned, cards_csv(range(1, 2)) + line + "\n")
    assert caught.value.code == code
    assert not Card.objects.exists()
    assert "4111" not in str(caught.value)
    assert "C-2" not in str(caught.value)


def test_token_that_belongs_to_two_people_is_refused(planned: Planned) -> None:
    listed(planned, cards_csv(range(1, 2)))
    with pytest.raises(InputError) as caught:
        listed(planned, cards_csv(range(1, 2)).replace("C-1,", "C-2,"))
    assert caught.value.code == "cards.twice"


@pytest.mark.parametrize("form", ["csv", "json"])
def test_batch_holds_no_person_and_no_formula(planned: Planned, form: str) -> None:
    orders = ordered(planned, form=form)
    assert len(orders) == 5
    for order in orders:
        assert set(order) == {"order_id", "token", "bin", "last4", "expiry", "replaces"}
        assert not any(value.startswith(("=", "+", "-", "@")) for value in order.values())
        assert "C-" not in order["token"]
    assert exported(planned) == []  # nobody is ordered twice
    assert states() == {"ordered"}


def test_batch_that_was_cut_short_is_finished_with_the_same_orders(planned: Planned) -> None:
    listed(planned, cards_csv(range(1, 6)))
    treat_cards(incident=planned.incident, by="test", now=NOW)
    begun = begin_batch(incident=planned.incident, most=3, form="csv", by="test", now=NOW)
    assert begun
    assert not begun.sha256
    assert len(exported(planned, most=2)) == 3
    assert len(exported(planned, most=2)) == 2
    assert OrderBatch.objects.exclude(sha256="").count() == 2


def test_results_in_any_order_and_twice_end_at_the_same_place(planned: Planned) -> None:
    orders = ordered(planned, 10)
    steps = [S.PERSONALISED, S.MAILED, S.ACTIVATED, S.OLD_CLOSED]
    lines = [result(order, state, 4 * n + k, 10 + k) for n, order in enumerate(orders) for k, state in enumerate(steps)]
    shuffled = [*lines, *lines]
    random.Random(7).shuffle(shuffled)
    taken = take(planned, *shuffled)
    assert taken.moved + taken.kept == taken.known == 40
    assert taken.is_clean
    assert states() == {"old_closed"}
    for card in Card.objects.all():
        walked = [e for e in card.events.order_by("id") if not e.why_not]
        assert [e.after for e in walked] == ["listed", "assessed", "blocked", "ordered", *map(str, steps)]
        assert all(one.after == other.before for one, other in itertools.pairwise(walked))


def test_returned_card_is_ordered_again_and_the_old_orders_results_stay_history(planned: Planned) -> None:
    (first, *_) = ordered(planned, 1)
    take(planned, result(first, S.RETURNED, 1))
    (status,) = status_of(incident=planned.incident, person_hash=planned.hash_of(1))
    assert status.phrases[0] == "rem-card-returned"
    (second,) = exported(planned)
    assert second["replaces"] == first["order_id"] != second["order_id"]
    taken = take(planned, result(first, S.ACTIVATED, 2), result(second, S.MAILED, 3))
    assert (taken.moved, taken.kept) == (1, 1)
    assert states() == {"mailed"}
    assert card_progress(incident=planned.incident, at=NOW).odd == {"replaced_order": 1}


def test_results_that_are_not_ours_or_contradict_are_for_a_person(planned: Planned) -> None:
    (order,) = ordered(planned, 1)
    taken = take(
        planned,
        result(order, S.MAILED, 1),
        result(order, S.ACTIVATED, 1),
        result({**order, "token": "tok_other"}, S.ACTIVATED, 2),
        result({**order, "order_id": "ORD-NOBODY-1"}, S.ACTIVATED, 3),
        result({**order, "order_id": order["order_id"][:-1] + "9"}, S.ACTIVATED, 4),
    )
    assert (taken.moved, taken.conflicting, taken.unknown) == (1, 2, 2)
    assert not taken.is_clean
    assert states() == {"mailed"}


@pytest.mark.parametrize(
    "bad",
    ["R-9,ORD-A-1,4111111111111111,mailed,2026-06-10T10:00:00+02:00", "R-9,ORD-A-1,tok_0001x,flown,2026-06-10T10:00Z",
     "R-9,ORD-A-1,tok_0001x,mailed,2026-06-10T10:00:00", "R-9,ORD-A-1,tok_0001x,blocked,2026-06-10T10:00:00Z", "x"],
)  # fmt: skip
def test_one_bad_line_leaves_nothing_half_written(planned: Planned, bad: str) -> None:
    (order,) = ordered(planned, 1)
    with pytest.raises(InputError):
        take(planned, result(order, S.MAILED, 1), bad)
    assert states() == {"ordered"}


@pytest.mark.parametrize("at", ["2099-01-01T00:00:00+00:00", "2026-06-08T08:00:00+00:00", "2020-01-01T00:00:00+00:00"])
def test_result_of_a_time_that_cannot_be_is_refused_by_its_row(planned: Planned, at: str) -> None:
    first, second = ordered(planned, 2)
    bad = f"R-90001,{second['order_id']},{second['token']},mailed,{at}"
    with pytest.raises(InputError) as caught:
        take(planned, result(first, S.MAILED, 1), bad, bad.replace("R-90001", "R-90002"))
    assert (caught.value.code, caught.value.where) == ("cards.impossible", "results.csv, row 2")
    assert "row 2 (R-90001)" in caught.value.why
    assert "row 3 (R-90002)" in caught.value.why
    assert caught.value.fix
    assert states() == {"ordered"}
    assert not CardEvent.objects.exclude(result_id="").exists()


def test_impossible_result_from_the_host_is_for_a_person_and_holds_nothing_up(planned: Planned) -> None:
    first, second = ordered(planned, 2)
    path = planned.write("host.csv", HEAD + result(first, S.MAILED, 1) + "\n" + result(second, S.MAILED, 2) + "\n")
    rows = [replace(row, at=row.at.replace(year=2099)) if n else row for n, row in enumerate(read_results(path))]
    later = NOW + timedelta(days=30)
    taken = take_results(incident=planned.incident, results=rows, source="host", by="test", now=later)
    assert (taken.moved, taken.conflicting, taken.is_clean) == (1, 1, False)
    assert states() == {"ordered", "mailed"}


def test_step_from_where_a_card_no_longer_is_does_nothing(planned: Planned) -> None:
    ordered(planned, 1)
    card, same = Card.objects.get(), Card.objects.get()
    move_card(card=card, after=S.CANCELLED, by="a", source="desk", now=NOW)
    with pytest.raises(RefusedError) as caught:
        move_card(card=same, after=S.PERSONALISED, by="b", source="desk", now=NOW)
    assert caught.value.code == "cards.moved"
    assert states() == {"cancelled"}
    with pytest.raises(DatabaseError), transaction.atomic():
        CardEvent.objects.all().delete()


def test_progress_says_what_is_stuck_and_waves_keep_to_the_maker(planned: Planned) -> None:
    ordered(planned, 4)
    stands = card_progress(incident=planned.incident, at=NOW + timedelta(days=30))
    assert (stands.cards, stands.by_state["ordered"], len(stands.stuck)) == (4, 4, 4)
    assert stands.by_segment == {"PL pl": {"ordered": 4}}
    listed(planned, cards_csv(range(5, 11)))
    treat_cards(incident=planned.incident, by="test", now=NOW)
    waves = order_waves(incident=planned.incident, per_day=4, start=NOW.date())
    assert [len(wave.refs) for wave in waves] == [4, 2]


def test_step_is_done_by_word_by_staff_or_by_proof(planned: Planned) -> None:
    who = {"incident": planned.incident, "person_hash": planned.hash_of(1)}
    assert {item.step.id: item.state for item in person_steps(**who)}["pl-pesel"] == StepState.OPEN
    assert note_action(**who, action="act-pl-pesel", is_done=True, now=NOW) == 1
    assert note_action(**who, action="act-pl-pesel", is_done=True, now=NOW) == 0
    say = {**who, "step_id": "pl-pesel", "state": StepState.DONE, "now": NOW}
    assert say_step(**say, said_by=SaidBy.PROOF, by="Ada", proof=b"number 5")
    with pytest.raises(InputError):
        say_step(**say, said_by=SaidBy.STAFF)
    with pytest.raises(RefusedError):
        say_step(**(say | {"step_id": "us-ip-pin"}), said_by=SaidBy.PERSON)
    (step,) = [item for item in person_steps(**who) if item.step.id == "pl-pesel"]
    assert (step.state, step.said_by, step.remind_at) == (StepState.DONE, SaidBy.PROOF, ())
    assert b"number 5".hex() not in repr(list(StepWord.objects.values()))


def test_completion_is_counted_per_step_and_segment_and_small_cells_hidden(planned: Planned) -> None:
    for number in range(1, 13):
        note_action(
            incident=planned.incident, person_hash=planned.hash_of(number), action="act-pl-pesel", is_done=True, now=NOW
        )
    rows = {(row.step, row.segment): row for row in step_progress(planned.incident)}
    assert (rows["pl-pesel", "PL pl"].people, rows["pl-pesel", "PL pl"].done) == (30, 12)
    note_action(
        incident=planned.incident, person_hash=planned.hash_of(31), action="act-us-ip-pin", is_done=True, now=NOW
    )
    rows = {(row.step, row.segment): row for row in step_progress(planned.incident)}
    assert rows["us-ip-pin", "US-CT en"].is_hidden


def test_my_case_says_the_card_that_has_come_least_far(planned: Planned) -> None:
    two = cards_csv(range(1, 2)) + "C-1,tok_second,41111111,7777,2028-05,,no,yes\n"
    listed(planned, two)
    treat_cards(incident=planned.incident, by="test", now=NOW)
    orders = exported(planned)
    take(planned, result(orders[0], S.ACTIVATED, 1))
    who = {"incident": planned.incident, "person_hash": planned.hash_of(1)}
    assert statuses_by_kind(**who) == {"card_reissue": "rem-card-ordered"}
    assert {status.phrases[0] for status in status_of(**who)} == {"rem-card-ordered", "rem-card-activated"}
