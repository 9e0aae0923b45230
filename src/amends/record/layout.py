"""The bytes of a ZIP file that our own writer leaves around the files: there is one form, and no byte without meaning.

A ZIP file can show one reader other files than the next: by bytes before, between and after them, by comments, by
two headers of one file that differ.  Here all of it is written anew from what the directory says, and compared.
Formats: PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.14 to 4.3.16, 4.5.3; the choices among them are those of ``zipfile``.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from typing import BinaryIO

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file, the earliest that ZIP can say: equal content gives equal bytes."""
OWNER_ONLY = 0o600 << 16
LARGE = (1 << 31) - 1
"""Sizes and places beyond this are written in the large form."""

_VERSION, _LARGE_VERSION, _UNIX = 20, 45, 3
_DATE = 1 << 5 | 1  # EPOCH as MS-DOS wrote it
_IN_EXTRA = 0xFFFFFFFF


class BadArchiveError(ValueError):
    """The archive is no pack of ours; the message says why, without quoting what it holds."""


def places(file: BinaryIO, infos: Sequence[zipfile.ZipInfo]) -> dict[str, int]:
    """Where the packed bytes of each file begin, by its name, once everything around them is as we write it.

    Raises ``BadArchiveError``.
    """
    if [info.filename for info in infos] != sorted(info.filename for info in infos):
        raise BadArchiveError("its files do not stand in the order of their names")
    begins, directory, at = dict[str, int](), b"", 0
    for info in infos:
        header = _local(info)
        _require(file, at, header)
        begins[info.filename] = at + len(header)
        directory += _central(info, at)
        at += len(header) + info.compress_size
    tail = directory + _end(len(infos), len(directory), at)
    _require(file, at, tail)
    if file.read(1):
        raise BadArchiveError("bytes follow its end")
    return begins


def _require(file: BinaryIO, at: int, wanted: bytes) -> None:
    file.seek(at)
    if file.read(len(wanted)) != wanted:
        raise BadArchiveError("it holds bytes beside its files, or says two things of one of them")


def _local(info: zipfile.ZipInfo) -> bytes:
    name, sizes, extra = info.filename.encode("ascii"), (info.compress_size, info.file_size), b""
    is_large = _may_be_large(info)
    if is_large:
        extra, sizes = struct.pack("<HHQQ", 1, 16, info.file_size, info.compress_size), (_IN_EXTRA, _IN_EXTRA)
    version = _LARGE_VERSION if is_large else _VERSION
    fixed = (version, 0, zipfile.ZIP_DEFLATED, 0, _DATE, info.CRC, *sizes, len(name), len(extra))
    return struct.pack("<4s5H3L2H", b"PK\3\4", *fixed) + name + extra


def _central(info: zipfile.ZipInfo, at: int) -> bytes:
    name, sizes, numbers = info.filename.encode("ascii"), (info.compress_size, info.file_size), list[int]()
    if max(sizes) > LARGE:
        numbers, sizes = [info.file_size, info.compress_size], (_IN_EXTRA, _IN_EXTRA)
    if at > LARGE:
        numbers, at = [*numbers, at], _IN_EXTRA
    extra = struct.pack(f"<HH{len(numbers)}Q", 1, 8 * len(numbers), *numbers) if numbers else b""
    version = _LARGE_VERSION if numbers or _may_be_large(info) else _VERSION
    fixed = (version, _UNIX, version, 0, 0, zipfile.ZIP_DEFLATED, 0, _DATE, info.CRC, *sizes)
    last = (len(name), len(extra), 0, 0, 0, OWNER_ONLY, at)
    return struct.pack("<4s4B4H3L5H2L", b"PK\1\2", *fixed, *last) + name + extra


def _end(count: int, size: int, at: int) -> bytes:
    large = b""
    if at > LARGE or size > LARGE:
        large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, _LARGE_VERSION, _LARGE_VERSION, 0, 0, count, count, size, at)
        large += struct.pack("<4sLQL", b"PK\6\7", 0, at + size, 1)
    small = (count, count, min(size, _IN_EXTRA), min(at, _IN_EXTRA), 0)
    return large + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *small)


def _may_be_large(info: zipfile.ZipInfo) -> bool:
    """``zipfile`` decides on the local header before it knows how small the file will be."""
    return info.file_size * 1.05 > LARGE
