"""Hand-built mail: the standard library reads it as it was meant, and nothing can be added to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.contact.ladder import looks_like_mailbox
from amends.core.errors import InputError
from amends.providers.email.mime import Mail, Sender, build
from amends.providers.email.parse import UnreadableMailError, parse_mail

AT = datetime(2026, 6, 14, 9, 5, 7, tzinfo=timezone(timedelta(hours=2)))
SENDER = Sender(name="Bank Północny", address="notices@bankpolnocny.example", is_exercise=True)


def mail(**changes: object) -> Mail:
    fields: dict[str, object] = {
        "message_id": "ab12@bankpolnocny.example",
        "to_name": "Jan Nowak",
        "to_address": "jan@people.example",
        "language": "pl",
        "subject": "Twoje dane wyciekły",
        "text": "Dzień dobry,\n.kropka\nfrom here\n",
        "html": "<p>Dzień dobry</p>",
    }
    return Mail(**{**fields, **changes})  # type: ignore[arg-type]


def read(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


def test_headers_are_what_the_interface_promises() -> None:
    message = read(build(mail(), sender=SENDER, at=AT))
    assert message["Message-ID"] == "<ab12@bankpolnocny.example>"
    assert message["Content-Language"] == "pl"
    assert message["X-Amends-Exercise"] == "yes"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Subject"] == "Twoje dane wyciekły"
    assert [a.addr_spec for a in message["To"].addresses] == ["jan@people.example"]
    assert message["From"].addresses[0].display_name == "Bank Północny"
    assert parsedate_to_datetime(message["Date"]) == AT


def test_parts_read_back_word_for_word() -> None:
    message = read(build(mail(), sender=SENDER, at=AT))
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().replace("\r\n", "\n") == mail().text
    assert html.get_content().strip() == "<p>Dzień dobry</p>"


def test_no_line_is_long_and_every_line_ends_with_crlf() -> None:
    data = build(mail(subject="ż" * 400, to_name="Ś" * 200, text="x" * 9000), sender=SENDER, at=AT)
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert data.isascii()


def test_real_message_without_exercise_bears_no_exercise_mark() -> None:
    data = build(mail(), sender=Sender(name="Bank", address="n@bank.example"), at=AT)
    assert b"X-Amends-Exercise" not in data


@pytest.mark.parametrize("field", ["to_name", "subject", "language"])
def test_line_break_in_the_data_adds_no_header(field: str) -> None:
    evil = "x\r\nBcc: eve@evil.example\r\n\r\nbody"
    message = read(build(mail(**{field: evil}), sender=SENDER, at=AT))
    assert message["Bcc"] is None
    assert message["To"].addresses[0].addr_spec == "jan@people.example"


@pytest.mark.parametrize(
    "address",
    ["jan@people.example\r\nBcc: e@evil.example", "a@b.example,c@d.example", "żółć@b.example", "jan", "a b@c.example"],
)
def test_address_that_is_not_one_plain_mailbox_is_refused(address: str) -> None:
    with pytest.raises(InputError) as refused:
        build(mail(to_address=address), sender=SENDER, at=AT)
    assert refused.value.code == "email.address"
    assert address not in str(refused.value)


def test_message_id_cannot_carry_a_header() -> None:
    with pytest.raises(ValueError, match="identity"):
        build(mail(message_id="a@b>\r\nBcc: x@y.example"), sender=SENDER, at=AT)


def test_international_domain_is_written_as_punycode_and_read_back() -> None:
    data = build(mail(to_address="jan@zażółć.example"), sender=SENDER, at=AT)
    assert b"jan@xn--" in data
    assert parse_mail(data).to == "jan@zażółć.example"


def test_equal_inputs_give_equal_bytes() -> None:
    assert build(mail(), sender=SENDER, at=AT) == build(mail(), sender=SENDER, at=AT)


@settings(max_examples=150, deadline=None)
@given(name=st.text(max_size=90), subject=st.text(max_size=200), text=st.text(max_size=400))
def test_whatever_the_data_the_oracle_and_our_parser_agree(name: str, subject: str, text: str) -> None:
    clean = name.encode("utf-8", "replace").decode(), subject.encode("utf-8", "replace").decode()
    body = text.encode("utf-8", "replace").decode()
    data = build(
        mail(to_name=clean[0], subject=clean[1], text=body), sender=SENDER, at=datetime(2026, 1, 2, tzinfo=UTC)
    )
    ours, oracle = parse_mail(data), read(data)
    assert [a.addr_spec for a in oracle["To"].addresses] == [ours.to] == ["jan@people.example"]
    assert len(oracle.get_all("To") or ()) == 1
    part = oracle.get_body(("plain",))
    assert part is not None
    raw = part.get_payload(decode=True)
    assert isinstance(raw, bytes)
    assert raw.decode() == ours.texts[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"To: ", b"Bcc: eve@evil.example\r\nTo: "),
        (b"To: ", b"To: eve@evil.example\r\nTo: "),
        (b"<jan@people.example>", b"<jan@people.example>, <eve@evil.example>"),
        (b"Message-ID", b"X-Message-ID"),
        (b"quoted-printable", b"7bit"),
        (b"alternative", b"mixed"),
        (b"utf-8\r\n", b"latin-1\r\n"),
        (b"\r\n\r\n", b"\n\n"),
    ],
)
def test_parser_refuses_mail_that_is_not_ours(old: bytes, new: bytes) -> None:
    data = build(mail(), sender=SENDER, at=AT)
    assert old in data
    with pytest.raises(UnreadableMailError):
        parse_mail(data.replace(old, new))


def test_parser_reads_bullets_of_html_as_lines() -> None:
    html = "<style>p{}</style><p>Dear A &amp; B,</p><ul><li>PESEL</li></ul><ol><li>Call</li></ol>"
    assert parse_mail(build(mail(html=html), sender=SENDER, at=AT)).texts[1] == "Dear A & B,\n• PESEL\nCall"


@settings(max_examples=300, deadline=None)
@given(address=st.one_of(st.emails(), st.from_regex(r"[a-z.]{1,9}@[\w.-]{1,12}\.\w{2,5}", fullmatch=True)))
def test_whatever_the_ladder_writes_to_can_be_written(address: str) -> None:
    if looks_like_mailbox(address):
        assert build(mail(to_address=address), sender=SENDER, at=AT)
