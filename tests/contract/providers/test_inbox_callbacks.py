"""Reports of an app about its inbox: signed, timely, read, counted once."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta

import pytest

from amends.core.errors import AmendsError, InputError, RefusedError
from amends.core.ports import ReceiptKind
from amends.providers.inbox.callbacks import receipt_of_inbox

SECRET = "whsec_" + b64encode(b"k" * 24).decode()
NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)


def body(kind: str = "inbox.opened", **changed: object) -> bytes:
    return json.dumps(
        {"type": kind, "timestamp": "2026-06-02T11:59:58Z", "data": {"id": "m-1@x.example"}} | changed
    ).encode()


def signed(data: bytes, *, at: datetime = NOW, secret: str = SECRET, identity: str = "evt-1") -> dict[str, str]:
    sent = str(int(at.timestamp()))
    mac = hmac.new(b64decode(secret.removeprefix("whsec_")), f"{identity}.{sent}.".encode() + data, hashlib.sha256)
    return {
        "webhook-id": identity,
        "webhook-timestamp": sent,
        "webhook-signature": "v1," + b64encode(mac.digest()).decode(),
    }


def test_the_signature_is_that_of_the_published_example() -> None:
    """The test vector of the Standard Webhooks libraries: its signature holds, its body is not one of ours."""
    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    at = datetime.fromtimestamp(1614265330, UTC)
    with pytest.raises(InputError) as caught:
        receipt_of_inbox(headers, b'{"test": 2432232314}', "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", at)
    assert caught.value.code == "receipt.unreadable"


@pytest.mark.parametrize(
    ("kind", "expected", "is_permanent"),
    [
        ("inbox.delivered", ReceiptKind.DELIVERED, False),
        ("inbox.opened", ReceiptKind.SEEN, False),
        ("inbox.removed", ReceiptKind.BOUNCED, True),
    ],
)
def test_a_report_is_read(kind: str, expected: ReceiptKind, *, is_permanent: bool) -> None:
    found = receipt_of_inbox(signed(body(kind)), body(kind), SECRET, NOW)
    assert (found.kind, found.is_permanent) == (expected, is_permanent)
    assert (found.message_id, found.event) == ("m-1@x.example", "evt-1")
    assert found.at == datetime(2026, 6, 2, 11, 59, 58, tzinfo=UTC)


def test_one_of_several_signatures_is_enough_while_keys_change() -> None:
    headers = signed(body())
    headers["webhook-signature"] = "v1,AAAA v2,odd " + headers["webhook-signature"]
    assert receipt_of_inbox(headers, body(), SECRET, NOW).kind is ReceiptKind.SEEN


@pytest.mark.parametrize(
    ("headers", "data", "code"),
    [
        ({}, body(), "receipt.forged"),
        (signed(body()), body("inbox.removed"), "receipt.forged"),
        (signed(body()) | {"webhook-id": "evt-2"}, body(), "receipt.forged"),
        (signed(body()) | {"webhook-timestamp": "٧"}, body(), "receipt.forged"),
        (signed(body()) | {"webhook-timestamp": "1" * 5000}, body(), "receipt.forged"),
        (signed(body()) | {"webhook-signature": "v1,ä"}, body(), "receipt.forged"),
        (signed(body()) | {"webhook-signature": "v1,\udcff"}, body(), "receipt.forged"),
        (signed(body(), at=NOW - timedelta(minutes=6)), body(), "receipt.stale"),
        (signed(body(), at=NOW + timedelta(minutes=6)), body(), "receipt.stale"),
    ],
)
def test_a_forged_or_late_report_is_refused(headers: dict[str, str], data: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as caught:
        receipt_of_inbox(headers, data, SECRET, NOW)
    assert caught.value.code == code


@pytest.mark.parametrize("secret", ["", "whsec_not base64!", "whsec_AAAA"])
def test_a_secret_that_cannot_be_used_is_ours_to_mend(secret: str) -> None:
    with pytest.raises(InputError) as caught:
        receipt_of_inbox(signed(body()), body(), secret, NOW)
    assert caught.value.code == "hook.bad_secret"


def test_both_keys_are_right_while_they_change() -> None:
    new = "whsec_" + b64encode(b"n" * 32).decode()
    for secret in (SECRET, new):
        assert receipt_of_inbox(signed(body(), secret=secret), body(), f"{new} {SECRET}", NOW).event == "evt-1"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        body("inbox.odd"),
        body(timestamp="2026-06-02T11:59:58"),
        body(data={"id": ""}),
        body(data={}),
    ],
)
def test_a_signed_report_that_says_nothing_is_unreadable(data: bytes) -> None:
    with pytest.raises(AmendsError) as caught:
        receipt_of_inbox(signed(data), data, SECRET, NOW)
    assert caught.value.code == "receipt.unreadable"
