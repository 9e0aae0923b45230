"""Unpacks what a report comes in, gzip or zip, and stops before a bomb fills the memory."""

from __future__ import annotations

import io
import zipfile
import zlib

from amends.providers.receipts.model import unreadable

MOST_UNPACKED = 20_000_000
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_MOST_MEMBERS = 10


def unpacked(data: bytes) -> bytes:
    """The XML within; the data itself if it is not packed.  Raises ``InputError`` (``receipt.unreadable``)."""
    if data.startswith(_GZIP):
        return _inflated(data)
    return _only_member(data) if data.startswith(_ZIP) else data


def _inflated(data: bytes) -> bytes:
    engine = zlib.decompressobj(wbits=31)
    try:
        text = engine.decompress(data, MOST_UNPACKED + 1)
    except zlib.error as error:
        raise unreadable("its gzip is damaged") from error
    if len(text) > MOST_UNPACKED:
        raise _too_large()
    if not engine.eof:
        raise unreadable("its gzip ends too soon")
    return text


def _only_member(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if member.filename.lower().endswith(".xml")]
            if len(members) != 1 or len(archive.infolist()) > _MOST_MEMBERS:
                raise unreadable("its zip does not hold exactly one XML file")
            with archive.open(members[0]) as file:
                text = file.read(MOST_UNPACKED + 1)  # the size in the directory may be a lie
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise unreadable("its zip is damaged, encrypted or of a strange kind") from error
    if len(text) > MOST_UNPACKED:
        raise _too_large()
    return text


def _too_large() -> Exception:
    return unreadable(f"unpacked it is larger than {MOST_UNPACKED:,} bytes")
