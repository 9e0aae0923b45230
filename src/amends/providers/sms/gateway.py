"""SMS through an HTTP gateway: ``sms+https://gw.example/v1/messages?password=env:TOKEN&from=Bank&idempotent=yes``.

``form=kannel`` speaks Kannel's ``sendsms`` instead of JSON.  ``idempotent=yes`` says that the gateway honours
``Idempotency-Key``; without it, and with Kannel always, a lost answer is held for a person.
"""

from __future__ import annotations

from typing import TypedDict
from urllib.parse import urlsplit

from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.errors import InputError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.sms.gateway_json import json_body, json_outcome
from amends.providers.sms.kannel import kannel_outcome, kannel_request
from amends.providers.sms.released import USUAL_PARTS, readable_sms
from amends.providers.way import Address
from amends.providers.wire import LOOPBACK, Wire

SCHEMES = ("sms+http", "sms+https")
_OPTIONS = frozenset(
    ("form", "from", "callback", "secret", "idempotent", "timeout", "concurrency", "parts", "encoding")
)
_WORDS = {"form": ("json", "kannel"), "idempotent": ("no", "yes"), "encoding": ("auto", "ucs2")}


class _Request(TypedDict):
    data: bytes
    headers: dict[str, str]


def provider(address: Address) -> GatewayProvider:
    """The provider of a gateway's URL; raises ``InputError`` where an option cannot be used."""
    address.require_options(_OPTIONS)
    for option, known in _WORDS.items():
        if address.options.get(option, known[0]) not in known:
            raise _bad(address, option, f"Known are: {', '.join(known)}.")
    if address.scheme == "sms+http" and address.host not in LOOPBACK:
        raise _bad(address, "scheme", "Numbers, words and a password would go in clear text: use sms+https.")
    for part in (address.user, address.password, address.options.get("from", "")):
        if not (part.isascii() and part.isprintable()):
            raise _bad(address, "user, password or from", "It must be plain letters, digits and signs.")
    _check_callback(address)
    if address.options.get("form") == "kannel" and address.options.get("idempotent") == "yes":
        raise _bad(address, "idempotent", "Kannel sends a message as often as it is asked to.")
    return GatewayProvider(address)


class GatewayProvider:
    """One gateway, in one of the two dialects."""

    channel = Channel.SMS

    def __init__(self, address: Address) -> None:
        options = address.options
        self.name = address.name
        self.doubt = Doubt.IDEMPOTENT if options.get("idempotent") == "yes" else Doubt.HOLD
        self.concurrency = int(address.number("concurrency", 8, 1, 16))
        self._address, self._is_kannel = address, options.get("form") == "kannel"
        self._most_parts = int(address.number("parts", USUAL_PARTS, 1, 255))
        self._only_ucs2 = options.get("encoding") == "ucs2"
        is_idempotent = self.doubt is Doubt.IDEMPOTENT
        self._wire = Wire(timeout_s=address.number("timeout", 30, 0.05, 600), reuses=is_idempotent)

    def objection(self, parcel: Parcel) -> str | None:
        """Why it cannot be conveyed exactly; ``None`` if it can."""
        found = self._readable(parcel)
        return found if isinstance(found, str) else None

    async def open(self) -> None:
        """Makes ready; a gateway that is down is found out by the first parcel."""
        await self._wire.open()

    async def close(self) -> None:
        """Lets go of the connections."""
        await self._wire.close()

    async def send(self, parcel: Parcel) -> Outcome:
        """One request; raises ``MachineError`` (``provider.auth``, ``provider.redirect``)."""
        envelope = self._readable(parcel)
        if isinstance(envelope, str):
            return Outcome(OutcomeKind.REFUSED, "objection", reason=envelope)
        reply = await self._wire.ask("POST", self._address.base_url, **self._request(envelope))
        if isinstance(reply, Outcome):
            return reply
        if self._is_kannel:
            return kannel_outcome(reply, envelope.message_id, self.name)
        return json_outcome(reply, self.name, is_idempotent=self.doubt is Doubt.IDEMPOTENT)

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """Neither dialect can be asked."""
        return None

    def _readable(self, parcel: Parcel) -> Envelope | str:
        return readable_sms(parcel, most_parts=self._most_parts, only_ucs2=self._only_ucs2)

    def _request(self, envelope: Envelope) -> _Request:
        address, options = self._address, self._address.options
        sender, callback = options.get("from", ""), options.get("callback", "")
        if not self._is_kannel:
            bearer = {"Authorization": f"Bearer {address.password}"} if address.password else {}
            headers = {"Content-Type": "application/json", "Idempotency-Key": envelope.message_id, **bearer}
            return {"data": json_body(envelope, sender=sender, callback=callback), "headers": headers}
        body, headers = kannel_request(
            envelope,
            user=address.user,
            password=address.password,
            sender=sender,
            callback=callback,
            secret=options.get("secret", ""),
            only_ucs2=self._only_ucs2,
        )
        return {"data": body, "headers": headers}


def _check_callback(address: Address) -> None:
    callback = address.options.get("callback", "")
    if not callback:
        return
    if urlsplit(callback).scheme not in ("http", "https") or "%" in callback or not callback.isascii():
        raise _bad(address, "callback", "It must be a plain web address without escapes.")
    if not address.options.get("secret"):
        raise _bad(address, "secret", "Callbacks need a secret, or anybody could forge them.")


def _bad(address: Address, option: str, why: str) -> InputError:
    return InputError(
        "A gateway's URL cannot be used.",
        code="provider.bad_option",
        where=f"{address.name}, option {option}",
        why=why,
    )
