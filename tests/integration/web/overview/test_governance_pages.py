"""The governance log: what it keeps, what it refuses, and that nothing in it can be changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from rehearsed import NOW, Finished

from amends.apps.accounts.models import Role
from amends.apps.governance.kinds import ASKS, EntryKind
from amends.apps.governance.models import GovernanceEntry
from amends.apps.governance.selectors import freezes_in_force, open_findings, unanswered_press
from amends.apps.governance.services import Note, add_entry
from amends.apps.governance.threats import threats_in
from amends.apps.incidents.models import Incident
from amends.apps.journal.selectors import deeds
from amends.core.errors import InputError, RefusedError

pytestmark = pytest.mark.django_db
THREAT = "We will sue every journalist who reports this."


def noted(incident: Incident, kind: EntryKind, **fields: Any) -> GovernanceEntry:
    given = {"words": "Words", "at": NOW, **({"who": "Someone"} if "who" in ASKS[kind].needs else {}), **fields}
    return add_entry(incident=incident, note=Note(kind=kind, **given), by="lead", now=timezone.now())


def test_every_kind_has_its_words_and_its_form(finished: Finished, lead: Client) -> None:
    assert set(ASKS) == set(EntryKind)
    ref = finished().ref
    for kind in EntryKind:
        page = lead.get(f"/console/incidents/{ref}/governance", {"new": str(kind)}).content.decode()
        assert ASKS[kind].words in page


def test_an_entry_is_kept_shown_and_on_record_by_its_digest_only(finished: Finished, lead: Client) -> None:
    incident = finished()
    address = f"/console/incidents/{incident.ref}/governance"
    fields = {
        "new": "trading_freeze",
        "who": "The board",
        "words": "No shares of Bank Example",
        "facts": "anchor.aware@1",
    }
    assert lead.post(address, fields).status_code == 302
    page = lead.get(address).content.decode()
    assert "No shares of Bank Example" in page
    assert "Trading freeze in force" in page
    assert freezes_in_force(incident=incident, at=timezone.now())
    [deed] = [deed for deed in deeds(incident_ref=incident.ref) if deed["kind"] == "governance.noted"]
    assert deed["facts"] == ["anchor.aware@1"]
    assert "shares" not in str(deed)
    assert "board" not in str(deed)


def test_an_answer_to_the_press_that_threatens_is_held_up_until_somebody_owns_it(
    finished: Finished, lead: Client
) -> None:
    address = f"/console/incidents/{finished().ref}/governance"
    fields = {"new": "press_contact", "who": "A newsroom", "words": "Is it true?", "answer": THREAT}
    refused = lead.post(address, fields)
    assert refused.status_code == 409
    assert "threatens" in refused.content.decode()
    assert not GovernanceEntry.objects.exists()
    assert lead.post(address, {**fields, "is_threat_known": "1"}).status_code == 302
    assert GovernanceEntry.objects.get().findings
    assert "It threatens people with the law" in lead.get(address).content.decode()


@pytest.mark.parametrize("text", [THREAT, "Podejmiemy kroki prawne przeciwko dziennikarzom.", "---\n" + THREAT])
def test_threats_are_heard_in_other_languages(text: str) -> None:
    assert threats_in(text)


@pytest.mark.parametrize("text", ["", "Yes. The data of 474 people was stolen, and we are sorry."])
def test_an_honest_answer_is_no_threat(text: str) -> None:
    assert threats_in(text) == []


def test_the_database_refuses_to_change_or_delete_an_entry(finished: Finished) -> None:
    entry = noted(finished(), EntryKind.DECISION)
    for statement in ("UPDATE governance_governanceentry SET words = 'x'", "DELETE FROM governance_governanceentry"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert GovernanceEntry.objects.get().words == entry.words


def test_a_correction_names_the_old_entry_and_both_are_shown(finished: Finished, lead: Client) -> None:
    incident = finished()
    wrong = noted(incident, EntryKind.TRADING_FREEZE)
    address = f"/console/incidents/{incident.ref}/governance"
    fields = {"new": "trading_freeze", "who": "The board and IT", "words": "Also IT", "corrects": wrong.ref}
    assert lead.post(address, fields).status_code == 302
    page = lead.get(address).content.decode()
    assert "put right by" in page
    assert [entry.who for entry in freezes_in_force(incident=incident, at=timezone.now())] == ["The board and IT"]


def test_a_finding_stays_open_until_it_is_followed(finished: Finished) -> None:
    incident = finished()
    audit = noted(incident, EntryKind.AUDIT_COMMISSIONED)
    finding = noted(incident, EntryKind.AUDIT_FINDING, follows=audit.ref)
    assert open_findings(incident=incident) == [finding]
    noted(incident, EntryKind.AUDIT_FOLLOWED, follows=finding.ref)
    assert open_findings(incident=incident) == []


def test_a_question_of_the_press_waits_until_it_is_answered(finished: Finished) -> None:
    incident = finished()
    waiting = noted(incident, EntryKind.PRESS_CONTACT)
    noted(incident, EntryKind.PRESS_CONTACT, answer="Yes.")
    assert unanswered_press(incident=incident) == [waiting]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"words": " "}, "governance.words"),
        ({"words": "x" * 10_001}, "governance.words"),
        ({"who": ""}, "governance.needs"),
        ({"who": "x" * 301}, "governance.long"),
        ({"url": "https://a.example"}, "governance.field"),
        ({"at": timezone.now() + timedelta(days=2)}, "governance.future"),
        ({"facts": ("nothing@1",)}, "governance.fact"),
        ({"corrects": "GOV-NONE"}, "governance.corrects"),
        ({"until": NOW}, "governance.field"),
    ],
)
def test_what_does_not_fit_is_refused_in_plain_words(finished: Finished, fields: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as refused:
        noted(finished(), EntryKind.DECISION, **fields)
    assert refused.value.code == code
    assert not GovernanceEntry.objects.exists()


def test_an_address_of_a_page_is_one_of_the_web(finished: Finished) -> None:
    with pytest.raises(InputError, match="https"):
        noted(finished(), EntryKind.OUTSIDER_PUBLICATION, url="javascript:alert(1)")


def test_an_entry_of_another_incident_cannot_be_put_right_here(finished: Finished) -> None:
    incident = finished()
    other = Incident.objects.create(
        ref="INC-OTHER22", title="x", controller="x", case={}, case_sha256="0" * 64, is_exercise=True, opened_at=NOW
    )
    foreign = noted(other, EntryKind.DECISION)
    with pytest.raises(InputError):
        noted(incident, EntryKind.DECISION, corrects=foreign.ref)


def test_a_threat_is_refused_by_the_service_too(finished: Finished) -> None:
    with pytest.raises(RefusedError):
        noted(finished(), EntryKind.REGULATOR_CONTACT, answer=THREAT)


def test_who_may_read_may_not_write_unless_the_role_governs(
    finished: Finished, signed_in: Callable[[Role], Client]
) -> None:
    address = f"/console/incidents/{finished().ref}/governance"
    auditor = signed_in(Role.AUDITOR)
    assert "Write down" not in auditor.get(address).content.decode()
    assert auditor.post(address, {"new": "decision", "who": "x", "words": "x"}).status_code == 403
    assert signed_in(Role.CONTACT_CENTRE).get(address).status_code == 403
    assert auditor.get(address, {"kind": "nonsense"}).status_code == 400
