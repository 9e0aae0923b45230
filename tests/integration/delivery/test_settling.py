"""What is heard later: receipts and people's decisions move a message by lawful steps only."""

from __future__ import annotations

import pytest
from cast import NOW
from test_planning import plan

from amends.apps.delivery.models import Message
from amends.apps.delivery.services import decide_by_hand, settle_by_receipt
from amends.apps.delivery.unknowns import keep_finding, unknown_messages
from amends.core.errors import InputError, RefusedError
from amends.core.ports import Outcome, OutcomeKind, ReceiptKind

pytestmark = pytest.mark.django_db


def message(*steps: str) -> str:
    """One message of a new campaign, led through these states."""
    plan()
    found = Message.objects.filter(channel="email").order_by("id")[0]
    for state in steps:
        Message.objects.filter(id=found.id).update(state=state, attempts=int(state != "held"))
    return found.message_id


def heard(message_id: str, kind: ReceiptKind) -> bool:
    return settle_by_receipt(message_id=message_id, kind=kind, is_permanent=True, at=NOW, reason="5.1.1")


def state(message_id: str) -> str:
    return Message.objects.get(message_id=message_id).state


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("accepted", ReceiptKind.DELIVERED, "delivered"),
        ("accepted", ReceiptKind.BOUNCED, "bounced"),
        ("delivered", ReceiptKind.BOUNCED, "bounced"),
        ("unknown", ReceiptKind.ACCEPTED, "accepted"),
        ("unknown", ReceiptKind.DELIVERED, "delivered"),
        ("accepted", ReceiptKind.COMPLAINED, "accepted"),
        ("accepted", ReceiptKind.DELAYED, "accepted"),
        ("accepted", ReceiptKind.SEEN, "accepted"),
        ("accepted", ReceiptKind.ACCEPTED, "accepted"),
    ],
)
def test_receipt_moves_a_message_to_what_it_proves(before: str, kind: ReceiptKind, after: str) -> None:
    steps = ["sending", *(["accepted"] if before == "delivered" else []), before]
    message_id = message(*steps)
    assert heard(message_id, kind) is (before != after)
    assert state(message_id) == after


def test_receipt_that_comes_late_changes_nothing() -> None:
    message_id = message("sending", "accepted", "bounced")
    assert not heard(message_id, ReceiptKind.DELIVERED)
    assert state(message_id) == "bounced"


def test_receipt_for_what_never_left_is_not_believed() -> None:
    message_id = message()
    assert not heard(message_id, ReceiptKind.DELIVERED)
    assert state(message_id) == "planned"


@pytest.mark.parametrize(
    ("steps", "word", "after"),
    [
        (("sending", "unknown"), "arrived", "accepted"),
        (("sending", "unknown"), "lost", "refused"),
        (("sending", "unknown"), "again", "planned"),
        (("held",), "cancel", "cancelled"),
    ],
)
def test_person_decides_about_what_is_held_or_unknown(steps: tuple[str, ...], word: str, after: str) -> None:
    message_id = message(*steps)
    Message.objects.get(message_id=message_id).segment.campaign.segments.update(state="done")
    decide_by_hand(message_id=message_id, word=word, by="lead", reason="asked the carrier", now=NOW)
    assert state(message_id) == after
    is_open = Message.objects.get(message_id=message_id).segment.state == "planned"
    assert is_open is (after == "planned")  # a worker finds it again


@pytest.mark.parametrize(
    ("steps", "word", "error"),
    [
        (("sending", "accepted"), "again", RefusedError),
        ((), "cancel", RefusedError),
        (("held",), "arrived", RefusedError),
        (("held",), "again", RefusedError),  # what the guard holds is never sent
        (("held",), "send", InputError),
    ],
)
def test_decision_that_does_not_follow_is_refused(steps: tuple[str, ...], word: str, error: type[Exception]) -> None:
    message_id = message(*steps)
    with pytest.raises(error):
        decide_by_hand(message_id=message_id, word=word, by="lead", reason="because", now=NOW)
    assert state(message_id) == (steps[-1] if steps else "planned")


@pytest.mark.parametrize(
    ("found", "after"),
    [(Outcome(OutcomeKind.ACCEPTED, ref="77"), "accepted"), (Outcome(OutcomeKind.REFUSED), "refused")],
)
def test_unknown_message_is_resolved_by_what_the_provider_knows(found: Outcome, after: str) -> None:
    message_id = message("sending", "unknown")
    Message.objects.filter(message_id=message_id).update(provider="smpp:a")
    campaign_id = Message.objects.get(message_id=message_id).campaign_id
    assert [item.message_id for item in unknown_messages(campaign_id, "email", "smpp:a")] == [message_id]
    assert not unknown_messages(campaign_id, "email", "smpp:b")  # its names for messages are others
    assert keep_finding(message_id, found, NOW)
    assert state(message_id) == after
    assert not keep_finding(message_id, found, NOW)  # somebody else was here first
