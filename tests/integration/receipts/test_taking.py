"""Receipts move the ledger by lawful steps: late, twice, in any order, forged, about what nobody knows."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from itertools import permutations

import pytest
from django.db import DatabaseError, transaction
from hearing import CODE, DIGITS, NOW, OURS, campaign, message, other_message, receipt, state

from amends.apps.delivery.models import Message
from amends.apps.delivery.states import MessageState as S
from amends.apps.journal.selectors import deeds
from amends.apps.receipts.models import Receipt, Unmatched, Waiting
from amends.apps.receipts.selectors import (
    bounces,
    bounces_by_reason,
    complaints,
    has_waiting_receipt,
    open_receipts,
    receipts_by_kind,
    receipts_of,
)
from amends.apps.receipts.services import apply_waiting, take_receipts
from amends.core.errors import InputError
from amends.core.ports import ReceiptKind as K

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        (S.ACCEPTED, K.DELIVERED, S.DELIVERED),
        (S.ACCEPTED, K.BOUNCED, S.BOUNCED),
        (S.ACCEPTED, K.ACCEPTED, S.ACCEPTED),
        (S.ACCEPTED, K.DELAYED, S.ACCEPTED),
        (S.ACCEPTED, K.COMPLAINED, S.ACCEPTED),
        (S.ACCEPTED, K.SEEN, S.ACCEPTED),
        (S.DELIVERED, K.BOUNCED, S.BOUNCED),
        (S.DELIVERED, K.ACCEPTED, S.DELIVERED),
        (S.BOUNCED, K.DELIVERED, S.BOUNCED),
        (S.UNKNOWN, K.DELIVERED, S.DELIVERED),
        (S.UNKNOWN, K.BOUNCED, S.BOUNCED),
        (S.UNKNOWN, K.ACCEPTED, S.ACCEPTED),
        (S.UNKNOWN, K.DELAYED, S.ACCEPTED),  # whoever still tries has it
        (S.UNKNOWN, K.COMPLAINED, S.UNKNOWN),
        (S.REFUSED, K.DELIVERED, S.REFUSED),
        (S.CANCELLED, K.DELIVERED, S.CANCELLED),
    ],
)
def test_receipt_takes_the_lawful_step_or_none(before: S, kind: K, after: S) -> None:
    entry = message(before)
    taken = take_receipts([receipt(kind, is_permanent=True)], now=NOW)
    assert state(entry) == after
    assert (taken.taken, taken.settled, taken.kinds) == (1, int(before != after), {kind: 1})
    assert Receipt.objects.get().message == entry  # the evidence is kept whatever it changed


@pytest.mark.parametrize("order", list(permutations((K.ACCEPTED, K.DELIVERED, K.BOUNCED, K.COMPLAINED))))
def test_order_of_arrival_does_not_matter(order: tuple[K, ...]) -> None:
    entry = message(S.UNKNOWN)
    for kind in order:
        take_receipts([receipt(kind, is_permanent=True)], now=NOW)
    assert state(entry) == S.BOUNCED
    assert Receipt.objects.count() == 4


def test_same_event_counts_once_however_often_it_comes() -> None:
    entry = message()
    once = receipt(event="evt-1")
    assert take_receipts([once, once], now=NOW).duplicates == 1
    assert take_receipts([once], now=NOW + timedelta(days=3)).duplicates == 1
    assert Receipt.objects.filter(message=entry).count() == 1
    assert len(list(deeds(incident_ref="INC-7Q2K9XM"))) == 1


def test_same_event_of_two_sources_is_two() -> None:
    message()
    taken = take_receipts([receipt(event="1"), receipt(event="1", source="ses")], now=NOW)
    assert taken.taken == 2


@pytest.mark.parametrize(
    "names",
    [
        {"message_id": f"<{OURS}>"},
        {"message_id": DIGITS},
        {"message_id": OURS.upper()},
        {"code": CODE},
        {"ref": "prov-1"},
        {"message_id": OURS, "ref": "unheard"},  # ours is the better name
    ],
)
def test_message_is_found_by_each_of_its_names(names: dict[str, str]) -> None:
    other_message(provider_ref="prov-2", provider="mailgun:x")
    entry = message(provider_ref="prov-1", provider="mailgun:x")
    assert take_receipts([receipt(**names)], now=NOW).taken == 1
    assert state(entry) == S.DELIVERED


@pytest.mark.parametrize(
    "names",
    [
        {"message_id": "f" * 40 + "@notices.bank.example"},
        {"message_id": DIGITS[:39]},
        {"message_id": f"{DIGITS}0@notices.bank.example"},
        {"code": "ZZZZZ-ZZZZZ"},
        {"ref": "shared"},
        {"ref": "250 2.0.0 ok"},
        {"message_id": ""},
        {"message_id": "%"},
        {"ref": "a\x00b"},
        {"message_id": OURS, "code": "22222-22222"},
    ],
)
def test_receipt_that_names_no_one_message_is_kept_and_moves_nothing(names: dict[str, str]) -> None:
    message(provider_ref="shared", provider="mailgun:x")
    other_message(provider_ref="shared", provider="mailgun:x")
    other_message(provider_ref="250 2.0.0 ok")  # a mail server's words, not a name
    other_message(code_sha256=hashlib.sha256(b"22222-22222").hexdigest())
    one = receipt(K.BOUNCED, is_permanent=True, **names)
    assert take_receipts([one, one], now=NOW).unmatched == 1
    assert set(Message.objects.values_list("state", flat=True)) == {S.ACCEPTED}
    assert Unmatched.objects.get().why
    assert not list(deeds(incident_ref="INC-7Q2K9XM"))


def test_receipt_that_comes_before_the_providers_name_is_stored_is_matched_later() -> None:
    entry = message(S.SENDING, attempts=1)
    take_receipts([receipt(ref="prov-9")], now=NOW)
    assert open_receipts() == {"waiting": 0, "unmatched": 1}
    Message.objects.filter(pk=entry.pk).update(state=S.ACCEPTED, provider_ref="prov-9", provider="mailgun:x")
    assert apply_waiting(NOW + timedelta(minutes=1)).settled == 1
    assert state(entry) == S.DELIVERED
    assert open_receipts() == {"waiting": 0, "unmatched": 0}
    assert take_receipts([receipt(ref="prov-9", event=Receipt.objects.get().event)], now=NOW).duplicates == 1


@pytest.mark.parametrize("settled_as", [S.ACCEPTED, S.UNKNOWN])
@pytest.mark.parametrize(("kind", "after"), [(K.DELIVERED, S.DELIVERED), (K.BOUNCED, S.BOUNCED)])
def test_receipt_for_what_is_being_sent_waits_until_it_settles(settled_as: S, kind: K, after: S) -> None:
    entry = message(S.SENDING)
    assert take_receipts([receipt(kind, is_permanent=True)], now=NOW).waiting == 1
    assert state(entry) == S.SENDING
    assert has_waiting_receipt(OURS)
    assert apply_waiting(NOW).settled == 0
    assert Waiting.objects.count() == 1
    Message.objects.filter(pk=entry.pk).update(state=settled_as)
    assert apply_waiting(NOW).settled == 1
    assert state(entry) == after
    assert not has_waiting_receipt(OURS)


def test_delay_that_was_told_while_sending_resolves_the_doubt_afterwards() -> None:
    entry = message(S.SENDING)
    take_receipts([receipt(K.DELAYED)], now=NOW)
    Message.objects.filter(pk=entry.pk).update(state=S.UNKNOWN)
    assert apply_waiting(NOW).settled == 1
    assert state(entry) == S.ACCEPTED


def test_receipt_that_waits_for_what_was_refused_is_given_up_and_kept() -> None:
    entry = message(S.SENDING)
    take_receipts([receipt()], now=NOW)
    Message.objects.filter(pk=entry.pk).update(state=S.REFUSED)
    assert apply_waiting(NOW).settled == 0
    assert (Waiting.objects.count(), Receipt.objects.count(), state(entry)) == (0, 1, S.REFUSED)


def test_full_mailbox_bounces_when_the_server_has_given_up_and_not_before() -> None:
    entry = message()
    take_receipts([receipt(K.DELAYED, status="4.2.2")], now=NOW)
    take_receipts([receipt(K.BOUNCED, source="mailgun", status="4.2.2")], now=NOW)  # the service goes on trying
    assert state(entry) == S.ACCEPTED
    take_receipts([receipt(K.BOUNCED, source="dsn", status="4.2.2")], now=NOW)
    assert state(entry) == S.BOUNCED
    assert "4.2.2" in entry.reason


def test_complaints_and_bounces_are_counted_for_the_stop_rules() -> None:
    mine, other = campaign(), campaign("CMP-2")
    message()
    second, third = other_message().message_id, other_message(campaign=other).message_id
    take_receipts(
        [
            receipt(K.COMPLAINED), receipt(K.COMPLAINED, source="arf"), receipt(K.COMPLAINED, message_id=third),
            receipt(K.BOUNCED, status="5.1.1", is_permanent=True),
            receipt(K.BOUNCED, status="5.1.1", is_permanent=True, message_id=second),
            receipt(K.BOUNCED, source="bounce", message_id=second),
        ],
        now=NOW,
    )  # fmt: skip
    assert (complaints(mine.id), complaints(other.id)) == (1, 1)
    assert (bounces(mine.id), bounces(other.id)) == (2, 0)
    assert bounces_by_reason(mine.id) == {"5.1.1": 2, "bounce, no status": 1}
    assert receipts_by_kind()[mine.ref] == {"complained": 2, "bounced": 3}
    assert [found.kind for found in receipts_of(OURS)] == ["complained", "complained", "bounced"]


def test_every_receipt_is_an_entry_of_the_record_by_reference_only() -> None:
    message()
    take_receipts([receipt(K.BOUNCED, status="5.1.1", is_permanent=True, evidence_sha256="c" * 64)], now=NOW)
    (deed,) = deeds(incident_ref="INC-7Q2K9XM")
    assert deed["kind"] == "receipt.taken"
    assert (deed["message_id"], deed["receipt"], deed["evidence_sha256"]) == (OURS, "bounced", "c" * 64)
    assert "C-1" not in str(deed)


def test_source_that_lets_personal_data_through_is_cut() -> None:
    message()
    leaky = receipt(
        K.BOUNCED, event="anna@people.example", status="x anna@people.example", reason="<anna@people.example>\x00 gone"
    )
    assert take_receipts([leaky, leaky], now=NOW).duplicates == 1
    assert "anna" not in str(Receipt.objects.values().get())
    assert "anna" not in str(list(deeds(incident_ref="INC-7Q2K9XM")))


def test_receipt_without_an_offset_is_refused_and_nothing_of_its_batch_is_kept() -> None:
    message()
    with pytest.raises(InputError):
        take_receipts([receipt(), receipt(at=NOW.replace(tzinfo=None))], now=NOW)
    assert Receipt.objects.count() == 0


def test_database_refuses_to_change_or_delete_a_receipt() -> None:
    message()
    take_receipts([receipt()], now=NOW)
    for change in (lambda rows: rows.update(kind="bounced"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(Receipt.objects.all())
    assert Receipt.objects.get().kind == "delivered"
