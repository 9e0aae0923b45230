"""What one person will get is shown with its styles and nothing live; who looked and why can be erased again."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from rehearsed import NOW, Finished
from sent import PERSON, kept_message

from amends.apps.accounts.models import Role
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.journal.models import Entry
from amends.apps.looks.models import Look
from amends.apps.looks.services import person_hash
from amends.apps.notices.services import keep_composed, propose_release, release_notices
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.services import proof_run
from amends.config.home import begin_incident_key
from amends.core.errors import MachineError
from amends.core.person import PersonRow
from amends.wording import NoticeCohort, NoticeRequest, compose
from amends.wording.lint import LintFacts, lint

pytestmark = pytest.mark.django_db
REASON = "Jan Kowalski called: his mail to jan@mail.example looks odd"
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)


@pytest.fixture
def planned(finished: Finished, monkeypatch: pytest.MonkeyPatch) -> Incident:
    """An incident in which one person is to get a released mail."""
    incident = finished()
    begin_incident_key(incident.ref)
    cohort = NoticeCohort(residence="PL", elements=("name",))
    request = NoticeRequest(facts=fact_book(incident=incident), cohort=cohort, as_of=NOW, language="en")
    report = lint("Your name was stolen.", language="en", channel="email", facts=LintFacts())
    version = keep_composed(
        incident=incident, segment="PL", notice=compose(request), request=request, lint=report, now=NOW
    )
    version.verdicts.create(report={"verdict": "pass", "findings": []}, at=NOW)
    release_notices(release=propose_release(incident=incident, notices=[version], now=NOW), now=NOW)
    kept_message(incident, notice_sha256=version.content_sha256)
    person = PersonRow(
        person_ref=PERSON, name="Jan Example", language="en", residence="PL", elements=("name",), email="j@mail.example"
    )
    monkeypatch.setattr("amends.apps.rehearsals.services.proving.read_audience", lambda _: iter([person]))
    return incident


def address(incident: Incident) -> str:
    return f"/console/incidents/{incident.ref}/preview"


def test_a_mail_is_shown_with_its_styles_in_a_sandbox_and_nothing_else(planned: Incident, lead: Client) -> None:
    response = lead.post(address(planned), {"person_ref": PERSON, "reason": REASON})
    assert response.status_code == 200
    assert 'style="' in response.content.decode()
    assert "Jan Example" in response.content.decode()
    assert response["Content-Security-Policy"] == POLICY
    assert "unsafe" not in lead.get(address(planned))["Content-Security-Policy"]


def test_nobody_looks_without_a_reason(planned: Incident, lead: Client) -> None:
    response = lead.post(address(planned), {"person_ref": PERSON, "reason": " "})
    assert response.status_code == 409
    assert "without a reason" in response.content.decode()
    assert "Jan Example" not in response.content.decode()
    assert not Look.objects.exists()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CONTACT_CENTRE])
def test_roles_that_may_not_look_are_told_no(
    planned: Incident, signed_in: Callable[[Role], Client], role: Role
) -> None:
    client = signed_in(role)
    assert client.get(address(planned)).status_code == 403
    assert client.post(address(planned), {"person_ref": PERSON, "reason": REASON}).status_code == 403
    assert not Look.objects.exists()


def test_the_record_of_a_look_holds_hashes_and_the_words_stay_beside_it(planned: Incident, lead: Client) -> None:
    lead.post(address(planned), {"person_ref": PERSON, "reason": f" {REASON} "})
    look = Look.objects.get()
    assert (look.kind, look.by_name, look.reason, look.incident) == ("preview", "incident_lead", REASON, planned)
    leaf = Entry.objects.get(kind="message.previewed").leaf
    assert look.person_hash in leaf
    assert hashlib.sha256(REASON.encode()).hexdigest() in leaf
    assert not [word for word in (REASON, "Kowalski", "incident_lead", PERSON) if word in leaf]


def test_the_record_of_a_proof_run_holds_hashes_too(planned: Incident, tmp_path: Path) -> None:
    rehearsal = Rehearsal.objects.get(incident=planned)
    proof_run(rehearsal, tmp_path / "proofs", by="anna.nowak", reason="Kowalski", secret=settings.SECRET_OF, now=NOW)
    look = Look.objects.get()
    assert (look.kind, look.by_name, look.reason, look.person_hash) == ("proofs", "anna.nowak", "Kowalski", "")
    leaf = Entry.objects.get(kind="proofs.rendered").leaf
    assert hashlib.sha256(b"Kowalski").hexdigest() in leaf
    assert "anna" not in leaf
    assert "Kowalski" not in leaf


def test_who_has_messages_rendered_is_kept_before_anybody_is_read(
    planned: Incident, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_audience(_: Path) -> None:
        raise MachineError("The folder is gone.", code="audience.gone")

    monkeypatch.setattr("amends.apps.rehearsals.services.proving.read_audience", no_audience)
    rehearsal = Rehearsal.objects.get(incident=planned)
    with pytest.raises(MachineError):
        proof_run(rehearsal, tmp_path / "proofs", by="anna", reason="Kowalski", secret=settings.SECRET_OF, now=NOW)
    assert Look.objects.get().kind == "proofs"
    assert not (tmp_path / "proofs").exists()


def test_who_asks_whether_somebody_is_affected_has_looked_whatever_the_answer(planned: Incident, lead: Client) -> None:
    response = lead.post(address(planned), {"person_ref": "C-nobody", "reason": REASON})
    assert response.status_code == 409
    assert "Nothing is planned for this person" in response.content.decode()
    look = Look.objects.get()
    assert look.person_hash == person_hash(settings.SECRET_OF(f"{planned.ref}.key"), "C-nobody")
    assert not Entry.objects.filter(kind="message.previewed").exists(), "nothing was shown"


def test_the_look_is_kept_before_anybody_is_read(
    planned: Incident, lead: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_audience(_: Path) -> None:
        raise MachineError("The folder is gone.", code="audience.gone")

    monkeypatch.setattr("amends.apps.rehearsals.services.proving.read_audience", no_audience)
    assert lead.post(address(planned), {"person_ref": PERSON, "reason": REASON}).status_code == 409
    assert Look.objects.count() == 1
