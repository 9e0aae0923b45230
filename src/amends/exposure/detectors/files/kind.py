"""What kind of file it is, told by its first bytes; a packed one is unpacked first."""

from __future__ import annotations

import gzip
import shutil
import zlib
from enum import StrEnum
from pathlib import Path

from amends.core.errors import InputError

_GZIP, _PARQUET = b"\x1f\x8b", b"PAR1"
_FOREIGN = {
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"%PDF": "a PDF document",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
}
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 1 << 16
_BINARY_SHARE = 0.02  # of control characters that text does not have
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27, 1})


class FileKind(StrEnum):
    """What a file can be read as."""

    PARQUET = "parquet"
    TEXT = "text"


def kind_of(path: Path, *, file: str, work: Path) -> tuple[FileKind, Path]:
    """The kind, and the path to read: the file's own, or of its unpacked copy in ``work``.

    Raises ``InputError``: ``detect.missing_file``, ``detect.unsupported``, ``detect.damaged``.
    """
    if not path.is_file():
        why = "It is a folder." if path.is_dir() else "There is no such file."
        fix = "Give the path of a file: CSV, JSON Lines, Parquet or text."
        raise InputError("The file cannot be read.", code="detect.missing_file", where=file, why=why, fix=fix)
    if _start(path).startswith(_GZIP):
        path = _unpacked(path, file, work / path.name)
    start = _start(path)
    if start.startswith(_PARQUET):
        _require_whole_parquet(path, file)
        return FileKind.PARQUET, path
    for magic, what in _FOREIGN.items():
        if start.startswith(magic):
            raise _unsupported(file, f"It is {what}.")
    if _is_binary(start):
        raise _unsupported(file, "It is binary, and in no format that is known here.")
    return FileKind.TEXT, path


def _start(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_LOOKED_AT)


def _is_binary(start: bytes) -> bool:
    if start.startswith(_WIDE_MARKS) or _is_wide(start):
        return False
    controls = sum(start.count(code) for code in _CONTROLS)
    return controls > _BINARY_SHARE * len(start)


def _is_wide(start: bytes) -> bool:
    """UTF-16 without a mark: every other byte is zero."""
    half = len(start) // 2
    return half > 4 and any(
        start[side::2].count(0) > 0.6 * half and start[1 - side :: 2].count(0) < 0.1 * half for side in (0, 1)
    )


def _require_whole_parquet(path: Path, file: str) -> None:
    """A Parquet file ends with its footer, the footer's length and the mark it begins with."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(max(0, size - 8))
        length, mark = stream.read(4), stream.read(4)
    if mark != _PARQUET or int.from_bytes(length, "little") > size - 12:
        raise _damaged(file, "It is a Parquet file whose end is missing or overwritten.")


def _unpacked(path: Path, file: str, target: Path) -> Path:
    target = target.with_name(target.name.removesuffix(".gz"))
    try:
        with gzip.open(path, "rb") as packed, target.open("wb") as plain:
            shutil.copyfileobj(packed, plain, 1 << 20)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise _damaged(file, "It is packed with gzip, and ends early or fails its checksum.") from error
    return target


def _damaged(file: str, why: str) -> InputError:
    return InputError("The file is damaged.", code="detect.damaged", where=file, why=why, fix="Get the file again.")


def _unsupported(file: str, why: str) -> InputError:
    return InputError(
        "The file is in a format that detection does not read.",
        code="detect.unsupported",
        where=file,
        why=why,
        fix="Give CSV (any delimiter and encoding), JSON Lines, JSON, Parquet or text, plain or packed with gzip.",
    )
