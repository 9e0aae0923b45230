"""What a call reports: the key that was pressed, and how it ended.

Requests are signed with the account's secret: https://www.twilio.com/docs/usage/webhooks/webhooks-security.  The
address names the message: ``ANSWER/<message id>`` for the key, ``.../again`` for the repetition, ``.../status`` for
the end.  The web answers the first two with TwiML and keeps the receipts of the first and the last.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from amends.core.envelope import Envelope
from amends.core.errors import InputError, RefusedError
from amends.core.ports import Receipt, ReceiptKind
from amends.providers.voice.documents import goodbye, words

SOURCE = "twiml"

_FINAL = frozenset({"busy", "no-answer", "failed", "canceled"})
_UNDER_WAY = frozenset({"queued", "initiated", "ringing", "in-progress", "answered", "completed"})
# RFC 3261: not found, gone, address incomplete, does not exist anywhere.  Twilio: not a number, unreachable for good.
_NO_SUCH_NUMBER = frozenset({"404", "410", "484", "604", "21211", "21214", "21217", "13223", "13224"})


def require_signature(url: str, params: Mapping[str, str], signature: str, secret: str) -> None:
    """Raises ``RefusedError`` (``receipt.forged``) unless the service signed this request.

    ``url`` is the address as the service called it, with its query; ``params`` are those of the form.
    """
    if not secret or not hmac.compare_digest(
        signature_of(url, params, secret).encode(), signature.encode("utf-8", "replace")
    ):
        raise RefusedError(
            "A report of a call is not signed by its service.", code="receipt.forged", where="report of a call"
        )


def signature_of(url: str, params: Mapping[str, str], secret: str) -> str:
    """``X-Twilio-Signature``: HMAC-SHA1 over the address and the sorted parameters, in Base64.

    >>> signature_of("https://mycompany.example/app?foo=1", {"Digits": "1"}, "12345") != ""
    True
    """
    signed = url + "".join(name + params[name] for name in sorted(params))
    return b64encode(hmac.new(secret.encode(), signed.encode(), hashlib.sha1).digest()).decode("ascii")


def answer_to_key(envelope: Envelope, params: Mapping[str, str], again_url: str = "", voice: str = "") -> str:
    """TwiML for a key that was pressed: the words; without a key the end.  No ``again_url`` at the repetition."""
    return words(envelope, again_url, voice) if params.get("Digits", "") else goodbye()


def receipt_of_key(message_id: str, params: Mapping[str, str], at: datetime) -> Receipt:
    """That somebody pressed a key and is told the words; raises ``InputError`` (``receipt.unreadable``)."""
    if not params.get("Digits", ""):
        raise _unreadable("no key was pressed")
    return _receipt(message_id, params, ReceiptKind.DELIVERED, event="key", at=_instant(params, at))


def receipt_of_status(message_id: str, params: Mapping[str, str], at: datetime, *, is_heard: bool = False) -> Receipt:
    """How a call ended; raises ``InputError`` (``receipt.unreadable``).

    A call that was taken and ended proves only that the line without content was heard: ``ACCEPTED``.  A machine that
    answered heard no more: ``BOUNCED``, as is one that nobody took; another try or another channel may reach them.
    ``is_heard``: a key was pressed in a call of this message.  Then no end takes that back, for a machine is guessed
    from how somebody says hello: ``ACCEPTED``.  ``at`` counts where the service gives no time of its own.
    """
    status, by = params.get("CallStatus", ""), params.get("AnsweredBy", "")
    code = params.get("ErrorCode", "") or params.get("SipResponseCode", "")
    when = _instant(params, at)
    is_machine = by.startswith("machine") or by == "fax"
    if status == "completed" and is_machine and not is_heard:
        return _receipt(message_id, params, ReceiptKind.BOUNCED, event=status, at=when, status=by, reason="a machine")
    if status in _UNDER_WAY:
        return _receipt(message_id, params, ReceiptKind.ACCEPTED, event=status, at=when, status=status)
    if status not in _FINAL:
        raise _unreadable("its CallStatus is not known")
    is_permanent = status == "failed" and code in _NO_SUCH_NUMBER
    shown = code if code.isdigit() and status == "failed" else status
    if is_heard:
        return _receipt(message_id, params, ReceiptKind.ACCEPTED, event=status, at=when, status=shown)
    kind = ReceiptKind.BOUNCED
    return _receipt(message_id, params, kind, event=status, at=when, status=shown, is_permanent=is_permanent)


def _receipt(
    message_id: str,
    params: Mapping[str, str],
    kind: ReceiptKind,
    *,
    event: str,
    at: datetime,
    status: str = "",
    is_permanent: bool = False,
    reason: str = "",
) -> Receipt:
    sid = params.get("CallSid", "")
    if not sid or not message_id:
        raise _unreadable("it names no call")
    evidence = "&".join(f"{name}={params[name]}" for name in sorted(params))
    return Receipt(
        source=SOURCE,
        event=f"{sid}/{event}",
        kind=kind,
        at=at,
        message_id=message_id,
        ref=sid,
        status=status,
        is_permanent=is_permanent,
        reason=reason,
        evidence_sha256=hashlib.sha256(evidence.encode()).hexdigest(),
    )


def _instant(params: Mapping[str, str], at: datetime) -> datetime:
    """The time of the event by the service (RFC 2822, UTC), or when it arrived."""
    try:
        said = parsedate_to_datetime(params.get("Timestamp", ""))
    except (ValueError, TypeError):
        return at
    return said if said.tzinfo else said.replace(tzinfo=UTC)


def _unreadable(why: str) -> InputError:
    return InputError(
        "A report of a call cannot be read.", code="receipt.unreadable", where="report of a call", why=why
    )
