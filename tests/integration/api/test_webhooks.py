"""Webhooks out: signed, in order of the record, tried again, and never into our own network."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from standardwebhooks.webhooks import Webhook

from amends.apps.integrations.models import DeliveryState, WebhookDelivery, WebhookEndpoint
from amends.apps.integrations.outbox import DEAD_AFTER, send_webhooks
from amends.apps.integrations.services import add_endpoint, plan_test, remove_endpoint, retry_dead
from amends.apps.journal.models import Entry
from amends.apps.journal.services import record_deed
from amends.core.errors import InputError

secret = settings.SECRET_OF


class Listener(HTTPServer):
    got: list[tuple[dict[str, str], bytes]]
    status = 204


@pytest.fixture
def listener() -> Iterator[Listener]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.got.append((dict(self.headers.items()), body))
            self.send_response(server.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = Listener(("127.0.0.1", 0), Handler)
    server.got = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def added(listener: Listener, *kinds: str) -> tuple[WebhookEndpoint, str]:
    url = f"http://127.0.0.1:{listener.server_port}/amends"
    return add_endpoint(url=url, kinds=kinds or ("*",), by="admin", now=timezone.now(), secret=secret)


def done(kind: str, subject: str) -> None:
    record_deed(incident_ref="INC-2222222", kind=kind, subject=subject, at=timezone.now(), law="x")


def sent(now: datetime | None = None) -> int:
    return send_webhooks(now=now or timezone.now(), secret=secret, allows_loopback=True)


def test_each_deed_of_its_kinds_is_told_once_and_signed(listener: Listener, db: None) -> None:
    done("duty.done", "before")
    _, shown = added(listener, "duty.*", "delivery.ordered")
    done("duty.done", "a")
    done("fact.asserted", "b")
    done("delivery.ordered", "c")
    assert sent() == 2
    assert sent() == 0
    assert [json.loads(body)["type"] for _, body in listener.got] == ["duty.done", "delivery.ordered"]
    for headers, body in listener.got:
        event = Webhook(shown).verify(body, {name.lower(): text for name, text in headers.items()})
        assert event["data"]["incident"] == "INC-2222222"
        assert event["timestamp"] == event["data"]["at"]


def test_a_failure_is_tried_again_later_under_the_same_id(listener: Listener, db: None) -> None:
    added(listener, "duty.*")
    done("duty.done", "a")
    now, listener.status = timezone.now(), 500
    assert sent(now) == 0
    assert sent(now + timedelta(seconds=1)) == 0
    listener.status = 200
    assert sent(now + timedelta(seconds=10)) == 1
    assert len(listener.got) == 2
    assert len({headers["webhook-id"] for headers, _ in listener.got}) == 1
    assert len({body for _, body in listener.got}) == 1


def test_a_process_that_died_between_intent_and_answer_sends_again_under_the_same_id(
    listener: Listener, db: None
) -> None:
    added(listener, "duty.*")
    done("duty.done", "a")
    now = timezone.now()
    sent(now)
    WebhookDelivery.objects.update(state=DeliveryState.STARTED, at=now)
    assert sent(now + timedelta(seconds=30)) == 0
    assert sent(now + timedelta(minutes=3)) == 1
    assert len({headers["webhook-id"] for headers, _ in listener.got}) == 1


def test_what_nobody_takes_for_days_is_dead_with_an_alarm_and_can_be_retried(listener: Listener, db: None) -> None:
    endpoint, _ = added(listener, "*")
    done("duty.done", "a")
    now, listener.status = timezone.now(), 503
    sent(now)
    sent(now + DEAD_AFTER + timedelta(seconds=1))
    assert WebhookDelivery.objects.get(entry__kind="duty.done").state == DeliveryState.DEAD
    assert Entry.objects.filter(incident_ref="house", kind="webhook.dead").count() == 1
    later = now + DEAD_AFTER + timedelta(hours=1)
    sent(later)
    assert not WebhookDelivery.objects.filter(entry__kind__startswith="webhook.").exists()
    listener.status = 200
    assert retry_dead(ref=endpoint.ref, now=later) >= 1
    assert sent(later) >= 1


def test_an_endpoint_that_was_removed_is_told_nothing(listener: Listener, db: None) -> None:
    endpoint, _ = added(listener)
    remove_endpoint(ref=endpoint.ref, now=timezone.now())
    done("duty.done", "a")
    assert sent() == 0
    assert listener.got == []


def test_an_entry_that_was_committed_late_is_not_lost(listener: Listener, db: None) -> None:
    endpoint, _ = added(listener, "duty.*")
    done("fact.asserted", "later")
    last = Entry.objects.latest("id")
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(seen_id=last.pk + 5)
    done("duty.done", "slow")  # its number is below what was looked at
    assert Entry.objects.latest("id").pk < last.pk + 5
    assert sent() == 1


def test_a_test_says_only_that_it_is_one(listener: Listener, db: None) -> None:
    endpoint, _ = added(listener)
    plan_test(ref=endpoint.ref, now=timezone.now())
    assert sent() == 1
    assert json.loads(listener.got[0][1])["type"] == "webhook.test"


def test_this_machine_is_called_only_where_that_is_allowed(listener: Listener, db: None) -> None:
    added(listener, "duty.*")
    done("duty.done", "a")
    assert send_webhooks(now=timezone.now(), secret=secret) == 0
    assert listener.got == []
    assert "this machine itself" in WebhookDelivery.objects.get().reason


def test_a_name_that_leads_into_our_network_is_not_called(
    listener: Listener, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"https://rebound.example:{listener.server_port}/x"
    add_endpoint(url=url, kinds=["duty.*"], by="admin", now=timezone.now(), secret=secret)
    done("duty.done", "a")

    async def inward(self: object, host: str, port: int = 0, family: int = 2) -> list[dict[str, object]]:
        return [{"hostname": host, "host": "127.0.0.1", "port": port, "family": 2, "proto": 6, "flags": 0}]

    monkeypatch.setattr("aiohttp.resolver.ThreadedResolver.resolve", inward)
    assert sent() == 0
    assert listener.got == []
    assert WebhookDelivery.objects.get().reason.startswith("no connection")


@pytest.mark.parametrize(
    "url",
    [
        "http://siem.example/x", "https://10.0.0.1/x", "https://169.254.169.254/latest", "https://[fd00::1]/",
        "https://0x7f000001/", "https://127.1/", "https://user:word@siem.example/", "ftp://siem.example/",
        "https://", "https://siem.example:99999/", "https://siem.example/ x", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_an_address_that_could_lead_elsewhere_is_refused(url: str, db: None) -> None:
    with pytest.raises(InputError) as fault:
        add_endpoint(url=url, kinds=["*"], by="admin", now=timezone.now(), secret=secret)
    assert fault.value.code == "webhook.url"
    assert not WebhookEndpoint.objects.exists()


def test_the_signing_secret_is_kept_encrypted(listener: Listener, db: None) -> None:
    endpoint, shown = added(listener)
    assert shown.encode() not in bytes(endpoint.sealed)
    assert shown.removeprefix("whsec_")[:10].encode() not in bytes(endpoint.sealed)


def test_a_secret_that_no_longer_opens_stops_neither_the_desk_nor_the_others(listener: Listener, db: None) -> None:
    lost, _ = added(listener, "fact.*")
    added(listener, "fact.*")
    WebhookEndpoint.objects.filter(pk=lost.pk).update(sealed=b"x" * 60)
    done("fact.set", "1")
    send_webhooks(now=timezone.now(), secret=secret, allows_loopback=True)
    assert len(listener.got) == 1
    assert "new secret" in WebhookDelivery.objects.get(endpoint=lost).reason
