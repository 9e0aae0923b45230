"""Units of SMPP, against the codec of smpp34."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import smpp34
from hypothesis import given
from hypothesis import strategies as st

from amends.providers.sms.parts import Part
from amends.providers.sms.smpp_answers import outcome_of, status_name
from amends.providers.sms.smpp_book import ReceiptBook, joined_refs, parted_refs
from amends.providers.sms.smpp_pdu import (
    SUBMIT_SM,
    BadUnitError,
    Sender,
    c_octets,
    cut,
    read_delivered,
    read_tags,
    submit_body,
    unit,
)
from amends.providers.sms.smpp_receipts import Said, read_receipt


def submitted(octets: bytes, **changes: object) -> smpp34.SubmitSm:
    given_ = {
        "to": "4915112345678",
        "sender": Sender(address="Bank", ton=5, npi=0),
        "validity": "",
        "is_registered": True,
        "service_type": "",
        "reference": None,
    }
    part = Part(8, 0x40, octets)
    return smpp34.decode(unit(SUBMIT_SM, 7, submit_body(part, **(given_ | changes))))  # type: ignore[arg-type]


@given(st.binary(max_size=254), st.integers(0, 65535) | st.none())
def test_a_submission_is_what_another_codec_reads(octets: bytes, reference: int | None) -> None:
    read = submitted(octets, reference=reference)
    assert (read.sequence_number, read.short_message, read.esm_class) == (7, octets, 0x40)
    assert (read.source_addr, read.destination_addr, read.registered_delivery) == ("Bank", "4915112345678", 1)
    assert [tag.as_int() for tag in read.tlvs] == ([] if reference is None else [reference])


@given(st.binary(max_size=254), st.integers(0, 255), st.integers(0, 255))
def test_a_delivery_of_another_codec_is_read(octets: bytes, esm_class: int, coding: int) -> None:
    tags = [smpp34.Tlv(0x1403, b"vendor"), smpp34.Tlv(smpp34.TLV_MESSAGE_PAYLOAD, b"pay")]
    pdu = smpp34.DeliverSm("491511", "Bank", octets, esm_class=esm_class, data_coding=coding, tlvs=tags).encode()
    found = cut(bytearray(pdu))
    assert found is not None
    read = read_delivered(found.body)
    assert (read.source, read.destination) == ("491511", "Bank")
    assert (read.esm_class, read.data_coding, read.octets) == (esm_class, coding, octets or b"pay")
    assert read.tags == {0x1403: b"vendor", 0x0424: b"pay"}


@given(st.binary(max_size=120))
def test_any_octets_are_a_delivery_or_a_plain_error(octets: bytes) -> None:
    try:
        read = read_delivered(octets)
    except BadUnitError:
        return
    assert len(read.octets) <= len(octets)


@given(st.lists(st.binary(max_size=40), max_size=6), st.integers(1, 17))
def test_units_are_cut_alike_however_the_octets_come(bodies: list[bytes], step: int) -> None:
    stream = b"".join(unit(SUBMIT_SM, at, body) for at, body in enumerate(bodies))
    buffer, found = bytearray(), []
    for start in range(0, len(stream), step):
        buffer += stream[start : start + step]
        while (one := cut(buffer)) is not None:
            found.append(one)
    assert [(one.sequence, one.body) for one in found] == list(enumerate(bodies))
    assert not buffer


@pytest.mark.parametrize("length", [0, 15, 70_001, 0xFFFF_FFFF])
def test_an_impossible_length_is_no_unit(length: int) -> None:
    with pytest.raises(BadUnitError):
        cut(bytearray(length.to_bytes(4, "big")))


@pytest.mark.parametrize("octets", [b"\x02", b"\x02\x10\0", b"\x02\x10\0\5abc"])
def test_an_optional_parameter_cut_short_is_an_error(octets: bytes) -> None:
    with pytest.raises(BadUnitError):
        read_tags(octets, 0)


@pytest.mark.parametrize("text", ["a" * 9, "ä", "a\0b"])
def test_a_text_that_does_not_fit_is_refused_unquoted(text: str) -> None:
    with pytest.raises(ValueError, match="at most 8") as caught:
        c_octets(text, 8)
    assert text not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (0x58, "temporary"),
        (0x14, "temporary"),
        (0x08, "temporary"),
        (0x04, "temporary"),
        (0x0B, "refused"),
        (0x45, "refused"),
        (0x0400, "refused"),
        (0xFF, "doubt"),
    ],
)
def test_a_status_is_never_not_refused_not_later_by_chance(status: int, kind: str) -> None:
    assert outcome_of(status).kind == kind
    assert status_name(status)


def test_the_text_of_ours_that_a_receipt_quotes_cannot_change_what_it_says() -> None:
    text = b"id:7 sub:001 dlvrd:000 done date:2606011200 stat:UNDELIV err:001 text:id:8 stat:DELIVRD"
    pdu = smpp34.DeliverSm("491511", "Bank", text, esm_class=4).encode()
    found = cut(bytearray(pdu))
    assert found is not None
    said = read_receipt(read_delivered(found.body), None)
    assert (said.ref, said.state, said.error) == ("7", "UNDELIV", "001")


@given(st.lists(st.text(st.characters(codec="latin-1"), max_size=20), min_size=1, max_size=5))
def test_refs_of_parts_are_joined_and_parted_whatever_they_hold(refs: list[str]) -> None:
    assert parted_refs(joined_refs(refs)) == refs


def test_the_book_forgets_the_oldest_and_keeps_its_size() -> None:
    book = ReceiptBook(most=3)
    for number in range(5):
        book.note(f"m-{number}", f"r{number}", parts=1)
    assert [book.knows(f"r{number}") for number in range(5)] == [False, False, True, True, True]


def test_the_ref_of_a_receipt_is_one_of_those_that_the_ledger_has() -> None:
    book, strange = ReceiptBook(), "a:7,b/8 9"
    for ref in (strange, "c"):
        book.note("m-1", ref, parts=2)
    said = Said(ref=strange, state="DELIVRD", error="", done_at=None)
    receipt = book.receipt(said, datetime(2026, 6, 1, tzinfo=UTC), "")
    assert receipt.ref in joined_refs([strange, "c"]).split(",")
    assert receipt.message_id == "m-1"
