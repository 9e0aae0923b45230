"""Reads one mail into a ``Received``, whatever it holds."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.message import Message

from amends.core.clock import require_aware
from amends.core.errors import InputError
from amends.providers.mailbox.bodies import content_of
from amends.providers.mailbox.headers import (
    author_of,
    is_automatic,
    may_be_bounce,
    one_line,
    tokens_of,
    verdict_of,
)
from amends.providers.mailbox.model import MOST_BYTES, MailFile, Received
from amends.providers.mailbox.opening import open_received
from amends.providers.mailbox.ours import Ours

_WHOLE = 10 * 2**20  # of a mail that could not be read, kept as a file
_NAMING = re.compile(rb"^(?:message-id|from|date|subject)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)


def read_received(
    data: bytes,
    *,
    received_at: datetime,
    ours: Ours,
    envelope: tuple[str, ...] | None = None,
    sender: str | None = None,
    authserv_id: str = "",
) -> Received:
    """What a mail says.  Never raises for what it holds.

    ``received_at`` is aware: when it reached the house, by the house's clock and not by the mail's.  ``envelope`` and
    ``sender`` are what the server that brought it said (RFC 5321); ``None`` where it was found in a mailbox.
    """
    require_aware(received_at, where="received_at")
    digest = mail_digest(data)
    try:
        mail = open_received(data)
        brought = _Brought(received_at, ours, envelope, sender, authserv_id)
        return _read(mail, data, digest, brought)
    except InputError as error:
        why = error.why
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError):
        # The standard library's parser answers some malformed headers with these when they are asked for.
        why = "its headers are malformed"
    tokens = ours.tokens_in(envelope or ())
    file = MailFile("mail.eml" if len(data) <= _WHOLE else "mail-cut.eml", data[:_WHOLE])
    return Received(digest=digest, received_at=received_at, tokens=tokens, files=(file,), why_unread=why)


def mail_digest(data: bytes) -> str:
    """The mail's own name, hex SHA-256: of what its writer wrote, and not of what servers put before it.

    The Message-ID alone would let anybody who knows one keep out the mail that bears it.
    """
    lines = data.replace(b"\r\n", b"\n")
    head, _, body = lines.partition(b"\n\n")
    named = sorted(found[0] for found in _NAMING.finditer(head))
    return hashlib.sha256(b"\0".join([*named, body.rstrip(b"\n")])).hexdigest()


@dataclass(frozen=True)
class _Brought:
    """How a mail came."""

    at: datetime
    ours: Ours
    envelope: tuple[str, ...] | None
    sender: str | None
    authserv_id: str


def _read(mail: Message, data: bytes, digest: str, brought: _Brought) -> Received:
    author, content = author_of(mail), content_of(mail)
    return Received(
        digest=digest,
        received_at=brought.at,
        author=author,
        subject=one_line(mail, "Subject"),
        text=content.text,
        tokens=tokens_of(mail, brought.ours, brought.envelope),
        is_automatic=is_automatic(mail, author=author, ours=brought.ours, sender=brought.sender),
        raw=data if may_be_bounce(mail, author=author, sender=brought.sender) else b"",
        verdict=verdict_of(mail, brought.authserv_id),
        files=tuple(content.files),
        left_out=content.left_out + (len(data) > MOST_BYTES),
    )
