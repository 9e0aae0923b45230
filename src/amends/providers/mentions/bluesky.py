"""Mentions on Bluesky, by the AT protocol (https://docs.bsky.app/docs/api/app-bsky-notification-list-notifications).

Both lists give the newest first and go back by a cursor, so that the mark moves only once the last look was reached.
Instants are the server's (``indexedAt``): what a post says of its own time is its writer's word.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import msgspec

from amends.core.errors import InputError
from amends.providers.mentions.asking import asked, away, rows, terms, words
from amends.providers.mentions.model import Post
from amends.providers.way import Address
from amends.providers.wire import Wire, origin

_OPTIONS = frozenset({"search", "days", "timeout"})
_PAGE, _MOST_PAGES = 50, 100
_AT_ONCE, _LOOKED_AT_AGAIN = 25, 500
_REASONS = ("mention", "reply", "quote")


class BlueskyMentions:
    """``bluesky://HANDLE@SERVER?password=env:NAME&search=word,word&days=7`` (an app password).

    Raises ``InputError`` (``provider.bad_url``).
    """

    network = "bluesky"

    def __init__(self, address: Address, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        address.require_options(_OPTIONS)
        if not address.host or not address.user or not address.password:
            raise InputError(
                "The URL of a network cannot be used.", code="provider.bad_url", where=address.name,
                why="the handle or its app password is missing", fix="See docs/ways-in.md.",
            )  # fmt: skip
        self.name, self._base = address.name, origin(address.host, address.port) + "/xrpc"
        self._login = {"identifier": address.user, "password": address.password}
        self._search = terms(address.options.get("search", ""))
        self._oldest = timedelta(days=address.number("days", 7, 0.01, 365))
        self._now, self._did, self._token = now, "", ""
        self._wire = Wire(timeout_s=address.number("timeout", 20, 0.1, 120), reuses=True)

    async def open(self) -> None:
        """Signs in; raises ``MachineError`` (``provider.auth``, ``mentions.away``)."""
        await self._wire.open()
        found = await asked(
            self._wire, f"{self._base}/com.atproto.server.createSession", name=self.name,
            headers={"Content-Type": "application/json"}, data=msgspec.json.encode(self._login),
        )  # fmt: skip
        self._did, self._token = words(found, "did"), words(found, "accessJwt")
        if not self._did or not (self._token.isascii() and self._token.isprintable() and self._token):
            raise away(self.name, "It gave no session.")

    async def close(self) -> None:
        """Lets go of the connections and forgets the session."""
        self._token = ""
        await self._wire.close()

    async def new_posts(self, marks: dict[str, str]) -> tuple[list[Post], dict[str, str]]:
        """Posts of others after the marks, oldest first; without marks, of the last days."""
        found: dict[str, Post] = {}
        told = dict(marks)
        mark = marks.get("notifications", "") or self._beginning()
        query = [("reasons", reason) for reason in _REASONS]
        told["notifications"] = await self._pages(
            "app.bsky.notification.listNotifications", query, "notifications", mark, found
        )
        for term in self._search:
            mark = marks.get(f"search {term}", "") or self._beginning()
            query = [("q", term), ("sort", "latest"), ("since", mark)]
            told[f"search {term}"] = await self._pages("app.bsky.feed.searchPosts", query, "posts", mark, found)
        return sorted(found.values(), key=lambda post: post.posted_at), told

    async def looked_again(self, seen: dict[str, str]) -> tuple[list[Post], list[str]]:
        """Of the newest posts that were seen: those that say something else now, and those that are gone."""
        changed, gone = [], []
        asked_for = list(seen)[-_LOOKED_AT_AGAIN:]
        for start in range(0, len(asked_for), _AT_ONCE):
            some = asked_for[start : start + _AT_ONCE]
            answer = await self._ask("app.bsky.feed.getPosts", [("uris", uri) for uri in some])
            if answer is None:
                raise away(self.name, "It does not know the question.")
            posts = {post.post_id: post for row in rows(answer, "posts") if (post := self._post(row))}
            gone += [uri for uri in some if uri not in posts]
            changed += [post for uri, post in posts.items() if uri in seen and post.version != seen[uri]]
        return changed, gone

    async def _pages(
        self, method: str, query: list[tuple[str, str]], name: str, mark: str, found: dict[str, Post]
    ) -> str:
        newest, cursor = mark, ""
        for _ in range(_MOST_PAGES):
            given = [*query, ("limit", str(_PAGE)), *([("cursor", cursor)] if cursor else [])]
            answer = await self._ask(method, given)
            page = [post for row in rows(answer, name) if (post := self._post(row))]
            instants = [_stamp(words(row, "indexedAt")) for row in rows(answer, name)]
            found |= {post.post_id: post for post in page if _stamp(post.posted_at.isoformat()) >= mark}
            newest = max([newest, *instants])
            cursor = words(answer, "cursor")
            if not cursor or not instants or min(instants) < mark:
                break
        return newest

    def _post(self, row: object) -> Post | None:
        """The post of a notification or of a search; ``None`` for our own, and for what is no post."""
        uri, did, at = words(row, "uri"), words(row, "author", "did"), _instant(words(row, "indexedAt"))
        is_ours = did == self._did or words(row, "author", "handle") == self._login["identifier"]
        if not uri.startswith("at://") or not did or at is None or is_ours:
            return None
        langs = row.get("record", {}).get("langs") if isinstance(row, dict) and row.get("record") else None
        language = langs[0] if isinstance(langs, list) and langs and isinstance(langs[0], str) else ""
        return Post(
            network=self.network,
            post_id=uri,
            author=did,
            handle=f"@{words(row, 'author', 'handle')}",
            text=words(row, "record", "text"),
            language=language[:2],
            posted_at=at,
            version=words(row, "cid"),
        )

    def _beginning(self) -> str:
        return _stamp((self._now() - self._oldest).isoformat())

    async def _ask(self, method: str, query: list[tuple[str, str]]) -> Any:
        url = f"{self._base}/{method}?{urlencode(query)}"
        return await asked(self._wire, url, name=self.name, headers={"Authorization": f"Bearer {self._token}"})


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _stamp(text: str) -> str:
    """An instant as text that sorts by time; empty for none."""
    found = _instant(text)
    return found.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if found else ""
