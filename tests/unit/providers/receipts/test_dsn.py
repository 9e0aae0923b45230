"""Delivery status notifications as servers write them, and as nobody should."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from mailing import DIGITS, NOW, OURS, block, dsn, mail, read, receipt

from amends.core.ports import ReceiptKind
from amends.providers.receipts.model import Disposition


@pytest.mark.parametrize(
    ("name", "kind", "status", "is_permanent", "message_id"),
    [
        ("postfix_unknown.eml", ReceiptKind.BOUNCED, "5.1.1", True, OURS),
        ("postfix_delayed.eml", ReceiptKind.DELAYED, "4.2.2", False, OURS),
        ("postfix_delivered.eml", ReceiptKind.DELIVERED, "2.0.0", False, OURS),
        ("exim_mime.eml", ReceiptKind.BOUNCED, "5.2.2", False, OURS),  # 5.0.0 in the field, 5.2.2 in the words
        ("m365.eml", ReceiptKind.BOUNCED, "5.1.10", True, OURS),
        ("gmail.eml", ReceiptKind.BOUNCED, "5.1.1", True, DIGITS),  # named by the bounce address alone
        ("ses.eml", ReceiptKind.BOUNCED, "4.4.7", False, OURS),  # the service put its own Message-ID in place of ours
    ],
)
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_reports_of_well_known_servers_are_read(  # noqa: PLR0917  # one row of the table each
    name: str, kind: ReceiptKind, status: str, is_permanent: bool, message_id: str, ending: bytes
) -> None:
    found = receipt(mail(name).replace(b"\n", ending))
    assert (found.source, found.kind, found.status, found.is_permanent) == ("dsn", kind, status, is_permanent)
    assert found.message_id == message_id
    assert found.at.tzinfo is not None
    assert found.at.astimezone(UTC).date().isoformat() == "2026-06-15"


@pytest.mark.parametrize("name", ["postfix_unknown.eml", "m365.eml", "gmail.eml", "ses.eml", "postfix_delayed.eml"])
def test_reason_names_nobody(name: str) -> None:
    reason = receipt(mail(name)).reason.lower()
    assert reason
    assert "@" not in reason
    assert not any(word in reason for word in ("zaneta", "cwik", "adele", "vance", "p10", "no.one", "://"))


@pytest.mark.parametrize(
    ("diagnostic", "reason"),
    [
        ("550 5.1.1 Kowalska, Anna is not known, call +48 600 100 200", "550 5.1.1 user unknown"),
        ("452-4.2.2 Anna's mailbox is over quota", "452 4.2.2 mailbox full"),
        ("554 5.7.1 Anna Kowalska has blocked this as spam by policy", "554 5.7.1 blocked, spam, policy"),
        ("Anna Kowalska of Lipowa 4 has died", "for another reason"),
        ("451 connect to a.example: Connection timed out", "451 timeout"),
        ("", ""),
    ],
)
def test_of_the_servers_words_only_codes_and_known_reasons_are_kept(diagnostic: str, reason: str) -> None:
    """Also of a name that stands nowhere else in the report: a forged one names whom it likes."""
    assert receipt(dsn(block(Diagnostic_Code=f"smtp; {diagnostic}" if diagnostic else ""))).reason == reason


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("relayed", ReceiptKind.ACCEPTED),
        ("expanded", ReceiptKind.ACCEPTED),
        ("Delivered (final)", ReceiptKind.DELIVERED),
    ],
)
def test_other_actions_prove_what_they_say_and_no_more(action: str, kind: ReceiptKind) -> None:
    assert receipt(dsn(block(action=action, status="2.0.0"))).kind is kind


def test_same_report_fetched_twice_is_one_event_and_two_delays_are_two() -> None:
    first = mail("postfix_delayed.eml")
    forwarded = b"Received: from a by b; Tue, 16 Jun 2026 01:00:00 +0000\n" + first
    later = first.replace(b"20260615110000.AA@", b"20260615150000.AB@")
    assert receipt(first).event == receipt(forwarded).event != receipt(later).event


def test_of_several_recipients_only_the_one_we_wrote_to_counts() -> None:
    blocks = block("list@people.example", "delivered", "2.0.0") + "\n" + block("p10@people.example")
    returned = f"To: <P10@people.example>\nMessage-ID: <{OURS}>\n"
    assert receipt(dsn(blocks, returned=returned)).kind is ReceiptKind.BOUNCED


def test_several_recipients_without_a_sign_which_is_ours_are_not_understood() -> None:
    found = read(dsn(block("a@people.example") + "\n" + block("b@people.example", "delivered", "2.0.0")))
    assert found.disposition is Disposition.NOT_UNDERSTOOD
    assert "several recipients" in found.why
    assert found.receipts == ()


def test_report_that_names_two_of_our_messages_is_not_understood() -> None:
    found = read(dsn(block(), returned=f"Message-ID: <{'9' * 40}@notices.bank.example>\n"))
    assert (found.disposition, found.receipts) == (Disposition.NOT_UNDERSTOOD, ())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (dsn(block(), about="X-None: 1"), "names no message"),
        (dsn(block(action="exploded")), "action"),
        (dsn(""), "no recipient"),
        (dsn("\n".join(block(f"p{number}@people.example") for number in range(300))), "more than 200"),
        (dsn(block(), about=f"Original-Envelope-Id: {DIGITS.upper()}Z@bank.example"), "names no message"),
    ],
)
def test_what_is_not_understood_says_why(data: bytes, why: str) -> None:
    found = read(data)
    assert found.disposition is Disposition.NOT_UNDERSTOOD
    assert why in found.why


def test_envelope_id_is_known_in_xtext_too() -> None:
    assert receipt(dsn(block(), about=f"Original-Envelope-Id: {OURS.replace('@', '+40')}")).message_id == OURS


@pytest.mark.parametrize(
    "date", ["Mon, 15 Jun 2099 09:00:00 +0000", "Thu, 01 Jan 1970 00:00:00 +0000", "yesterday", ""]
)
def test_impossible_dates_give_way_to_the_day_it_came(date: str) -> None:
    assert receipt(dsn(block(Last_Attempt_Date=date))).at == NOW


def test_date_of_the_last_attempt_is_the_instant() -> None:
    found = receipt(dsn(block(Last_Attempt_Date="Mon, 15 Jun 2026 09:00:00 -0000")))
    assert found.at == datetime(2026, 6, 15, 9, tzinfo=UTC)


def test_international_report_is_read() -> None:
    data = dsn(block(address="żaneta@people.example").replace("rfc822;", "utf-8;")).replace(
        b"message/delivery-status", b"message/global-delivery-status"
    )
    assert receipt(data).status == "5.1.1"
