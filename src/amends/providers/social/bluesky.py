"""Posts on Bluesky, by the AT protocol: https://docs.bsky.app/docs/api/com-atproto-repo-put-record.

Why it is idempotent (``Doubt.IDEMPOTENT``): each post has a key that is a function of our message id, and is put with
``swapRecord: null``, which the server takes only while nothing stands under the key.  A repetition finds the record and
leaves it alone; two at once cannot both win.  The last part of a thread stands under a key of its own kind, so that a
look-up sees whether the whole was posted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import msgspec

from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.errors import InputError, MachineError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.social.parts import of_a_thread, posts_of, social_envelope
from amends.providers.social.record import MOST_BYTES, MOST_GRAPHEMES, post_record, record_key
from amends.providers.way import Address
from amends.providers.wire import Reply, Wire, failure, origin, refused_login
from amends.wording.render.graphemes import grapheme_count

SCHEMES = ("bluesky",)

_COLLECTION = "app.bsky.feed.post"
_OPTIONS = frozenset({"timeout"})
_LAST = "last"
_EXPIRED = ("ExpiredToken", "InvalidToken")
_CLOSED = ("AuthMissing", "AccountTakedown", "AuthenticationRequired", "AccountDeactivated")

_Strong = dict[str, str]  # {uri, cid}: a post as others refer to it


def provider(address: Address) -> Bluesky:
    """The provider of ``bluesky://HANDLE@SERVER?password=env:NAME`` (an app password); raises ``InputError``."""
    return Bluesky(address)


class Bluesky:
    """Posts the parts of a message one after another, each a reply to the one before."""

    channel = Channel.SOCIAL
    doubt = Doubt.IDEMPOTENT
    concurrency = 1  # a timeline has an order

    def __init__(self, address: Address, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        address.require_options(_OPTIONS)
        self.name, self._base = address.name, origin(address.host, address.port) + "/xrpc"
        if not address.user or not address.password:
            raise InputError(
                "The URL of a provider cannot be used.",
                code="provider.bad_url",
                where=self.name,
                why="the handle or its app password is missing",
                fix="See docs/providers/social.md.",
            )
        self._login = {"identifier": address.user, "password": address.password}
        self._clock = clock
        self._did = self._token = ""
        self._wire = Wire(timeout_s=address.number("timeout", 20, 0.1, 120))

    def objection(self, parcel: Parcel) -> str | None:
        """Why the network cannot show exactly this; ``None`` if it can."""
        envelope = social_envelope(parcel, _fault)
        return envelope if isinstance(envelope, str) else None

    async def open(self) -> None:
        """Logs in; raises ``MachineError`` (``provider.auth``, ``provider.down``)."""
        await self._wire.open()
        failed = await self._log_in()
        if failed is not None:
            await self._wire.close()
            raise MachineError(
                "A server of Bluesky is out of reach.", code="provider.down", where=self.name, why=failed.reason
            )

    async def close(self) -> None:
        """Lets go of the connection and forgets the login."""
        self._did = self._token = ""
        await self._wire.close()

    async def send(self, parcel: Parcel) -> Outcome:
        """Posts every part that does not stand yet; ``ref`` is the address of the first (``at://...``)."""
        envelope = social_envelope(parcel, _fault)
        if isinstance(envelope, str):
            return Outcome(OutcomeKind.HELD, "objection", reason="the network cannot show it exactly")
        if not self._token and (failed := await self._log_in()):
            return failed
        posts = posts_of(envelope)
        root: _Strong | None = None
        parent: _Strong | None = None
        for number, post in enumerate(posts, 1):
            key = record_key(envelope.message_id, _LAST if number == len(posts) else str(number))
            standing = await self._stand(key, envelope, post, root, parent)
            if isinstance(standing, Outcome):
                return of_a_thread(standing, number)
            root, parent = root or standing, standing
        assert root is not None
        return Outcome(OutcomeKind.ACCEPTED, "200", root["uri"])

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """Whether the whole message stands: ``ACCEPTED``, ``UNSENT``; ``None`` for a part of it, or without answer."""
        if not self._token and await self._log_in():
            return None
        last = await self._found(record_key(message_id, _LAST))
        first = last or await self._found(record_key(message_id, "1"))
        if isinstance(first, Outcome) or isinstance(last, Outcome):
            return None
        if last:
            return Outcome(OutcomeKind.ACCEPTED, "200", ref or last["uri"])
        return None if first else Outcome(OutcomeKind.UNSENT, reason="it does not stand there")

    async def _stand(
        self, key: str, envelope: Envelope, post: str, root: _Strong | None, parent: _Strong | None
    ) -> _Strong | Outcome:
        """The post under ``key``, put there if it was not."""
        found = await self._found(key, post)
        if found is not None:
            return found
        at = self._clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        body = {
            "repo": self._did,
            "collection": _COLLECTION,
            "rkey": key,
            "swapRecord": None,
            "record": post_record(envelope, post, at, root, parent),
        }
        reply = await self._call("com.atproto.repo.putRecord", body)
        if isinstance(reply, Outcome):
            return reply
        if _fault_name(reply) == "InvalidSwap":  # another worker was first
            return await self._found(key, post) or Outcome(OutcomeKind.DOUBT, "InvalidSwap", reason="the server wavers")
        return _strong(reply) or self._failed(reply)

    async def _found(self, key: str, post: str | None = None) -> _Strong | Outcome | None:
        """The record under ``key``; ``None`` if there is none.  Other words under our key are nobody's message."""
        asked = urlencode({"repo": self._did, "collection": _COLLECTION, "rkey": key})
        reply = await self._call(f"com.atproto.repo.getRecord?{asked}")
        if isinstance(reply, Outcome):  # a question does no harm, whatever became of it
            return Outcome(OutcomeKind.UNSENT, reply.code, reason=reply.reason)
        if _is_missing(reply):
            return None
        found = _strong(reply)
        value = reply.json().get("value")
        if found and post is not None and (not isinstance(value, dict) or value.get("text") != post):
            return Outcome(OutcomeKind.REFUSED, "conflict", reason="other words stand under its key")
        return found or self._failed(reply)

    async def _call(self, method: str, body: dict[str, Any] | None = None) -> Reply | Outcome:
        """One call; a token that has run out is renewed once."""
        reply = await self._ask(method, body)
        if isinstance(reply, Reply) and _fault_name(reply) in _EXPIRED:
            return await self._log_in() or await self._ask(method, body)
        return reply

    async def _ask(self, method: str, body: dict[str, Any] | None) -> Reply | Outcome:
        headers = {"Authorization": f"Bearer {self._token}"}
        if body is None:
            return await self._wire.ask("GET", f"{self._base}/{method}", headers=headers)
        headers["Content-Type"] = "application/json"
        return await self._wire.ask("POST", f"{self._base}/{method}", data=msgspec.json.encode(body), headers=headers)

    async def _log_in(self) -> Outcome | None:
        """Gets a token; ``None`` if it did.  Nothing of a message has left where it did not."""
        reply = await self._wire.ask(
            "POST",
            f"{self._base}/com.atproto.server.createSession",
            data=msgspec.json.encode(self._login),
            headers={"Content-Type": "application/json"},
        )
        if isinstance(reply, Outcome):
            return Outcome(OutcomeKind.UNSENT, reply.code, reason=reply.reason)
        self._did, self._token = (str(reply.json().get(name, "")) for name in ("did", "accessJwt"))
        if reply.is_success and self._did.startswith("did:") and self._token.isprintable() and self._token:
            return None
        self._did = self._token = ""
        if reply.status == 400 or _fault_name(reply) in _CLOSED:
            raise refused_login(self.name, reply.status)
        failed = failure(reply, self.name, is_idempotent=True)
        return Outcome(OutcomeKind.TEMPORARY, failed.code, reason=failed.reason, retry_after_s=failed.retry_after_s)

    def _failed(self, reply: Reply) -> Outcome:
        if _fault_name(reply) in _CLOSED:
            raise refused_login(self.name, reply.status)
        return failure(reply, self.name, is_idempotent=True)


def _strong(reply: Reply) -> _Strong | None:
    found = reply.json()
    uri, cid = found.get("uri"), found.get("cid")
    if reply.is_success and isinstance(uri, str) and isinstance(cid, str) and uri.startswith("at://"):
        return {"uri": uri, "cid": cid}
    return None


def _fault_name(reply: Reply) -> str:
    """XRPC errors have a name (https://atproto.com/specs/xrpc#error-responses)."""
    name = "" if reply.is_success else reply.json().get("error", "")
    return name if isinstance(name, str) else ""


def _is_missing(reply: Reply) -> bool:
    """Servers before 2024 say so in words only."""
    said = str(reply.json().get("message", ""))
    return _fault_name(reply) == "RecordNotFound" or (
        reply.status == 400 and said.startswith("Could not locate record")
    )


def _fault(post: str) -> str:
    if grapheme_count(post) > MOST_GRAPHEMES:
        return f"a post has more than {MOST_GRAPHEMES} characters"
    return f"a post has more than {MOST_BYTES} bytes" if len(post.encode()) > MOST_BYTES else ""
