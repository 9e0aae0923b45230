"""Keeps secrets out of the log."""

from __future__ import annotations

import logging
import re

_SECRET = re.compile(r"(/console/enter/)[^\s'\"<>?#]+")


class WithoutSignInLinks(logging.Filter):
    """Replaces the secret part of a sign-in link in whatever a record says."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrites the record's message; lets every record through."""
        message = record.getMessage()
        if _SECRET.search(message):
            record.msg, record.args = _SECRET.sub(r"\1…", message), None
        return True
