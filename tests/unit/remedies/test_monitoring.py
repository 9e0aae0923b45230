"""Monitoring comes without strings, long enough, with time to use it, and its figures show nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.core.errors import RefusedError
from amends.remedies.monitoring import (
    Offer,
    code_reminders,
    is_running_low,
    monitoring_rules,
    needs_extension,
    offer_findings,
    redeem_by,
    require_fair,
    serves,
    take_up,
)


def offer(**changed: Any) -> Offer:
    return Offer(**({"provider": "Watch", "months": 24, "redeem_by": date(2026, 12, 31)} | changed))


@pytest.mark.parametrize(
    "string",
    ["needs_payment_card", "renews_by_itself", "waives_rights", "needs_arbitration", "needs_marketing_consent"],
)
def test_offer_with_a_string_attached_is_refused_by_the_linters_rule(string: str) -> None:
    assert [(item.rule, item.fact) for item in offer_findings(offer(**{string: True}))] == [("L22", string)]
    with pytest.raises(RefusedError) as caught:
        require_fair(offer(**{string: True}))
    assert caught.value.code == "monitoring.strings_attached"
    require_fair(offer())


def test_our_delay_leaves_the_person_their_whole_time() -> None:
    least = timedelta(days=monitoring_rules().redeem.least_days)
    early, late = date(2026, 6, 1), date(2026, 12, 20)
    assert redeem_by(offer(), given_on=early) == date(2026, 12, 31)
    assert redeem_by(offer(), given_on=late) == late + least
    assert needs_extension(offer(), late + least)
    assert redeem_by(offer(), given_on=late, provider_extends_to=date(2027, 12, 31)) == date(2027, 12, 31)


def test_reminders_lie_between_the_gift_and_the_end_in_order() -> None:
    at = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
    times = code_reminders(given_at=at, last_day=date(2026, 9, 1))
    assert [(when - at).days for when in times] == [10, 30, 78]
    assert code_reminders(given_at=at, last_day=date(2026, 6, 2)) == ()


def test_pool_serves_a_whole_country_or_everywhere() -> None:
    assert serves(offer(residences=("US",)), "US-CA")
    assert not serves(offer(residences=("US-CA",)), "US-NY")
    assert serves(offer(), "IR")


def test_pool_runs_low_before_it_is_empty_and_a_small_new_one_does_not() -> None:
    assert is_running_low(size=100_000, left=9_999)
    assert not is_running_low(size=100_000, left=10_000)
    assert not is_running_low(size=100, left=100)
    assert is_running_low(size=100, left=0)


@given(
    st.dictionaries(
        st.sampled_from(["PL pl", "DE de", "GB en", "US-CA en"]),
        st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)).map(
            lambda row: tuple(sorted(row, reverse=True))
        ),
    )
)
def test_no_shown_cell_counts_few_people_and_one_hidden_row_is_never_alone(
    counts: dict[str, tuple[int, int, int]],
) -> None:
    least = monitoring_rules().small_cells.least
    cells = take_up(counts)
    for cell in cells:
        if not cell.is_hidden:
            assert cell.owed is not None
            assert cell.given is not None
            assert cell.redeemed is not None
            shown = (cell.owed, cell.given, cell.redeemed, cell.owed - cell.given, cell.given - cell.redeemed)
            assert not any(0 < value < least for value in shown)
        else:
            assert (cell.owed, cell.given, cell.redeemed) == (None, None, None)
    hidden = [cell for cell in cells if cell.is_hidden]
    others = [cell for cell in cells if not cell.is_hidden and cell.owed]
    assert not (len(hidden) == 1 and others)
