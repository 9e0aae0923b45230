"""What a print service tells of its letters: Standard Webhooks with ``letter.<state>`` events."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal

import msgspec

from amends.core.clock import parse_instant
from amends.core.errors import InputError
from amends.core.ports import Receipt, ReceiptKind
from amends.providers.standard_webhooks import verify

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
    delivered = verify(headers, body, secret, now, is_seen=is_seen)
    try:
        event = msgspec.json.decode(body, type=_Event)
        at = parse_instant(event.timestamp, where="print service")
    except (ValueError, InputError) as error:
        raise InputError(
            "A webhook of the print service cannot be read.",
            code="receipt.unreadable",
            where=SOURCE,
            fix="Compare it with docs/providers/print-service.md.",
        ) from error
    kind = _KINDS.get(event.type)
    if kind is None:
        return []
    return [
        Receipt(
            source=SOURCE,
            event=delivered.id[:200],
            kind=kind,
            at=at,
            message_id=event.data.reference[:200],
            ref=event.data.id[:200],
            status=event.type.removeprefix("letter."),
            is_permanent=kind is ReceiptKind.BOUNCED and event.data.reason not in _PASSING,
            reason=event.data.reason,
            evidence_sha256=hashlib.sha256(body).hexdigest(),
        )
    ]


def _hook(headers: Mapping[str, str], body: bytes, url: str, secret: str, now: datetime) -> list[Receipt]:
    return print_receipts(headers, body, secret, now)


HOOKS = {SOURCE: _hook}
