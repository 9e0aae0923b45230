"""Inboxes: an app's API of two calls on the loopback, a folder, and the feeds of a person."""

from __future__ import annotations

import asyncio
import hashlib
import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from aiohttp import web
from contract import ID, TEXT, Arrived, Check, Kit, Mode, Peer, checks, in_use, name_of, run
from voices_http import RETRY_AFTER_S, HttpPeer, answer

from amends.core.channels import Channel
from amends.core.envelope import Envelope, pack
from amends.core.errors import InputError, MachineError
from amends.core.ports import OutcomeKind, Parcel
from amends.providers.feeds import ATOM, Feed
from amends.providers.inbox.feed import InboxMessage, inbox_atom_feed, inbox_json_feed
from amends.providers.way import provider_for

SECRET, PERSON = "t0ken-secret", "PRS-7Q2K9XM"
AT = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)


def item(text: str, **changed: object) -> str:
    fields = {
        "version": 1,
        "ref": "NTC-1",
        "language": "en",
        "direction": "ltr",
        "subject": "About your data",
        "sender": "Example Bank",
        "is_exercise": False,
        "links": [],
        "labels": {},
        "blocks": [],
        "text": text,
    } | changed
    return json.dumps(fields, ensure_ascii=False)


def parcel(message_id: str, text: str, *, markup: str = "", person: str = PERSON) -> Parcel:
    envelope = Envelope(message_id=message_id, to=person, language="en", text=text, markup=markup or item(text))
    return Parcel(message_id, Channel.INBOX, person, pack(envelope))


class App(HttpPeer):
    """The organisation's app: keeps one item under one id."""

    def __init__(self) -> None:
        super().__init__()
        self.items: dict[str, tuple[str, bytes]] = {}

    def address(self) -> str:
        return f"inbox+http://127.0.0.1:{self.port}/api/v1?token={SECRET}"

    def forget(self) -> None:
        self.items.clear()

    def is_known(self, request: web.BaseRequest) -> bool:
        return request.headers.get("Authorization") == f"Bearer {SECRET}"

    async def take(self, request: web.BaseRequest, body: bytes) -> web.Response:
        if request.method == "GET":
            asked = request.path.removeprefix("/api/v1/messages/")
            return answer(200, {"id": asked}) if asked in self.items else answer(404)
        person, _, message_id = request.path.removeprefix("/api/v1/persons/").partition("/messages/")
        if message_id in self.items:
            return answer(200, {"id": message_id}) if self.items[message_id] == (person, body) else answer(409)
        self.items[message_id] = (person, body)
        self.received.append(Arrived(message_id, person, json.loads(body)["text"]))
        return answer(201, {"id": message_id})


class Folder:
    """A folder as a peer: what lies in it is what arrived."""

    def __init__(self) -> None:
        self.url, self.mode = "", Mode.ACCEPT
        self._root: Path | None = None

    @property
    def received(self) -> list[Arrived]:
        assert self._root
        return [
            Arrived(path.name.removesuffix(".json"), PERSON, json.loads(path.read_bytes())["text"])
            for path in sorted(self._root.glob("*/*.json"))
        ]

    async def start(self) -> None:
        import tempfile

        self._keeper = tempfile.TemporaryDirectory()
        self._root = Path(self._keeper.name) / "inbox"
        self.url = f"inbox+file://{self._root}"

    async def stop(self) -> None:
        self._keeper.cleanup()

    def reset(self) -> None:
        assert self._root
        for path in self._root.glob("*/*.json"):
            path.unlink()


def wrong_url(peer: Peer) -> str:
    return peer.url.replace(SECRET, "wrong")


BAD_PEOPLE = ("", "..", "a/b", "../../etc", "ana@bank.example", "P\x00", "x" * 200)
BAD_ITEMS = (
    b"",
    b"\xff\x00 not ours",
    parcel(ID, TEXT, markup="[]").content,
    parcel(ID, TEXT, markup='{"a": 1}').content,
)
KIT = Kit(
    peer=App,
    parcel=parcel,
    retry_after_s=RETRY_AFTER_S,
    wrong_url=wrong_url,
    secret=SECRET,
    looks_up=True,
    idempotent=True,
    bad_addresses=BAD_PEOPLE,
    bad_contents=BAD_ITEMS,
)
# A folder neither refuses nor loses an answer; a full disk has its own test below.
FILES = Kit(
    peer=Folder,
    parcel=parcel,
    plays=frozenset({Mode.ACCEPT}),
    looks_up=True,
    idempotent=True,
    bad_addresses=BAD_PEOPLE,
    bad_contents=BAD_ITEMS,
)


@pytest.mark.parametrize("check", checks(KIT), ids=name_of)
def test_the_api_keeps_the_contract(check: Check) -> None:
    run(check, KIT)


@pytest.mark.parametrize("check", checks(FILES), ids=name_of)
def test_the_folder_keeps_the_contract(check: Check) -> None:
    run(check, FILES)


@pytest.mark.parametrize("person", BAD_PEOPLE)
@pytest.mark.parametrize("url", [f"inbox+https://app.example?token={SECRET}", "inbox+file:///tmp/inbox"])
def test_a_reference_that_was_released_and_is_none_is_refused_beforehand(url: str, person: str) -> None:
    assert provider_for(url).objection(parcel(ID, TEXT)) is None
    objection = provider_for(url).objection(parcel(ID, TEXT, person=person))
    assert objection == "the reference of the person is empty or cannot stand in a path"


def test_a_lost_answer_is_found_again_by_our_id_alone() -> None:
    async def scenario() -> None:
        async with in_use(KIT, Mode.LOSE_ANSWER) as (_, provider):
            assert (await provider.send(parcel(ID, TEXT))).kind is OutcomeKind.DOUBT
            found = await provider.look_up(ID, "")
            assert found
            assert found.kind is OutcomeKind.ACCEPTED
            missing = await provider.look_up("other@x.example", "")
            assert missing
            assert missing.kind is OutcomeKind.UNSENT

    asyncio.run(scenario())


def test_other_words_under_the_same_id_are_refused_and_the_first_stand() -> None:
    async def scenario() -> None:
        async with in_use(KIT) as (peer, provider):
            await provider.send(parcel(ID, TEXT))
            outcome = await provider.send(parcel(ID, "Other words."))
            assert (outcome.kind, outcome.code) == (OutcomeKind.REFUSED, "409")
            assert [one.text for one in peer.received] == [TEXT]

    asyncio.run(scenario())


def test_an_exercise_says_so_in_the_item_and_in_a_header() -> None:
    async def scenario() -> None:
        async with in_use(KIT) as (peer, provider):
            marked = parcel(ID, TEXT, markup=item(TEXT, is_exercise=True))
            assert provider.objection(marked)  # the order says that it is none
            order = Parcel(ID, Channel.INBOX, PERSON, marked.content, is_exercise=True)
            assert provider.objection(order) is None
            await provider.send(order)
            assert isinstance(peer, App)
            assert peer.requests[-1][2]["X-Amends-Exercise"] == "1"

    asyncio.run(scenario())


def test_the_folder_is_for_its_owner_alone_and_names_nobody(tmp_path: Path) -> None:
    async def scenario() -> None:
        provider = provider_for(f"inbox+file://{tmp_path}/inbox?key=k1")
        await provider.open()
        assert (await provider.send(parcel(ID, TEXT))).kind is OutcomeKind.ACCEPTED
        await provider.close()

    asyncio.run(scenario())
    (file,) = (tmp_path / "inbox").glob("*/*.json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert PERSON not in str(file)
    assert hashlib.sha256(PERSON.encode()).hexdigest()[:16] not in str(file)


def test_a_disk_that_refuses_is_unsent_and_an_unusable_folder_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "inbox").write_text("a file, no folder")

    async def scenario() -> None:
        provider = provider_for(f"inbox+file://{tmp_path}/inbox")
        assert (await provider.send(parcel(ID, TEXT))).kind is OutcomeKind.UNSENT
        with pytest.raises(MachineError) as caught:
            await provider.open()
        assert caught.value.code == "provider.folder"
        await provider.close()

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "url", ["inbox+http://app.example?token=a", "inbox+https://app.example", "inbox+https://app.example?token=a&x=1"]
)
def test_an_unusable_url_is_one_clear_error(url: str) -> None:
    with pytest.raises(InputError):
        provider_for(url)


FEED = Feed(
    identity="tag:bank.example,2026:inbox",
    title="Messages",
    author="Example Bank",
    language="en",
    home_url="https://bank.example/inbox",
    feed_url="https://bank.example/inbox/feed",
    updated_at=AT,
)
MESSAGES = (
    InboxMessage(message_id="m-1@bank.example", json=item("One.\n\n<b>Two</b> & 3"), published_at=AT, updated_at=AT),
    InboxMessage(
        message_id="m-2@bank.example",
        json=item("سلام", language="fa", direction="rtl", subject="دربارهٔ داده‌های شما"),
        published_at=AT + timedelta(days=1),
        updated_at=AT + timedelta(days=2),
        url="https://bank.example/notices/NTC-2",
    ),
)


def test_the_json_feed_has_what_version_1_1_asks_for() -> None:
    feed = json.loads(inbox_json_feed(FEED, MESSAGES))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [entry["id"] for entry in feed["items"]] == ["tag:bank.example,2026:m-2", "tag:bank.example,2026:m-1"]
    assert feed["items"][0]["language"] == "fa"
    assert '<div lang="fa" dir="rtl">' in feed["items"][0]["content_html"]
    assert feed["items"][0]["date_modified"] == "2026-06-04T12:00:00Z"
    assert feed["items"][1]["content_text"] == "One.\n\n<b>Two</b> & 3"
    assert "&lt;b&gt;Two&lt;/b&gt; &amp; 3" in feed["items"][1]["content_html"]
    assert "url" not in feed["items"][1]


def test_the_atom_feed_has_what_rfc_4287_asks_for() -> None:
    root = ET.fromstring(inbox_atom_feed(FEED, MESSAGES))
    name = {"a": ATOM}
    assert root.findtext("a:updated", namespaces=name) == "2026-06-04T12:00:00Z"
    assert root.findtext("a:author/a:name", namespaces=name) == "Example Bank"
    entries = root.findall("a:entry", name)
    for entry in entries:
        assert len(entry.findall("a:id", name)) == len(entry.findall("a:title", name)) == 1
        assert len(entry.findall("a:updated", name)) == 1
        assert entry.find("a:content", name).get("type") == "html"
    assert entries[0].get("{http://www.w3.org/XML/1998/namespace}lang") == "fa"
    assert entries[0].findtext("a:title", namespaces=name) == "دربارهٔ داده‌های شما"


def test_a_feed_survives_what_xml_cannot_hold_and_an_empty_inbox() -> None:
    odd = InboxMessage(message_id="m-3@x", json=item("a\x00b\x0bc"), published_at=AT, updated_at=AT)
    assert "a\ufffdb\ufffdc" in ET.fromstring(inbox_atom_feed(FEED, [odd])).findtext(f".//{{{ATOM}}}content")
    assert json.loads(inbox_json_feed(FEED, []))["items"] == []
    assert ET.fromstring(inbox_atom_feed(FEED, [])).findtext(f"{{{ATOM}}}updated") == "2026-06-02T12:00:00Z"
    with pytest.raises(InputError) as caught:
        inbox_json_feed(FEED, [InboxMessage(message_id="m", json="{}", published_at=AT, updated_at=AT)])
    assert caught.value.code == "inbox.item"


def test_equal_input_gives_equal_bytes_in_any_order() -> None:
    assert inbox_atom_feed(FEED, MESSAGES) == inbox_atom_feed(FEED, MESSAGES[::-1])
    assert inbox_json_feed(FEED, MESSAGES) == inbox_json_feed(FEED, MESSAGES[::-1])
