"""Whether a webhook of a mail service is from that service.

Each takes the request's headers (lower case), its body, the secret, and the present; and gives the name and time of
this delivery where the signature has them.  Raises ``RefusedError`` (``receipt.forged``, ``receipt.stale``).
A secret is what the service shows in its console; several, parted by blanks, while they are changed.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import msgspec
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from amends.core.errors import InputError
from amends.providers.standard_webhooks import forged, require_fresh, verify

Headers = Mapping[str, str]
Seen = Callable[[str], bool]


def by_basic_auth(headers: Headers, body: bytes, secret: str, now: datetime, is_seen: Seen) -> str:
    """``user:password`` in the URL that the service was given; nothing is signed, and nothing has a time."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    try:
        told = base64.b64decode(given.strip(), validate=True)
    except (binascii.Error, ValueError):
        told = b""
    wanted = [pair.encode() for pair in secret.split() if ":" in pair]
    if scheme.lower() != "basic" or not sum(hmac.compare_digest(told, pair) for pair in wanted):
        raise forged("its user or password is not ours")
    return ""


def by_mailgun(headers: Headers, body: bytes, secret: str, now: datetime, is_seen: Seen) -> str:
    """https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks

    The signature is over a token and not over the body: the token is the event's name, so that it serves once.
    """
    try:
        block = msgspec.json.decode(body)["signature"]
        token, stamp, signature = str(block["token"]), str(block["timestamp"]), str(block["signature"])
    except (ValueError, KeyError, TypeError) as error:
        raise forged("it has no signature") from error
    _compare_hex(signature, (stamp + token).encode(), secret)
    require_fresh(_instant(stamp), now, token, is_seen)
    return token


def by_sendgrid(headers: Headers, body: bytes, secret: str, now: datetime, is_seen: Seen) -> str:
    """https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features

    The secret is the public key, in base64.
    """
    stamp = headers.get("x-twilio-email-event-webhook-timestamp", "")
    signature = headers.get("x-twilio-email-event-webhook-signature", "")
    if not any(_is_signed_by(key, signature, stamp.encode() + body) for key in secret.split()):
        raise forged("the signature does not fit the bytes")
    require_fresh(_instant(stamp), now, hashlib.sha256(body).hexdigest(), is_seen)
    return ""


def by_resend(headers: Headers, body: bytes, secret: str, now: datetime, is_seen: Seen) -> str:
    """https://resend.com/docs/dashboard/webhooks/verify-webhooks-requests"""
    return verify(headers, body, secret, now, is_seen=is_seen).id


def by_mailersend(headers: Headers, body: bytes, secret: str, now: datetime, is_seen: Seen) -> str:
    """https://developers.mailersend.com/api/v1/webhooks.html#security"""
    _compare_hex(headers.get("signature", ""), body, secret)
    return ""


def _compare_hex(signature: str, signed: bytes, secrets: str) -> None:
    macs = [hmac.new(key.encode(), signed, hashlib.sha256).hexdigest() for key in secrets.split()]
    if not sum(hmac.compare_digest(mac.encode(), signature.lower().encode()) for mac in macs):
        raise forged("the signature does not fit the bytes")


def _is_signed_by(key: str, signature: str, signed: bytes) -> bool:
    try:
        public = load_der_public_key(base64.b64decode(key, validate=True))
    except (binascii.Error, ValueError, UnsupportedAlgorithm) as error:
        raise _bad_key("It is no DER key.") from error
    if not isinstance(public, EllipticCurvePublicKey):
        raise _bad_key("It is of another kind.")
    try:
        public.verify(base64.b64decode(signature, validate=True), signed, ECDSA(SHA256()))
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def _instant(stamp: str) -> datetime:
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
        raise forged("it has no time stamp")
    return datetime.fromtimestamp(int(stamp), tz=UTC)


def _bad_key(why: str) -> InputError:
    return InputError(
        "The key of a webhook cannot be used.",
        code="hook.bad_secret",
        why=why,
        fix="Copy it from the service's console.",
    )
