"""A claim is decided with reasons, by two above a limit, its appeal by another; silence counts as the law says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from claiming import ClaimDesk, staff

from amends.apps.accounts.models import Role
from amends.apps.care.models import InquiryState, WayIn
from amends.apps.care.selectors import told_to
from amends.apps.claims.clocks import claim_clock
from amends.apps.claims.deciding import appeal_claim
from amends.apps.claims.handling import ask_evidence
from amends.apps.claims.losses import File
from amends.apps.claims.models import Claim, ClaimDecision
from amends.apps.claims.selectors import claim_with_number, claims_of, standing, told_with_number
from amends.apps.claims.watching import do_desk_work
from amends.core.errors import RefusedError
from amends.remedies.claims import Outcome

PDF = b"%PDF-1.7\n1 0 obj"


def test_accepted_claim_is_answered_in_words_that_its_number_opens(claims: ClaimDesk) -> None:
    opened = claims.open()
    decided = claims.accepted(opened.claim)
    assert decided.decision is not None
    opened.receipt.inquiry.refresh_from_db()
    assert opened.receipt.inquiry.state == InquiryState.ANSWERED
    told = told_to(opened.receipt.inquiry, number=opened.number, pepper=claims.pepper)
    assert "We will pay you 120.50 PLN." in told[-1].words
    assert "You give up no rights" in told[-1].words
    assert claim_clock(Claim.objects.get(), at=claims.now).due_at is None


def test_refusal_names_reasons_appeal_ombudsman_and_free_help(claims: ClaimDesk) -> None:
    opened = claims.open(claimant={"residence": "PL"})
    claims.decide(opened.claim, Outcome.REFUSED, "0", "not_ours", by=staff(Role.COUNSEL))
    words = told_to(opened.receipt.inquiry, number=opened.number, pepper=claims.pepper)[-1].words
    for part in ("The loss has another cause", "Please write to us by", "Rzecznik Finansowy", "court", "It costs you"):
        assert part in words, part


def test_decision_above_the_limit_waits_for_another_person(claims: ClaimDesk) -> None:
    claim, counsel, lead = claims.open(amount="2500").claim, staff(Role.COUNSEL), staff(Role.INCIDENT_LEAD)
    decided = claims.accepted(claim, "2500", by=counsel)
    assert decided.decision is None
    assert Claim.objects.get().state == "received"
    with pytest.raises(RefusedError) as caught:
        claims.confirm(decided, counsel)
    assert caught.value.code == "claims.same_person"
    claims.confirm(decided, lead)
    assert ClaimDecision.objects.get().confirmed_by == lead.get_username()
    with pytest.raises(RefusedError) as again:
        claims.confirm(decided, lead)
    assert again.value.code == "claims.decided"


def test_large_refusal_has_two_readers_as_well(claims: ClaimDesk) -> None:
    claim = claims.open(amount="2500").claim
    assert claims.decide(claim, Outcome.REFUSED, "0", "no_proof", by=staff(Role.COUNSEL)).decision is None


def test_who_may_not_decide_is_refused(claims: ClaimDesk) -> None:
    with pytest.raises(RefusedError) as caught:
        claims.accepted(claims.open().claim, by=staff(Role.CONTACT_CENTRE))
    assert caught.value.code == "claims.not_yours"


def test_appeal_is_decided_by_somebody_else_and_makes_nothing_worse(claims: ClaimDesk) -> None:
    opened, counsel, lead = claims.open(), staff(Role.COUNSEL), staff(Role.INCIDENT_LEAD)
    claims.decide(opened.claim, Outcome.ACCEPTED_IN_PART, "50", "amount_not_shown", by=counsel)
    receipt = appeal_claim(
        claim=opened.claim, text="It was more.", way_in=WayIn.WEB, received_at=claims.now, now=claims.now,
        public_key=claims.public_key, pepper=claims.pepper,
    )  # fmt: skip
    assert receipt.inquiry.due_at > claims.now
    with pytest.raises(RefusedError) as same:
        claims.accepted(opened.claim, by=counsel)
    assert same.value.code == "claims.same_person"
    with pytest.raises(RefusedError) as worse:
        claims.decide(opened.claim, Outcome.REFUSED, "0", "no_proof", by=lead)
    assert worse.value.code == "claims.worse"
    claims.accepted(opened.claim, by=lead)
    told = told_to(receipt.inquiry, number=receipt.number, pepper=claims.pepper)[-1].words
    assert "We were wrong. You will get 120.50 PLN in all." in told
    assert Claim.objects.get().state == "appeal_decided"


def test_silence_past_the_day_is_a_yes_in_poland_and_is_alarmed_once(claims: ClaimDesk) -> None:
    opened = claims.open()
    assert opened.receipt.inquiry.law == "complaints/pl/uslugi-platnicze"
    do_desk_work(now=claims.now)
    claims.now = opened.receipt.inquiry.due_at + timedelta(seconds=1)
    assert standing(at=claims.now).deemed_accepted == 1
    assert do_desk_work(now=claims.now) == 1
    assert do_desk_work(now=claims.now) == 0
    assert opened.claim.events.filter(kind="deemed_accepted").count() == 1
    with pytest.raises(RefusedError) as caught:
        claims.decide(opened.claim, Outcome.REFUSED, "0", "no_proof", by=staff(Role.INCIDENT_LEAD), note="A reason.")
    assert caught.value.code == "claims.deemed_accepted"
    assert claims.accepted(opened.claim, by=staff(Role.INCIDENT_LEAD)).decision.is_late


def test_unproven_claim_is_taken_and_not_paid(claims: ClaimDesk) -> None:
    opened = claims.open(person="")
    with pytest.raises(RefusedError) as caught:
        claims.accepted(opened.claim)
    assert caught.value.code == "claims.unproven"
    ask_evidence(claim=opened.claim, asked=["who_you_are"], by="desk", secret=claims.secret, now=claims.now)
    [(_, words)] = told_with_number(opened.claim, number=opened.number, pepper=claims.pepper)
    assert "the code from our letter" in words
    assert claim_with_number(opened.number, pepper=claims.pepper) == opened.claim


def test_evidence_that_comes_moves_the_claim_on(claims: ClaimDesk) -> None:
    claim = claims.open().claim
    ask_evidence(claim=claim, asked=["receipt"], by="desk", secret=claims.secret, now=claims.now)
    claims.send(claim, File(name="a.pdf", content=PDF))
    assert Claim.objects.get().state == "under_review"


def test_my_case_shows_the_persons_own_claims_only(claims: ClaimDesk) -> None:
    mine = claims.open().claim
    claims.open(person="b" * 40)
    [shown] = claims_of("a" * 40, language="pl", at=claims.now)
    assert shown.ref == mine.ref
    assert shown.says == "Mamy Państwa wniosek. Jeszcze nie zaczęliśmy go rozpatrywać."
    assert claims_of("", language="pl", at=claims.now) == ()


def test_refusal_that_was_proposed_in_time_is_not_confirmed_after_the_day(claims: ClaimDesk) -> None:
    opened, lead = claims.open(amount="2500"), staff(Role.INCIDENT_LEAD)
    proposed = claims.decide(opened.claim, Outcome.REFUSED, "0", "no_proof", by=staff(Role.COUNSEL))
    claims.now = opened.receipt.inquiry.due_at + timedelta(seconds=1)
    with pytest.raises(RefusedError) as caught:
        claims.confirm(proposed, lead)
    assert caught.value.code == "claims.deemed_accepted"
    assert not ClaimDecision.objects.exists()


def test_sign_that_came_after_the_proposal_is_weighed_before_it_is_confirmed(claims: ClaimDesk) -> None:
    claim = claims.open(amount="2500").claim
    proposed = claims.accepted(claim, "2500")
    for who in "bcdef":
        claims.open(person=who * 40)  # to the same account
    Claim.objects.filter(pk=claim.pk).update(is_looked_into=False)  # as when evidence comes
    with pytest.raises(RefusedError) as caught:
        claims.confirm(proposed, staff(Role.INCIDENT_LEAD))
    assert caught.value.code == "claims.signs"


def test_appeal_that_runs_out_is_alarmed_like_the_claim_before(claims: ClaimDesk) -> None:
    opened = claims.open()
    claims.now = opened.receipt.inquiry.due_at + timedelta(seconds=1)
    assert do_desk_work(now=claims.now) == 2  # looked into, and alarmed
    claims.decide(
        opened.claim, Outcome.ACCEPTED_IN_PART, "50", "amount_not_shown", by=staff(Role.COUNSEL), note="A reason."
    )
    receipt = appeal_claim(
        claim=opened.claim, text="It was more.", way_in=WayIn.WEB, received_at=claims.now, now=claims.now,
        public_key=claims.public_key, pepper=claims.pepper,
    )  # fmt: skip
    assert do_desk_work(now=receipt.inquiry.due_at) == 0
    late = receipt.inquiry.due_at + timedelta(seconds=1)
    assert [do_desk_work(now=late), do_desk_work(now=late)] == [1, 0]
