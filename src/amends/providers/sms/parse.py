"""Reads an SMS file back, for the wrong-person guard."""

from __future__ import annotations

import re

from amends.contact.guard import ParsedMessage

_FILE = re.compile(rb"To: (\+[0-9]+)\nMessage-ID: ([^\n]+)\n\n(.+)", re.S)


def parse_sms(data: bytes) -> ParsedMessage:
    """Who the SMS is for and what it says; raises ``ValueError`` if it is not one of ours."""
    found = _FILE.fullmatch(data)
    if found is None:
        raise ValueError("it is not an SMS as this house writes it")
    return ParsedMessage(found[2].decode(), found[1].decode(), (found[3].decode(),))
