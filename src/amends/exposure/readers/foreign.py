"""Formats that are no text, told by their first bytes, so that they are refused and not misread."""

from __future__ import annotations

LOOKED_AT = 1 << 16  # bytes of a file that decide
_MAGIC = {
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"%PDF": "a PDF document",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
}
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BINARY_SHARE = 0.02  # of control characters that text does not have
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27, 1})
_SHORTEST_WIDE = 4  # characters; fewer tell nothing


def why_foreign(start: bytes) -> str | None:
    """What the file is instead of text, from its first bytes; ``None`` for text in any encoding.

    >>> why_foreign(b"%PDF-1.7"), why_foreign("ąćę;1".encode("utf-16"))
    ('It is a PDF document.', None)
    """
    for magic, what in _MAGIC.items():
        if start.startswith(magic):
            return f"It is {what}."
    return "It is binary, and in no format that is known here." if _is_binary(start) else None


def _is_binary(start: bytes) -> bool:
    if start.startswith(_WIDE_MARKS) or _is_wide(start):
        return False
    controls = sum(start.count(code) for code in _CONTROLS)
    return controls > _BINARY_SHARE * len(start)


def _is_wide(start: bytes) -> bool:
    """UTF-16 or UTF-32 without a mark: whole columns of bytes are zero."""
    half = len(start) // 2
    return half > _SHORTEST_WIDE and any(
        start[side::2].count(0) > 0.6 * half and start[1 - side :: 2].count(0) < 0.6 * half for side in (0, 1)
    )
