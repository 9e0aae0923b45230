"""SMTP replies (RFC 5321, 4.2): lines to codes, and codes to outcomes."""

from __future__ import annotations

import re
from typing import NamedTuple

from amends.core.ports import Outcome, OutcomeKind

_LONGEST_LINE = 4096  # RFC 5321 allows 512; servers exceed it, and memory has to end somewhere
_ADDRESS = re.compile(r"\S*@\S*")
_UNPRINTABLE = re.compile(r"[^\x20-\x7e]+")
_LONGEST_REASON = 160
_CODES = {str(code).encode(): code for code in range(200, 600)}
_REMEMBERED = 256  # one-line replies; a server says nearly always the same
_FOR_REMEMBERING = 48  # characters; a longer one holds something of its own


class BadReplyError(Exception):
    """The server does not speak SMTP."""


class Reply(NamedTuple):
    """One complete reply: its code, and its lines as they came, without code."""

    code: int
    raw: tuple[bytes, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line.decode("ascii", "replace") for line in self.raw)

    @property
    def text(self) -> str:
        return " ".join(self.lines)


class ReplyReader:
    """Collects bytes and gives complete replies."""

    def __init__(self) -> None:
        self._buffer = b""
        self._lines: list[bytes] = []
        self._known: dict[bytes, Reply] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left over; before STARTTLS anything left over would be injected text."""
        return not self._buffer and not self._lines

    def feed(self, data: bytes) -> list[Reply]:
        """The replies that ``data`` completes; raises ``BadReplyError``."""
        *whole, self._buffer = (self._buffer + data if self._buffer else data).split(b"\n")
        if len(self._buffer) > _LONGEST_LINE:
            raise BadReplyError("a reply line does not end")
        replies = []
        for line in whole:
            reply = (None if self._lines else self._known.get(line)) or self._line(line)
            if reply is not None:
                replies.append(reply)
        return replies

    def _line(self, raw: bytes) -> Reply | None:
        line = raw.rstrip(b"\r")
        code = _CODES.get(line[:3])
        if code is None or line[3:4] not in (b" ", b"-", b""):
            raise BadReplyError("a reply has no code")
        self._lines.append(line[4:])
        if line[3:4] == b"-":
            return None
        reply = Reply(code, tuple(self._lines))
        if len(self._lines) == 1 and len(raw) <= _FOR_REMEMBERING and len(self._known) < _REMEMBERED:
            self._known[raw] = reply
        self._lines = []
        return reply


def outcome_of(reply: Reply, recipient: str = "") -> Outcome:
    """What a reply to MAIL, RCPT, DATA or the final dot means for the message to ``recipient``."""
    code = str(reply.code)
    if 200 <= reply.code < 300:
        return Outcome(OutcomeKind.ACCEPTED, code=code, ref=without_addresses(reply.text, recipient))
    kind = OutcomeKind.REFUSED if reply.code >= 500 else OutcomeKind.TEMPORARY
    return Outcome(kind, code=code, reason=without_addresses(f"{code} {reply.text}", recipient))


def without_addresses(text: str, recipient: str = "") -> str:
    """A server's words, short and without the recipient, whom they may repeat in whole or by the part before @.

    >>> without_addresses("5.1.1 <jan@bank.example>: unknown user")
    '5.1.1 (address) unknown user'
    >>> without_addresses("5.1.1 User Jan unknown", "jan@bank.example")
    '5.1.1 User (address) unknown'
    """
    if not text.isascii() or not text.isprintable():
        text = _UNPRINTABLE.sub(" ", text)
    if "@" in text:
        text = _ADDRESS.sub("(address)", text)
    local = recipient.partition("@")[0].lower()
    if local and local in text.lower():
        text = re.sub(rf"(?<![A-Za-z0-9]){re.escape(local)}(?![A-Za-z0-9])", "(address)", text, flags=re.I)
    return text[:_LONGEST_REASON].strip()
