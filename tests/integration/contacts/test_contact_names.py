"""Under which name a decision is kept, what the record says of it, and what entries of the list do to a person."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.conf import settings

from amends.apps.contacts.answers import answer_of
from amends.apps.contacts.campaigns import decide_portions
from amends.apps.contacts.deciding import leaf_digest
from amends.apps.contacts.keys import address_digest, ref_digest
from amends.apps.contacts.knowing import with_known
from amends.apps.contacts.models import ContactDecision, How, Named, PreferenceKind
from amends.apps.contacts.selectors import why_contacted
from amends.apps.contacts.services import decide_contact, keep_preference, suppress
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.journal.models import Entry
from amends.apps.looks.services import person_hash
from amends.config.home import begin_incident_key
from amends.contact.decide import Request, decide
from amends.core.case import parse_case

NOW = datetime(2026, 6, 10, 10, 0, tzinfo=UTC)
KEY = b"s" * 32
CASE = """
incident:
  title: "Customer data published"
  controller: {name: "Bank Example", brand_domains: [bank.example]}
cohorts:
  - {residence: PL, persons: 2, elements: [name]}
"""


@pytest.fixture
def incident(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Incident:
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path / "home"))
    found = open_incident(
        case=parse_case(CASE, name="case.yaml"), case_sha256="c" * 64, is_exercise=False, at=NOW - timedelta(days=200)
    )
    begin_incident_key(found.ref)
    with duckdb.connect() as connection:
        connection.execute(
            "COPY (SELECT * FROM (VALUES ('C-1','affected'), ('C-3','review')) t(person_ref, decision)) "
            f"TO '{tmp_path / 'register.parquet'}' (FORMAT parquet)"
        )
    Assessment.objects.create(
        incident=found, folder=str(tmp_path), register_sha256="a" * 64, summary={}, severity={}, at=NOW
    )
    return found


def request(ref: str = "C-1", **more: Any) -> Request:
    given = {
        "person": {"ref": ref, "name": "Jan", "language": "pl", "residence": "PL"},
        "purpose": "service",
        "channel": "email",
        "at": NOW.isoformat(),
    }
    return Request.from_json(json.dumps(given | more).encode())


def kept(asked: Request, incident: Incident | None = None) -> ContactDecision:
    return decide_contact(request=asked, incident=incident, person_hash="", by="dialler", now=NOW, key=KEY)


def test_who_asks_by_reference_alone_is_shown_to_the_person_who_asks_why(incident: Incident) -> None:
    name = person_hash(settings.SECRET_OF(f"{incident.ref}.key"), "C-1")
    assert kept(request(), incident).person_hash == name
    assert kept(request(purpose="remedy")).person_hash == name  # no incident is named, and one affects them
    assert len(why_contacted(name, language="pl")) == 2


def test_whom_no_incident_affects_keeps_the_name_of_the_house(incident: Incident) -> None:
    for ref in ("C-2", "C-3"):
        assert kept(request(ref)).person_hash == ref_digest(ref, key=KEY)


def test_record_vouches_for_a_decision_and_links_it_to_nobody(incident: Incident) -> None:
    first, second = kept(request(), incident), kept(request(purpose="remedy"))
    keep_preference(
        person_hash=first.person_hash, kind=PreferenceKind.DO_NOT_CALL, how=How.STAFF, by="anna", at=NOW, now=NOW
    )
    suppress(digest=ref_digest("C-1", key=KEY), named=Named.REF, reason="opt_out", by="anna", now=NOW)
    leaves = [
        json.loads(leaf) for leaf in Entry.objects.filter(kind__startswith="contact.").values_list("leaf", flat=True)
    ]
    text = json.dumps(leaves)
    for secret in (first.person_hash, first.person_hash[:16], ref_digest("C-1", key=KEY)[:16], first.request_sha256):
        assert secret not in text
    assert all("person" not in leaf and "digest" not in leaf for leaf in leaves)
    decided = {leaf["subject"]: leaf["row_sha256"] for leaf in leaves if leaf["kind"] == "contact.decided"}
    assert decided == {row.ref: leaf_digest(row) for row in (first, second)}
    assert leaf_digest(first) != leaf_digest(ContactDecision(**{**_values(first), "person_hash": "x"}))


def _values(row: ContactDecision) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("ref", "decision", "channel", "request_sha256", "person_hash")}


@pytest.mark.parametrize("purpose", ["statutory_notice", "service"])
@pytest.mark.parametrize("reason", ["wrong_person", "unreachable"])
def test_an_address_of_somebody_else_is_no_last_resort_for_any_duty(db: None, purpose: str, reason: str) -> None:
    points = {"email": {"given_by_person": True, "verified": True, "address": "old@people.example"}}
    asked = request(purpose=purpose, person={"ref": "C-1", "residence": "PL", "contact_points": points})
    assert kept(asked).decision == "allow"
    digest = address_digest("email", "old@people.example", key=KEY)
    suppress(digest=digest, named=Named.ADDRESS, reason=reason, channel="email", by="anna", now=NOW)
    row = kept(asked)
    assert row.decision == "deny"
    assert "contact-point" in {each["rule"] for each in row.because}


def test_a_way_that_is_not_safe_is_used_for_no_duty(db: None) -> None:
    points = {way: {"given_by_person": True, "verified": True} for way in ("email", "post")}
    asked = request(purpose="statutory_notice", person={"ref": "C-1", "residence": "PL", "contact_points": points})
    suppress(digest=ref_digest("C-1", key=KEY), named=Named.REF, reason="safety", channel="post", by="anna", now=NOW)
    assert kept(request(purpose="statutory_notice", channel="post", person={
        "ref": "C-1", "residence": "PL", "contact_points": {"post": points["post"]}})).decision == "deny"  # fmt: skip
    assert kept(asked).channel == "email"
    suppress(digest=ref_digest("C-1", key=KEY), named=Named.REF, reason="safety", by="anna", now=NOW)
    row = kept(asked)
    assert (row.decision, {each["rule"] for each in row.because} & {"safe-contact"}) == ("deny", {"safe-contact"})


def test_a_kept_answer_reads_like_the_one_that_was_given(db: None) -> None:
    child = {"ref": "C-9", "residence": "PL", "born_on": "2015-01-01", "guardian": {"ref": "G-1", "name": "Anna"}}
    for asked in (request(), request(person=child), request(purpose="sales", legal_basis="contract")):
        given = decide(with_known(asked, person_hash="", key=KEY))
        assert answer_of(kept(asked), asked) == given


def test_of_two_requests_of_a_campaign_the_later_knows_of_the_earlier(incident: Incident) -> None:
    about = {"ref": incident.ref, "opened_at": "2026-06-05T10:00:00+00:00"}
    both = [request("C-5", incident=about), request("C-5", incident=about, purpose="remedy")]
    (portion,) = decide_portions(requests=both, incident=incident, name="news", by="anna", now=NOW, key=KEY)
    assert [row.decision for row in portion.rows] == ["allow", "defer"]


def test_a_campaign_that_broke_off_is_run_again_and_nobody_is_decided_on_twice(incident: Incident) -> None:
    people = [request(f"P-{n}") for n in range(7)]
    first = list(decide_portions(requests=people[:4], incident=None, name="news", by="anna", now=NOW, key=KEY))
    again = list(decide_portions(requests=people, incident=None, name="news", by="anna", now=NOW, key=KEY))
    assert [portion.new for portion in (*first, *again)] == [4, 3]
    assert [row.ref for row in again[0].rows[:4]] == [row.ref for row in first[0].rows]
    assert ContactDecision.objects.count() == 7
    (none,) = decide_portions(requests=people, incident=None, name="news", by="anna", now=NOW, key=KEY)
    assert none.batch is None


def test_a_campaign_asks_the_database_as_often_for_many_as_for_few(
    incident: Incident, django_assert_max_num_queries: Any
) -> None:
    people = [request(f"Q-{n}") for n in range(200)]
    with django_assert_max_num_queries(25):
        list(decide_portions(requests=people, incident=incident, name="news", by="anna", now=NOW, key=KEY))
