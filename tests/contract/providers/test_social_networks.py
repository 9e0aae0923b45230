"""Mastodon and Bluesky against loopback servers that keep their documented rules.

https://docs.joinmastodon.org/methods/statuses/#create, https://docs.bsky.app/docs/api/com-atproto-repo-put-record
"""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import json
import re
from urllib.parse import parse_qs, unquote

import pytest
from aiohttp import web
from contract import ID, TEXT, Arrived, Check, Kit, Mode, Peer, checks, in_use, name_of, run
from voices_http import RETRY_AFTER_S, HttpPeer, answer

from amends.core.channels import Channel
from amends.core.envelope import Envelope, pack
from amends.core.errors import InputError, MachineError
from amends.core.ports import OutcomeKind, Parcel
from amends.providers.social.record import link_facets, record_key
from amends.providers.way import provider_for
from amends.wording.render.graphemes import grapheme_count

SECRET = "t0ken-secret"
THREAD = "First, see https://bank.example/a. 1/3\u001eSecond é 2/3\u001eThird 3/3"


def parcel(message_id: str, text: str, **changed: str) -> Parcel:
    fields = {"to": "", "language": "en"} | changed
    return Parcel(message_id, Channel.SOCIAL, fields["to"], pack(Envelope(message_id=message_id, text=text, **fields)))


class Network(HttpPeer):
    """What both have: posts are gathered to messages by the identity that the network was given."""

    def gather(self, message_id: str, text: str) -> None:
        self.received.append(Arrived(message_id, "", text))


class MastodonServer(Network):
    """Gives the first status again for a known key; says how long a status may be."""

    def __init__(self, most: int = 500) -> None:
        super().__init__()
        self.statuses: dict[str, dict[str, str]] = {}
        self.by_key: dict[str, str] = {}
        self.most = most
        self._numbers = itertools.count(111_000_000_000_000_001)

    def address(self) -> str:
        return f"mastodon://127.0.0.1:{self.port}?token={SECRET}"

    def forget(self) -> None:
        self.statuses.clear()
        self.by_key.clear()

    def is_known(self, request: web.BaseRequest) -> bool:
        return request.method == "GET" or request.headers.get("Authorization") == f"Bearer {SECRET}"

    async def take(self, request: web.BaseRequest, body: bytes) -> web.Response:
        if request.path == "/api/v2/instance":
            return answer(200, {"configuration": {"statuses": {"max_characters": self.most}}})
        if request.method == "GET":
            found = self.statuses.get(request.path.rpartition("/")[2])
            return answer(200 if found else 404, found or {"error": "Record not found"})
        assert request.path == "/api/v1/statuses"
        key = request.headers["Idempotency-Key"]
        if key not in self.by_key:
            form = {name: values[0] for name, values in parse_qs(body.decode(), strict_parsing=True).items()}
            self.by_key[key] = identity = str(next(self._numbers))
            self.statuses[identity] = {"id": identity, **form}
            # What a server does to a text: Status#text is stripped, and control characters do not survive HTML.
            self.gather(key.rpartition("/")[0], re.sub(r"[\x00-\x09\x0b-\x1f]", "", form["status"].strip()))
        return answer(200, self.statuses[self.by_key[key]])


class BlueskyServer(Network):
    """A repository of records; ``swapRecord: null`` is taken only where nothing stands."""

    def __init__(self) -> None:
        super().__init__()
        self.records: dict[str, dict[str, object]] = {}
        self.logins = 0
        self.expires_once = False
        self.loses_the_race = False

    def address(self) -> str:
        return f"bluesky://bank.example:{SECRET}@127.0.0.1:{self.port}"

    def forget(self) -> None:
        self.records.clear()

    def is_message(self, request: web.BaseRequest) -> bool:
        return request.path.endswith("putRecord")

    def refusal(self, body: bytes) -> web.Response:
        return answer(400, {"error": "InvalidRequest", "message": body.decode()})

    async def take(self, request: web.BaseRequest, body: bytes) -> web.Response:
        method = request.path.removeprefix("/xrpc/")
        if method == "com.atproto.server.createSession":
            given, self.logins = json.loads(body), self.logins + 1
            if given != {"identifier": "bank.example", "password": SECRET}:
                return answer(401, {"error": "AuthenticationRequired", "message": f"Invalid {given}"})
            return answer(200, {"did": "did:plc:abc", "accessJwt": "jwt", "handle": "bank.example"})
        assert request.headers["Authorization"] == "Bearer jwt"
        if self.expires_once:
            self.expires_once = False
            return answer(400, {"error": "ExpiredToken"})
        return self._get(dict(request.query)) if method.endswith("getRecord") else self._put(json.loads(body))

    def _get(self, query: dict[str, str]) -> web.Response:
        found = self.records.get(query["rkey"])
        if not found or self.loses_the_race:
            self.loses_the_race = False
            return answer(400, {"error": "RecordNotFound", "message": "Could not locate record"})
        return answer(200, {**strong(query["rkey"], found), "value": found})

    def _put(self, given: dict[str, object]) -> web.Response:
        key, record = str(given["rkey"]), given["record"]
        assert re.fullmatch(r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}", key)  # the syntax of a TID
        assert isinstance(record, dict)
        assert record["$type"] == given["collection"] == "app.bsky.feed.post"
        assert grapheme_count(record["text"]) <= 300
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", record["createdAt"])
        if given.get("swapRecord", "absent") is None and key in self.records:
            return answer(400, {"error": "InvalidSwap", "message": "Record was at ..."})
        self.records[key] = record
        self.gather("", record["text"])
        return answer(200, strong(key, record))


def strong(key: str, record: object) -> dict[str, str]:
    cid = "bafy" + hashlib.sha256(json.dumps(record).encode()).hexdigest()
    return {"uri": f"at://did:plc:abc/app.bsky.feed.post/{key}", "cid": cid}


def wrong_url(peer: Peer) -> str:
    return peer.url.replace(SECRET, "wrong")


TOO_LONG = parcel(ID, "a " * 400 + "b").content
BAD = (b"", b"\xff\x00 not ours", TOO_LONG, parcel(ID, "a\u001e\u001eb").content, parcel(ID, "a", language="").content)
MASTODON = Kit(
    peer=MastodonServer,
    parcel=parcel,
    retry_after_s=RETRY_AFTER_S,
    wrong_url=wrong_url,
    secret=SECRET,
    bad_addresses=("ana@bank.example",),
    bad_contents=BAD,
)
BLUESKY = Kit(
    peer=BlueskyServer,
    parcel=parcel,
    retry_after_s=RETRY_AFTER_S,
    wrong_url=wrong_url,
    secret=SECRET,
    has_id=False,  # the key of a record is a digest of ours
    looks_up=True,
    idempotent=True,
    bad_addresses=("ana@bank.example",),
    bad_contents=BAD,
)


@pytest.mark.parametrize("check", checks(MASTODON), ids=name_of)
def test_mastodon_keeps_the_contract(check: Check) -> None:
    run(check, MASTODON)


@pytest.mark.parametrize("check", checks(BLUESKY), ids=name_of)
def test_bluesky_keeps_the_contract(check: Check) -> None:
    run(check, BLUESKY)


def test_a_thread_on_mastodon_hangs_together_and_is_not_doubled_within_the_hour() -> None:
    async def scenario() -> None:
        async with in_use(MASTODON) as (peer, provider):
            assert isinstance(peer, MastodonServer)
            first = await provider.send(parcel(ID, THREAD, language="de-AT"))
            assert await provider.send(parcel(ID, THREAD, language="de-AT")) == first
            statuses = list(peer.statuses.values())
            assert [status["status"] for status in statuses] == THREAD.split("\u001e")
            assert [status.get("in_reply_to_id") for status in statuses] == [None, *(s["id"] for s in statuses[:2])]
            assert {status["language"] for status in statuses} == {"de"}
            assert {status["visibility"] for status in statuses} == {"public"}
            assert set(peer.by_key) == {f"{ID}/1", f"{ID}/2", f"{ID}/3"}
            found = await provider.look_up(ID, first.ref)
            assert found
            assert found.kind is OutcomeKind.ACCEPTED

    asyncio.run(scenario())


@pytest.mark.parametrize("kit", [MASTODON, BLUESKY], ids=["mastodon", "bluesky"])
@pytest.mark.parametrize("broken", [1, 2, 3])
def test_a_thread_that_breaks_off_is_finished_by_the_repetition_without_a_double(kit: Kit, broken: int) -> None:
    async def scenario() -> None:
        async with in_use(kit) as (peer, provider):
            assert isinstance(peer, Network)
            taken = peer.gather

            def breaking(message_id: str, text: str) -> None:
                taken(message_id, text)
                if len(peer.received) == broken:
                    peer.mode = Mode.LOSE_ANSWER

            peer.gather = breaking  # type: ignore[method-assign]
            first = await provider.send(parcel(ID, THREAD))
            assert first.kind is OutcomeKind.DOUBT
            peer.mode = Mode.ACCEPT
            assert (await provider.send(parcel(ID, THREAD))).kind is OutcomeKind.ACCEPTED
            assert [one.text for one in peer.received] == THREAD.split("\u001e")

    asyncio.run(scenario())


@pytest.mark.parametrize(("kit", "code"), [(MASTODON, "422"), (BLUESKY, "400")], ids=["mastodon", "bluesky"])
def test_a_thread_of_which_a_later_part_is_refused_is_in_doubt_for_something_is_public(kit: Kit, code: str) -> None:
    async def scenario() -> None:
        async with in_use(kit) as (peer, provider):
            assert isinstance(peer, Network)
            taken = peer.gather

            def refusing(message_id: str, text: str) -> None:
                taken(message_id, text)
                peer.mode = Mode.REFUSE  # from the next part on

            peer.gather = refusing  # type: ignore[method-assign]
            outcome = await provider.send(parcel(ID, THREAD))
            assert (outcome.kind, outcome.code) == (OutcomeKind.DOUBT, code)
            assert len(peer.received) == 1

    asyncio.run(scenario())


@pytest.mark.parametrize("url", [f"mastodon://m.example?token={SECRET}", f"bluesky://b:{SECRET}@b.example"])
def test_a_message_that_was_released_for_one_person_is_never_posted(url: str) -> None:
    provider = provider_for(url)
    assert provider.objection(parcel(ID, TEXT)) is None
    assert "everybody" in (provider.objection(parcel(ID, TEXT, to="ana@bank.example")) or "")


def test_a_thread_on_bluesky_names_its_root_and_marks_its_links() -> None:
    async def scenario() -> None:
        async with in_use(BLUESKY) as (peer, provider):
            assert isinstance(peer, BlueskyServer)
            outcome = await provider.send(parcel(ID, THREAD))
            first, second, third = (peer.records[record_key(ID, part)] for part in ("1", "2", "last"))
            root = strong(record_key(ID, "1"), first)
            assert outcome.ref == root["uri"]
            assert second["reply"] == {"root": root, "parent": root}
            assert third["reply"] == {"root": root, "parent": strong(record_key(ID, "2"), second)}
            assert "reply" not in first
            assert first["langs"] == ["en"]
            (facet,) = first["facets"]
            shown = first["text"].encode()[facet["index"]["byteStart"] : facet["index"]["byteEnd"]]
            assert shown.decode() == facet["features"][0]["uri"] == "https://bank.example/a"

    asyncio.run(scenario())


def test_half_a_thread_on_bluesky_is_neither_there_nor_missing() -> None:
    async def scenario() -> None:
        async with in_use(BLUESKY) as (peer, provider):
            assert isinstance(peer, BlueskyServer)
            await provider.send(parcel(ID, THREAD))
            del peer.records[record_key(ID, "last")]
            assert await provider.look_up(ID, "") is None
            missing = await provider.look_up("other@x.example", "")
            assert missing
            assert missing.kind is OutcomeKind.UNSENT

    asyncio.run(scenario())


def test_of_two_workers_at_once_on_bluesky_one_post_stands() -> None:
    async def scenario() -> None:
        async with in_use(BLUESKY) as (peer, provider):
            assert isinstance(peer, BlueskyServer)
            await provider.send(parcel(ID, TEXT))
            peer.loses_the_race = True  # the record appears between the question and the put
            assert (await provider.send(parcel(ID, TEXT))).kind is OutcomeKind.ACCEPTED
            assert len(peer.received) == 1

    asyncio.run(scenario())


def test_other_words_under_our_key_are_refused_and_stand() -> None:
    async def scenario() -> None:
        async with in_use(BLUESKY) as (peer, provider):
            await provider.send(parcel(ID, TEXT))
            outcome = await provider.send(parcel(ID, "Other words."))
            assert (outcome.kind, outcome.code) == (OutcomeKind.REFUSED, "conflict")
            assert [one.text for one in peer.received] == [TEXT]

    asyncio.run(scenario())


def test_a_token_that_has_run_out_is_renewed_once() -> None:
    async def scenario() -> None:
        async with in_use(BLUESKY) as (peer, provider):
            assert isinstance(peer, BlueskyServer)
            peer.expires_once = True
            assert (await provider.send(parcel(ID, TEXT))).kind is OutcomeKind.ACCEPTED
            assert peer.logins == 2

    asyncio.run(scenario())


def test_the_server_says_how_long_a_status_may_be() -> None:
    async def scenario() -> None:
        peer = MastodonServer(most=40)
        await peer.start()
        provider = provider_for(peer.url)
        try:
            assert provider.objection(parcel(ID, TEXT)) is None
            await provider.open()
            assert provider.objection(parcel(ID, TEXT))
            assert (await provider.send(parcel(ID, TEXT))).kind is OutcomeKind.HELD
            assert peer.received == []
        finally:
            await provider.close()
            await peer.stop()

    asyncio.run(scenario())


def test_a_long_address_counts_23_on_mastodon_and_in_full_on_bluesky() -> None:
    text = "See https://bank.example/" + "a" * 480
    assert provider_for(f"mastodon://m.example?token={SECRET}").objection(parcel(ID, text)) is None
    assert provider_for(f"bluesky://b:{SECRET}@b.example").objection(parcel(ID, text))


@pytest.mark.parametrize("text", ["Hello @ana", "@ana", "hello (@ana@social.example)"])
def test_a_post_never_calls_an_account(text: str) -> None:
    assert provider_for(f"mastodon://m.example?token={SECRET}").objection(parcel(ID, text))


def test_an_address_of_mail_is_no_mention() -> None:
    assert provider_for(f"mastodon://m.example?token={SECRET}").objection(parcel(ID, "help@bank.example")) is None


def test_a_server_that_is_down_stops_before_anything_is_said() -> None:
    for url in (f"mastodon://127.0.0.1:9?token={SECRET}", f"bluesky://b:{SECRET}@127.0.0.1:9"):
        with pytest.raises(MachineError) as caught:
            asyncio.run(provider_for(url).open())
        assert caught.value.code == "provider.down"


@pytest.mark.parametrize(
    "url",
    [
        "mastodon://m.example",
        f"mastodon://m.example?token={SECRET}&visibility=direct",
        f"mastodon://m.example?token={SECRET}%0d%0aX",
        "bluesky://b.example",
        f"bluesky://b:{SECRET}@b.example?x=1",
    ],
)
def test_an_unusable_url_is_one_clear_error(url: str) -> None:
    with pytest.raises(InputError) as caught:
        provider_for(url)
    assert SECRET not in str(caught.value)


def test_keys_differ_by_message_and_part_and_stay_the_same() -> None:
    keys = {record_key(f"m-{n}@x.example", part) for n in range(2000) for part in ("1", "2", "last")}
    assert len(keys) == 6000
    assert record_key(ID, "1") == record_key(ID, "1")


def test_links_are_marked_by_bytes_of_utf_8() -> None:
    text = "سلام 👩‍🚀 https://bank.example/ä, und http://x.example."
    for facet in link_facets(text):
        index = facet["index"]
        assert text.encode()[index["byteStart"] : index["byteEnd"]].decode() == facet["features"][0]["uri"]
    assert [unquote(f["features"][0]["uri"]) for f in link_facets(text)] == [
        "https://bank.example/ä",
        "http://x.example",
    ]
