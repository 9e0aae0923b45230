"""Webhooks of the mail services: true, forged, late, malformed; and as django-anymail understands them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import warnings
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from amends.core.errors import AmendsError, InputError
from amends.core.ports import Receipt, ReceiptKind
from amends.providers.email.service_events import EVENTS
from amends.providers.email.service_receipts import HOOKS, service_receipts
from amends.providers.email.service_sns import verified
from amends.providers.standard_webhooks import keys_of, sign

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
STAMP = str(int(NOW.timestamp()))
ID = "m-7f3a9c@notices.example"
SMTP = "550 5.1.1 <ana.example@home.example>: Recipient address rejected: User unknown"
TOPIC = "arn:aws:sns:eu-central-1:123456789012:bounces"
CERTIFICATE_URL = "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem"
SVIX, KEY, PAIR = "whsec_" + base64.b64encode(bytes(range(32))).decode(), "mg-k3y", "hook:pass-word"
EC_KEY, RSA_KEY = ec.generate_private_key(ec.SECP256R1()), rsa.generate_private_key(65537, 2048)


def _certificate() -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sns.example")])
    builder = x509.CertificateBuilder(name, name, RSA_KEY.public_key(), 1, NOW, NOW + timedelta(days=1))
    return builder.sign(RSA_KEY, hashes.SHA256()).public_bytes(Encoding.PEM)


CERTIFICATE = _certificate()
DER = EC_KEY.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
SECRETS = {
    "ses": TOPIC,
    "mailgun": KEY,
    "sendgrid": base64.b64encode(DER).decode(),
    "resend": SVIX,
    "mailersend": KEY,
    "postmark": PAIR,
    "brevo": PAIR,
    "mailjet": PAIR,
    "sparkpost": PAIR,
}


def sns(message: object, at: datetime = NOW, **changed: str) -> bytes:
    told = {
        "Type": "Notification",
        "MessageId": "sns-1",
        "TopicArn": TOPIC,
        "Message": json.dumps(message),
        "Timestamp": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
    told |= changed
    names = ("Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type")
    signed = "".join(f"{name}\n{told[name]}\n" for name in names if name in told).encode()
    signature = RSA_KEY.sign(signed, padding.PKCS1v15(), hashes.SHA256())
    about = {"SignatureVersion": "2", "Signature": base64.b64encode(signature).decode()}
    return json.dumps({"SigningCertURL": CERTIFICATE_URL} | told | about).encode()


def delivered(service: str, event: Any, at: datetime = NOW) -> tuple[dict[str, str], bytes]:
    """The request by which the service tells it."""
    body, stamp = json.dumps(event).encode(), str(int(at.timestamp()))
    if service == "ses":
        return {"x-amz-sns-message-type": "Notification"}, sns(event, at)
    if service == "mailgun":
        mac = hmac.new(KEY.encode(), f"{stamp}t0ken".encode(), hashlib.sha256).hexdigest()
        return {}, json.dumps(event | {"signature": {"timestamp": stamp, "token": "t0ken", "signature": mac}}).encode()
    if service == "sendgrid":
        signature = base64.b64encode(EC_KEY.sign(stamp.encode() + body, ec.ECDSA(hashes.SHA256()))).decode()
        name = "X-Twilio-Email-Event-Webhook-"
        return {f"{name}Signature": signature, f"{name}Timestamp": stamp}, body
    if service == "resend":
        signed = sign("msg_1", at, body, keys_of(SVIX))
        return {name.replace("webhook", "svix"): value for name, value in signed.items()}, body
    if service == "mailersend":
        return {"Signature": hmac.new(KEY.encode(), body, hashlib.sha256).hexdigest()}, body
    return {"Authorization": "Basic " + base64.b64encode(PAIR.encode()).decode()}, body


SES_MAIL = {
    "timestamp": "2026-06-01T08:59:00.000Z",
    "messageId": "ses-1",
    "destination": ["ana.example@home.example"],
    "headers": [{"name": "Message-ID", "value": "<0102@ses>"}, {"name": "X-Amends-Message-ID", "value": f"<{ID}>"}],
}
BOUNCES = {
    "ses": {
        "notificationType": "Bounce",
        "mail": SES_MAIL,
        "bounce": {
            "bounceType": "Permanent",
            "bounceSubType": "General",
            "timestamp": "2026-06-01T09:00:00.000Z",
            "bouncedRecipients": [
                {"emailAddress": "ana.example@home.example", "status": "5.1.1", "diagnosticCode": SMTP}
            ],
        },
    },
    "mailgun": {
        "event-data": {
            "event": "failed",
            "severity": "permanent",
            "reason": "bounce",
            "timestamp": NOW.timestamp(),
            "recipient": "ana.example@home.example",
            "message": {"headers": {"message-id": ID}},
            "user-variables": {"amends": ID},
            "delivery-status": {"code": 550, "message": SMTP},
        }
    },
    "postmark": {
        "RecordType": "Bounce",
        "ID": 42,
        "Type": "HardBounce",
        "MessageID": "pm-1",
        "Email": "ana.example@home.example",
        "Details": SMTP,
        "BouncedAt": "2026-06-01T09:00:00.9070259Z",
        "Metadata": {"amends": ID},
    },
    "sendgrid": [
        {
            "event": "bounce",
            "type": "bounce",
            "email": "ana.example@home.example",
            "timestamp": int(NOW.timestamp()),
            "sg_event_id": "sg-event",
            "sg_message_id": "14c5d75ce93.dfd.64b469.filter0001",
            "reason": SMTP,
            "status": "5.1.1",
            "amends": ID,
        }
    ],
    "resend": {
        "type": "email.bounced",
        "created_at": "2026-06-01T09:00:00.000Z",
        "data": {
            "email_id": "re-1",
            "to": ["ana.example@home.example"],
            "headers": [{"name": "X-Amends-Message-ID", "value": f"<{ID}>"}],
            "bounce": {"type": "Permanent", "subType": "General", "message": SMTP},
        },
    },
    "brevo": {
        "event": "hard_bounce",
        "email": "ana.example@home.example",
        "ts_epoch": int(NOW.timestamp() * 1000),
        "message-id": "<202606010900.1@smtp-relay.example>",
        "X-Mailin-custom": json.dumps({"amends": ID}),
        "reason": SMTP,
    },
    "mailjet": {
        "event": "bounce",
        "time": int(NOW.timestamp()),
        "MessageID": 19421777835146490,
        "email": "ana.example@home.example",
        "CustomID": ID,
        "Payload": json.dumps({"amends": ID}),
        "hard_bounce": True,
        "error_related_to": "recipient",
        "error": "user unknown",
    },
    "sparkpost": [
        {
            "msys": {
                "message_event": {
                    "type": "bounce",
                    "bounce_class": "10",
                    "event_id": "sp-event",
                    "transmission_id": "sp-1",
                    "timestamp": STAMP,
                    "error_code": "550",
                    "raw_reason": SMTP,
                    "reason": SMTP,
                    "raw_rcpt_to": "ana.example@home.example",
                    "rcpt_meta": {"amends": ID},
                }
            }
        }
    ],
    "mailersend": {
        "type": "activity.hard_bounced",
        "created_at": "2026-06-01T09:00:00.000000Z",
        "data": {"id": "ms-event", "morph": {"reason": SMTP}, "email": {"message": {"id": "ms-1"}}},
    },
}


def read(service: str, headers: dict[str, str], body: bytes, now: datetime = NOW, **more: Any) -> list[Receipt]:
    return service_receipts(service, headers, body, SECRETS[service], now, fetch=lambda _: CERTIFICATE, **more)


def test_every_service_with_events_has_its_hook() -> None:
    assert set(HOOKS) == set(EVENTS) == set(BOUNCES)


@pytest.mark.parametrize("service", BOUNCES)
def test_a_bounce_is_a_permanent_receipt_without_a_word_about_the_person(service: str) -> None:
    headers, body = delivered(service, BOUNCES[service])
    (receipt,) = read(service, headers, body)
    assert (receipt.source, receipt.kind, receipt.is_permanent) == (service, ReceiptKind.BOUNCED, True)
    assert receipt.message_id == ("" if service == "mailersend" else ID)
    assert receipt.ref
    assert receipt.event
    assert receipt.status in ("5.1.1", "")
    assert abs(receipt.at - NOW) < timedelta(seconds=2)
    assert receipt.evidence_sha256 == hashlib.sha256(body).hexdigest()
    assert "@" not in receipt.reason + receipt.status
    assert "ana" not in receipt.reason


@pytest.mark.parametrize("service", BOUNCES)
def test_the_same_event_twice_has_the_same_name(service: str) -> None:
    headers, body = delivered(service, BOUNCES[service])
    assert [one.event for one in read(service, headers, body)] == [one.event for one in read(service, headers, body)]


@pytest.mark.parametrize("service", BOUNCES)
def test_a_forged_request_is_refused_before_it_is_read(service: str) -> None:
    headers, body = delivered(service, BOUNCES[service])
    spoilt = [({}, b"not even JSON"), ({}, b"{}")]
    if service in ("postmark", "brevo", "mailjet", "sparkpost"):  # a password and no signature over the body
        spoilt += [({"Authorization": "Basic " + base64.b64encode(b"hook:wrong").decode()}, body)]
        spoilt += [({"Authorization": "Basic %%%"}, body), ({"Authorization": PAIR}, body)]
    elif service == "mailgun":  # the signature is over a token
        spoilt += [(headers, body.replace(b"t0ken", b"token"))]
    else:
        spoilt += [(headers, body.replace(b"5.1.1", b"2.0.0"))]
    for changed in spoilt:
        with pytest.raises(AmendsError) as caught:
            read(service, *changed)
        assert caught.value.code == "receipt.forged"


@pytest.mark.parametrize("service", BOUNCES)
def test_a_secret_that_is_not_set_lets_nobody_in(service: str) -> None:
    headers, body = delivered(service, BOUNCES[service])
    for secret in ("", "  "):
        with pytest.raises(AmendsError):
            service_receipts(service, headers, body, secret, NOW, fetch=lambda _: CERTIFICATE)


@pytest.mark.parametrize("service", ["mailgun", "sendgrid", "resend", "ses"])
def test_a_replay_is_refused_unless_the_event_is_known(service: str) -> None:
    headers, body = delivered(service, BOUNCES[service])
    late = NOW + (timedelta(hours=1, seconds=1) if service == "ses" else timedelta(minutes=5, seconds=1))
    with pytest.raises(AmendsError) as caught:
        read(service, headers, body, late)
    assert caught.value.code == "receipt.stale"
    if service != "sendgrid":  # a batch of events has no name of its own
        known = read(service, headers, body)[0].event
        assert read(service, headers, body, late, is_seen=lambda event: event == known)


@pytest.mark.parametrize("service", BOUNCES)
@pytest.mark.parametrize(
    "event", [{}, [], {"event": 1}, [{"msys": 3}], {"RecordType": "Bounce"}, "text", 7, None, [[1]]]
)
def test_what_is_not_as_documented_is_unreadable_and_never_a_crash(service: str, event: Any) -> None:
    if service == "mailgun" and not isinstance(event, dict):
        return  # it could not be signed
    headers, body = delivered(service, event)
    try:
        found, code = read(service, headers, body), "receipt.unreadable"
    except InputError as error:
        found, code = [], error.code
    assert (found, code) == ([], "receipt.unreadable")


def test_secrets_can_be_changed_without_losing_an_event() -> None:
    for service in ("mailgun", "resend", "postmark", "sendgrid", "mailersend", "ses"):
        headers, body = delivered(service, BOUNCES[service])
        other = {"resend": "whsec_" + base64.b64encode(bytes(32)).decode()}.get(service, SECRETS[service])
        secrets = f"{other} {SECRETS[service]}"
        assert service_receipts(service, headers, body, secrets, NOW, fetch=lambda _: CERTIFICATE)


def never(url: str) -> bytes:
    raise AssertionError("nothing may be fetched for it")


def test_a_notification_of_another_topic_or_with_anothers_certificate_is_forged() -> None:
    for changed in (
        {"TopicArn": TOPIC.replace("123456789012", "999999999999")},
        {
            "SigningCertURL": "https://sns.eu-central-1.amazonaws.com.evil.example/SimpleNotificationService-0123456789.pem"
        },
        {"SigningCertURL": "http://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789.pem"},
        {"SigningCertURL": "https://sns.eu-central-1.amazonaws.com/../evil/SimpleNotificationService-0123456789.pem"},
        {"Type": "Invention"},
    ):
        with pytest.raises(AmendsError) as caught:
            verified(sns(BOUNCES["ses"], **changed), TOPIC, NOW, lambda _: False, get=never)
        assert caught.value.code == "receipt.forged"


def test_a_subscription_to_our_own_topic_is_confirmed_and_no_other() -> None:
    fetched: list[str] = []

    def get(url: str) -> bytes:
        fetched.append(url)
        return CERTIFICATE

    url = "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=abc"
    body = sns({}, Type="SubscriptionConfirmation", Token="abc", SubscribeURL=url)
    assert service_receipts("ses", {}, body, TOPIC, NOW, fetch=get) == []
    assert fetched == [CERTIFICATE_URL, url]
    elsewhere = sns({}, Type="SubscriptionConfirmation", Token="abc", SubscribeURL="https://evil.example/")
    assert service_receipts("ses", {}, elsewhere, TOPIC, NOW, fetch=get) == []
    assert fetched == [CERTIFICATE_URL, url, CERTIFICATE_URL]


KINDS = {
    "queued": ReceiptKind.ACCEPTED,
    "sent": ReceiptKind.ACCEPTED,
    "deferred": ReceiptKind.DELAYED,
    "delivered": ReceiptKind.DELIVERED,
    "bounced": ReceiptKind.BOUNCED,
    "rejected": ReceiptKind.BOUNCED,
    "failed": ReceiptKind.BOUNCED,
    "complained": ReceiptKind.COMPLAINED,
    "opened": ReceiptKind.SEEN,
    "clicked": ReceiptKind.SEEN,
}
VIEWS = {"sendgrid": "SendGrid", "mailgun": "Mailgun", "postmark": "Postmark", "brevo": "Brevo", "mailjet": "Mailjet"}
WORDS: dict[str, tuple[Callable[[str], Any], tuple[str, ...]]] = {
    "sendgrid": (
        lambda word: BOUNCES["sendgrid"][0] | {"event": word},
        ("processed", "delivered", "deferred", "bounce", "dropped", "spamreport", "open", "click", "unsubscribe"),
    ),
    "mailgun": (
        lambda word: {"event-data": BOUNCES["mailgun"]["event-data"] | {"event": word}},
        ("accepted", "delivered", "failed", "rejected", "complained", "opened", "clicked", "unsubscribed"),
    ),
    "postmark": (
        lambda word: BOUNCES["postmark"] | {"Type": word},
        tuple(
            "HardBounce Transient DnsError SpamNotification SoftBounce Blocked AutoResponder Unsubscribe "
            "BadEmailAddress ManuallyDeactivated SpamComplaint OpenRelayTest ChallengeVerification".split()
        ),
    ),
    "brevo": (
        lambda word: BOUNCES["brevo"] | {"event": word},
        tuple(
            "request delivered hard_bounce soft_bounce blocked spam complaint invalid_email deferred unique_opened "
            "opened click error unsubscribe".split()
        ),
    ),
    "mailjet": (
        lambda word: BOUNCES["mailjet"] | {"event": word},
        ("sent", "bounce", "blocked", "spam", "open", "click", "unsub"),
    ),
}


@pytest.mark.parametrize(
    ("service", "word"), [(service, word) for service, (_, words) in WORDS.items() for word in words]
)
def test_an_event_means_what_the_independent_library_says(service: str, word: str) -> None:
    event = WORDS[service][0](word)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = import_module(f"anymail.webhooks.{service}")
        view = getattr(module, f"{VIEWS[service]}TrackingWebhookView")(
            **({"webhook_signing_key": KEY} if service == "mailgun" else {})
        )
    theirs = view.esp_to_anymail_event(event)
    told = [event] if service == "sendgrid" else event
    ours = list(EVENTS[service](told))
    wanted = KINDS.get(theirs.event_type)
    assert [one.kind for one in ours] == ([wanted] if wanted else [])
    assert all(one.at == theirs.timestamp and one.message_id == theirs.metadata.get("amends", ID) for one in ours)
