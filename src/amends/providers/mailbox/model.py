"""What reading one mail of a person gives, and how much of it is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

MOST_BYTES = 25 * 2**20
"""Of one mail; a larger one is refused at the door, and cut where a mailbox already holds it."""
MOST_TEXT = 100_000
"""Characters of the words."""
MOST_FILES = 50
MOST_PARTS = 500
"""Parts that are looked at, of whatever depth."""


@dataclass(frozen=True)
class MailFile:
    """An attachment as bytes, never opened; ``name`` is the sender's word."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Received:
    """One mail, read.

    ``digest`` names it, the same however often it is brought.  ``author`` is the address in ``From``, which proves
    nothing; empty where there is not exactly one.  ``tokens`` stand in the addresses of ours that it was delivered to.
    ``is_automatic``: a program sent it (RFC 3834).  ``raw`` holds the mail itself where it may be a bounce, for who
    reads delivery reports.
    ``verdict``: what our own server found of SPF, DKIM and DMARC, a note and no proof.  ``left_out``: parts that were
    not looked at.  ``why_unread``: why it could not be read; then ``files`` holds it whole.
    """

    digest: str
    received_at: datetime
    author: str = field(default="", repr=False)
    subject: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    tokens: tuple[str, ...] = field(default=(), repr=False)
    is_automatic: bool = False
    raw: bytes = field(default=b"", repr=False)
    verdict: str = ""
    files: tuple[MailFile, ...] = field(default=(), repr=False)
    left_out: int = 0
    why_unread: str = ""
