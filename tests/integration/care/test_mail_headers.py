"""How a reply leaves by mail: its sender is the house's ordinary address, its answer comes to the keyed one."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from django.conf import settings
from queueing import ANNA, Desk

from amends.apps.care.automatic import answer_by_itself
from amends.apps.errands.models import Errand, ErrandKind
from amends.apps.errands.running import run_errands
from amends.apps.errands.services import Mail, ask_errand
from amends.core.ports import Outcome, OutcomeKind


class Kept:
    """Takes every mail, as it goes over the wire."""

    def __init__(self) -> None:
        self.mails: list[Any] = []

    def hand_over(self, message: EmailMessage) -> Outcome:
        self.mails.append(message_from_bytes(message.as_bytes(policy=policy.SMTP), policy=policy.default))
        return Outcome(OutcomeKind.ACCEPTED)


def sent(desk: Desk) -> list[Any]:
    kept = Kept()
    run_errands(mails=kept, private_key=settings.SECRET_OF("desk.key"), now=lambda: desk.now)
    return kept.mails


def test_a_persons_reply_is_from_the_desk_and_is_answered_to_the_keyed_address(desk: Desk) -> None:
    taken = desk.take(external_ref="<abc@people.example>")
    desk.reply(taken.message)
    [mail] = sent(desk)
    assert "+" not in str(mail["From"].addresses[0].addr_spec)
    assert mail["Reply-To"].addresses[0].username.startswith("care+")
    assert mail["Auto-Submitted"] == "no"
    assert (mail["In-Reply-To"], mail["References"]) == ("<abc@people.example>", "<abc@people.example>")
    assert mail["Message-ID"].startswith("<ERR-")
    assert mail["To"] == ANNA


def test_an_answer_that_no_person_wrote_says_so(desk: Desk) -> None:
    desk.answer("Call us on {contact.phone}.")
    taken = desk.take("Am I affected by the data breach?")
    assert answer_by_itself(message=taken.message, keys=desk.keys, now=desk.now) is not None
    assert [mail["Auto-Submitted"] for mail in sent(desk)] == ["auto-replied"]


@pytest.mark.parametrize(
    "origin",
    ["<a@b>\r\nBcc: eve@elsewhere.example", "<a@b> <c@d>", "a digest", "<" + "a" * 500 + "@b>", "<ü@b.example>", ""],
)
def test_what_is_no_message_id_stands_in_no_header(desk: Desk, origin: str) -> None:
    taken = desk.take(external_ref=origin)
    desk.reply(taken.message)
    [mail] = sent(desk)
    assert (mail["In-Reply-To"], mail["References"], mail["Bcc"]) == (None, None, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", "Hello\r\nBcc: eve@elsewhere.example"),
        ("sender_name", "Bank\nBcc: eve@elsewhere.example"),
        ("reply_to", "care@bank.example\r\nBcc: eve@elsewhere.example"),
        ("reply_to", "care@bank.example, eve@elsewhere.example"),
        ("in_reply_to", "<a@b.example>\nBcc: eve@elsewhere.example"),
        ("text", "Bcc: eve@elsewhere.example\r\n\r\n<script>"),
    ],
)
def test_no_field_of_a_mail_makes_another_header(desk: Desk, field: str, value: str) -> None:
    given = {"to": ANNA, "sender": "help@bank.example", "sender_name": "Bank", "subject": "Hello", "text": "Yes.",
             "language": "en", field: value}  # fmt: skip
    ask_errand(
        kind=ErrandKind.RECEIPT, cause="x", mail=Mail(**given), is_exercise=False, public_key=desk.keys.public_key,
        now=desk.now,
    )  # fmt: skip
    mails = sent(desk)
    assert all(mail["Bcc"] is None and "eve" not in str(mail["Reply-To"]) + str(mail["To"]) for mail in mails)
    assert all(mail.get_content_type() == "text/plain" for mail in mails)
    assert len(mails) == (0 if field == "reply_to" else 1)
    assert bytes(Errand.objects.get().box) == b""
