"""Notifications of Amazon SNS, by which SES tells what became of a mail.

The signature is checked with Amazon's own certificate, fetched once from Amazon; since anybody can sign with a topic of
their own, the secret is the name of ours (``arn:aws:sns:...``).
Source: https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

import msgspec
import requests
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.x509 import load_pem_x509_certificate

from amends.core.clock import parse_instant
from amends.core.errors import InputError, MachineError
from amends.providers.email.service_session import careful_session
from amends.providers.standard_webhooks import forged, require_fresh

Fetch = Callable[[str], bytes]
_SIGNED = {
    "Notification": ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"),
    "SubscriptionConfirmation": ("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"),
}
_SIGNED["UnsubscribeConfirmation"] = _SIGNED["SubscriptionConfirmation"]
_AMAZON = re.compile(r"https://sns\.[a-z0-9-]{4,30}\.amazonaws\.com(?:\.cn)?/")
_CERTIFICATE = re.compile(_AMAZON.pattern + r"SimpleNotificationService-[0-9a-f]{8,64}\.pem")
_TOLERANCE = timedelta(hours=1)  # a repetition of SNS keeps its first time stamp


@lru_cache(maxsize=8)
def fetch(url: str) -> bytes:
    """What Amazon has there; raises ``MachineError`` (``receipt.no_certificate``)."""
    try:
        with careful_session(10.0) as session:
            answer = session.request("GET", url)
            answer.raise_for_status()
    except requests.RequestException as error:
        raise MachineError(
            "Amazon's certificate cannot be fetched.",
            code="receipt.no_certificate",
            where="sns",
            fix="Try again later.",
        ) from error
    return answer.content


def verified(body: bytes, topics: str, now: datetime, is_seen: Callable[[str], bool], *, get: Fetch) -> dict[str, Any]:
    """The notification; raises ``RefusedError`` (``receipt.forged``, ``receipt.stale``)."""
    try:
        found = msgspec.json.decode(body, type=dict[str, Any])
        names = _SIGNED[found["Type"]]
        signature = base64.b64decode(found["Signature"], validate=True)
        address, topic = str(found["SigningCertURL"]), str(found["TopicArn"])
        signed = "".join(f"{name}\n{found[name]}\n" for name in names if name in found).encode()
        at = parse_instant(str(found["Timestamp"]), where="sns")
    except (ValueError, KeyError, TypeError, binascii.Error, InputError) as error:
        raise forged("it is no notification with a signature") from error
    if topic not in topics.split() or not _CERTIFICATE.fullmatch(address):
        raise forged("it is of another topic, or its certificate is not Amazon's")
    _check(get(address), signature, signed, "1" if found.get("SignatureVersion") == "1" else "2")
    require_fresh(at, now, str(found["MessageId"]), is_seen, _TOLERANCE)
    if found["Type"] == "SubscriptionConfirmation" and _AMAZON.match(str(found["SubscribeURL"])):
        get(str(found["SubscribeURL"]))  # our own topic asks whether we want it: opening the link says yes
    return found


def _check(pem: bytes, signature: bytes, signed: bytes, version: str) -> None:
    try:
        key = load_pem_x509_certificate(pem).public_key()
        if not isinstance(key, RSAPublicKey):
            raise forged("its certificate is of another kind")
        key.verify(signature, signed, PKCS1v15(), SHA1() if version == "1" else SHA256())  # noqa: S303  # Amazon's version 1
    except (InvalidSignature, ValueError) as error:
        raise forged("the signature does not fit the bytes") from error
