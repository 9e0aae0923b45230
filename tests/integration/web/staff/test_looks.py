"""A look is kept with its reason, the record holds digests of it, and neither can be changed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from rehearsed import NOW, Finished
from staffed import signed_in

from amends.apps.accounts.models import Role
from amends.apps.accounts.services import staff_member
from amends.apps.incidents.models import Incident
from amends.apps.journal.models import Entry
from amends.apps.looks.models import Look
from amends.apps.looks.selectors import BUSY_PERSONS, busy_lookers, looks
from amends.apps.looks.services import person_hash, record_look
from amends.config.home import begin_incident_key
from amends.core.errors import InputError

pytestmark = pytest.mark.django_db


def look(incident: Incident, person: str = "C-1", reason: str = "Kowalski called") -> Look:
    user = staff_member(username="anna", role=Role.COUNSEL)
    digest = person_hash(b"k", person)
    return record_look(
        by=user, incident=incident, kind="register", what="row", reason=reason, person_hash=digest, now=NOW
    )


def test_the_record_holds_digests_only(finished: Finished) -> None:
    incident = finished()
    kept = look(incident)
    leaf = Entry.objects.get(kind="person.looked_at").leaf
    assert kept.person_hash in leaf
    assert not [word for word in ("Kowalski", "anna", "C-1") if word in leaf]
    assert list(looks(incident=incident).filter(person_hash=kept.person_hash)) == [kept]


@pytest.mark.parametrize("reason", ["", "   ", "ok", "x" * 501])
def test_no_look_without_a_reason(finished: Finished, reason: str) -> None:
    with pytest.raises(InputError, match="without a reason"):
        look(finished(), reason=reason)
    assert not Look.objects.exists()


def test_a_look_is_never_changed(finished: Finished) -> None:
    look(finished())
    for change in (lambda: Look.objects.update(reason="other"), lambda: Look.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_who_looks_at_unusually_many_is_named(finished: Finished) -> None:
    incident = finished()
    for number in range(BUSY_PERSONS - 1):
        look(incident, person=f"C-{number}")
    look(incident, person="C-0")
    assert busy_lookers(at=NOW) == []
    look(incident, person="C-x")
    assert [found.persons for found in busy_lookers(at=NOW)] == [BUSY_PERSONS]
    assert busy_lookers(at=NOW + timedelta(hours=1)) == []
    assert Entry.objects.filter(incident_ref="house", kind="looks.unusual").count() == 1


def test_the_page_finds_the_looks_at_one_person(finished: Finished) -> None:
    incident = finished()
    key = begin_incident_key(incident.ref)
    user = staff_member(username="anna", role=Role.COUNSEL)
    for person, reason in (("C-1", "first reason"), ("C-2", "second reason")):
        record_look(
            by=user, incident=incident, kind="call", what="row", reason=reason,
            person_hash=person_hash(key, person), now=NOW,
        )  # fmt: skip
    client = Client()
    signed_in(client, Role.AUDITOR)
    text = client.post("/console/looks", {"person_ref": "C-1"}).content.decode()
    assert "first reason" in text
    assert "second reason" not in text
    assert "second reason" in client.get("/console/looks").content.decode()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.AUDITOR, Role.ADMINISTRATOR, Role.DATA_PROTECTION}))
def test_the_page_is_closed_to_who_does_not_oversee(db: None, role: Role) -> None:
    client = Client()
    signed_in(client, role)
    assert client.get("/console/looks").status_code == 403
