"""What the app reports of an item: that it lies in the inbox, and that it was opened.

Signed as Standard Webhooks says (https://www.standardwebhooks.com): ``webhook-id``, ``webhook-timestamp`` and
``webhook-signature``, several for a change of keys.  The body is
``{"type": "inbox.delivered" | "inbox.opened" | "inbox.removed", "timestamp": RFC 3339, "data": {"id": message id}}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from amends.core.ports import Receipt, ReceiptKind
from amends.providers.standard_webhooks import verified_event

SOURCE = "inbox"
_KINDS = {
    "inbox.delivered": ReceiptKind.DELIVERED,
    "inbox.opened": ReceiptKind.SEEN,
    "inbox.removed": ReceiptKind.BOUNCED,  # the person has no inbox any more
}


class _Data(msgspec.Struct, frozen=True):
    id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class _Event(msgspec.Struct, frozen=True):
    type: Literal["inbox.delivered", "inbox.opened", "inbox.removed"]
    timestamp: str
    data: _Data


def receipt_of_inbox(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> Receipt:
    """The receipt of one report; ``now`` is aware, ``secret`` as ``standard_webhooks.keys_of`` reads it.

    Raises ``RefusedError`` (``receipt.forged``, ``receipt.stale``) and ``InputError`` (``receipt.unreadable``,
    ``hook.bad_secret``).
    """
    fix = "Send type, timestamp and data.id, as docs/providers/inbox.md says."
    event = verified_event(headers, body, secret, now, form=_Event, source=SOURCE, fix=fix)
    kind = _KINDS[event.body.type]
    return Receipt(
        source=SOURCE,
        event=event.id,
        kind=kind,
        at=event.at,
        message_id=event.body.data.id,
        status=event.body.type,
        is_permanent=kind is ReceiptKind.BOUNCED,
        evidence_sha256=event.sha256,
    )
