"""A message as bytes, built by hand: 7-bit, CRLF, base64 parts, deterministic.

The standard library's ``EmailMessage`` builds some 270 messages a second, which would be the
narrowest place of the whole delivery; it serves as the oracle of the tests instead.
Sources: RFC 5322 (headers), RFC 2045 and 2046 (MIME), RFC 2047 (encoded words), RFC 3834 (Auto-Submitted).
"""

from __future__ import annotations

import re
from binascii import b2a_base64
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from amends.providers.email.address import ascii_address

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LINE = 76  # RFC 2045 6.8 for base64; also below RFC 5322's recommended 78
_WORD_BYTES = 42  # an encoded word holds at most 75 characters: 12 of frame, 56 of base64 = 42 bytes
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who writes: the same for a whole campaign."""

    name: str
    address: str
    is_exercise: bool = False


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One message to one person.  ``message_id`` is without its angle brackets."""

    message_id: str
    to_name: str
    to_address: str
    language: str
    subject: str
    text: str
    html: str | None = None


def build(mail: Mail, *, sender: Sender, at: datetime) -> bytes:
    """The message in RFC 5322 form with CRLF; equal inputs give equal bytes.

    A control character in a name or subject becomes a space, so that no header can be added through
    the data.  Raises ``InputError`` (``email.address``) for an address that cannot be written to.
    """
    boundary = "amends-" + mail.message_id.partition("@")[0][:48]
    head = [
        _from_header(sender),
        _mailbox_header("To", mail.to_name, ascii_address(mail.to_address)),
        _text_header("Subject", mail.subject),
        f"Date: {_date(at)}",
        f"Message-ID:{_separator(mail.message_id)}<{_token(mail.message_id)}>",
        "MIME-Version: 1.0",
        f"Content-Language: {_language(mail.language)}",
        "Auto-Submitted: auto-generated",
    ]
    if sender.is_exercise:
        head.append("X-Amends-Exercise: yes")
    if mail.html is None:
        return ("\r\n".join(head) + "\r\n" + _part("plain", mail.text)).encode("ascii")
    head.append(f'Content-Type: multipart/alternative; boundary="{_token(boundary)}"')
    parts = (_part("plain", mail.text), _part("html", mail.html))
    body = "".join(f"--{boundary}\r\n{part}" for part in parts)
    return ("\r\n".join(head) + "\r\n\r\n" + body + f"--{boundary}--\r\n").encode("ascii")


@lru_cache(maxsize=16)
def _from_header(sender: Sender) -> str:
    return _mailbox_header("From", sender.name, ascii_address(sender.address))


def _part(subtype: str, text: str) -> str:
    canonical = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n").encode()
    packed = b2a_base64(canonical, newline=False).decode("ascii")
    lines = "\r\n".join([packed[start : start + _LINE] for start in range(0, len(packed), _LINE)])
    return f"Content-Type: text/{subtype}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{lines}\r\n"


def _mailbox_header(name: str, phrase: str, address: str) -> str:
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
    separator = "\r\n " if last_line + len(address) + 3 > _LINE else " "
    return f"{name}: {written}{separator}<{address}>"


@lru_cache(maxsize=64)  # a campaign has one subject per notice and language
def _text_header(name: str, text: str) -> str:
    clean = _clean(text)
    if _is_short_ascii(clean) and "=?" not in clean:
        return f"{name}: {clean}"
    return f"{name}: {_encoded_words(clean)}"


def _is_short_ascii(text: str) -> bool:
    return text.isascii() and len(text) <= _LINE - len("Subject: ")


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
    return _CONTROL.sub(" ", text).strip()


def _token(text: str) -> str:
    if not text.isascii() or not text.isprintable() or any(mark in text for mark in '<>" '):
        raise ValueError("an identity of a message holds a forbidden character")
    return text


def _separator(message_id: str) -> str:
    return "\r\n " if len(message_id) + 14 > _LINE else " "


def _language(tag: str) -> str:
    return tag if _LANGUAGE.fullmatch(tag) else "und"


@lru_cache(maxsize=16)
def _date(at: datetime) -> str:
    day = f"{_DAYS[at.weekday()]}, {at.day:02d} {_MONTHS[at.month - 1]} {at.year:04d}"
    return f"{day} {at:%H:%M:%S} {at:%z}"[: len(day) + 15]
