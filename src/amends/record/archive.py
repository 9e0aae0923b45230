"""Reads a ZIP file that a stranger may have made: nothing is unpacked to disk, and nothing grows without bound."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

MOST_FILES = 500
MOST_BYTES = 64 * 1024 * 1024  # of one file that is held in memory
MOST_STREAMED_BYTES = 64 * 1024**3
_MOST_RATIO = 100  # DEFLATE reaches 1032 on nothing but repetition; our texts and digests stay under 20
_LITTLE_BYTES = 10_000
_CHUNK = 1 << 20
# No drive, no parent, no absolute path, and no name that two systems read differently.
_NAME = re.compile(r"(?:[a-z0-9][a-z0-9_-]*/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_IS_ENCRYPTED = 0x1


class BadArchiveError(ValueError):
    """The archive is no pack of ours; the message says why, without quoting what it holds."""


class Archive:
    """The files of a pack by name.  Use as a context manager."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, NotImplementedError) as error:
            raise BadArchiveError("it is no ZIP file, or a damaged one") from error
        try:
            self._infos = _checked(self._zip.infolist(), path.stat().st_size)
        except BadArchiveError:
            self._zip.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @property
    def names(self) -> frozenset[str]:
        """The names of all files."""
        return frozenset(self._infos)

    def read(self, name: str) -> bytes:
        """A whole file of at most ``MOST_BYTES``."""
        data = bytearray()
        for chunk in self.chunks(name, most=MOST_BYTES):
            data += chunk
        return bytes(data)

    def chunks(self, name: str, *, most: int = MOST_STREAMED_BYTES) -> Iterator[bytes]:
        """A file piece by piece; what the directory says of its size is a claim, and is held against the bytes."""
        info = self._infos.get(name)
        if info is None:
            raise BadArchiveError(f"it has no {name}")
        seen = 0
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    seen += len(chunk)
                    if seen > min(most, info.file_size):
                        raise BadArchiveError("a file in it is larger than it says, or than any of ours")
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise BadArchiveError("a file in it is damaged") from error

    def lines(self, name: str) -> BinaryIO:
        """A file opened to be read line by line; call ``chunks`` first, which finds damage and false sizes."""
        return cast("BinaryIO", self._zip.open(self._infos[name]))


def _checked(infos: list[zipfile.ZipInfo], size_bytes: int) -> dict[str, zipfile.ZipInfo]:
    if len(infos) > MOST_FILES:
        raise BadArchiveError("it holds more files than any pack")
    if sum(info.compress_size for info in infos) > size_bytes:
        raise BadArchiveError("its files lie over one another")
    found: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        if not _NAME.fullmatch(info.filename) or info.orig_filename != info.filename:
            raise BadArchiveError("a file in it has a name that no pack has")
        if info.filename in found:
            raise BadArchiveError("a name occurs in it twice")
        if info.flag_bits & _IS_ENCRYPTED or info.compress_type not in _METHODS:
            raise BadArchiveError("a file in it is encrypted, or packed by a method that no pack uses")
        if info.file_size > max(_LITTLE_BYTES, _MOST_RATIO * info.compress_size):
            raise BadArchiveError("a file in it would swell to many times its size")
        found[info.filename] = info
    return found
