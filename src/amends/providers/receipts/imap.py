"""A mailbox of bounces over IMAP: replies and what was not understood are left for people (``AmendsLeft``)."""

from __future__ import annotations

from amends.providers.imapbox import Fetched, ImapBox
from amends.providers.receipts.mailtext import MOST_BYTES
from amends.providers.way import Address

__all__ = ["Fetched", "Mailbox"]


class Mailbox(ImapBox):
    """``imaps://user@host/?password=env:NAME&folder=INBOX``: a context manager; raises as ``ImapBox``."""

    def __init__(self, address: Address) -> None:
        super().__init__(address, most_bytes=MOST_BYTES, keyword="AmendsLeft")
