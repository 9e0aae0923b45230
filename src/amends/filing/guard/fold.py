"""Text as the guard reads it: what was hidden from the eye is made plain first."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = ("Cf", "Cc", "Mn")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
_AT = re.compile(r"\s*(?:\(|\[|\{)\s*(?:at|małpa|ät|arobase)\s*(?:\)|\]|\})\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*(?:\(|\[|\{)\s*(?:dot|kropka|punkt|point)\s*(?:\)|\]|\})\s*", re.IGNORECASE)


def fold(text: str) -> str:
    """The text with Latin digits and plain dashes, without invisible characters, ``(at)`` and ``[dot]`` undone.

    >>> fold("jan\\u200b (at) example [dot] com, ４４０５１４０１３５９")
    'jan@example.com, 44051401359'
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    kept = "".join(_seen(char) for char in plain)
    return _DOT.sub(".", _AT.sub("@", kept))


def _seen(char: str) -> str:
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if char in "\n\t\r":
        return " "
    return "" if unicodedata.category(char) in _HIDDEN else " " if char.isspace() else char


_TIME = re.compile(
    r"(?<!\d)\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?(?!\d)"
)


def without_times(text: str) -> str:
    """Folded text with its dates and times blanked, so that their digits are not read as numbers; offsets stay."""
    return _TIME.sub(lambda match: "#" * len(match.group()), text)
