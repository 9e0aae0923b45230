"""Bounces that follow no standard: qmail, Exim, older Exchange and the like, recognised by flufl.bounce.

Its detectors find the address that failed and whether for good.  Which message of ours it was must be named
by the returned headers within the text, or by the address that the bounce was sent to.
"""

from __future__ import annotations

from datetime import datetime
from email.message import Message

from flufl.bounce import all_failures

from amends.core.ports import Receipt, ReceiptKind
from amends.providers.receipts.digest import digest_of
from amends.providers.receipts.identity import named_in_text, texts_of
from amends.providers.receipts.mailtext import header, instant_of, text_of
from amends.providers.receipts.model import unreadable
from amends.providers.receipts.reasons import reason_of
from amends.providers.receipts.status import is_dead_address
from amends.providers.receipts.words import status_in

SOURCE = "bounce"
# The detectors' patterns take time that grows with the square of a line.  RFC 5322 allows 998 characters.
_LONGEST_TEXT, _LONGEST_LINE = 80_000, 1_000
_BELOW = ("--- Below this line is a copy", "------ This is a copy of")  # qmail and Exim: what follows is ours
_DEAD = ("user unknown", "unknown user", "no such user", "no mailbox here", "does not exist", "unrouteable address",
         "unknown recipient")  # fmt: skip


def receipt_of_plain(mail: Message, *, sha256: str, received_at: datetime) -> Receipt | None:
    """The receipt in a bounce of no standard form, ``None`` if it is not recognised as one.

    Raises ``InputError`` (``receipt.unreadable``) for a bounce that does not clearly speak of one message of
    ours to one recipient.
    """
    if not _is_bounded(mail):
        return None
    text = "\n".join(texts_of(mail))
    temporary, permanent = all_failures(mail)
    addresses = {item.decode("ascii", "replace").lower() for item in (*temporary, *permanent)}
    if not addresses:
        return None
    named = named_in_text(mail)
    if not named:
        raise unreadable("it is a bounce and names no message of ours")
    if len(addresses) > 1:
        raise unreadable("it is a bounce of several recipients, and not clearly of ours")
    said = _own_words(text)
    status, has_failed, message_id = status_in(said), bool(permanent), named.message_id
    return Receipt(
        source=SOURCE,
        event=digest_of(header(mail, "Message-ID") or sha256, message_id),
        kind=ReceiptKind.BOUNCED if has_failed else ReceiptKind.DELAYED,
        at=instant_of(header(mail, "Date"), fallback=received_at),
        message_id=message_id,
        status=status,
        is_permanent=has_failed and _is_dead(status, said),
        reason=reason_of(_telling_line(said, addresses)),
        evidence_sha256=sha256,
    )


def _is_bounded(mail: Message) -> bool:
    length = 0
    for part in mail.walk():
        raw = part.get_payload()
        text = text_of(part) if part.get_content_maintype() == "text" else raw if isinstance(raw, str) else ""
        length += len(text)
        if length > _LONGEST_TEXT or any(len(line) > _LONGEST_LINE for line in text.splitlines()):
            return False
    return True


def _own_words(text: str) -> str:
    """What the server says itself, before the copy of our message."""
    ends = [place for mark in _BELOW if (place := text.find(mark)) >= 0]
    return text[: min(ends, default=len(text))]


def _is_dead(status: str, said: str) -> bool:
    return is_dead_address(status) if status else any(words in said.lower() for words in _DEAD)


def _telling_line(said: str, addresses: set[str]) -> str:
    """The line about the failure: one with a status or a reply code, else what follows the address's last mention."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    for line in lines:
        if status_in(line) or line[:3] in ("550", "551", "552", "553", "554"):
            return line
    naming = [place for place, line in enumerate(lines[:-1]) if any(address in line.lower() for address in addresses)]
    return lines[naming[-1] + 1] if naming else ""
