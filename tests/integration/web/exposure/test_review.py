"""Doubtful pairs: hidden until opened, decided one by one or together, never changed, remembered."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import Error, transaction
from django.test import Client
from rehearsed import NOW

from amends.apps.accounts.models import Role
from amends.apps.evidence.models import Assessment, LinkDecision
from amends.apps.evidence.reviewing import Judgement, decide_link, decide_links
from amends.apps.evidence.selectors import decision_counts, reviewed
from amends.apps.incidents.models import Incident
from amends.apps.journal.models import Entry
from amends.config.home import begin_incident_key
from amends.core.errors import InputError, RefusedError
from amends.exposure.browse import pair

pytestmark = pytest.mark.django_db
WHY = "Reviewing the doubtful links"
VALUES = ("Muster", "Piotr", "Bąk", "piotr@poczta.example", "08.08.1999", "ABC123461")


def address(incident: Incident, number: int | None = None) -> str:
    return f"/console/incidents/{incident.ref}/review" + (f"/{number}" if number is not None else "")


def form(incident: Incident, act: str, *, seen: int = 0, **more: str) -> dict[str, str]:
    return {"register": incident.assessments.get().register_sha256, "seen": str(seen), "act": act} | more


def doubtful(incident: Incident, cause: str) -> int:
    """The number of the first pair with a cause."""
    found = reviewed(incident.assessments.get(), key_of(incident), cause=cause)
    return next(one.number for one, _ in found)


def key_of(incident: Incident) -> bytes:
    return begin_incident_key(incident.ref)


def judged(decision: str) -> Judgement:
    return Judgement(decision=decision, by="lead", reason="", at=NOW)


def test_neither_list_nor_closed_pair_shows_a_value(assessed: Incident, lead: Client) -> None:
    number = doubtful(assessed, "An identifier contradicts")
    for page in (lead.get(address(assessed)), lead.get(address(assessed, number))):
        assert "leak.csv, row 7" in page.content.decode()
        assert not [value for value in VALUES if value in page.content.decode()]


def test_an_opened_pair_shows_both_sides_with_the_difference_marked(
    assessed: Incident, lead: Client, looks: list[dict[str, Any]]
) -> None:
    number = doubtful(assessed, "An identifier contradicts")
    response = lead.post(address(assessed, number), form(assessed, "open", reason=WHY))
    page = response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert "Piotr Bąk" in page
    assert "<mark>" in page
    assert "1982" in page
    assert [(look["kind"], look["what"], look["reason"]) for look in looks] == [("review", "leak.csv, row 7", WHY)]


def test_what_cannot_tell_who_somebody_is_stays_hidden(
    assessed: Incident, lead: Client, looks: list[dict[str, Any]]
) -> None:
    number = doubtful(assessed, "An identifier contradicts")
    page = lead.post(address(assessed, number), form(assessed, "open", reason=WHY)).content.decode()
    assert "8,00" not in page
    assert "82080812342" not in page
    assert "there, not shown" in page


def test_the_reason_is_asked_once_in_a_sitting_and_kept_with_each_look(
    assessed: Incident, lead: Client, looks: list[dict[str, Any]]
) -> None:
    assert lead.post(address(assessed, 1), form(assessed, "open")).status_code == 409
    assert looks == []
    lead.post(address(assessed, 1), form(assessed, "open", reason=WHY))
    assert 'name="reason"' not in lead.get(address(assessed, 2)).content.decode()
    assert lead.post(address(assessed, 2), form(assessed, "open")).status_code == 200
    assert [look["reason"] for look in looks] == [WHY, WHY]


def test_a_decision_leads_to_the_next_undecided_pair_and_is_told_beside_the_register(
    assessed: Incident, lead: Client
) -> None:
    response = lead.post(address(assessed, 1), form(assessed, "same", why="same number"))
    assert response["Location"] == address(assessed, 2)
    assessment = assessed.assessments.get()
    told = json.loads((Path(assessment.folder) / "decisions.json").read_text())
    assert told["counts"]["same"] == 1
    assert told["register_sha256"] == assessment.register_sha256
    [decided] = told["decisions"]
    assert (decided["decision"], decided["file"]) == ("same", "leak.csv")
    assert Entry.objects.filter(incident_ref=assessed.ref, kind="link.decided").count() == 1
    leaf = Entry.objects.get(kind="link.decided").leaf
    assert decided["person_ref"] not in leaf
    assert "same number" not in leaf


def test_a_decision_is_taken_back_by_a_later_one(assessed: Incident, lead: Client) -> None:
    lead.post(address(assessed, 1), form(assessed, "same"))
    response = lead.post(address(assessed, 1), form(assessed, "undecided", seen=1))
    assert response["Location"] == address(assessed, 1)
    assert decision_counts(assessed) == {"same": 0, "different": 0, "undecided": 1}
    assert [row.decision for row in LinkDecision.objects.order_by("id")] == ["same", "undecided"]
    told = json.loads((Path(assessed.assessments.get().folder) / "decisions.json").read_text())
    assert told["decisions"] == []


def test_two_reviewers_do_not_overrun_each_other(
    assessed: Incident, lead: Client, signed_in: Callable[[Role], Client]
) -> None:
    other = signed_in(Role.DATA_PROTECTION)
    lead.post(address(assessed, 1), form(assessed, "same"))
    response = other.post(address(assessed, 1), form(assessed, "different"))
    assert response.status_code == 409
    assert "decided this pair meanwhile" in response.content.decode()
    assert decision_counts(assessed)["same"] == 1


def test_an_unknown_act_or_another_register_changes_nothing(assessed: Incident, lead: Client) -> None:
    for told in ({"act": "maybe"}, {"register": "0" * 64}, {"seen": "many"}):
        assert lead.post(address(assessed, 1), form(assessed, "same") | told).status_code == 409
    assert lead.get(address(assessed, 99)).status_code == 404
    assert not LinkDecision.objects.exists()


def test_the_table_can_only_be_added_to(assessed: Incident) -> None:
    assessment = assessed.assessments.get()
    one = pair(Path(assessment.folder), 1)
    assert one is not None
    row = decide_link(assessment=assessment, pair=one, judgement=judged("same"), seen=0, key=key_of(assessed))
    with pytest.raises(Error), transaction.atomic():
        LinkDecision.objects.filter(pk=row.pk).update(decision="different")
    with pytest.raises(Error), transaction.atomic():
        LinkDecision.objects.filter(pk=row.pk).delete()


def test_many_are_decided_together_with_one_deed(assessed: Incident, lead: Client) -> None:
    many = address(assessed) + "/many"
    asked = lead.post(many, {"deed": "different", "all": "1"}).content.decode()
    assert "3 pairs" in asked
    digest = asked.partition('name="digest" value="')[2][:64]
    told = {"deed": "different", "all": "1", "digest": digest, "confirmed": "1", "reason": "Only shared numbers"}
    assert lead.post(many, told).status_code == 302
    assert decision_counts(assessed)["different"] == 3
    assert Entry.objects.filter(kind="links.decided").count() == 1


def test_the_filter_chooses_what_is_decided(assessed: Incident, lead: Client) -> None:
    told = {"deed": "same", "all": "1", "filter_cause": "An identifier contradicts"}
    assert "1 pairs" in lead.post(address(assessed) + "/many", told).content.decode()


def test_decisions_outlive_a_new_assessment_of_the_same_files_and_not_of_others(assessed: Incident) -> None:
    first = assessed.assessments.get()
    decide_links(assessment=first, numbers=[1, 2, 3], judgement=judged("same"), key=key_of(assessed))
    again = Assessment.objects.get(pk=first.pk)
    again.pk, again.register_sha256, again.at = None, "b" * 64, NOW + timedelta(days=1)
    again.save()
    assert all(found for _, found in reviewed(again, key_of(assessed)))
    again.sources = dict.fromkeys(again.sources, "c" * 64)
    assert not any(found for _, found in reviewed(again, key_of(assessed)))


def test_a_decision_is_one_of_three(assessed: Incident) -> None:
    assessment = assessed.assessments.get()
    one = pair(Path(assessment.folder), 1)
    assert one is not None
    with pytest.raises(InputError):
        decide_link(assessment=assessment, pair=one, judgement=judged("perhaps"), seen=0, key=key_of(assessed))
    with pytest.raises(RefusedError):
        decide_link(assessment=assessment, pair=one, judgement=judged("same"), seen=3, key=key_of(assessed))


def test_a_changed_source_is_said_and_nothing_is_shown(
    assessed: Incident, lead: Client, looks: list[dict[str, Any]]
) -> None:
    (Path(assessed.assessments.get().folder).parent / "case" / "leak.csv").write_text("a;b\n1;2\n")
    response = lead.post(address(assessed, 1), form(assessed, "open", reason=WHY))
    assert response.status_code == 409
    assert "no longer what the assessment read" in response.content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.INCIDENT_LEAD, Role.DATA_PROTECTION)])
def test_only_reviewers_review(assessed: Incident, signed_in: Callable[[Role], Client], role: Role) -> None:
    client = signed_in(role)
    assert client.get(address(assessed)).status_code == 403
    assert client.post(address(assessed, 1), form(assessed, "same")).status_code == 403
    assert client.post(address(assessed) + "/many", {"deed": "same", "all": "1"}).status_code == 403
    assert not LinkDecision.objects.exists()


@pytest.mark.parametrize(
    ("gone", "statuses"),
    [
        ("columns.json", (200, 409, 302, 200)),  # only what opening a pair needs
        ("register.parquet", (409, 409, 302, 200)),
        ("review.parquet", (409, 409, 409, 409)),
        ("", (409, 409, 409, 409)),
    ],
)
def test_what_is_gone_of_the_folder_is_said_in_place(
    assessed: Incident, lead: Client, gone: str, statuses: tuple[int, ...]
) -> None:
    number, out = doubtful(assessed, "An identifier contradicts"), Path(assessed.assessments.get().folder)
    (out / gone).rename(out.parent / "away")
    answers = (
        lead.get(address(assessed, number)),
        lead.post(address(assessed, number), form(assessed, "open", reason=WHY)),
        lead.post(address(assessed, number), form(assessed, "same")),
        lead.post(f"{address(assessed)}/many", {"deed": "same", "all": "1"}),
    )
    assert tuple(answer.status_code for answer in answers) == statuses
    for answer in answers:
        assert answer.status_code != 409 or "estore the folder" in answer.content.decode()
    assert lead.get(f"{address(assessed)}/next", follow=True).status_code in {200, 409}
