"""Kannel's ``sendsms`` dialect, and the delivery reports that it fetches our ``dlr-url`` for.

Source: Kannel 1.4.5 User's Guide, "Using the HTTP interface to send SMS messages" and "Delivery Reports".
Kannel gives no name to a message and signs nothing: the URL of the report carries our identity and its keyed hash,
and whoever sees that URL could report in its place.  Of a message of several parts it follows one part only.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlencode

from amends.core.envelope import Envelope
from amends.core.errors import InputError, RefusedError
from amends.core.ports import Outcome, OutcomeKind, Receipt, ReceiptKind
from amends.providers.sms.alphabet import gsm_units
from amends.providers.wire import Reply, failure

_GSM, _UCS2 = "0", "2"
_EVERY_REPORT = "31"  # delivered 1, failed 2, queued 4, taken by the SMSC 8, refused by it 16
_KINDS = {
    "1": ReceiptKind.DELIVERED,
    "2": ReceiptKind.BOUNCED,
    "4": ReceiptKind.DELAYED,
    "8": ReceiptKind.ACCEPTED,
    "16": ReceiptKind.BOUNCED,
}
_PERMANENT = frozenset(("2", "16"))
_ACCEPTED, _QUEUED = "0:", "3:"  # how the words of a 202 begin
_MOST_SECONDS = 253_402_300_799  # the year 9999


def kannel_request(
    envelope: Envelope, *, user: str, password: str, sender: str, callback: str, secret: str, only_ucs2: bool
) -> tuple[bytes, dict[str, str]]:
    """Body and headers of one message; reports are asked for where there is a ``callback`` to send them to.

    Of the ways that Kannel takes a message only this one keeps number, words and password out of the URL: a
    form is answered with "Invalid content-type".
    """
    is_gsm = not only_ucs2 and gsm_units(envelope.text) is not None
    headers = {
        "Content-Type": "text/plain; charset=UTF-8",
        "X-Kannel-Username": user,
        "X-Kannel-Password": password,
        "X-Kannel-To": envelope.to,
        "X-Kannel-Coding": _GSM if is_gsm else _UCS2,
    }
    headers |= {"X-Kannel-From": sender} if sender else {}
    if callback:
        url = report_url(callback, envelope.message_id, secret)
        headers |= {"X-Kannel-DLR-Mask": _EVERY_REPORT, "X-Kannel-DLR-Url": url}
    return envelope.text.encode(), headers


def report_url(callback: str, message_id: str, secret: str) -> str:
    """Where Kannel shall report; ``%d`` and ``%T`` are filled by it (type of report, seconds since 1970).

    The identity is in base64: a percent sign of ours would be read as one of Kannel's own escapes.
    """
    name = urlsafe_b64encode(message_id.encode()).decode().rstrip("=")
    joint = "&" if "?" in callback else "?"
    return f"{callback}{joint}m={name}&k={_mac(name, secret)}&s=%d&t=%T"


def receipt_of_kannel_report(params: Mapping[str, str], secret: str) -> Receipt:
    """The receipt of a fetched ``dlr-url``.

    Raises ``RefusedError`` (``receipt.forged``) where the key does not fit, ``InputError`` (``receipt.unreadable``).
    """
    name, kind = params.get("m", ""), _KINDS.get(params.get("s", ""))
    if not secret or not hmac.compare_digest(
        _mac(name, secret).encode(), params.get("k", "").encode("utf-8", "replace")
    ):
        raise RefusedError("A delivery report is not from our gateway.", code="receipt.forged", where="Kannel report")
    seconds = params.get("t", "")
    if kind is None or not (
        seconds.isascii() and seconds.isdigit() and len(seconds) <= 12 and int(seconds) <= _MOST_SECONDS
    ):
        raise InputError("A delivery report cannot be read.", code="receipt.unreadable", where="Kannel report")
    told = params["s"]
    return Receipt(
        source="kannel",
        event=f"{name}:{told}",
        kind=kind,
        at=datetime.fromtimestamp(int(seconds), UTC),
        message_id=urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode(),
        status=told,
        is_permanent=told in _PERMANENT,
        reason=f"Kannel reports {told}",
        evidence_sha256=hashlib.sha256(urlencode(sorted(params.items())).encode()).hexdigest(),
    )


def kannel_outcome(reply: Reply, message_id: str, name: str) -> Outcome:
    """What ``sendsms`` answered; raises ``MachineError`` as ``wire.failure`` does."""
    if not reply.is_success:
        return failure(reply, name, is_idempotent=False)
    words = reply.body[:2].decode("latin-1")
    if reply.status == 202 and words in (_ACCEPTED, _QUEUED):
        return Outcome(OutcomeKind.ACCEPTED, str(reply.status), ref=message_id)
    return Outcome(OutcomeKind.DOUBT, str(reply.status), reason="the answer cannot be understood")


def _mac(name: str, secret: str) -> str:
    return hmac.new(secret.encode(), name.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
