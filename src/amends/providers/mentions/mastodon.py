"""Mentions on Mastodon: notifications, hashtags and search (https://docs.joinmastodon.org/methods/notifications/).

``min_id`` gives what comes right after it, page by page, so that nothing between two looks is passed over; the newest
page, which ``since_id`` gives, would leave a gap behind it on a busy day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from amends.core.errors import InputError
from amends.providers.mentions.asking import asked, away, rows, terms, words
from amends.providers.mentions.model import Post
from amends.providers.plaintext import plain_text
from amends.providers.way import Address
from amends.providers.wire import Wire, origin

_OPTIONS = frozenset({"token", "search", "tags", "days", "timeout"})
_PAGE, _MOST_PAGES = 30, 50
_LOOKED_AT_AGAIN = 40  # each is one request, of 300 that a server allows in five minutes
_PUBLIC = ("public", "unlisted")


class MastodonMentions:
    """``mastodon://SERVER?token=env:NAME&search=word,word&tags=tag,tag&days=7``; raises ``InputError``."""

    network = "mastodon"

    def __init__(self, address: Address, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        address.require_options(_OPTIONS)
        token = address.options.get("token", "")
        if not (address.host and token.isascii() and token.isprintable() and token.strip()):
            raise InputError(
                "The URL of a network cannot be used.", code="provider.bad_url", where=address.name,
                why="the option token is missing or cannot stand in a header", fix="See docs/ways-in.md.",
            )  # fmt: skip
        self.name, self._host = address.name, address.host
        self._base = origin(address.host, address.port)
        self._search, self._tags = terms(address.options.get("search", "")), terms(address.options.get("tags", ""))
        self._oldest = timedelta(days=address.number("days", 7, 0.01, 365))
        self._now, self._own = now, ""
        timeout_s = address.number("timeout", 20, 0.1, 120)
        self._wire = Wire(timeout_s=timeout_s, headers={"Authorization": f"Bearer {token}"}, reuses=True)

    async def open(self) -> None:
        """Learns who we are there; raises ``MachineError`` (``provider.auth``, ``mentions.away``)."""
        await self._wire.open()
        self._own = words(await self._ask("/api/v1/accounts/verify_credentials"), "id")
        if not self._own:  # else our own posts would come in as somebody's
            raise away(self.name, "It does not say who we are.")

    async def close(self) -> None:
        """Lets go of the connections."""
        await self._wire.close()

    async def new_posts(self, marks: dict[str, str]) -> tuple[list[Post], dict[str, str]]:
        """Posts of others after the marks, oldest first; without marks, of the last days."""
        found: dict[str, Post] = {}
        told = dict(marks)
        told["notifications"] = await self._pages(
            "/api/v1/notifications", {"types[]": "mention"}, marks.get("notifications", "0"), found
        )
        for tag in self._tags:
            path = f"/api/v1/timelines/tag/{quote(tag.lstrip('#'), safe='')}"
            told[f"tag {tag}"] = await self._pages(path, {}, marks.get(f"tag {tag}", "0"), found)
        for term in self._search:
            told[f"search {term}"] = await self._searched(term, marks.get(f"search {term}", "0"), found)
        return sorted(found.values(), key=lambda post: post.posted_at), told

    async def looked_again(self, seen: dict[str, str]) -> tuple[list[Post], list[str]]:
        """Of the newest posts that were seen: those that were edited since, and those that are gone."""
        edited, gone = [], []
        for post_id in list(seen)[-_LOOKED_AT_AGAIN:]:
            host, _, number = post_id.partition("/")
            if host != self._host:
                continue
            status = await self._ask(f"/api/v1/statuses/{quote(number, safe='')}")
            if status is None:
                gone.append(post_id)
            elif (post := self._post(status)) and post.version != seen[post_id]:
                edited.append(post)
        return edited, gone

    async def _pages(self, path: str, asked_for: dict[str, str], mark: str, found: dict[str, Post]) -> str:
        for _ in range(_MOST_PAGES):
            page = rows(await self._ask(f"{path}?{urlencode({**asked_for, 'limit': _PAGE, 'min_id': mark})}"))
            newer = [identity for row in page if _order(identity := words(row, "id")) > _order(mark)]
            if not newer:  # the end, or a server that repeats itself
                break
            self._keep(page, found)
            mark = max(newer, key=_order)
        return mark

    async def _searched(self, term: str, mark: str, found: dict[str, Post]) -> str:
        """Search gives the newest first, so that the mark moves only once the end was reached."""
        newest = mark
        for number in range(_MOST_PAGES):
            query = {"q": term, "type": "statuses", "limit": _PAGE, "offset": number * _PAGE, "min_id": mark}
            page = rows(await self._ask(f"/api/v2/search?{urlencode(query)}"), "statuses")
            newer = [identity for row in page if _order(identity := words(row, "id")) > _order(mark)]
            self._keep(page, found)
            newest = max([newest, *newer], key=_order)
            if len(page) < _PAGE:
                return newest
        return newest

    def _keep(self, page: list[dict[str, Any]], found: dict[str, Post]) -> None:
        for row in page:
            post = self._post(row.get("status", row))
            if post and post.posted_at >= self._now() - self._oldest:
                found[post.post_id] = post

    def _post(self, status: object) -> Post | None:
        """The post of a status; ``None`` for our own, and for what is no status."""
        identity, acct = words(status, "id"), words(status, "account", "acct")
        posted_at = _instant(words(status, "created_at"))
        if not identity or not acct or posted_at is None or words(status, "account", "id") == self._own:
            return None
        author = (acct if "@" in acct else f"{acct}@{self._host}").lower()
        text = [words(status, "spoiler_text"), plain_text(words(status, "content"))]
        return Post(
            network=self.network,
            post_id=f"{self._host}/{identity}",
            author=author,
            handle=f"@{author}",
            text="\n\n".join(filter(None, text)),
            language=words(status, "language")[:2],
            posted_at=posted_at,
            version=words(status, "edited_at"),
            is_public=words(status, "visibility") in _PUBLIC,
        )

    async def _ask(self, path: str) -> Any:
        return await asked(self._wire, self._base + path, name=self.name)


def _order(identity: str) -> tuple[int, str]:
    """Ids are numbers that grow with time, longer than some programs' numbers."""
    plain = identity.lstrip("0")
    return len(plain), plain


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
