"""Pages of remedies and claims: every role gets what its right gives, what is typed is done once, nothing leaks."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from remedying import PDF, SCRIPT, House, plain
from staffed import signed_in

from amends.apps.accounts.models import Role
from amends.apps.accounts.rights import Right, may
from amends.apps.claims.models import Claim
from amends.apps.looks.models import Look
from amends.apps.remedies.models import Card, CodeGrant, OrderBatch

PAGES = {
    "remedies": Right.MANAGE_REMEDIES,
    "cards": Right.MANAGE_REMEDIES,
    "monitoring": Right.MANAGE_REMEDIES,
    "national_steps": Right.MANAGE_REMEDIES,
    "survey": Right.MANAGE_REMEDIES,
    "claims": Right.DECIDE_CLAIMS,
    "audit": Right.SEE_INCIDENTS,
    "centre": Right.PLAN_CENTRE,
    "centre_arrivals": Right.PLAN_CENTRE,
    "centre_staff": Right.PLAN_CENTRE,
    "centre_ready": Right.PLAN_CENTRE,
    "measures": Right.SEE_MEASURES,
    "measures_file": Right.SEE_MEASURES,
}
CODES = b"code\nAAAA-1111-BBBB\nCCCC-2222-DDDD\n"
WHY = "the customer is on the phone"


def at(name: str, house: House, *more: str) -> str:
    return reverse(f"console:{name}", args=[house.ref, *more])


def sent(content: bytes, name: str = "list.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def pooled(client: Client, house: House) -> None:
    form = {"do": "pool", "provider": "Watch", "months": "24", "redeem_by": "2030-12-31", "file": sent(CODES)}
    assert client.post(at("monitoring", house), form).status_code == 302


@pytest.mark.parametrize("role", list(Role))
def test_each_page_opens_for_its_right_alone(client: Client, house: House, role: Role) -> None:
    signed_in(client, role)
    one = house.claim()
    pages = [(at(name, house), right) for name, right in PAGES.items()]
    pages.append((at("claim", house, one.ref), Right.DECIDE_CLAIMS))
    answers = {url: client.get(url).status_code for url, _ in pages}
    assert answers == {url: 200 if may(role, right) else 403 for url, right in pages}


def test_nobody_comes_in_without_a_sign_in_nor_to_a_real_incident_without_a_factor(
    client: Client, real_house: House
) -> None:
    answers = [client.get(at(name, real_house)) for name in PAGES]
    assert {(one.status_code, one["Location"].partition("?")[0]) for one in answers} == {(302, "/console/sign-in")}
    signed_in(client, Role.INCIDENT_LEAD, factored=False)
    answers = [client.get(at(name, real_house)) for name in PAGES]
    assert {(one.status_code, one["Location"].partition("?")[0]) for one in answers} == {(302, "/console/factor")}


def test_a_form_of_another_site_does_nothing(house: House) -> None:
    client = Client(enforce_csrf_checks=True)
    signed_in(client, Role.INCIDENT_LEAD)
    for name in ("remedies", "cards", "monitoring", "claims", "survey", "audit"):
        assert client.post(at(name, house), {"do": "plan"}).status_code == 403


def test_a_step_that_no_page_has_is_refused_in_words(client: Client, house: House) -> None:
    signed_in(client, Role.INCIDENT_LEAD)
    for name in ("remedies", "cards", "monitoring", "claims", "survey", "audit", "centre", "centre_ready"):
        answer = client.post(at(name, house), {"do": SCRIPT})
        assert answer.status_code == 409
        assert SCRIPT not in answer.content.decode()


def test_what_came_of_a_step_is_told_in_our_words_only(client: Client, house: House) -> None:
    signed_in(client, Role.INCIDENT_LEAD)
    told = client.get(at("cards", house), {"did": "results", "counts": "1.2.3.4.5"}).content.decode()
    assert "1 cards moved" in told
    for counts in ("1.2", "x.y.z.a.b", SCRIPT, "1.2.3.4.5.6.7.8.9.10", "٣.1.1.1.1"):
        page = client.get(at("cards", house), {"did": "results", "counts": counts}).content.decode()
        assert "cards moved" not in page
        assert SCRIPT not in page


def test_cards_are_listed_ordered_and_fetched(client: Client, house: House) -> None:
    signed_in(client, Role.INCIDENT_LEAD)
    listed = client.post(at("cards", house), {"do": "list", "file": sent(house.cards_csv(range(1, 6)))}, follow=True)
    assert "5 cards listed" in listed.content.decode()
    client.post(at("cards", house), {"do": "order", "per_day": "3", "form": "csv"})
    batch = OrderBatch.objects.get()
    file = client.get(at("card_batch", house, batch.ref))
    assert file["Content-Disposition"].startswith("attachment")
    assert file.content.count(b"tok_") == batch.orders == 3
    page = client.get(at("cards", house), {"per_day": "2"}).content.decode()
    assert "ordered" in page
    assert batch.ref in page


def test_the_number_of_a_card_stops_the_whole_list_and_is_not_repeated(client: Client, house: House) -> None:
    signed_in(client, Role.INCIDENT_LEAD)
    bad = house.cards_csv(range(1, 3)).replace(b"tok_0002x", b"4111111111111111")
    answer = client.post(at("cards", house), {"do": "list", "file": sent(bad)})
    assert answer.status_code == 409
    assert "4111111111111111" not in answer.content.decode()
    assert not Card.objects.exists()


def test_results_come_in_twice_and_count_once(client: Client, house: House) -> None:
    signed_in(client, Role.INCIDENT_LEAD)
    client.post(at("cards", house), {"do": "list", "file": sent(house.cards_csv(range(1, 2)))})
    client.post(at("cards", house), {"do": "order", "per_day": "1", "form": "csv"})
    card = Card.objects.get()
    line = (
        f"result_id,order_id,token,state,at\nres-1,{card.order_id},{card.token},mailed,{timezone.now().isoformat()}\n"
    )
    told = [
        client.post(at("cards", house), {"do": "results", "file": sent(line.encode())}, follow=True) for _ in range(2)
    ]
    assert "1 cards moved" in told[0].content.decode()
    assert "0 cards moved, 0 results kept as history, 1 known before" in told[1].content.decode()


def test_whose_card_it_is_shows_after_a_kept_look(client: Client, house: House) -> None:
    signed_in(client, Role.INCIDENT_LEAD)
    client.post(at("cards", house), {"do": "list", "file": sent(house.cards_csv(range(1, 2)))})
    card = Card.objects.get()
    url = at("card", house, card.ref)
    assert card.token not in client.get(url).content.decode()
    assert client.post(url, {"do": "open", "reason": "x"}).status_code == 409
    assert not Look.objects.exists()
    assert card.token in client.post(url, {"do": "open", "reason": WHY}).content.decode()
    assert Look.objects.get().person_hash == card.person_hash


def test_a_card_takes_only_steps_that_are_allowed(client: Client, house: House) -> None:
    signed_in(client, Role.INCIDENT_LEAD)
    client.post(at("cards", house), {"do": "list", "file": sent(house.cards_csv(range(1, 2)))})
    url = at("card", house, Card.objects.get().ref)
    assert client.post(url, {"do": "move", "after": "old_closed"}).status_code == 409
    assert client.post(url, {"do": "move", "after": "cancelled"}).status_code == 302
    assert Card.objects.get().state == "cancelled"


def test_a_person_on_the_phone_gets_the_same_code_each_time_after_a_look(client: Client, house: House) -> None:
    signed_in(client, Role.INCIDENT_LEAD)
    pooled(client, house)
    assert client.post(at("monitoring", house), {"do": "give", "person_ref": "C-1"}).status_code == 409
    form = {"do": "give", "person_ref": "C-1", "reason": WHY}
    pages = [client.post(at("monitoring", house), form).content.decode() for _ in range(2)]
    assert all("AAAA-1111-BBBB" in page for page in pages)
    assert CodeGrant.objects.count() == 1
    assert Look.objects.filter(person_hash=house.hash_of(1)).count() == 2


def test_an_offer_with_strings_attached_is_refused(client: Client, house: House) -> None:
    signed_in(client, Role.INCIDENT_LEAD)
    form = {
        "do": "pool", "provider": "Watch", "months": "24", "redeem_by": "2030-12-31", "waives_rights": "1",
        "file": sent(CODES),
    }  # fmt: skip
    assert client.post(at("monitoring", house), form).status_code == 409


def test_a_national_step_is_kept_on_the_persons_word(client: Client, house: House) -> None:
    signed_in(client, Role.INCIDENT_LEAD)
    url = at("national_steps", house)
    form = {"do": "say", "person_ref": "C-2", "reason": WHY, "step": "pl-pesel", "state": "done"}
    page = plain(client.post(url, form).content.decode())
    assert "said by staff" in page
    assert client.post(url, {**form, "person_ref": "nobody"}).status_code == 409
    assert client.post(url, {**form, "reason": ""}).status_code == 409


def test_what_a_claimant_wrote_is_sealed_until_somebody_says_why(client: Client, house: House) -> None:
    signed_in(client, Role.COUNSEL)
    one = house.claim()
    url = at("claim", house, one.ref)
    closed = client.get(url).content.decode()
    assert "They took it" not in closed
    assert "PL6110901014" not in closed
    opened = client.post(url, {"do": "open", "reason": WHY}).content.decode()
    assert "They took it" in opened
    assert "PL61109010140000071219812874" in opened
    assert SCRIPT not in opened
    assert "&lt;script&gt;" in opened
    assert Look.objects.get().what == f"claim {one.ref}"


def test_evidence_is_saved_and_never_shown(client: Client, house: House) -> None:
    signed_in(client, Role.COUNSEL)
    one = house.claim()
    url = at("claim_evidence", house, one.ref, one.evidence.get().ref)
    assert client.get(url).status_code == 405
    assert client.post(url, {"reason": ""}).status_code == 409
    file = client.post(url, {"reason": WHY})
    assert file.content.startswith(PDF)
    assert file["Content-Type"] == "application/octet-stream"
    assert file["Content-Disposition"] == f'attachment; filename="{one.evidence.get().ref}.pdf"'


def test_a_claim_is_decided_by_two_above_the_limit(client: Client, house: House) -> None:
    counsel = signed_in(client, Role.COUNSEL)
    one = house.claim(amount="9000")
    url = at("claim", house, one.ref)
    form = {"do": "decide", "outcome": "accepted", "amount": "9000", "reasons": ["fully_shown"]}
    for sign in ("under_limit", "burst", "same_account"):
        client.post(url, {"do": "weigh", "sign": sign, "why": "it is in order"})
    assert client.post(url, form).status_code == 302
    proposal = one.proposals.get()
    assert client.post(url, {"do": "confirm", "proposal": proposal.ref}).status_code == 409
    other = Client()
    signed_in(other, Role.DATA_PROTECTION)
    assert other.post(url, {"do": "confirm", "proposal": proposal.ref}).status_code == 302
    decision = one.decisions.get()
    assert {decision.by, decision.confirmed_by} == {counsel.username, str(Role.DATA_PROTECTION)}


@pytest.mark.parametrize("amount", ["NaN", "-5", "1e9", "Infinity", "abc", "", "1.2.3", "٣"])
def test_an_amount_that_is_none_is_refused_in_words(client: Client, house: House, amount: str) -> None:
    signed_in(client, Role.COUNSEL)
    one = house.claim()
    form = {"do": "decide", "outcome": "accepted", "amount": amount, "reasons": ["fully_shown"]}
    assert client.post(at("claim", house, one.ref), form).status_code == 409
    assert not one.decisions.exists()


def test_a_claim_of_another_incident_is_not_found(client: Client, house: House) -> None:
    signed_in(client, Role.COUNSEL)
    one = house.claim()
    Claim.objects.filter(pk=one.pk).update(ref="CLM-OTHER")
    assert client.get(at("claim", house, one.ref)).status_code == 404


def test_an_unproven_claim_is_proven_at_the_desk(client: Client, house: House) -> None:
    signed_in(client, Role.COUNSEL)
    one = house.claim(0)
    url = at("claim", house, one.ref)
    client.post(url, {"do": "prove", "person_ref": "C-3", "reason": WHY})
    one.refresh_from_db()
    assert one.person_hash == house.hash_of(3)
    assert one.is_in_register
    assert Look.objects.get().person_hash == one.person_hash


def test_the_file_of_payments_is_fetched_for_a_reason(client: Client, real_house: House) -> None:
    signed_in(client, Role.COUNSEL)
    one = real_house.claim()
    form = {"do": "decide", "outcome": "accepted", "amount": "120.50", "reasons": ["fully_shown"]}
    assert client.post(at("claim", real_house, one.ref), form).status_code == 302
    told = client.post(at("claims", real_house), {"do": "advise"}, follow=True).content.decode()
    assert "1 payments are in a new file" in told
    batch = one.payments.get().batch.ref
    assert client.post(at("payment_file", real_house, batch), {"reason": ""}).status_code == 409
    file = client.post(at("payment_file", real_house, batch), {"reason": WHY})
    assert b"PL61109010140000071219812874" in file.content
    assert Look.objects.filter(what=f"payments {batch}").exists()


def test_nothing_is_paid_in_an_exercise(client: Client, house: House) -> None:
    signed_in(client, Role.COUNSEL)
    assert client.post(at("claims", house), {"do": "advise"}).status_code == 409


def test_a_plan_is_judged_and_a_voucher_alone_stops_it(client: Client, house: House) -> None:
    signed_in(client, Role.INCIDENT_LEAD)
    form = {"do": "calibrate", "currency": "PLN", "plan": "PL high; 100; voucher"}
    page = client.post(at("survey", house), form).content.decode()
    assert "stops the plan" in page
    for plan in ("", "PL high", "PL high; NaN; money", "PL high; -1; money", f"{SCRIPT}; 1; money, sweets"):
        answer = client.post(at("survey", house), {**form, "plan": plan})
        assert answer.status_code == 409
        assert SCRIPT not in answer.content.decode()


def test_an_audit_is_commissioned_found_and_followed(client: Client, house: House) -> None:
    signed_in(client, Role.COUNSEL)
    url = at("audit", house)
    form = {"do": "commission", "auditor": f"Firm {SCRIPT}", "scope": "The export", "due_at": "2030-01-01 10:00 +01:00"}
    assert client.post(url, form).status_code == 409
    assert client.post(url, {**form, "has_answered": "1"}).status_code == 302
    audit = house.incident.governance.get()
    client.post(
        url,
        {
            "do": "finding", "audit": audit.ref, "words": "No access list", "severity": "high", "owner": "IT",
            "due_at": "2030-01-01 10:00 +01:00",
        },
    )  # fmt: skip
    page = client.get(url).content.decode()
    assert "No access list" in page
    assert SCRIPT not in page
    reader = Client()
    signed_in(reader, Role.AUDITOR)
    assert reader.post(url, {**form, "has_answered": "1"}).status_code == 403
