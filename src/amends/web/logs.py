"""Keeps secrets out of the log."""

from __future__ import annotations

import logging
import re

_IN_A_PATH = r"[^\s'\"<>?#]+"
# The sign-in link; the token of a hook, with what its provider wrote after it (Kannel: password and number); the
# identity of a message in the address of a call and of an inbox.
_SECRET = re.compile(
    rf"(/console/enter/){_IN_A_PATH}"
    r"|(/hooks/[^\s'\"<>?#/]+/)[^\s'\"<>]+"
    rf"|(/voice/){_IN_A_PATH}"
    r"|(/inbox/api/v1/messages/)[^\s'\"<>?#/]+"
)


class WithoutSecrets(logging.Filter):
    """Replaces the secret part of an address in whatever a record says."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrites the record's message; lets every record through."""
        message = record.getMessage()
        if _SECRET.search(message):
            record.msg, record.args = _SECRET.sub(_shortened, message), None
        return True


def _shortened(found: re.Match[str]) -> str:
    return f"{found[found.lastindex or 0]}…"
