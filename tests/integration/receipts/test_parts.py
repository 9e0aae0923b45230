"""An SMS of several parts: a receipt of one part finds it in any process, and all parts make it delivered."""

from __future__ import annotations

from itertools import permutations

import pytest
from hearing import NOW, OURS, message, other_message, receipt, state

from amends.apps.delivery.models import Message
from amends.apps.delivery.states import MessageState as S
from amends.apps.receipts.models import PartRef, Receipt, Unmatched
from amends.apps.receipts.services import Taken, apply_waiting, take_receipts
from amends.core.ports import Receipt as Told
from amends.core.ports import ReceiptKind as K

pytestmark = pytest.mark.django_db
SMSC = {"channel": "sms", "provider": "smpp:b.example:2775"}


def told(ref: str, kind: K = K.DELIVERED, said: str = "DELIVRD", **fields: str) -> Told:
    """As a link that was bound anew tells it: by the part's name alone."""
    names = {"ref": ref, **fields}
    return receipt(kind, source="smpp", event=f"{ref}:{said}:{kind}", status=f"{said} 000", **names)


def take(*receipts: Told) -> Taken:
    return take_receipts(receipts, now=NOW) + apply_waiting(NOW)


@pytest.mark.parametrize("order", list(permutations(("r1", "r2", "r3"))))
def test_every_part_is_found_and_the_last_one_is_delivery(order: tuple[str, ...]) -> None:
    entry = message(**SMSC, provider_ref="r1,r2,r3")
    for ref in order:
        assert state(entry) == S.ACCEPTED
        take(told(ref))
    assert state(entry) == S.DELIVERED
    assert [found.kind for found in Receipt.objects.order_by("id")] == [K.ACCEPTED, K.ACCEPTED, K.DELIVERED]
    assert Unmatched.objects.count() == 0


@pytest.mark.parametrize("ref", ["r1", "r2", "r3"])
def test_one_part_that_did_not_arrive_bounces_the_message(ref: str) -> None:
    entry = message(**SMSC, provider_ref="r1,r2,r3")
    take(told(ref, K.BOUNCED, "UNDELIV"))
    assert state(entry) == S.BOUNCED


def test_what_an_earlier_process_heard_of_a_part_counts() -> None:
    entry = message(**SMSC, provider_ref="r1,r2")
    take(told("r2", K.ACCEPTED, message_id=OURS))  # its book knew that a part was missing
    assert state(entry) == S.ACCEPTED
    take(told("r1"))
    assert state(entry) == S.DELIVERED


def test_the_same_part_twice_is_no_delivery() -> None:
    entry = message(**SMSC, provider_ref="r1,r2")
    take(told("r1"), told("r1"), told("r1", K.ACCEPTED))
    assert state(entry) == S.ACCEPTED


@pytest.mark.parametrize("joined", ["r1,", ",r1", "r1," + "x" * 197])
def test_message_with_a_part_whose_name_is_not_known_whole_is_never_called_delivered(joined: str) -> None:
    entry = message(S.UNKNOWN, **SMSC, provider_ref=joined)
    take(told("r1"))
    assert state(entry) == S.ACCEPTED


def test_message_of_one_part_is_delivered_at_once() -> None:
    entry = message(**SMSC, provider_ref="r1")
    assert take_receipts([told("r1")], now=NOW).settled == 1
    assert state(entry) == S.DELIVERED


def test_part_that_two_messages_name_moves_neither() -> None:
    first = message(**SMSC, provider_ref="r1,r2")
    second = other_message(**SMSC, provider_ref="r2")
    third = other_message(**SMSC, provider_ref="r2,r9")
    take(told("r1", K.DELAYED, "ENROUTE"))  # now the parts are known
    take(told("r2", K.BOUNCED, "UNDELIV"))
    assert {state(entry) for entry in (first, second, third)} == {S.ACCEPTED}


def test_parts_of_others_are_not_looked_at_and_none_is_noted_unless_one_is_asked_for() -> None:
    mail = message(channel="email", provider="mailgun:x", provider_ref="r1,r2")
    apply_waiting(NOW)
    assert PartRef.objects.count() == 0
    take(told("r2", K.BOUNCED, "UNDELIV"))
    assert (state(mail), PartRef.objects.count()) == (S.ACCEPTED, 0)
    assert Message.objects.get().provider_ref == "r1,r2"
