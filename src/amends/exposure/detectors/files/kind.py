"""What kind of file it is, told by its first bytes; a packed one is unpacked first."""

from __future__ import annotations

import gzip
import shutil
import zlib
from enum import StrEnum
from pathlib import Path

from amends.core.errors import InputError
from amends.exposure.readers.foreign import LOOKED_AT, why_foreign

_GZIP, _PARQUET = b"\x1f\x8b", b"PAR1"


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
    if foreign := why_foreign(start):
        raise _unsupported(file, foreign)
    return FileKind.TEXT, path


def _start(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(LOOKED_AT)


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
