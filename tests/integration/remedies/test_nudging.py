"""Reminders of cards nobody activated and steps nobody did: through the contact decision, once, one a week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from django.db import DatabaseError, transaction

from amends.apps.delivery.models import Campaign, Message, Segment
from amends.apps.errands.models import Errand
from amends.apps.remedies import nudging
from amends.apps.remedies.models import Card, Nudge
from amends.apps.remedies.services import list_cards, say_step
from amends.core.person import PersonRow
from amends.core.sealing import public_half
from amends.remedies.steps import SaidBy, StepState

from .conftest import KEY, NOW, Planned, cards_csv

A_DAY = timedelta(days=1)


def told(planned: Planned, ref: str) -> None:
    campaign = Campaign.objects.create(ref="CAM-1", incident_ref=planned.incident.ref, started_at=NOW)
    segment = Segment.objects.create(campaign=campaign, seq=1, channel="email", payload=b"")
    Message.objects.create(
        message_id="<1@x>", campaign=campaign, segment=segment, person_ref=ref, channel="email", state="delivered",
        attempts=1, at=NOW,
    )  # fmt: skip


@pytest.fixture
def send(planned: Planned, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    row = PersonRow(person_ref="C-1", name="A", language="pl", residence="PL", elements=(), email="a@mail.example")
    people = [row, msgspec.structs.replace(row, person_ref="C-2", email=None)]
    monkeypatch.setattr(nudging, "read_audience", lambda folder: iter(people))
    for number in range(3, 31):  # all but two have done what is theirs
        for step in ("pl-pesel", "pl-bik"):
            say_step(
                incident=planned.incident, person_hash=planned.hash_of(number), step_id=step, state=StepState.DONE,
                said_by=SaidBy.PERSON, now=NOW,
            )  # fmt: skip

    def sent(day: int, decision: str = "allow") -> Any:
        return nudging.send_nudges(
            incident=planned.incident, key=KEY, public_key=public_half(bytes(32)), by="test", now=NOW + day * A_DAY,
            decide=lambda **asked: SimpleNamespace(decision=decision, channel="email"),
        )  # fmt: skip

    return sent


def test_steps_are_reminded_of_once_where_the_contact_decision_allows_it(
    planned: Planned, send: Callable[..., Any]
) -> None:
    told(planned, "C-1")
    assert send(1).asked == 0
    held = send(4, "defer")
    assert (held.asked, held.held) == (0, 1)
    assert send(4).asked == 1
    assert [send(day).asked for day in (5, 20, 60)] == [0, 0, 0]
    assert Errand.objects.count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Nudge.objects.update(what="card")


def test_nobody_learns_of_the_breach_by_a_reminder(planned: Planned, send: Callable[..., Any]) -> None:
    told(planned, "C-7")
    assert send(4).asked == 0


def test_a_card_nobody_activated_comes_first_and_the_step_after_a_week_of_rest(
    planned: Planned, send: Callable[..., Any]
) -> None:
    path = planned.write("cards.csv", cards_csv(range(1, 2)))
    list_cards(incident=planned.incident, path=path, key=KEY, by="test", now=NOW)
    Card.objects.update(state="mailed", state_at=NOW)
    told(planned, "C-1")
    assert nudging.due_nudges(incident=planned.incident, now=NOW + 11 * A_DAY)[planned.hash_of(1)] == "card"
    assert [send(day).asked for day in (11, 12, 17, 19, 40)] == [1, 0, 0, 1, 0]
    assert sorted(Nudge.objects.values_list("what", flat=True)) == ["card", "step"]


def test_who_has_done_the_steps_or_activated_the_card_is_left_alone(planned: Planned, send: Callable[..., Any]) -> None:
    path = planned.write("cards.csv", cards_csv(range(3, 4)))
    list_cards(incident=planned.incident, path=path, key=KEY, by="test", now=NOW)
    Card.objects.update(state="activated", state_at=NOW)
    assert planned.hash_of(3) not in nudging.due_nudges(incident=planned.incident, now=NOW + 60 * A_DAY)
