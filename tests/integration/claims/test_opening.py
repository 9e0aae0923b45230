"""Whoever claims is heard; one loss is one claim; evidence is sealed; signs send to a person and refuse nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from claiming import IBAN, ClaimDesk, staff
from django.db import DatabaseError, transaction

from amends.apps.accounts.models import Role
from amends.apps.care.models import Inquiry
from amends.apps.claims.losses import File
from amends.apps.claims.models import Claim, ClaimEvent, Evidence
from amends.apps.claims.proofs import open_evidence
from amends.apps.claims.proving import prove_claim, unweighed, weigh_sign
from amends.apps.claims.selectors import claim_with_number
from amends.apps.claims.watching import do_desk_work
from amends.apps.journal.models import Entry
from amends.core.errors import AmendsError, RefusedError
from amends.remedies.claims import ProvenBy
from amends.remedies.fraud import Sign

PDF = b"%PDF-1.7\n1 0 obj"


def test_same_loss_again_is_joined_and_keeps_its_own_clock(claims: ClaimDesk) -> None:
    first = claims.open()
    again = claims.open(amount="120,50", text="I wrote already.")
    assert again.is_joined
    assert again.claim == first.claim
    assert Claim.objects.count() == 1
    assert first.claim.letters.count() == 2
    assert again.number != first.number
    assert claim_with_number(again.number, pepper=claims.pepper) == first.claim


def test_another_day_amount_or_person_is_another_loss(claims: ClaimDesk) -> None:
    claims.open()
    claims.open(happened_on=date(2026, 5, 26))
    claims.open(amount="120.51")
    claims.open(person="b" * 40)
    assert Claim.objects.count() == 4


def test_second_click_gives_the_same_claim_and_number(claims: ClaimDesk) -> None:
    first, second = claims.open(once="form-1"), claims.open(once="form-1")
    assert (first.claim, first.number) == (second.claim, second.number)
    assert Inquiry.objects.count() == 1


def test_unproven_claims_are_joined_once_the_person_is_known(claims: ClaimDesk) -> None:
    first, later = claims.open().claim, claims.open(person="").claim
    stands = prove_claim(
        claim=later, person_hash="a" * 40, proven_by=ProvenBy.LETTER_CODE, is_in_register=True, elements=("iban",),
        pepper=claims.pepper, by="desk", now=claims.now,
    )  # fmt: skip
    assert stands == first
    later.refresh_from_db()
    assert (later.state, later.joined_to) == ("closed", first)


def test_person_who_was_proven_is_not_changed(claims: ClaimDesk) -> None:
    claim = claims.open().claim
    with pytest.raises(RefusedError) as caught:
        prove_claim(
            claim=claim, person_hash="e" * 40, proven_by=ProvenBy.AT_DESK, is_in_register=True, elements=(),
            pepper=claims.pepper, by="desk", now=claims.now,
        )  # fmt: skip
    assert caught.value.code == "claims.proven"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"amount": "-1"}, "claims.amount"),
        ({"amount": "NaN"}, "claims.amount"),
        ({"amount": "1e3"}, "claims.amount"),
        ({"amount": "1,234.00"}, "claims.amount"),
        ({"amount": "99999999"}, "claims.amount"),
        ({"amount": "1.001"}, "claims.amount"),
        ({"currency": "XYZ"}, "claims.currency"),
        ({"kind": "lottery"}, "claims.kind"),
        ({"happened_on": date(2027, 1, 1)}, "claims.day"),
        ({"account": "PL00109010140000071219812874"}, "claims.account"),
        ({"account": "4111 1111 1111 1111"}, "claims.account"),
        ({"name": "4111 1111 1111 1111"}, "cards.number"),
        ({"files": (File(name="a.pdf", content=b"<html><script>"),)}, "claims.evidence_type"),
        ({"files": (File(name="a.pdf", content=PDF + bytes(10_000_001)),)}, "claims.evidence_large"),
        ({"files": tuple(File(name="a", content=PDF + bytes([n])) for n in range(11))}, "claims.evidence_many"),
    ],
)
def test_bad_claim_is_refused_whole_and_quotes_nothing(claims: ClaimDesk, fields: dict, code: str) -> None:
    with pytest.raises(AmendsError) as caught:
        claims.open(**fields)
    assert caught.value.code == code
    assert "4111" not in str(caught.value)
    assert not Claim.objects.exists()
    assert not Inquiry.objects.exists()


def test_nothing_of_the_person_stands_open_in_the_tables(claims: ClaimDesk) -> None:
    claims.open(address="Long Street 7", files=(File(name="anna.pdf", content=PDF),))
    for model in (Claim, Evidence, ClaimEvent, Inquiry, Entry):
        for row in model.objects.values():
            said = repr({key: bytes(value) if isinstance(value, memoryview) else value for key, value in row.items()})
            for word in (IBAN, "Anna", "Long Street", "Somebody paid", "anna.pdf", "%PDF"):
                assert word not in said, (model, word)


def test_evidence_is_opened_with_a_reason_and_never_as_what_it_says(claims: ClaimDesk) -> None:
    claims.open(files=(File(name='x"><script>.pdf', content=PDF), File(name="twice.pdf", content=PDF)))
    evidence = Evidence.objects.get()
    with pytest.raises(AmendsError) as caught:
        open_evidence(evidence=evidence, by="counsel", reason="", secret=claims.secret, now=claims.now)
    assert caught.value.code == "look.reason"
    file = open_evidence(evidence=evidence, by="counsel", reason="The claim.", secret=claims.secret, now=claims.now)
    assert (file.content, file.media_type) == (PDF, "application/octet-stream")
    assert file.name == f"{evidence.ref}.pdf"


def test_same_file_and_account_of_several_persons_go_to_a_person_first(claims: ClaimDesk) -> None:
    for letter in "abcd":
        last = claims.open(person=letter * 40, files=(File(name="a.pdf", content=PDF),)).claim
    assert do_desk_work(now=claims.now) == 4
    assert {row.sign for row in unweighed(last)} == {"same_account", "same_evidence"}
    last.refresh_from_db()
    assert last.state == "received"
    with pytest.raises(RefusedError) as caught:
        claims.accepted(last)
    assert caught.value.code == "claims.signs"
    for sign in (Sign.SAME_ACCOUNT, Sign.SAME_EVIDENCE):
        weigh_sign(claim=last, sign=sign, why="One household, one bill.", by=staff(Role.COUNSEL), now=claims.now)
    assert claims.accepted(last).decision is not None


def test_claims_of_one_person_for_losses_days_apart_are_no_sign(claims: ClaimDesk) -> None:
    for number in range(1, 6):
        claim = claims.open(happened_on=date(2026, 5, 20) + timedelta(days=2 * number)).claim
    do_desk_work(now=claims.now)
    assert unweighed(claim) == ()


def test_loss_before_the_breach_and_a_stranger_are_signs(claims: ClaimDesk) -> None:
    claim = claims.open(happened_on=date(2026, 5, 1), claimant={"is_in_register": False}).claim
    do_desk_work(now=claims.now)
    assert {row.sign for row in unweighed(claim)} == {"before_breach", "not_in_register"}


def test_events_of_a_claim_are_never_changed(claims: ClaimDesk) -> None:
    claims.open()
    with pytest.raises(DatabaseError), transaction.atomic():
        ClaimEvent.objects.update(why="other")
