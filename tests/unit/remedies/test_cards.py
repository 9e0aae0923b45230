"""A card goes only where the table allows, whatever order the host's results come in."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.core.errors import InputError, RefusedError
from amends.remedies.cards import ALLOWED, ENDS, HOST_RESULTS, CardState, applied, require_step
from amends.remedies.cards_campaign import ToOrder, card_waves, expected_days, stuck_cards
from amends.remedies.cards_risk import Activity, Interim, Level, Recurring, Treatment, assess_card

S = CardState
NOW = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)


def test_every_state_is_reached_from_listed_and_leads_to_an_end() -> None:
    reached, todo = {S.LISTED}, [S.LISTED]
    while todo:
        for after in ALLOWED[todo.pop()] - reached:
            reached.add(after)
            todo.append(after)
    assert reached == set(CardState)
    assert {S.OLD_CLOSED, S.CANCELLED} == ENDS


def test_step_that_the_table_does_not_have_is_refused() -> None:
    require_step(S.MAILED, S.RETURNED)
    with pytest.raises(RefusedError) as caught:
        require_step(S.LISTED, S.ACTIVATED)
    assert caught.value.code == "cards.not_allowed"


@pytest.mark.parametrize("order", list(itertools.permutations([S.PERSONALISED, S.MAILED, S.ACTIVATED])))
def test_results_in_any_order_end_at_the_same_state(order: tuple[CardState, ...]) -> None:
    standing = S.ORDERED
    for result in order:
        path = applied(standing, result, is_current_order=True).path
        standing = path[-1] if path else standing
    assert standing is S.ACTIVATED


@settings(max_examples=300)
@given(st.sampled_from(list(CardState)), st.lists(st.sampled_from(list(CardState)), max_size=8))
def test_no_sequence_of_results_leaves_the_table(standing: CardState, results: list[CardState]) -> None:
    for result in results:
        found = applied(standing, result, is_current_order=True)
        assert bool(found.path) != bool(found.why_not)
        for after in found.path:
            require_step(standing, after)
            standing = after
        assert applied(standing, result, is_current_order=True).path == ()  # the same twice counts once


def test_result_of_a_replaced_order_moves_nothing() -> None:
    for standing, result in itertools.product(CardState, HOST_RESULTS):
        assert applied(standing, result, is_current_order=False).path == ()


def test_card_that_turns_up_after_it_was_given_up_is_for_a_person() -> None:
    assert applied(S.LOST_IN_MAIL, S.ACTIVATED, is_current_order=True).why_not == "turned_up"


def test_host_reports_nothing_that_is_the_houses_own() -> None:
    assert applied(S.ASSESSED, S.BLOCKED, is_current_order=True).why_not == "not_the_hosts"
    assert applied(S.BLOCKED, S.MAILED, is_current_order=True).why_not == "never_ordered"


@pytest.mark.parametrize(
    ("elements", "activity", "level", "treatment", "is_reissued"),
    [
        (["card_number", "card_code", "card_expiry"], [], Level.FULL, Treatment.BLOCK_NOW, True),
        (["card_number", "card_expiry"], [], Level.NUMBER, Treatment.WATCH, True),
        (["card_number"], [Activity.USUAL], Level.NUMBER, Treatment.WATCH, True),
        (["card_number"], [Activity.UNKNOWN_MERCHANT], Level.NUMBER, Treatment.BLOCK_NOW, True),
        (["card_expiry"], [], Level.PART, Treatment.WATCH, False),
        (["name"], [], Level.NONE, Treatment.NOTHING, False),
        (["name"], [Activity.FRAUD_REPORTED], Level.NONE, Treatment.BLOCK_NOW, True),
    ],
)
def test_treatment_follows_what_was_exposed_and_seen(
    elements: list[str], activity: list[Activity], level: Level, treatment: Treatment, *, is_reissued: bool
) -> None:
    risk = assess_card(elements, activity)
    assert (risk.level, risk.treatment, risk.is_reissued) == (level, treatment, is_reissued)


def test_whose_card_is_blocked_can_pay_the_same_day() -> None:
    both = ["card_number", "card_code"]
    assert assess_card(both, has_phone=True).interim is Interim.VIRTUAL_CARD
    assert assess_card(both).interim is Interim.CASH_AT_BRANCH
    assert assess_card(["card_number"]).interim is Interim.OLD_CARD


def test_payees_are_told_or_the_holder_gets_the_list() -> None:
    paying = [Activity.RECURRING]
    assert assess_card(["card_number"], paying, has_account_updater=True).recurring is Recurring.ACCOUNT_UPDATER
    assert assess_card(["card_number"], paying).recurring is Recurring.LIST_FOR_HOLDER
    assert assess_card(["card_expiry"], paying).recurring is Recurring.NOT_NEEDED


def _card(ref: str, treatment: Treatment = Treatment.WATCH, *, vulnerable: bool = False) -> ToOrder:
    return ToOrder(ref=ref, level=Level.NUMBER, treatment=treatment, is_vulnerable=vulnerable)


def test_waves_keep_to_the_capacity_and_skip_days_off() -> None:
    cards = [_card(f"C{n}") for n in range(7)]
    friday = date(2026, 6, 5)
    waves = card_waves(cards, per_day=3, start=friday, free_days=frozenset({date(2026, 6, 8)}))
    assert [(wave.on, len(wave.refs)) for wave in waves] == [
        (friday, 3),
        (date(2026, 6, 9), 3),
        (date(2026, 6, 10), 1),
    ]
    assert sorted(ref for wave in waves for ref in wave.refs) == [f"C{n}" for n in range(7)]


def test_blocked_cards_go_first_and_among_them_vulnerable_holders() -> None:
    cards = [_card("C1"), _card("C2", Treatment.BLOCK_NOW), _card("C3", Treatment.BLOCK_NOW, vulnerable=True)]
    assert card_waves(cards, per_day=9, start=date(2026, 6, 8))[0].refs == ("C3", "C2", "C1")
    with pytest.raises(InputError):
        card_waves(cards, per_day=0, start=date(2026, 6, 8))


def test_card_is_stuck_only_after_its_expected_time() -> None:
    days = expected_days(S.MAILED)
    assert days
    since = NOW - timedelta(days=days)
    assert stuck_cards([("C1", S.MAILED, since)], at=NOW) == ()
    (late,) = stuck_cards([("C1", S.MAILED, since), ("C2", S.CANCELLED, since)], at=NOW + timedelta(days=3))
    assert (late.ref, late.late_days) == ("C1", 3)
