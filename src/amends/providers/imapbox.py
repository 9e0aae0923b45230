"""A mailbox over IMAP (RFC 3501): read without a trace, marked only after what it said was kept.

Nothing is deleted or moved.  What was dealt with becomes ``\\Seen``; what is for people stays unseen and gets a keyword
of ours, so that it is not read each time.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Self

from amends.core.errors import InputError, MachineError
from amends.providers.way import Address

_SCHEMES = {"imaps": 993, "imap": 143}
_LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))
_OPTIONS = frozenset(("folder", "timeout", "ca"))
_UID = re.compile(r"[0-9]{1,10}")
_ARRIVED = re.compile(rb'INTERNALDATE "([^"]{20,40})"')


@dataclass(frozen=True)
class Fetched:
    """One mail: its number in the mailbox, its bytes, and when the server got it, where it says so.

    One that is too large comes cut, one byte too long.
    """

    uid: str
    data: bytes = field(repr=False)
    arrived_at: datetime | None = None


class ImapBox:
    """``imaps://user@host/?password=env:NAME&folder=INBOX``: a context manager.

    ``keyword`` marks what is left for people, ``most_bytes`` is read of a mail.  Entering raises ``InputError``
    (``imap.bad_url``) and ``MachineError`` (``imap.unreachable``, ``imap.refused``).
    """

    def __init__(self, address: Address, *, most_bytes: int, keyword: str) -> None:
        if address.scheme not in _SCHEMES or not address.host or not address.user:
            raise _bad_url("it must be written as imaps://user@host?password=env:NAME")
        if address.scheme == "imap" and address.host not in _LOOPBACK:
            raise _bad_url("imap:// would send the password in the clear; only this machine may be asked so")
        address.require_options(_OPTIONS)
        self.name = address.name
        self._address = address
        self._most_bytes, self._keyword = most_bytes, keyword
        self._timeout_s = address.number("timeout", 60, 1, 600)
        self._folder = address.options.get("folder", "INBOX")

    def __enter__(self) -> Self:
        try:
            self._server = self._connected()
        except (OSError, imaplib.IMAP4.error) as error:
            raise self._failed("imap.unreachable", "The mailbox cannot be reached.") from error
        try:
            self._server.login(self._address.user, self._address.password)
            self._must(self._server.select(_quoted(self._folder)))
        except (OSError, imaplib.IMAP4.error, MachineError) as error:
            self._server.shutdown()
            raise self._failed("imap.refused", "The mailbox refused user, password or folder.") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._server.logout()
        except (OSError, imaplib.IMAP4.error):
            self._server.shutdown()  # it went away first; there is nothing to lose

    def unseen(self) -> list[str]:
        """The numbers (UIDs) of the mails that nobody has seen and that were not left for people, oldest first."""
        with self._telling():
            found = self._must(self._server.uid("SEARCH", "UNSEEN", "UNKEYWORD", self._keyword))
        words = b" ".join(item for item in found if isinstance(item, bytes)).decode("ascii", "replace").split()
        return sorted((word for word in words if _UID.fullmatch(word)), key=int)

    def fetch(self, uids: Iterable[str]) -> Iterator[Fetched]:
        """The mails, one after the other, without marking them; one that is gone meanwhile is left out."""
        for uid in uids:
            with self._telling():
                asked = f"(INTERNALDATE BODY.PEEK[]<0.{self._most_bytes + 1}>)"
                answer = self._must(self._server.uid("FETCH", uid, asked))
            parts = [part for part in answer if isinstance(part, tuple) and isinstance(part[1], bytes)]
            if parts:
                yield Fetched(uid, parts[0][1], _arrived(answer))

    def mark_seen(self, uids: Iterable[str]) -> None:
        """Says that these are done with."""
        self._mark(list(uids), "\\Seen")

    def leave_for_people(self, uids: Iterable[str]) -> None:
        """Keeps these unseen, and out of ``unseen``; a server without keywords of our own shows them again."""
        self._mark(list(uids), self._keyword)

    def _mark(self, uids: list[str], flag: str) -> None:
        if uids:
            with self._telling():
                self._server.uid("STORE", ",".join(uids), "+FLAGS.SILENT", f"({flag})")

    def _connected(self) -> imaplib.IMAP4:
        port = self._address.port or _SCHEMES[self._address.scheme]
        if self._address.scheme == "imap":
            return imaplib.IMAP4(self._address.host, port, timeout=self._timeout_s)
        context = ssl.create_default_context(cafile=self._address.options.get("ca"))
        return imaplib.IMAP4_SSL(self._address.host, port, ssl_context=context, timeout=self._timeout_s)

    def _must(self, answer: tuple[str, list[object]] | tuple[str, list[bytes | None]]) -> list[object]:
        if answer[0] != "OK":
            raise self._failed("imap.refused", "The mailbox refused a command.")
        return list(answer[1])

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Turns the library's errors, which may quote a mail, into ours, which do not."""
        try:
            yield
        except (OSError, imaplib.IMAP4.error) as error:
            raise self._failed("imap.lost", "The connection to the mailbox was lost.") from error

    def _failed(self, code: str, what: str) -> MachineError:
        fix = "Check server, user and password; what was marked is done, the rest comes with the next call."
        return MachineError(what, code=code, where=self.name, fix=fix)


def _arrived(answer: list[object]) -> datetime | None:
    """INTERNALDATE, which stands before the mail or after it, never within."""
    for part in answer:
        said = part[0] if isinstance(part, tuple) else part
        found = _ARRIVED.search(said) if isinstance(said, bytes) else None
        if found:
            try:
                return datetime.strptime(found[1].decode("ascii", "replace").strip(), "%d-%b-%Y %H:%M:%S %z")
            except ValueError:
                return None
    return None


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _bad_url(why: str) -> InputError:
    return InputError("The URL of a mailbox cannot be used.", code="imap.bad_url", where="--imap", why=why)
