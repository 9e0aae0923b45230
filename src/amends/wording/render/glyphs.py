"""Which characters our fonts can print: a name in another script must be held, not printed as boxes."""

from __future__ import annotations

import struct
from functools import cache
from importlib.resources import files
from pathlib import Path

FONT_PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic")
_INVISIBLE = frozenset("\n\u200c\u200d\u2066\u2067\u2068\u2069")


def font_folders() -> list[Path]:
    """The folders of the shipped fonts."""
    return [Path(str(files(name).joinpath("files"))) for name in FONT_PACKAGES]


def has_glyphs(text: str) -> bool:
    """Whether every visible character of ``text`` is in one of the fonts."""
    return all(ord(char) in _coverage() for char in set(text) - _INVISIBLE)


@cache
def _coverage() -> frozenset[int]:
    fonts = (path for folder in font_folders() for path in sorted(folder.glob("*.ttf")) if "Italic" not in path.name)
    return frozenset().union(*(_characters(path.read_bytes()) for path in fonts))


def _characters(font: bytes) -> frozenset[int]:
    """The characters of the font's Unicode table (OpenType ``cmap``, format 12 or 4)."""
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    starts = {cmap + struct.unpack_from(">HHI", font, cmap + 4 + 8 * index)[2] for index in range(count)}
    found: set[int] = set()
    for start in sorted(starts):
        (form,) = struct.unpack_from(">H", font, start)
        found |= _READERS.get(form, _nothing)(font, start)
    return frozenset(found)


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(count))
    return next(int(offset) for name, _, offset, _ in records if name == tag)


def _segments(font: bytes, start: int) -> set[int]:
    """Format 4: ranges of the basic plane; the last range, which ends it, holds no character."""
    (twice,) = struct.unpack_from(">H", font, start + 6)
    form = f">{twice // 2}H"
    ends = struct.unpack_from(form, font, start + 14)
    begins = struct.unpack_from(form, font, start + 16 + twice)
    return {char for first, last in zip(begins, ends, strict=True) for char in range(first, last + 1) if char < 0xFFFF}


def _groups(font: bytes, start: int) -> set[int]:
    """Format 12: groups (first, last, glyph) over all planes."""
    (count,) = struct.unpack_from(">I", font, start + 12)
    groups = (struct.unpack_from(">III", font, start + 16 + 12 * index) for index in range(count))
    return {char for first, last, _ in groups for char in range(first, last + 1)}


def _nothing(_font: bytes, _start: int) -> set[int]:
    return set()


_READERS = {4: _segments, 12: _groups}
