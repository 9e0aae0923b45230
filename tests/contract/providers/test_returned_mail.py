"""Returned letters, as a hand scanner or a mail room gives them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.core.errors import InputError
from amends.core.ids import short_code
from amends.core.ports import ReceiptKind
from amends.providers.post.returned import code_sha256_prefix, read_returned
from amends.wording.render.marks import mark_of

NOW = datetime(2026, 6, 20, 9, 0, tzinfo=timezone(timedelta(hours=2)))
CODE = "7Q2K9-XMBDA"
MARK = mark_of(CODE)


def codes(count: int) -> list[str]:
    return [short_code(b"k", str(number)) for number in range(count)]


def test_plain_scans_one_a_line() -> None:
    found = read_returned(f"{MARK}0102\r\n\r\n{mark_of(codes(1)[0])}0101\r\n".encode(), now=NOW)
    assert [receipt.ref for receipt in found.receipts] == [f"mark:{MARK}", f"mark:{mark_of(codes(1)[0])}"]
    assert found.receipts[0].at == NOW
    assert (found.blank, found.lines, found.unreadable) == (1, 3, ())
    assert {receipt.kind for receipt in found.receipts} == {ReceiptKind.BOUNCED}
    assert {receipt.source for receipt in found.receipts} == {"post-scan"}


@pytest.mark.parametrize("written", [CODE, "7q2k9 xmbda", "*7Q2K9XMBDA*", "7Q2K9–XMBDA"])
def test_a_code_is_read_however_it_is_written(written: str) -> None:
    (receipt,) = read_returned(written.encode(), now=NOW).receipts
    assert (receipt.code, receipt.ref) == (CODE, f"mark:{MARK}")


def test_code_and_bar_code_of_one_letter_are_one_return() -> None:
    found = read_returned(f"{CODE}\n{MARK}0101\n{MARK}0202\n{MARK}\n".encode(), now=NOW)
    assert (len(found.receipts), found.duplicates) == (1, 3)


def test_a_mark_gives_the_beginning_of_the_hash_by_which_the_ledger_knows_the_letter() -> None:
    for code in codes(200):
        assert hashlib.sha256(code.encode()).hexdigest().startswith(code_sha256_prefix(mark_of(code)))


def test_columns_may_be_named_in_any_order_and_parted_as_spreadsheets_do() -> None:
    for text in (
        f"Datum;Grund;Strichcode\n12.06.2026;Verzogen;{MARK}0101\n",
        f'"reason","code","date"\n"moved","{MARK}0101","2026-06-12"\n',
        f"\ufeffkod\tpowód\tdata\n{MARK}0101\twyprowadził się\t2026-06-12\n",
    ):
        (receipt,) = read_returned(text.encode(), now=NOW).receipts
        assert (receipt.reason, receipt.is_permanent) == ("moved", True)
        assert receipt.at == datetime(2026, 6, 12, 12, 0, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(
    ("reason", "wanted", "is_permanent"),
    [
        ("moved", "moved", True),
        ("Unknown", "unknown", True),
        ("REFUSED.", "refused", True),
        ("deceased", "deceased", True),
        ("unclaimed", "not_collected", False),
        ("nicht angetroffen", "absent", False),
        ("", "other", False),
    ],
)
def test_a_reason_says_whether_the_address_is_dead(reason: str, wanted: str, is_permanent: bool) -> None:
    (receipt,) = read_returned(f"{MARK}0101;2026-06-12;{reason}".encode(), now=NOW).receipts
    assert (receipt.reason, receipt.is_permanent) == (wanted, is_permanent)


def test_every_line_that_cannot_be_used_is_named_and_nothing_of_it_is_quoted() -> None:
    lines = [
        f"{MARK}0101;2026-06-12;moved",
        "Ana Example, 1 Home Street",
        f"{MARK}0301",
        f"{MARK}0001",
        f"{MARK}0101;31.02.2026;moved",
        f"{codes(1)[0]};2026-06-12;eaten by Ana's dog",
        f"{codes(1)[0]};2027-06-12;moved",
        "7Q2K9-XMBD0",
    ]
    found = read_returned("\n".join(lines).encode(), now=NOW)
    assert [bad.line for bad in found.unreadable] == [2, 3, 4, 5, 6, 7, 8]
    assert len(found.receipts) == 1
    assert not any("Ana" in bad.why for bad in found.unreadable)


def test_the_same_file_twice_gives_the_same_receipts() -> None:
    data = f"{MARK}0101;2026-06-12;moved".encode()
    first, again = read_returned(data, now=NOW), read_returned(data, now=NOW + timedelta(days=3))
    assert first == again


def test_an_instant_keeps_its_zone() -> None:
    (receipt,) = read_returned(f"{MARK};2026-06-12T08:00:00Z;moved".encode(), now=NOW).receipts
    assert receipt.at == datetime(2026, 6, 12, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("data", [b"\xff\xfe4\x008\x00", b"%PDF-1.7 \xe2\xe3", b"a\x00b"])
def test_what_is_no_text_is_one_error(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_returned(data, now=NOW)
    assert caught.value.code == "receipt.unreadable"


def test_an_empty_file_holds_nothing() -> None:
    assert read_returned(b"", now=NOW).lines == 0


@given(
    st.lists(st.one_of(st.text(max_size=40), st.sampled_from([f"{MARK}0101", CODE, "", f"{MARK};;moved"])), max_size=20)
)
def test_every_line_is_accounted_for(lines: list[str]) -> None:
    data = "\n".join(lines).replace("\x00", "").encode("utf-8", "replace")
    found = read_returned(data, now=NOW)
    assert found.lines == len(found.receipts) + len(found.unreadable) + found.duplicates + found.blank
    assert found.blank >= 0
    assert len({bad.line for bad in found.unreadable}) == len(found.unreadable)
    assert all(1 <= bad.line <= found.lines for bad in found.unreadable)
