"""A claim of a loss: with a code or without one, in any digits, with evidence, to its decision."""

from __future__ import annotations

from datetime import date

import pytest
from check.doors import Opened
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from portal_care.pages import LANGUAGES, LOSS, PDF, number_in, send, text_of
from rehearsed import NOW

from amends.apps.bulletins.services import publish_bulletin
from amends.apps.claims.models import Claim, Evidence
from amends.apps.claims.services import do_desk_work
from amends.apps.looks.services import person_hash
from amends.remedies.claims import ClaimState, ProvenBy
from amends.web.bodies import MOST_EVIDENCE_BYTES
from amends.web.portal.remedies.loss_form import SENDING_BYTES


@pytest.fixture(autouse=True)
def _public(opened: Opened) -> None:
    publish_bulletin(incident=opened.incident, by="the test", now=NOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_unproven_claim_is_taken_and_asked_for_proof_in_each_language(language: str) -> None:
    response = send(f"/{language}/claim", **LOSS)
    assert response.status_code == 200
    assert number_in(response)
    claim = Claim.objects.get()
    assert (claim.person_hash, str(claim.amount.normalize()), claim.happened_on) == ("", "120.5", date(2026, 6, 1))


def test_form_offers_the_currency_of_the_house_first() -> None:
    assert '<option value="PLN" selected>' in text_of(Client().get("/en/claim"))


def test_code_of_the_letter_proves_the_claim(opened: Opened) -> None:
    send("/en/claim", **LOSS, letter=opened.code("C-1"))
    claim = Claim.objects.get()
    assert claim.person_hash == person_hash(opened.key, "C-1")
    assert claim.proven_by == ProvenBy.LETTER_CODE


def test_claim_from_my_case_is_proven_and_stands_there(opened: Opened) -> None:
    code = {"way": "code", "code": opened.code("C-1")}
    assert "We know that it is you" in text_of(send("/en/claim", **code))
    send("/en/claim", **LOSS, **code)
    assert Claim.objects.get().person_hash
    case = text_of(send("/en/case", **code))
    assert "120.50 PLN" in case
    assert "Somebody paid with my card." in case


def test_same_loss_twice_is_one_claim(opened: Opened) -> None:
    for _ in range(2):
        send("/en/claim", **LOSS, letter=opened.code("C-1"))
    assert Claim.objects.count() == 1


def test_jalali_day_and_persian_digits_are_read() -> None:
    send("/fa/claim", **LOSS | {"day": "۱۱", "month": "۳", "year": "۱۴۰۵", "amount": "۱۲۰٫۵"})
    claim = Claim.objects.get()
    assert (claim.happened_on, str(claim.amount.normalize())) == (date(2026, 6, 1), "120.5")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": ""}, "kind"), ({"text": " "}, "text"), ({"amount": "-1"}, "amount"), ({"amount": "1e9"}, "amount"),
        ({"day": "32"}, "day"), ({"year": "2999"}, "day"), ({"account": "PL00"}, "account"),
        ({"name": "4111 1111 1111 1111"}, "name"), ({"currency": "XYZ"}, "amount"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(change: dict[str, str], field: str) -> None:
    response = send("/pl/claim", **LOSS | change)
    assert response.status_code == 422
    assert f'id="{field}-fault"' in text_of(response)
    assert ("Somebody paid" in text_of(response)) is ("text" not in change)
    assert not Claim.objects.exists()


def test_evidence_is_sealed_and_only_documents_and_pictures_are_taken() -> None:
    good = SimpleUploadedFile("receipt.pdf", PDF)
    send("/en/claim", **LOSS, files=good)
    assert PDF not in bytes(Evidence.objects.get().box)
    bad = SimpleUploadedFile("receipt.pdf", b"<html><script>")
    response = send("/en/claim", **LOSS | {"amount": "7"}, files=bad)
    assert (response.status_code, Claim.objects.count()) == (422, 1)


def test_files_that_are_too_large_for_one_sending_are_refused_in_words() -> None:
    assert SENDING_BYTES < MOST_EVIDENCE_BYTES
    large = SimpleUploadedFile("large.pdf", PDF + bytes(SENDING_BYTES))
    assert 'id="files-fault"' in text_of(send("/en/claim", **LOSS, files=large))


def test_status_shows_state_and_takes_evidence_account_and_withdrawal() -> None:
    number = number_in(send("/en/claim", **LOSS))
    page = text_of(send("/en/claim-status", number=number))
    assert "We have your claim." in page
    more = SimpleUploadedFile("more.pdf", PDF + b"2")
    sent = send("/en/claim-status", number=number, act="evidence", files=more, account="PL61109010140000071219812874")
    assert "We have what you sent." in text_of(sent)
    again = send("/en/claim-status", number=number, act="evidence", account="DE89370400440532013000")
    assert (again.status_code, "call us" in text_of(again)) == (422, True)
    assert send("/en/claim-status", number=number, act="withdraw").status_code == 422
    page = text_of(send("/en/claim-status", number=number, act="withdraw", sure="yes"))
    assert "It will be entered here within a few minutes." in page
    assert 'value="withdraw"' not in page
    claim = Claim.desk.get()
    assert (claim.state, claim.account_digest, bytes(claim.account_box)) == (ClaimState.RECEIVED, "", b"")
    do_desk_work(now=timezone.now())
    claim = Claim.desk.get()
    assert (claim.state, bool(claim.account_digest)) == (ClaimState.WITHDRAWN, True)


def test_claim_is_proven_afterwards_with_the_letters_code(opened: Opened) -> None:
    number = number_in(send("/en/claim", **LOSS))
    wrong = send("/en/claim-status", number=number, act="prove", letter="AAAAA-AAAAA")
    assert (wrong.status_code, Claim.objects.get().person_hash) == (422, "")
    send("/en/claim-status", number=number, act="prove", letter=opened.code("C-1"))
    do_desk_work(now=timezone.now())
    assert Claim.objects.get().person_hash == person_hash(opened.key, "C-1")


def test_nobody_acts_on_anothers_claim(opened: Opened) -> None:
    number = number_in(send("/en/claim", **LOSS))
    ref = Claim.objects.get().ref
    code = {"way": "code", "code": opened.code("C-1"), "incident": opened.incident.ref}
    response = send("/en/case", **code, act="withdraw", claim=ref, sure="yes")
    assert "This did not work." in text_of(response)
    assert Claim.objects.get().state == ClaimState.RECEIVED
    for act in ("decide", "pay", "close", "__class__"):
        assert send("/en/claim-status", number=number, act=act).status_code == 422


def test_unknown_number_opens_nothing() -> None:
    page = text_of(send("/en/claim-status", number="C-2222-2222-2222"))
    assert "We know no claim with this number." in page
