"""The header lines of a mail: short, 7-bit, and closed to whatever the data would add.

Sources: RFC 5322 (headers), RFC 2047 (encoded words).  A control character in a name or subject becomes
a space, so that no header can be added through the data.
"""

from __future__ import annotations

import re
from binascii import b2a_base64
from datetime import datetime
from functools import lru_cache

LINE = 76  # RFC 2045 6.8; also below RFC 5322's recommended 78
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WORD_BYTES = 39  # "Subject: " 9, the frame of an encoded word 12, base64 of 39 bytes 52: 73 characters
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_IDENTITY = re.compile(r"[!#-;=?-~]+")  # printable ASCII without space, quotes and angle brackets


def mailbox_header(name: str, phrase: str, address: str) -> str:
    """``To: Jan Nowak <jan@people.example>``; the address must be ASCII already."""
    clean = _clean(phrase)
    if not clean:
        return f"{name}: <{address}>"
    if not _is_short_ascii(clean):
        written = _encoded_words(clean)
    elif _ATOMS.fullmatch(clean) and "=?" not in clean:
        written = clean
    else:
        written = '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'
    last_line = len(written.rpartition("\n")[2]) + (len(name) + 2 if "\n" not in written else 0)
    separator = "\r\n " if last_line + len(address) + 3 > LINE else " "
    return f"{name}: {written}{separator}<{address}>"


@lru_cache(maxsize=64)  # a campaign has one subject per notice and language
def text_header(name: str, text: str) -> str:
    """A header of free words, encoded where they are not short and ASCII."""
    clean = _clean(text)
    if _is_short_ascii(clean) and "=?" not in clean:
        return f"{name}: {clean}"
    return f"{name}: {_encoded_words(clean)}"


def identity_header(message_id: str) -> str:
    """``Message-ID``; raises ``ValueError`` for an identity that could end the header."""
    if not _IDENTITY.fullmatch(message_id):
        raise ValueError("an identity of a message holds a forbidden character")
    separator = "\r\n " if len(message_id) + 14 > LINE else " "
    return f"Message-ID:{separator}<{message_id}>"


def language_tag(tag: str) -> str:
    """The tag if it has the form of one, else ``und``."""
    return tag if _LANGUAGE.fullmatch(tag) else "und"


@lru_cache(maxsize=16)
def date_text(at: datetime) -> str:
    """RFC 5322, 3.3: ``Sun, 14 Jun 2026 09:05:07 +0200``."""
    day = f"{_DAYS[at.weekday()]}, {at.day:02d} {_MONTHS[at.month - 1]} {at.year:04d}"
    return f"{day} {at:%H:%M:%S} {at:%z}"[: len(day) + 15]


def _is_short_ascii(text: str) -> bool:
    return text.isascii() and len(text) <= LINE - len("Subject: ")


def _encoded_words(text: str) -> str:
    data, words, start = text.encode("utf-8", "replace"), [], 0
    while start < len(data):
        end = start + _WORD_BYTES
        while end < len(data) and data[end] & 0xC0 == 0x80:  # never inside a character
            end -= 1
        words.append(f"=?utf-8?B?{b2a_base64(data[start:end], newline=False).decode('ascii')}?=")
        start = end
    return "\r\n ".join(words)


def _clean(text: str) -> str:
    return (text if text.isprintable() else _CONTROL.sub(" ", text)).strip()
