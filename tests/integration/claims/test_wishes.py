"""What claimants do on the public side changes no claim there; the desk's next round carries it out, once."""

from __future__ import annotations

import pytest
from claiming import ClaimDesk, staff
from django.db import DatabaseError, transaction

from amends.apps.accounts.models import Role
from amends.apps.claims.granting import carry_out_wishes
from amends.apps.claims.handling import close_claim
from amends.apps.claims.losses import File
from amends.apps.claims.models import Claim, ClaimWish, ClaimWishDone
from amends.apps.claims.paying import advise_payments
from amends.apps.claims.watching import do_desk_work
from amends.apps.claims.wishing import wish_appeal, wish_evidence, wish_proof, wish_withdrawal
from amends.core.errors import RefusedError
from amends.remedies.claims import Outcome, ProvenBy

PDF = b"%PDF-1.7\n1 0 obj"
OTHER = "DE89370400440532013000"


def row_of(claim: Claim) -> dict[str, object]:
    return Claim.desk.filter(pk=claim.pk).values().get()


def appeal(claims: ClaimDesk, claim: Claim) -> None:
    wish_appeal(
        claim=claim, text="It was more.", now=claims.now, public_key=claims.public_key, pepper=claims.pepper,
        language="en",
    )  # fmt: skip


def evidence(claims: ClaimDesk, claim: Claim, *files: File, account: str = "") -> None:
    wish_evidence(
        claim=claim, files=files, account=account, now=claims.now, public_key=claims.public_key, pepper=claims.pepper
    )


def test_no_act_of_the_public_side_changes_the_claim(claims: ClaimDesk) -> None:
    claim = claims.open(person="", account="").claim
    before = row_of(claim)
    evidence(claims, claim, File(name="a.pdf", content=PDF), account=OTHER)
    wish_proof(
        claim=claim, person_hash="a" * 40, proven_by=ProvenBy.LETTER_CODE, elements=("iban",), pepper=claims.pepper,
        now=claims.now,
    )  # fmt: skip
    wish_withdrawal(claim=claim, now=claims.now)
    assert row_of(claim) == before
    assert carry_out_wishes(now=claims.now) == 4
    after = row_of(claim)
    assert (after["state"], after["person_hash"], after["elements"]) == ("withdrawn", "a" * 40, ["iban"])
    assert after["account_digest"]
    assert carry_out_wishes(now=claims.now) == 0


def test_second_account_is_refused_while_the_first_waits_and_after(claims: ClaimDesk) -> None:
    claim = claims.open(account="").claim
    for _ in range(2):
        evidence(claims, claim, account=OTHER) if not claim.wishes.exists() else None
        with pytest.raises(RefusedError) as caught:
            evidence(claims, claim, account="PL61109010140000071219812874")
        assert caught.value.code == "claims.account_known"
        carry_out_wishes(now=claims.now)
    assert ClaimWish.objects.count() == 1


def test_who_withdraws_and_claims_the_same_again_at_once_keeps_the_claim(claims: ClaimDesk) -> None:
    claim = claims.open().claim
    wish_withdrawal(claim=claim, now=claims.now)
    assert claims.open(text="I want it after all.").is_joined
    carry_out_wishes(now=claims.now)
    assert Claim.objects.get().state == "received"
    assert list(ClaimWishDone.objects.order_by("id").values_list("became", flat=True)) == ["taken_back", "done"]


def test_appeal_that_came_a_moment_ago_is_heard_before_the_claim_is_closed(claims: ClaimDesk) -> None:
    claim = claims.open().claim
    claims.decide(claim, Outcome.REFUSED, "0", "no_proof", by=staff(Role.COUNSEL))
    appeal(claims, claim)
    with pytest.raises(RefusedError) as caught:
        close_claim(claim=claim, by="desk", why="It is done.", now=claims.now)
    assert caught.value.code == "claims.not_allowed"
    assert Claim.objects.get().state == "appealed"


def test_same_loss_again_after_the_decision_is_an_appeal(claims: ClaimDesk) -> None:
    claim = claims.open().claim
    claims.decide(claim, Outcome.REFUSED, "0", "no_proof", by=staff(Role.COUNSEL))
    assert claims.open(text="I do not agree.").is_joined
    do_desk_work(now=claims.now)
    assert Claim.objects.get().state == "appealed"


def test_wish_that_cannot_be_done_any_more_stands_as_a_step(claims: ClaimDesk) -> None:
    claim = claims.open().claim
    wish_withdrawal(claim=claim, now=claims.now)
    Claim.objects.update(state="accepted")
    carry_out_wishes(now=claims.now)
    assert claim.events.get(kind="wish_refused").why == "withdraw: claims.not_allowed"
    assert Claim.objects.get().state == "accepted"


def test_account_that_came_after_the_decision_is_looked_at_before_money_leaves(claims: ClaimDesk, tmp_path) -> None:
    for who in "bcd":
        claims.open(person=who * 40, account=OTHER)
    claim = claims.open(account="").claim
    claims.accepted(claim)
    evidence(claims, claim, account=OTHER)
    advised = advise_payments(
        incident=claims.incident, folder=tmp_path, by="treasury", secret=claims.secret, now=claims.now
    )
    assert (advised.payments, advised.with_signs) == (0, (claim.ref,))


def test_wishes_are_never_changed(claims: ClaimDesk) -> None:
    wish_withdrawal(claim=claims.open().claim, now=claims.now)
    with pytest.raises(DatabaseError), transaction.atomic():
        ClaimWish.objects.update(kind="appeal")
