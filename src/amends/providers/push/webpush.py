"""Web Push: RFC 8030 (the request), 8291 (encryption), 8292 (who sends, VAPID).

A repetition is lawful and nearly unseen, but not without effect (``Doubt.REPEAT``).  While the first copy waits for
the device, the push service replaces it by the second, for both have the same ``Topic``.  Once shown, the second
takes the place of the first, for both have the same ``tag``.  Once shown and wiped away, it is shown again: no push
service gives evidence of that, and so this is not called idempotent.
"""

from __future__ import annotations

import hashlib
import re
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from urllib.parse import urljoin

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, derive_private_key
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from py_vapid import Vapid02  # type: ignore[import-untyped]
from pywebpush import WebPusher  # type: ignore[import-untyped]

from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.errors import InputError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.push.subscription import PublicResolver, Subscription, read_subscription
from amends.providers.reading import released_envelope
from amends.providers.way import Address
from amends.providers.wire import LOOPBACK, Reply, Wire, failure

SCHEMES = ("webpush",)

MOST_BYTES = 3993  # RFC 8291, section 4: 4096 less header, authentication and padding
_OPTIONS = frozenset({"key", "contact", "ttl", "urgency", "timeout"})
_URGENCIES = ("very-low", "low", "normal", "high")  # RFC 8030, section 5.3
_SIGNED_FOR_S = 12 * 3600  # RFC 8292 allows a day; half of it survives a clock that is wrong
_CONTACT = re.compile(r"mailto:[^@\s]+@[^@\s]+|https://[^\s/]+\S*")
_GONE = (404, 410)


def provider(address: Address) -> WebPush:
    """The provider of ``webpush://BRAND?key=file:KEY&contact=mailto:US``; raises ``InputError``."""
    return WebPush(address)


class WebPush:
    """Encrypts each message for its browser and hands it to that browser's push service.

    Only under the host name ``localhost`` (as in ``webpush://localhost``) may the push service be on this machine.
    """

    channel = Channel.PUSH
    doubt = Doubt.REPEAT
    concurrency = 16

    def __init__(self, address: Address, *, clock: Callable[[], float] = time.time) -> None:
        address.require_options(_OPTIONS)
        self.name = address.name
        self._is_local = address.host in LOOPBACK
        self._key = _key(address.options.get("key", ""), self.name)
        self._contact = address.options.get("contact", "")
        self._urgency = address.options.get("urgency", "high")
        if not _CONTACT.fullmatch(self._contact) or self._urgency not in _URGENCIES:
            raise _bad(
                self.name, "contact must be a mailto: or https: address, urgency one of " + ", ".join(_URGENCIES)
            )
        self._ttl_s = int(address.number("ttl", 3 * 86_400, 0, 28 * 86_400))
        self._clock = clock
        self._signatures: dict[str, tuple[float, str]] = {}
        self._wire = Wire(
            timeout_s=address.number("timeout", 20, 0.1, 120),
            reuses=True,
            resolver=None if self._is_local else PublicResolver(),
        )

    def objection(self, parcel: Parcel) -> str | None:
        """Why the browser cannot be given exactly this; ``None`` if it can."""
        envelope = released_envelope(parcel, self.channel)
        if isinstance(envelope, str):
            return envelope
        subscription = self._subscription(parcel)
        return subscription if isinstance(subscription, str) else _fault_of_payload(envelope)

    async def open(self) -> None:
        """Makes ready; each browser has its own push service, so that there is none to greet."""
        await self._wire.open()

    async def close(self) -> None:
        """Lets go of the connections."""
        await self._wire.close()

    async def send(self, parcel: Parcel) -> Outcome:
        """Hands it to the push service; ``ref`` is the digest of the message's address there.

        The address itself would let anybody who reads the ledger withdraw the message (RFC 8030, section 5).
        """
        envelope = released_envelope(parcel, self.channel)
        subscription = self._subscription(parcel)
        if isinstance(envelope, str) or isinstance(subscription, str) or self.objection(parcel):
            return Outcome(OutcomeKind.HELD, "objection", reason="it cannot be conveyed exactly")
        body: bytes = WebPusher(msgspec.to_builtins(subscription)).encode(envelope.markup.encode())["body"]
        headers = self._headers(envelope, subscription)
        reply = await self._wire.ask("POST", subscription.endpoint, data=body, headers=headers)
        return reply if isinstance(reply, Outcome) else self._taken(reply, subscription)

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """Always ``None``: RFC 8030 lets the application server delete a message, not read what became of it."""
        return None

    def _subscription(self, parcel: Parcel) -> Subscription | str:
        return read_subscription(parcel.to, allows_loopback=self._is_local)

    def _headers(self, envelope: Envelope, subscription: Subscription) -> dict[str, str]:
        return {
            "Authorization": self._signature(subscription.origin),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(self._ttl_s),
            "Topic": topic_of(envelope.message_id),
            "Urgency": self._urgency,
        }

    def _signature(self, origin: str) -> str:
        """The signature for one push service, kept while it has an hour left: a hundred thousand go to a few."""
        now = self._clock()
        until, value = self._signatures.get(origin, (0.0, ""))
        if until - now < 3600:
            until = now + _SIGNED_FOR_S
            value = self._key.sign({"aud": origin, "exp": int(until), "sub": self._contact})["Authorization"]
            self._signatures[origin] = (until, value)
        return value

    def _taken(self, reply: Reply, subscription: Subscription) -> Outcome:
        """RFC 8030, section 5: 201 and ``Location``.

        A subscription is given by a browser, that is by anybody: whatever its service answers, also 401 or 403, ends
        this address only and never the run.
        """
        place = reply.headers.get("location", "")
        if reply.status in (201, 202) and place:
            named = hashlib.sha256(urljoin(subscription.endpoint, place).encode()).hexdigest()[:32]
            return Outcome(OutcomeKind.ACCEPTED, str(reply.status), named)
        if reply.status in _GONE:
            return Outcome(OutcomeKind.REFUSED, str(reply.status), reason="the subscription is gone")
        if 300 <= reply.status < 400 or reply.status in (401, 403):
            return Outcome(OutcomeKind.REFUSED, str(reply.status), reason="its push service does not take it from us")
        return failure(reply, self.name, is_idempotent=False)


def topic_of(message_id: str) -> str:
    """32 characters of Base64 for URLs, as many as RFC 8030, section 5.4, allows; equal identities, equal topics.

    >>> len(topic_of("m-1@notices.example")), topic_of("a") == topic_of("b")
    (32, False)
    """
    return urlsafe_b64encode(hashlib.sha256(message_id.encode()).digest()[:24]).decode("ascii")


def _fault_of_payload(envelope: Envelope) -> str | None:
    data = envelope.markup.encode()
    if len(data) > MOST_BYTES:
        return f"its payload has more than {MOST_BYTES} bytes"
    try:
        payload = msgspec.json.decode(data)
    except ValueError:
        return "its payload is not JSON"
    shown = payload.get("notification") if isinstance(payload, dict) else None
    if not isinstance(shown, dict) or not shown.get("title") or not shown.get("tag"):
        return "its payload shows no notification with a title and a tag"
    return None


def _key(text: str, name: str) -> Vapid02:
    """The private key: PEM, or as browsers' tools give it, 32 bytes in Base64 for URLs."""
    wanted = "the option key must hold a private key for VAPID (curve P-256)"
    try:
        if "-----BEGIN" not in text:
            number = urlsafe_b64decode(text + "=" * (-len(text) % 4))
            found: object = derive_private_key(int.from_bytes(number), SECP256R1()) if len(number) == 32 else None
        else:
            found = load_pem_private_key(text.encode(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise _bad(name, wanted) from error
    if not isinstance(found, EllipticCurvePrivateKey) or not isinstance(found.curve, SECP256R1):
        raise _bad(name, wanted)
    return Vapid02(found)


def _bad(name: str, why: str) -> InputError:
    return InputError(
        "The URL of a provider cannot be used.",
        code="provider.bad_url",
        where=name,
        why=why,
        fix="See docs/providers/push.md.",
    )
