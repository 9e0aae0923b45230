"""Whatever bytes come, a mail is read within bounds, is exactly one thing, and leaks nobody."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mailing import DIGITS, MAILS, block, dsn, mail, read

from amends.providers.receipts.model import Disposition
from amends.providers.receipts.read import read_dmarc

EML = sorted(path.name for path in MAILS.glob("*.eml"))
_BITS = st.sampled_from(
    [b"", b"\n", b"\n\n", b"\x00", b"\xff\xfe", b"--B\n", b"Content-Type: message/rfc822\n\n", b'boundary="',
     b"=?x?b?!?=", b"charset=hex", b"charset*0*=x''%", b"filename*1*=utf-7''%FF",
     b"Content-Transfer-Encoding: base64\n", b";" * 50,
     b"Status: 5.1.1\n", b"@", b"<" * 30]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(EML),
    edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 200), _BITS), min_size=1, max_size=6),
)
def test_damaged_mail_never_raises_and_is_one_thing(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    data = mail(name)
    for place, length, bit in edits:
        start = int(place * len(data))
        data = data[:start] + bit + data[start + length :]
    found = read(data)
    assert bool(found.receipts) == (found.disposition is Disposition.RECEIPT)
    assert bool(found.why) == (found.disposition is Disposition.NOT_UNDERSTOOD)
    for receipt in found.receipts:
        assert receipt.message_id[:40] == DIGITS or receipt.ref
        assert "@" not in receipt.reason
        assert len(receipt.reason) <= 160


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_as_something(data: bytes) -> None:
    assert read(data).receipts == ()
    assert read_dmarc(data).findings == ()


def nested(levels: int) -> bytes:
    opening = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(levels))
    return b"From: a@people.example\n" + opening + b"\n"


@pytest.mark.parametrize(
    "data",
    [
        nested(5_000),
        b"From: a@x.example\n" + b"Content-Type: message/rfc822\n\n" * 5_000,
        b"From: a@x.example\n\n" + b"x" * 11_000_000,
        b"X: y\n" * 100_000 + b"\nbody",
        b"From: MAILER-DAEMON@x.example\nSubject: Undelivered\n\n" + b"<" * 150_000 + b"\n" + b"a@" * 20_000,
        b"From: MAILER-DAEMON@x.example\n\n" + b"550 " * 50_000,
        b"From: MAILER-DAEMON@x.example\n\n"
        + b"--- The following addresses had failed ---\n"
        + b"   (expanded from: <\n" * 9_000,
        b"From: MAILER-DAEMON@x.example\n\n" + (b"not yet been delivered\n" + b" " * 990 + b"<\n") * 78,
        b"From: MAILER-DAEMON@x.example\n\n" + (b"not yet been delivered\n" + b" " * 9_000 + b"<\n") * 20,
        b"From: " + b"=?utf-8?b?" * 50_000 + b"\n\n",
        dsn(block(Diagnostic_Code="smtp; " + "1 " * 100_000)),
        dsn(block(Diagnostic_Code="smtp; 5.1.1 " + "a@" * 100_000)),
        b"To: " + b"bounce+" * 100_000 + b"\nFrom: postmaster@x.example\n\n",
    ],
    ids=[
        "deep",
        "deep-rfc822",
        "huge",
        "headers",
        "brackets",
        "codes",
        "list",
        "blanks",
        "more-blanks",
        "words",
        "numbers",
        "addresses",
        "bounce",
    ],
)
def test_hostile_mail_costs_little_time(data: bytes) -> None:
    started = time.process_time()
    read(data)
    assert time.process_time() - started < 2
