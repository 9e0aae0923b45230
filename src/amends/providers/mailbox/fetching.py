"""The mailbox to which people write, over IMAP."""

from __future__ import annotations

from amends.providers.imapbox import ImapBox
from amends.providers.mailbox.model import MOST_BYTES
from amends.providers.way import Address

LEFT = "AmendsUntaken"
"""Of a mail that could not be taken, and is for people.  Not the keyword of ``amends receipts fetch``, which leaves
to us what a person wrote."""


def care_box(address: Address) -> ImapBox:
    """``imaps://user@host/?password=env:NAME&folder=INBOX``; raises ``InputError`` (``imap.bad_url``)."""
    return ImapBox(address, most_bytes=MOST_BYTES, keyword=LEFT)
