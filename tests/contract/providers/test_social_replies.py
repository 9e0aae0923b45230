"""Answers below somebody's post, against the loopback networks of ``test_social_networks``."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from contract import ID
from test_social_networks import THREAD, BlueskyServer, MastodonServer, parcel, strong

from amends.core.errors import InputError
from amends.core.ports import OutcomeKind
from amends.providers.social.record import record_key
from amends.providers.social.replies import reply_way

TEXT = "Call us on +48 500 009 900."
POST = "at://did:plc:abc/app.bsky.feed.post/3kabc"


async def said(peer: Any, to: str, text: str = TEXT, times: int = 1) -> Any:
    """The outcome of the last of so many tries to say it below ``to``."""
    outcome = None
    for _ in range(times):
        way = reply_way(peer.address(), to=to)
        await way.open()
        try:
            outcome = await way.send(parcel(ID, text))
        finally:
            await way.close()
    return outcome


async def peering(peer: Any, scenario: Any) -> None:
    await peer.start()
    try:
        await scenario(peer)
    finally:
        await peer.stop()


def test_an_answer_on_mastodon_stands_below_the_post_once() -> None:
    async def scenario(peer: MastodonServer) -> None:
        outcome = await said(peer, "127.0.0.1/99#v2", times=2)
        [status] = peer.statuses.values()
        assert (outcome.kind, status["in_reply_to_id"], status["status"]) == (OutcomeKind.ACCEPTED, "99", TEXT)

    asyncio.run(peering(MastodonServer(), scenario))


def test_an_answer_on_bluesky_names_the_post_and_the_root_of_its_thread() -> None:
    async def scenario(peer: BlueskyServer) -> None:
        root = {"uri": "at://did:plc:x/app.bsky.feed.post/root", "cid": "bafyroot"}
        asked: dict[str, object] = {"text": "Is it true?", "reply": {"root": root, "parent": root}}
        peer.records["3kabc"] = asked
        outcome = await said(peer, f"{POST}#bafy", THREAD, times=2)
        first, second = (peer.records[record_key(ID, part)] for part in ("1", "2"))
        assert first["reply"] == {"root": root, "parent": strong("3kabc", asked)}
        assert second["reply"] == {"root": root, "parent": strong(record_key(ID, "1"), first)}
        assert (outcome.kind, outcome.ref) == (OutcomeKind.ACCEPTED, strong(record_key(ID, "1"), first)["uri"])
        assert len(peer.records) == 4

    asyncio.run(peering(BlueskyServer(), scenario))


def test_a_post_that_is_gone_is_not_answered() -> None:
    async def scenario(peer: BlueskyServer) -> None:
        assert (await said(peer, POST)).kind is OutcomeKind.REFUSED
        assert peer.records == {}

    asyncio.run(peering(BlueskyServer(), scenario))


@pytest.mark.parametrize("to", ["", "elsewhere.example/99", "127.0.0.1/../99", "99?x=1", POST, "127.0.0.1/"])
def test_what_is_no_post_of_this_server_is_refused_before_anything_is_said(to: str) -> None:
    with pytest.raises(InputError) as refused:
        reply_way("mastodon://127.0.0.1?token=abc", to=to)
    assert refused.value.code == "social.no_post"


@pytest.mark.parametrize("to", ["", "99", "https://bsky.app/profile/x/post/3kabc", POST + "/x y"])
def test_what_is_no_record_of_a_post_is_refused(to: str) -> None:
    with pytest.raises(InputError) as refused:
        reply_way("bluesky://bank.example:pw@127.0.0.1", to=to)
    assert refused.value.code == "social.no_post"
