"""Signs show themselves beyond what is usual, say why, and rest on nothing that is protected."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from amends.remedies.fraud import Seen, Sign, fraud_rules, fraud_signals

DAY = date(2026, 6, 1)
# What discrimination law protects, and what stands in for it.
PROTECTED = (
    "age", "birth", "sex", "gender", "language", "nationality", "residence", "country", "religion", "health",
    "disability", "ethnic", "race", "name", "postcode", "marital", "vulnerab",
)  # fmt: skip


def test_every_sign_has_its_rule_with_owner_and_reason() -> None:
    assert set(fraud_rules()) == set(Sign)
    assert all(row.owner and row.reason for row in fraud_rules().values())


def test_no_protected_trait_is_an_input() -> None:
    for field in Seen.__struct_fields__:
        assert not any(trait in field.split("_") or trait in field for trait in PROTECTED), field


@pytest.mark.parametrize("field", ["same_account", "same_address", "same_device", "burst"])
def test_count_is_a_sign_only_beyond_what_is_usual(field: str) -> None:
    usual = fraud_rules()[Sign(field)].most
    assert fraud_signals(Seen(happened_on=DAY, **{field: usual})) == ()
    [found] = fraud_signals(Seen(happened_on=DAY, **{field: usual + 1}))
    assert found.sign is Sign(field)
    assert str(usual + 1) in found.says
    assert found.reason


def test_person_whom_nobody_looked_up_is_no_stranger() -> None:
    assert fraud_signals(Seen(happened_on=DAY, is_in_register=None)) == ()
    assert fraud_signals(Seen(happened_on=DAY, is_in_register=True)) == ()
    assert [one.sign for one in fraud_signals(Seen(happened_on=DAY, is_in_register=False))] == [Sign.NOT_IN_REGISTER]


def test_loss_on_the_day_of_the_breach_is_none_before_it() -> None:
    assert fraud_signals(Seen(happened_on=DAY, breach_on=DAY)) == ()
    [found] = fraud_signals(Seen(happened_on=date(2026, 5, 31), breach_on=DAY))
    assert found.sign is Sign.BEFORE_BREACH


def test_amount_just_under_the_limit_is_a_sign_and_one_above_is_none() -> None:
    def signs(amount: str) -> list[Sign]:
        seen = Seen(happened_on=DAY, amount=Decimal(amount), limit=Decimal(500))
        return [found.sign for found in fraud_signals(seen)]

    assert signs("475") == signs("500") == [Sign.UNDER_LIMIT]
    assert signs("474.99") == signs("500.01") == []
