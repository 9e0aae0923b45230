"""Which characters our fonts can print: a name in another script must be held, not printed as boxes."""

from __future__ import annotations

import re
import struct
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

# Packages that carry fonts; which are installed is said by pyproject.toml alone.
_PACKAGE = re.compile(r"fontpkg-(noto-sans|ibm-plex-sans-arabic).*|manimgx-fonts.*")
_FONT = re.compile(r"(NotoSans[^/]*|IBMPlexSansArabic-(Regular|Bold))\.(ttf|otf|ttc)")
_INVISIBLE = frozenset("\n\u200b\u200c\u200d\u2066\u2067\u2068\u2069")
# One character that looks different in China, Taiwan, Japan and Korea is one character of Unicode.
_HAN_FONTS = {"CN": "SC", "SG": "SC", "MY": "SC", "TW": "TC", "HK": "HK", "MO": "HK", "JP": "JP", "KR": "KR"}
_KANA, _HANGUL, _HAN = "[\u3040-\u30ff]", "[\u1100-\u11ff\uac00-\ud7af]", "[\u3400-\u9fff\uf900-\ufaff]"


@cache
def font_files() -> tuple[Path, ...]:
    """Every upright font of the installed font packages; one that comes twice counts once."""
    packages = {name.lower().replace("_", "-"): dist for dist in distributions() if (name := dist.metadata["Name"])}
    fonts: dict[str, Path] = {}
    for name in sorted(name for name in packages if _PACKAGE.fullmatch(name)):
        for path in _fonts_of(packages[name]):
            fonts.setdefault(path.name.partition("[")[0], path)
    return tuple(fonts.values())


def font_folders() -> list[Path]:
    """The folders of the fonts; packages of single families come first."""
    return list(dict.fromkeys(path.parent for path in font_files()))


def east_asian_font(text: str, country: str) -> str | None:
    """The family for Chinese, Japanese or Korean characters in ``text``, as its script or the country asks."""
    if re.search(_KANA, text):
        return "Noto Sans CJK JP"
    if re.search(_HANGUL, text):
        return "Noto Sans CJK KR"
    return f"Noto Sans CJK {_HAN_FONTS.get(country, 'SC')}" if re.search(_HAN, text) else None


def has_glyphs(text: str) -> bool:
    """Whether every visible character of ``text`` is in one of the fonts."""
    return all(ord(char) in _coverage() for char in set(text) - _INVISIBLE)


def _fonts_of(package: Distribution) -> list[Path]:
    found = (file for file in package.files or () if _FONT.fullmatch(file.name) and "Italic" not in file.name)
    return sorted(Path(str(file.locate())) for file in found)


@cache
def _coverage() -> frozenset[int]:
    return frozenset().union(*(_characters(path.read_bytes()) for path in font_files()))


def _characters(font: bytes) -> frozenset[int]:
    """The characters of the font's Unicode table (OpenType ``cmap``, format 12 or 4).

    The fonts of one collection (``ttcf``) share their characters; its first font speaks for it.
    """
    start = struct.unpack_from(">I", font, 12)[0] if font.startswith(b"ttcf") else 0
    cmap = _table(font, b"cmap", start)
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    starts = {cmap + struct.unpack_from(">HHI", font, cmap + 4 + 8 * index)[2] for index in range(count)}
    found: set[int] = set()
    for start in sorted(starts):
        (form,) = struct.unpack_from(">H", font, start)
        found |= _READERS.get(form, _nothing)(font, start)
    return frozenset(found)


def _table(font: bytes, tag: bytes, start: int) -> int:
    (count,) = struct.unpack_from(">H", font, start + 4)
    records = (struct.unpack_from(">4sIII", font, start + 12 + 16 * index) for index in range(count))
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
