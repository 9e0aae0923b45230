"""The print service against a loopback one that keeps each letter once, by its identity."""

from __future__ import annotations

import asyncio
import base64
import email
import email.policy
import hashlib
import io
import itertools
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

import pikepdf
import pytest
from aiohttp import web
from contract import ID, TEXT, Arrived, Check, Kit, checks, in_use, name_of, run
from voices_http import RETRY_AFTER_S, HttpPeer, answer

from amends.core.channels import Channel
from amends.core.errors import AmendsError, InputError
from amends.core.ports import Outcome, OutcomeKind, Parcel, ReceiptKind
from amends.providers.post.service_receipts import HOOKS, print_receipts
from amends.providers.standard_webhooks import keys_of, sign
from amends.providers.way import provider_for

KEY = "pr1nt-key"
SECRET = base64.b64encode(bytes(range(32))).decode()
NOW = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)


def pdf(text: str, pages: int = 1) -> bytes:
    """A document of blank pages that holds ``text``."""
    file = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        document.Root.Said = pikepdf.String(base64.b16encode(text.encode()).decode())
        document.save(file, deterministic_id=True)
    return file.getvalue()


def said(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as document:
        return base64.b16decode(str(document.Root.Said)).decode()


def parcel(message_id: str, text: str) -> Parcel:
    return Parcel(message_id, Channel.POST, "", pdf(text))


class PrintHouse(HttpPeer):
    """The interface of docs/providers/print-service.md."""

    form = "multipart"

    def __init__(self) -> None:
        super().__init__()
        self.letters: dict[str, dict[str, Any]] = {}
        self._numbers = itertools.count(1)

    def address(self) -> str:
        return (
            f"print+http://:{KEY}@127.0.0.1:{self.port}/v1?timeout=3&format={self.form}&postage=registered&country=DE"
        )

    def forget(self) -> None:
        self.letters.clear()

    def is_known(self, request: web.BaseRequest) -> bool:
        return request.headers.get("Authorization") == f"Bearer {KEY}"

    async def take(self, request: web.BaseRequest, body: bytes) -> web.Response:
        if request.method == "GET":
            wanted = unquote(request.raw_path if hasattr(request, "raw_path") else request.path).rpartition("/")[2]
            found = [one for one in self.letters.values() if wanted in (one["id"], one["reference"])]
            return answer(200, found[0]) if found else answer(404, {"error": "not_found"})
        assert request.path == "/v1/letters"
        letter, document = _read(request.headers["Content-Type"], body)
        assert hashlib.sha256(document).hexdigest() == letter["sha256"]
        identity = request.headers["Idempotency-Key"]
        assert letter["reference"] == identity
        if identity in self.letters:
            known = self.letters[identity]
            return answer(409, {"error": "exists", "id": known["id"], "sha256": known["sha256"]})
        self.letters[identity] = letter | {"id": f"L{next(self._numbers)}", "state": "received"}
        self.received.append(Arrived(identity, "", said(document)))
        return answer(201, self.letters[identity])


class JsonHouse(PrintHouse):
    form = "json"


def _read(kind: str, body: bytes) -> tuple[dict[str, Any], bytes]:
    if kind == "application/json":
        found = json.loads(body)
        return found, base64.b64decode(found.pop("document"))
    message = email.message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=email.policy.HTTP)
    letter, document = message.iter_parts()
    boundary = str(message.get_boundary()).encode()
    start = body.index(b"application/pdf\r\n\r\n") + len(b"application/pdf\r\n\r\n")
    assert document.get_filename() == "letter.pdf"
    return json.loads(letter.get_payload(decode=True)), body[start : body.rindex(b"\r\n--" + boundary)]


def kit(house: type[PrintHouse]) -> Kit:
    return Kit(
        peer=house,
        parcel=parcel,
        retry_after_s=RETRY_AFTER_S,
        wrong_url=lambda peer: peer.url.replace(KEY, "wr0ng"),
        secret=KEY,
        looks_up=True,
        idempotent=True,
        bad_contents=(b"", b"no PDF", b"%PDF-1.7 cut off", pdf(TEXT, pages=100)),
    )


KITS = {"multipart": kit(PrintHouse), "json": kit(JsonHouse)}
CASES = [
    pytest.param(form, check, id=f"{form}-{name_of(check)}") for form, one in KITS.items() for check in checks(one)
]


@pytest.mark.parametrize(("form", "check"), CASES)
def test_it_keeps_the_contract(form: str, check: Check) -> None:
    run(check, KITS[form])


@pytest.mark.parametrize("form", KITS)
def test_the_wishes_of_the_url_and_the_exercise_go_with_the_letter(form: str) -> None:
    async def send() -> dict[str, Any]:
        async with in_use(KITS[form]) as (peer, provider):
            assert isinstance(peer, PrintHouse)
            await provider.send(replace(parcel(ID, TEXT), is_exercise=True))
            return peer.letters[ID]

    letter = asyncio.run(send())
    wishes = ("colour", "duplex", "postage", "country", "is_exercise")
    assert [letter[wish] for wish in wishes] == [False, True, "registered", "DE", True]


def test_another_letter_under_the_same_identity_is_refused() -> None:
    async def send() -> list[OutcomeKind]:
        async with in_use(KITS["json"]) as (peer, provider):
            kinds = [(await provider.send(parcel(ID, text))).kind for text in (TEXT, TEXT, "another text")]
            assert len(peer.received) == 1
            return kinds

    assert asyncio.run(send()) == [OutcomeKind.ACCEPTED, OutcomeKind.ACCEPTED, OutcomeKind.REFUSED]


def test_a_look_up_tells_what_never_arrived_and_what_was_rejected() -> None:
    async def ask() -> list[OutcomeKind | None]:
        async with in_use(KITS["json"]) as (peer, provider):
            assert isinstance(peer, PrintHouse)
            found = [await provider.look_up(ID, "")]
            await provider.send(parcel(ID, TEXT))
            for state in ("posted", "returned", "rejected", "on the moon"):
                peer.letters[ID]["state"] = state
                found.append(await provider.look_up(ID, ""))
            return [one and one.kind for one in found]

    kinds = OutcomeKind
    assert asyncio.run(ask()) == [kinds.UNSENT, kinds.ACCEPTED, kinds.ACCEPTED, kinds.REFUSED, None]


def test_a_locked_or_too_large_letter_is_refused_beforehand() -> None:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(TEXT))) as document:
        document.save(file, encryption=pikepdf.Encryption(owner="o", user=""))
    provider = provider_for(f"print+https://:{KEY}@print.example/v1?most_mb=0.01")
    assert provider.objection(replace(parcel(ID, TEXT), content=file.getvalue()))
    assert provider.objection(parcel(ID, "x" * 9_000))
    assert provider.objection(parcel(ID, TEXT)) is None


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 cut off", pdf(TEXT, pages=100)])
def test_a_letter_that_cannot_be_printed_is_held_when_it_is_sent_and_nothing_goes(content: bytes) -> None:
    async def send() -> Outcome:
        async with in_use(KITS["json"]) as (peer, provider):
            outcome = await provider.send(replace(parcel(ID, TEXT), content=content))
            assert not peer.received
            return outcome

    outcome = asyncio.run(send())
    assert (outcome.kind, outcome.code) == (OutcomeKind.HELD, "objection")
    assert "PDF" in outcome.reason or "pages" in outcome.reason


@pytest.mark.parametrize(
    ("url", "code"),
    [
        (f"print+http://:{KEY}@print.example", "provider.insecure"),
        ("print+https://print.example", "provider.no_secret"),
        (f"print+https://:{KEY}@print.example?postage=pigeon", "provider.bad_option"),
        (f"print+https://:{KEY}@print.example?country=Germany", "provider.bad_option"),
        (f"print+https://:{KEY}@print.example?color=yes", "provider.unknown_option"),
    ],
)
def test_a_url_that_cannot_be_meant_is_refused(url: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        provider_for(url)
    assert caught.value.code == code
    assert KEY not in str(caught.value)


def event(kind: str, **data: str) -> tuple[dict[str, str], bytes]:
    told = {"id": "L1", "reference": ID} | data
    body = json.dumps({"type": f"letter.{kind}", "timestamp": "2026-06-08T08:00:00Z", "data": told}).encode()
    return sign("evt-7", NOW, body, keys_of(SECRET)), body


@pytest.mark.parametrize(
    ("kind", "reason", "receipt_kind", "is_permanent"),
    [
        ("received", "", ReceiptKind.ACCEPTED, False),
        ("posted", "", ReceiptKind.ACCEPTED, False),
        ("delivered", "", ReceiptKind.DELIVERED, False),
        ("returned", "moved", ReceiptKind.BOUNCED, True),
        ("returned", "not_collected", ReceiptKind.BOUNCED, False),
        ("returned", "", ReceiptKind.BOUNCED, False),
    ],
)
def test_states_of_a_letter_are_receipts(kind: str, reason: str, receipt_kind: ReceiptKind, is_permanent: bool) -> None:
    headers, body = event(kind, reason=reason)
    (receipt,) = HOOKS["print"](headers, body, "", SECRET, NOW)
    assert (receipt.kind, receipt.is_permanent, receipt.reason) == (receipt_kind, is_permanent, reason)
    assert (receipt.message_id, receipt.ref, receipt.event) == (ID, "L1", "evt-7")


def test_forged_stale_unreadable_and_unknown_states() -> None:
    headers, body = event("posted")
    for changed, at, code in (
        (body + b" ", NOW, "receipt.forged"),
        (body, NOW + timedelta(minutes=6), "receipt.stale"),
    ):
        with pytest.raises(AmendsError) as caught:
            print_receipts(headers, changed, SECRET, at)
        assert caught.value.code == code
    with pytest.raises(InputError) as unreadable:
        print_receipts(*event("returned", reason="Ana moved to Rome"), SECRET, NOW)
    assert unreadable.value.code == "receipt.unreadable"
    assert print_receipts(*event("dreamt"), SECRET, NOW) == []
