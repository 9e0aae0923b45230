"""SMS as files: ``sms+file:///folder``, one ``.txt`` per message, for rehearsals without a carrier.

A relative folder is written ``sms+file:out/sms``.  The same message again changes nothing.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from urllib.parse import unquote

from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.errors import InputError, MachineError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.disk import make_durable, private_folder, write_whole
from amends.providers.sms.files import sms_bytes
from amends.providers.sms.released import readable_sms
from amends.providers.way import Address

SCHEMES = ("sms+file",)
_NAME = re.compile(r"[0-9A-Za-z_-][0-9A-Za-z._-]{0,120}")


def provider(address: Address) -> SmsFolderProvider:
    """The provider of a folder; raises ``InputError`` for a host, an account or an option."""
    address.require_options(frozenset())
    if address.host or address.user:
        raise InputError(
            "The URL of a folder names a host.",
            code="provider.bad_url",
            where="provider URL",
            fix="Write three slashes for an absolute folder, sms+file:///folder, or none, sms+file:folder.",
        )
    return SmsFolderProvider(Path(unquote(address.path)))


class SmsFolderProvider:
    """A folder that stands for a carrier; ``flush`` returns when what was sent would survive a power cut."""

    name = "sms-files"
    channel = Channel.SMS
    doubt = Doubt.IDEMPOTENT
    concurrency = 16

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def objection(self, parcel: Parcel) -> str | None:
        """What a carrier would object to, so that a rehearsal finds it."""
        found = self._readable(parcel)
        return found if isinstance(found, str) else None

    async def open(self) -> None:
        """Makes the folder; raises ``MachineError`` (``provider.unreachable``)."""
        try:
            private_folder(self._folder)
        except OSError as error:
            raise MachineError(
                "The folder for SMS cannot be made.",
                code="provider.unreachable",
                where=self.name,
                why=error.strerror or "",
                fix="Name a folder in which this user may write.",
            ) from error

    async def close(self) -> None:
        """Makes durable what was sent."""
        if self._folder.is_dir():
            await asyncio.to_thread(self.flush)

    def flush(self) -> None:
        """Returns when what was sent would survive a power cut."""
        make_durable(self._folder)

    async def send(self, parcel: Parcel) -> Outcome:
        """Writes the file whole; a file of the same name with other words is not touched."""
        envelope = self._readable(parcel)
        if isinstance(envelope, str):
            return Outcome(OutcomeKind.REFUSED, "objection", reason=envelope)
        data = sms_bytes(message_id=envelope.message_id, number=envelope.to, text=envelope.text)
        path = self._path(envelope.message_id)
        try:
            if path.is_file() and path.read_bytes() != data:
                return Outcome(OutcomeKind.REFUSED, "conflict", reason="another message has this identity")
            write_whole(path, data)
        except OSError as error:
            return Outcome(OutcomeKind.UNSENT, "disk", reason=error.strerror or "the disk refused")
        return Outcome(OutcomeKind.ACCEPTED, ref=path.name)

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """Whether the file is there."""
        if _NAME.fullmatch(_stem(message_id)) and self._path(message_id).is_file():
            return Outcome(OutcomeKind.ACCEPTED, ref=self._path(message_id).name)
        return None

    def _readable(self, parcel: Parcel) -> Envelope | str:
        found = readable_sms(parcel)
        if isinstance(found, Envelope) and not _NAME.fullmatch(_stem(found.message_id)):
            return "its identity cannot name a file"
        return found

    def _path(self, message_id: str) -> Path:
        return self._folder / f"{_stem(message_id)}.txt"


def _stem(message_id: str) -> str:
    return message_id.partition("@")[0]
