"""What the wording really renders goes through each of these ways whole, or is refused with its reason."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from wording_requests import CODE, LANGUAGES, a_person, a_request

from amends.core.channels import Channel
from amends.core.envelope import Envelope, pack
from amends.core.ports import Parcel, Provider
from amends.providers.voice.documents import words
from amends.providers.way import provider_for
from amends.wording import Audience, compose
from amends.wording.render.inbox import render_inbox
from amends.wording.render.push import push_payloads, render_push
from amends.wording.render.social import Network, render_social
from amends.wording.render.voice import render_ssml
from amends.wording.render.web import render_web

KEY = urlsafe_b64encode(bytes(31) + b"\x07").decode()
CALLS = "twiml+https://AC1:secret@calls.example?from=%2B442079460000&answer=https://bank.example/voice"


def objection(provider: Provider, channel: Channel, to: str, **fields: str) -> str | None:
    envelope = Envelope(message_id="m-1@notices.example", to=to, **fields)
    return provider.objection(Parcel("m-1@notices.example", channel, to, pack(envelope)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_spoken_notice_is_said_word_by_word_or_refused(language: str) -> None:
    notice = compose(a_request(language=language, channel=Channel.VOICE))
    markup = render_ssml(notice, a_person(), CODE)
    fields = {"language": language, "text": "-", "title": notice.sender, "markup": markup}
    found = objection(provider_for(CALLS), Channel.VOICE, "+442079460958", **fields)
    if language == "fa":
        assert found == "TwiML has no voice for the language."
        return
    envelope = Envelope(message_id="m-1@notices.example", to="+442079460958", **fields)
    for voice in ("", "Polly.Amy"):
        document = words(envelope, "https://bank.example/voice/m/again", voice)
        said = "".join("".join(say.itertext()) + " " for say in ET.fromstring(document.encode()).iter("Say"))
        plain = "".join(ET.fromstring(markup.encode()).itertext())
        assert re.sub(r"\s", "", said) == re.sub(r"\s", "", plain)
    length = len(words(envelope, "https://bank.example/voice/m-1@notices.example/again"))
    assert (found is None) == (length <= 4000), (found, length)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_push_message_fits(language: str) -> None:
    notice = compose(a_request(language=language, channel=Channel.PUSH))
    message = render_push(notice)
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    keys = {
        "p256dh": urlsafe_b64encode(point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)).decode(),
        "auth": urlsafe_b64encode(bytes(16)).decode(),
    }
    to = json.dumps({"endpoint": "https://push.example/a", "keys": keys})
    provider = provider_for(f"webpush://bank.example?key={KEY}&contact=mailto:security@bank.example")
    markup = push_payloads(message).web_push.decode()
    fields = {"language": language, "text": message.body, "title": message.title, "markup": markup}
    assert objection(provider, Channel.PUSH, to, **fields) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_inbox_item_fits(language: str) -> None:
    item = render_inbox(compose(a_request(language=language)), a_person(), CODE)
    fields = {"language": language, "text": item.text, "markup": item.json}
    for url in ("inbox+https://app.example?token=a", "inbox+file:///tmp/inbox"):
        assert objection(provider_for(url), Channel.INBOX, "PRS-1", **fields) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_posts_of_a_public_text_fit_their_networks(language: str) -> None:
    notice = compose(a_request(template="holding", channel=Channel.SOCIAL, audience=Audience.PUBLIC, language=language))
    ways = {Network.MASTODON: "mastodon://m.example?token=a", Network.BLUESKY: "bluesky://b:a@b.example"}
    for network, url in ways.items():
        text = "\u001e".join(render_social(notice, network))
        assert objection(provider_for(url), Channel.SOCIAL, "", language=language, text=text) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_public_page_fits_its_folder(language: str, tmp_path: Path) -> None:
    notice = compose(a_request(template="status_update", audience=Audience.PUBLIC, language=language))
    provider = provider_for(f"web+file://{tmp_path}?base=https://bank.example/notices&title=Notices&author=Bank")
    text = "\n\n".join(block.text for block in notice.blocks if block.text)
    fields = {"language": language, "title": notice.subject.text, "text": text, "markup": render_web(notice).html}
    assert objection(provider, Channel.WEB, "", **fields) is None
