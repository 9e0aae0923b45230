"""Alphabet and parts, against smsutil and against what the wording counts."""

from __future__ import annotations

import smsutil
from hypothesis import given
from hypothesis import strategies as st

from amends.providers.sms.alphabet import gsm_text, gsm_units
from amends.providers.sms.parts import GSM, UCS2, parts_of
from amends.wording.render.segments import sms_segments

_GSM_ONLY = "".join(char for char in map(chr, range(0x3000)) if gsm_units(char))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400) | st.text(
    st.sampled_from(_GSM_ONLY + "{€{€[~"), min_size=100, max_size=700
)


@given(TEXTS)
def test_parts_are_those_of_an_independent_splitter(text: str) -> None:
    parts, oracle = parts_of(text, "m-1"), smsutil.split(text)
    bodies = [part.octets[6:] if len(parts) > 1 else part.octets for part in parts]
    coding = "gsm0338" if parts[0].data_coding == GSM else "utf_16_be"
    assert bodies == [part.content.encode(coding) for part in oracle.parts]


@given(TEXTS)
def test_as_many_parts_go_out_as_the_wording_counts(text: str) -> None:
    encoding, count = sms_segments(text)
    parts = parts_of(text, "m-1")
    assert (len(parts), parts[0].data_coding) == (count, GSM if encoding == "gsm7" else UCS2)


@given(TEXTS)
def test_every_part_can_be_read_by_itself_and_together_they_are_the_text(text: str) -> None:
    parts = parts_of(text, "m-1")
    bodies = [part.octets[6:] if part.esm_class else part.octets for part in parts]
    read = [gsm_text(body) if parts[0].data_coding == GSM else body.decode("utf-16-be") for body in bodies]
    assert "".join(read) == text
    assert all(len(part.octets) <= (160 if part.data_coding == GSM else 140) for part in parts)


def test_the_alphabet_is_the_standards_with_its_escapes() -> None:
    assert len(_GSM_ONLY) == 127 + 10
    assert all(b"".join(gsm_units(char) or []) == char.encode("gsm0338") for char in _GSM_ONLY)
    assert gsm_units("ą") is None
    assert gsm_units("\x1b") is None
    assert gsm_text(b"\x1b\x1b\x1bA\xff\x1b") == " A "


def test_neither_an_escape_pair_nor_a_surrogate_pair_is_torn_apart() -> None:
    torn = parts_of("a" * 152 + "{" + "b" * 20, "m-1")
    assert [len(part.octets) for part in torn] == [6 + 152, 6 + 22]
    torn = parts_of("ą" * 66 + "\U0001f600" + "b" * 20, "m-1")
    assert [len(part.octets) for part in torn] == [6 + 132, 6 + 44]


def test_the_header_ties_parts_of_one_message_alike_at_every_try() -> None:
    first, again = parts_of("a" * 400, "m-1"), parts_of("a" * 400, "m-1")
    assert first == again
    assert [part.octets[:3] + part.octets[4:6] for part in first] == [bytes((5, 0, 3, 3, at)) for at in (1, 2, 3)]
    assert len({part.octets[3] for part in first}) == 1
    assert len({parts_of("a" * 400, f"m-{n}")[0].octets[3] for n in range(100)}) > 50


def test_only_ucs2_leaves_the_alphabet_of_gsm_aside() -> None:
    assert parts_of("abc", "m-1", only_ucs2=True)[0].octets == "abc".encode("utf-16-be")
