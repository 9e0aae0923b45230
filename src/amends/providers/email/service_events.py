"""The events of mail services in one form.  What is unknown or no evidence (an unsubscription, say) gives none.

Free text of a mail server is never kept, since it quotes addresses: only codes and the services' own closed words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from amends.core.clock import parse_instant
from amends.core.ports import ReceiptKind
from amends.providers.email.service_mail import METADATA, OUR_ID

_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9 _-]{0,59}")
A, D, T, B, C, S = (
    ReceiptKind.ACCEPTED,
    ReceiptKind.DELIVERED,
    ReceiptKind.DELAYED,
    ReceiptKind.BOUNCED,
    ReceiptKind.COMPLAINED,
    ReceiptKind.SEEN,
)


@dataclass(frozen=True, kw_only=True)
class Event:
    """One event; the fields are those of ``Receipt``.  ``event`` is empty where the service has no name for it."""

    kind: ReceiptKind
    at: datetime
    message_id: str = ""
    ref: str = ""
    event: str = ""
    status: str = ""
    is_permanent: bool = False
    reason: str = ""


_SES = {"Send": A, "Delivery": D, "DeliveryDelay": T, "Bounce": B, "Complaint": C, "Reject": B, "Open": S, "Click": S}
_SES["Rendering Failure"] = B
_SES_DETAIL = {"DeliveryDelay": "deliveryDelay", "Rendering Failure": "failure"}


def of_ses(found: Any) -> Iterator[Event]:
    """https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html"""
    word = found.get("eventType") or found.get("notificationType")
    kind, mail = _SES.get(word), found["mail"]
    detail = found.get(_SES_DETAIL.get(word, str(word).lower()), {})
    if kind is None:
        return
    named = {header["name"].lower(): str(header["value"]) for header in mail.get("headers", ())}
    to = (detail.get("bouncedRecipients") or detail.get("delayedRecipients") or [{}])[0]
    yield Event(
        kind=kind,
        at=_iso(detail.get("timestamp") or mail["timestamp"]),
        message_id=_bare(named.get(OUR_ID.lower()) or mail.get("commonHeaders", {}).get("messageId", "")),
        ref=str(mail["messageId"]),
        status=_status(to.get("status", ""), to.get("diagnosticCode", ""), detail.get("smtpResponse", "")),
        is_permanent=detail.get("bounceType") == "Permanent" or word in ("Reject", "Rendering Failure"),
        reason=_word(detail.get("bounceSubType") or detail.get("delayType") or detail.get("complaintFeedbackType")),
    )


_MAILGUN = {"accepted": A, "delivered": D, "failed": B, "rejected": B, "complained": C, "opened": S, "clicked": S}


def of_mailgun(found: Any) -> Iterator[Event]:
    """https://documentation.mailgun.com/docs/mailgun/user-manual/events/event-structure"""
    data = found["event-data"]
    kind = _MAILGUN.get(data["event"])
    if kind is None:
        return
    is_temporary = kind is B and data.get("severity") == "temporary"
    told = data.get("delivery-status") or {}
    identity = _bare(data.get("message", {}).get("headers", {}).get("message-id", ""))
    yield Event(
        kind=T if is_temporary else kind,
        at=datetime.fromtimestamp(float(data["timestamp"]), tz=UTC),
        message_id=str((data.get("user-variables") or {}).get(METADATA) or identity),
        ref=identity,
        status=_status(told.get("enhanced-code", ""), told.get("message", "")) or str(told.get("code", ""))[:3],
        is_permanent=kind is B and not is_temporary,
        reason=_word(data.get("reason")),
    )


_POSTMARK = {"Delivery": D, "Bounce": B, "SpamComplaint": C, "Open": S, "Click": S}
_POSTMARK_TYPES = {"Transient": T, "DnsError": T, "OpenRelayTest": T, "SpamNotification": C, "SpamComplaint": C}
_POSTMARK_NONE = frozenset(
    "AutoResponder AddressChange ChallengeVerification Unsubscribe Subscribe ManualSuppression".split()
)
_POSTMARK_DEAD = frozenset("HardBounce BadEmailAddress ManuallyDeactivated".split())


def of_postmark(found: Any) -> Iterator[Event]:
    """https://postmarkapp.com/developer/webhooks/bounce-webhook, and its delivery and complaint siblings."""
    kind, word = _POSTMARK.get(found["RecordType"]), str(found.get("Type", ""))
    if kind is None or word in _POSTMARK_NONE:
        return
    kind = _POSTMARK_TYPES.get(word, kind)
    yield Event(
        kind=kind,
        at=_iso(found.get("DeliveredAt") or found.get("BouncedAt") or found["ReceivedAt"]),
        message_id=str((found.get("Metadata") or {}).get(METADATA, "")),
        ref=str(found["MessageID"]),
        event=f"bounce-{found['ID']}" if "ID" in found else "",
        status=_status(found.get("Details", "")),
        is_permanent=kind is B and word in _POSTMARK_DEAD,
        reason=_word(word),
    )


_SENDGRID = {"processed": A, "delivered": D, "deferred": T, "bounce": B, "dropped": B, "spamreport": C, "open": S}
_SENDGRID["click"] = S


def of_sendgrid(found: Any) -> Iterator[Event]:
    """https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event"""
    for one in found:
        kind, word = _SENDGRID.get(one["event"]), str(one.get("type") or one.get("reason") or "").lower()
        if kind is None:
            continue
        yield Event(
            kind=kind,
            at=datetime.fromtimestamp(float(one["timestamp"]), tz=UTC),
            message_id=str(one.get(METADATA, "")),
            ref=str(one.get("sg_message_id", "")).partition(".")[0],
            event=str(one.get("sg_event_id", "")),
            status=_status(one.get("status", ""), one.get("reason", ""), one.get("response", "")),
            is_permanent=kind is B and word in ("bounce", "invalid", "bounced address"),
            reason=_word(one.get("type")),
        )


_RESEND = {
    "sent": A,
    "delivered": D,
    "delivery_delayed": T,
    "bounced": B,
    "failed": B,
    "suppressed": B,
    "complained": C,
}
_RESEND |= {"opened": S, "clicked": S}


def of_resend(found: Any) -> Iterator[Event]:
    """https://resend.com/docs/dashboard/webhooks/event-types"""
    kind, data = _RESEND.get(str(found["type"]).removeprefix("email.")), found["data"]
    if kind is None:
        return
    bounce = data.get("bounce") or {}
    named = {str(header["name"]).lower(): str(header["value"]) for header in data.get("headers") or ()}
    yield Event(
        kind=kind,
        at=_iso(found["created_at"]),
        message_id=_bare(named.get(OUR_ID.lower(), "")),
        ref=str(data["email_id"]),
        is_permanent=kind is B and bounce.get("type") == "Permanent",
        reason=_word(bounce.get("subType")),
    )


_BREVO = {"request": A, "delivered": D, "deferred": T, "hard_bounce": B, "soft_bounce": B, "blocked": B, "error": B}
_BREVO |= {"invalid_email": B, "spam": C, "complaint": C, "unique_opened": S, "opened": S, "click": S}
_BREVO |= {"unique_proxy_open": S, "proxy_open": S}


def of_brevo(found: Any) -> Iterator[Event]:
    """https://developers.brevo.com/docs/transactional-webhooks"""
    kind = _BREVO.get(found["event"])
    if kind is None:
        return
    yield Event(
        kind=kind,
        at=datetime.fromtimestamp(found["ts_epoch"] / 1000, tz=UTC),
        message_id=_of_json(found.get("X-Mailin-custom")),
        ref=_bare(found.get("message-id", "")),
        status=_status(found.get("reason", "")),
        is_permanent=found["event"] in ("hard_bounce", "invalid_email"),
        reason=_word(found["event"]) if kind is B else "",
    )


_MAILJET = {"sent": D, "bounce": B, "blocked": B, "spam": C, "open": S, "click": S}


def of_mailjet(found: Any) -> Iterator[Event]:
    """https://dev.mailjet.com/email/guides/webhooks/ (``sent``: the receiving server took it)"""
    for one in found if isinstance(found, list) else [found]:
        kind = _MAILJET.get(one["event"])
        if kind is not None:
            yield Event(
                kind=kind,
                at=datetime.fromtimestamp(float(one["time"]), tz=UTC),
                message_id=str(one.get("CustomID") or _of_json(one.get("Payload"))),
                ref=str(one["MessageID"]),
                event=f"{one['MessageID']}-{one['event']}-{one['time']}",
                is_permanent=kind is B and one.get("hard_bounce") is True,
                reason=_word(one.get("error")),
            )


_SPARKPOST = {"injection": A, "delivery": D, "delay": T, "bounce": B, "out_of_band": B, "policy_rejection": B}
_SPARKPOST |= {"generation_failure": B, "generation_rejection": B, "spam_complaint": C, "open": S, "click": S}
_SPARKPOST |= {"initial_open": S}
_SPARKPOST_DEAD = ("10", "30", "90")  # invalid recipient, no recipient, unsubscribed


def of_sparkpost(found: Any) -> Iterator[Event]:
    """https://developers.sparkpost.com/api/webhooks/"""
    for one in found:
        event = next(iter(one["msys"].values()), None)
        kind = _SPARKPOST.get(event["type"]) if event else None
        if event and kind is not None:
            yield Event(
                kind=kind,
                at=datetime.fromtimestamp(float(event["timestamp"]), tz=UTC),
                message_id=str((event.get("rcpt_meta") or {}).get(METADATA, "")),
                ref=str(event.get("transmission_id", "")),
                event=str(event["event_id"]),
                status=_status(event.get("raw_reason", "")) or str(event.get("error_code") or "")[:3],
                is_permanent=kind is B and str(event.get("bounce_class")) in _SPARKPOST_DEAD,
                reason=f"class {event['bounce_class']}" if str(event.get("bounce_class", "")).isdigit() else "",
            )


_MAILERSEND = {"sent": A, "delivered": D, "soft_bounced": B, "hard_bounced": B, "spam_complaint": C}
_MAILERSEND |= {"opened": S, "clicked": S, "deferred": T}


def of_mailersend(found: Any) -> Iterator[Event]:
    """https://developers.mailersend.com/api/v1/webhooks.html"""
    word = str(found["type"]).removeprefix("activity.")
    kind = _MAILERSEND.get(word)
    if kind is not None:
        data = found["data"]
        yield Event(
            kind=kind,
            at=_iso(found["created_at"]),
            ref=str(data["email"]["message"]["id"]),
            event=str(data.get("id", "")),
            is_permanent=word == "hard_bounced",
            reason=_word(word) if kind is B else "",
        )


EVENTS: Mapping[str, Callable[[Any], Iterator[Event]]] = {
    "ses": of_ses,
    "mailgun": of_mailgun,
    "postmark": of_postmark,
    "sendgrid": of_sendgrid,
    "resend": of_resend,
    "brevo": of_brevo,
    "mailjet": of_mailjet,
    "sparkpost": of_sparkpost,
    "mailersend": of_mailersend,
}


def _iso(text: Any) -> datetime:
    return parse_instant(str(text).replace(" ", "T", 1), where="webhook")


def _bare(identity: Any) -> str:
    return str(identity or "").strip().strip("<>")


def _status(*texts: Any) -> str:
    """The first enhanced status code (RFC 3463) in any of the texts."""
    return next((match[1] for text in texts if (match := _STATUS.search(str(text or "")))), "")


def _word(text: Any) -> str:
    return str(text) if isinstance(text, str) and _WORD.fullmatch(text) else ""


def _of_json(text: Any) -> str:
    found = msgspec.json.decode(text) if isinstance(text, str) and text else {}
    return str(found.get(METADATA, "")) if isinstance(found, dict) else ""
