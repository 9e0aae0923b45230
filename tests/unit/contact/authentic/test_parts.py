"""The parts of the judgement: names that look alike, what is expected of our own message, what is not counted."""

from __future__ import annotations

import time

import pytest

from amends.contact.authentic import Headline, Kind, Registry, Standing, Why, judge, read_input
from amends.contact.authentic.asking import asks_for_secret
from amends.contact.authentic.find import MOST_CHARACTERS, MOST_THINGS
from amends.contact.authentic.hosts import authority_of, is_numeric, registrable
from amends.contact.authentic.lookalike import look_of
from amends.contact.authentic.plain import defanged, echo_of, plainly
from amends.contact.authentic.registry import as_hosts, as_phones
from amends.providers.dns.lookalikes import look_alikes

CODE = "7Q2K9-XMBDA"
OWN = Registry(domains=as_hosts(["bankpolnocny.example"]), phones=as_phones(["+48 500 009 900"], ""), region="PL")


@pytest.mark.parametrize("own", ["bankpolnocny.example", "northbank.example"])
def test_nearly_every_name_that_a_generator_of_look_alikes_makes_is_seen(own: str) -> None:
    names = look_alikes(own)
    unseen = [name.domain for name in names if look_of(name.domain, [own]) is Why.NONE]
    assert len(names) > 2000
    assert len(unseen) < 0.02 * len(names), unseen[:20]


@pytest.mark.parametrize(
    "host",
    [
        "unrelated.example", "example.com", "gov.pl", "polnoc.example", "bank.example", "openbanking.example",
        "wikipedia.org", "a.example", "pko.example", "kolno.example", "xn--p1ai", "polnocny-teatr.example",
    ],
)  # fmt: skip
def test_names_of_others_do_not_look_like_ours(host: str) -> None:
    assert look_of(host, ["bankpolnocny.example"]) is Why.NONE


def test_a_short_name_is_no_reason_to_suspect_every_word_that_holds_it() -> None:
    assert look_of("embankment.example", ["bank.example"]) is Why.NONE
    assert look_of("tank.example", ["bank.example"]) is Why.NONE
    assert look_of("bank-login.example", ["bank.example"]) is Why.CONTAINS


def test_what_stands_in_our_own_message_does_not_make_it_a_copy() -> None:
    text = f"Code {CODE}. Ask the agency on +49 30 1234567 or at https://agency.test. Dear customer."
    reading = read_input(text, region="PL")
    assert judge(reading, OWN, known_codes={CODE: True}).headline is Headline.COPIED
    expected = frozenset((thing.kind, thing.value) for thing in reading.things)
    assert judge(reading, OWN, known_codes={CODE: True}, expected=expected).headline is Headline.OURS


def test_a_known_scam_or_a_look_alike_is_never_excused() -> None:
    scam = Registry(domains=OWN.domains, scam_domains=as_hosts(["evil.test"]))
    for text in ("https://evil.test", "https://bankpolnocny.test"):
        reading = read_input(f"Dear customer, your code {CODE} {text}")
        expected = frozenset((thing.kind, thing.value) for thing in reading.things)
        assert judge(reading, scam, known_codes={CODE: True}, expected=expected).headline in (
            Headline.KNOWN_SCAM,
            Headline.COPIED,
        )


def test_more_than_is_looked_at_is_never_called_ours() -> None:
    padding = "word " * (MOST_CHARACTERS // 5)
    assert (
        judge(read_input(f"Dear customer {CODE} {padding} https://evil.test"), OWN, known_codes={CODE: True}).headline
        is Headline.CANNOT_TELL
    )
    links = " ".join(f"https://a{number}.bankpolnocny.example" for number in range(MOST_THINGS + 5))
    assert judge(read_input(f"Code {CODE} {links}"), OWN, known_codes={CODE: True}).headline is not Headline.OURS


def test_numbers_in_links_and_dates_are_no_numbers_to_dial() -> None:
    text = "See https://bankpolnocny.example/500600700 by 2026-06-01 12:30, amount 1 500 000,00, code 7Q2K9-XMBDA."
    assert {thing.kind for thing in read_input(text, region="PL").things} == {Kind.LINK, Kind.CODE}


def test_the_addressee_of_a_forwarded_mail_is_no_sign_and_its_sender_is() -> None:
    text = "From: Bank <x@evil.test>\nTo: me@home.test\nSubject: Hi\n\nDear customer, hello."
    found = [(thing.kind, thing.value) for thing in read_input(text).things]
    assert found == [(Kind.SENDER, "x@evil.test")]
    polish = "Od: Bank <x@evil.test>\nDo: me@home.test\n\nSzanowni Państwo"
    assert [thing.value for thing in read_input(polish).things] == ["x@evil.test"]


def test_the_source_of_a_mail_that_was_pasted_is_read_as_a_mail() -> None:
    source = (
        "Return-Path: <b@evil.test>\nMessage-ID: <1@x>\nFrom: help@bankpolnocny.example\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\naHR0cHM6Ly9oaWRkZW4udGVzdA==\n"
    )
    assert {thing.value for thing in read_input(source).things} == {
        "b@evil.test", "help@bankpolnocny.example", "hidden.test",
    }  # fmt: skip


def test_hidden_text_and_targets_of_a_page_are_seen() -> None:
    page = '<p hidden>call <b>+48 600 100 200</b></p><meta http-equiv="refresh" content="0;url=https://evil.test/x">'
    found = {(thing.kind, thing.value) for thing in read_input(page + "<a href='x'>y</a>", region="PL").things}
    assert found == {(Kind.PHONE, "+48600100200"), (Kind.LINK, "evil.test")}


@pytest.mark.parametrize(
    ("rest", "host"),
    [
        ("//a.example:8080/x", "a.example"), ("//a.example?x@b.example", "a.example"),
        ("//u:p@b.example#@c", "b.example"),
        ("/\\/a.example", "a.example"), ("//[::1]:80/", "[::1]"), ("//A.EXAMPLE./", "a.example"), ("//", ""),
    ],
)  # fmt: skip
def test_a_host_is_read_as_browsers_read_it(rest: str, host: str) -> None:
    assert authority_of(rest)[1] == host


def test_addresses_without_a_name_are_known_as_numbers() -> None:
    assert all(is_numeric(host) for host in ("127.0.0.1", "2130706433", "0x7f000001", "[::1]", "1.0x1"))
    assert not any(is_numeric(host) for host in ("bank.example", "1.example", "0xbank.example", ""))


def test_what_is_shown_again_is_short_plain_and_no_link() -> None:
    assert echo_of("a\u202eb\x00c" + "d" * 99) == "abc" + "d" * 56 + "…"
    assert defanged("x@evil.test") == "x[@]evil[.]test"
    assert plainly("ｈｔｔｐｓ：／／ｂａｎｋ。ｅｘａｍｐｌｅ") == "https://bank.example"
    assert registrable("a.b.bank.co.uk") == "bank.co.uk"


def test_an_empty_registry_calls_nothing_foreign() -> None:
    for text in ("https://bank.example", "+48 500 009 900", "a@bank.example"):
        judged = judge(read_input(text), Registry(), known_codes={})
        assert judged.headline is Headline.CANNOT_TELL
        assert {finding.standing for finding in judged.findings} == {Standing.CANNOT_TELL}


@pytest.mark.parametrize("text", ["PIN", "Enter the house.", "We will send your new card.", "Kod pocztowy 00-950"])
def test_words_alone_are_no_request(text: str) -> None:
    assert not asks_for_secret(text)


HOSTILE = (
    "a." * 50_000, "@" * 90_000, "https:" * 15_000, "[" * 50_000, "<a " * 30_000, "1 " * 50_000, "x@" * 40_000,
    "[a](b) " * 14_000, "<a href=x>" + "</" * 45_000, "<a href='" * 11_000, "From: a@b.test\n" * 7000,
    " " * 100_000 + "1x",
    "<a href=x>" + "<![CDATA[" * 11_000, "<div>" * 20_000, "1.1." * 25_000,
)  # fmt: skip


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_length_takes_no_long_time(number: int) -> None:
    started = time.process_time()
    read_input(HOSTILE[number], region="PL")
    read_input("", b"From: a@b.test\nContent-Type: text/html\n\n" + HOSTILE[number].encode() * 8, region="PL")
    assert time.process_time() - started < 8
