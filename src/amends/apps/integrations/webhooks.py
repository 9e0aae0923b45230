"""Webhooks of other programs: where they listen, and for which deeds."""

from __future__ import annotations

import base64
import os
import re
import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.db.models import Count, Max

from amends.apps.integrations.models import DeliveryState, WebhookDelivery, WebhookEndpoint
from amends.apps.journal.models import Entry
from amends.apps.journal.services import HOUSE, record_deed
from amends.core.errors import InputError
from amends.core.ids import new_ref
from amends.providers.standard_webhooks import keys_of
from amends.providers.wire import LOOPBACK

Secret = Callable[[str], bytes]
KEY = "webhooks.key"
EVERYTHING = "*"
_KIND = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*(\.\*)?")
_NONCE_BYTES, _MOST_KINDS, _MOST_URL = 12, 50, 500


@transaction.atomic
def add_endpoint(
    *, url: str, kinds: Iterable[str], by: str, now: datetime, secret: Secret
) -> tuple[WebhookEndpoint, str]:
    """An endpoint that is told every deed of these kinds from now on, and its signing secret, which is shown once.

    Raises ``InputError``: ``webhook.url``, ``webhook.kinds``.
    """
    _require_url(url)
    chosen = _kinds(kinds)
    ref = new_ref("HOOK", length=8)
    shown = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
    last = Entry.objects.aggregate(last=Max("id"))["last"] or 0
    endpoint = WebhookEndpoint.objects.create(
        ref=ref,
        url=url,
        sealed=_sealed(shown, ref, secret(KEY)),
        kinds=chosen,
        created_by=by,
        created_at=now,
        after_id=last,
        seen_id=last,
    )
    record_deed(incident_ref=HOUSE, kind="webhook.added", subject=ref, at=now, kinds=chosen)
    return endpoint, shown


@transaction.atomic
def remove_endpoint(*, ref: str, now: datetime) -> None:
    """Tells it nothing any more; raises ``InputError`` (``webhook.unknown``)."""
    endpoint = endpoint_by_ref(ref)
    if WebhookEndpoint.objects.filter(pk=endpoint.pk, is_active=True).update(is_active=False):
        record_deed(incident_ref=HOUSE, kind="webhook.removed", subject=ref, at=now)


def plan_test(*, ref: str, now: datetime) -> WebhookDelivery:
    """A delivery that says nothing but that it is a test; raises ``InputError`` (``webhook.unknown``)."""
    endpoint = endpoint_by_ref(ref)
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(quiet_until=None)
    return WebhookDelivery.objects.create(
        event_id=new_ref("EVT", length=20), endpoint=endpoint, planned_at=now, not_before=now, at=now
    )


def retry_dead(*, ref: str, now: datetime) -> int:
    """Plans everything anew that an endpoint never took; returns how much.  Raises ``InputError``."""
    endpoint = endpoint_by_ref(ref)
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(quiet_until=None, failures=0)
    open_ones = endpoint.deliveries.filter(state__in=(DeliveryState.DEAD, DeliveryState.PLANNED))
    return open_ones.update(state=DeliveryState.PLANNED, not_before=now, planned_at=now, attempts=0)


def endpoint_by_ref(ref: str) -> WebhookEndpoint:
    """The endpoint; raises ``InputError`` (``webhook.unknown``)."""
    found = WebhookEndpoint.objects.filter(ref=ref).first()
    if found is None:
        raise InputError(f"There is no webhook {ref[:20]}.", code="webhook.unknown", where="ref", fix="List them.")
    return found


def endpoints() -> list[WebhookEndpoint]:
    """Every endpoint, the newest first."""
    return list(WebhookEndpoint.objects.order_by("-is_active", "-id"))


def deliveries_of(endpoint: WebhookEndpoint, *, most: int = 20) -> list[WebhookDelivery]:
    """The newest deliveries of an endpoint."""
    return list(endpoint.deliveries.select_related("entry").order_by("-id")[:most])


def counts_by_state(endpoint: WebhookEndpoint) -> dict[str, int]:
    """How many of its deliveries stand where."""
    return dict(endpoint.deliveries.order_by("state").values_list("state").annotate(Count("id")))


def signing_keys(endpoint: WebhookEndpoint, *, key: bytes) -> tuple[bytes, ...]:
    """What its deliveries are signed with."""
    box = bytes(endpoint.sealed)
    return keys_of(AESGCM(key).decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], endpoint.ref.encode()).decode())


def wants(endpoint: WebhookEndpoint, kind: str) -> bool:
    """Whether deeds of the kind are told to it; what was done about webhooks is told to nobody, or it never ended."""
    if kind.startswith("webhook."):
        return False
    return any(
        wanted in (EVERYTHING, kind) or (wanted.endswith(".*") and kind.startswith(wanted[:-1]))
        for wanted in endpoint.kinds
    )


def _sealed(text: str, ref: str, key: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), ref.encode())


def _kinds(kinds: Iterable[str]) -> list[str]:
    chosen = sorted({kind.strip() for kind in kinds if kind.strip()})
    bad = [kind for kind in chosen if kind != EVERYTHING and not (_KIND.fullmatch(kind) and len(kind) <= 60)]
    if bad or not 1 <= len(chosen) <= _MOST_KINDS:
        raise InputError(
            f"{bad[0][:40]!r} is no kind of deed." if bad else "A webhook needs 1 to 50 kinds of deeds.",
            code="webhook.kinds",
            where="kinds",
            fix="Write kinds such as duty.done, families such as delivery.*, or * for everything.",
        )
    return chosen


def _require_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").rstrip(".").lower(), parts.port
    except ValueError as error:
        raise _bad_url("it is malformed") from error
    if not url.isascii() or not url.isprintable() or " " in url or len(url) > _MOST_URL or not host:
        raise _bad_url("it is malformed")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise _bad_url("it holds a user, a password or a fragment")
    if host in LOOPBACK and parts.scheme in ("http", "https"):
        return  # whether it may be called is asked when it is called
    if parts.scheme != "https":
        raise _bad_url("it is not https")
    if is_number(host):
        raise _bad_url("its host is a number, which could lead into our own network")


def is_number(host: str) -> bool:
    """Whether a host is written as an address, also in the ways that only the C library reads as one."""
    last = host.rpartition(".")[2]
    return ":" in host or last.isdigit() or last.startswith("0x")


def _bad_url(why: str) -> InputError:
    return InputError(
        "The address of a webhook cannot be used.",
        code="webhook.url",
        where="url",
        why=why,
        fix="Give an https address with a name, such as https://siem.bank.example/amends.",
    )
