"""Feedback reports: complaints (RFC 5965), and mail under our name that failed authentication (RFC 6591)."""

from __future__ import annotations

from datetime import datetime
from email.message import Message

from amends.core.ports import Receipt, ReceiptKind
from amends.providers.receipts.digest import digest_of
from amends.providers.receipts.identity import named_in_report, returned_message
from amends.providers.receipts.mailtext import header, instant_of, parts_of
from amends.providers.receipts.mdn import fields_of
from amends.providers.receipts.model import SenderFinding, unreadable
from amends.providers.receipts.words import without_persons

SOURCE = "arf"
_TYPE = "message/feedback-report"
_UNWANTED = frozenset("abuse fraud miscategorized opt-out opt-out-list other virus".split())
_WANTED = "not-spam"  # the person takes it out of the junk folder: the opposite of a complaint


def is_arf(mail: Message) -> bool:
    """Whether the mail has a machine-readable feedback report."""
    return bool(parts_of(mail, _TYPE))


def of_feedback(
    mail: Message, *, sha256: str, received_at: datetime
) -> tuple[tuple[Receipt, ...], tuple[SenderFinding, ...]]:
    """The complaint, or the finding about our sender, that a feedback report makes; at most one.

    Raises ``InputError`` (``receipt.unreadable``).
    """
    fields = fields_of(parts_of(mail, _TYPE)[0])
    kind = header(fields, "Feedback-Type").lower()
    at = _at(mail, fields, received_at)
    if kind == "auth-failure":
        return (), (_failure(fields, sha256, at),)
    if kind == _WANTED:
        return (), ()
    if kind not in _UNWANTED:
        raise unreadable("its feedback type is not known")
    return (_complaint(mail, fields, kind, sha256, at),), ()


def _complaint(mail: Message, fields: Message, kind: str, sha256: str, at: datetime) -> Receipt:
    named = named_in_report(mail, [header(fields, "Original-Envelope-Id")], returned_message(mail))
    if not named:
        raise unreadable("it names no message of ours")
    return Receipt(
        source=SOURCE,
        # One person's complaint is one, however often their provider repeats the report.
        event=digest_of(named.message_id or named.ref, kind, header(fields, "Arrival-Date")),
        kind=ReceiptKind.COMPLAINED,
        at=at,
        message_id=named.message_id,
        ref="" if named.message_id else named.ref,
        status=kind,
        reason=f"{kind}, told by the mailbox's provider",
        evidence_sha256=sha256,
    )


def _failure(fields: Message, sha256: str, at: datetime) -> SenderFinding:
    passed = header(fields, "Authentication-Results").lower()
    return SenderFinding(
        kind="failure",
        organisation=without_persons(header(fields, "User-Agent")),
        report_id=sha256,
        domain=header(fields, "Reported-Domain").lower()[:253],
        begin=at,
        end=at,
        source_ip=header(fields, "Source-IP")[:45],
        count=1,
        # RFC 7489, 7.3: the identities that aligned and passed.
        is_dkim_aligned="dkim" in header(fields, "Identity-Alignment").lower() and "dkim=pass" in passed,
        is_spf_aligned="spf" in header(fields, "Identity-Alignment").lower() and "spf=pass" in passed,
        disposition=header(fields, "Delivery-Result").lower()[:20],
    )


def _at(mail: Message, fields: Message, received_at: datetime) -> datetime:
    sent_at = instant_of(header(mail, "Date"), fallback=received_at)
    return instant_of(header(fields, "Arrival-Date") or header(fields, "Received-Date"), fallback=sent_at)
