"""What a print service tells of its letters: Standard Webhooks with ``letter.<state>`` events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal

import msgspec

from amends.core.ports import Receipt, ReceiptKind
from amends.providers.standard_webhooks import verified_event

SOURCE = "print"
_KINDS = {
    "letter.received": ReceiptKind.ACCEPTED,
    "letter.printed": ReceiptKind.ACCEPTED,
    "letter.posted": ReceiptKind.ACCEPTED,
    "letter.delayed": ReceiptKind.DELAYED,
    "letter.delivered": ReceiptKind.DELIVERED,
    "letter.returned": ReceiptKind.BOUNCED,
    "letter.rejected": ReceiptKind.BOUNCED,
}
_PASSING = ("", "absent", "not_collected", "other")  # the address may well be right


_Reason = Literal["", "moved", "unknown", "refused", "deceased", "bad_address", "absent", "not_collected", "other"]


class _Data(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    reference: str
    reason: _Reason = ""


class _Event(msgspec.Struct, frozen=True, kw_only=True):
    type: str
    timestamp: str
    data: _Data


def print_receipts(
    headers: Mapping[str, str],
    body: bytes,
    secret: str,
    now: datetime,
    *,
    is_seen: Callable[[str], bool] = lambda _: False,
) -> list[Receipt]:
    """The receipt of one request; none for a state that is unknown here.

    Raises ``RefusedError`` (``receipt.forged``, ``receipt.stale``) and ``InputError`` (``receipt.unreadable``).
    """
    event = verified_event(
        headers,
        body,
        secret,
        now,
        form=_Event,
        source=SOURCE,
        fix="Compare it with docs/providers/print-service.md.",
        is_seen=is_seen,
    )
    told, data = event.body.type, event.body.data
    kind = _KINDS.get(told)
    if kind is None:
        return []
    return [
        Receipt(
            source=SOURCE,
            event=event.id,
            kind=kind,
            at=event.at,
            message_id=data.reference[:200],
            ref=data.id[:200],
            status=told.removeprefix("letter."),
            is_permanent=kind is ReceiptKind.BOUNCED and data.reason not in _PASSING,
            reason=data.reason,
            evidence_sha256=event.sha256,
        )
    ]


def _hook(headers: Mapping[str, str], body: bytes, url: str, secret: str, now: datetime) -> list[Receipt]:
    return print_receipts(headers, body, secret, now)


HOOKS = {SOURCE: _hook}
