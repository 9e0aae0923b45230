"""Public pages and their feeds, as a web server would find them."""

from __future__ import annotations

import asyncio
import json
import os
import stat
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from contract import ID, TEXT, Arrived, Check, Kit, Mode, checks, name_of, run

from amends.core.channels import Channel
from amends.core.envelope import Envelope, pack
from amends.core.errors import InputError, MachineError
from amends.core.ports import OutcomeKind, Parcel
from amends.providers.feeds import ATOM
from amends.providers.way import parse_address, provider_for
from amends.providers.webfeed.entry import entry_name
from amends.providers.webfeed.page import PublicPages

OPTIONS = "base=https://bank.example/notices&title=Notices&author=Example+Bank"
AT = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)


def page(text: str) -> str:
    return f'<!doctype html>\n<html lang="en"><title>Notice</title><main><p>{text}</p></main></html>'


def parcel(message_id: str, text: str, **changed: str) -> Parcel:
    fields = {"to": "", "language": "en", "title": "About your data", "markup": page(text)} | changed
    return Parcel(message_id, Channel.WEB, fields["to"], pack(Envelope(message_id=message_id, text=text, **fields)))


class Folder:
    """A folder as a peer: its feed says what arrived, and each entry's page must be there, too."""

    def __init__(self) -> None:
        self.url, self.mode = "", Mode.ACCEPT
        self._root = Path()

    @property
    def received(self) -> list[Arrived]:
        if not (self._root / "feed.json").exists():
            return []
        found = []
        for item in json.loads((self._root / "feed.json").read_bytes())["items"]:
            shown = (self._root / item["url"].rpartition("/")[2]).read_bytes().decode()
            assert shown == page(item["content_text"])
            host, _, local = item["id"].removeprefix("tag:").partition(",2026:")
            found.append(Arrived(f"{local}@{host}", "", item["content_text"]))
        return found

    async def start(self) -> None:
        self._keeper = tempfile.TemporaryDirectory()
        self._root = Path(self._keeper.name) / "notices"
        self.url = f"web+file://{self._root}?{OPTIONS}"

    async def stop(self) -> None:
        self._keeper.cleanup()

    def reset(self) -> None:
        for path in (*self._root.glob("*"), *self._root.glob("entries/*")):
            if path.is_file():
                path.unlink()


# A folder neither refuses nor loses an answer; a disk that refuses has its own test below.
KIT = Kit(
    peer=Folder,
    parcel=parcel,
    plays=frozenset({Mode.ACCEPT}),
    looks_up=True,
    idempotent=True,
    bad_addresses=("ana@bank.example", "PRS-1"),
    bad_contents=(
        b"",
        b"\xff\x00 not ours",
        parcel(ID, TEXT, title="").content,
        parcel(ID, TEXT, markup="words").content,
    ),
)


@pytest.mark.parametrize("check", checks(KIT), ids=name_of)
def test_it_keeps_the_contract(check: Check) -> None:
    run(check, KIT)


def publish(folder: Path, *parcels: Parcel, at: datetime = AT) -> list[OutcomeKind]:
    provider = PublicPages(parse_address(f"web+file://{folder}?{OPTIONS}"), clock=lambda: at)

    async def scenario() -> list[OutcomeKind]:
        await provider.open()
        outcomes = [(await provider.send(one)).kind for one in parcels]
        await provider.close()
        return outcomes

    return asyncio.run(scenario())


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_new_version_replaces_the_page_and_keeps_its_place_and_identity(tmp_path: Path) -> None:
    publish(tmp_path, parcel("m-1@bank.example", "One.", topic="inc-1"), at=AT)
    publish(tmp_path, parcel("m-2@bank.example", "Two.", topic="inc-1"), at=AT + timedelta(hours=1))
    (item,) = json.loads((tmp_path / "feed.json").read_bytes())["items"]
    assert item["id"] == "tag:bank.example,2026:m-1"
    assert item["url"] == "https://bank.example/notices/inc-1.html"
    assert (item["date_published"], item["date_modified"]) == ("2026-06-02T12:00:00Z", "2026-06-02T13:00:00Z")
    assert (tmp_path / "inc-1.html").read_text() == page("Two.")
    root = ET.fromstring((tmp_path / "feed.atom").read_bytes())
    assert [entry.findtext(f"{{{ATOM}}}id") for entry in root.iter(f"{{{ATOM}}}entry")] == [item["id"]]


def test_an_old_version_repeated_later_does_not_come_back(tmp_path: Path) -> None:
    first = parcel("m-1@bank.example", "One.", topic="inc-1")
    publish(tmp_path, first, parcel("m-2@bank.example", "Two.", topic="inc-1"))
    before = files(tmp_path)
    assert publish(tmp_path, first) == [OutcomeKind.ACCEPTED]
    assert files(tmp_path) == before


def test_a_repetition_on_another_day_changes_no_byte(tmp_path: Path) -> None:
    publish(tmp_path, parcel(ID, TEXT), parcel("m-2@bank.example", "Another."))
    before = files(tmp_path)
    publish(tmp_path, parcel(ID, TEXT), at=AT + timedelta(days=1))
    assert files(tmp_path) == before


@pytest.mark.parametrize("last", range(1, 5))
def test_killed_after_any_file_the_repetition_makes_the_same_bytes(tmp_path: Path, last: int) -> None:
    """A real process dies after its n-th file; what it left is never half a file, and is found to be unfinished."""
    whole, torn = tmp_path / "whole", tmp_path / "torn"
    publish(whole, parcel("m-0@bank.example", "Before."), parcel(ID, TEXT))
    publish(torn, parcel("m-0@bank.example", "Before."))
    script = f"""
import asyncio, os
from datetime import datetime, UTC
from pathlib import Path
from amends.core.channels import Channel
from amends.core.ports import Parcel
from amends.providers.way import parse_address
from amends.providers.webfeed import page
written = 0
real = page._write
def counted(path, data):
    global written
    real(path, data)
    written += 1
    if written == {last}:
        os.kill(os.getpid(), 9)
page._write = counted
address = parse_address({f"web+file://{torn}?{OPTIONS}"!r})
provider = page.PublicPages(address, clock=lambda: datetime(2026, 6, 2, 12, tzinfo=UTC))
asyncio.run(provider.send(Parcel({ID!r}, Channel.WEB, "", {parcel(ID, TEXT).content!r})))
"""
    died = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert died.returncode == -9, died.stderr
    provider = PublicPages(parse_address(f"web+file://{torn}?{OPTIONS}"), clock=lambda: AT)
    found = asyncio.run(provider.look_up(ID, ""))
    assert (found is not None) == (last == 4)  # the last file makes it whole
    json.loads((torn / "feed.json").read_bytes())
    ET.fromstring((torn / "feed.atom").read_bytes())
    publish(torn, parcel(ID, TEXT), at=AT + timedelta(hours=5))
    assert files(torn) == files(whole)


def test_the_web_server_may_read_it_and_finds_no_half_files(tmp_path: Path) -> None:
    publish(tmp_path / "notices", parcel(ID, TEXT))
    for path in (tmp_path / "notices").rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o755 if path.is_dir() else 0o644)
        assert not path.name.startswith(".")


def test_somebody_elses_file_does_not_take_the_feeds_down(tmp_path: Path) -> None:
    publish(tmp_path, parcel(ID, TEXT))
    (tmp_path / "entries" / "odd.json").write_text("{not ours")
    assert publish(tmp_path, parcel("m-2@bank.example", "Another.")) == [OutcomeKind.ACCEPTED]
    assert len(json.loads((tmp_path / "feed.json").read_bytes())["items"]) == 2


def test_a_topic_that_is_no_name_cannot_leave_the_folder(tmp_path: Path) -> None:
    publish(tmp_path / "notices", parcel(ID, TEXT, topic="../../evil"))
    assert [path.name for path in tmp_path.iterdir()] == ["notices"]
    assert entry_name(Envelope(message_id="m", to="", language="en", text="", topic="../a")).isalnum()


def test_two_processes_at_once_lose_no_entry(tmp_path: Path) -> None:
    async def scenario() -> None:
        providers = [provider_for(f"web+file://{tmp_path}?{OPTIONS}") for _ in range(2)]
        for provider in providers:
            await provider.open()
        sent = [
            provider.send(parcel(f"m-{n}{at}@x.example", "W."))
            for n in range(8)
            for at, provider in enumerate(providers)
        ]
        assert {outcome.kind for outcome in await asyncio.gather(*sent)} == {OutcomeKind.ACCEPTED}

    asyncio.run(scenario())
    assert len(json.loads((tmp_path / "feed.json").read_bytes())["items"]) == 16


def test_a_disk_that_refuses_leaves_what_stood(tmp_path: Path) -> None:
    publish(tmp_path, parcel("m-1@bank.example", "One.", topic="inc-1"))
    before = files(tmp_path)
    os.mkdir(tmp_path / ".inc-1.html.new.part")  # the page cannot be written
    kinds = publish(tmp_path, parcel("m-2@bank.example", "Two.", topic="inc-1"))
    assert kinds == [OutcomeKind.TEMPORARY]
    assert files(tmp_path)["inc-1.html"] == before["inc-1.html"]
    os.rmdir(tmp_path / ".inc-1.html.new.part")
    assert publish(tmp_path, parcel("m-2@bank.example", "Two.", topic="inc-1")) == [OutcomeKind.ACCEPTED]
    assert (tmp_path / "inc-1.html").read_text() == page("Two.")


def test_an_unusable_folder_or_url_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MachineError) as caught:
        publish(tmp_path / "file", parcel(ID, TEXT))
    assert caught.value.code == "provider.folder"
    for options in (
        "",
        "base=http://bank.example&title=a&author=b",
        "base=https://bank.example&title=a",
        OPTIONS + "&x=1",
    ):
        with pytest.raises(InputError):
            provider_for(f"web+file://{tmp_path}?{options}")


@pytest.mark.parametrize(
    "changed",
    [
        {"to": "ana@bank.example"},
        {"url": "https://elsewhere.example/a.html"},
        {"title": "a\x00b"},
        {"markup": "<p>no page</p>"},
    ],
)
def test_what_cannot_be_published_exactly_is_refused_beforehand(tmp_path: Path, changed: dict[str, str]) -> None:
    assert provider_for(f"web+file://{tmp_path}?{OPTIONS}").objection(parcel(ID, TEXT, **changed))
