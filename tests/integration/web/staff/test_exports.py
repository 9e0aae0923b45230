"""Nobody takes the affected list out alone; what leaves is recorded first and calculates nothing."""

import csv
import hashlib
import io
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from rehearsed import Finished
from staffed import signed_in

from amends.apps.accounts.models import Role
from amends.apps.incidents.models import Incident
from amends.apps.journal.models import Entry
from amends.apps.looks.exports import GOOD_FOR
from amends.apps.looks.models import ExportRequest, Look
from amends.core.errors import RefusedError
from amends.core.person import PersonRow

pytestmark = pytest.mark.django_db
WHY = "The printer needs the addresses"


@pytest.fixture
def incident(finished: Finished, monkeypatch: pytest.MonkeyPatch) -> Incident:
    person = PersonRow(
        person_ref="C-1", name="=cmd|' /C calc'!A0", language="pl", residence="PL", elements=("name", "pesel"),
        email="jan@mail.example", phone="+48600100200",
    )  # fmt: skip
    monkeypatch.setattr("amends.apps.rehearsals.services.exporting.read_audience", lambda _: iter([person]))
    return finished()


def client_of(role: Role) -> Client:
    client = Client()
    signed_in(client, role)
    return client


def asked(incident: Incident, client: Client, **more: str) -> Any:
    form = {"incident": incident.ref, "what": "affected", "reason": WHY, **more}
    return client.post("/console/exports", form)


def allowed(incident: Incident, lead: Client) -> ExportRequest:
    assert asked(incident, lead).status_code == 302
    found = ExportRequest.objects.get()
    address = f"/console/exports/{found.ref}"
    assert (
        client_of(Role.COUNSEL).post(address, {"decision": "allow", "why": "seen with the printer"}).status_code == 302
    )
    found.refresh_from_db()
    return found


def test_two_people_let_the_list_out_once_and_it_is_on_record_first(incident: Incident) -> None:
    lead = client_of(Role.INCIDENT_LEAD)
    found = allowed(incident, lead)
    response = lead.post(f"/console/exports/{found.ref}/file")
    data = b"".join(response.streaming_content)
    assert response["Content-Disposition"].endswith('.csv"')
    assert "no-store" in response["Cache-Control"]
    header, row = list(csv.reader(io.StringIO(data.decode())))
    assert dict(zip(header, row, strict=True)) | {"name": "", "phone": ""} == {
        "person_ref": "C-1", "name": "", "language": "pl", "residence": "PL", "elements": "name pesel",
        "email": "jan@mail.example", "phone": "", "street": "", "postcode": "", "city": "", "country": "",
        "export": found.ref,
    }  # fmt: skip
    assert [cell[:2] for cell in row if cell.startswith("'")] == ["'=", "'+"]
    found.refresh_from_db()
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert Look.objects.get().kind == "export"
    kinds = list(Entry.objects.filter(kind__startswith="export.").order_by("id").values_list("kind", flat=True))
    assert kinds == ["export.asked", "export.allowed", "export.fetched"]
    assert not [leaf for leaf in Entry.objects.values_list("leaf", flat=True) if WHY in leaf or "jan@" in leaf]
    assert lead.post(f"/console/exports/{found.ref}/file").status_code == 409


def test_nobody_allows_their_own(incident: Incident) -> None:
    officer = client_of(Role.DATA_PROTECTION)  # may ask and may allow
    assert asked(incident, officer).status_code == 302
    found = ExportRequest.objects.get()
    page = f"/console/exports/{found.ref}"
    assert officer.post(page, {"decision": "allow", "why": "because I say so"}).status_code == 409
    with pytest.raises(IntegrityError), transaction.atomic():
        ExportRequest.objects.update(decided_by=found.asked_by)
    found.refresh_from_db()
    assert found.is_allowed is None


def test_a_decision_is_made_once(incident: Incident) -> None:
    found = allowed(incident, client_of(Role.INCIDENT_LEAD))
    late = client_of(Role.APPROVER).post(
        f"/console/exports/{found.ref}", {"decision": "refuse", "why": "not like this"}
    )
    assert late.status_code == 409
    found.refresh_from_db()
    assert found.is_allowed is True


def test_only_the_asker_has_it_and_only_when_it_is_allowed(incident: Incident) -> None:
    lead = client_of(Role.INCIDENT_LEAD)
    asked(incident, lead)
    found = ExportRequest.objects.get()
    assert lead.post(f"/console/exports/{found.ref}/file").status_code == 409
    client_of(Role.COUNSEL).post(f"/console/exports/{found.ref}", {"decision": "allow", "why": "seen and fine"})
    assert client_of(Role.DATA_PROTECTION).post(f"/console/exports/{found.ref}/file").status_code == 409
    assert client_of(Role.COUNSEL).post(f"/console/exports/{found.ref}/file").status_code == 403
    assert not Look.objects.exists()


def test_what_was_refused_stays_closed_and_the_refusal_is_on_record(incident: Incident) -> None:
    lead = client_of(Role.INCIDENT_LEAD)
    asked(incident, lead)
    found = ExportRequest.objects.get()
    client_of(Role.COUNSEL).post(f"/console/exports/{found.ref}", {"decision": "refuse", "why": "no need for it"})
    assert lead.post(f"/console/exports/{found.ref}/file").status_code == 409
    assert Entry.objects.filter(kind="export.refused").exists()


@pytest.mark.parametrize("field", ["asked_at", "decided_at"])
def test_a_day_later_it_must_be_asked_for_again(incident: Incident, field: str) -> None:
    lead = client_of(Role.INCIDENT_LEAD)
    long_ago: datetime = timezone.now() - GOOD_FOR - timedelta(minutes=1)
    if field == "asked_at":
        asked(incident, lead)
        ExportRequest.objects.update(asked_at=long_ago)
        found = ExportRequest.objects.get()
        page = f"/console/exports/{found.ref}"
        assert client_of(Role.COUNSEL).post(page, {"decision": "allow", "why": "seen and fine"}).status_code == 409
    else:
        found = allowed(incident, lead)
        ExportRequest.objects.update(decided_at=long_ago)
        assert lead.post(f"/console/exports/{found.ref}/file").status_code == 409


@pytest.mark.parametrize("form", [{"reason": "so"}, {"what": "everything"}, {"reason": "x" * 501}])
def test_a_wish_without_a_reason_or_an_object_is_none(incident: Incident, form: dict[str, str]) -> None:
    assert asked(incident, client_of(Role.INCIDENT_LEAD), **form).status_code == 409
    assert not ExportRequest.objects.exists()


@pytest.mark.parametrize("role", [Role.COMMUNICATIONS, Role.CONTACT_CENTRE, Role.ADMINISTRATOR])
def test_other_roles_do_not_even_see_exports(incident: Incident, role: Role) -> None:
    assert client_of(role).get("/console/exports").status_code == 403


@pytest.mark.parametrize("role", [Role.COUNSEL, Role.APPROVER, Role.AUDITOR])
def test_who_may_not_ask_cannot(incident: Incident, role: Role) -> None:
    assert client_of(role).get("/console/exports").status_code == 200
    assert asked(incident, client_of(role)).status_code == 403


def test_a_file_that_cannot_be_made_is_not_counted_as_fetched(incident: Incident, tmp_path: Path) -> None:
    lead = client_of(Role.INCIDENT_LEAD)
    found = allowed(incident, lead)
    incident.assessments.update(folder=str(tmp_path / "gone"))
    assert lead.post(f"/console/exports/{found.ref}/file").status_code == 409
    found.refresh_from_db()
    assert found.fetched_at is None
    assert Look.objects.count() == 1, "they tried to take everybody out, and that stays"


def test_others_can_write_while_the_file_is_made(incident: Incident, monkeypatch: pytest.MonkeyPatch) -> None:
    """It reads everybody: in a transaction it would keep every other writer of the house waiting."""
    outside = len(connection.savepoint_ids)
    seen: list[tuple[int, int]] = []

    def made(request: ExportRequest, file: io.BytesIO) -> str:
        seen.append((len(connection.savepoint_ids), Look.objects.count()))
        file.write(b"all")
        return hashlib.sha256(b"all").hexdigest()

    monkeypatch.setattr("amends.web.console.staff.exports.write_export", made)
    lead = client_of(Role.INCIDENT_LEAD)
    assert lead.post(f"/console/exports/{allowed(incident, lead).ref}/file").status_code == 200
    assert seen == [(outside, 1)], "the look comes first, and no transaction is open"


def test_a_file_that_could_not_be_made_can_be_fetched_later_and_the_look_stays(
    incident: Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(request: ExportRequest, file: io.BytesIO) -> str:
        raise RefusedError("There is nothing to export.", code="export.nothing", where="here")

    lead = client_of(Role.INCIDENT_LEAD)
    found = allowed(incident, lead)
    with monkeypatch.context() as patched:
        patched.setattr("amends.web.console.staff.exports.write_export", none)
        assert lead.post(f"/console/exports/{found.ref}/file").status_code == 409
    assert Look.objects.count() == 1
    assert lead.post(f"/console/exports/{found.ref}/file").status_code == 200
    assert Entry.objects.filter(kind="export.fetched").count() == 1
