"""The plain text of an email says what its HTML says, and works where every address is cut away."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from render.seen import visible_words, words
from wording_requests import CODE, LANGUAGES, a_person, a_request

from amends.providers.email.mime import Mail, Sender, build
from amends.providers.email.parse import parse_mail, visible_text
from amends.wording import (
    Audience,
    Block,
    BlockKind,
    EmailContent,
    NoticeRequest,
    Sentence,
    compose,
    personal_fields_of_text,
    render_email,
)
from amends.wording.lint.links import find_links

_RULED = re.compile(r"^[=-]+$", re.M)
_NUMBERED = re.compile(r"^[\d۰-۹]+\. ", re.M)


def an_email(request: NoticeRequest, name: str = "Anna Nowak") -> EmailContent:
    return render_email(compose(request), a_person(name), CODE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("easy_read", [False, True])
@pytest.mark.parametrize("audience", [Audience.ADULT, Audience.GUARDIAN])
def test_text_and_html_say_the_same_words(language: str, easy_read: bool, audience: Audience) -> None:
    email = an_email(a_request(language=language, easy_read=easy_read, exercise=True, audience=audience))
    text = _NUMBERED.sub("", _RULED.sub("", email.text)).replace("• ", "")
    assert Counter(_joined(words(text))) == Counter(_joined(visible_words(email.html)))


def _joined(found: list[str]) -> list[str]:
    """Words without the marks beside them, which stand in another piece of the HTML."""
    return [plain for word in found if (plain := word.strip(".,:;!?،؛؟()"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_easy_read_says_one_sentence_a_line(language: str) -> None:
    usual = an_email(a_request(language=language)).text
    easy = an_email(a_request(language=language, easy_read=True)).text
    lines = [re.sub(r"^[\d۰-۹]+\. ", "", line.strip()) for line in easy.splitlines()]
    assert [line for line in lines if re.search(r"[a-zا-ی]{3,}[.؟!] \S", line)] == []
    assert len(easy.splitlines()) > len(usual.splitlines()) + 8


def test_easy_read_does_not_break_at_the_full_stop_of_a_name_before_a_german_noun() -> None:
    notice = compose(a_request(language="de", easy_read=True))
    lead = Block(BlockKind.LEAD, 0, (Sentence("Bei Bank Wisła S.A. Daten gestohlen. Bitte lesen Sie."),))
    lines = render_email(replace(notice, blocks=(lead,), content_sha256="0"), a_person(), CODE).text.splitlines()
    assert lines[:2] == ["Bei Bank Wisła S.A. Daten gestohlen.", "Bitte lesen Sie."]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_printed_address_is_on_the_list_of_allowed_ones(language: str) -> None:
    notice = compose(a_request(language=language))
    sites = {action.site for action in notice.actions if action.site}
    allowed = {"bank.example", "gov.pl"} | {urlsplit("https://" + site).hostname for site in sites}
    text = re.sub(r"[\u2066-\u2069]", " ", render_email(notice, a_person(), CODE).text)
    hosts = {(urlsplit(link.target).hostname or link.target.rpartition("@")[2]) for link in find_links(text)}
    assert "bank.example" in hosts
    assert hosts <= allowed


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_works_with_every_address_cut_away(language: str) -> None:
    text = an_email(a_request(language=language)).text
    cut = re.sub(r"\S*https?://\S*|\S+@\S+", "", text)
    assert "+48 22 555 01 00" in cut
    fields = personal_fields_of_text(cut, language)
    assert (fields.name, fields.code, len(fields.elements)) == ("Anna Nowak", CODE, 8)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["Anna Nowak", "رضا رضایی‌نژاد", '<b>"&', "• password"])
def test_guard_reads_the_same_person_from_text_and_from_html(language: str, name: str) -> None:
    email = an_email(a_request(language=language, exercise=True), name)
    assert personal_fields_of_text(visible_text(email.html), language) == personal_fields_of_text(email.text, language)


def test_mail_carries_both_parts_whole() -> None:
    email = an_email(a_request(language="fa"))
    mail = Mail(
        message_id="x@bank.example",
        to_name="Anna",
        to_address="anna@mail.example",
        language="fa",
        subject=email.subject,
        text=email.text,
        html=email.html,
    )
    sender = Sender(name="Bank", address="post@bank.example")
    texts = parse_mail(build(mail, sender=sender, at=datetime(2026, 6, 15, 10, tzinfo=UTC))).texts
    assert texts == (email.text.replace("\n", "\r\n"), visible_text(email.html))
