"""A source speaks of its own channel and its own way out, whatever name it gives."""

from __future__ import annotations

import pytest
from hearing import CODE, NOW, OURS, message, other_message, receipt, state

from amends.apps.delivery.models import Message
from amends.apps.delivery.states import MessageState as S
from amends.apps.receipts.models import OtherMail, Unmatched, Waiting
from amends.apps.receipts.services import apply_waiting, take_receipts
from amends.core.ports import ReceiptKind as K

pytestmark = pytest.mark.django_db

FITS = [
    ("dsn", "email", None),
    ("bounce", "email", "ses:x"),
    ("arf", "email", None),
    ("mdn", "email", None),
    ("mailgun", "email", "mailgun:x"),
    ("mailgun", "email", None),  # handed to the service by SMTP
    ("smpp", "sms", "smpp:b.example:2775"),
    ("smpp", "sms", "smpps:b.example:3550"),
    ("sms-gateway", "sms", "sms:g.example"),
    ("kannel", "sms", "sms:g.example"),
    ("twiml", "voice", "twiml:v.example"),
    ("print", "post", "print:p.example"),
    ("post-scan", "post", "print:p.example"),
    ("post-scan", "post", None),
    ("inbox", "inbox", "inbox:app.example"),
    ("inbox-api", "inbox", "inbox:folder"),
    ("hook", "branch", "hook:crm.example"),
    ("hook", "inbox", "hook:crm.example"),
]
STRANGE = [
    ("sms-gateway", "email", "smpp:b.example"),
    ("sms-gateway", "sms", "smpp:b.example"),
    ("smpp", "sms", "sms:g.example"),
    ("smpp", "sms", "smpp-b.example"),
    ("dsn", "sms", "smpp:b.example"),
    ("mailgun", "email", "ses:x"),
    ("mailgun", "post", "mailgun:x"),
    ("twiml", "sms", "smpp:b.example"),
    ("print", "email", None),
    ("hook", "email", None),
    ("hook", "sms", "smpp:b.example"),
    ("hook", "inbox", "inbox:app.example"),
    ("inbox", "inbox", "hook:crm.example"),
    ("nobody", "email", None),
]
NAMES = [{"message_id": OURS}, {"ref": "1234"}, {"code": CODE}]


@pytest.mark.parametrize(
    ("source", "channel", "provider", "names"),
    # What no provider took has no name of a provider's.
    [(*way, names) for way in FITS for names in NAMES if way[2] is not None or "ref" not in names],
)
def test_source_moves_what_left_by_its_way(
    source: str, channel: str, provider: str | None, names: dict[str, str]
) -> None:
    entry = message(channel=channel, provider=provider, provider_ref="1234")
    take_receipts([receipt(K.BOUNCED, source=source, is_permanent=True, **names)], now=NOW)
    assert state(entry) == S.BOUNCED


@pytest.mark.parametrize("names", NAMES, ids=str)
@pytest.mark.parametrize(("source", "channel", "provider"), STRANGE)
def test_source_moves_nothing_else_and_its_word_is_kept_with_the_reason(
    source: str, channel: str, provider: str | None, names: dict[str, str]
) -> None:
    entry = message(channel=channel, provider=provider, provider_ref="1234")
    take_receipts([receipt(K.BOUNCED, source=source, is_permanent=True, **names)], now=NOW)
    apply_waiting(NOW)
    assert state(entry) == S.ACCEPTED
    assert Unmatched.objects.get().why


def test_reason_tells_a_barred_source_from_an_unknown_name() -> None:
    message(channel="email", provider="mailgun:x", provider_ref="1234")
    take_receipts([receipt(source="kannel", ref="1234"), receipt(source="kannel", ref="9999")], now=NOW)
    barred, unknown = Unmatched.objects.order_by("ref").values_list("why", flat=True)
    assert "may not speak" in barred
    assert "no message" in unknown


def test_same_name_of_two_ways_is_the_one_of_its_source() -> None:
    mail = message(channel="email", provider="mailgun:x", provider_ref="1234")
    text = other_message(channel="sms", provider="sms:g.example", provider_ref="1234")
    take_receipts([receipt(K.BOUNCED, source="sms-gateway", ref="1234", is_permanent=True)], now=NOW)
    assert (state(mail), state(text)) == (S.ACCEPTED, S.BOUNCED)


def test_receipt_that_waited_is_dropped_if_the_message_left_by_another_way() -> None:
    entry = message(S.SENDING, channel="sms")
    take_receipts([receipt(source="sms-gateway")], now=NOW)
    assert Waiting.objects.count() == 1
    Message.objects.filter(pk=entry.pk).update(state=S.ACCEPTED, provider="smpp:b.example", provider_ref="1")
    apply_waiting(NOW)
    assert (state(entry), Waiting.objects.count()) == (S.ACCEPTED, 0)


def test_answers_and_broken_lines_are_counted_once_and_nothing_else_is_kept() -> None:
    answer = receipt(K.SEEN, source="smpp-reply", event="a1", message_id="")
    broken = receipt(K.SEEN, source="spool", event="b1", message_id="")
    assert take_receipts([answer, answer, broken], now=NOW).unmatched == 0
    counted = dict(OtherMail.objects.values_list("disposition", "why"))
    assert counted == {"reply": "an answer by SMS", "not_understood": counted["not_understood"]}
    assert "broken" in counted["not_understood"]
