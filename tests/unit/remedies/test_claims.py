"""Steps, limits, reasons and money of claims."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.core.errors import AmendsError, InputError, RefusedError
from amends.remedies.claims import ALLOWED, UNDECIDED, ClaimState, Outcome, require_step
from amends.remedies.claims_money import PaymentLine, harmless, payment_file, read_account, read_money
from amends.remedies.claims_rules import (
    claim_rules,
    needs_two,
    public_help,
    require_evidence,
    require_outcome,
    require_reasons,
    type_of,
)

S = ClaimState


def test_every_state_is_reached_from_received() -> None:
    reached, todo = {S.RECEIVED}, [S.RECEIVED]
    while todo:
        for after in ALLOWED[todo.pop()] - reached:
            reached.add(after)
            todo.append(after)
    assert reached == set(ClaimState) == set(ALLOWED)


def test_refused_claim_is_never_paid_without_an_appeal() -> None:
    assert S.PAID not in ALLOWED[S.REFUSED]
    with pytest.raises(RefusedError) as caught:
        require_step(S.REFUSED, S.PAID, ref="CLM-1")
    assert caught.value.code == "claims.not_allowed"
    assert all(S.PAID not in ALLOWED[state] for state in UNDECIDED)


def test_reasons_carry_their_outcome_and_no_other() -> None:
    rules = claim_rules().reasons
    assert {*rules.refusing, *rules.reducing, *rules.accepting} <= set(rules.codes)
    for outcome, codes in itertools.product(Outcome, [(), ("goodwil",), ("no_proof", "no_proof")]):
        with pytest.raises(InputError):
            require_reasons(outcome, codes)
    require_reasons(Outcome.REFUSED, ["no_proof"])
    with pytest.raises(InputError):
        require_reasons(Outcome.ACCEPTED, ["no_proof"])


def test_amount_says_the_same_as_the_word() -> None:
    fits = {
        (outcome, granted)
        for outcome, granted in itertools.product(Outcome, (0, 50, 100, 150))
        if not _raises(outcome, granted)
    }
    assert fits == {
        (Outcome.ACCEPTED, 100), (Outcome.ACCEPTED, 150), (Outcome.ACCEPTED_IN_PART, 50), (Outcome.REFUSED, 0)
    }  # fmt: skip


def _raises(outcome: Outcome, granted: int) -> bool:
    try:
        require_outcome(outcome, claimed=Decimal(100), granted=Decimal(granted))
    except InputError:
        return True
    return False


def test_unknown_currency_always_needs_two() -> None:
    assert needs_two(claimed=Decimal(1), granted=Decimal(1), currency="JPY")
    assert not needs_two(claimed=Decimal(500), granted=Decimal(500), currency="EUR")
    assert needs_two(claimed=Decimal(500), granted=Decimal("500.01"), currency="EUR")


def test_type_of_a_file_is_told_by_its_bytes() -> None:
    assert type_of(b"\x89PNG\r\n\x1a\n...") == "image/png"
    assert type_of(b"\0\0\0\x24ftypheic\0\0") == type_of(b"\0\0\0\x18ftypmif1") == "image/heic"
    for hostile in (b"", b"<svg", b"GIF89a", b"PK\x03\x04", b"MZ", b" %PDF-1.7", b"\0\0\0\x18ftypmp42", b"ftypheic"):
        assert type_of(hostile) == ""
        with pytest.raises(InputError):
            require_evidence([hostile])


def test_files_that_the_claim_has_count() -> None:
    rule = claim_rules().evidence
    with pytest.raises(InputError):
        require_evidence([b"%PDF-"], kept_files=rule.most_files)
    with pytest.raises(InputError):
        require_evidence([b"%PDF-"], kept_bytes=rule.most_all_bytes)


@given(st.text(max_size=20), st.text(max_size=5))
def test_no_text_gets_past_the_reader_of_money_as_anything_else(amount: str, currency: str) -> None:
    try:
        value, code = read_money(amount, currency)
    except AmendsError:
        return
    assert 0 < value <= claim_rules().amount.most
    assert len(code) == 3


@given(st.text(max_size=30))
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    assert not harmless(cell).lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "|", "%"))


def test_payment_file_quotes_what_would_break_a_line() -> None:
    line = PaymentLine(
        payment="PAY-1", claim="CLM-1", name='A","B\r\n=1', iban="X", amount=Decimal("1.50"), currency="EUR",
        reference="CLM-1",
    )  # fmt: skip
    assert payment_file([line]).count(b"\r\n=1") == 1
    assert b'"A"",""B\r\n=1"' in payment_file([line])


def test_account_that_is_wrong_is_refused_and_not_quoted() -> None:
    for typed in ("4111111111111111", "PL61109010140000071219812875", "", "x" * 400):
        with pytest.raises(InputError) as caught:
            read_account(typed)
        assert typed[:6] not in str(caught.value) or not typed


def test_help_that_nobody_has_checked_says_so() -> None:
    for row in public_help("PL"):
        assert (row.checked_on is None) is (row.confidence == "memory")
