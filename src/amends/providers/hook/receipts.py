"""What the house's own systems tell of a message: a signed ``amends.receipt`` (Standard Webhooks).

{"type": "amends.receipt", "timestamp": "2026-06-02T09:00:00Z",
 "data": {"message_id": "...", "kind": "delivered", "is_permanent": false, "reason": "spoke_to_person"}}
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from amends.core.ports import Receipt, ReceiptKind
from amends.providers.standard_webhooks import verified_event

SOURCE = "hook"
_Word = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z_]{0,39}$|^$")]


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    message_id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    kind: ReceiptKind
    is_permanent: bool = False
    reason: _Word = ""


class _Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    type: Literal["amends.receipt"]
    timestamp: str
    data: _Data


def hook_receipts(
    headers: Mapping[str, str],
    body: bytes,
    secret: str,
    now: datetime,
    *,
    is_seen: Callable[[str], bool] = lambda _: False,
) -> list[Receipt]:
    """The receipt of one request.

    Raises ``RefusedError`` (``receipt.forged``, ``receipt.stale``) and ``InputError`` (``receipt.unreadable``).
    """
    event = verified_event(
        headers,
        body,
        secret,
        now,
        form=_Event,
        source=SOURCE,
        fix="Send amends.receipt with message_id and kind, as docs/providers/hook.md says.",
        is_seen=is_seen,
    )
    data = event.body.data
    return [
        Receipt(
            source=SOURCE,
            event=event.id,
            kind=data.kind,
            at=event.at,
            message_id=data.message_id,
            is_permanent=data.is_permanent,
            reason=data.reason,
            evidence_sha256=event.sha256,
        )
    ]


def _hook(headers: Mapping[str, str], body: bytes, url: str, secret: str, now: datetime) -> list[Receipt]:
    return hook_receipts(headers, body, secret, now)


HOOKS = {SOURCE: _hook}
