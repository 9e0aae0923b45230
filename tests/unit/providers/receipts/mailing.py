"""The mails of these tests, as files and in parts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from amends.core.ports import Receipt
from amends.providers.receipts.model import Disposition, MailRead
from amends.providers.receipts.read import read_mail

MAILS = Path(__file__).parent / "mails"
DIGITS = "0123456789abcdef0123456789abcdef01234567"
OURS = f"{DIGITS}@notices.bank.example"
NOW = datetime(2026, 6, 16, 8, 0, tzinfo=UTC)


def mail(name: str) -> bytes:
    return (MAILS / name).read_bytes()


def read(data: bytes) -> MailRead:
    return read_mail(data, received_at=NOW)


def receipt(data: bytes) -> Receipt:
    found = read(data)
    assert found.disposition is Disposition.RECEIPT, found.why
    assert len(found.receipts) == 1
    return found.receipts[0]


def dsn(blocks: str, *, about: str = f"Original-Envelope-Id: {OURS}", returned: str = "") -> bytes:
    """A minimal report; ``blocks`` are its recipients."""
    third = f"--B\nContent-Type: text/rfc822-headers\n\n{returned}\n" if returned else ""
    return (
        "From: MAILER-DAEMON@mx.example\nTo: bounces@bank.example\nMessage-ID: <r1@mx.example>\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="B"\n\n'
        "--B\nContent-Type: text/plain\n\nsorry\n"
        f"--B\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n"
        f"{about}\n\n{blocks}\n{third}--B--\n"
    ).encode()


def block(address: str = "p10@people.example", action: str = "failed", status: str = "5.1.1", **more: str) -> str:
    fields = {"Final-Recipient": f"rfc822; {address}", "Action": action, "Status": status}
    fields |= {name.replace("_", "-"): value for name, value in more.items()}
    return "\n".join(f"{name}: {value}" for name, value in fields.items()) + "\n"
