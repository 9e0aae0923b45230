"""A public page and the feeds that announce it, as files: any web server or content network serves them.

    FOLDER/<entry>.html        the page as it was released
    FOLDER/feed.atom           RFC 4287, one entry a page
    FOLDER/feed.json           JSON Feed 1.1, the same entries
    FOLDER/entries/<entry>.json  what the feeds are made from

``<entry>`` is named by the envelope's ``topic`` where it has one, so that a new version replaces the page and keeps its
place and its identity in the feeds (RFC 4287, 4.2.6), and by the message id where it has none.  Every file appears
whole or not at all; the same message again changes no byte (``Doubt.IDEMPOTENT``).
"""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.errors import InputError, MachineError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.disk import make_durable, write_whole
from amends.providers.feeds import NOT_IN_XML, Entry, Feed, atom_feed, json_feed, urn
from amends.providers.reading import released_envelope
from amends.providers.way import Address
from amends.providers.webfeed.entry import StoredEntry, direction_of, entry_name, stored_entries
from amends.providers.wire import LOOPBACK

SCHEMES = ("web+file",)

_OPTIONS = frozenset({"base", "title", "author", "language"})
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # of a feed without entries; never seen, an entry is written with it
_FOR_ALL, _FOLDER_FOR_ALL = 0o644, 0o755  # another program serves it
_MOST_BYTES = 2_000_000


def provider(address: Address) -> PublicPages:
    """The provider of ``web+file:///FOLDER?base=https://BRAND/notices&title=...&author=...``; raises ``InputError``."""
    return PublicPages(address)


class PublicPages:
    """Writes the page, its entry, then the feeds; several at once take turns by a lock on the folder."""

    channel = Channel.WEB
    doubt = Doubt.IDEMPOTENT
    concurrency = 1

    def __init__(self, address: Address, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        address.require_options(_OPTIONS)
        self._folder = Path(address.host + address.path)
        self.name = f"web:{self._folder.name}"
        self._base = address.options.get("base", "").rstrip("/")
        self._title = address.options.get("title", "")
        self._author = address.options.get("author", "")
        self._language = address.options.get("language", "en")
        self._clock = clock
        parts = urlsplit(self._base)
        if parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise _bad(self.name, "the option base must be the https address under which the folder is served")
        if not self._title or not self._author:
            raise _bad(self.name, "the options title and author say whose feed it is; one is missing")

    def objection(self, parcel: Parcel) -> str | None:
        """Why the page cannot be published exactly; ``None`` if it can."""
        envelope = released_envelope(parcel, self.channel)
        if isinstance(envelope, str):
            return envelope
        faults = {
            "a page speaks to everybody and has no address": bool(envelope.to),
            "it has no page": "<html" not in envelope.markup[:500].lower(),
            f"the page has more than {_MOST_BYTES} bytes": len(envelope.markup.encode()) > _MOST_BYTES,
            "it has no title or no text for the feeds": not envelope.title.strip() or not envelope.text.strip(),
            "it holds characters that a feed cannot": bool(NOT_IN_XML.search(envelope.title + envelope.text)),
            "its address is not that of this folder": bool(envelope.url) and envelope.url != self._url(envelope),
        }
        return next((fault for fault, is_so in faults.items() if is_so), None)

    async def open(self) -> None:
        """Makes the folder; raises ``MachineError`` (``provider.folder``)."""
        try:
            await asyncio.to_thread(self._make_folders)
        except OSError as error:
            raise MachineError(
                "The folder of public pages cannot be made.",
                code="provider.folder",
                where=self.name,
                why=str(error.strerror),
            ) from error

    async def close(self) -> None:
        """Returns when what was written would survive a power cut."""
        if self._folder.is_dir():
            await asyncio.to_thread(make_durable, self._folder)

    async def send(self, parcel: Parcel) -> Outcome:
        """Publishes; ``ref`` is the name of the page.  A disk that refuses leaves what stood before."""
        envelope = released_envelope(parcel, self.channel)
        if isinstance(envelope, str) or self.objection(parcel):
            return Outcome(OutcomeKind.HELD, "objection", reason="it cannot be conveyed exactly")
        try:
            await asyncio.to_thread(self._publish, envelope)
        except OSError as error:  # a page without its feeds is finished by the repetition
            return Outcome(OutcomeKind.TEMPORARY, str(error.errno or ""), reason=f"disk: {error.strerror}")
        return Outcome(OutcomeKind.ACCEPTED, ref=f"{entry_name(envelope)}.html")

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """Whether the message stands, with its feeds, or was replaced by a later version; ``None``: half of it."""
        return await asyncio.to_thread(self._stands, message_id)

    def _publish(self, envelope: Envelope) -> None:
        with _turn(self._folder):
            found = {entry.name: entry for entry in stored_entries(self._folder)}
            name = entry_name(envelope)
            before = found.get(name)
            if before and envelope.message_id in before.message_ids[:-1]:
                return  # a later version stands: the repetition of an old one does not bring that back
            found[name] = StoredEntry.of(envelope, before, self._clock())
            # First: after a kill the repetition finds the instants, and makes the same bytes.
            _write(self._folder / "entries" / f"{name}.json", msgspec.json.encode(found[name]))
            _write(self._folder / f"{name}.html", envelope.markup.encode())
            for file, data in self._feeds(list(found.values())).items():
                _write(self._folder / file, data)

    def _stands(self, message_id: str) -> Outcome | None:
        entries = stored_entries(self._folder)
        for entry in entries:
            if message_id in entry.message_ids[:-1]:
                return Outcome(OutcomeKind.ACCEPTED, "replaced", f"{entry.name}.html")
            if message_id in entry.message_ids:
                is_whole = _digest(self._folder / f"{entry.name}.html") == entry.page_sha256 and all(
                    _digest(self._folder / file) == sha256(data).hexdigest()
                    for file, data in self._feeds(entries).items()
                )
                return Outcome(OutcomeKind.ACCEPTED, ref=f"{entry.name}.html") if is_whole else None
        return Outcome(OutcomeKind.UNSENT, reason="no page of the folder is this message")

    def _feeds(self, stored: list[StoredEntry]) -> dict[str, bytes]:
        entries = [self._entry(entry) for entry in stored]
        makers = {"feed.atom": atom_feed, "feed.json": json_feed}
        return {file: make(self._feed(file), entries) for file, make in makers.items()}

    def _feed(self, file: str) -> Feed:
        return Feed(
            identity=f"{self._base}/feed.atom",
            title=self._title,
            author=self._author,
            language=self._language,
            home_url=f"{self._base}/",
            feed_url=f"{self._base}/{file}",
            updated_at=_EPOCH,
        )

    def _entry(self, stored: StoredEntry) -> Entry:
        return Entry(
            identity=urn(stored.message_ids[0]),
            title=stored.title,
            text=stored.text,
            language=stored.language,
            direction=direction_of(stored.language),
            published_at=stored.published_at,
            updated_at=stored.updated_at,
            url=f"{self._base}/{stored.name}.html",
        )

    def _url(self, envelope: Envelope) -> str:
        return f"{self._base}/{entry_name(envelope)}.html"

    def _make_folders(self) -> None:
        for folder in (self._folder, self._folder / "entries"):
            folder.mkdir(mode=_FOLDER_FOR_ALL, parents=True, exist_ok=True)


def _write(path: Path, data: bytes) -> None:
    """Puts the file for everybody to read, at once under its name; leaves alone what is the same."""
    if path.is_file() and path.read_bytes() == data:
        return
    fresh = path.with_name(f".{path.name}.new")
    write_whole(fresh, data)
    fresh.chmod(_FOR_ALL)
    fresh.replace(path)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Waits for whoever else writes into the folder; a process that died holds nothing."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _bad(name: str, why: str) -> InputError:
    return InputError(
        "The URL of a provider cannot be used.",
        code="provider.bad_url",
        where=name,
        why=why,
        fix="See docs/providers/webfeed.md.",
    )
