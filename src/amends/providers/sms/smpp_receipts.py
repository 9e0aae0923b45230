"""What an SMSC delivers to us: a receipt about an SMS, or the words of a person who answered.

Only ``esm_class`` tells them apart (SMPP 3.4, 5.2.12): a person can write "id:7 stat:DELIVRD" as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from amends.core.errors import InputError
from amends.core.ports import ReceiptKind
from amends.providers.sms.alphabet import gsm_text
from amends.providers.sms.smpp_pdu import TAG_NETWORK_ERROR, TAG_RECEIPTED_ID, TAG_STATE, Delivered

_TYPE, _RECEIPT, _INTERMEDIATE, _HEADER = 0x3C, 0x04, 0x20, 0x40
# 5.2.28 and appendix B; each with its text form.
_STATES = {
    1: "ENROUTE",
    2: "DELIVRD",
    3: "EXPIRED",
    4: "DELETED",
    5: "UNDELIV",
    6: "ACCEPTD",
    7: "UNKNOWN",
    8: "REJECTD",
}
_KINDS = {
    "ENROUTE": ReceiptKind.DELAYED,
    "DELIVRD": ReceiptKind.DELIVERED,
    "EXPIRED": ReceiptKind.BOUNCED,
    "DELETED": ReceiptKind.BOUNCED,
    "UNDELIV": ReceiptKind.BOUNCED,
    "ACCEPTD": ReceiptKind.ACCEPTED,
    "UNKNOWN": ReceiptKind.DELAYED,
    "REJECTD": ReceiptKind.BOUNCED,
}
PERMANENT = frozenset(("UNDELIV", "REJECTD"))
_FIELD = re.compile(r"\b(id|stat|err|done date):\s*([^\s:]+)", re.I)
_WORDS = re.compile(r"\btext:", re.I)
_REF = re.compile(r"[!-~]{1,65}")
_CODE = re.compile(r"[0-9A-Za-z.]{1,10}")
_DONE = re.compile(r"[0-9]{10}(?:[0-9]{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a receipt says: the SMSC's ``ref``, its ``state`` (``DELIVRD``), its error and when, if it says so."""

    ref: str
    state: str
    error: str
    done_at: datetime | None

    @property
    def kind(self) -> ReceiptKind:
        """What the state means for the part."""
        return _KINDS[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Words that a person sent back, such as STOP: from which number, to which sender of ours."""

    sender: str = field(repr=False)
    to: str
    text: str = field(repr=False)
    at: datetime


def is_receipt(delivered: Delivered) -> bool:
    """Whether the SMSC itself speaks."""
    return delivered.esm_class & _TYPE in (_RECEIPT, _INTERMEDIATE)


def read_receipt(delivered: Delivered, zone: ZoneInfo | None) -> Said:
    """What a receipt says; optional parameters go before its text.  Raises ``InputError`` (``receipt.unreadable``)."""
    fields = _fields(delivered)
    ref = delivered.tags.get(TAG_RECEIPTED_ID, b"").rstrip(b"\0").decode("latin-1") or fields.get("id", "")
    state = _STATES.get(delivered.tags.get(TAG_STATE, b"\0")[-1], "") or fields.get("stat", "").upper()[:7]
    if not _REF.fullmatch(ref) or state not in _KINDS:
        raise InputError(
            "A receipt of the SMSC cannot be read.",
            code="receipt.unreadable",
            where="deliver_sm",
            why="It names no message, or no state that SMPP knows.",
        )
    error = fields.get("err", "") or delivered.tags.get(TAG_NETWORK_ERROR, b"").hex()
    return Said(
        ref=ref,
        state=state,
        error=error if _CODE.fullmatch(error) else "",
        done_at=_done(fields.get("done date", ""), zone),
    )


def read_reply(delivered: Delivered, at: datetime) -> Reply:
    """The words of a person; each part of a long answer comes by itself."""
    octets = delivered.octets
    if delivered.esm_class & _HEADER and octets:
        octets = octets[octets[0] + 1 :]
    plus = "+" if delivered.source[:1].isdigit() and len(delivered.source) > 8 else ""
    return Reply(sender=plus + delivered.source, to=delivered.destination, text=_text(octets, delivered), at=at)


def state_name(number: int) -> str:
    """The text form of a ``message_state``; empty where it has none."""
    return _STATES.get(number, "")


def _fields(delivered: Delivered) -> dict[str, str]:
    """The fields before the quoted beginning of our own text, which could hold anything."""
    head = _WORDS.split(delivered.octets.decode("latin-1"), maxsplit=1)[0]
    return {name.lower(): value for name, value in reversed(_FIELD.findall(head))}


def _done(text: str, zone: ZoneInfo | None) -> datetime | None:
    if zone is None or not _DONE.fullmatch(text):
        return None
    try:
        return datetime.strptime(text.ljust(12, "0"), "%y%m%d%H%M%S").replace(tzinfo=zone)
    except ValueError:
        return None


def _text(octets: bytes, delivered: Delivered) -> str:
    if delivered.data_coding == 0x08:
        return octets.decode("utf-16-be", "replace")
    return gsm_text(octets) if delivered.data_coding == 0x00 else octets.decode("latin-1")
