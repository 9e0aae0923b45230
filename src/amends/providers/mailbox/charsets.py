"""Turns bytes into text, whatever their charset claims to be."""

from __future__ import annotations

import codecs

from amends.exposure.readers.encoding import byte_order_mark, fallback_for

# Codecs of text that are none of a mail; some take time that grows with the square of what they are given.
_NEVER = frozenset({"punycode", "idna", "utf-7", "unicode_escape", "raw_unicode_escape", "undefined"})
_SAMPLE = 20_000


def decoded(data: bytes, charset: str) -> str:
    r"""The text: in the charset that is told where every byte fits, else in UTF-8, else in the one that reads best.

    >>> decoded("Łódź".encode("cp1250"), "no-such-charset"), decoded("Łódź".encode(), "us-ascii")
    ('Łódź', 'Łódź')
    """
    for name in (_known(charset), byte_order_mark(data), "utf-8"):
        if name:
            try:
                return data.decode(name)
            except ValueError:
                continue
    return data.decode(fallback_for([data[:_SAMPLE]]), "replace")


def _known(charset: str) -> str:
    """The codec of that name, if it is one of text; what calls itself Latin-1 is read as browsers do."""
    try:
        name = codecs.lookup(charset.strip()[:40]).name if charset.strip() else ""
        "".encode(name) if name else b""
    except (LookupError, ValueError):  # no such charset, or one that is none of text (``hex``)
        return ""
    if name in ("iso8859-1", "ascii"):
        return "ascii" if name == "ascii" else "cp1252"
    return "" if name in _NEVER else name
