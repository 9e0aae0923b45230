"""What came back and lies in files: single mails, mbox, maildir, DMARC reports, lists of scanned codes.

Files are only read, never moved, marked or changed.
"""

from __future__ import annotations

import mailbox
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from amends.core.errors import InputError
from amends.providers.receipts.mailtext import MOST_BYTES

_DMARC = frozenset((".xml", ".gz", ".zip"))
_SCANS = frozenset((".csv", ".tsv", ".txt"))
_MBOX = b"From "


class FileKind(StrEnum):
    MAIL = "mail"
    DMARC = "dmarc"
    SCANS = "scans"


@dataclass(frozen=True)
class Found:
    """One thing to read; ``name`` is its file, of an mbox with the number of the mail (``box.mbox#7``)."""

    name: str
    kind: FileKind
    data: bytes = field(repr=False)


def found_in(paths: Iterable[Path]) -> Iterator[Found]:
    """Everything in the files and folders, in a stable order; hidden files are passed over.

    Raises ``InputError`` (``receipts.missing``) for a path that is not there, before anything is read.
    """
    given = list(paths)
    for path in given:
        if not path.exists():
            raise InputError("There is no such file or folder.", code="receipts.missing", where=str(path))
    for path in given:
        for file in _files(path) if path.is_dir() else (path,):
            yield from _read(file)


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those within; of a maildir what was delivered, not what still is (``tmp``)."""
    is_maildir = (folder / "cur").is_dir() and (folder / "new").is_dir()
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or (is_maildir and path.name not in ("cur", "new")):
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


def _read(file: Path) -> Iterator[Found]:
    suffix = file.suffix.lower()
    with file.open("rb") as opened:
        head = opened.read(len(_MBOX))
    if suffix in _DMARC or suffix in _SCANS:
        yield Found(str(file), FileKind.DMARC if suffix in _DMARC else FileKind.SCANS, _bounded(file))
    elif head == _MBOX:
        yield from _mails_of(file)
    else:
        yield Found(str(file), FileKind.MAIL, _bounded(file))


def _mails_of(file: Path) -> Iterator[Found]:
    box = mailbox.mbox(file, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), start=1):
            yield Found(f"{file}#{number}", FileKind.MAIL, box.get_bytes(key))
    finally:
        box.close()


def _bounded(file: Path) -> bytes:
    """One byte more than is read at most, so that the reader sees that it is too large."""
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)
