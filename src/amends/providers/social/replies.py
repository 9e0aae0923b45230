"""Answers below somebody's post: the same ways out as for posts of our own, with the post that is answered before.

``in_reply_to_id`` of https://docs.joinmastodon.org/methods/statuses/#create; ``reply`` of the lexicon
app.bsky.feed.post, which names the parent and the root of the thread by address and content.
"""

from __future__ import annotations

import re
from urllib.parse import urlencode

from amends.core.envelope import Envelope
from amends.core.errors import InputError
from amends.core.ports import Outcome, OutcomeKind
from amends.providers.social.bluesky import Bluesky
from amends.providers.social.mastodon import Mastodon
from amends.providers.way import Address, parse_address
from amends.providers.wire import Reply

_STATUS = re.compile(r"[A-Za-z0-9]{1,40}")
_POST = re.compile(r"at://(did:[A-Za-z0-9:._%-]{1,200})/app\.bsky\.feed\.post/([A-Za-z0-9._~:-]{1,100})")
_Strong = dict[str, str]  # {uri, cid}


def reply_way(url: str, *, to: str) -> MastodonReply | BlueskyReply:
    """The way to one answer; ``to`` is the post as ``providers.mentions`` names it (``server/id`` or ``at://...``).

    Raises ``InputError`` (``provider.bad_url``, ``provider.unknown_scheme``, ``social.no_post``).
    """
    address = parse_address(url)
    if address.scheme == "mastodon":
        return MastodonReply(address, to)
    if address.scheme == "bluesky":
        return BlueskyReply(address, to)
    raise InputError(
        "Nobody answers posts by this kind of URL.", code="provider.unknown_scheme", where=f"{address.scheme}://",
        fix="Give mastodon:// or bluesky://.",
    )  # fmt: skip


class MastodonReply(Mastodon):
    """Its first part stands below the status ``to``, of this very server."""

    def __init__(self, address: Address, to: str) -> None:
        super().__init__(address)
        host, _, status = to.partition("#")[0].rpartition("/")
        if not _STATUS.fullmatch(status) or host not in ("", address.host):
            raise _no_post(self.name)
        self._to = status

    async def _post(self, envelope: Envelope, number: int, post: str, before: str) -> Reply | Outcome:
        return await super()._post(envelope, number, post, before or self._to)


class BlueskyReply(Bluesky):
    """Its first part stands below the post ``to``, in the thread to which that belongs."""

    def __init__(self, address: Address, to: str) -> None:
        super().__init__(address)
        found = _POST.fullmatch(to.partition("#")[0])
        if found is None:
            raise _no_post(self.name)
        self._did_of_post, self._key_of_post = found.groups()
        self._root: _Strong | None = None

    async def _stand(
        self, key: str, envelope: Envelope, post: str, root: _Strong | None, parent: _Strong | None
    ) -> _Strong | Outcome:
        if parent is None:
            asked = await self._asked()
            if isinstance(asked, Outcome):
                return asked
            parent, self._root = asked
        return await super()._stand(key, envelope, post, self._root, parent)

    async def _asked(self) -> tuple[_Strong, _Strong] | Outcome:
        """The post that is answered and the root of its thread; one that is gone is not answered."""
        query = urlencode({"repo": self._did_of_post, "collection": "app.bsky.feed.post", "rkey": self._key_of_post})
        reply = await self._call(f"com.atproto.repo.getRecord?{query}")
        if isinstance(reply, Outcome):  # a question does no harm, whatever became of it
            return Outcome(OutcomeKind.UNSENT, reply.code, reason=reply.reason)
        record = reply.json()
        parent = _strong(record)
        if not reply.is_success or parent is None:
            kind = OutcomeKind.REFUSED if reply.status in (400, 404) else OutcomeKind.TEMPORARY
            return Outcome(kind, str(reply.status), reason="the post that is answered does not stand there")
        value = record.get("value")
        before = value.get("reply") if isinstance(value, dict) else None
        return parent, _strong(before.get("root") if isinstance(before, dict) else None) or parent


def _strong(found: object) -> _Strong | None:
    if not isinstance(found, dict):
        return None
    uri, cid = found.get("uri"), found.get("cid")
    if isinstance(uri, str) and isinstance(cid, str) and uri.startswith("at://"):
        return {"uri": uri, "cid": cid}
    return None


def _no_post(name: str) -> InputError:
    return InputError(
        "Nobody knows which post is answered.", code="social.no_post", where=name,
        fix="Answer it by hand in the network.",
    )  # fmt: skip
