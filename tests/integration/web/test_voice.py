"""The telephone service asks for the words after a key: signed, about a call of ours, and nobody else hears them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from rehearsed import Finished
from sealed import CODE, OTHER_CODE, sealed_message

from amends.apps.delivery.models import Message, Segment
from amends.apps.delivery.states import MessageState
from amends.apps.receipts.models import Receipt
from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.providers.voice.callbacks import signature_of
from amends.providers.voice.twiml import provider
from amends.providers.way import parse_address
from amends.web.counts import REFUSALS

pytestmark = pytest.mark.django_db
TOKEN = "account-token"
PUBLIC = "https://calls.bank.example"
KEY = {"CallSid": "CA" + "0" * 32, "Digits": "1", "From": "+442079460000", "CallerName": ""}
ENDED = {"CallSid": "CA" + "0" * 32, "CallStatus": "completed", "Timestamp": ""}


@pytest.fixture(autouse=True)
def _configured(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AMENDS_VOICE_TOKEN", TOKEN)
    monkeypatch.setenv("AMENDS_PUBLIC_URL", f"{PUBLIC}/")
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def call(finished: Finished) -> Message:
    """A call that is under way."""
    return sealed_message(finished(), Channel.VOICE, at=timezone.now())


def post(
    path: str,
    fields: dict[str, str],
    *,
    token: str = TOKEN,
    url: str | None = None,
    signature: str | None = None,
    origin: str = "192.0.2.7",
) -> Any:
    """Calls as the service does: a form of every field, empty ones too, signed with the address as it wrote it."""
    written = signature_of(url or PUBLIC + path, fields, token) if signature is None else signature
    return Client(enforce_csrf_checks=True).post(
        path,
        urlencode(fields),
        content_type="application/x-www-form-urlencoded",
        HTTP_X_TWILIO_SIGNATURE=written,
        REMOTE_ADDR=origin,
    )


def said(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    assert response["Content-Type"].startswith("text/xml")
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    root = ET.fromstring(response.content)
    return " ".join("".join(say.itertext()) for say in root.iter("Say"))


def spells(words: str, code: str = CODE) -> bool:
    """Whether the words spell the code, however it is cut for the ear."""
    return code.replace("-", "") in re.sub(r"\W", "", words)


def state(message: Message) -> str:
    message.refresh_from_db()
    return message.state


def test_a_key_is_answered_with_the_released_words_and_is_a_receipt(call: Message) -> None:
    response = post(f"/voice/{call.message_id}", KEY)
    words = said(response)
    assert "Bank Example" in words
    assert spells(words)
    assert not spells(words, OTHER_CODE[::-1])
    gather = ET.fromstring(response.content).find("Gather")
    assert gather is not None
    assert gather.get("action") == f"{PUBLIC}/voice/{call.message_id}/again"
    assert state(call) == "delivered"
    kept = Receipt.objects.get()
    assert (kept.source, kept.kind, kept.event) == ("twiml", "delivered", f"{KEY['CallSid']}/key")


def test_the_words_are_repeated_once_and_the_repetition_offers_no_third_time(call: Message) -> None:
    first = said(post(f"/voice/{call.message_id}", KEY))
    response = post(f"/voice/{call.message_id}/again", KEY)
    assert said(response) == first
    assert ET.fromstring(response.content).find("Gather") is None
    assert Receipt.objects.count() == 1


def test_the_addresses_are_those_that_the_provider_gives_the_service(call: Message) -> None:
    url = f"twiml+https://AC1:{TOKEN}@calls.example?from=%2B442079460000&answer={quote(PUBLIC + '/voice')}"
    envelope = Envelope(message_id=call.message_id, to="+48500009900", language="en", text="-", title="Bank", markup="")
    form = provider(parse_address(url))._form(envelope)
    (asked,) = re.findall(r'action="([^"]+)"', form["Twiml"])
    assert said(post(asked.removeprefix(PUBLIC), KEY))
    assert post(form["StatusCallback"].removeprefix(PUBLIC), ENDED).status_code == 200


def test_without_a_key_nothing_is_said_and_nothing_is_proven(call: Message) -> None:
    response = post(f"/voice/{call.message_id}", {**KEY, "Digits": ""})
    assert said(response) == ""
    assert "Hangup" in response.content.decode()
    assert (state(call), Receipt.objects.count()) == ("accepted", 0)


@pytest.mark.parametrize("what", ["", "/again", "/status"])
def test_a_forged_call_and_an_unknown_message_get_the_same_answer(call: Message, what: str) -> None:
    path, unknown = f"/voice/{call.message_id}{what}", f"/voice/{'0' * 40}@bank.example{what}"
    fields = ENDED if what == "/status" else KEY
    answers = [
        post(path, fields, token="guess"),
        post(path, fields, signature=""),
        post(path, fields, signature="\xff"),
        post(unknown, fields),
        post(unknown, fields, token="guess"),
    ]
    seen = {(one.status_code, one.content, tuple(sorted(one.headers.items()))) for one in answers}
    assert len({entry[:2] for entry in seen}) == 1
    assert {entry[:2] for entry in seen} == {(403, b"")}
    assert (state(call), Receipt.objects.count()) == ("accepted", 0)


def test_a_signature_holds_for_its_own_address_and_its_own_fields_only(call: Message) -> None:
    path = f"/voice/{call.message_id}"
    quiet = {**KEY, "Digits": ""}
    assert post(path, KEY, signature=signature_of(PUBLIC + path, quiet, TOKEN)).status_code == 403
    assert post(path, KEY, url=f"{PUBLIC}{path}/status").status_code == 403
    assert post(path, KEY, url=f"https://evil.example{path}").status_code == 403
    assert post(path, KEY, url=f"http://testserver{path}").status_code == 403


@pytest.mark.parametrize("form", ["{path}", "{quoted}"])
@pytest.mark.parametrize("host", ["https://calls.bank.example", "https://calls.bank.example:443"])
def test_the_address_may_be_written_in_every_form_that_means_the_same(call: Message, host: str, form: str) -> None:
    path = f"/voice/{call.message_id}"
    url = host + form.format(path=path, quoted=path.replace("@", "%40"))
    assert spells(said(post(path, KEY, url=url)))


def test_without_a_public_address_the_one_that_reached_us_counts(
    call: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AMENDS_PUBLIC_URL")
    path = f"/voice/{call.message_id}"
    assert said(post(path, KEY, url=f"http://testserver{path}"))
    assert post(path, KEY).status_code == 403


@pytest.mark.parametrize("given", ["", "  ", "file:/no/such/file"])
def test_without_a_token_nobody_is_heard(call: Message, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("AMENDS_VOICE_TOKEN", given)
    assert post(f"/voice/{call.message_id}", KEY, token=given.strip()).status_code == 403


def test_two_tokens_are_heard_while_one_is_changed(call: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_VOICE_TOKEN", f"new-token {TOKEN}")
    for token in ("new-token", TOKEN):
        assert said(post(f"/voice/{call.message_id}", KEY, token=token))


@pytest.mark.parametrize(
    ("now", "is_said"),
    [(each, each in {"sending", "accepted", "delivered", "unknown"}) for each in MessageState],
)
def test_words_are_said_only_of_a_message_that_left(finished: Finished, now: MessageState, is_said: bool) -> None:
    message = sealed_message(finished(), Channel.VOICE, at=timezone.now(), state=now)
    response = post(f"/voice/{message.message_id}", KEY)
    assert response.status_code == (200 if is_said else 403)
    assert spells(response.content.decode()) is is_said


def test_a_receipt_while_the_message_is_still_being_sent_waits(finished: Finished) -> None:
    message = sealed_message(finished(), Channel.VOICE, at=timezone.now(), state=MessageState.SENDING)
    assert said(post(f"/voice/{message.message_id}", KEY))
    assert state(message) == "sending"
    assert Receipt.objects.get().waiting is not None


def test_no_other_channel_and_no_call_of_last_month_is_said(finished: Finished) -> None:
    incident = finished()
    item = sealed_message(incident, Channel.INBOX, at=timezone.now())
    old = sealed_message(incident, Channel.VOICE, at=timezone.now() - timedelta(days=30), code="ABCDE-FGHJK")
    for message in (item, old):
        assert post(f"/voice/{message.message_id}", KEY).status_code == 403
    assert post(f"/voice/{old.message_id}/status", ENDED).status_code == 200


def test_the_end_of_a_call_is_a_receipt(call: Message) -> None:
    path = f"/voice/{call.message_id}/status"
    ended = {**ENDED, "CallStatus": "no-answer"}
    assert [post(path, ended).status_code for _ in range(2)] == [200, 200]
    assert state(call) == "bounced"
    assert Receipt.objects.count() == 1
    assert post(path, {**ENDED, "CallStatus": "of a new kind"}).status_code == 400


@pytest.mark.parametrize(
    "ended", [{"CallStatus": "completed", "AnsweredBy": "machine_start"}, {"CallStatus": "failed"}]
)
def test_no_end_of_a_call_takes_back_the_key_that_was_pressed(call: Message, ended: dict[str, str]) -> None:
    said(post(f"/voice/{call.message_id}", KEY))
    assert state(call) == "delivered"
    assert post(f"/voice/{call.message_id}/status", {**ENDED, **ended}).status_code == 200
    assert state(call) == "delivered"
    assert Receipt.objects.count() == 2


def test_a_machine_that_answered_is_a_bounce(call: Message) -> None:
    ended = {**ENDED, "AnsweredBy": "machine_start"}
    assert post(f"/voice/{call.message_id}/status", ended).status_code == 200
    assert state(call) == "bounced"


def test_a_forger_with_a_network_of_addresses_is_one_forger(call: Message) -> None:
    path = f"/voice/{call.message_id}"
    origins = [f"2001:db8:1:2::{number:x}" for number in range(1, REFUSALS + 2)]
    answers = [post(path, KEY, token="guess", origin=origin).status_code for origin in origins]
    assert answers == [403] * REFUSALS + [429]


def test_forgers_are_slowed_down_and_the_service_is_heard_from_the_same_address(call: Message) -> None:
    path = f"/voice/{call.message_id}"
    answers = [post(path, KEY, token="guess").status_code for _ in range(REFUSALS + 2)]
    assert answers == [403] * REFUSALS + [429] * 2
    assert post(path, KEY, token="guess", origin="192.0.2.8").status_code == 403
    assert said(post(path, KEY))


def test_one_signed_request_cannot_be_repeated_without_end(call: Message) -> None:
    answers = [post(f"/voice/{call.message_id}/again", KEY).status_code for _ in range(REFUSALS + 1)]
    assert answers == [200] * REFUSALS + [429]


@pytest.mark.parametrize("body", [b"x" * 70_000, b"&".join(b"a%d=1" % n for n in range(500)), b"\xff\xfe", b""])
def test_hostile_bodies_are_refused(call: Message, body: bytes) -> None:
    response = Client().post(
        f"/voice/{call.message_id}", body, content_type="application/x-www-form-urlencoded", HTTP_X_TWILIO_SIGNATURE="x"
    )
    assert response.status_code == 403


def test_a_page_cannot_be_fetched(call: Message) -> None:
    assert Client().get(f"/voice/{call.message_id}").status_code == 405


def test_words_that_are_not_those_released_are_not_said(finished: Finished) -> None:
    call = sealed_message(finished(), Channel.VOICE, at=timezone.now(), is_altered=True)
    response = post(f"/voice/{call.message_id}", KEY)
    assert (response.status_code, response.content, Receipt.objects.count()) == (503, b"", 0)


def test_after_the_key_was_destroyed_nothing_is_said_and_the_log_names_nobody(
    call: Message, caplog: pytest.LogCaptureFixture
) -> None:
    Segment.objects.update(payload=b"\x00" * 64)
    with caplog.at_level(logging.DEBUG):
        assert post(f"/voice/{call.message_id}", KEY).status_code == 503
    assert "delivery.payload" in caplog.text
    assert not [word for word in ("Jan", call.person_ref, KEY["From"], TOKEN) if word in caplog.text]


def test_the_person_is_told_even_where_the_receipt_cannot_be_kept(
    call: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*arguments: object, **words: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("amends.web.voice.views.take_receipts", gone)
    assert spells(said(post(f"/voice/{call.message_id}", KEY)))
    assert post(f"/voice/{call.message_id}/status", ENDED).status_code == 503


def test_a_voice_that_is_named_says_the_words_too(call: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_VOICE_NAME", "Polly.Amy")
    assert 'voice="Polly.Amy"' in post(f"/voice/{call.message_id}", KEY).content.decode()
