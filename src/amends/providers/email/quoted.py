"""Quoted-printable (RFC 2045, 6.7), cut so that a stretch of text can be encoded apart from its neighbours.

Every line is at most 76 characters, 7-bit, and never begins with a dot (SMTP would double it), with
``--`` (a boundary) or with ``From `` (mailboxes would quote it).  No two blanks stand together and none
at an end, so that DKIM's relaxed form (RFC 6376, 3.4.4) is what is written.  A character is never cut.
"""

from __future__ import annotations

import re
from binascii import b2a_qp
from functools import lru_cache

_PLAIN = re.compile(r"(?=[!-,/-<>-EG-~])(?: ?[!-<>-~]){1,36}")  # a line that stands for itself
_LONGEST = 73  # leaves room for the soft break and for one first character that has to be written as =XX
_FIRST = re.compile(r"(?m)^(?:\.|-(?=-)|F(?=rom ))")
_SOFT = "=\r\n"
_REMEMBERED = 4096  # lines; a notice has a hundred


def stretch(text: str) -> bytes:
    """Lines that decode to ``text`` with CRLF; the last ends softly, so that any other stretch may follow.

    >>> stretch("a = b\\n.c")
    b'a =3D b\\r\\n=2Ec=\\r\\n'
    """
    return _joined([encoded_line(line) for line in text.split("\n")])


def personal_stretch(text: str) -> bytes:
    """``stretch`` without remembering what it saw: a person's values do not come again."""
    return _joined([_encoded(line) for line in text.split("\n")])


def size_of(text: str) -> int:
    """About how many bytes the text takes: three for each byte that is written as ``=XX``."""
    data = text.encode()
    return (len(data) + 2 * (len(data) - len(text.encode("ascii", "ignore")) + data.count(b"="))) * 76 // 73


def _joined(lines: list[str]) -> bytes:
    end = _SOFT if lines[-1] else ""
    return ("\r\n".join(lines) + end).encode("ascii")


def _encoded(line: str) -> str:
    if not line or _PLAIN.fullmatch(line):
        return line
    # binascii escapes in C, and breaks lines by rules of its own, which are undone and made anew.
    written = b2a_qp(line.encode(), istext=False).replace(b"=\n", b"").decode("ascii")
    written = written.replace("\t", "=09").replace("  ", " =20")
    if written.endswith(" "):
        written = written[:-1] + "=20"
    lines = _SOFT.join(_cut(written))
    if lines[0] in ".-F" or "\n." in lines or "\n--" in lines or "\nFrom " in lines:
        lines = _FIRST.sub(_escaped, lines)
    return lines


encoded_line = lru_cache(maxsize=_REMEMBERED)(_encoded)  # the lines of a notice come again in each of its mails


def _cut(written: str) -> list[str]:
    """Pieces of at most 73, none of which ends within an escape or before a continuation byte of UTF-8."""
    pieces, start = [], 0
    while len(written) - start > _LONGEST:
        end = start + _LONGEST
        if "=" in written[end - 2 : end]:
            end = written.rindex("=", 0, end)
        while written[end] == "=" and written[end + 1] in "89AB":
            end -= 3
        pieces.append(written[start:end])
        start = end
    return [*pieces, written[start:]]


def _escaped(found: re.Match[str]) -> str:
    return f"={ord(found[0]):02X}"
