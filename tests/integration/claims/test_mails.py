"""A mail about a claim leaves where the contact may be made; where it may not, staff see why and it is kept."""

from __future__ import annotations

import msgspec
import pytest
from claiming import CASE_OF_BANK, ClaimDesk, make_desk, staff

from amends.apps.accounts.models import Role
from amends.apps.claims.handling import ask_evidence
from amends.apps.claims.models import ClaimEvent
from amends.apps.claims.selectors import require_no_claim, told_with_number
from amends.apps.contacts.models import ContactDecision
from amends.apps.errands.models import Errand
from amends.apps.errands.services import Mail
from amends.core.errors import RefusedError
from amends.core.sealing import open_sealed
from amends.remedies.claims import Outcome

LOST_MAIL = CASE_OF_BANK.replace("  malicious: true", "  malicious: true\n  compromised_channels: [email]")


@pytest.fixture
def without_mail(db: None) -> ClaimDesk:
    """Whoever broke in reads the house's mail: none goes that way."""
    return make_desk(LOST_MAIL)


def subjects(claims: ClaimDesk) -> list[str]:
    rows = Errand.objects.filter(cause__contains="claim:").order_by("id")
    return [
        msgspec.json.decode(open_sealed(claims.secret, bytes(row.box), context=row.ref), type=Mail).subject
        for row in rows
    ]


def test_evidence_is_asked_for_by_mail_after_the_contact_decision(claims: ClaimDesk) -> None:
    claim = claims.open(reach="anna@people.example").claim
    ask_evidence(claim=claim, asked=["receipt"], by="desk", secret=claims.secret, now=claims.now)
    assert len(subjects(claims)) == 1
    decision = ContactDecision.objects.get(by="desk")
    assert (decision.purpose, decision.trigger, decision.decision) == ("complaint", "customer_request", "allow")
    assert decision.person_hash == claim.person_hash


def test_mail_that_may_not_leave_is_shown_to_staff_and_read_with_the_number(without_mail: ClaimDesk) -> None:
    claims = without_mail
    opened = claims.open(reach="anna@people.example")
    ask_evidence(claim=opened.claim, asked=["receipt"], by="desk", secret=claims.secret, now=claims.now)
    assert subjects(claims) == []
    event = ClaimEvent.objects.get(kind="asked")
    assert event.why.startswith("Not mailed: ")
    assert len(event.why) > len("Not mailed: ")
    assert "anna@" not in event.why
    decision = ContactDecision.objects.get(by="desk")
    assert (decision.decision, decision.channel) != ("allow", "email")
    assert decision.because
    assert len(told_with_number(opened.claim, number=opened.number, pepper=claims.pepper)) == 1


def test_decision_that_is_not_mailed_stands_with_the_claim(without_mail: ClaimDesk) -> None:
    claim = without_mail.open(reach="anna@people.example").claim
    without_mail.decide(claim, Outcome.REFUSED, "0", "no_proof", by=staff(Role.COUNSEL))
    assert ClaimEvent.objects.get(claim=claim, kind="not_mailed").why.startswith("Not mailed: ")


def test_a_letter_of_a_claim_is_answered_by_the_decision_alone(claims: ClaimDesk) -> None:
    letter = claims.open().claim.letters.get()
    with pytest.raises(RefusedError) as refused:
        require_no_claim(letter.inquiry)
    assert refused.value.code == "claims.letter"
