"""Bounces find their message: tokens in the return path, and identities in xtext."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.providers.email.jobs import job_maker
from amends.providers.email.returnpath import return_path, token_of, xtext
from amends.providers.email.route import parse_smtp_url

ID = "0123456789abcdef" * 2 + "01234567"


def job_sender(url: str, message_id: str) -> str:
    clock = lambda: datetime(2026, 6, 14, tzinfo=UTC)  # noqa: E731
    make = job_maker(parse_smtp_url(url), sender="notices@bank.example", clock=clock)
    return make(message_id, "jan@people.example", b"x\r\n").sender


def test_bounce_address_carries_the_token_of_its_message() -> None:
    sender = job_sender("smtp://x.example?bounces_to=bounce@bank.example", f"{ID}@bank.example")
    assert sender == f"bounce+{ID}@bank.example"
    assert token_of(sender) == ID
    assert len(sender.partition("@")[0]) <= 64  # RFC 5321, 4.5.3.1.1


def test_sender_stays_where_no_bounce_address_is_wanted_or_no_token_is_there() -> None:
    assert job_sender("smtp://x.example", f"{ID}@bank.example") == "notices@bank.example"
    assert job_sender("smtp://x.example?bounces_to=b@bank.example", "short@bank.example") == "b@bank.example"


@pytest.mark.parametrize(
    "address",
    ["", "bounce@bank.example", f"bounce+{ID}", f"+{ID}@x.example", f"b+{ID[:-1]}@x.example", f"b+{ID}g@x.example"],
)
def test_other_addresses_have_no_token(address: str) -> None:
    assert token_of(address) is None


def test_case_that_a_server_changed_does_not_hide_the_token() -> None:
    assert token_of(return_path("bounce@bank.example", ID).upper()) == ID


@given(text=st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_xtext_is_printable_and_reads_back(text: str) -> None:
    written = xtext(text)
    assert all("!" <= letter <= "~" and letter != "=" for letter in written)
    octets = re.sub(r"\+([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), written).encode("latin-1")
    assert octets.decode() == text
