"""What the app reports of an item: that it lies in the inbox, and that it was opened.

Signed as Standard Webhooks says (https://www.standardwebhooks.com): ``webhook-id``, ``webhook-timestamp`` and
``webhook-signature`` (HMAC-SHA256 over ``id.timestamp.body``, several for a change of keys).  The body is
``{"type": "inbox.delivered" | "inbox.opened" | "inbox.removed", "timestamp": RFC 3339, "data": {"id": message id}}``.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from amends.core.errors import InputError, RefusedError
from amends.core.ports import Receipt, ReceiptKind

SOURCE = "inbox"
_TOLERANCE = timedelta(minutes=5)  # a request that was overheard is of no use later
_KINDS = {
    "inbox.delivered": ReceiptKind.DELIVERED,
    "inbox.opened": ReceiptKind.SEEN,
    "inbox.removed": ReceiptKind.BOUNCED,  # the person has no inbox any more
}


class _Data(msgspec.Struct, frozen=True):
    id: str


class _Event(msgspec.Struct, frozen=True):
    type: str
    timestamp: datetime
    data: _Data


def receipt_of_inbox(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> Receipt:
    """The receipt of one report; names of ``headers`` are in lower case, ``now`` is aware.

    ``secret`` is Base64, with or without ``whsec_``.  Raises ``RefusedError`` (``receipt.forged``) for a signature
    that is not ours or a time that is not now, ``InputError`` (``receipt.unreadable``) for anything else.
    """
    identity = headers.get("webhook-id", "")
    _require_signed(headers, body, secret, now)
    try:
        event = msgspec.json.decode(body, type=_Event)
    except ValueError as error:
        raise _unreadable("its body is not what the app was asked for") from error
    if event.type not in _KINDS or event.timestamp.tzinfo is None or not event.data.id or not identity:
        raise _unreadable("its type, time or message is missing")
    kind = _KINDS[event.type]
    return Receipt(
        source=SOURCE,
        event=identity,
        kind=kind,
        at=event.timestamp,
        message_id=event.data.id,
        status=event.type,
        is_permanent=kind is ReceiptKind.BOUNCED,
        evidence_sha256=hashlib.sha256(body).hexdigest(),
    )


def _require_signed(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> None:
    identity, sent, given = (headers.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature"))
    is_timely = sent.isascii() and sent.isdigit() and abs(int(sent) - now.timestamp()) <= _TOLERANCE.total_seconds()
    try:
        key = b64decode(secret.removeprefix("whsec_"), validate=True)
    except ValueError:
        key = b""
    signed = f"{identity}.{sent}.".encode() + body
    wanted = b"v1," + b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    is_ours = any(hmac.compare_digest(wanted, one.encode()) for one in given.split(" "))
    if not (key and is_timely and is_ours):
        raise RefusedError(
            "A report of an inbox is not signed by its app, or not now.",
            code="receipt.forged",
            where="report of an inbox",
        )


def _unreadable(why: str) -> InputError:
    return InputError(
        "A report of an inbox cannot be read.", code="receipt.unreadable", where="report of an inbox", why=why
    )
