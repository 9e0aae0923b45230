"""Delivery status notifications: RFC 3464 in the frame of RFC 6522, also RFC 6533's international form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email import message_from_string
from email.message import Message
from email.utils import parseaddr

from amends.core.ports import Receipt, ReceiptKind
from amends.providers.receipts.digest import digest_of
from amends.providers.receipts.identity import Named, named_in_report, returned_message
from amends.providers.receipts.mailtext import header, instant_of, parts_of, text_of
from amends.providers.receipts.model import unreadable
from amends.providers.receipts.reasons import reason_of
from amends.providers.receipts.status import is_dead_address
from amends.providers.receipts.words import status_in

SOURCE = "dsn"
_TYPES = ("message/delivery-status", "message/global-delivery-status")
_MOST_BLOCKS = 200
_KINDS = {
    "failed": ReceiptKind.BOUNCED,
    "delayed": ReceiptKind.DELAYED,
    "delivered": ReceiptKind.DELIVERED,
    # Handed to a system that reports no further, or to a list: in nobody's mailbox yet.
    "relayed": ReceiptKind.ACCEPTED,
    "expanded": ReceiptKind.ACCEPTED,
}


@dataclass(frozen=True)
class _Recipient:
    """One per-recipient block: whom it is about, and what is said of them."""

    addresses: frozenset[str]
    action: str
    status: str
    diagnostic: str
    at_text: str


def is_dsn(mail: Message) -> bool:
    """Whether the mail has a machine-readable delivery status."""
    return bool(parts_of(mail, *_TYPES))


def receipt_of_dsn(mail: Message, *, sha256: str, received_at: datetime) -> Receipt:
    """The receipt in a delivery status notification.

    Of several recipients only the one to whom our message was addressed counts: it has exactly one.
    Raises ``InputError`` (``receipt.unreadable``) where it is not clear which message or which outcome.
    """
    about, *blocks = _blocks(parts_of(mail, *_TYPES)[0])
    returned = returned_message(mail)
    named = named_in_report(mail, [header(about, "Original-Envelope-Id")], returned)
    if not named:
        raise unreadable("it names no message of ours")
    recipient = _ours([_recipient(block) for block in blocks], returned)
    kind = _KINDS.get(recipient.action)
    if kind is None:
        raise unreadable("its action is none of RFC 3464's")
    sent_at = instant_of(header(mail, "Date"), fallback=received_at)
    return Receipt(
        source=SOURCE,
        event=_event(mail, named, recipient),
        kind=kind,
        at=instant_of(recipient.at_text, fallback=sent_at),
        message_id=named.message_id,
        ref="" if named.message_id else named.ref,
        status=recipient.status,
        is_permanent=kind is ReceiptKind.BOUNCED and is_dead_address(recipient.status),
        reason=reason_of(recipient.diagnostic),
        evidence_sha256=sha256,
    )


def _blocks(part: Message) -> list[Message]:
    """The per-message fields, then the fields of each recipient."""
    payload = part.get_payload()
    if part.get_content_type() == _TYPES[0] and isinstance(payload, list):
        blocks = [block for block in payload if isinstance(block, Message)]
    else:  # the standard library knows the international form as any attached message: one block, the rest is text
        text = "\n\n".join(_as_text(item) for item in payload) if isinstance(payload, list) else text_of(part)
        blocks = [message_from_string(piece) for piece in text.replace("\r\n", "\n").split("\n\n")[: _MOST_BLOCKS + 2]]
    filled = [block for block in blocks if block.keys()]
    if len(filled) < 2:
        raise unreadable("its delivery status has no recipient")
    if len(filled) > _MOST_BLOCKS:
        raise unreadable(f"its delivery status has more than {_MOST_BLOCKS} recipients")
    return filled


def _as_text(item: object) -> str:
    return item.as_string() if isinstance(item, Message) else str(item)


def _recipient(block: Message) -> _Recipient:
    whom = (header(block, name).partition(";")[2] for name in ("Original-Recipient", "Final-Recipient"))
    diagnostic = header(block, "Diagnostic-Code")
    text = diagnostic.partition(";")[2].strip() or diagnostic
    return _Recipient(
        addresses=frozenset(filter(None, (_bare(address) for address in whom))),
        action=header(block, "Action").partition(" ")[0].lower(),
        status=_status(header(block, "Status"), text),
        diagnostic=text,
        at_text=header(block, "Last-Attempt-Date"),
    )


def _status(given: str, diagnostic: str) -> str:
    """The status; where it says no more than its class, the server's own words may say which one."""
    status, said = status_in(given), status_in(diagnostic)
    is_vague = status.endswith(".0.0") or not status
    return said if is_vague and said and said[:1] == (status or said)[:1] else status


def _ours(recipients: list[_Recipient], returned: Message | None) -> _Recipient:
    if len(recipients) == 1:
        return recipients[0]
    address = _bare(parseaddr(header(returned, "To"))[1]) if returned is not None else ""
    about_us = [recipient for recipient in recipients if address in recipient.addresses]
    if len(about_us) != 1:
        raise unreadable("it speaks of several recipients, and not clearly of ours")
    return about_us[0]


def _bare(address: str) -> str:
    return address.strip().strip("<>").lower()


def _event(mail: Message, named: Named, recipient: _Recipient) -> str:
    """A name for the event that stays the same when the report is forwarded, fetched or filed again."""
    return digest_of(
        header(mail, "Message-ID"),
        named.message_id or named.ref,
        recipient.action,
        recipient.status,
        recipient.at_text,
        *sorted(recipient.addresses),
    )
