"""HTTP gateways for SMS: the JSON dialect with and without idempotency, and Kannel's ``sendsms``.

Kannel's answers are those of its User's Guide 1.4.5, https://www.kannel.org/download/1.4.5/userguide-1.4.5/userguide.html
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from aiohttp import web
from contract import ID, TEXT, Arrived, Check, Kit, Mode, checks, in_use, name_of, run
from smsc import NUMBER, sms_parcel

from amends.core.errors import InputError, MachineError, RefusedError
from amends.core.ports import OutcomeKind, ReceiptKind
from amends.providers.sms.gateway_json import receipt_of_callback, signature_of
from amends.providers.sms.kannel import receipt_of_kannel_report, report_url
from amends.providers.way import provider_for

TOKEN = "t0ken-geheim"
SECRET = "callback-secret"
BAD = ("", "+49 151", "4915112345678", "+4915112345678,+4915112345679", "+4915112345678\r\nX: 1")


class GatewayPeer:
    """The JSON dialect; holds one copy per ``Idempotency-Key``."""

    options = "idempotent=yes"

    def __init__(self) -> None:
        self.url, self.mode = "", Mode.ACCEPT
        self.received: list[Arrived] = []
        self.requests: list[tuple[dict[str, str], dict[str, str]]] = []
        self.paths: list[str] = []
        self._seen: dict[str, str] = {}
        self._port = 0

    @property
    def mode(self) -> Mode:
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        was, self._mode = getattr(self, "_mode", Mode.ACCEPT), mode
        if mode is Mode.DOWN and was is not Mode.DOWN:
            self._change = asyncio.ensure_future(self._site.stop())
        elif was is Mode.DOWN and mode is not Mode.DOWN:
            self._change = asyncio.ensure_future(self._listen())

    async def start(self) -> None:
        app = web.Application()
        app.router.add_post("/v1/messages", self._answer)
        app.router.add_post("/cgi-bin/sendsms", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await self._listen()
        self.url = self._url()

    def _url(self) -> str:
        return f"sms+http://127.0.0.1:{self._port}/v1/messages?password={TOKEN}&timeout=1&from=Bank&{self.options}"

    async def stop(self) -> None:
        await self._runner.cleanup()

    def reset(self) -> None:
        self.received.clear()
        self._seen.clear()
        self.mode = Mode.ACCEPT

    async def _listen(self) -> None:
        self._site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await self._site.start()
        self._port = self._runner.addresses[0][1]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        fields, is_known = await self._read(request)
        self.paths.append(request.path_qs)
        self.requests.append((dict(request.headers), fields))
        if not is_known:
            return web.Response(status=401, text="unknown account")
        quoted = f"{fields['to']}: {fields['text']}"
        if self.mode is Mode.REFUSE:
            return web.Response(status=400, text=f"Sender missing for {quoted}")
        if self.mode is Mode.BUSY:
            return web.Response(status=503, headers={"Retry-After": "7"}, text=f"Temporal failure, {quoted}")
        ref = self._keep(request, fields)
        if self.mode is Mode.LOSE_ANSWER:
            await asyncio.sleep(30)
        if self.mode is Mode.GARBAGE:
            return web.Response(status=200, text=f"<html>{quoted}</html>")
        return self._accepted(ref)

    async def _read(self, request: web.Request) -> tuple[dict[str, str], bool]:
        return await request.json(), request.headers.get("Authorization") == f"Bearer {TOKEN}"

    def _keep(self, request: web.Request, fields: dict[str, str]) -> str:
        key = request.headers["Idempotency-Key"]
        if "idempotent=yes" not in self.options or key not in self._seen:
            self._seen[key] = f"gw-{len(self._seen) + 1}"
            self.received.append(Arrived(fields["reference"], fields["to"], fields["text"]))
        return self._seen[key]

    def _accepted(self, ref: str) -> web.Response:
        return web.json_response({"id": ref, "status": "accepted"}, status=202)


class ForgetfulPeer(GatewayPeer):
    """A gateway that sends a message as often as it is asked to."""

    options = "idempotent=no"


class KannelPeer(GatewayPeer):
    """Kannel's ``sendsms``: headers and words in, a line of words out."""

    def _url(self) -> str:
        at = f"127.0.0.1:{self._port}/cgi-bin/sendsms"
        return f"sms+http://tester:{TOKEN}@{at}?form=kannel&timeout=1&callback=https://r.example/dlr&secret={SECRET}"

    async def _read(self, request: web.Request) -> tuple[dict[str, str], bool]:
        if request.content_type != "text/plain":
            return {"to": "", "text": ""}, False
        prefix = "X-Kannel-"
        fields = {name[len(prefix) :].lower(): value for name, value in request.headers.items() if prefix in name}
        fields |= {"text": await request.text(), "charset": str(request.charset)}
        return fields, (fields.get("username"), fields.get("password")) == ("tester", TOKEN)

    def _keep(self, request: web.Request, fields: dict[str, str]) -> str:
        self.received.append(Arrived("", fields["to"], fields["text"]))
        return ""

    def _accepted(self, ref: str) -> web.Response:
        return web.Response(status=202, text="0: Accepted for delivery")


def wrong(peer: GatewayPeer) -> str:
    return peer.url.replace(TOKEN, "wrong")


JSON = Kit(
    peer=GatewayPeer,
    parcel=sms_parcel,
    retry_after_s=7.0,
    wrong_url=wrong,
    secret=TOKEN,
    idempotent=True,
    bad_addresses=BAD,
)
FORGETFUL = replace(JSON, peer=ForgetfulPeer, idempotent=False)
KANNEL = replace(JSON, peer=KannelPeer, idempotent=False, has_id=False)


@pytest.mark.parametrize("check", checks(JSON), ids=name_of)
def test_an_idempotent_gateway_keeps_the_contract(check: Check) -> None:
    run(check, JSON)


@pytest.mark.parametrize("check", checks(FORGETFUL), ids=name_of)
def test_a_gateway_that_promises_nothing_keeps_the_contract(check: Check) -> None:
    run(check, FORGETFUL)


@pytest.mark.parametrize("check", checks(KANNEL), ids=name_of)
def test_kannel_keeps_the_contract(check: Check) -> None:
    run(check, KANNEL)


def test_kannel_is_told_the_alphabet_and_where_to_report() -> None:
    async def whole() -> None:
        async with in_use(KANNEL) as (peer, provider):
            await provider.send(sms_parcel(ID, "a €"))
            await provider.send(sms_parcel(ID, "سلام"))
            assert [fields["coding"] for _, fields in peer.requests] == ["0", "2"]
            assert {fields["charset"] for _, fields in peer.requests} == {"UTF-8"}
            told = urlsplit(peer.requests[0][1]["dlr-url"])
            assert (told.netloc, told.path) == ("r.example", "/dlr")
            params = dict(parse_qsl(told.query.replace("%d", "1").replace("%T", "1780315200")))
            receipt = receipt_of_kannel_report(params, SECRET)
            assert (receipt.message_id, receipt.kind, receipt.at.year) == (ID, ReceiptKind.DELIVERED, 2026)

    asyncio.run(whole())


@pytest.mark.parametrize(
    ("status", "kind"), [(500, OutcomeKind.DOUBT), (502, OutcomeKind.DOUBT), (409, OutcomeKind.DOUBT)]
)
def test_a_failure_of_unknown_effect_is_doubt_unless_a_repetition_is_harmless(status: int, kind: OutcomeKind) -> None:
    class Failing(GatewayPeer):
        def _accepted(self, ref: str) -> web.Response:
            return web.Response(status=status)

    class FailingForgetful(Failing):
        options = "idempotent=no"

    async def sent(peer: type[GatewayPeer]) -> OutcomeKind:
        async with in_use(replace(JSON, peer=peer)) as (_, provider):
            return (await provider.send(sms_parcel(ID, TEXT))).kind

    assert asyncio.run(sent(FailingForgetful)) is kind
    assert asyncio.run(sent(Failing)) is OutcomeKind.TEMPORARY


def test_a_redirect_does_not_take_the_token_elsewhere() -> None:
    class Moved(GatewayPeer):
        def _accepted(self, ref: str) -> web.Response:
            return web.Response(status=307, headers={"Location": "https://elsewhere.example/"})

    async def whole() -> None:
        async with in_use(replace(JSON, peer=Moved)) as (_, provider):
            with pytest.raises(MachineError) as caught:
                await provider.send(sms_parcel(ID, TEXT))
            assert caught.value.code == "provider.redirect"

    asyncio.run(whole())


@pytest.mark.parametrize(
    "url",
    [
        "sms+http://gw.example/x",
        "sms+https://gw.example/x?form=soap",
        "sms+https://gw.example/x?callback=https://r.example/dlr",
        "sms+https://gw.example/x?callback=ftp://r.example&secret=s",
        "sms+https://gw.example/x?callback=https://r.example/%2525d&secret=s",
        "sms+https://gw.example/x?form=kannel&idempotent=yes",
        "sms+https://gw.example/x?concurrency=17",
    ],
)
def test_a_url_that_cannot_be_used_is_told_at_once(url: str) -> None:
    with pytest.raises(InputError) as caught:
        provider_for(url)
    assert caught.value.code == "provider.bad_option"


def callback(**changes: str) -> bytes:
    told = {"event": "e-1", "reference": ID, "id": "gw-1", "status": "delivered", "at": "2026-06-01T12:00:00+00:00"}
    return json.dumps(told | changes).encode()


def test_a_signed_callback_is_a_receipt() -> None:
    receipt = receipt_of_callback(callback(), signature_of(callback(), SECRET), SECRET)
    assert (receipt.message_id, receipt.ref, receipt.event) == (ID, "gw-1", "e-1")
    assert receipt.kind is ReceiptKind.DELIVERED
    assert receipt == receipt_of_callback(callback(), signature_of(callback(), SECRET), SECRET)


def test_a_failed_message_is_permanent_and_an_expired_one_is_not() -> None:
    for status, is_permanent in (("failed", True), ("rejected", True), ("expired", False)):
        body = callback(status=status)
        receipt = receipt_of_callback(body, signature_of(body, SECRET), SECRET)
        assert (receipt.kind, receipt.is_permanent) == (ReceiptKind.BOUNCED, is_permanent)


@pytest.mark.parametrize(
    ("body", "signature", "secret"),
    [
        (callback(), "", SECRET),
        (callback(), "sha256=", SECRET),
        (callback(), signature_of(callback(), "other"), SECRET),
        (callback(status="failed"), signature_of(callback(), SECRET), SECRET),
        (callback(), signature_of(callback(), ""), ""),
        (callback(), "sha256=é", SECRET),
    ],
)
def test_a_forged_callback_is_refused(body: bytes, signature: str, secret: str) -> None:
    with pytest.raises(RefusedError) as caught:
        receipt_of_callback(body, signature, secret)
    assert caught.value.code == "receipt.forged"


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b"\xff", callback(status="eaten"), callback(at="yesterday"), callback(at="2026-06-01T12:00")],
)
def test_a_callback_that_says_nothing_is_unreadable(body: bytes) -> None:
    with pytest.raises(InputError) as caught:
        receipt_of_callback(body, signature_of(body, SECRET), SECRET)
    assert caught.value.code == "receipt.unreadable"


def report(secret: str = SECRET, **changes: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(report_url("https://r.example/dlr", ID, secret)).query)) | {
        "s": "1",
        "t": "1780315200",
        **changes,
    }


@pytest.mark.parametrize("changes", [{"k": ""}, {"k": "0" * 64}, {"m": "b3RoZXI"}, {"m": ""}])
def test_a_forged_kannel_report_is_refused(changes: dict[str, str]) -> None:
    with pytest.raises(RefusedError):
        receipt_of_kannel_report(report(**changes), SECRET)
    with pytest.raises(RefusedError):
        receipt_of_kannel_report(report(secret=""), "")


@pytest.mark.parametrize("changes", [{"s": "3"}, {"s": ""}, {"t": ""}, {"t": "-1"}, {"t": "9" * 30}, {"t": "٣"}])
def test_a_kannel_report_that_says_nothing_is_unreadable(changes: dict[str, str]) -> None:
    with pytest.raises(InputError):
        receipt_of_kannel_report(report(**changes), SECRET)


def test_no_number_and_no_word_is_in_a_url() -> None:
    async def whole() -> None:
        for kit in (JSON, KANNEL):
            async with in_use(kit) as (peer, provider):
                await provider.send(sms_parcel(ID, TEXT))
                headers, fields = peer.requests[0]
                assert peer.paths in (["/v1/messages"], ["/cgi-bin/sendsms"])
                assert NUMBER[1:] not in headers.get("X-Kannel-DLR-Url", "") + fields.get("callback", "")

    asyncio.run(whole())
