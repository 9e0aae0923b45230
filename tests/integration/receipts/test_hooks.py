"""Hooks: verified before anything is kept; forged, replayed, old, huge and unreadable calls."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from hearing import OURS, message, state

from amends.apps.receipts.models import Receipt, Unmatched
from amends.apps.receipts.selectors import refused_calls
from amends.providers.sms.gateway_json import signature_of
from amends.providers.sms.kannel import report_url
from amends.providers.standard_webhooks import sign
from amends.providers.voice.callbacks import signature_of as twiml_signature
from amends.web.counts import REFUSALS
from amends.web.hooks import views
from amends.web.hooks.secrets import token_of
from amends.web.hooks.table import hooks

pytestmark = pytest.mark.django_db
SECRET = "gateway-secret"
KEY = base64.b64encode(b"k" * 32).decode()


@pytest.fixture(autouse=True)
def _configured(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for provider, secret in (
        ("SMS_GATEWAY", SECRET),
        ("KANNEL", SECRET),
        ("TWIML", SECRET),
        ("RESEND", f"whsec_{KEY}"),
    ):
        monkeypatch.setenv(f"AMENDS_HOOK_{provider}_SECRET", secret)
    cache.clear()
    yield
    cache.clear()


def call(body: bytes, *, secret: str = SECRET, token: str = "", client: Client | None = None, **headers: str) -> Any:
    url = f"/hooks/sms-gateway/{token or token_of('sms-gateway')}"
    extra = {"HTTP_X_SIGNATURE": signature_of(body, secret), **headers}
    return (client or Client(enforce_csrf_checks=True)).post(url, body, content_type="application/json", **extra)


def told(status: str = "delivered", event: str = "e1") -> bytes:
    return json.dumps(
        {"reference": OURS, "id": "g1", "status": status, "at": "2026-06-16T08:00:00+00:00", "event": event}
    ).encode()


def test_signed_call_moves_the_message_and_sets_no_cookie() -> None:
    entry = message(channel="sms")
    response = call(told())
    assert (response.status_code, response.content, response.cookies) == (200, b"", {})
    assert state(entry) == "delivered"
    assert Receipt.objects.get().source == "sms-gateway"


def test_replay_is_taken_and_changes_nothing() -> None:
    message(channel="sms")
    assert [call(told()).status_code for _ in range(3)] == [200, 200, 200]
    assert Receipt.objects.count() == 1


def test_forged_call_is_refused_counted_and_leaves_nothing() -> None:
    entry = message(channel="sms")
    assert call(told(), secret="guess").status_code == 403
    assert (state(entry), Receipt.objects.count(), Unmatched.objects.count()) == ("accepted", 0, 0)
    assert refused_calls() == {"sms-gateway": 1}


def test_signature_of_another_body_does_not_fit() -> None:
    entry = message(channel="sms")
    assert call(told(), HTTP_X_SIGNATURE=signature_of(told("failed"), SECRET)).status_code == 403
    assert state(entry) == "accepted"


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"\xff\xfe", b'{"status": "odd"}', b"[" * 100_000])
def test_signed_call_that_says_nothing_readable_is_refused(body: bytes) -> None:
    assert call(body).status_code == 400
    assert Unmatched.objects.count() == 0


def test_receipt_about_an_unknown_message_is_taken_and_kept_apart() -> None:
    assert call(told()).status_code == 200
    assert (Receipt.objects.count(), Unmatched.objects.count()) == (0, 1)


@pytest.mark.parametrize("token", ["x", "0" * 32, token_of("kannel")])
def test_wrong_token_unknown_provider_and_missing_secret_look_the_same(
    token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = call(told(), token=token)
    unknown = Client().post(f"/hooks/nobody/{token_of('nobody')}", b"x", content_type="text/plain")
    monkeypatch.delenv("AMENDS_HOOK_SMS_GATEWAY_SECRET")
    unset = call(told())
    assert {answer.status_code for answer in (wrong, unknown, unset)} == {404}


def test_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    (tmp_path / "secret").write_text(SECRET + "\n", encoding="utf-8")
    monkeypatch.setenv("AMENDS_HOOK_SMS_GATEWAY_SECRET", f"file:{tmp_path / 'secret'}")
    assert call(told()).status_code == 200
    monkeypatch.setenv("AMENDS_HOOK_SMS_GATEWAY_SECRET", f"file:{tmp_path / 'missing'}")
    assert call(told()).status_code == 404


def test_body_that_is_too_large_is_not_read() -> None:
    assert call(b"x" * (256 * 1024 + 1)).status_code == 413
    assert call(told(), CONTENT_LENGTH="-1").status_code == 413


def test_method_must_be_the_providers() -> None:
    assert Client().get(f"/hooks/sms-gateway/{token_of('sms-gateway')}").status_code == 405
    assert Client().post(f"/hooks/kannel/{token_of('kannel')}").status_code == 405


def test_who_is_refused_too_often_must_wait_and_nobody_else() -> None:
    message(channel="sms")
    for _ in range(REFUSALS):
        assert call(told(), secret="guess").status_code == 403
    limited = call(told(), secret="guess")
    assert limited.status_code == 429
    assert 0 < int(limited["Retry-After"]) <= 60
    assert refused_calls() == {"sms-gateway": REFUSALS}
    assert call(told(), REMOTE_ADDR="192.0.2.9").status_code == 200


def test_wrong_tokens_silence_nobody() -> None:
    message(channel="sms")
    for _ in range(REFUSALS + 5):
        call(told(), token="x")
    assert call(told()).status_code == 200


def test_call_that_cannot_be_kept_now_is_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any, **named: Any) -> None:
        raise OperationalError("disk full")

    message(channel="sms")
    with monkeypatch.context() as patch:
        patch.setattr(views, "take_receipts", refuse)
        assert [call(told()).status_code for _ in range(REFUSALS + 5)] == [503] * (REFUSALS + 5)
    assert call(told()).status_code == 200
    monkeypatch.setenv("AMENDS_HOOK_RESEND_SECRET", "no-key")
    assert resend(datetime.now(UTC)).status_code == 503


def test_nothing_of_a_body_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        call(b'{"note": "anna@people.example"}')
        call(told().replace(b"g1", b"anna@people.example"), secret="guess")
    assert "anna" not in caplog.text


def kannel(report: str, kind: str = "1") -> Any:
    return Client().get(report.replace("%d", kind).replace("%T", "1781596800"))


def test_kannel_reports_by_get() -> None:
    entry = message(channel="sms")
    report = report_url(f"/hooks/kannel/{token_of('kannel')}", OURS, SECRET)
    assert kannel(report).status_code == 200
    assert state(entry) == "delivered"
    assert kannel(report_url(f"/hooks/kannel/{token_of('kannel')}", OURS, "guess")).status_code == 403


def test_call_that_was_not_taken_bounces() -> None:
    entry = message(channel="voice")
    url = f"/hooks/twiml/{token_of('twiml')}/{OURS}/status"
    fields = {"CallSid": "CA1", "CallStatus": "no-answer"}
    signed = twiml_signature(f"http://testserver{url}", fields, SECRET)
    assert Client().post(url, fields, headers={"X-Twilio-Signature": signed + "x"}).status_code == 403
    response = Client().post(
        url,
        "CallSid=CA1&CallStatus=no-answer",
        "application/x-www-form-urlencoded",
        headers={"X-Twilio-Signature": signed},
    )
    assert response.status_code == 200
    assert state(entry) == "bounced"


def resend(at: datetime, identity: str = "msg_1") -> Any:
    body = json.dumps(
        {
            "type": "email.delivered",
            "created_at": "2026-06-16T07:00:00.000Z",
            "data": {"email_id": "r-1", "created_at": "2026-06-16T07:00:00.000Z", "to": ["a@people.example"]},
        }
    ).encode()
    headers = {
        f"HTTP_{name.upper().replace('-', '_')}": value
        for name, value in sign(identity, at, body, (b"k" * 32,)).items()
    }
    return Client().post(f"/hooks/resend/{token_of('resend')}", body, content_type="application/json", **headers)


def test_old_call_is_ignored_if_it_was_heard_and_refused_if_not() -> None:
    message(provider_ref="r-1", provider="resend:api.resend.com")
    old = datetime.now(UTC) - timedelta(hours=1)
    assert resend(old).status_code == 403
    assert resend(datetime.now(UTC)).status_code == 200
    assert resend(old).status_code == 200
    assert Receipt.objects.count() == 1


@pytest.mark.parametrize("spoilt", [{"webhook-timestamp": "1" * 5000}, {"webhook-signature": "v1,\udcff"}])
def test_hostile_header_of_an_inbox_report_is_refused(spoilt: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_HOOK_INBOX_SECRET", f"whsec_{KEY}")
    headers = sign("m", datetime.now(UTC), b"{}", (b"k" * 32,)) | spoilt
    extra = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    path = f"/hooks/inbox/{token_of('inbox')}"
    answer = Client().post(path, b"{}", content_type="application/json", **extra)
    assert answer.status_code == 403
    assert refused_calls() == {"inbox": 1}


@pytest.mark.parametrize("spoilt", [{"t": "0" * 4999 + "1"}, {"k": "\udcff"}, {"m": "\udcff"}])
def test_hostile_report_of_kannel_is_refused(spoilt: dict[str, str]) -> None:
    from urllib.parse import parse_qsl, urlsplit

    from amends.core.errors import AmendsError
    from amends.providers.sms.kannel import receipt_of_kannel_report

    fields = dict(parse_qsl(urlsplit(report_url("https://x.example/", OURS, SECRET)).query)) | {"s": "1", "t": "1"}
    receipt_of_kannel_report(fields, SECRET)
    with pytest.raises(AmendsError):
        receipt_of_kannel_report(fields | spoilt, SECRET)


def test_secret_of_one_hook_settles_no_message_of_another_way() -> None:
    mail = message(channel="email", provider="mailgun:x", provider_ref="g1")
    assert call(told()).status_code == 200
    assert (state(mail), Unmatched.objects.count()) == ("accepted", 1)


def test_every_hook_has_a_scope() -> None:
    from amends.apps.receipts.scopes import scope_of

    assert [name for name in hooks() if scope_of(name) is None] == []


def test_every_hook_refuses_an_unsigned_call() -> None:
    from amends.core.errors import InputError, RefusedError

    for name, hook in hooks().items():
        with pytest.raises((RefusedError, InputError)):
            hook({}, b"{}", f"https://x.example/hooks/{name}/t", "secret:secret", datetime.now(UTC))


def test_names_of_hooks_can_stand_in_an_address_and_a_variable() -> None:
    assert {"kannel", "sms-gateway", "twiml", "mailgun", "ses"} <= hooks().keys()
    assert all(name.replace("-", "").isalnum() for name in hooks())


def test_token_differs_by_provider_and_says_nothing_of_the_secret() -> None:
    assert token_of("ses") != token_of("mailgun")
    assert hmac.new(SECRET.encode(), b"ses", hashlib.sha256).hexdigest()[:32] != token_of("ses")


@pytest.mark.parametrize(
    "at",
    ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "1999-12-31T23:59:59+00:00", "2999-01-01T00:00:00Z"],
)
def test_a_time_that_cannot_be_is_unreadable_and_moves_nothing(at: str, caplog: pytest.LogCaptureFixture) -> None:
    entry = message(channel="sms")
    body = json.dumps({"reference": OURS, "id": "g1", "status": "delivered", "at": at}).encode()
    assert call(body, client=Client(raise_request_exception=False)).status_code == 400
    assert (state(entry), Receipt.objects.count(), Unmatched.objects.count()) == ("accepted", 0, 0)
    assert token_of("sms-gateway") not in caplog.text


@pytest.mark.parametrize("error", [ValueError("x"), OverflowError("x"), RecursionError("x")])
def test_a_parser_that_gives_up_is_unreadable_and_logs_no_token(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def give_up(*_: object) -> list[Any]:
        raise error

    monkeypatch.setattr(views, "hook_of", lambda _: give_up)
    assert call(told(), client=Client(raise_request_exception=False)).status_code == 400
    assert token_of("sms-gateway") not in caplog.text


def test_a_body_nested_without_end_is_unreadable() -> None:
    body = b'{"reference":' + b"[" * 100_000
    assert call(body, client=Client(raise_request_exception=False)).status_code == 400
