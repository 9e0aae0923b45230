"""Receipts that come on the connection by which messages leave: kept on disk before they are acknowledged."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from amends.core.ports import Receipt
from amends.providers.disk import private_folder

_decoder = msgspec.json.Decoder(Receipt)


class Spool:
    """The file of one worker, one receipt a line, locked while the worker lives."""

    def __init__(self, folder: Path, worker: str) -> None:
        path = private_folder(folder) / f"{worker}.receipts"
        self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def put(self, receipt: Receipt) -> None:
        """Returns when the receipt would survive a power cut."""
        os.write(self._descriptor, msgspec.json.encode(receipt) + b"\n")
        os.fdatasync(self._descriptor)

    def close(self) -> None:
        """Lets go of the file; whoever takes the receipts removes it."""
        os.close(self._descriptor)


def spooled(folder: Path) -> Iterator[tuple[Path, list[Receipt]]]:
    """The files that no living worker writes to, with their receipts; a torn last line is left out.

    Whoever has kept the receipts removes the file.  The other side tells a receipt again that it was not told was
    taken, so that a torn line is no loss.
    """
    for path in sorted(folder.glob("*.receipts")) if folder.exists() else ():
        with path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield path, [_decoder.decode(line) for line in file.read().split(b"\n")[:-1]]
