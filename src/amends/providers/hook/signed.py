"""A signed webhook for the house's own systems: the CRM, the card host (``hook+https://crm.example/notices``).

Standard Webhooks (https://www.standardwebhooks.com): ``webhook-id`` is the message's identity, the same at every
try, so that the receiver does each once; the body is JSON with ``type``, ``timestamp`` and ``data``.  The password
is the secret, ``whsec_...``; several parted by a blank while keys are changed.  A task in a CRM reaches the
person through somebody at a branch, therefore ``channel=branch`` unless the URL says another.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from amends.core.channels import Channel
from amends.core.envelope import Envelope, unpack
from amends.core.errors import InputError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.reading import released_envelope
from amends.providers.standard_webhooks import keys_of, sign, verify
from amends.providers.way import Address
from amends.providers.wire import LOOPBACK, Wire, failure

__all__ = ["SCHEMES", "SignedHook", "provider", "verify"]

SCHEMES = ("hook+https", "hook+http")
TYPE, EXERCISE_TYPE = "amends.notice", "amends.notice.exercise"
_OPTIONS = frozenset({"channel", "timeout", "concurrency"})
_NOT_BY_ENVELOPE = (Channel.EMAIL, Channel.POST)
_MOST_BYTES = 20_480  # the specification asks for payloads below 20 kB


def provider(address: Address) -> SignedHook:
    """The provider of a URL; raises ``InputError``."""
    address.require_options(_OPTIONS)
    if address.scheme == "hook+http" and address.host not in LOOPBACK:
        raise InputError(
            "A webhook's URL would send personal data in the clear.",
            code="provider.insecure",
            where=address.name,
            fix="Write hook+https; hook+http is for this machine alone.",
        )
    return SignedHook(address)


class SignedHook:
    """Posts each message as one signed event; the receiver keeps one for each identity."""

    doubt = Doubt.IDEMPOTENT

    def __init__(self, address: Address, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.name = address.name
        self.channel = _channel(address)
        self.concurrency = int(address.number("concurrency", 8, 1, 16))
        self._url = address.base_url
        self._keys = keys_of(address.password)
        self._wire = Wire(timeout_s=address.number("timeout", 20, 0.1, 300), reuses=True)
        # A signature holds the instant at which it was made, or the receiver would take a repetition for a replay.
        self._clock = clock

    def objection(self, parcel: Parcel) -> str | None:
        """See ``Provider``."""
        envelope = released_envelope(parcel, self.channel)
        if isinstance(envelope, str):
            return envelope
        is_long = len(_body(parcel, envelope, datetime.min.replace(tzinfo=UTC))) > _MOST_BYTES
        return f"it is longer than {_MOST_BYTES} bytes" if is_long else None

    async def open(self) -> None:
        """See ``Provider``."""
        await self._wire.open()

    async def close(self) -> None:
        """See ``Provider``."""
        await self._wire.close()

    async def send(self, parcel: Parcel) -> Outcome:
        """See ``Provider``."""
        now = self._clock()
        body = _body(parcel, unpack(parcel.content), now)
        headers = {"content-type": "application/json", **sign(parcel.message_id, now, body, self._keys)}
        answer = await self._wire.ask("POST", self._url, headers=headers, data=body)
        if isinstance(answer, Outcome):
            return answer
        if answer.is_success:
            return Outcome(OutcomeKind.ACCEPTED, code=str(answer.status), ref=parcel.message_id)
        return failure(answer, self.name, is_idempotent=True)

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """A webhook cannot be asked."""
        return None


def _body(parcel: Parcel, envelope: Envelope, at: datetime) -> bytes:
    return msgspec.json.encode(
        {
            "type": EXERCISE_TYPE if parcel.is_exercise else TYPE,
            "timestamp": at.isoformat(),
            "data": {**msgspec.to_builtins(envelope), "is_exercise": parcel.is_exercise},
        }
    )


def _channel(address: Address) -> Channel:
    text = address.options.get("channel", Channel.BRANCH)
    if text not in tuple(Channel) or text in _NOT_BY_ENVELOPE:
        raise InputError(
            "A webhook cannot stand for this channel.",
            code="provider.bad_option",
            where=f"{address.name}, option channel",
            fix="Choose " + ", ".join(channel for channel in Channel if channel not in _NOT_BY_ENVELOPE) + ".",
        )
    return Channel(text)
