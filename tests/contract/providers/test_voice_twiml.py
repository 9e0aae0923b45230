"""Calls against a loopback server that speaks the Calls resource and plays the documents as a telephone would.

https://www.twilio.com/docs/voice/api/call-resource, https://www.twilio.com/docs/voice/twiml
"""

from __future__ import annotations

import asyncio
import itertools
from base64 import b64encode
from datetime import UTC, datetime
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from aiohttp import web
from contract import ID, TEXT, Arrived, Check, Kit, Mode, Peer, checks, in_use, name_of, run
from voices_http import RETRY_AFTER_S, HttpPeer, answer

from amends.core.channels import Channel
from amends.core.envelope import Envelope, pack
from amends.core.errors import InputError, RefusedError
from amends.core.ports import OutcomeKind, Parcel, ReceiptKind
from amends.providers.voice.callbacks import (
    answer_to_key,
    receipt_of_key,
    receipt_of_status,
    require_signature,
    signature_of,
)
from amends.providers.voice.documents import words
from amends.providers.way import parse_address, provider_for

ACCOUNT, SECRET = "AC" + "0" * 32, "t0p-secret"
CALLER, CALLED = "+442079460000", "+442079460958"
LINE = "This is a message from Example Bank for you."
AT = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)
VERBS = {"Response", "Say", "Pause", "Gather", "Hangup"}


def ssml(text: str) -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<speak xmlns="http://www.w3.org/2001/10/synthesis" version="1.1">'
    return f'{head}<prosody rate="95%"><p><s>{escape(text)}</s></p></prosody></speak>'


def envelope(message_id: str = ID, text: str = TEXT, **changed: str) -> Envelope:
    fields = {"to": CALLED, "language": "en", "title": LINE, "markup": ssml(text)} | changed
    return Envelope(message_id=message_id, text=text, **fields)


def parcel(message_id: str, text: str) -> Parcel:
    SAID[message_id] = envelope(message_id, text)
    return Parcel(message_id, Channel.VOICE, CALLED, pack(SAID[message_id]))


SAID: dict[str, Envelope] = {}


class Telephone(HttpPeer):
    """Takes calls, lets a person pick up who presses a key, and fetches what is said then, as the service does."""

    def __init__(self, *, is_machine: bool = False) -> None:
        super().__init__()
        self.calls: dict[str, str] = {}
        self.heard: list[str] = []
        self.forms: list[dict[str, str]] = []
        self._numbers = itertools.count(1)
        self._is_machine = is_machine

    def address(self) -> str:
        base = f"http://127.0.0.1:{self.port}/voice"
        return f"twiml+http://{ACCOUNT}:{SECRET}@127.0.0.1:{self.port}?from=%2B442079460000&answer={quote(base)}"

    def forget(self) -> None:
        self.calls.clear()
        self.heard.clear()

    def is_known(self, request: web.BaseRequest) -> bool:
        wanted = "Basic " + b64encode(f"{ACCOUNT}:{SECRET}".encode()).decode()
        return request.path.startswith("/voice/") or request.headers.get("Authorization") == wanted

    def is_message(self, request: web.BaseRequest) -> bool:
        return request.method == "POST" and request.path.endswith("/Calls.json")

    def refusal(self, body: bytes) -> web.Response:
        said = f"The 'To' number {CALLED} is not a valid phone number. {body.decode()}"
        return answer(400, {"code": 21211, "message": said, "status": 400})

    async def take(self, request: web.BaseRequest, body: bytes) -> web.Response:
        if request.method == "GET":
            sid = request.path.rpartition("/")[2].removesuffix(".json")
            found = sid in self.calls
            return answer(200 if found else 404, {"sid": sid, "status": self.calls.get(sid)} if found else {"code": 1})
        form = {name: values[0] for name, values in parse_qs(body.decode(), strict_parsing=True).items()}
        assert request.path == f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json"
        self.forms.append(form)
        sid = f"CA{next(self._numbers):032x}"
        self.calls[sid] = "queued"
        message_id, said = self._played(form)
        self.received.append(Arrived(message_id, form["To"], said))
        return answer(201, {"sid": sid, "status": "queued", "to": form["To"]})

    def _played(self, form: dict[str, str]) -> tuple[str, str]:
        document = valid(form["Twiml"])
        gather = document.find("Gather")
        assert gather is not None
        self.heard.append(spoken(document))
        path = urlsplit(gather.get("action")).path
        message_id = path.rpartition("/")[2]
        if self._is_machine:
            return message_id, ""
        then = valid(answer_to_key(SAID[message_id], {"Digits": "1"}, "https://x.example/again"))
        return message_id, spoken(then)


def valid(document: str) -> ET.Element:
    """The document, if TwiML allows it: known verbs, nested where they may be, no text outside <Say>."""
    assert len(document) <= 4000
    root = ET.fromstring(document.encode())
    assert root.tag == "Response"
    for element in root.iter():
        assert element.tag in VERBS
        assert element.tag == "Say" or not (element.text or "").strip()
        assert not (element.tail or "").strip()
        assert element.tag in ("Response", "Gather") or not len(element)
    assert all(child.tag in ("Say", "Pause") for gather in root.iter("Gather") for child in gather)
    assert root[-1].tag == "Hangup"
    return root


def spoken(root: ET.Element) -> str:
    return " ".join("".join(say.itertext()) for say in root.iter("Say"))


def wrong_url(peer: Peer) -> str:
    return peer.url.replace(SECRET, "wrong-secret")


BAD_NUMBERS = ("", "442079460958", "+0123", "+44 20 7946 0958", "sip:ana@bank.example", "+4420794609581234567")
KIT = Kit(
    peer=Telephone,
    parcel=parcel,
    retry_after_s=RETRY_AFTER_S,
    wrong_url=wrong_url,
    secret=SECRET,
    shown=lambda text: " ".join(text.split()),
    looks_up=True,
    bad_addresses=BAD_NUMBERS,
    bad_contents=(b"", b"\xff\x00 not ours", pack(envelope(markup="")), pack(envelope(title=" "))),
)


@pytest.mark.parametrize("check", checks(KIT), ids=name_of)
def test_it_keeps_the_contract(check: Check) -> None:
    run(check, KIT)


def test_an_answering_machine_hears_the_line_and_no_word_of_the_message() -> None:
    async def scenario() -> None:
        peer = Telephone(is_machine=True)
        await peer.start()
        provider = provider_for(peer.url)
        try:
            await provider.open()
            await provider.send(parcel(ID, TEXT))
        finally:
            await provider.close()
            await peer.stop()
        assert peer.heard == [f"{LINE} Press 1."]
        assert "Ana" not in peer.forms[0]["Twiml"]
        assert peer.forms[0]["MachineDetection"] == "Enable"
        assert peer.forms[0]["From"] == CALLER
        assert peer.forms[0]["StatusCallback"].endswith(f"/voice/{ID}/status")

    asyncio.run(scenario())


def test_a_lost_answer_places_no_second_call_by_itself() -> None:
    async def scenario() -> None:
        async with in_use(KIT, Mode.LOSE_ANSWER) as (peer, provider):
            outcome = await provider.send(parcel(ID, TEXT))
            assert outcome.kind is OutcomeKind.DOUBT
            assert len(peer.received) == 1
            assert await provider.look_up(ID, "") is None

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"markup": "<speak>no end"}, "well-formed"),
        ({"markup": '<!DOCTYPE s [<!ENTITY a "b">]><speak>&a;</speak>'}, "document type"),
        ({"markup": "<speak><audio src='https://x.example/a.mp3'/></speak>"}, "not spoken"),
        ({"markup": "<Response><Dial>+442079460000</Dial></Response>"}, "does not speak"),
        ({"markup": "<Response>loose words<Say>a</Say></Response>"}, "neither"),
        ({"markup": ssml("a\x00b")}, "well-formed"),
        ({"markup": ssml("word " * 900)}, "4000"),
        ({"language": "fa"}, "no voice"),
        ({"language": "xx"}, "no voice"),
    ],
)
def test_what_cannot_be_said_exactly_is_refused_beforehand(changed: dict[str, str], why: str) -> None:
    peer_url = f"twiml+http://{ACCOUNT}:x@127.0.0.1:1?from=%2B442079460000&answer=http://127.0.0.1/voice"
    provider = provider_for(peer_url)
    objection = provider.objection(Parcel(ID, Channel.VOICE, CALLED, pack(envelope(**changed))))
    assert objection
    assert why in objection


@pytest.mark.parametrize("number", BAD_NUMBERS)
def test_a_number_that_was_released_and_cannot_be_called_is_refused_beforehand(number: str) -> None:
    provider = provider_for(f"twiml+http://{ACCOUNT}:x@127.0.0.1:1?from=%2B442079460000&answer=http://127.0.0.1/voice")
    assert provider.objection(Parcel(ID, Channel.VOICE, CALLED, pack(envelope()))) is None
    objection = provider.objection(Parcel(ID, Channel.VOICE, number, pack(envelope(to=number))))
    assert objection == "the number is not in international form"


def test_what_was_released_for_somebody_else_is_refused_beforehand() -> None:
    provider = provider_for(f"twiml+http://{ACCOUNT}:x@127.0.0.1:1?from=%2B442079460000&answer=http://127.0.0.1/voice")
    content = pack(envelope())
    assert "another address" in (provider.objection(Parcel(ID, Channel.VOICE, "+442079460999", content)) or "")
    assert "another message" in (provider.objection(Parcel("m-2@x", Channel.VOICE, CALLED, content)) or "")
    assert "another channel" in (provider.objection(Parcel(ID, Channel.SMS, CALLED, content)) or "")
    odd = "m-1\r\nX: 1"
    assert "header" in (provider.objection(Parcel(odd, Channel.VOICE, CALLED, pack(envelope(odd)))) or "")


def test_the_words_are_said_once_more_on_a_key_and_then_the_call_ends() -> None:
    first = valid(answer_to_key(envelope(), {"Digits": "1"}, "https://bank.example/voice/m/again"))
    again = valid(answer_to_key(envelope(), {"Digits": "5"}))
    assert [child.tag for child in first] == ["Say", "Gather", "Hangup"]
    assert [child.tag for child in again] == ["Say", "Hangup"]
    assert spoken(first) == spoken(again) == TEXT
    assert spoken(valid(answer_to_key(envelope(), {}))) == ""


def test_a_named_voice_keeps_the_hints_and_a_basic_one_gets_plain_words() -> None:
    markup = '<speak version="1.1"><p><s>Code <say-as interpret-as="characters">7Q2K</say-as></s><s>Go.</s></p></speak>'
    rich = ET.fromstring(words(envelope(markup=markup), voice="Polly.Amy").encode())
    assert rich.find("Say/p/s/say-as").get("interpret-as") == "characters"
    assert rich.find("Say").get("voice") == "Polly.Amy"
    assert spoken(ET.fromstring(words(envelope(markup=markup)).encode())) == "Code 7Q2K Go."


def test_a_twiml_document_is_said_as_it_was_released() -> None:
    markup = "<Response><Say>One.</Say><Pause length='2'/><Say>Two.</Say></Response>"
    said = valid(words(envelope(markup=markup)))
    assert [child.tag for child in said] == ["Say", "Pause", "Say", "Hangup"]
    assert spoken(said) == "One. Two."


def test_the_signature_is_that_of_the_published_example() -> None:
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    params = {"CallSid": "CA1234567890ABCDE", "Caller": "+12349013030", "Digits": "1234"}
    params |= {"From": "+12349013030", "To": "+18005551212"}
    assert signature_of(url, params, "12345") == "0/KCTR6DLpKmkAf8muzZqo1nDgQ="
    require_signature(url, params, "0/KCTR6DLpKmkAf8muzZqo1nDgQ=", "12345")


@pytest.mark.parametrize(
    ("url", "params", "signature", "secret"),
    [
        ("https://b.example/voice", {"Digits": "2"}, "", SECRET),
        ("https://b.example/voice", {"Digits": "1"}, "good", ""),
        ("https://b.example/other", {"Digits": "1"}, "good", SECRET),
        ("https://b.example/voice", {"Digits": "2"}, "good", SECRET),
        ("https://b.example/voice", {"Digits": "1"}, "gööd", SECRET),
    ],
)
def test_a_forged_report_is_refused(url: str, params: dict[str, str], signature: str, secret: str) -> None:
    good = signature_of("https://b.example/voice", {"Digits": "1"}, SECRET)
    with pytest.raises(RefusedError) as caught:
        require_signature(url, params, signature.replace("good", good), secret)
    assert caught.value.code == "receipt.forged"


def test_an_installation_without_a_secret_believes_nobody() -> None:
    url, params = "https://b.example/voice", {"Digits": "1"}
    with pytest.raises(RefusedError):
        require_signature(url, params, signature_of(url, params, ""), "")


@pytest.mark.parametrize(
    ("params", "kind", "is_permanent", "status"),
    [
        ({"CallStatus": "completed", "AnsweredBy": "human"}, ReceiptKind.ACCEPTED, False, "completed"),
        ({"CallStatus": "completed", "AnsweredBy": "machine_start"}, ReceiptKind.BOUNCED, False, "machine_start"),
        ({"CallStatus": "no-answer"}, ReceiptKind.BOUNCED, False, "no-answer"),
        ({"CallStatus": "busy"}, ReceiptKind.BOUNCED, False, "busy"),
        ({"CallStatus": "failed", "SipResponseCode": "503"}, ReceiptKind.BOUNCED, False, "503"),
        ({"CallStatus": "failed", "SipResponseCode": "404"}, ReceiptKind.BOUNCED, True, "404"),
        ({"CallStatus": "failed", "ErrorCode": "21211"}, ReceiptKind.BOUNCED, True, "21211"),
        ({"CallStatus": "ringing"}, ReceiptKind.ACCEPTED, False, "ringing"),
    ],
)
def test_the_end_of_a_call_is_read(
    params: dict[str, str], kind: ReceiptKind, *, is_permanent: bool, status: str
) -> None:
    found = receipt_of_status(ID, {"CallSid": "CA1", **params}, AT)
    assert (found.kind, found.is_permanent, found.status, found.message_id) == (kind, is_permanent, status, ID)


@pytest.mark.parametrize("status", ["busy", "no-answer", "failed", "canceled"])
def test_a_call_that_reached_nobody_is_not_looked_up_as_taken(status: str) -> None:
    kinds = looked_up(status)
    assert kinds == [OutcomeKind.REFUSED]


@pytest.mark.parametrize("status", ["queued", "ringing", "in-progress", "completed"])
def test_a_call_that_the_service_has_is_looked_up_as_taken(status: str) -> None:
    assert looked_up(status) == [OutcomeKind.ACCEPTED]


@pytest.mark.parametrize("status", ["", "of a new kind"])
def test_a_call_of_which_nothing_is_known_stays_in_doubt(status: str) -> None:
    assert looked_up(status) == [None]


def looked_up(status: str) -> list[OutcomeKind | None]:
    async def ask() -> list[OutcomeKind | None]:
        async with in_use(KIT) as (peer, provider):
            assert isinstance(peer, Telephone)
            sid = "CA" + "1" * 32
            peer.calls[sid] = status
            found = await provider.look_up(ID, sid)
            return [found and found.kind]

    return asyncio.run(ask())


def test_no_end_of_a_call_takes_back_a_key_that_was_pressed() -> None:
    ends = ({"CallStatus": "completed", "AnsweredBy": "machine_start"}, {"CallStatus": "failed", "ErrorCode": "21211"})
    for params in ends:
        found = receipt_of_status(ID, {"CallSid": "CA1", **params}, AT, is_heard=True)
        assert (found.kind, found.is_permanent) == (ReceiptKind.ACCEPTED, False)


def test_a_pressed_key_is_delivery_and_counts_once() -> None:
    params = {"CallSid": "CA1", "Digits": "1", "Timestamp": "Tue, 02 Jun 2026 10:00:00 +0000"}
    first, second = (receipt_of_key(ID, params, AT) for _ in range(2))
    assert first == second
    assert first.kind is ReceiptKind.DELIVERED
    assert first.at == datetime(2026, 6, 2, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "params", [{}, {"CallSid": "CA1"}, {"CallSid": "CA1", "CallStatus": "odd"}, {"CallStatus": "busy"}]
)
def test_an_unreadable_report_is_refused(params: dict[str, str]) -> None:
    with pytest.raises(InputError) as caught:
        receipt_of_status(ID, params, AT)
    assert caught.value.code == "receipt.unreadable"


@pytest.mark.parametrize(
    "url",
    [
        "twiml+http://A:b@calls.example?from=442079460000&answer=https://b.example/v",
        "twiml+https://calls.example?from=442079460000&answer=https://b.example/v",
        "twiml+https://A:b@calls.example?answer=https://b.example/v",
        "twiml+https://A:b@calls.example?from=442079460000&answer=http://b.example/v",
        "twiml+https://A:b@calls.example?from=442079460000",
        "twiml+https://A:b@calls.example?from=442079460000&answer=https://b.example/v&machine=maybe",
        "twiml+https://A:b@calls.example?from=442079460000&answer=https://b.example/v&odd=1",
    ],
)
def test_an_unusable_url_is_one_clear_error(url: str) -> None:
    with pytest.raises(InputError) as caught:
        provider_for(url)
    assert "A:b" not in str(caught.value)
    assert parse_address(url).name in str(caught.value)
