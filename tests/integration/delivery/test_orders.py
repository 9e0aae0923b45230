"""Pause, slow, stop and resume: what stands counts at every claim, and while messages are being sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import NOW, people
from django.db import DatabaseError, transaction
from test_leases import take
from test_planning import plan

from amends.apps.delivery.models import Campaign, Message, Order
from amends.apps.delivery.orders import give_order, standing
from amends.apps.delivery.states import OrderKind
from amends.apps.delivery.waves import PlannedWave, next_wave_at, open_due_waves, wave_of
from amends.contact.canary import Answer
from amends.core.errors import InputError

pytestmark = pytest.mark.django_db


def order(campaign: Campaign, kind: OrderKind, value: float | None = None, reason: str = "a reason") -> None:
    give_order(campaign=campaign, kind=kind, by="lead", reason=reason, now=NOW, value=value)


@pytest.mark.parametrize("kind", [OrderKind.PAUSE, OrderKind.STOP])
def test_nothing_is_leased_while_the_campaign_is_halted(kind: OrderKind) -> None:
    campaign = plan()
    order(campaign, kind)
    assert take(campaign) is None
    assert not Message.objects.exclude(state="planned").exists()
    order(campaign, OrderKind.RESUME)
    assert take(campaign) is not None


def test_last_order_of_a_kind_counts() -> None:
    campaign = plan()
    order(campaign, OrderKind.SLOW, 5.0)
    order(campaign, OrderKind.STOP, reason="a wrong number in the letter")
    assert standing(campaign.id).reason == "a wrong number in the letter"
    order(campaign, OrderKind.RESUME)
    order(campaign, OrderKind.SLOW)
    assert standing(campaign.id).rate is None
    assert not standing(campaign.id).is_halted


def test_order_without_a_reason_or_with_a_rate_of_nothing_is_refused() -> None:
    campaign = plan()
    for kind, value, reason in ((OrderKind.STOP, None, " "), (OrderKind.SLOW, 0.0, "slowly")):
        with pytest.raises(InputError):
            order(campaign, kind, value, reason)
    assert not Order.objects.exists()


def test_database_itself_keeps_every_order() -> None:
    campaign = plan()
    order(campaign, OrderKind.PAUSE)
    with pytest.raises(DatabaseError), transaction.atomic():
        Order.objects.update(kind="resume")
    with pytest.raises(DatabaseError), transaction.atomic():
        Order.objects.all().delete()


def test_segment_waits_for_the_end_of_quiet_hours() -> None:
    campaign = plan(not_before=lambda at, person, channel: NOW + timedelta(hours=8))
    assert take(campaign) is None
    campaign.segments.update(not_before=NOW - timedelta(seconds=1))
    assert take(campaign) is not None


def waves(first: int, rest: int) -> list[PlannedWave]:
    return [PlannedWave(NOW, first), PlannedWave(NOW + timedelta(hours=2), rest)]


def test_wave_of_a_place_follows_the_plan_and_nobody_falls_out() -> None:
    place = wave_of(waves(2, 3))
    assert [place(position) for position in range(7)] == [0, 0, 1, 1, 1, 1, 1]
    assert wave_of([])(0) is None


def test_second_wave_waits_for_the_canary_and_for_its_hour() -> None:
    campaign = plan(waves=waves(20, 100))
    assert take(campaign) is not None  # of the canary
    while take(campaign) is not None:
        pass
    assert set(campaign.segments.filter(wave=1).values_list("state", flat=True)) == {"planned"}
    canary = Message.objects.filter(segment__wave=0, state="sending")
    assert open_due_waves(campaign, now=NOW) is not None
    assert standing(campaign.id).open_wave == 0  # nothing is known of it yet
    canary.update(state="accepted", attempts=1)
    campaign.segments.filter(wave=0).update(state="done")
    open_due_waves(campaign, now=NOW)
    assert standing(campaign.id).open_wave == 0  # its hour has not come
    assert next_wave_at(campaign) == NOW + timedelta(hours=2)
    open_due_waves(campaign, now=NOW + timedelta(hours=2))
    assert standing(campaign.id).open_wave == 1
    assert take(campaign) is not None


def test_canary_that_bounces_stops_the_run_with_its_reason() -> None:
    campaign = plan(waves=waves(60, 60))
    messages = Message.objects.filter(segment__wave=0)
    messages.update(state="sending")
    messages.update(state="accepted", attempts=1)
    messages.filter(id__lte=messages.order_by("id")[29].id).update(state="bounced")
    verdict = open_due_waves(campaign, now=NOW)
    assert verdict is not None
    assert verdict.answer is Answer.STOP
    stands = standing(campaign.id)
    assert stands.halted_by is OrderKind.STOP
    assert "bounced" in stands.reason
    assert take(campaign) is None


def test_one_misdirected_message_stops_the_run_before_the_next_wave_opens() -> None:
    campaign = plan(waves=waves(60, 60))
    canary = Message.objects.filter(segment__wave=0)
    canary.update(state="sending")
    canary.update(state="accepted", attempts=1)
    campaign.segments.filter(wave=0).update(state="done")
    verdict = open_due_waves(campaign, now=NOW + timedelta(hours=2), misdirected=lambda: 1)
    assert verdict is not None
    assert verdict.answer is Answer.STOP
    assert standing(campaign.id).halted_by is OrderKind.STOP


def test_campaign_without_waves_is_not_judged() -> None:
    assert open_due_waves(plan(people(30)), now=NOW) is None


def test_who_may_not_open_a_wave_only_judges() -> None:
    campaign = plan(waves=waves(60, 60))
    canary = Message.objects.filter(segment__wave=0)
    canary.update(state="sending")
    canary.update(state="accepted", attempts=1)
    campaign.segments.filter(wave=0).update(state="done")
    open_due_waves(campaign, now=NOW + timedelta(hours=2), may_open=False)
    assert standing(campaign.id).open_wave == 0


def test_after_a_person_has_resumed_the_rules_count_anew() -> None:
    campaign = plan(waves=waves(60, 60))
    canary = Message.objects.filter(segment__wave=0)
    canary.update(state="sending", at=NOW - timedelta(hours=1))
    canary.update(state="refused", attempts=1)
    campaign.segments.filter(wave=0).update(state="done")
    open_due_waves(campaign, now=NOW)
    assert standing(campaign.id).halted_by is OrderKind.STOP
    order(campaign, OrderKind.RESUME)
    open_due_waves(campaign, now=NOW + timedelta(hours=2), complaints=lambda since: 0 if since else 60)
    assert standing(campaign.id).open_wave == 1
