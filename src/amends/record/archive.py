"""Reads a ZIP file that a stranger may have made: nothing is unpacked to disk, and nothing grows without bound."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from amends.record.layout import BadArchiveError, places

MOST_FILES = 500
MOST_BYTES = 64 * 1024 * 1024  # of one file that is held in memory
MOST_STREAMED_BYTES = 64 * 1024**3
_MOST_RATIO = 100  # DEFLATE reaches 1032 on nothing but repetition; our texts and digests stay under 20
_LITTLE_BYTES = 10_000
_PACKED_CHUNK = 1 << 14  # unpacked 16 MB at most
# No drive, no parent, no absolute path, and no name that two systems read differently.
_NAME = re.compile(r"(?:[a-z0-9][a-z0-9_-]*/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_IS_ENCRYPTED = 0x1


class Archive:
    """The files of a pack by name.  Use as a context manager."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, NotImplementedError) as error:
            raise BadArchiveError("it is no ZIP file, or a damaged one") from error
        try:
            self._infos = _checked(self._zip.infolist(), path.stat().st_size)
            self._path = path
            with path.open("rb") as file:
                self._begins = places(file, self._zip.infolist())
        except (BadArchiveError, OSError):
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
        seen, crc = 0, 0
        for chunk in _inflated(self._path, self._begins[name], info.compress_size):
            seen, crc = seen + len(chunk), zlib.crc32(chunk, crc)
            if seen > min(most, info.file_size):
                raise BadArchiveError("a file in it is larger than it says, or than any of ours")
            yield chunk
        if (seen, crc) != (info.file_size, info.CRC):
            raise BadArchiveError("a file in it is damaged")

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
        if info.flag_bits & _IS_ENCRYPTED or info.compress_type != zipfile.ZIP_DEFLATED:
            raise BadArchiveError("a file in it is encrypted, or packed by a method that no pack uses")
        if info.file_size > max(_LITTLE_BYTES, _MOST_RATIO * info.compress_size):
            raise BadArchiveError("a file in it would swell to many times its size")
        found[info.filename] = info
    return found


def _inflated(path: Path, begin: int, packed: int) -> Iterator[bytes]:
    """The file that is packed in exactly these bytes: ``zipfile`` would pass over what follows its end within them."""
    engine = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    with path.open("rb") as file:
        file.seek(begin)
        while packed:
            piece = file.read(min(packed, _PACKED_CHUNK))
            if not piece or engine.eof:
                raise BadArchiveError("a file in it is damaged")
            packed -= len(piece)
            try:
                yield engine.decompress(piece)
            except zlib.error as error:
                raise BadArchiveError("a file in it is damaged") from error
    if not engine.eof or engine.unused_data:
        raise BadArchiveError("a file in it is damaged")
