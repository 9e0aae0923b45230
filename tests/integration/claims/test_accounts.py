"""Another account needs two persons; money that came back is a step with its reason; help is kept in every language."""

from __future__ import annotations

from pathlib import Path

import pytest
from claiming import IBAN, ClaimDesk, staff
from django.db import DatabaseError, transaction
from test_paying import advise, marks, paid

from amends.apps.accounts.models import Role
from amends.apps.claims.accounts import confirm_account, propose_account
from amends.apps.claims.handling import told_of
from amends.apps.claims.helping import help_for, offer_help
from amends.apps.claims.models import AccountChange, AccountProposal, Claim, Payment, PaymentReturn
from amends.apps.claims.returning import return_payment
from amends.apps.journal.models import Entry
from amends.core.errors import AmendsError, InputError, RefusedError
from amends.wording.book.languages import languages

OTHER = "DE89370400440532013000"
WHY = "The person came to the branch."


def propose(claims: ClaimDesk, claim: Claim, account: str = OTHER) -> AccountProposal:
    return propose_account(
        claim=claim, account=account, why=WHY, by=staff(Role.COUNSEL), public_key=claims.public_key,
        pepper=claims.pepper, now=claims.now,
    )  # fmt: skip


def came_back(claims: ClaimDesk, payment: Payment, reason: str, bank_ref: str = "R1") -> PaymentReturn:
    return return_payment(
        payment=payment, reason=reason, bank_ref=bank_ref, why="As the bank says.", by=staff(Role.COUNSEL),
        now=claims.now,
    )  # fmt: skip


def paid_out(claims: ClaimDesk, folder: Path) -> Payment:
    claims.accepted(claims.open().claim)
    advise(claims, folder)
    payment = Payment.objects.get()
    marks(claims, folder, paid(payment))
    payment.refresh_from_db()
    return payment


def test_account_is_changed_by_two_persons_and_stands_on_record(claims: ClaimDesk) -> None:
    claim = claims.open().claim
    proposal = propose(claims, claim)
    assert told_of(Claim.objects.get(), secret=claims.secret).account == IBAN
    with pytest.raises(RefusedError) as caught:
        confirm_account(proposal=proposal, by=staff(Role.COUNSEL), now=claims.now)
    assert caught.value.code == "claims.same_person"
    confirm_account(proposal=proposal, by=staff(Role.INCIDENT_LEAD), now=claims.now)
    told = told_of(Claim.objects.get(), secret=claims.secret)
    assert (told.account, told.name) == (OTHER, "Anna Example")
    change = AccountChange.objects.get()
    assert (change.by, change.confirmed_by, change.before) == ("counsel", "incident_lead", claim.account_digest)
    kinds = Entry.objects.filter(kind__startswith="claim.account").values_list("kind", flat=True)
    assert list(kinds.order_by("id")) == ["claim.account_proposed", "claim.account_changed"]
    with pytest.raises(RefusedError) as again:
        confirm_account(proposal=proposal, by=staff(Role.INCIDENT_LEAD), now=claims.now)
    assert again.value.code == "claims.old_proposal"
    for model in (AccountProposal, AccountChange):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(by="nobody")


def test_account_that_cannot_be_or_is_on_file_or_is_being_paid_is_refused(claims: ClaimDesk, tmp_path: Path) -> None:
    claim = claims.open().claim
    for account, code in (("4111 1111 1111 1111", "claims.account"), (IBAN, "claims.same_account")):
        with pytest.raises(InputError) as caught:
            propose(claims, claim, account)
        assert caught.value.code == code
    claims.accepted(claim)
    advise(claims, tmp_path)
    with pytest.raises(RefusedError) as under_way:
        propose(claims, claim)
    assert under_way.value.code == "claims.payment_under_way"
    assert not AccountProposal.objects.exists()


def test_account_of_other_claimants_is_a_sign_and_holds_the_payment(claims: ClaimDesk, tmp_path: Path) -> None:
    for letter in "bcd":
        claims.open(person=letter * 40, account=OTHER)
    claim = claims.open().claim
    claims.accepted(claim)
    confirm_account(proposal=propose(claims, claim), by=staff(Role.INCIDENT_LEAD), now=claims.now)
    advised = advise(claims, tmp_path)
    assert (advised.payments, advised.with_signs) == (0, (claim.ref,))


def test_money_that_the_bank_sent_back_is_owed_and_paid_again(claims: ClaimDesk, tmp_path: Path) -> None:
    first = paid_out(claims, tmp_path)
    kept = came_back(claims, first, "account_closed")
    assert (kept.is_owed, Claim.objects.get().state) == (True, "refunded")
    event = Claim.objects.get().events.get(kind="payment_returned")
    assert (event.before, event.after, event.why) == ("paid", "refunded", "account_closed")
    assert marks(claims, tmp_path, paid(first)).known == 1
    confirm_account(proposal=propose(claims, first.claim), by=staff(Role.INCIDENT_LEAD), now=claims.now)
    assert advise(claims, tmp_path).payments == 1
    second = Payment.objects.order_by("-id")[0]
    marks(claims, tmp_path, paid(second, bank_ref="B2"))
    assert Claim.objects.get().state == "paid"


def test_money_that_was_given_back_is_not_paid_again(claims: ClaimDesk, tmp_path: Path) -> None:
    payment = paid_out(claims, tmp_path)
    came_back(claims, payment, "given_back")
    assert advise(claims, tmp_path).payments == 0
    with pytest.raises(AmendsError) as caught:
        came_back(claims, payment, "given_back", "R2")
    assert caught.value.code == "claims.not_paid"


def test_return_without_a_reason_of_the_list_moves_nothing(claims: ClaimDesk, tmp_path: Path) -> None:
    payment = paid_out(claims, tmp_path)
    for reason, bank_ref in (("because", "R1"), ("sent_back", " ")):
        with pytest.raises(InputError) as caught:
            came_back(claims, payment, reason, bank_ref)
        assert caught.value.code == "claims.return"
    assert Claim.objects.get().state == "paid"


def offer(claims: ClaimDesk, **fields: object) -> None:
    words = {language: {"what": f"A lawyer ({language}).", "how": "Call us."} for language in languages()}
    given = {"name": "lawyer", "country": "PL", "kind": "legal", "by_whom": "Law Firm Example", "words": words,
             "most_cost": "500", "currency": "PLN"} | fields  # fmt: skip
    offer_help(incident=claims.incident, by="lead", now=claims.now, **given)  # type: ignore[arg-type]


def test_help_is_offered_in_the_persons_language_and_the_newest_word_counts(claims: ClaimDesk) -> None:
    offer(claims)
    first = help_for(claims.incident, "PL", "de")[0]
    assert (first.what, first.by_whom, first.currency) == ("A lawyer (de).", "Law Firm Example", "PLN")
    assert all(one.by_whom != "Law Firm Example" for one in help_for(claims.incident, "DE", "de"))
    offer(claims, most_cost="900")
    assert next(str(one.most_cost) for one in help_for(claims.incident, "PL", "pl")).startswith("900")
    offer(claims, is_open=False)
    assert all(one.by_whom != "Law Firm Example" for one in help_for(claims.incident, "PL", "pl"))
    assert Entry.objects.filter(kind="claims.help_offered").count() == 3


@pytest.mark.parametrize(
    "fields",
    [{"kind": "magic"}, {"name": " "}, {"by_whom": ""}, {"words": {"en": {"what": "A lawyer.", "how": "Call."}}}],
)
def test_offer_that_is_not_whole_is_refused(claims: ClaimDesk, fields: dict[str, object]) -> None:
    with pytest.raises(InputError) as caught:
        offer(claims, **fields)
    assert caught.value.code == "claims.help"
