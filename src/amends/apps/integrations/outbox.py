"""Tells other programs what was recorded: intent first, signed, tried again for days, then an alarm.

The payload is the deed as it stands in the journal, which by its nature names nobody.  An event bears the same id at
every try, so that whoever gets it twice can tell.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import msgspec
from cryptography.exceptions import InvalidTag
from django.db import transaction
from django.db.models import F, Max, Q

from amends.apps.integrations.models import DeliveryState, WebhookDelivery, WebhookEndpoint
from amends.apps.integrations.webhooks import KEY, Secret, is_number, signing_keys, wants
from amends.apps.journal.models import Entry
from amends.apps.journal.services import HOUSE, record_deed
from amends.core.ids import keyed_hash
from amends.core.ports import Outcome
from amends.providers.push.subscription import PublicResolver
from amends.providers.standard_webhooks import sign
from amends.providers.wire import LOOPBACK, Wire

DEAD_AFTER = timedelta(days=5)
_PAUSES_S = (5, 30, 120, 600, 1800, 7200, 18_000, 36_000)  # after each failure; the last one repeats
_TIMEOUT_S = 5.0  # of one try; somebody may wait for a code behind it
_AT_ONCE, _OF_ONE = 40, 10
_ANSWER_LOST = timedelta(minutes=2)
# A database may commit entries in another order than it numbered them, so that the last ones are looked at again.
_LOOK_BACK = 2000
_MOST_PLANNED = 500
_NO_KEY = "its secret cannot be opened with the house's key: give it a new secret"
Try = tuple[WebhookDelivery, str, dict[str, str], bytes]


def send_webhooks(*, now: datetime, secret: Secret, allows_loopback: bool = False) -> int:
    """Plans what was recorded since, tries what is due, and returns how many deliveries came to an end.

    ``secret`` gives the key called ``webhooks.key``.  One process at a time is enough; two do not send twice.
    """
    for endpoint in WebhookEndpoint.objects.filter(is_active=True):
        plan_events(endpoint, key=secret(KEY), now=now)
    begun = _begun(now)
    tries = [one for one in (_try(delivery, secret(KEY), now) for delivery in begun) if one]
    signed = {one[0].pk for one in tries}
    ended = sum(_settled(delivery, _NO_KEY, now) for delivery in begun if delivery.pk not in signed)
    outcomes = asyncio.run(_post(tries, allows_loopback=allows_loopback)) if tries else []
    return ended + sum(_settled(one[0], fault, now) for one, fault in zip(tries, outcomes, strict=True))


def plan_events(endpoint: WebhookEndpoint, *, key: bytes, now: datetime) -> int:
    """One delivery for each entry that the endpoint wants and has not got; how many were planned."""
    newest = Entry.objects.aggregate(newest=Max("id"))["newest"] or 0
    if newest <= endpoint.seen_id and not _has_gap(endpoint):
        return 0
    start = max(endpoint.after_id, endpoint.seen_id - _LOOK_BACK)
    rows = list(Entry.objects.filter(id__gt=start).order_by("id").defer("leaf")[: _LOOK_BACK + _MOST_PLANNED])
    known = set(endpoint.deliveries.filter(entry_id__gt=start).values_list("entry_id", flat=True))
    wanted = [row for row in rows if row.pk not in known and wants(endpoint, row.kind)]
    with transaction.atomic():
        made = WebhookDelivery.objects.bulk_create(
            [
                WebhookDelivery(
                    event_id="evt_" + keyed_hash(key, endpoint.ref, str(row.pk))[:32],
                    endpoint=endpoint,
                    entry=row,
                    planned_at=now,
                    not_before=now,
                    at=now,
                )
                for row in wanted
            ],
            ignore_conflicts=True,
        )
        if rows:
            WebhookEndpoint.objects.filter(pk=endpoint.pk).update(seen_id=max(rows[-1].pk, endpoint.seen_id))
    return len(made)


def body_of(delivery: WebhookDelivery, *, at: datetime) -> bytes:
    """The event: its type is the kind of the deed, its data the deed; the same bytes at every try."""
    if delivery.entry is None:
        kind, data = "webhook.test", {"endpoint": delivery.endpoint.ref}
    else:
        kind, data = delivery.entry.kind, json.loads(delivery.entry.leaf)
    return msgspec.json.encode({"type": kind, "timestamp": at.astimezone(UTC).isoformat(), "data": data})


def _begun(now: datetime) -> list[WebhookDelivery]:
    """What is due, each marked as started before anything leaves; what lost its answer is begun again."""
    lost = Q(state=DeliveryState.STARTED, at__lt=now - _ANSWER_LOST)
    due = WebhookDelivery.objects.filter(Q(state=DeliveryState.PLANNED, not_before__lte=now) | lost)
    due = due.filter(endpoint__is_active=True).filter(
        Q(endpoint__quiet_until__isnull=True) | Q(endpoint__quiet_until__lte=now)
    )
    begun: list[WebhookDelivery] = []
    for delivery in due.select_related("endpoint", "entry").order_by("id")[: _AT_ONCE * _OF_ONE]:
        if len(begun) == _AT_ONCE:
            break
        if sum(one.endpoint_id == delivery.endpoint_id for one in begun) == _OF_ONE:
            continue  # one that does not answer must not keep the others waiting
        mine = WebhookDelivery.objects.filter(pk=delivery.pk, state=delivery.state, attempts=delivery.attempts)
        if mine.update(state=DeliveryState.STARTED, attempts=F("attempts") + 1, at=now):
            delivery.attempts += 1
            begun.append(delivery)
    return begun


def _try(delivery: WebhookDelivery, key: bytes, now: datetime) -> Try | None:
    """What is posted; ``None`` where the endpoint's secret was sealed with another key than the house has now."""
    body = body_of(delivery, at=delivery.entry.at if delivery.entry else delivery.planned_at)
    try:
        keys = signing_keys(delivery.endpoint, key=key)
    except InvalidTag:
        return None
    headers = {"content-type": "application/json", **sign(delivery.event_id, now, body, keys)}
    return delivery, delivery.endpoint.url, headers, body


async def _post(tries: Sequence[Try], *, allows_loopback: bool) -> list[str]:
    """What was wrong with each try; empty where it was taken."""
    outside = Wire(timeout_s=_TIMEOUT_S, resolver=PublicResolver())
    inside = Wire(timeout_s=_TIMEOUT_S)
    try:
        waits = (_ask(outside, inside, one, allows_loopback=allows_loopback) for one in tries)
        return list(await asyncio.gather(*waits))
    finally:
        await outside.close()
        await inside.close()


async def _ask(outside: Wire, inside: Wire, one: Try, *, allows_loopback: bool) -> str:
    _, url, headers, body = one
    host = _host(url)
    if host in LOOPBACK and not allows_loopback:
        return "it leads to this machine itself, which is not allowed here"
    if host not in LOOPBACK and is_number(host):
        return "its host is a number"
    answer = await (inside if host in LOOPBACK else outside).ask("POST", url, headers=headers, data=body)
    if isinstance(answer, Outcome):
        return answer.reason
    return "" if answer.is_success else f"it answered {answer.status}"


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").rstrip(".").lower()


def _settled(delivery: WebhookDelivery, fault: str, now: datetime) -> bool:
    """Keeps what came of a try; whether that was the last one."""
    begun = WebhookDelivery.objects.filter(pk=delivery.pk, state=DeliveryState.STARTED)
    endpoint = WebhookEndpoint.objects.filter(pk=delivery.endpoint_id)
    if not fault:
        begun.update(state=DeliveryState.DELIVERED, at=now, reason="")
        endpoint.update(failures=0, quiet_until=None)
        return True
    pause = timedelta(seconds=_PAUSES_S[min(delivery.attempts, len(_PAUSES_S)) - 1])
    endpoint.update(failures=F("failures") + 1, quiet_until=now + min(pause, timedelta(minutes=10)))
    if now - delivery.planned_at < DEAD_AFTER:
        begun.update(state=DeliveryState.PLANNED, not_before=now + pause, at=now, reason=fault[:200])
        return False
    with transaction.atomic():
        if begun.update(state=DeliveryState.DEAD, at=now, reason=fault[:200]):
            record_deed(
                incident_ref=HOUSE, kind="webhook.dead", subject=f"{delivery.event_id}/{delivery.attempts}", at=now,
                endpoint=delivery.endpoint.ref, why=fault[:200],
            )  # fmt: skip
    return True


def _has_gap(endpoint: WebhookEndpoint) -> bool:
    """Whether an entry with a smaller number was committed after one with a larger."""
    start = max(endpoint.after_id, endpoint.seen_id - _LOOK_BACK)
    recent = Entry.objects.filter(id__gt=start, id__lte=endpoint.seen_id)
    known = endpoint.deliveries.filter(entry_id__gt=start).values_list("entry_id", flat=True)
    return any(wants(endpoint, kind) for kind in recent.exclude(id__in=known).values_list("kind", flat=True).distinct())
