"""The contact decision at the desk: asked in plain fields, answered with reasons, shown to who asks why."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from rehearsed import Finished
from staffed import signed_in

from amends.apps.accounts.models import Role
from amends.apps.accounts.rights import Right, may
from amends.apps.contacts.keys import ref_digest
from amends.apps.contacts.models import ContactDecision, SuppressionChange
from amends.apps.looks.models import Look
from amends.config.home import begin_incident_key

pytestmark = pytest.mark.django_db
PAGES = ("contact", "contact_decisions", "contact_why", "suppression", "suppression_file")
SCRIPT = "<script>alert(1)</script>"
ASK = {
    "purpose": "service", "channel": "email", "legal_basis": "contract", "ref": "C-1", "residence": "PL",
    "language": "pl", "time_zone": "Europe/Warsaw", "given": ["email"], "verified": ["email"], "direction": "outbound",
}  # fmt: skip


@pytest.mark.parametrize("role", list(Role))
def test_each_page_opens_for_its_right_alone(client: Client, role: Role) -> None:
    signed_in(client, role)
    wanted = 200 if may(role, Right.DECIDE_CONTACT) else 403
    assert {name: client.get(reverse(f"console:{name}")).status_code for name in PAGES} == dict.fromkeys(PAGES, wanted)


def test_a_house_with_a_real_incident_asks_for_a_factor(client: Client, finished: Finished) -> None:
    finished(is_exercise=False)
    signed_in(client, Role.CONTACT_CENTRE, factored=False)
    for name in PAGES:
        assert client.get(reverse(f"console:{name}"))["Location"].startswith("/console/factor")


def test_a_help_of_service_is_allowed_and_leads_to_its_answer(client: Client) -> None:
    signed_in(client, Role.CONTACT_CENTRE)
    answer = client.post(
        reverse("console:contact"), {**ASK, "purpose": "complaint", "direction": "inbound"}, follow=True
    )
    row = ContactDecision.objects.get()
    assert row.decision == "allow"
    assert answer.redirect_chain[0][0] == reverse("console:contact_decision", args=[row.ref])
    page = answer.content.decode()
    assert row.because[0]["text"].partition(".")[0][:20] in page
    assert "C-1" not in page


def test_a_sale_on_a_sensitive_day_is_denied(client: Client) -> None:
    signed_in(client, Role.CONTACT_CENTRE)
    form = {**ASK, "purpose": "sales", "trigger": "balance_zero", "legal_basis": "consent", "consent_purpose": "sales"}
    page = client.post(reverse("console:contact"), form, follow=True).content.decode()
    assert ContactDecision.objects.get().decision == "deny"
    assert re.search(r'class="answer late">\s*No\.', page)


@pytest.mark.parametrize(
    "fault", [{"purpose": SCRIPT}, {"channel": "pigeon"}, {"time_zone": "Mars/North"}, {"ref": ""}, {"born_on": "x"},
              {"vulnerability": ["none"]}, {"characters": "-1"}, {"consent_channel": "x", "consent_purpose": "sales"}],
)  # fmt: skip
def test_what_cannot_be_decided_is_said_in_place_and_keeps_nothing(client: Client, fault: dict[str, object]) -> None:
    signed_in(client, Role.CONTACT_CENTRE)
    answer = client.post(reverse("console:contact"), {**ASK, **fault})
    assert answer.status_code == 409
    assert SCRIPT not in answer.content.decode()
    assert not ContactDecision.objects.exists()


def test_why_did_you_contact_me_is_answered_after_a_kept_look(client: Client, finished: Finished) -> None:
    incident = finished()
    begin_incident_key(incident.ref)
    signed_in(client, Role.CONTACT_CENTRE)
    client.post(reverse("console:contact"), {**ASK, "incident": incident.ref, "affected": "1"})
    row = ContactDecision.objects.get()
    url = reverse("console:contact_why")
    form = {"ref": "C-1", "incident": incident.ref, "language": "pl", "reason": "they ask on the phone"}
    assert client.post(url, {**form, "reason": "x"}).status_code == 409
    assert not Look.objects.exists()
    page = client.post(url, form).content.decode()
    assert row.ref in page
    assert 'lang="pl"' in page
    assert Look.objects.get().what == "why contacted"
    other = client.post(url, {**form, "ref": "C-2"}).content.decode()
    assert row.ref not in other


def test_the_decision_takes_in_what_is_on_the_list(client: Client) -> None:
    signed_in(client, Role.CONTACT_CENTRE)
    form = {"do": "suppress", "ref": "C-1", "reason": "opt_out", "channel": "email"}
    assert client.post(reverse("console:suppression"), form).status_code == 302
    client.post(reverse("console:contact"), ASK)
    row = ContactDecision.objects.get()
    assert row.channel != "email"


def test_what_is_put_on_the_list_is_a_digest_from_the_start(client: Client) -> None:
    signed_in(client, Role.COMMUNICATIONS)
    url = reverse("console:suppression")
    client.post(url, {"do": "suppress", "address": "anna@poczta.example", "channel": "email", "reason": "opt_out"})
    client.post(url, {"do": "suppress", "ref": "C-9", "reason": "deceased"})
    digest = ref_digest("C-9", key=settings.SECRET_OF("contact.suppression"))
    page, file = client.get(url).content.decode(), client.get(reverse("console:suppression_file"))
    assert digest in page
    assert digest in file.content.decode()
    assert "anna@" not in page + file.content.decode()
    assert file["Content-Disposition"].startswith("attachment")
    assert client.post(url, {"do": "lift", "digest": digest, "channel": ""}).status_code == 302
    assert digest not in client.get(url).content.decode()
    assert SuppressionChange.objects.count() == 3


@pytest.mark.parametrize(
    "fault", [{"ref": "", "address": ""}, {"ref": "C-1", "address": "a@b.example"}, {"reason": SCRIPT},
              {"ref": "", "address": "a@b.example", "channel": ""}, {"until": "yesterday"}, {"channel": "pigeon"}],
)  # fmt: skip
def test_a_bad_entry_is_refused_in_words(client: Client, fault: dict[str, str]) -> None:
    signed_in(client, Role.COMMUNICATIONS)
    form = {"do": "suppress", "ref": "C-1", "reason": "opt_out", "channel": "", "until": "", **fault}
    answer = client.post(reverse("console:suppression"), form)
    assert answer.status_code == 409
    assert SCRIPT not in answer.content.decode()
    assert not SuppressionChange.objects.exists()


def test_an_answer_about_a_real_incident_is_shut_to_who_has_no_factor(client: Client, finished: Finished) -> None:
    real = finished(is_exercise=False)
    row = ContactDecision.objects.create(
        ref="CD-1", incident=real, person_hash="h", purpose="service", asked_channel="email", decision="deny",
        because=[], suppressed=[], agent_view={}, explanation={}, request_sha256="0" * 64, by="x",
        at=datetime.now().astimezone() - timedelta(days=1),
    )  # fmt: skip
    signed_in(client, Role.CONTACT_CENTRE, factored=False)
    assert client.get(reverse("console:contact_decision", args=[row.ref]))["Location"].startswith("/console/factor")
