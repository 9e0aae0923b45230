"""Mastodon and Bluesky as their public documentation describes them, on the loopback."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web

from amends.core.errors import InputError, MachineError
from amends.providers.mentions.asking import AwayError
from amends.providers.mentions.bluesky import BlueskyMentions
from amends.providers.mentions.mastodon import MastodonMentions
from amends.providers.mentions.model import Post
from amends.providers.way import parse_address

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
Found = tuple[list[Post], dict[str, str]]


@dataclass
class Peer:
    """What stands in the network, the oldest first; ``broken`` is the status that it answers instead."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    broken: int = 0
    asked: list[str] = field(default_factory=list)
    port: int = 0

    async def __call__(self, request: web.BaseRequest) -> web.Response:
        self.asked.append(request.path_qs)
        if self.broken:
            return web.Response(status=self.broken, headers={"Retry-After": "7"}, text="<html>")
        status, found = self.answer(request, request.query)
        return web.Response(status=status, body=json.dumps(found).encode(), content_type="application/json")

    def answer(self, request: web.BaseRequest, query: Any) -> tuple[int, Any]:
        raise NotImplementedError


class MastodonPeer(Peer):
    """https://docs.joinmastodon.org/api/guidelines/#pagination: ``min_id`` gives what comes right after it."""

    def answer(self, request: web.BaseRequest, query: Any) -> tuple[int, Any]:
        if request.headers.get("Authorization") != "Bearer t0ken":
            return 401, {"error": "The access token is invalid"}
        path = request.path
        if path == "/api/v1/accounts/verify_credentials":
            return 200, {"id": "1", "acct": "bank"}
        if path.startswith("/api/v1/statuses/"):
            found = [row for row in self.rows if row["id"] == path.rpartition("/")[2]]
            return (200, found[0]) if found else (404, {"error": "Record not found"})
        after = [row for row in self.rows if int(row["id"]) > int(query["min_id"])]
        limit = int(query["limit"])
        if path == "/api/v1/notifications":
            page = [{"id": row["id"], "type": "mention", "status": row} for row in after[:limit]]
            return 200, page[::-1]
        if path == "/api/v2/search":
            offset, word = int(query["offset"]), query["q"]
            hits = [row for row in after[::-1] if word in row["content"]]
            return 200, {"accounts": [], "statuses": hits[offset : offset + limit]}
        assert path == "/api/v1/timelines/tag/bankleak"
        return 200, [row for row in after if "#bankleak" in row["content"]][:limit][::-1]


class BlueskyPeer(Peer):
    """The newest first, and back by a cursor."""

    def answer(self, request: web.BaseRequest, query: Any) -> tuple[int, Any]:
        method = request.path.rpartition("/")[2]
        if method == "com.atproto.server.createSession":
            return 200, {"did": "did:plc:bank", "accessJwt": "jwt"}
        assert request.headers["Authorization"] == "Bearer jwt"
        if method == "app.bsky.feed.getPosts":
            return 200, {"posts": [row for row in self.rows if row["uri"] in query.getall("uris")]}
        start, limit = int(query.get("cursor", "0")), int(query["limit"])
        page = self.rows[::-1][start : start + limit]
        more = {"cursor": str(start + limit)} if start + limit < len(self.rows) else {}
        if method == "app.bsky.feed.searchPosts":
            return 200, {"posts": [row for row in page if query["q"] in row["record"]["text"]], **more}
        assert method == "app.bsky.notification.listNotifications"
        assert query.getall("reasons") == ["mention", "reply", "quote"]
        return 200, {"notifications": page, **more}


def status(number: int, text: str = "hello", **changed: Any) -> dict[str, Any]:
    at = (NOW - timedelta(hours=1) + timedelta(seconds=number)).isoformat().replace("+00:00", "Z")
    account = {"id": "77", "acct": "Anna@people.example"}
    base = {"id": str(number), "content": f"<p>{text}</p>", "created_at": at, "edited_at": None, "account": account}
    return base | {"visibility": "public", "language": "pl-PL", "spoiler_text": ""} | changed


def record(number: int, text: str = "hello", did: str = "did:plc:anna") -> dict[str, Any]:
    at = (NOW - timedelta(hours=1) + timedelta(seconds=number)).isoformat().replace("+00:00", "Z")
    return {
        "uri": f"at://{did}/app.bsky.feed.post/{number}",
        "cid": f"cid{number}",
        "author": {"did": did, "handle": "anna.people.example"},
        "record": {"text": text, "langs": ["en"], "createdAt": "2099-01-01T00:00:00Z"},
        "indexedAt": at,
    }


def mastodon(port: int, options: str = "") -> MastodonMentions:
    return MastodonMentions(parse_address(f"mastodon://127.0.0.1:{port}?token=t0ken{options}"), now=lambda: NOW)


def bluesky(port: int, options: str = "") -> BlueskyMentions:
    url = f"bluesky://bank.example:secret@127.0.0.1:{port}?days=7{options}"
    return BlueskyMentions(parse_address(url), now=lambda: NOW)


def using(peer: Peer, made: Callable[[int], Any], work: Callable[[Any], Any]) -> Any:
    async def running() -> Any:
        http = web.Server(peer)
        server = await asyncio.get_running_loop().create_server(http, "127.0.0.1", 0)
        peer.port = server.sockets[0].getsockname()[1]
        network = made(peer.port)
        try:
            await network.open()
            return await work(network)
        finally:
            await network.close()
            server.close()
            await http.shutdown(0.1)

    return asyncio.run(running())


def test_every_mention_between_two_looks_is_given_once_and_oldest_first() -> None:
    peer = MastodonPeer([status(number) for number in range(1, 101)])
    posts, marks = using(peer, mastodon, lambda network: network.new_posts({}))
    assert [post.post_id for post in posts] == [f"127.0.0.1/{number}" for number in range(1, 101)]
    peer.rows.append(status(101, "a<br>b", spoiler_text="Rant", visibility="direct"))
    (post,), marks = using(peer, mastodon, lambda network: network.new_posts(marks))
    assert (post.text, post.author, post.language, post.is_public) == (
        "Rant\n\na\nb",
        "anna@people.example",
        "pl",
        False,
    )
    assert using(peer, mastodon, lambda network: network.new_posts(marks))[0] == []


def test_hashtags_and_names_are_searched_and_a_post_found_twice_is_one() -> None:
    peer = MastodonPeer([status(number, "the bank #bankleak") for number in range(1, 71)])
    found: Found = using(
        peer, lambda port: mastodon(port, "&search=bank&tags=bankleak"), lambda network: network.new_posts({})
    )
    assert len(found[0]) == 70
    assert found[1] == {"notifications": "70", "tag bankleak": "70", "search bank": "70"}


def test_our_own_posts_and_old_ones_are_not_given() -> None:
    own = status(2, account={"id": "1", "acct": "bank"})
    old = status(1, created_at="2020-01-01T00:00:00Z")
    peer = MastodonPeer([old, own, status(3)])
    posts, _ = using(peer, mastodon, lambda network: network.new_posts({}))
    assert [post.post_id for post in posts] == ["127.0.0.1/3"]
    other = BlueskyPeer([record(1, did="did:plc:bank"), record(2)])
    posts, _ = using(other, bluesky, lambda network: network.new_posts({}))
    assert [post.author for post in posts] == ["did:plc:anna"]


def test_what_was_edited_is_given_again_and_what_is_gone_is_told() -> None:
    peer = MastodonPeer([status(1), status(2, "other words", edited_at="2026-06-01T11:59:00Z")])
    seen = {"127.0.0.1/1": "", "127.0.0.1/2": "", "127.0.0.1/3": "", "other.example/9": ""}
    edited, gone = using(peer, mastodon, lambda network: network.looked_again(seen))
    assert [(post.text, post.version) for post in edited] == [("other words", "2026-06-01T11:59:00Z")]
    assert gone == ["127.0.0.1/3"]
    sky = BlueskyPeer([record(1), record(2)])
    uris = [row["uri"] for row in sky.rows]
    edited, gone = using(
        sky, bluesky, lambda network: network.looked_again({uris[0]: "cid1", uris[1]: "old", "at://x/y/z": "cid"})
    )
    assert ([post.version for post in edited], gone) == (["cid2"], ["at://x/y/z"])


def test_bluesky_is_read_back_to_the_last_look_by_the_servers_clock() -> None:
    peer = BlueskyPeer([record(number) for number in range(1, 121)])
    posts, marks = using(peer, bluesky, lambda network: network.new_posts({}))
    assert [post.post_id.rpartition("/")[2] for post in posts] == [str(number) for number in range(1, 121)]
    assert all(post.posted_at < NOW for post in posts)
    peer.rows.append(record(121, "the bank"))
    peer.asked.clear()
    posts, _ = using(peer, lambda port: bluesky(port, "&search=bank"), lambda network: network.new_posts(marks))
    assert "cid121" in {post.version for post in posts}
    assert sum("listNotifications" in path for path in peer.asked) == 1


@pytest.mark.parametrize("made", [mastodon, bluesky])
def test_a_busy_network_says_how_long_to_wait(made: Callable[[int], Any]) -> None:
    peer = MastodonPeer(broken=429) if made is mastodon else BlueskyPeer(broken=429)
    with pytest.raises(AwayError) as told:
        using(peer, made, lambda network: network.new_posts({}))
    assert told.value.wait_s == 7.0
    assert "t0ken" not in str(told.value)


def test_a_wrong_token_is_told_and_garbage_is_no_post() -> None:
    def wrong(port: int) -> MastodonMentions:
        return MastodonMentions(parse_address(f"mastodon://127.0.0.1:{port}?token=wrong"))

    with pytest.raises(MachineError) as told:
        using(MastodonPeer(), wrong, lambda network: network.new_posts({}))
    assert told.value.code == "provider.auth"
    broken: list[dict[str, Any]] = [{"id": "1"}, {"id": "2", "account": "x"}, {"id": "3", "created_at": 5}]
    assert using(MastodonPeer(broken), mastodon, lambda network: network.new_posts({}))[0] == []
    sky = [{"uri": "at://x", "record": [1]}, {"record": None, "author": 3}, {"indexedAt": {}}]
    assert using(BlueskyPeer(sky), bluesky, lambda network: network.new_posts({}))[0] == []


@pytest.mark.parametrize(
    "url", ["mastodon://x.example", "mastodon://x.example?token=a%0Ab", "mastodon://x?token=a&no=1"]
)
def test_a_url_without_what_it_needs_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        MastodonMentions(parse_address(url))
    with pytest.raises(InputError):
        BlueskyMentions(parse_address("bluesky://x.example"))
