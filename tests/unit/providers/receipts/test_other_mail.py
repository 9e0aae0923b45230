"""Bounces without a standard, complaints, disposition notes, machines' answers and people's."""

from __future__ import annotations

import pytest
from mailing import DIGITS, OURS, mail, read, receipt

from amends.core.ports import ReceiptKind
from amends.providers.receipts.model import Disposition


@pytest.mark.parametrize(
    ("name", "status", "message_id", "said"),
    [
        ("qmail.eml", "5.1.1", OURS, "user unknown"),
        ("exim_plain.eml", "", OURS, "user unknown"),
        ("exchange_old.eml", "", DIGITS, "user unknown"),
    ],
)
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_bounces_of_no_standard_are_read(name: str, status: str, message_id: str, said: str, ending: bytes) -> None:
    found = receipt(mail(name).replace(b"\n", ending))
    assert (found.source, found.kind, found.status) == ("bounce", ReceiptKind.BOUNCED, status)
    assert (found.message_id, found.is_permanent) == (message_id, True)
    assert said in found.reason
    assert "@" not in found.reason


def test_bounce_of_no_standard_that_names_nothing_of_ours_is_not_understood() -> None:
    found = read(mail("qmail.eml").replace(DIGITS.encode(), b"x"))
    assert found.disposition is Disposition.NOT_UNDERSTOOD
    assert "names no message of ours" in found.why


def test_bounce_in_an_unknown_form_is_kept_for_people() -> None:
    found = read(b"From: MAILER-DAEMON@odd.example\nSubject: hm\n\nThat did not work.\n")
    assert found.disposition is Disposition.NOT_UNDERSTOOD
    assert "form" in found.why


def test_complaint_is_read() -> None:
    found = receipt(mail("arf_abuse.eml"))
    assert (found.source, found.kind, found.message_id) == ("arf", ReceiptKind.COMPLAINED, OURS)


def test_complaint_repeated_by_the_provider_is_one_event() -> None:
    again = mail("arf_abuse.eml").replace(b"fbl-1@provider", b"fbl-2@provider")
    assert receipt(again).event == receipt(mail("arf_abuse.eml")).event


def test_person_who_takes_the_mail_out_of_junk_complains_of_nothing() -> None:
    found = read(mail("arf_abuse.eml").replace(b"Feedback-Type: abuse", b"Feedback-Type: not-spam"))
    assert (found.disposition, found.receipts) == (Disposition.REPORT, ())


def test_feedback_of_an_unknown_type_is_not_understood() -> None:
    found = read(mail("arf_abuse.eml").replace(b"Feedback-Type: abuse", b"Feedback-Type: praise"))
    assert found.disposition is Disposition.NOT_UNDERSTOOD


def test_failed_authentication_is_a_finding_about_our_sender() -> None:
    found = read(mail("arf_auth_failure.eml"))
    assert (found.disposition, found.receipts) == (Disposition.REPORT, ())
    finding = found.findings[0]
    assert (finding.kind, finding.domain, finding.source_ip) == ("failure", "bank.example", "198.51.100.7")
    assert not finding.is_dkim_aligned


def test_displayed_is_a_hint_and_deleted_is_nothing() -> None:
    assert receipt(mail("mdn_displayed.eml")).kind is ReceiptKind.SEEN
    deleted = read(mail("mdn_displayed.eml").replace(b"; displayed", b"; deleted"))
    assert (deleted.disposition, deleted.receipts) == (Disposition.REPORT, ())


def test_out_of_office_is_no_receipt_even_if_it_sounds_like_a_dead_address() -> None:
    found = read(mail("out_of_office.eml"))
    assert (found.disposition, found.receipts) == (Disposition.AUTO_REPLY, ())


def test_reply_of_a_person_is_left_to_people() -> None:
    found = read(mail("person.eml"))
    assert (found.disposition, found.receipts) == (Disposition.REPLY, ())


def test_person_who_quotes_a_whole_bounce_is_still_a_person() -> None:
    body = mail("qmail.eml").partition(b"\n\n")[2]
    found = read(b"From: Jan <jan@people.example>\nReturn-Path: <jan@people.example>\nSubject: ?\n\n" + body)
    assert found.disposition is Disposition.REPLY
