"""The page of the proof: what adds up is said to, what does not is red; a second count; the file itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from django.test import Client
from rehearsed import Finished
from sent import kept_message

from amends.apps.accounts.models import Role
from amends.apps.delivery.models import Campaign, Message, Omission
from amends.apps.delivery.states import CampaignState, MessageState
from amends.apps.incidents.models import Incident
from amends.apps.rehearsals.models import Rehearsal
from amends.core.person import PersonRow
from amends.web.console.launch import balance_rows, reconciliation
from amends.web.console.launch.balance_rows import Counted, channel_shares, count_now

pytestmark = pytest.mark.django_db
BALANCE = {
    "affected": 3, "notified": 1, "excepted": 1, "owed": 1, "unknown": 0, "duplicates": 0, "possible_duplicates": 0,
    "misdirected": 0, "held": 0, "refused": 1, "excepted_because": {"deceased, no next of kin": 1},
    "owed_because": {"refused": 1}, "unserved": 0, "unserved_because": {},
    "messages": [{"channel": "email", "language": "pl", "state": "accepted", "messages": 1}],
}  # fmt: skip


def person(ref: str, residence: str, *elements: str) -> PersonRow:
    return PersonRow(person_ref=ref, name="Nobody", language="pl", residence=residence, elements=elements)


PEOPLE = [person("C-1", "PL", "name", "pesel"), person("C-2", "PL", "name"), person("C-3", "DE", "name")]


@pytest.fixture
def incident(finished: Finished, monkeypatch: pytest.MonkeyPatch) -> Incident:
    """Three people: C-1 was told, C-2 is excepted, C-3 was refused by the mail server."""
    found = finished(persons=3)
    folder = Path(Rehearsal.objects.get(incident=found).folder)
    (folder / "reconciliation.json").write_text(json.dumps(BALANCE))
    duckdb.sql("SELECT 1 AS x").write_parquet(str(folder / "audience.parquet"))
    monkeypatch.setattr(balance_rows, "read_audience", lambda out: iter(PEOPLE))
    for ref, state in (("C-1", MessageState.ACCEPTED), ("C-3", MessageState.REFUSED)):
        message(found, ref, state)
    Omission.objects.create(
        campaign=Campaign.objects.earliest("pk"), person_ref="C-2", fate="excepted", reason="deceased, no next of kin"
    )
    return found


def message(incident: Incident, ref: str, state: MessageState, channel: str = "email") -> None:
    """A message of a frozen campaign to one of the three."""
    first = kept_message(incident, code=f"{ref}-{channel}", state=MessageState.PLANNED)
    Campaign.objects.filter(pk=first.campaign_id).update(state=CampaignState.FROZEN, config={"kind": "notice"})
    Message.objects.create(
        message_id=f"m-{ref}-{channel}", campaign=first.campaign, segment=first.segment, person_ref=ref,
        channel=channel, address_sha256="b" * 64, notice_sha256="c" * 64, content_sha256="d" * 64,
        code_sha256="e" * 64, state=state, attempts=1, at=first.at,
    )  # fmt: skip


def counted_now(incident: Incident) -> Counted:
    found = count_now(Rehearsal.objects.get(incident=incident))
    assert found is not None
    return found


def page(client: Client, incident: Incident, rest: str = "") -> str:
    response = client.get(f"/console/incidents/{incident.ref}/reconciliation{rest}")
    assert response.status_code == 200
    return response.content.decode()


def rewritten(incident: Incident, **changes: object) -> None:
    folder = Path(Rehearsal.objects.get(incident=incident).folder)
    (folder / "reconciliation.json").write_text(json.dumps({**BALANCE, **changes}))


def test_what_adds_up_is_said_to_with_its_reasons_and_names_nobody(lead: Client, incident: Incident) -> None:
    text = page(lead, incident)
    assert "It adds up." in text
    assert "They agree." in text
    assert "deceased, no next of kin" in text
    assert "C-1" not in text


def test_each_person_is_counted_once_by_place_and_with_each_element(incident: Incident) -> None:
    found = counted_now(incident)
    assert (found.total.affected, found.total.notified, found.total.excepted, found.total.owed) == (3, 1, 1, 1)
    assert [(row.name, row.affected, row.owed) for row in found.places] == [("DE", 1, 1), ("PL", 2, 0)]
    assert [row.affected for row in found.elements] == [3, 1]
    assert all(row.adds_up for row in (*found.places, *found.elements))


def test_a_call_that_was_only_picked_up_told_nobody(incident: Incident) -> None:
    message(incident, "C-3", MessageState.ACCEPTED, "voice")
    assert counted_now(incident).total.owed == 1
    Message.objects.filter(message_id="m-C-3-voice").update(state=MessageState.DELIVERED)
    assert counted_now(incident).total.owed == 0


@pytest.mark.parametrize("changes", [{"owed": 2}, {"affected": 9}, {"notified": 0}])
def test_what_does_not_add_up_is_red(lead: Client, incident: Incident, changes: dict[str, int]) -> None:
    rewritten(incident, **changes)
    text = page(lead, incident)
    assert "It does not add up" in text
    assert "The two differ" in text


@pytest.mark.parametrize("name", ["misdirected", "duplicates"])
def test_what_must_be_none_is_red_if_it_is_not(lead: Client, incident: Incident, name: str) -> None:
    assert f'<b class="late">1</b> {name}' not in page(lead, incident)
    rewritten(incident, **{name: 1})
    assert f'<b class="late">1</b> {name}' in page(lead, incident)


def test_many_people_are_counted_only_when_asked(
    lead: Client, incident: Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconciliation, "_MOST_UNASKED", 2)
    text = page(lead, incident)
    assert "Count it now" in text
    assert "By place" not in text
    assert "By place" in page(lead, incident, "?count=1")
    response = lead.post(f"/console/incidents/{incident.ref}/reconciliation")
    assert (response.status_code, "amends reconcile" in response.content.decode()) == (409, True)


def test_the_file_is_given_as_it_is(lead: Client, incident: Incident) -> None:
    response = lead.get(f"/console/incidents/{incident.ref}/reconciliation.json")
    assert json.loads(response.content) == BALANCE
    assert "attachment" in response["Content-Disposition"]


def test_a_run_that_has_not_come_so_far_says_so(lead: Client, incident: Incident) -> None:
    (Path(Rehearsal.objects.get(incident=incident).folder) / "reconciliation.json").unlink()
    assert "has not come as far" in page(lead, incident)
    assert lead.get(f"/console/incidents/{incident.ref}/reconciliation.json").status_code == 404


def test_the_channels_are_summed_by_language_and_state() -> None:
    rows = [
        {"channel": "email", "language": "pl", "state": "accepted", "messages": 2},
        {"channel": "email", "language": "pl", "state": "accepted", "messages": 3},
        {"channel": "post", "language": "fa", "state": "refused", "messages": 1},
    ]
    states, shares = channel_shares(rows)
    assert states == ("accepted", "refused")
    assert [(share.channel, share.language, share.states, share.total) for share in shares] == [
        ("email", "pl", (5, 0), 5),
        ("post", "fa", (0, 1), 1),
    ]


def test_who_sees_no_person_gets_no_way_to_the_register(
    incident: Incident, signed_in: Callable[[Role], Client]
) -> None:
    assert "one by one" not in page(signed_in(Role.AUDITOR), incident)
