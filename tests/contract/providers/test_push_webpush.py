"""Web Push against a loopback push service that decrypts and checks the signature, as service and browser do.

RFC 8030 (the request), RFC 8291 (decrypted here with http_ece), RFC 8292 (the signature).
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import socket
from base64 import urlsafe_b64decode, urlsafe_b64encode
from urllib.parse import quote

import http_ece
import pytest
from aiohttp import web
from contract import ID, TEXT, Arrived, Check, Kit, Mode, checks, in_use, name_of, run
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from py_vapid import Vapid02
from voices_http import RETRY_AFTER_S, HttpPeer, answer

from amends.core.channels import Channel
from amends.core.envelope import Envelope, pack
from amends.core.errors import InputError
from amends.core.ports import OutcomeKind, Parcel
from amends.providers.push.subscription import Subscription, read_subscription
from amends.providers.push.webpush import MOST_BYTES, WebPush, topic_of
from amends.providers.way import parse_address, provider_for

BROWSER = ec.generate_private_key(ec.SECP256R1())
AUTH = os.urandom(16)
SENDER = ec.generate_private_key(ec.SECP256R1())
PEM = SENDER.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
RAW = urlsafe_b64encode(SENDER.private_numbers().private_value.to_bytes(32)).decode().rstrip("=")
PORT = 0  # of the push service in use, set when it starts


def public(key: ec.EllipticCurvePrivateKey) -> str:
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).decode().rstrip("=")


def subscription(endpoint: str = "") -> str:
    keys = {"p256dh": public(BROWSER), "auth": urlsafe_b64encode(AUTH).decode().rstrip("=")}
    return json.dumps(
        {"endpoint": endpoint or f"http://127.0.0.1:{PORT}/push/abc", "expirationTime": None, "keys": keys}
    )


def payload(text: str) -> str:
    shown = {"title": "Example Bank", "body": text, "tag": "NTC-1", "navigate": "/notices/NTC-1"}
    return json.dumps({"web_push": 8030, "notification": shown}, ensure_ascii=False)


def parcel(message_id: str, text: str, **changed: str) -> Parcel:
    to = changed.pop("to", subscription())
    fields = {"to": to, "language": "en", "text": text, "markup": payload(text)} | changed
    return Parcel(message_id, Channel.PUSH, to, pack(Envelope(message_id=message_id, **fields)))


class PushService(HttpPeer):
    """Holds what waits for the browser by topic, and gives it to the browser, who decrypts it."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: dict[str, str] = {}
        self.headers: list[dict[str, str]] = []
        self._numbers = itertools.count(1)

    def address(self) -> str:
        globals()["PORT"] = self.port
        return f"webpush://localhost?key={RAW}&contact=mailto:security@bank.example"

    def forget(self) -> None:
        self.waiting.clear()

    def is_known(self, request: web.BaseRequest) -> bool:
        return True

    def refusal(self, body: bytes) -> web.Response:
        return answer(410, {"reason": subscription()})

    async def take(self, request: web.BaseRequest, body: bytes) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.headers.append(headers)
        check_signature(headers["authorization"], f"http://127.0.0.1:{self.port}")
        assert headers["content-encoding"] == "aes128gcm"
        assert int(headers["ttl"]) >= 0
        assert len(headers["topic"]) <= 32
        if len(body) > 4096:
            return answer(413)
        shown = http_ece.decrypt(body, private_key=BROWSER, auth_secret=AUTH, version="aes128gcm").decode()
        if headers["topic"] in self.waiting:  # RFC 8030, section 5.4: the new one takes its place
            self.received.remove(
                Arrived("", subscription(), json.loads(self.waiting[headers["topic"]])["notification"]["body"])
            )
        self.waiting[headers["topic"]] = shown
        self.received.append(Arrived("", subscription(), json.loads(shown)["notification"]["body"]))
        return web.Response(status=201, headers={"Location": f"/message/{next(self._numbers)}"})


def check_signature(header: str, audience: str) -> None:
    """RFC 8292, section 2: the token is signed by the key beside it, for this service, for at most a day."""
    assert Vapid02.verify(header)
    token, key = header.removeprefix("vapid t=").split(",k=")
    assert key == public(SENDER)
    claims = json.loads(urlsafe_b64decode(token.split(".")[1] + "=="))
    assert claims["aud"] == audience
    assert claims["sub"] == "mailto:security@bank.example"


def to(endpoint: str) -> str:
    return subscription(endpoint)


BAD = (
    "",
    "ana@bank.example",
    "{}",
    to("http://push.example/a"),
    to("https://user:word@push.example/a"),
    to("https://10.0.0.1/a"),
    to("https://169.254.169.254/latest/meta-data"),
    to("https://[fd00::1]/a"),
    to("https://[64:ff9b::a00:1]/a"),
    to("https://[2002:a00:1::]/a"),
    to("https://[::ffff:10.0.0.1]/a"),
    to("https://0x7f000001/a"),
    to("https://2130706433/a"),
    to("https://127.1/a"),
    to("https://localhost/a"),
    to("https://127.0.0.1/a"),
    to("https://100.64.0.1/a"),
    to("https://0177.0.0.1/a"),
    to("https://intranet/a"),
    to("https://db.internal/a"),
    to("https://push.example:99999/a"),
    to("https://push.example/a\nHost: x"),
    to("file:///etc/passwd"),
    subscription("https://push.example/a").replace(public(BROWSER), "AAAA"),
    subscription("https://push.example/a").replace(public(BROWSER), "B" + "A" * 86),
)

# No wrong password: a subscription is given by anybody, so that a service that says 401 ends its own address only.
KIT = Kit(
    peer=PushService,
    parcel=parcel,
    retry_after_s=RETRY_AFTER_S,
    secret=RAW,
    has_id=False,
    bad_addresses=BAD,
    bad_contents=(b"", b"\xff\x00 not ours"),
)


@pytest.mark.parametrize("check", checks(KIT), ids=name_of)
def test_it_keeps_the_contract(check: Check) -> None:
    run(check, KIT)


@pytest.mark.parametrize("address", BAD)
def test_a_subscription_that_was_released_and_must_not_be_used_is_refused_beforehand(address: str) -> None:
    provider = provider_for(f"webpush://bank.example?key={RAW}&contact=mailto:security@bank.example")
    assert provider.objection(parcel(ID, TEXT, to=to("https://push.example/a"))) is None
    objection = provider.objection(parcel(ID, TEXT, to=address))
    assert objection
    assert "subscription" in objection or "push service" in objection


def test_a_repetition_takes_the_place_of_what_still_waits() -> None:
    async def scenario() -> None:
        async with in_use(KIT, Mode.LOSE_ANSWER) as (peer, provider):
            assert (await provider.send(parcel(ID, TEXT))).kind is OutcomeKind.DOUBT
            peer.mode = Mode.ACCEPT
            assert (await provider.send(parcel(ID, TEXT))).kind is OutcomeKind.ACCEPTED
            assert len(peer.received) == 1

    asyncio.run(scenario())


def test_the_browser_gets_the_payload_byte_for_byte_even_the_longest() -> None:
    long = payload("x" * (MOST_BYTES - len(payload("").encode())))

    async def scenario() -> None:
        async with in_use(KIT) as (peer, provider):
            sent = parcel(ID, TEXT, markup=long)
            assert provider.objection(sent) is None
            assert (await provider.send(sent)).kind is OutcomeKind.ACCEPTED
            assert isinstance(peer, PushService)
            assert list(peer.waiting.values()) == [long]
            assert peer.headers[0]["urgency"] == "high"
            assert peer.headers[0]["topic"] == topic_of(ID)

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("", "not JSON"),
        ("[]", "no notification"),
        ('{"notification": {"title": "a"}}', "no notification"),
        (payload("x" * 4000), "3993 bytes"),
    ],
)
def test_a_payload_that_no_browser_would_show_is_refused_beforehand(markup: str, why: str) -> None:
    objection = provider_for(PushService().address()).objection(parcel(ID, TEXT, markup=markup))
    assert objection
    assert why in objection


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, OutcomeKind.REFUSED),
        (403, OutcomeKind.REFUSED),
        (404, OutcomeKind.REFUSED),
        (301, OutcomeKind.REFUSED),
        (500, OutcomeKind.DOUBT),
        (503, OutcomeKind.TEMPORARY),
    ],
)
def test_one_push_service_never_stops_the_run(status: int, kind: OutcomeKind) -> None:
    class Odd(PushService):
        async def take(self, request: web.BaseRequest, body: bytes) -> web.Response:
            return web.Response(status=status, headers={"Location": "http://127.0.0.1:1/elsewhere"})

    async def scenario() -> None:
        peer = Odd()
        await peer.start()
        provider = provider_for(peer.url)
        try:
            await provider.open()
            outcome = await provider.send(parcel(ID, TEXT))
            assert (outcome.kind, outcome.code) == (kind, str(status))
        finally:
            await provider.close()
            await peer.stop()

    asyncio.run(scenario())


def test_a_signature_is_made_once_for_a_service_and_renewed_before_it_ends() -> None:
    now = [1_780_000_000.0]
    provider = WebPush(parse_address(PushService().address()), clock=lambda: now[0])
    first = provider._signature("https://push.example")
    now[0] += 10 * 3600
    assert provider._signature("https://push.example") == first
    assert provider._signature("https://other.example") != first
    now[0] += 2 * 3600
    assert provider._signature("https://push.example") != first


def test_a_name_that_leads_into_our_network_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The push service of a subscription is a public name that was pointed at this machine meanwhile."""

    def rebound(host: str, port: int, *_: object, **__: object) -> list[object]:
        assert host == "rebound.example"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    async def scenario() -> None:
        met = asyncio.Event()
        server = await asyncio.start_server(lambda *_: met.set(), "127.0.0.1", 0)
        monkeypatch.setattr(socket, "getaddrinfo", rebound)
        provider = provider_for(f"webpush://bank.example?key={RAW}&contact=mailto:security@bank.example")
        port = server.sockets[0].getsockname()[1]
        within = parcel(ID, TEXT, to=subscription(f"https://rebound.example:{port}/a"))
        assert provider.objection(parcel(ID, TEXT)) is not None  # the loopback is for localhost only
        assert provider.objection(within) is None
        await provider.open()
        try:
            assert (await provider.send(within)).kind is OutcomeKind.UNSENT
            assert not met.is_set()
        finally:
            await provider.close()
            server.close()

    asyncio.run(scenario())


def test_a_subscription_as_a_browser_gives_it_is_read() -> None:
    found = read_subscription(subscription("https://updates.push.example/wpush/v2/gAAA"))
    assert isinstance(found, Subscription)
    assert found.origin == "https://updates.push.example"


@pytest.mark.parametrize(
    "options",
    [
        "",
        "key=KEY",
        "key=KEY&contact=security",
        "key=abc&contact=mailto:a@bank.example",
        "key=KEY&contact=mailto:a@bank.example&urgency=now",
        "key=KEY&contact=mailto:a@bank.example&ttl=-1",
    ],
)
def test_an_unusable_url_is_one_clear_error(options: str) -> None:
    options = options.replace("KEY", RAW)  # made anew by each process, so that it names no test
    with pytest.raises(InputError) as caught:
        provider_for(f"webpush://bank.example?{options}")
    assert RAW not in str(caught.value)


def test_a_key_in_pem_is_the_same_key() -> None:
    provider = provider_for(f"webpush://bank.example?key={quote(PEM)}&contact=mailto:a@bank.example")
    assert public(SENDER) in provider._signature("https://push.example")
    other = ec.generate_private_key(ec.SECP384R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(InputError, match="cannot be used"):
        provider_for(f"webpush://bank.example?key={quote(other.decode())}&contact=mailto:a@bank.example")
