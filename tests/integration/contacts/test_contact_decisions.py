"""The gate: what is on file decides with the request, the answer is kept, and nothing personal is kept with it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.db import Error, transaction

from amends.apps.contacts.deciding import request_digest
from amends.apps.contacts.keys import address_digest, names_of, ref_digest
from amends.apps.contacts.models import ContactDecision, How, Named, Preference, PreferenceKind
from amends.apps.contacts.selectors import decisions_of, why_contacted
from amends.apps.contacts.services import (
    decide_contact,
    decide_many,
    keep_preference,
    lift,
    object_from,
    object_to,
    suppress,
    suppression_feed,
    suppression_lines,
)
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.journal.models import Entry
from amends.contact.decide import Request
from amends.core.case import parse_case
from amends.core.errors import InputError

NOW = datetime(2026, 6, 10, 10, 0, tzinfo=UTC)
KEY = b"s" * 32
HASH = "a" * 40
CASE = """
incident:
  title: "Customer data published"
  controller: {name: "Bank Example", brand_domains: [bank.example]}
cohorts:
  - {residence: PL, persons: 2, elements: [name]}
"""


@pytest.fixture
def incident(db: None) -> Incident:
    return open_incident(
        case=parse_case(CASE, name="case.yaml"), case_sha256="c" * 64, is_exercise=False, at=NOW - timedelta(days=5)
    )


@pytest.fixture
def register(incident: Incident, tmp_path: Path) -> Path:
    with duckdb.connect() as connection:
        connection.execute(
            "COPY (SELECT * FROM (VALUES ('C-1','affected'), ('C-2','affected'), ('C-3','review')) t(person_ref, "
            f"decision)) TO '{tmp_path / 'register.parquet'}' (FORMAT parquet)"
        )
    Assessment.objects.create(
        incident=incident, folder=str(tmp_path), register_sha256="a" * 64, summary={}, severity={}, at=NOW
    )
    return tmp_path


def request(*, purpose: str = "service", channel: str = "email", ref: str = "C-1", **more: Any) -> Request:
    consent = {"purpose": purpose, "channel": channel, "given_at": "2025-01-01T00:00:00+00:00"}
    given = {
        "person": {
            "ref": ref,
            "name": "Jolanta Wzorcowa",
            "language": "pl",
            "residence": "PL",
            "account": {"balance": 4711.5, "currency": "PLN", "transactions": ["Apteka"]},
            "contact_points": {channel: {"given_by_person": True, "verified": True, "address": "j@people.example"}},
        },
        "purpose": purpose,
        "channel": channel,
        "legal_basis": "consent" if purpose in ("marketing", "sales") else "contract",
        "at": NOW.isoformat(),
        "message": {"promotional": purpose == "marketing", "names_sender": True, "opt_out_offered": True},
        "preferences": {"consents": [consent] if purpose == "marketing" else []},
    }
    return Request.from_json(json.dumps(given | more).encode(), now=NOW)


def decided(incident: Incident | None = None, person_hash: str = "", **fields: Any) -> ContactDecision:
    return decide_contact(
        request=request(**fields), incident=incident, person_hash=person_hash, by="agent", now=NOW, key=KEY
    )


def test_a_decision_is_kept_with_reasons_and_on_record_and_without_anything_personal(incident: Incident) -> None:
    row = decided(incident, HASH)
    assert row.decision == "allow"
    assert row.because
    assert set(row.explanation) == {"en", "pl"}
    assert Entry.objects.filter(incident_ref=incident.ref, kind="contact.decided", subject=row.ref).count() == 1
    stored = json.dumps(list(ContactDecision.objects.values()), default=str)
    stored += "".join(Entry.objects.values_list("leaf", flat=True))
    for word in ("Jolanta", "Wzorcowa", "4711", "Apteka", "people.example", "C-1"):
        assert word not in stored


def test_the_same_request_is_decided_once_and_anew_when_something_came_on_file(incident: Incident) -> None:
    first, second = decided(incident, HASH, purpose="marketing"), decided(incident, HASH, purpose="marketing")
    assert first.pk == second.pk
    object_to(person_hash=HASH, now=NOW)
    third = decided(incident, HASH, purpose="marketing")
    assert (first.decision, third.decision) == ("allow", "deny")
    assert "objection" in {item["rule"] for item in third.because}


def test_an_answer_that_was_asked_for_puts_off_no_notice(incident: Incident) -> None:
    about = {"ref": incident.ref, "severity": "high", "opened_at": "2026-06-05T10:00:00+00:00"}

    def kept(**fields: Any) -> ContactDecision:
        asked = request(incident=about, **fields)
        return decide_contact(request=asked, incident=incident, person_hash=HASH, by="agent", now=NOW, key=KEY)

    answered = kept(trigger={"kind": "customer_request"})
    notice = kept(purpose="statutory_notice", legal_basis="legal_obligation")
    assert (answered.decision, notice.decision, notice.channel) == ("allow", "allow", "email")


def test_the_digest_of_a_request_hangs_on_no_name_and_no_balance() -> None:
    person = {"ref": "C-1", "residence": "PL", "contact_points": {"email": None}}
    first = request(person=person | {"name": "A", "account": {"balance": 1}})
    second = request(person=person | {"name": "B", "account": {"balance": 2}})
    assert request_digest(first) == request_digest(second)
    assert request_digest(first) != request_digest(request(person=person | {"residence": "DE"}))


@pytest.mark.parametrize(
    "words",
    ["STOP", "Please stop!", "proszę mnie wypisać", "Ich widerspreche der Nutzung.", "لطفاً پیام نفرستید", "opt out"],
)
def test_one_sentence_in_any_language_ends_what_is_no_duty(db: None, words: str) -> None:
    kept = object_from(person_hash=HASH, words=words, channel="email", now=NOW)
    assert kept is not None
    assert words not in json.dumps(list(Preference.objects.values()), default=str)
    assert decided(None, HASH).decision == "deny"


@pytest.mark.parametrize(
    "words",
    ["I cannot stop worrying about this", "stop my card", "Did you stop the payment?", "", "When does it end?",
     "proszę zastrzec kartę", "Ich habe eine Frage", "Was is the account cancelled?", "🛑"],
)  # fmt: skip
def test_a_question_that_holds_such_a_word_is_no_objection(db: None, words: str) -> None:
    assert object_from(person_hash=HASH, words=words, channel="email", now=NOW) is None
    assert not Preference.objects.exists()


def test_an_objection_to_advertising_leaves_help_possible(db: None) -> None:
    kept = object_from(person_hash=HASH, words="Bitte keine Werbung mehr", channel="email", now=NOW)
    assert kept is not None
    assert (kept.kind, kept.purpose) == ("objection", "direct_marketing")
    assert decided(None, HASH).decision == "allow"
    assert decided(None, HASH, purpose="marketing").decision == "deny"


def test_consent_ends_with_its_withdrawal_and_can_be_given_anew(db: None) -> None:
    def say(is_given: bool, day: int) -> None:
        keep_preference(
            person_hash=HASH, kind=PreferenceKind.CONSENT, purpose="marketing", channel="email", is_given=is_given,
            how=How.STAFF, by="agent", at=NOW - timedelta(days=day), now=NOW,
        )  # fmt: skip

    def answer() -> str:
        return decided(None, HASH, purpose="marketing", preferences={"consents": []}).decision

    assert answer() == "deny"
    say(True, 9)
    assert answer() == "allow"
    say(False, 8)
    assert answer() == "deny"
    say(True, 7)
    assert answer() == "allow"


def test_a_word_said_under_one_name_counts_under_every_name_of_the_person(
    incident: Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.SECRET_OF", lambda name: b"i" * 32)
    names = names_of("C-1", key=KEY)
    assert len(names) == 2
    object_to(person_hash=names[1], now=NOW)  # on the page of My case, where only the incident's name is known
    assert decided(None, "", purpose="marketing").decision == "deny"


def test_suppressed_is_not_called_until_the_entry_ends_or_is_lifted(db: None) -> None:
    digest = address_digest("email", " J@People.example ", key=KEY)
    suppress(
        digest=digest, named=Named.ADDRESS, reason="wrong_person", channel="email", until=NOW + timedelta(days=1),
        by="agent", now=NOW - timedelta(days=1),
    )  # fmt: skip
    assert decided().decision == "deny"
    later = NOW + timedelta(days=2)
    assert decided(at=later.isoformat()).decision == "allow"
    lift(digest=digest, channel="email", by="agent", now=NOW)
    assert decided(id="again").decision == "allow"
    with pytest.raises(InputError, match="not on the list"):
        lift(digest=digest, channel="email", by="agent", now=NOW)


def test_who_is_affected_is_sold_nothing_whatever_the_caller_says(register: Path, incident: Incident) -> None:
    row = decided(purpose="marketing")
    assert row.decision == "deny"
    assert "incident-freeze" in {item["rule"] for item in row.because}
    assert decided(purpose="marketing", ref="C-3").decision == "allow"
    assert decided(purpose="marketing", ref="C-1", at=(NOW + timedelta(days=200)).isoformat()).decision == "allow"


def test_the_file_holds_digests_alone_and_the_affected_of_the_register(register: Path) -> None:
    digest = ref_digest("C-9", key=KEY)
    suppress(digest=digest, named=Named.REF, reason="opt_out", by="agent", now=NOW)
    lines = list(suppression_lines(at=NOW, key=KEY))
    assert lines[1] == f"{digest},ref,,opt_out,"
    frozen = [line for line in lines if ",incident_freeze," in line]
    assert [line.split(",")[0] for line in frozen] == [ref_digest(ref, key=KEY) for ref in ("C-1", "C-2")]
    assert "C-" not in "".join(lines)


def test_the_feed_goes_on_from_its_cursor_and_misses_nothing(db: None) -> None:
    digests = [ref_digest(f"C-{n}", key=KEY) for n in range(7)]
    for digest in digests:
        suppress(digest=digest, named=Named.REF, reason="opt_out", by="agent", now=NOW)
    lift(digest=digests[3], by="agent", now=NOW)
    seen, cursor, more = [], "", True
    while more:
        page = suppression_feed(cursor=cursor, most=3, at=NOW)
        seen += [(change["digest"], change["on"]) for change in page["changes"]]
        cursor, more = page["cursor"], page["more"]
    assert seen == [(digest, True) for digest in digests] + [(digests[3], False)]
    assert suppression_feed(cursor=cursor, at=NOW)["changes"] == []
    for bad in ("-1", "x", "1' OR 1=1", "9" * 30):
        with pytest.raises(InputError):
            suppression_feed(cursor=bad, at=NOW)


def test_a_campaign_is_decided_in_batches_whose_counts_add_up(incident: Incident) -> None:
    requests = [request(purpose="marketing", ref=f"C-{n}") for n in range(520)]
    object_to(person_hash=ref_digest("C-7", key=KEY), now=NOW)
    batches = decide_many(
        requests=requests, incident=incident, person_hash_of=lambda one: "", name="spring", by="agent", now=NOW, key=KEY
    )
    assert [batch.requests for batch in batches] == [500, 20]
    assert batches[0].counts == {"allow": 499, "deny": 1}
    assert Entry.objects.filter(kind="contact.batch_decided").count() == 2
    assert ContactDecision.objects.count() == 520


def test_the_person_reads_why_in_their_language(incident: Incident) -> None:
    decided(incident, HASH)
    decided(incident, "b" * 40, ref="C-2")
    why = why_contacted(HASH, language="pl")
    assert len(why) == 1
    assert why[0].explanation == decisions_of(HASH)[0].explanation["pl"]
    assert why[0].rules
    assert why_contacted("", language="pl") == ()


def test_nothing_of_it_can_be_changed_afterwards(incident: Incident) -> None:
    row = decided(incident, HASH)
    object_to(person_hash=HASH, now=NOW)
    for rows in (ContactDecision.objects.filter(pk=row.pk), Preference.objects.all()):
        with pytest.raises(Error, match="append-only"), transaction.atomic():
            rows.delete()


def test_nobody_is_decided_about_without_a_name(db: None) -> None:
    with pytest.raises(InputError) as caught:
        decided(ref=" ")
    assert caught.value.code == "contacts.nobody"
    with pytest.raises(InputError):
        keep_preference(
            person_hash=HASH, kind=PreferenceKind.OPT_OUT, said="leave me, Jolanta", how=How.STAFF, at=NOW, now=NOW
        )


def test_a_campaign_sells_nothing_to_the_affected_either(register: Path) -> None:
    requests = [request(purpose="marketing", ref=ref) for ref in ("C-1", "C-2", "C-3", "C-4")]
    (batch,) = decide_many(
        requests=requests, incident=None, person_hash_of=lambda one: "", name="spring", by="agent", now=NOW, key=KEY
    )
    assert batch.counts == {"deny": 2, "allow": 2}
    denied = ContactDecision.objects.filter(batch=batch, decision="deny").values_list("person_hash", flat=True)
    assert set(denied) == {ref_digest(ref, key=KEY) for ref in ("C-1", "C-2")}
