"""The message to a contact point that others read: the same for everybody, in every language, and it tells nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from people_requests import everything_known, nothing_known
from wording_requests import LANGUAGES, a_person

from amends.contact.contentless import names_nothing, text_digest
from amends.core.channels import Channel
from amends.wording import Notice, NoticeCohort, NoticeRequest, compose, render_email, render_sms
from amends.wording.assemble.compose import template_for
from amends.wording.model import BlockKind

CHANNELS = (Channel.EMAIL, Channel.SMS, Channel.VOICE)
NOTHING = NoticeCohort(residence="ZZ", elements=())
# What would tell a housemate that something happened to the other's data.
TELLING = r"breach|stolen|affected|Datenpanne|Datenschutz|gestohlen|betroffen|naruszeni|wyciek|skradz|نشت|سرقت"


def asked(ask: object, **fields: object) -> NoticeRequest:
    request: NoticeRequest = ask("please_contact")  # type: ignore[operator]
    return replace(request, cohort=NOTHING, brand_domain=None, **fields)  # type: ignore[arg-type]


def said(notice: Notice) -> str:
    return " ".join(sentence.text for sentence in notice.sentences())


@pytest.mark.parametrize("ask", [nothing_known, everything_known])
@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_nothing_and_has_no_open_field(ask: object, channel: Channel, language: str) -> None:
    notice = compose(asked(ask, language=language, channel=channel))
    assert notice.language == language
    assert "{{" not in said(notice)
    assert not re.search(TELLING, said(notice), re.I)
    assert not notice.elements
    assert {BlockKind.ELEMENTS, BlockKind.CODE, BlockKind.SALUTATION}.isdisjoint(block.kind for block in notice.blocks)
    assert notice.sender in said(notice)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_how_to_reach_us_and_an_exercise_says_that_it_is_one(language: str) -> None:
    request = asked(everything_known, language=language, channel=Channel.SMS, exercise=True)
    phone = str(request.facts.current("contact.phone").value)  # type: ignore[union-attr]
    notice = compose(request)
    assert phone in said(notice).replace("\u2068", "").replace("\u2069", "")
    assert notice.blocks[0].kind is BlockKind.MARKER


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_people_get_the_same_words(language: str) -> None:
    notice = compose(asked(everything_known, language=language))
    anna, jan = a_person("Anna Nowak"), a_person("Jan Kowalski", person_ref="C-2")
    texts = [render_email(notice, person, code).text for person, code in ((anna, "AAAAA-AAAAA"), (jan, "BBBBB-BBBBB"))]
    assert texts[0] == texts[1]
    assert not names_nothing(anna, (texts[0],), frozenset((text_digest(texts[1]),)))


def test_a_text_message_shows_no_code() -> None:
    notice = compose(asked(everything_known, channel=Channel.SMS))
    assert "AAAAA" not in render_sms(notice, a_person(), "AAAAA-AAAAA")


@pytest.mark.parametrize("channel", CHANNELS)
def test_each_channel_leads_on(channel: Channel) -> None:
    assert template_for("please_contact", channel).leads_on
