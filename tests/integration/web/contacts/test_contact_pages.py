"""The contact decision at the desk: asked in plain fields, answered with reasons, shown to who asks why."""

from __future__ import annotations

import hashlib
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
from amends.apps.contacts.models import ContactDecision, ListExport, ListExportStep, ListQuestion, SuppressionChange
from amends.apps.journal.models import Entry
from amends.apps.looks.models import Look
from amends.config.home import begin_incident_key

pytestmark = pytest.mark.django_db
PAGES = ("contact", "contact_decisions", "contact_why", "suppression")
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
    lead = Client()
    signed_in(lead, Role.INCIDENT_LEAD)
    whole = reverse("console:suppression_list")
    page = lead.get(whole).content.decode()
    assert digest in page
    assert "anna@" not in page
    assert lead.post(whole, {"do": "lift", "digest": digest, "channel": ""}).status_code == 302
    assert digest not in lead.get(whole).content.decode()
    assert SuppressionChange.objects.count() == 3


@pytest.mark.parametrize("role", [Role.CONTACT_CENTRE, Role.COMMUNICATIONS])
def test_who_contacts_asks_about_one_and_never_sees_the_list(client: Client, role: Role) -> None:
    signed_in(client, role)
    url = reverse("console:suppression")
    for ref in ("C-8", "C-9"):
        client.post(url, {"do": "suppress", "ref": ref, "reason": "deceased", "channel": ""})
    digest = ref_digest("C-8", key=settings.SECRET_OF("contact.suppression"))
    assert digest not in client.get(url).content.decode()
    yes, no = (client.post(url, {"do": "ask", "ref": ref, "channel": "email"}) for ref in ("C-9", "C-10"))
    assert "Yes: on the list for email" in yes.content.decode()
    assert "Deceased" in yes.content.decode()
    assert "No: not on the list" in no.content.decode()
    assert digest not in yes.content.decode()
    assert list(ListQuestion.objects.values_list("is_on", "by")) == [(True, str(role)), (False, str(role))]
    assert client.get(reverse("console:suppression_list")).status_code == 403
    assert client.post(reverse("console:suppression_file"), {"ref": "x"}).status_code == 403
    assert client.post(url, {"do": "lift", "digest": digest, "ref": "C-8"}).status_code == 409
    assert not SuppressionChange.objects.filter(is_on=False).exists()


def test_whole_list_leaves_by_two_people_and_once(client: Client) -> None:
    lead, counsel = Client(), Client()
    signed_in(client, Role.CONTACT_CENTRE)
    signed_in(lead, Role.INCIDENT_LEAD)
    signed_in(counsel, Role.COUNSEL)
    client.post(reverse("console:suppression"), {"do": "suppress", "ref": "C-9", "reason": "opt_out", "channel": ""})
    whole, file = reverse("console:suppression_list"), reverse("console:suppression_file")
    assert lead.post(whole, {"do": "ask", "reason": "x"}).status_code == 409
    assert lead.post(whole, {"do": "ask", "reason": "for the new dialler"}).status_code == 302
    ref = ListExport.objects.get().ref
    assert lead.post(file, {"ref": ref}).status_code == 409
    assert lead.post(whole, {"do": "allow", "ref": ref, "why": "I do it myself"}).status_code == 409
    digest = ref_digest("C-9", key=settings.SECRET_OF("contact.suppression"))
    assert digest not in counsel.get(whole).content.decode()
    assert counsel.post(whole, {"do": "lift", "digest": digest}).status_code == 403
    assert counsel.post(whole, {"do": "allow", "ref": ref, "why": "agreed with the vendor"}).status_code == 302
    assert counsel.post(whole, {"do": "refuse", "ref": ref, "why": "on second thoughts"}).status_code == 409
    assert counsel.post(file, {"ref": ref}).status_code == 403
    fetched = lead.post(file, {"ref": ref})
    raw = b"".join(fetched.streaming_content)  # type: ignore[attr-defined]
    assert digest.encode() in raw
    assert fetched["Content-Disposition"].startswith("attachment")
    assert ListExportStep.objects.get(kind="fetched").sha256 == hashlib.sha256(raw).hexdigest()
    assert lead.post(file, {"ref": ref}).status_code == 409
    kinds = Entry.objects.filter(subject=ref).order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["contact.list_asked", "contact.list_allowed", "contact.list_fetched"]


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
