"""Message disposition notifications (RFC 8098): a person's program says that the mail was shown.

That is a hint and no proof: whoever runs the mailbox may be somebody else, and most programs say nothing.
"""

from __future__ import annotations

from datetime import datetime
from email import message_from_string
from email.message import Message

from amends.core.ports import Receipt, ReceiptKind
from amends.providers.receipts.digest import digest_of
from amends.providers.receipts.identity import named_in_report
from amends.providers.receipts.mailtext import header, instant_of, parts_of, text_of
from amends.providers.receipts.model import unreadable

_TYPES = ("message/disposition-notification", "message/global-disposition-notification")


def is_mdn(mail: Message) -> bool:
    """Whether the mail has a machine-readable disposition."""
    return bool(parts_of(mail, *_TYPES))


def receipts_of_mdn(mail: Message, *, sha256: str, received_at: datetime) -> tuple[Receipt, ...]:
    """``SEEN`` if the message was displayed, nothing if it was deleted unread or passed on.

    Raises ``InputError`` (``receipt.unreadable``).
    """
    fields = fields_of(parts_of(mail, *_TYPES)[0])
    named = named_in_report(mail, [header(fields, "Original-Message-ID")], None)
    if not named:
        raise unreadable("it names no message of ours")
    disposition = header(fields, "Disposition").rpartition(";")[2].strip().partition("/")[0].lower()
    if disposition != "displayed":
        return ()
    return (
        Receipt(
            source="mdn",
            event=digest_of(header(mail, "Message-ID"), named.message_id, disposition),
            kind=ReceiptKind.SEEN,
            at=instant_of(header(mail, "Date"), fallback=received_at),
            message_id=named.message_id,
            evidence_sha256=sha256,
        ),
    )


def fields_of(part: Message) -> Message:
    """The fields within a ``message/...`` part, which the parser takes for an attached mail."""
    payload = part.get_payload()
    if isinstance(payload, list) and payload and isinstance(payload[0], Message):
        return payload[0]
    return message_from_string(text_of(part))
