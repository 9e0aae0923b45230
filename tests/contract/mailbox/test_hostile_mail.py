"""Mail that anybody may have written: what it says, what is believed of it, and what it cannot do."""

from __future__ import annotations

import base64
import time
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.providers.mailbox.model import MOST_BYTES, Received
from amends.providers.mailbox.ours import ours_of
from amends.providers.mailbox.reading import mail_digest, read_received

NOW = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
OURS = ours_of(["care@bank.example", "press@bank.example"])
ONE, OTHER = "a" * 24, "b" * 24
RECEIVED = "Received: from out.example by mx.bank.example; Mon, 1 Jun 2026 08:00:00 +0000\n"


def read(text: str | bytes, **options: object) -> Received:
    data = text.encode() if isinstance(text, str) else text
    return read_received(data, received_at=NOW, ours=OURS, **options)  # type: ignore[arg-type]


def test_the_token_is_of_the_envelope_and_not_of_what_the_mail_says() -> None:
    mail = f"From: a@x.example\nTo: care+{ONE}@bank.example\nDelivered-To: care+{ONE}@bank.example\n\nHello"
    assert read(mail, envelope=(f"care+{OTHER}@bank.example",)).tokens == (OTHER,)
    assert read(mail, envelope=("care@bank.example",)).tokens == ()
    assert read(mail, envelope=(f"care+{ONE}@elsewhere.example",)).tokens == ()


def test_in_a_mailbox_only_lines_that_our_own_server_added_say_to_whom_it_was_delivered() -> None:
    ours = f"Delivered-To: care+{OTHER}@bank.example\n{RECEIVED}"
    forged = f"Delivered-To: care+{ONE}@bank.example\nTo: care+{ONE}@bank.example\nFrom: a@x.example\n\nHello"
    assert read(ours + forged).tokens == (OTHER,)
    assert read(f"Delivered-To: care@bank.example\n{RECEIVED}{forged}").tokens == ()


def test_without_any_envelope_one_token_in_to_counts_and_two_do_not() -> None:
    head = f"{RECEIVED}From: a@x.example\nTo: care+{ONE}@bank.example"
    assert read(f"{head}\n\nHello").tokens == (ONE,)
    assert read(f"{head}, care+{OTHER}@bank.example\n\nHello").tokens == ()


@pytest.mark.parametrize("token", ["", "short", "A1" * 12, "a" * 25, "a" * 23 + "é", "a" * 23 + "1"])
def test_what_cannot_be_a_token_is_none(token: str) -> None:
    assert OURS.token_in(f"care+{token}@bank.example") == ""


@pytest.mark.parametrize(
    ("header", "sender"),
    [
        ("Auto-Submitted: auto-replied\n", None),
        ("Auto-Submitted: auto-generated; owner=x\n", None),
        ("Precedence: bulk\n", None),
        ("X-Autoreply: yes\n", None),
        ("List-Id: <l.x.example>\n", None),
        ("Return-Path: <>\n", None),
        ("", ""),
    ],
)
def test_what_a_program_sent_is_known(header: str, sender: str | None) -> None:
    mail = f"{header}From: a@x.example\nSubject: Out of office\n\nI am away."
    assert read(mail, sender=sender).is_automatic


def test_our_own_mail_that_comes_back_is_automatic_and_a_persons_is_not() -> None:
    assert read("From: care+x@bank.example\n\nHello").is_automatic
    assert not read("From: a@x.example\nAuto-Submitted: no\n\nHello").is_automatic


def test_a_subject_cannot_bring_a_header_in() -> None:
    found = read("From: a@x.example\nSubject: =?utf-8?q?Hi=0D=0ABcc:_b@x.example?=\n\nHello")
    assert found.subject == "Hi Bcc: b@x.example"


@pytest.mark.parametrize(
    "value",
    [
        "a@x.example, b@x.example",
        "undisclosed",
        "<a@x.example>\nFrom: b@x.example",
        '"a@x.example" <b>',
        "a@x.example\x00",
    ],
)
def test_a_sender_who_is_not_exactly_one_is_nobody(value: str) -> None:
    assert read(f"From: {value}\n\nHello").author == ""


def test_an_answer_never_goes_where_reply_to_says() -> None:
    assert read("From: Anna <Anna@X.example>\nReply-To: eve@evil.example\n\nHello").author == "anna@x.example"


def test_html_becomes_words_and_is_not_run() -> None:
    html = (
        "<style>p{}</style><p>My&nbsp;card<br>was <b>used</b></p><script>steal()</script><img src=http://t.example/x>"
    )
    found = read(f"From: a@x.example\nContent-Type: text/html; charset=utf-8\n\n{html}")
    assert found.text == "My card\nwas used"


def test_of_two_alternatives_the_plain_one_is_read_unless_it_says_nothing() -> None:
    def both(plain: str) -> str:
        return (
            'From: a@x.example\nContent-Type: multipart/alternative; boundary="b"\n\n'
            f"--b\nContent-Type: text/plain\n\n{plain}\n--b\nContent-Type: text/html\n\n<p>From HTML</p>\n--b--\n"
        )

    assert read(both("From text")).text.strip() == "From text"
    assert read(both("  ")).text == "From HTML"


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("utf-8", "Zażółć".encode("cp1250")),
        ("no-such", "Zażółć".encode()),
        ("us-ascii", "Zażółć".encode()),
        ("hex", "Zażółć".encode()),
        ("punycode", "Zażółć".encode()),
        ("iso-8859-2", "Zażółć".encode("iso-8859-2")),
    ],
)
def test_a_charset_that_is_wrong_does_not_spoil_the_words(charset: str, data: bytes) -> None:
    mail = (
        f"From: a@x.example\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode()
    )
    assert read(mail + data).text == "Zażółć"


def test_a_zip_bomb_stays_the_bytes_that_it_is() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"\0" * 50_000_000)
    bomb = packed.getvalue()
    mail = (
        'From: a@x.example\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n\nSee file\n--b\n'
        'Content-Type: application/zip\nContent-Disposition: attachment; filename="../../x.zip"\n'
        f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(bomb).decode()}--b--\n"
    )
    (file,) = read(mail).files
    assert (file.name, file.data) == ("../../x.zip", bomb)


def flat(count: int) -> str:
    part = "--b\nContent-Type: text/plain; name=x.txt\n\nx\n"
    return f'From: a@x.example\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n\nHello\n{part * count}--b--\n'


def nested(depth: int) -> str:
    inner = "Content-Type: text/plain\n\nHello\n"
    for number in range(depth):
        inner = f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n{inner}--b{number}--\n'
    return "From: a@x.example\n" + inner


def test_ten_thousand_parts_are_counted_and_not_kept() -> None:
    begun = time.monotonic()
    found = read(flat(10_000))
    assert (found.text.strip(), len(found.files), found.left_out) == ("Hello", 50, 9_950)
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    "mail",
    [
        nested(10_000),
        "From: a@x.example\n" + 'Content-Type: multipart/mixed; boundary="' + '\\";' * 500_000 + '"\n\nx',
        "",
        "no header at all",
        "A: b\n" * 3_000 + "\n",
    ],
    ids=["deep", "long-header", "empty", "headless", "many-headers"],
)
def test_what_is_made_to_harm_is_kept_whole_and_not_read(mail: str) -> None:
    begun = time.monotonic()
    found = read(mail, envelope=(f"care+{ONE}@bank.example",))
    assert found.why_unread
    assert found.files[0].data == mail.encode()
    assert found.tokens == (ONE,)
    assert time.monotonic() - begun < 10


def test_ten_megabytes_are_read_and_what_is_larger_is_cut_with_a_count() -> None:
    begun = time.monotonic()
    found = read("From: a@x.example\n\n" + "Hello world\n" * 900_000)
    assert len(found.text) == 100_000
    assert read(b"From: a@x.example\n\n" + b"x\n" * (MOST_BYTES // 2)).left_out == 1
    assert time.monotonic() - begun < 30


def test_a_mail_is_the_same_however_it_came_and_another_with_its_message_id_is_not() -> None:
    mail = b"From: a@x.example\nMessage-ID: <1@x.example>\n\nHello\n"
    assert mail_digest(mail) == mail_digest(b"Delivered-To: care@bank.example\r\n" + mail.replace(b"\n", b"\r\n"))
    assert mail_digest(mail) != mail_digest(mail.replace(b"Hello", b"Other"))
    assert mail_digest(mail) != mail_digest(mail.replace(b"a@x", b"b@x"))


def test_what_our_server_found_is_noted_and_what_others_say_in_its_name_below_is_not() -> None:
    lines = "Authentication-Results: mx.bank.example; spf=fail (no dmarc=pass) x; dmarc=fail\n"
    forged = "Authentication-Results: evil.example; dmarc=pass\nAuthentication-Results: mx.bank.example; dmarc=pass\n"
    mail = f"{lines}{forged}From: a@x.example\n\nHello"
    assert read(mail, authserv_id="mx.bank.example").verdict == "dmarc=fail spf=fail"
    assert read(mail).verdict == ""


def test_a_bounce_is_shown_to_who_reads_them() -> None:
    mail = "From: MAILER-DAEMON@x.example\nSubject: failed\n\nNo such user"
    assert read(mail).raw == mail.encode()
    assert read("From: a@x.example\n\nHello").raw == b""


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=2_000), st.sampled_from([b"", b"From: a@x.example\nContent-Type: ", b"Subject: =?"]))
def test_no_mail_raises(data: bytes, start: bytes) -> None:
    assert read(start + data).received_at == NOW
