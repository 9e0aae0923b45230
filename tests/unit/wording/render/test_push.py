"""A push message shows on a locked screen: the news, and nothing about the person or the data."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from wording_requests import CODE, LANGUAGES, a_case, a_request

from amends.core.case.model import Controller
from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.wording import Audience, BlockKind, NoticeRequest, Sentence, compose
from amends.wording.book.labels import labels_of
from amends.wording.model import Block
from amends.wording.render.push import BODY_LIMIT, PAYLOAD_LIMIT, TITLE_LIMIT, push_payloads, render_push


def requests(language: str) -> list[NoticeRequest]:
    audiences = (Audience.ADULT, Audience.GUARDIAN)
    return [
        a_request(language=language, channel=channel, audience=audience, exercise=exercise)
        for channel in (Channel.PUSH, Channel.EMAIL)
        for audience in audiences
        for exercise in (False, True)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_message_is_short_and_free_of_personal_data(language: str) -> None:
    telling = {"pesel", "id_card", "iban", "card_number", "transactions", "date_of_birth"}
    for request in requests(language):
        message = render_push(compose(request))
        assert 0 < len(message.title) <= TITLE_LIMIT
        assert 0 < len(message.body) <= BODY_LIMIT
        said = message.title + message.body + message.path
        assert "{{" not in said
        assert CODE not in said
        assert not [code for code in telling if labels_of(language)[code] in said]
        assert message.direction == ("rtl" if language == "fa" else "ltr")
        assert ("EXERCISE" in said) == (request.exercise and language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_payloads_are_json_within_the_limit_of_every_service(language: str) -> None:
    for request in requests(language):
        message = render_push(compose(request), path="/notices/NTC-1")
        payloads = push_payloads(message)
        web, apns, fcm = (json.loads(data) for data in (payloads.web_push, payloads.apns, payloads.fcm))
        assert max(map(len, (payloads.web_push, payloads.apns, payloads.fcm))) <= PAYLOAD_LIMIT
        assert web["notification"]["navigate"] == apns["path"] == fcm["message"]["data"]["path"] == "/notices/NTC-1"
        assert web["notification"]["title"] == apns["aps"]["alert"]["title"] == message.title
        assert fcm["message"]["notification"]["body"] == message.body


def test_body_ends_at_the_end_of_a_sentence() -> None:
    notice = compose(a_request())
    long = Block(BlockKind.LEAD, sentences=(Sentence("Short."), Sentence("x" * 180 + ".")))
    assert render_push(replace(notice, blocks=(long,))).body == "Short."


def test_text_of_which_nothing_may_be_shown_is_refused() -> None:
    notice = compose(a_request())
    for text in ("Dear {{ name }}.", "x" * 179):
        blocks = (Block(BlockKind.LEAD, sentences=(Sentence(text),)),)
        with pytest.raises(InputError) as raised:
            render_push(replace(notice, blocks=blocks))
        assert raised.value.code == "push.nothing_to_say"


@pytest.mark.parametrize(
    "path",
    ["", "notices", "//evil.example", "https://x.example/", "/a?name=Anna", "/a b", "/a@b", "/..", "/" + "a" * 200],
)
def test_path_that_leads_elsewhere_or_could_name_a_person_is_refused(path: str) -> None:
    with pytest.raises(InputError) as raised:
        render_push(compose(a_request()), path=path)
    assert raised.value.code == "push.path"


def test_message_too_long_for_a_service_is_refused() -> None:
    message = render_push(compose(a_request()))
    for body, fits in (("x" * 3000, True), ("€" * 1400, False)):
        long = type(message)(title="t", body=body, path=message.path, tag=message.tag, language="en", direction="ltr")
        if fits:
            assert push_payloads(long).apns
            continue
        with pytest.raises(InputError) as raised:
            push_payloads(long)
        assert raised.value.code == "push.too_long"


def test_long_name_of_the_controller_does_not_break_the_title() -> None:
    case = a_case(controller=Controller(name="Bank " * 14, brand_domains=("bank.example",)))
    assert len(render_push(compose(a_request(case))).title) <= TITLE_LIMIT
