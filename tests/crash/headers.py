"""What the lying server reads in a message, and the delivery reports that it writes (RFC 3464)."""

from __future__ import annotations

import re

_FOLD = re.compile(rb"\r\n[ \t]+")
_ADDRESS = re.compile(rb"<([^<>]*)>|([^\s<>,]+@[^\s<>,]+)")


def read_headers(content: bytes) -> tuple[str, str, str, str]:
    """Message-ID without brackets, addresses of To, X-Person and X-Amends-Exercise; empty where missing."""
    head = _FOLD.sub(b" ", content[: content.find(b"\r\n\r\n") + 2])
    fields = {}
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        fields.setdefault(name.lower(), value.strip())
    to = [(angle or plain).decode("utf-8", "replace") for angle, plain in _ADDRESS.findall(fields.get(b"to", b""))]
    message_id, person, exercise = (
        fields.get(name, b"").decode("utf-8", "replace").replace("\t", " ")
        for name in (b"message-id", b"x-person", b"x-amends-exercise")
    )
    return message_id.strip("<>"), ",".join(to), person, exercise


def delivery_report(message_id: str, recipient: str) -> bytes:
    """A report that the message reached its mailbox, always with the same bytes."""
    lines = (
        "From: MAILER-DAEMON@liar.example", "To: notices@bankpolnocny.example", "Subject: Delivery report",
        "Date: Sun, 14 Jun 2026 09:00:00 +0000", f"Message-ID: <report-{message_id}>", "MIME-Version: 1.0",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', "",
        "--b", "Content-Type: text/plain", "", "Your message was delivered.",
        "--b", "Content-Type: message/delivery-status", "",
        "Reporting-MTA: dns; liar.example", "",
        f"Final-Recipient: rfc822; {recipient}", "Action: delivered", "Status: 2.0.0", "",
        "--b", "Content-Type: text/rfc822-headers", "", f"Message-ID: <{message_id}>", "",
        "--b--", "",
    )  # fmt: skip
    return "\r\n".join(lines).encode()
