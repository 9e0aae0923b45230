"""Reads one mail of whatever kind and says what it is.  Nothing is dropped: what is not understood says why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from email.message import Message

from amends.core.errors import InputError
from amends.providers.receipts.answers import is_automatic, looks_like_bounce
from amends.providers.receipts.arf import is_arf, of_feedback
from amends.providers.receipts.dmarc import findings_of_dmarc
from amends.providers.receipts.dsn import is_dsn, receipt_of_dsn
from amends.providers.receipts.mailtext import header, open_mail
from amends.providers.receipts.mdn import is_mdn, receipts_of_mdn
from amends.providers.receipts.model import Disposition, MailRead, unreadable
from amends.providers.receipts.plain import receipt_of_plain

_PACKED = ("application/gzip", "application/x-gzip", "application/zip", "application/x-zip-compressed",
           "application/xml", "text/xml", "application/octet-stream")  # fmt: skip
_ENDINGS = (".xml", ".gz", ".zip")
_MOST_ATTACHMENTS = 10


def read_mail(data: bytes, *, received_at: datetime) -> MailRead:
    """What a mail is and what it says.

    ``received_at`` is aware: when it came, which stands in for a date that it does not tell or that cannot be.
    Never raises for what the mail holds.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        return _read(open_mail(data), sha256, received_at)
    except InputError as error:
        why = error.why
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError):
        # The standard library's parser answers some malformed headers with these when they are asked for.
        why = "its headers are malformed"
    return MailRead(disposition=Disposition.NOT_UNDERSTOOD, sha256=sha256, why=why)


def read_dmarc(data: bytes) -> MailRead:
    """A DMARC aggregate report that is a file of its own.  Never raises for what it holds."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        return MailRead(disposition=Disposition.REPORT, sha256=sha256, findings=findings_of_dmarc(data))
    except InputError as error:
        return MailRead(disposition=Disposition.NOT_UNDERSTOOD, sha256=sha256, why=error.why)


def _read(mail: Message, sha256: str, at: datetime) -> MailRead:
    if is_dsn(mail):
        receipt = receipt_of_dsn(mail, sha256=sha256, received_at=at)
        return MailRead(disposition=Disposition.RECEIPT, sha256=sha256, receipts=(receipt,))
    if is_arf(mail):
        receipts, findings = of_feedback(mail, sha256=sha256, received_at=at)
        kind = Disposition.RECEIPT if receipts else Disposition.REPORT
        return MailRead(disposition=kind, sha256=sha256, receipts=receipts, findings=findings)
    if is_mdn(mail):
        seen = receipts_of_mdn(mail, sha256=sha256, received_at=at)
        return MailRead(disposition=Disposition.RECEIPT if seen else Disposition.REPORT, sha256=sha256, receipts=seen)
    return _dmarc(mail, sha256) or _without_form(mail, sha256, at)


def _dmarc(mail: Message, sha256: str) -> MailRead | None:
    """The DMARC report that a mail carries; the subject's form is RFC 7489's, 7.2.1.1."""
    if "report domain:" not in header(mail, "Subject").lower():
        return None
    findings = [finding for data in _attachments(mail) for finding in findings_of_dmarc(data)]
    if not findings:
        return None
    return MailRead(disposition=Disposition.REPORT, sha256=sha256, findings=tuple(findings))


def _attachments(mail: Message) -> Iterator[bytes]:
    for number, part in enumerate(mail.walk()):
        if number > _MOST_ATTACHMENTS:
            raise unreadable(f"it has more than {_MOST_ATTACHMENTS} parts")
        name = str(part.get_filename() or "").lower()
        if part.get_content_type() in _PACKED and (name.endswith(_ENDINGS) or not name):
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data:
                yield data


def _without_form(mail: Message, sha256: str, at: datetime) -> MailRead:
    if looks_like_bounce(mail):
        receipt = receipt_of_plain(mail, sha256=sha256, received_at=at)
        if receipt is None:
            raise unreadable("it looks like a bounce of a form that is not known")
        return MailRead(disposition=Disposition.RECEIPT, sha256=sha256, receipts=(receipt,))
    kind = Disposition.AUTO_REPLY if is_automatic(mail) else Disposition.REPLY
    if kind is Disposition.REPLY and not header(mail, "From"):
        raise unreadable("nobody is named as its sender")
    return MailRead(disposition=kind, sha256=sha256)
