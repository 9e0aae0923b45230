"""Keeps secrets and what people typed out of the log."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator
from types import TracebackType

from amends.core.errors import AmendsError

_IN_A_PATH = r"[^\s'\"<>?#]+"
# The sign-in link; the token of a hook, with what its provider wrote after it (Kannel: password and number); the
# identity of a message in the address of a call and of an inbox; the token by which updates are begun and ended.
_SECRET = re.compile(
    rf"(/console/enter/){_IN_A_PATH}"
    r"|(/hooks/[^\s'\"<>?#/]+/)[^\s'\"<>]+"
    rf"|(/voice/){_IN_A_PATH}"
    r"|(/inbox/api/v1/messages/)[^\s'\"<>?#/]+"
    r"|(/(?:subscription|unsubscribe)/)[^\s'\"<>?#/]+"
)


class WithoutSecrets(logging.Filter):
    """Replaces the secret part of an address in whatever a record says."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrites the record's message; lets every record through."""
        message = record.getMessage()
        if _SECRET.search(message):
            record.msg, record.args = _SECRET.sub(_shortened, message), None
        return True


class OnlyWhere(logging.Formatter):
    """Tells where an error came about and of which kind it is, not what it says: a database quotes the row."""

    def formatException(  # noqa: N802  # the name is logging's
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """Frames and kinds of the error and of those behind it, the first cause first."""
        return "".join(_told(ei[1])).rstrip("\n")


def _told(error: BaseException | None) -> Iterator[str]:
    if error is None:
        return
    yield from _told(error.__cause__ or (None if error.__suppress_context__ else error.__context__))
    yield from traceback.format_tb(error.__traceback__)
    code = f" ({error.code})" if isinstance(error, AmendsError) else ""
    yield f"{type(error).__module__}.{type(error).__qualname__}{code}\n"


def _shortened(found: re.Match[str]) -> str:
    return f"{found[found.lastindex or 0]}…"
