"""What reading one mail gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from amends.core.errors import InputError
from amends.core.ports import Receipt


class Disposition(StrEnum):
    """What a mail turned out to be; each mail is exactly one of these."""

    RECEIPT = "receipt"  # evidence about one message of ours
    REPORT = "report"  # about our sender, or about no message in particular
    AUTO_REPLY = "auto_reply"  # a machine answered for a person: out of office
    REPLY = "reply"  # a person wrote: nothing for machines
    NOT_UNDERSTOOD = "not_understood"  # with its reason, for people


@dataclass(frozen=True, kw_only=True)
class SenderFinding:
    """What others saw of mail under our name: one source, one outcome.

    ``kind`` is ``aggregate`` (DMARC, RFC 7489) or ``failure`` (RFC 6591).  ``begin`` and ``end`` are aware
    and span what was counted.  An aligned identity is one that passed and agrees with the From domain.
    """

    kind: str
    organisation: str
    report_id: str
    domain: str
    begin: datetime
    end: datetime
    source_ip: str
    count: int
    is_dkim_aligned: bool
    is_spf_aligned: bool
    disposition: str


@dataclass(frozen=True, kw_only=True)
class MailRead:
    """One mail read: what it is, what it says, and ``why`` where that needs words.

    ``sha256`` names the evidence: hex SHA-256 of the bytes as they came.
    """

    disposition: Disposition
    sha256: str
    receipts: tuple[Receipt, ...] = field(default=())
    findings: tuple[SenderFinding, ...] = field(default=())
    why: str = ""


def unreadable(why: str) -> InputError:
    """``InputError`` (``receipt.unreadable``); ``why`` holds no personal data."""
    return InputError("A receipt cannot be read.", code="receipt.unreadable", where="receipt", why=why)
