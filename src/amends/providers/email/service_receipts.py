"""Webhooks of mail services as receipts: whose they are is checked before a word of them is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from amends.core.errors import InputError
from amends.core.ports import Receipt
from amends.providers.email import service_signatures, service_sns
from amends.providers.email.service_events import EVENTS, Event

_SIGNATURES: Mapping[str, Callable[[Mapping[str, str], bytes, str, datetime, Callable[[str], bool]], str]] = {
    "mailgun": service_signatures.by_mailgun,
    "sendgrid": service_signatures.by_sendgrid,
    "resend": service_signatures.by_resend,
    "mailersend": service_signatures.by_mailersend,
    "postmark": service_signatures.by_basic_auth,
    "brevo": service_signatures.by_basic_auth,
    "mailjet": service_signatures.by_basic_auth,
    "sparkpost": service_signatures.by_basic_auth,
}
_MALFORMED = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, InputError)


def service_receipts(
    service: str,
    headers: Mapping[str, str],
    body: bytes,
    secret: str,
    now: datetime,
    *,
    is_seen: Callable[[str], bool] = lambda _: False,
    fetch: service_sns.Fetch = service_sns.fetch,
) -> list[Receipt]:
    """The receipts of one request of a service.

    ``secret`` is the signing key of Mailgun, Resend or MailerSend, the public key of SendGrid, the SNS topic of SES,
    ``user:password`` of the others.  ``is_seen`` knows the events that were taken before: an old time stamp is let
    through for those alone.  Raises ``RefusedError`` (``receipt.forged``, ``receipt.stale``), ``InputError``
    (``receipt.unreadable``).
    """
    lower = {name.lower(): value for name, value in headers.items()}
    if not secret.strip():
        raise InputError("A webhook has no secret here.", code="hook.bad_secret", where=service, fix="Set it first.")
    if service == "ses":
        told = service_sns.verified(body, secret, now, is_seen, get=fetch)
        name = str(told["MessageId"])
        body_of_event = str(told["Message"]).encode()
        if told["Type"] != "Notification" or not body_of_event.lstrip().startswith(b"{"):
            return []  # SNS greets and takes its leave in words
    else:
        name, body_of_event = _SIGNATURES[service](lower, body, secret, now, is_seen), body
    return _read(service, body_of_event, name, hashlib.sha256(body).hexdigest())


def _read(service: str, body: bytes, name: str, digest: str) -> list[Receipt]:
    try:
        events = list(EVENTS[service](msgspec.json.decode(body)))
        return [
            _receipt(service, event, (name or digest) + (f"-{place}" if place else ""), digest)
            for place, event in enumerate(events)
        ]
    except _MALFORMED as error:
        raise InputError(
            "A webhook cannot be read.",
            code="receipt.unreadable",
            where=service,
            why=f"It lacks what the service's documentation promises ({type(error).__name__}).",
            fix="Check that it is the webhook for tracking events, in JSON.",
        ) from error


def _receipt(service: str, event: Event, name: str, digest: str) -> Receipt:
    return Receipt(
        source=service,
        event=(event.event or name)[:200],
        kind=event.kind,
        at=event.at,
        message_id=event.message_id[:200],
        ref=event.ref[:200],
        status=event.status,
        is_permanent=event.is_permanent,
        reason=event.reason,
        evidence_sha256=digest,
    )


def _hook(service: str) -> Callable[[Mapping[str, str], bytes, str, str, datetime], list[Receipt]]:
    def receipts(headers: Mapping[str, str], body: bytes, url: str, secret: str, now: datetime) -> list[Receipt]:
        return service_receipts(service, headers, body, secret, now)

    return receipts


HOOKS = {service: _hook(service) for service in EVENTS}
