"""A plan is held against what people expect: too little and too much are told, small cells hidden, vouchers stopped."""

from __future__ import annotations

from decimal import Decimal
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.core.errors import InputError
from amends.remedies.calibrator import (
    CAVEAT,
    Calibrated,
    Cell,
    Form,
    Judged,
    Planned,
    calibrate,
    compensation_rules,
    middle_interval,
)

NONE = (0, 0, 0, 0, 0, 0)


def judge(
    amount: str, fair: tuple[int, ...], lost: tuple[int, ...] = NONE, forms: tuple[Form, ...] = (Form.MONEY,)
) -> Calibrated:
    plan = Planned(segment="PL high", amount=Decimal(amount), forms=forms)
    return calibrate([plan], [Cell(segment="PL high", fair=fair, lost=lost)], currency="EUR")[0]


def test_plan_is_judged_by_the_middle_of_the_answers() -> None:
    fair = (0, 2, 40, 3, 0, 0)  # nearly all think more than 25 and up to 100 fair
    assert judge("100", fair).judged is Judged.MEETS
    assert judge("10", fair).judged is Judged.TOO_LITTLE
    assert judge("500", fair).judged is Judged.TOO_MUCH


def test_spread_answers_leave_it_open_and_say_how_sure() -> None:
    found = judge("50", (5, 5, 5, 5, 5, 5))
    assert found.judged is Judged.UNSURE
    assert "n=30" in found.says
    assert "95%" in found.says


def test_less_than_people_lost_is_too_little_whatever_they_call_fair() -> None:
    found = judge("20", (0, 40, 0, 0, 0, 0), lost=(0, 0, 0, 40, 0, 0))
    assert found.judged is Judged.TOO_LITTLE


def test_nine_answers_are_hidden_and_ten_are_not() -> None:
    hidden = judge("100", (0, 0, 9, 0, 0, 0))
    assert (hidden.judged, hidden.answers, hidden.middle, hidden.low) == (Judged.HIDDEN, None, None, None)
    assert judge("100", (0, 0, 10, 0, 0, 0)).answers == 10
    assert judge("100", (0, 0, 40, 0, 0, 0), lost=(0, 9, 0, 0, 0, 0)).middle_loss is None


@pytest.mark.parametrize("forms", [(Form.VOUCHER,), (Form.DISCOUNT,), (Form.VOUCHER, Form.DISCOUNT)])
def test_voucher_or_discount_alone_blocks_also_where_the_cell_is_hidden(forms: tuple[Form, ...]) -> None:
    assert judge("100", (0, 0, 40, 0, 0, 0), forms=forms).blocks
    assert judge("100", NONE, forms=forms).blocks
    assert not judge("100", NONE, forms=(*forms, Form.MONEY)).blocks


def test_nothing_promises_that_people_will_like_the_house_more() -> None:
    assert "does not make them more content than before" in CAVEAT
    for field in Calibrated.__struct_fields__:
        assert not any(word in field for word in ("loyal", "gain", "uplift", "return", "retention"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=6, max_size=6).filter(lambda counts: sum(counts) >= 10))
def test_interval_holds_the_median_with_the_certainty_it_names(counts: list[int]) -> None:
    middle, low, high = middle_interval(counts, 0.95)
    assert low <= middle <= high
    answers = sum(counts)
    ranked = [band for band, count in enumerate(counts) for _ in range(count)]
    # The widest r whose order statistics still enclose the median with 95 in 100, straight from the binomial.
    ranks = [
        r for r in range(1, answers // 2 + 1) if 1 - 2 * sum(comb(answers, i) for i in range(r)) / 2**answers >= 0.95
    ]
    rank = max(ranks, default=1)
    assert (low, high) == (ranked[rank - 1], ranked[answers - rank])


def test_four_thousand_answers_are_judged_exactly() -> None:
    assert middle_interval((0, 0, 1900, 2100, 0, 0), 0.95) == (3, 3, 3)
    assert middle_interval((0, 0, 1990, 2010, 0, 0), 0.95) == (3, 2, 3)


def test_plans_and_cells_that_do_not_fit_are_refused() -> None:
    plan = Planned(segment="PL high", amount=Decimal(1), forms=())
    for plans, cells, currency in (
        ([plan, plan], [], "EUR"),
        ([plan], [Cell(segment="x", fair=(1,), lost=(1,))], "EUR"),
        ([Planned(segment="x", amount=Decimal("NaN"), forms=())], [], "EUR"),
        ([Planned(segment="x", amount=Decimal(-1), forms=())], [], "EUR"),
        ([plan], [], "XAU"),
    ):
        with pytest.raises(InputError):
            calibrate(plans, cells, currency=currency)


def test_each_choice_has_owner_and_reason() -> None:
    rules = compensation_rules()
    for choice in (rules.small_cells, rules.certainty, rules.sample, rules.bands, rules.harm):
        assert choice.owner
        assert choice.reason
    assert rules.small_cells.least >= 10
