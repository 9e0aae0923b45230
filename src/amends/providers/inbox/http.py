"""The inbox of the organisation's own app, by an API of two calls.

    PUT BASE/persons/{person_ref}/messages/{message id}    the item as JSON; 200 or 201
    GET BASE/messages/{message id}                         200 if it is there, 404 if not

Both successes say ``{"id": "<message id>"}``: a page of a proxy or of a login says 200 as well.  The app keeps one item
under one message id.  The same item again changes nothing, and so whatever became of a call, it is repeated
(``Doubt.IDEMPOTENT``).  What has another content under the same id it answers with 409.
"""

from __future__ import annotations

from urllib.parse import quote

from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.inbox.item import inbox_envelope
from amends.providers.way import Address
from amends.providers.wire import LOOPBACK, Reply, Wire, failure

SCHEMES = ("inbox+https", "inbox+http")

_OPTIONS = frozenset({"token", "timeout"})


def provider(address: Address) -> AppInbox:
    """The provider of ``inbox+https://HOST/BASE?token=env:NAME``; raises ``InputError``."""
    return AppInbox(address)


class AppInbox:
    """Puts each item under its message id; ``ref`` is that id."""

    channel = Channel.INBOX
    doubt = Doubt.IDEMPOTENT
    concurrency = 16

    def __init__(self, address: Address) -> None:
        address.require_options(_OPTIONS)
        self.name, self._base = address.name, address.base_url
        token = address.options.get("token", "")
        if not (token.isascii() and token.isprintable() and token.strip()):
            raise _bad(self.name, "the option token is missing or cannot stand in a header")
        if address.scheme == "inbox+http" and address.host not in LOOPBACK:
            raise _bad(self.name, "plain HTTP is for the loopback only")
        self._wire = Wire(
            timeout_s=address.number("timeout", 20, 0.1, 120),
            headers={"Authorization": f"Bearer {token}"},
            reuses=True,
        )

    def objection(self, parcel: Parcel) -> str | None:
        """Why the inbox cannot hold exactly this; ``None`` if it can."""
        envelope = inbox_envelope(parcel)
        return envelope if isinstance(envelope, str) else None

    async def open(self) -> None:
        """Makes ready."""
        await self._wire.open()

    async def close(self) -> None:
        """Lets go of the connections."""
        await self._wire.close()

    async def send(self, parcel: Parcel) -> Outcome:
        """Puts the item; ``ACCEPTED`` means that the app holds it."""
        envelope = inbox_envelope(parcel)
        if isinstance(envelope, str):
            return Outcome(OutcomeKind.HELD, "objection", reason="it cannot be conveyed exactly")
        identity = quote(envelope.message_id, safe="@")
        reply = await self._wire.ask(
            "PUT",
            f"{self._base}/persons/{quote(envelope.to, safe='')}/messages/{identity}",
            data=envelope.markup.encode(),
            headers={
                "Content-Type": "application/json; charset=utf-8",
                "Content-Language": quote(envelope.language, safe="-"),
                "Idempotency-Key": envelope.message_id,
                **({"X-Amends-Exercise": "1"} if parcel.is_exercise else {}),
            },
        )
        return reply if isinstance(reply, Outcome) else self._held(reply, envelope.message_id)

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """Whether the app holds the message; ``None`` if it does not answer."""
        reply = await self._wire.ask("GET", f"{self._base}/messages/{quote(message_id, safe='@')}")
        if isinstance(reply, Reply) and reply.status == 404:
            return Outcome(OutcomeKind.UNSENT, "404", reason="the app does not have it")
        if isinstance(reply, Outcome) or not reply.is_success or reply.json().get("id") != message_id:
            return None
        return Outcome(OutcomeKind.ACCEPTED, "200", message_id)

    def _held(self, reply: Reply, message_id: str) -> Outcome:
        if reply.is_success and reply.json().get("id") == message_id:
            return Outcome(OutcomeKind.ACCEPTED, str(reply.status), message_id)
        return failure(reply, self.name, is_idempotent=True)


def _bad(name: str, why: str) -> InputError:
    return InputError(
        "The URL of a provider cannot be used.",
        code="provider.bad_url",
        where=name,
        why=why,
        fix="See docs/providers/inbox.md.",
    )
