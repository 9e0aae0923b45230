"""Orders from the page of the delivery: what is always obeyed, what is asked twice, and what somebody did meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from rehearsed import NOW, Finished
from sent import PERSON, kept_message

from amends.apps.accounts.models import Role
from amends.apps.delivery.models import Campaign, Message, Order
from amends.apps.delivery.orders import give_order, standing
from amends.apps.delivery.states import CampaignState, MessageState, OrderKind
from amends.apps.delivery.waves import PlannedWave, keep_waves
from amends.apps.incidents.models import Incident
from amends.apps.journal.selectors import deeds

pytestmark = pytest.mark.django_db
ONE, TWO = "002ada0f8a904087e8bf", "00613c2c42307690c52c"
WHY = "the letters show a wrong number"


@pytest.fixture
def incident(finished: Finished) -> Incident:
    """An incident with one campaign of three waves, and a message that left."""
    found = finished()
    message = kept_message(found)
    waves = [PlannedWave(NOW + timedelta(days=day), 10) for day in range(3)]
    Campaign.objects.filter(pk=message.campaign_id).update(
        config={"kind": "notice", "waves": keep_waves(waves)}, state=CampaignState.FROZEN
    )
    return found


def campaign_of(incident: Incident) -> Campaign:
    return Campaign.objects.get(incident_ref=incident.ref)


def order(client: Client, incident: Incident, kind: str, **fields: str) -> tuple[int, str]:
    form = {"kind": kind, "reason": WHY, "seen": str(Order.objects.count() and Order.objects.latest("pk").pk), **fields}
    response = client.post(f"/console/incidents/{incident.ref}/delivery/order", form)
    return response.status_code, response.content.decode()


def test_a_pause_holds_and_a_resume_lets_go(lead: Client, incident: Incident) -> None:
    assert order(lead, incident, "pause")[0] == 302
    stands = standing(campaign_of(incident).pk)
    assert (stands.halted_by, stands.reason) == (OrderKind.PAUSE, WHY)
    assert order(lead, incident, "resume")[0] == 302
    assert not standing(campaign_of(incident).pk).is_halted
    assert [deed["kind"] for deed in deeds(incident_ref=incident.ref)].count("delivery.ordered") == 2
    assert Order.objects.latest("pk").by == str(Role.INCIDENT_LEAD)


@pytest.mark.parametrize(("typed", "rate"), [("2.5", 2.5), ("2,5", 2.5), ("", None)])
def test_a_rate_is_set_and_lifted(lead: Client, incident: Incident, typed: str, rate: float | None) -> None:
    assert order(lead, incident, "slow", rate=typed)[0] == 302
    assert standing(campaign_of(incident).pk).rate == rate


@pytest.mark.parametrize("typed", ["0", "-1", "nan", "inf", "1e99", "fast", "<b>"])
def test_what_is_no_rate_is_refused_and_said(lead: Client, incident: Incident, typed: str) -> None:
    status, text = order(lead, incident, "slow", rate=typed)
    assert status == 409
    assert "greater than zero" in text
    assert Order.objects.count() == 0


def test_a_stop_is_asked_once_more_and_says_what_it_means(lead: Client, incident: Incident) -> None:
    status, text = order(lead, incident, "stop")
    assert status == 200
    assert "cannot be called back" in text
    assert Order.objects.count() == 0
    assert order(lead, incident, "stop", confirmed="1")[0] == 302
    assert standing(campaign_of(incident).pk).halted_by is OrderKind.STOP


def test_the_next_wave_is_asked_once_more_and_opens_one(lead: Client, incident: Incident) -> None:
    assert order(lead, incident, "open_wave")[0] == 200
    assert order(lead, incident, "open_wave", confirmed="1")[0] == 302
    assert standing(campaign_of(incident).pk).open_wave == 1
    assert order(lead, incident, "open_wave", confirmed="1")[0] == 302
    status, text = order(lead, incident, "open_wave", confirmed="1")
    assert (status, "No wave is left" in text) == (409, True)


def test_who_lets_more_out_must_have_seen_the_last_word_but_anybody_may_hold_back(
    lead: Client, incident: Incident
) -> None:
    campaign = campaign_of(incident)
    give_order(campaign=campaign, kind=OrderKind.PAUSE, by="counsel", reason="a wrong letter", now=NOW)
    for kind in ("resume", "slow", "open_wave"):
        status, text = order(lead, incident, kind, seen="0", rate="5", confirmed="1")
        assert (status, "an order that you have not seen" in text) == (409, True)
    assert order(lead, incident, "stop", seen="0", confirmed="1")[0] == 302
    assert order(lead, incident, "pause", seen="0")[0] == 302


def test_a_resume_of_what_nobody_holds_means_nothing(lead: Client, incident: Incident) -> None:
    status, text = order(lead, incident, "resume")
    assert (status, "Nothing is held back" in text) == (409, True)


@pytest.mark.parametrize(
    "fields", [{"reason": " "}, {"kind": "explode"}, {"campaign": "INC-OTHER-1"}, {"kind": ""}, {"campaign": "'; --"}]
)
def test_an_order_that_is_none_is_refused(lead: Client, incident: Incident, fields: dict[str, str]) -> None:
    form = {"kind": "pause", "reason": WHY, **fields}
    assert lead.post(f"/console/incidents/{incident.ref}/delivery/order", form).status_code == 409
    assert Order.objects.count() == 0


def test_nothing_can_be_ordered_before_there_is_a_plan(lead: Client, finished: Finished) -> None:
    found = finished()
    assert order(lead, found, "pause")[0] == 409


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.COUNSEL, Role.COMMUNICATIONS, Role.CONTACT_CENTRE])
def test_who_has_no_such_right_orders_and_decides_nothing(
    incident: Incident, signed_in: Callable[[Role], Client], role: Role
) -> None:
    client = signed_in(role)
    assert order(client, incident, "pause")[0] == 403
    assert client.post(f"/console/incidents/{incident.ref}/delivery/decide", {"deed": "lost"}).status_code == 403
    assert Order.objects.count() == 0


def test_the_live_part_is_the_figures_alone_and_can_be_held_still(lead: Client, incident: Incident) -> None:
    base = f"/console/incidents/{incident.ref}/delivery"
    figures = lead.get(f"{base}/figures").content.decode()
    assert "<html" not in figures
    assert "still to send" in figures
    assert "every 3s" in lead.get(base).content.decode()
    assert "every 3s" not in lead.get(f"{base}?live=off").content.decode()


def in_doubt(incident: Incident, *codes: str) -> list[Message]:
    """Unknown messages, with ids as the plan makes them: what looks like a person's address is not recorded."""
    return [kept_message(incident, code=code, state=MessageState.UNKNOWN) for code in codes]


def decide(client: Client, incident: Incident, word: str, rows: list[str], **fields: str) -> int:
    address = f"/console/incidents/{incident.ref}/delivery/decide"
    form: dict[str, object] = {"deed": word, "row": rows, **fields}
    asked = client.post(address, form)
    assert asked.status_code == 200
    sure = {**form, "confirmed": "1", "digest": asked.context["digest"], "reason": "the log of the provider says so"}
    return client.post(address, sure).status_code


def test_what_is_in_doubt_is_listed_without_anybodys_address(lead: Client, incident: Incident) -> None:
    (message,) = in_doubt(incident, ONE)
    text = lead.get(f"/console/incidents/{incident.ref}/delivery/doubtful").content.decode()
    assert message.message_id in text
    assert "…0123" in text
    assert PERSON not in text
    assert message.address_sha256 not in text
    assert "1 message in doubt" in lead.get(f"/console/incidents/{incident.ref}/delivery").content.decode()


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("arrived", MessageState.ACCEPTED),
        ("lost", MessageState.REFUSED),
        ("again", MessageState.PLANNED),
        ("cancel", MessageState.CANCELLED),
    ],
)
def test_many_are_decided_at_once_each_with_its_own_deed(
    lead: Client, incident: Incident, word: str, state: MessageState
) -> None:
    messages = in_doubt(incident, ONE, TWO)
    assert decide(lead, incident, word, [], all="1", filter_state="unknown") == 302
    states = Message.objects.filter(pk__in=[message.pk for message in messages]).values_list("state", flat=True)
    assert set(states) == {state}
    kinds = [deed["kind"] for deed in deeds(incident_ref=incident.ref)]
    assert kinds.count("message.decided") == 2


def test_a_message_of_another_incident_is_not_decided_here(
    lead: Client, incident: Incident, finished: Finished
) -> None:
    other = Incident.objects.create(
        ref="INC-OTHER", title="t", controller="c", case=incident.case, case_sha256="e" * 64, is_exercise=True,
        opened_at=NOW,
    )  # fmt: skip
    (foreign,) = in_doubt(other, ONE)
    assert decide(lead, incident, "lost", [foreign.message_id]) == 302
    foreign.refresh_from_db()
    assert foreign.state == MessageState.UNKNOWN
