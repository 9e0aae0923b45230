"""A person's inbox: for the holder of their token, as it was released, and for nobody else."""

from __future__ import annotations

import json
import logging
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from rehearsed import Finished
from sealed import OTHER_CODE, a_person, sealed_message
from sent import kept_message

from amends.apps.delivery.models import Message
from amends.apps.delivery.states import MessageState
from amends.apps.receipts.models import Receipt
from amends.core.channels import Channel
from amends.web.counts import REFUSALS
from amends.web.inbox.token import inbox_token, person_of

pytestmark = pytest.mark.django_db
PERSON = "C-000123"
ADDRESSES = ("/inbox/feed.json", "/inbox/feed.atom", "/inbox/api/v1/messages")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _configured(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AMENDS_PUBLIC_URL", "https://inbox.bank.example")
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def item(finished: Finished) -> Message:
    """An item in the person's inbox."""
    return sealed_message(finished(), Channel.INBOX, at=timezone.now())


def token_for(person_ref: str) -> str:
    return inbox_token(person_ref, settings.SECRET_OF("inbox.token"))


def ask(path: str, person_ref: str = PERSON, *, method: str = "get", **extra: Any) -> Any:
    extra.setdefault("HTTP_AUTHORIZATION", f"Bearer {token_for(person_ref)}")
    return getattr(Client(enforce_csrf_checks=True), method)(path, **extra)


def seen(message_id: str, person_ref: str = PERSON, **extra: Any) -> Any:
    return ask(f"/inbox/api/v1/messages/{message_id}/seen", person_ref, method="post", **extra)


def test_the_api_gives_the_released_item(item: Message) -> None:
    response = ask("/inbox/api/v1/messages")
    told = response.json()
    (only,) = told["messages"]
    assert (told["version"], only["id"], only["seen_at"]) == (1, item.message_id, None)
    assert only["published_at"].endswith("Z")
    assert "Jan Example" in only["item"]["text"]
    assert only["item"]["is_exercise"] is True
    assert only["item"]["blocks"]


def test_the_json_feed_is_the_persons_and_names_nobody_in_its_addresses(item: Message) -> None:
    response = ask("/inbox/feed.json")
    feed = json.loads(response.content)
    assert response["Content-Type"].startswith("application/feed+json")
    assert (feed["version"], feed["title"]) == ("https://jsonfeed.org/version/1.1", "Bank Example")
    assert feed["feed_url"] == "https://inbox.bank.example/inbox/feed.json"
    (entry,) = feed["items"]
    assert "Jan Example" in entry["content_text"]
    assert 'dir="ltr"' in entry["content_html"]
    assert PERSON not in response.content.decode()


def test_the_atom_feed_says_the_same(item: Message) -> None:
    response = ask("/inbox/feed.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ET.fromstring(response.content)
    assert len(feed.findall(f"{ATOM}entry")) == 1
    assert "Jan Example" in (feed.findtext(f"{ATOM}entry/{ATOM}content") or "")
    assert token_for(PERSON) not in response.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_cache_keeps_an_answer_and_no_cookie_comes_with_it(item: Message, address: str) -> None:
    for response in (ask(address), Client().get(address)):
        assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
        assert "Authorization" in response["Vary"]
        assert not response.cookies


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_has_no_right_token_gets_one_answer(item: Message, address: str) -> None:
    own, digits = token_for(PERSON).split(".")
    other = urlsafe_b64encode(b"C-999998").decode().rstrip("=")
    wrong = [
        "",
        "Bearer",
        f"Bearer {own}",
        f"Bearer {own}.{'0' * 64}",
        f"Bearer {other}.{digits}",
        f"Bearer {own}=.{digits}",
        f"Bearer {own}.{digits}.",
        f"Bearer {inbox_token(PERSON, b'another key')}",
        f"Bearer {token_for('C-unknown')}",
        f"Basic {token_for(PERSON)}",
        "Bearer \xff\xfe.\xff",
        "Bearer " + "A" * 5000,
    ]
    answers = [ask(address, HTTP_AUTHORIZATION=header) for header in wrong]
    answers += [Client().get(address), Client().get(f"{address}?token={token_for(PERSON)}")]
    assert {(one.status_code, one.content, one["WWW-Authenticate"]) for one in answers} == {
        (401, b"", 'Bearer realm="inbox"')
    }


def test_each_person_sees_their_own_items_only(finished: Finished) -> None:
    incident = finished()
    sealed_message(incident, Channel.INBOX, at=timezone.now())
    theirs = sealed_message(
        incident, Channel.INBOX, at=timezone.now(), person=a_person("C-7", "Ela Third"), code=OTHER_CODE
    )
    (only,) = ask("/inbox/api/v1/messages", "C-7").json()["messages"]
    assert only["id"] == theirs.message_id
    assert "Jan" not in only["item"]["text"]
    assert seen(theirs.message_id).status_code == 404
    assert not Receipt.objects.exists()


def test_one_token_opens_the_items_of_every_incident_the_newest_first(finished: Finished) -> None:
    now, incident = timezone.now(), finished()
    first = sealed_message(incident, Channel.INBOX, at=now - timedelta(days=400))
    second = sealed_message(incident, Channel.INBOX, at=now, code=OTHER_CODE)
    ids = [one["id"] for one in ask("/inbox/api/v1/messages").json()["messages"]]
    assert ids == [second.message_id, first.message_id]


@pytest.mark.parametrize("state", MessageState)
def test_only_what_arrived_is_shown(finished: Finished, state: MessageState) -> None:
    message = sealed_message(finished(), Channel.INBOX, at=timezone.now(), state=state)
    shown = ask("/inbox/api/v1/messages").json()["messages"]
    assert len(shown) == (state in {"accepted", "delivered"})
    assert (seen(message.message_id).status_code == 204) == bool(shown)


def test_another_channel_is_not_in_the_inbox_and_an_empty_inbox_is_a_feed(finished: Finished) -> None:
    mail = kept_message(finished(), channel=Channel.EMAIL)
    assert ask("/inbox/api/v1/messages").json() == {"version": 1, "messages": []}
    assert json.loads(ask("/inbox/feed.json").content)["title"] == "inbox.bank.example"
    assert ET.fromstring(ask("/inbox/feed.atom").content).findall(f"{ATOM}entry") == []
    assert seen(mail.message_id).status_code == 404


def test_seen_is_a_receipt_once_and_moves_nothing(item: Message) -> None:
    assert [seen(item.message_id).status_code for _ in range(3)] == [204, 204, 204]
    kept = Receipt.objects.get()
    assert (kept.source, kept.kind, kept.message_id) == ("inbox-api", "seen", item.pk)
    item.refresh_from_db()
    assert item.state == "accepted"
    assert ask("/inbox/api/v1/messages").json()["messages"][0]["seen_at"]


@pytest.mark.parametrize("message_id", ["x", "a" * 3000, "%00", "0" * 40 + "@bank.example"])
def test_what_is_in_no_inbox_cannot_be_seen(item: Message, message_id: str) -> None:
    assert seen(message_id).status_code == 404
    assert ask(f"/inbox/api/v1/messages/{item.message_id}/seen").status_code == 405


def test_an_item_that_is_not_what_was_released_is_left_out_and_the_log_names_nobody(
    finished: Finished, caplog: pytest.LogCaptureFixture
) -> None:
    incident, now = finished(), timezone.now()
    sealed_message(incident, Channel.INBOX, at=now, is_altered=True)
    erased = sealed_message(incident, Channel.INBOX, at=now, code="ABCDE-FGHJK")
    whole = sealed_message(incident, Channel.INBOX, at=now, code=OTHER_CODE)
    erased.segment.payload = b"\x00" * 64
    erased.segment.save()
    with caplog.at_level(logging.DEBUG):
        (only,) = ask("/inbox/api/v1/messages").json()["messages"]
    assert only["id"] == whole.message_id
    assert "message.changed" in caplog.text
    assert "delivery.payload" in caplog.text
    assert not [word for word in ("Jan", PERSON, token_for(PERSON)) if word in caplog.text]


def test_guessers_are_slowed_down_and_people_behind_the_same_address_are_not(item: Message) -> None:
    wrong = {"HTTP_AUTHORIZATION": "Bearer x", "REMOTE_ADDR": "192.0.2.7"}
    answers = [ask("/inbox/feed.json", **wrong) for _ in range(REFUSALS + 1)]
    assert [one.status_code for one in answers] == [401] * REFUSALS + [429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert ask("/inbox/feed.json", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_one_person_cannot_ask_without_end(item: Message) -> None:
    answers = [ask("/inbox/feed.json").status_code for _ in range(REFUSALS + 1)]
    assert answers == [200] * REFUSALS + [429]


def test_a_database_that_is_away_is_said_to_be(item: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*arguments: object, **words: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("amends.web.inbox.views.take_receipts", gone)
    response = seen(item.message_id)
    assert (response.status_code, response["Retry-After"]) == (503, "60")


@pytest.mark.parametrize("person_ref", ["C-1", "å/€ 中", "a.b.c", "x" * 200])
def test_a_token_gives_back_its_person_and_no_other_key_does(person_ref: str) -> None:
    token = inbox_token(person_ref, b"k" * 32)
    assert person_of(token, b"k" * 32) == person_ref
    assert person_of(token, b"l" * 32) is None
    assert person_of(token[:-1] + ("0" if token[-1] != "0" else "1"), b"k" * 32) is None
    assert token.isascii()


def test_nobody_has_a_token() -> None:
    assert person_of(inbox_token("", b"k"), b"k") is None
    assert person_of("", b"k") is None
