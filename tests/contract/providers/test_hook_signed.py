"""The signed webhook against a receiver that verifies with the specification's own library, and forged ones."""

from __future__ import annotations

import asyncio
import base64
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from contract import ID, TEXT, Arrived, Check, Kit, Mode, checks, in_use, name_of, run
from standardwebhooks.webhooks import Webhook, WebhookVerificationError
from voices_http import RETRY_AFTER_S, HttpPeer, answer

from amends.core.channels import Channel
from amends.core.envelope import Envelope, pack
from amends.core.errors import AmendsError, InputError
from amends.core.ports import OutcomeKind, Parcel, ReceiptKind
from amends.providers.hook.receipts import HOOKS, hook_receipts
from amends.providers.hook.signed import SignedHook, verify
from amends.providers.standard_webhooks import keys_of, sign
from amends.providers.way import parse_address, provider_for

KEY = base64.b64encode(bytes(range(32))).decode()
SECRET, OTHER = f"whsec_{KEY}", "whsec_" + base64.b64encode(bytes(range(64, 96))).decode()
NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
TO = "person-1"


def parcel(message_id: str, text: str) -> Parcel:
    content = pack(Envelope(message_id=message_id, to=TO, language="en", text=text, title="A message"))
    return Parcel(message_id, Channel.BRANCH, TO, content)


class Crm(HttpPeer):
    """Verifies with the independent library and does each ``webhook-id`` once, as the specification asks."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.events: list[dict[str, object]] = []

    def address(self) -> str:
        return f"hook+http://127.0.0.1:{self.port}/tasks?timeout=3&password={SECRET.replace('+', '%2B')}"

    def forget(self) -> None:
        self.seen.clear()
        self.events.clear()

    async def take(self, request: web.BaseRequest, body: bytes) -> web.Response:
        try:
            Webhook(SECRET).verify(body.decode(), {name.lower(): value for name, value in request.headers.items()})
        except WebhookVerificationError:
            return answer(401)
        event = json.loads(body)
        identity = request.headers["webhook-id"]
        self.events.append(event)
        if identity not in self.seen:
            self.seen.add(identity)
            self.received.append(Arrived(identity, event["data"]["to"], event["data"]["text"]))
        return answer(204)

    def refusal(self, body: bytes) -> web.Response:
        return answer(410, {"message": body.decode("utf-8", "replace")})

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        found = await super()._handle(request)
        if self.mode is Mode.GARBAGE and request.transport:
            request.transport.write(b"\x00 no HTTP at all \xff\r\n\r\n")
            request.transport.close()
        return found


KIT = Kit(
    peer=Crm,
    parcel=parcel,
    retry_after_s=RETRY_AFTER_S,
    wrong_url=lambda peer: peer.url.replace(SECRET.replace("+", "%2B"), OTHER.replace("+", "%2B")),
    secret=SECRET,
    idempotent=True,
)


@pytest.mark.parametrize("check", checks(KIT), ids=name_of)
def test_it_keeps_the_contract(check: Check) -> None:
    run(check, KIT)


def test_an_exercise_says_so_in_its_type() -> None:
    async def send() -> list[dict[str, object]]:
        async with in_use(KIT) as (peer, provider):
            assert isinstance(peer, Crm)
            await provider.send(replace(parcel(ID, TEXT), is_exercise=True))
            await provider.send(parcel("m-2@notices.example", TEXT))
            return peer.events

    exercise, real = asyncio.run(send())
    assert exercise["type"] == "amends.notice.exercise"
    assert real["type"] == "amends.notice"
    assert datetime.fromisoformat(str(real["timestamp"])).tzinfo


def test_the_channel_is_that_of_the_url_and_never_mail_or_post() -> None:
    assert provider_for(f"hook+https://crm.example/x?password={KEY}").channel is Channel.BRANCH
    inbox = provider_for(f"hook+https://crm.example/x?channel=inbox&password={KEY}")
    assert inbox.channel is Channel.INBOX
    assert inbox.objection(parcel(ID, TEXT))
    for channel in ("email", "post", "pigeon"):
        with pytest.raises(InputError):
            provider_for(f"hook+https://crm.example/x?channel={channel}&password={KEY}")


def test_nothing_goes_in_the_clear_to_another_machine_or_without_a_proper_secret() -> None:
    for url, code in (
        (f"hook+http://crm.example/x?password={KEY}", "provider.insecure"),
        ("hook+https://crm.example/x?password=dG9vIHNob3J0", "hook.bad_secret"),
        ("hook+https://crm.example/x", "hook.bad_secret"),
    ):
        with pytest.raises(InputError) as caught:
            provider_for(url)
        assert caught.value.code == code


def test_a_message_beyond_what_the_specification_allows_is_refused_beforehand() -> None:
    provider = SignedHook(parse_address(f"hook+https://crm.example/x?password={KEY}"))
    assert provider.objection(parcel(ID, "x" * 21_000))
    assert provider.objection(parcel(ID, TEXT)) is None


def test_it_signs_as_the_published_example() -> None:
    # The example of the specification's reference implementations: secret, id, time stamp, body and signature.
    key = keys_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    at = datetime.fromtimestamp(1614265330, tz=UTC)
    headers = sign("msg_p5jXN8AQM9LWM0D4loKWxJek", at, b'{"test": 2432232314}', key)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_both_signatures_are_sent_while_keys_are_changed() -> None:
    headers = sign("m-1", NOW, b"{}", keys_of(f"{OTHER} {SECRET}"))
    for secret in (SECRET, OTHER, f"{OTHER} {SECRET}"):
        assert verify(headers, b"{}", secret, NOW).id == "m-1"


@pytest.mark.parametrize(
    "spoil",
    [
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": ""},
        {"webhook-signature": "v1a,AAAA v2,AAAA v1,%%%"},
        {"webhook-id": "m-2"},
        {"webhook-timestamp": str(int(NOW.timestamp()) + 1)},
        {"webhook-timestamp": "soon"},
        {"webhook-timestamp": "٣"},
        {"webhook-timestamp": "9" * 40},
        {"webhook-id": ""},
        {"webhook-id": "é"},
    ],
)
def test_what_was_changed_on_the_way_is_forged(spoil: dict[str, str]) -> None:
    headers = sign("m-1", NOW, b"{}", keys_of(SECRET)) | spoil
    with pytest.raises(AmendsError) as caught:
        verify(headers, b"{}", SECRET, NOW)
    assert caught.value.code == "receipt.forged"


def test_a_changed_body_or_another_secret_is_forged() -> None:
    headers = sign("m-1", NOW, b"{}", keys_of(SECRET))
    for body, secret in ((b"{ }", SECRET), (b"{}", OTHER)):
        with pytest.raises(AmendsError) as caught:
            verify(headers, body, secret, NOW)
        assert caught.value.code == "receipt.forged"


def test_a_replay_is_refused_unless_it_is_known_already() -> None:
    headers = {name.title(): value for name, value in sign("m-1", NOW, b"{}", keys_of(SECRET)).items()}
    assert verify(headers, b"{}", SECRET, NOW + timedelta(minutes=5)).at == NOW
    for now in (NOW + timedelta(minutes=5, seconds=1), NOW - timedelta(minutes=6)):
        with pytest.raises(AmendsError) as caught:
            verify(headers, b"{}", SECRET, now)
        assert caught.value.code == "receipt.stale"
        assert verify(headers, b"{}", SECRET, now, is_seen=lambda identity: identity == "m-1")


def test_what_the_independent_library_signs_is_verified() -> None:
    body = b'{"a": 1}'
    signature = Webhook(SECRET).sign("m-9", NOW, body.decode())
    headers = {"svix-id": "m-9", "svix-timestamp": str(int(NOW.timestamp())), "svix-signature": signature}
    assert verify(headers, body, SECRET, NOW).id == "m-9"


def told(**data: object) -> tuple[dict[str, str], bytes]:
    body = json.dumps({"type": "amends.receipt", "timestamp": "2026-06-01T08:00:00Z", "data": data}).encode()
    return sign("evt-1", NOW, body, keys_of(SECRET)), body


def test_a_receipt_of_the_house_is_read() -> None:
    headers, body = told(message_id=ID, kind="delivered", reason="spoke_to_person")
    (receipt,) = HOOKS["hook"](headers, body, "", SECRET, NOW)
    assert (receipt.message_id, receipt.kind, receipt.event) == (ID, ReceiptKind.DELIVERED, "evt-1")
    assert receipt.reason == "spoke_to_person"
    assert receipt.at == datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"message_id": "", "kind": "delivered"},
        {"message_id": ID, "kind": "eaten"},
        {"message_id": ID, "kind": "bounced", "reason": "Ana Example moved"},
        {"message_id": ID, "kind": "bounced", "name": "Ana"},
    ],
)
def test_a_receipt_that_is_not_as_agreed_is_unreadable(data: dict[str, object]) -> None:
    headers, body = told(**data)
    with pytest.raises(InputError) as caught:
        hook_receipts(headers, body, SECRET, NOW)
    assert caught.value.code == "receipt.unreadable"
    assert "Ana" not in str(caught.value)


def test_a_gone_endpoint_refuses_for_good() -> None:
    async def send() -> OutcomeKind:
        async with in_use(KIT, Mode.REFUSE) as (_, provider):
            return (await provider.send(parcel(ID, TEXT))).kind

    assert asyncio.run(send()) is OutcomeKind.REFUSED
