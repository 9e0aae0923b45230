"""One person's claims together: what is nearly the same loss, what they come to, how many queries a list takes."""

from __future__ import annotations

from datetime import date

import pytest
from claiming import ClaimDesk, staff
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amends.apps.accounts.models import Role
from amends.apps.claims.losses import File
from amends.apps.claims.models import Claim
from amends.apps.claims.proving import unweighed, weigh_sign
from amends.apps.claims.selectors import claim_lines, standing
from amends.apps.claims.sums import PersonSum, person_sums
from amends.apps.claims.watching import do_desk_work
from amends.remedies.claims import ClaimState, Outcome
from amends.remedies.fraud import Sign

PDF = b"%PDF-1.7\n1 0 obj"


def signs(claim: Claim) -> set[str]:
    return {row.sign for row in unweighed(claim)}


@pytest.mark.parametrize(
    ("fields", "is_near"),
    [
        ({"amount": "100.01"}, True),
        ({"amount": "95.00"}, True),
        ({"amount": "100", "happened_on": date(2026, 5, 26)}, True),
        ({"amount": "300", "files": (File(name="a.pdf", content=PDF),)}, True),
        ({"amount": "94"}, False),
        ({"amount": "100.01", "currency": "EUR"}, False),
        ({"amount": "100.01", "kind": "other"}, False),
        ({"amount": "100.01", "happened_on": date(2026, 5, 27)}, False),
        ({"amount": "100.01", "person": "b" * 40, "account": ""}, False),
    ],
)
def test_nearly_the_same_loss_of_one_person_is_a_sign_and_no_refusal(
    claims: ClaimDesk, fields: dict, is_near: bool
) -> None:
    claims.open(amount="100.00", files=(File(name="a.pdf", content=PDF),))
    later = claims.open(**fields)
    assert not later.is_joined
    do_desk_work(now=claims.now)
    assert ("near_same_loss" in signs(later.claim)) is is_near
    assert Claim.objects.get(pk=later.claim.pk).state == "received"


def test_small_claims_that_come_to_much_need_a_second_person(claims: ClaimDesk) -> None:
    counsel = staff(Role.COUNSEL)
    for day, kind in ((1, "other"), (8, "other"), (15, "other")):
        claim = claims.open(amount="1500", kind=kind, happened_on=date(2026, 5, day)).claim
        do_desk_work(now=claims.now)
        for sign in signs(claim):
            weigh_sign(claim=claim, sign=Sign(sign), why="Looked at it.", by=counsel, now=claims.now)
        decided = claims.accepted(claim, "1500", by=counsel)
    assert decided.decision is None  # 4500 in all; each of them alone is below the limit
    assert [row.amount for row in Claim.objects.filter(state=ClaimState.ACCEPTED)] == [1500, 1500]
    assert person_sums(claim) == (PersonSum(currency="PLN", claims=3, claimed=4500, granted=3000),)
    refused = claims.decide(claim, Outcome.REFUSED, "0", "no_proof", by=counsel)
    assert refused.decision is not None  # nothing is given


def test_list_and_counts_take_as_many_queries_for_many_as_for_one(claims: ClaimDesk) -> None:
    def queries() -> list[int]:
        found = []
        for asked in (lambda: claim_lines(at=claims.now), lambda: standing(at=claims.now)):
            with CaptureQueriesContext(
                connection,
            ) as seen:
                asked()
            found.append(len(seen))
        return found

    claims.accepted(claims.open(person="f" * 40, amount="7", account="").claim)
    claims.accepted(claims.open(person="f" * 40, amount="2500", account="").claim, "2500")
    claims.open(claimant={"is_in_register": False})
    do_desk_work(now=claims.now)
    few = queries()
    for who in "bcde":
        claims.open(person=who * 40, claimant={"is_in_register": False}, account="")
        claims.accepted(claims.open(person=who * 40, amount="7", account="").claim, "7")
    do_desk_work(now=claims.now)
    assert queries() == few
    assert max(few) < 10
