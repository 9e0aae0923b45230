"""An inbox as files, for rehearsals and for an app that reads a folder: one folder a person, one file an item.

The folder is named by a keyed digest of the person's reference, the file by our message id.  A file appears whole or
not at all; the same item again changes nothing.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from amends.core.channels import Channel
from amends.core.errors import MachineError
from amends.core.ids import keyed_hash
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.disk import make_durable, private_folder, write_whole
from amends.providers.inbox.item import inbox_envelope
from amends.providers.way import Address

SCHEMES = ("inbox+file",)

_OPTIONS = frozenset({"key"})


def provider(address: Address) -> InboxFolder:
    """The provider of ``inbox+file:///FOLDER?key=env:NAME``; raises ``InputError``."""
    address.require_options(_OPTIONS)
    return InboxFolder(Path(address.host + address.path), address.options.get("key", "").encode())


class InboxFolder:
    """``FOLDER/<digest of the person>/<message id>.json``, open to this user alone.

    ``key`` keeps those who know a reference from finding its folder; a rehearsal needs none.
    """

    channel = Channel.INBOX
    doubt = Doubt.IDEMPOTENT
    concurrency = 4

    def __init__(self, folder: Path, key: bytes = b"") -> None:
        self.name = f"inbox:{folder.name}"
        self._folder, self._key = folder, key

    def objection(self, parcel: Parcel) -> str | None:
        """Why the inbox cannot hold exactly this; ``None`` if it can."""
        envelope = inbox_envelope(parcel)
        if isinstance(envelope, str):
            return envelope
        return "its identity cannot be the name of a file" if "/" in parcel.message_id else None

    async def open(self) -> None:
        """Makes the folder; raises ``MachineError`` (``provider.folder``)."""
        try:
            await asyncio.to_thread(private_folder, self._folder)
        except OSError as error:
            raise MachineError(
                "The folder of an inbox cannot be made.",
                code="provider.folder",
                where=self.name,
                why=str(error.strerror),
            ) from error

    async def close(self) -> None:
        """Returns when what was put would survive a power cut."""
        if self._folder.is_dir():
            await asyncio.to_thread(make_durable, self._folder)

    async def send(self, parcel: Parcel) -> Outcome:
        """Writes the item; a disk that refuses leaves nothing behind."""
        envelope = inbox_envelope(parcel)
        if isinstance(envelope, str) or self.objection(parcel):
            return Outcome(OutcomeKind.HELD, "objection", reason="it cannot be conveyed exactly")
        try:
            await asyncio.to_thread(self._put, envelope.to, envelope.message_id, envelope.markup.encode())
        except OSError as error:
            return Outcome(OutcomeKind.UNSENT, str(error.errno or ""), reason=f"disk: {error.strerror}")
        return Outcome(OutcomeKind.ACCEPTED, ref=envelope.message_id)

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """Whether the file is there, whoever it is for."""
        found = await asyncio.to_thread(self._find, _file_name(message_id))
        kind = OutcomeKind.ACCEPTED if found else OutcomeKind.UNSENT
        return Outcome(kind, ref=message_id if found else "")

    def _put(self, person_ref: str, message_id: str, data: bytes) -> None:
        write_whole(private_folder(self._folder / self._person(person_ref)) / _file_name(message_id), data)

    def _find(self, name: str) -> bool:
        return "/" not in name and any((folder / name).is_file() for folder in self._folder.glob("*/"))

    def _person(self, person_ref: str) -> str:
        return keyed_hash(self._key, "inbox", person_ref)[:32]


def _file_name(message_id: str) -> str:
    return f"{message_id}.json"
