"""Receipts that come on the connection by which messages leave: kept on disk before they are acknowledged."""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from amends.core.errors import MachineError
from amends.core.ports import Receipt, ReceiptKind
from amends.providers.disk import private_folder

_decoder = msgspec.json.Decoder(Receipt)


class Spool:
    """A file of one worker, one receipt a line, locked while the worker lives."""

    def __init__(self, folder: Path, worker: str) -> None:
        self._path = private_folder(folder) / f"{worker}-{secrets.token_hex(4)}.receipts"
        self._is_torn = False
        draft = self._path.with_suffix(".draft")
        self._descriptor = os.open(draft, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        draft.rename(self._path)  # it is never seen without its lock, or a taker could remove it under us

    def put(self, receipt: Receipt) -> None:
        """Returns when the receipt would survive a power cut; raises ``MachineError`` (``delivery.spool``) if not."""
        line = (b"\n" if self._is_torn else b"") + msgspec.json.encode(receipt) + b"\n"
        self._is_torn = True
        try:
            written = os.write(self._descriptor, line)
            os.fdatasync(self._descriptor)
        except OSError as error:
            raise self._fault(error.strerror or type(error).__name__) from error
        if written != len(line):
            raise self._fault("a part of it alone was written")
        self._is_torn = False

    def close(self) -> None:
        """Lets go of the file; whoever takes the receipts removes it."""
        os.close(self._descriptor)

    def _fault(self, why: str) -> MachineError:
        return MachineError(
            "A receipt cannot be kept, and is not acknowledged.",
            code="delivery.spool",
            where=str(self._path),
            why=why,
            fix="Free space on the disk of AMENDS_HOME; the other side tells the receipt again.",
        )


def spooled(folder: Path) -> Iterator[tuple[Path, list[Receipt]]]:
    """The files that no living worker writes to and nobody else takes, with their receipts.

    Whoever has kept the receipts removes the file before the next one is asked for: until then it is locked.  A
    torn last line was not acknowledged and is left out; in place of any other line that cannot be read stands a
    receipt of the source ``spool``, so that it is counted.
    """
    for path in sorted(folder.glob("*.receipts")) if folder.exists() else ():
        try:
            file = path.open("rb")
        except FileNotFoundError:
            continue  # another has taken it
        with file:
            if _is_ours(file):
                at = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC)
                yield path, [_read(line, at) for line in file.read().split(b"\n")[:-1] if line]


def _is_ours(file: BinaryIO) -> bool:
    """Locks a file that lies there still; false if its worker lives, or another takes it or has."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return os.fstat(file.fileno()).st_nlink > 0


def _read(line: bytes, at: datetime) -> Receipt:
    try:
        return _decoder.decode(line)
    except ValueError:  # of msgspec, and of text that is no UTF-8
        digest = hashlib.sha256(line).hexdigest()
        return Receipt(source="spool", event=digest, kind=ReceiptKind.SEEN, at=at, evidence_sha256=digest)
