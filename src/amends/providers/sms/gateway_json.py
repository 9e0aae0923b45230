"""The plain JSON dialect of an HTTP gateway for SMS, and its signed callbacks.

POST {base}            Authorization: Bearer ...   Idempotency-Key: <our message id>
{"to": "+49...", "text": "...", "from": "Bank", "reference": "<our message id>", "callback": "https://..."}
2xx {"id": "<the gateway's name>"}

POST {callback}        X-Signature: sha256=<HMAC-SHA-256 of the body, hex>
{"event": "e-1", "reference": "<our message id>", "id": "...", "status": "delivered", "at": "2026-06-01T12:00:00Z"}
"""

from __future__ import annotations

import hashlib
import hmac

import msgspec

from amends.core.clock import parse_instant
from amends.core.envelope import Envelope
from amends.core.errors import InputError, RefusedError
from amends.core.ports import Outcome, OutcomeKind, Receipt, ReceiptKind
from amends.providers.wire import Reply, failure

_KINDS = {
    "accepted": ReceiptKind.ACCEPTED,
    "sent": ReceiptKind.ACCEPTED,
    "delayed": ReceiptKind.DELAYED,
    "delivered": ReceiptKind.DELIVERED,
    "undelivered": ReceiptKind.BOUNCED,
    "failed": ReceiptKind.BOUNCED,
    "expired": ReceiptKind.BOUNCED,
    "rejected": ReceiptKind.BOUNCED,
}
_PERMANENT = frozenset(("failed", "rejected", "undelivered"))
_LONGEST_REF = 200
_IN_PROGRESS = 409  # the same Idempotency-Key is being worked on


class _Callback(msgspec.Struct, frozen=True):
    reference: str
    status: str
    at: str
    id: str = ""
    event: str = ""
    code: str = ""


_decoder = msgspec.json.Decoder(_Callback)


def json_body(envelope: Envelope, *, sender: str, callback: str) -> bytes:
    """The request of one message."""
    fields = {"to": envelope.to, "text": envelope.text, "from": sender, "reference": envelope.message_id}
    return msgspec.json.encode(fields | ({"callback": callback} if callback else {}))


def json_outcome(reply: Reply, name: str, *, is_idempotent: bool) -> Outcome:
    """What the gateway answered; raises ``MachineError`` as ``wire.failure`` does."""
    if reply.status == _IN_PROGRESS:
        kind = OutcomeKind.TEMPORARY if is_idempotent else OutcomeKind.DOUBT
        return Outcome(kind, "409", reason="the gateway says that it has it already", retry_after_s=reply.retry_after_s)
    if not reply.is_success:
        return failure(reply, name, is_idempotent=is_idempotent)
    ref = reply.json().get("id")
    if not isinstance(ref, str) or not (0 < len(ref) <= _LONGEST_REF and ref.isascii() and ref.isprintable()):
        return Outcome(OutcomeKind.DOUBT, str(reply.status), reason="the answer cannot be understood")
    return Outcome(OutcomeKind.ACCEPTED, str(reply.status), ref=ref)


def signature_of(body: bytes, secret: str) -> str:
    """The value of ``X-Signature``."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def receipt_of_callback(body: bytes, signature: str, secret: str) -> Receipt:
    """The receipt of a callback.

    Raises ``RefusedError`` (``receipt.forged``) before anything is read, ``InputError`` (``receipt.unreadable``).
    """
    if not secret or not hmac.compare_digest(
        signature_of(body, secret).encode(), signature.strip().encode("utf-8", "replace")
    ):
        raise RefusedError("A callback is not from our gateway.", code="receipt.forged", where="SMS gateway callback")
    try:
        told = _decoder.decode(body)
        kind, at = _KINDS[told.status], parse_instant(told.at, where="SMS gateway callback")
    except (ValueError, KeyError, InputError) as error:
        raise InputError(
            "A callback cannot be read.", code="receipt.unreadable", where="SMS gateway callback"
        ) from error
    digest = hashlib.sha256(body).hexdigest()
    return Receipt(
        source="sms-gateway",
        event=told.event or digest,
        kind=kind,
        at=at,
        message_id=told.reference,
        ref=told.id,
        status=told.code if told.code.isalnum() and len(told.code) <= 16 else told.status,
        is_permanent=told.status in _PERMANENT,
        reason=f"the gateway says {told.status}",
        evidence_sha256=digest,
    )
