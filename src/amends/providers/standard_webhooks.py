"""Signs and verifies webhooks by the Standard Webhooks specification, version 1, symmetric.

Three headers (``webhook-id``, ``webhook-timestamp``, ``webhook-signature``) and HMAC-SHA-256 over
``id.timestamp.body``.  Resend and others send the same under the names ``svix-...``.
Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, Protocol, TypeVar

import msgspec

from amends.core.clock import parse_instant
from amends.core.errors import InputError, RefusedError

TOLERANCE = timedelta(minutes=5)
_PREFIX = "whsec_"
_MOST_SIGNATURES = 16
_LONGEST_NAME = 200
_KEY_BYTES = range(24, 65)  # what the specification asks of a secret


@dataclass(frozen=True)
class Delivered:
    """A verified webhook: ``id`` is the same at every repetition, ``at`` is when this try was signed."""

    id: str
    at: datetime


class Stamped(Protocol):
    """The body of a webhook as the specification has it: when its event was, in RFC 3339."""

    @property
    def timestamp(self) -> str: ...


S = TypeVar("S", bound=Stamped)


@dataclass(frozen=True)
class Event(Generic[S]):
    """What a verified webhook says: under which name, at which instant, the body, and the body's hex SHA-256."""

    id: str
    at: datetime
    body: S
    sha256: str


def keys_of(secrets: str) -> tuple[bytes, ...]:
    """The keys in ``whsec_...`` secrets parted by blanks, newest first; raises ``InputError`` (``hook.bad_secret``)."""
    keys = tuple(_key(secret) for secret in secrets.split())
    if not keys:
        raise _bad_secret("there is none")
    return keys


def sign(identity: str, at: datetime, body: bytes, keys: tuple[bytes, ...]) -> dict[str, str]:
    """The three headers, with one signature for each key, so that the receiver may change keys at leisure."""
    stamp = str(int(at.timestamp()))
    signatures = (base64.b64encode(_mac(key, identity, stamp, body)).decode() for key in keys)
    return {
        "webhook-id": identity,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(f"v1,{signature}" for signature in signatures),
    }


def verify(
    headers: Mapping[str, str],
    body: bytes,
    secrets: str,
    now: datetime,
    *,
    is_seen: Callable[[str], bool] = lambda _: False,
) -> Delivered:
    """Who vouches for these bytes; raises ``RefusedError`` (``receipt.forged``, ``receipt.stale``).

    An older time stamp than ``TOLERANCE`` is let through only for a delivery that ``is_seen`` already knows:
    it counts nothing twice, and the sender is spared an error.
    """
    found = {name.lower(): value for name, value in headers.items()}
    kind = "webhook" if "webhook-id" in found else "svix"
    identity, stamp = found.get(f"{kind}-id", ""), found.get(f"{kind}-timestamp", "")
    if not identity or not identity.isascii() or not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
        raise forged("a header of the signature is missing or malformed")
    given = tuple(_signatures(found.get(f"{kind}-signature", "")))
    wanted = [_mac(key, identity, stamp, body) for key in keys_of(secrets)]
    # Every pair is compared, so that the time taken does not tell which key or signature fitted.
    if not sum(hmac.compare_digest(mac, signature) for mac in wanted for signature in given):
        raise forged("the signature does not fit the bytes")
    at = datetime.fromtimestamp(int(stamp), tz=UTC)
    require_fresh(at, now, identity, is_seen)
    return Delivered(identity, at)


def verified_event(
    headers: Mapping[str, str],
    body: bytes,
    secrets: str,
    now: datetime,
    *,
    form: type[S],
    source: str,
    fix: str,
    is_seen: Callable[[str], bool] = lambda _: False,
) -> Event[S]:
    """The event of a webhook, read by its ``form`` once its signature fits.

    Raises as ``verify``, and ``InputError`` (``receipt.unreadable``) with the ``fix`` for what is not of the form.
    """
    delivered = verify(headers, body, secrets, now, is_seen=is_seen)
    try:
        event = msgspec.json.decode(body, type=form)
        at = parse_instant(event.timestamp, where=source)
    except (ValueError, InputError) as error:
        raise InputError("A webhook cannot be read.", code="receipt.unreadable", where=source, fix=fix) from error
    return Event(delivered.id[:_LONGEST_NAME], at, event, hashlib.sha256(body).hexdigest())


def require_fresh(
    at: datetime,
    now: datetime,
    event: str,
    is_seen: Callable[[str], bool],
    tolerance: timedelta = TOLERANCE,
) -> None:
    """Raises ``RefusedError`` (``receipt.stale``) for what was signed long ago, or in the future."""
    if abs(now - at) > tolerance and not is_seen(event):
        raise RefusedError(
            "A webhook was signed too long ago, or in the future.",
            code="receipt.stale",
            why=f"Its time stamp is more than {int(tolerance.total_seconds())} s from ours: it could be a replay.",
            fix="Compare the clocks of both sides; the sender may deliver it again.",
        )


def forged(why: str) -> RefusedError:
    """The error for a webhook that its sender cannot have signed."""
    return RefusedError(
        "A webhook is not from whom it says.",
        code="receipt.forged",
        why=why,
        fix="Compare the secret here with the sender's; if they are equal, somebody tries to deceive.",
    )


def _mac(key: bytes, identity: str, stamp: str, body: bytes) -> bytes:
    return hmac.new(key, f"{identity}.{stamp}.".encode() + body, hashlib.sha256).digest()


def _signatures(header: str) -> list[bytes]:
    found = []
    for entry in header.split(" ")[:_MOST_SIGNATURES]:
        version, _, signature = entry.partition(",")
        if version != "v1":
            continue  # another kind of key, or a version to come
        try:
            found.append(base64.b64decode(signature, validate=True))
        except (binascii.Error, ValueError):
            continue
    return found


def _key(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError) as error:
        raise _bad_secret("it is not base64") from error
    if len(key) not in _KEY_BYTES:
        raise _bad_secret("it must hold 24 to 64 bytes")
    return key


def _bad_secret(why: str) -> InputError:
    return InputError(
        "The secret of a webhook cannot be used.",
        code="hook.bad_secret",
        why=why,
        fix="Write it as whsec_ and 24 to 64 random bytes in base64; part several by a blank, the newest first.",
    )
