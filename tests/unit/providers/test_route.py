"""Addresses of mail servers, and what servers answer."""

from __future__ import annotations

import pytest

from amends.core.errors import InputError
from amends.core.ports import OutcomeKind
from amends.providers.email.replies import BadReplyError, Reply, ReplyReader, outcome_of
from amends.providers.email.route import MOST_IN_DOUBT, DkimFile, parse_smtp_url


def test_url_gives_every_part() -> None:
    route = parse_smtp_url("smtp://us%40er:p%3Aw@mail.example:587?starttls=1&connections=6&timeout=9.5")
    assert (route.host, route.port, route.user, route.password) == ("mail.example", 587, "us@er", "p:w")
    assert (route.starttls, route.connections, route.timeout_s, route.tls) == (True, 6, 9.5, False)


def test_password_does_not_show() -> None:
    assert "secret" not in repr(parse_smtp_url("smtps://u:secret@mail.example"))


@pytest.mark.parametrize(
    "url",
    ["http://h", "smtp://", "h:25", "smtp://h:0x", "smtp://h:99999", "smtp://h?starttls=1&foo=1", "smtp://h/path"]
    + [f"smtp://h?connections={n}" for n in ("0", str(MOST_IN_DOUBT + 1), "x", "nan")],
)
def test_url_that_cannot_be_used_is_one_clear_error(url: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_smtp_url(url)
    assert refused.value.code == "smtp.bad_url"


def test_replies_come_whole_whatever_the_cuts() -> None:
    data = b"250-first\r\n250 PIPELINING\r\n354 go\r\n"
    for cut in range(len(data)):
        reader = ReplyReader()
        replies = reader.feed(data[:cut]) + reader.feed(data[cut:])
        assert [(reply.code, reply.text) for reply in replies] == [(250, "first PIPELINING"), (354, "go")]
        assert reader.is_empty


@pytest.mark.parametrize("line", [b"hello\r\n", b"99 x\r\n", b"2x0 ok\r\n", b"250_ok\r\n", b"\r\n", b"x" * 5000])
def test_what_is_no_smtp_is_refused(line: bytes) -> None:
    with pytest.raises(BadReplyError):
        ReplyReader().feed(line)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (250, OutcomeKind.ACCEPTED),
        (451, OutcomeKind.TEMPORARY),
        (421, OutcomeKind.TEMPORARY),
        (550, OutcomeKind.REFUSED),
    ],
)
def test_codes_mean_what_rfc_5321_says(code: int, kind: OutcomeKind) -> None:
    assert outcome_of(Reply(code, (b"words",))).kind is kind


def test_reason_does_not_repeat_the_recipient() -> None:
    outcome = outcome_of(Reply(550, (b"5.1.1 <jan@people.example>: no such user", "zażółć".encode())))
    assert "people.example" not in outcome.reason
    assert outcome.reason.isascii()


def test_options_for_bounces_and_signing_are_read() -> None:
    route = parse_smtp_url(
        "smtp://h?dsn=1&bounces_to=bounce@bank.example&dkim_key=file:/run/key.pem&dkim_selector=s1&dkim_domain=bank.example"
    )
    assert (route.dsn, route.bounces_to) == (True, "bounce@bank.example")
    assert route.dkim == DkimFile(key="/run/key.pem", selector="s1", domain="bank.example")
    assert (parse_smtp_url("smtp://h").dsn, parse_smtp_url("smtp://h").dkim) == (False, None)


@pytest.mark.parametrize(
    "options",
    [
        "dkim_key=k.pem",
        "dkim_key=k.pem&dkim_selector=s1",
        "dkim_selector=s1&dkim_domain=bank.example",
        "dkim_key=k.pem&dkim_selector=s1&dkim_domain=bank.example;%0d%0aBcc:%20x",
        "dkim_key=k.pem&dkim_selector=s%201&dkim_domain=bank.example",
        "bounces_to=bounce",
        "bounces_to=a@b.example%0d%0aRCPT%20TO:<x@y.example>",
    ],
)
def test_options_that_could_not_work_are_refused(options: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_smtp_url(f"smtp://h?{options}")
    assert refused.value.code == "smtp.bad_url"


def test_remembered_replies_are_the_replies() -> None:
    reader = ReplyReader()
    for _ in range(3):
        replies = reader.feed(b"250 2.1.0 ok\r\n250-a\r\n250 2.1.0 ok\r\n550 no\r\n")
        assert [(reply.code, reply.text) for reply in replies] == [(250, "2.1.0 ok"), (250, "a 2.1.0 ok"), (550, "no")]
