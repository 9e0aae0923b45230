"""Quoted-printable: another decoder reads what was meant, and no server or mailbox changes a line."""

from __future__ import annotations

import quopri
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from amends.providers.email.dkim import relaxed_body
from amends.providers.email.quoted import encoded_line, personal_stretch, size_of, stretch

texts = st.text(st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from(" \t\n=.-F€ąس")), max_size=300)


def oracle(data: bytes) -> str:
    return quopri.decodestring(data).decode().replace("\r\n", "\n")


@settings(max_examples=200, deadline=None)
@given(parts=st.lists(texts.filter(lambda text: "\r" not in text), min_size=1, max_size=4))
@example(parts=["a" * 72 + "=.", ".From ", "From me\n--\n.", "ż" * 50, " ", "  ", "\t", "", "x" * 71 + " \n y"])
def test_stretches_read_back_one_after_the_other(parts: list[str]) -> None:
    data = b"".join([stretch(part) if at % 2 else personal_stretch(part) for at, part in enumerate(parts)])
    assert oracle(data) == "".join(parts)
    lines = data.split(b"\r\n")
    assert data.isascii()
    assert all(len(line) <= 76 and not line.startswith((b".", b"--", b"From ")) for line in lines)
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    assert relaxed_body(data) == (data.rstrip(b"\r\n") + b"\r\n" if data.strip(b"\r\n") else b"")


@pytest.mark.parametrize("letter", ["ż", "€", "س", "𝕏"])
def test_letter_is_never_cut_in_two(letter: str) -> None:
    for before in range(80):
        for line in encoded_line("a" * before + letter * 60).replace("=\r\n", "\n").split("\n"):
            assert quopri.decodestring(line.encode()).decode()


def test_size_is_told_well_enough_to_choose_the_encoding() -> None:
    for text in ("Your data was copied. " * 50, "Twoje dane zostały skopiowane. " * 50, "داده‌های شما " * 50):
        assert 0.8 < size_of(text) / len(stretch(text)) < 1.2
