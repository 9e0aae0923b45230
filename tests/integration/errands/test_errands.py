"""Errands: the intent is kept before the mail leaves, and what is over holds no content."""

import email
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from amends.apps.errands.models import Errand, ErrandKind, ErrandState
from amends.apps.errands.running import run_errands
from amends.apps.errands.services import Mail, ask_errand
from amends.core.ports import Outcome, OutcomeKind
from amends.core.sealing import public_half
from amends.providers.email.single import IntoFolder

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)
KEY = bytes(range(32))


class Says:
    """Answers each mail with the next of these outcomes, and keeps the mails."""

    def __init__(self, *outcomes: OutcomeKind) -> None:
        self.outcomes, self.mails = list(outcomes), []

    def hand_over(self, message: EmailMessage) -> Outcome:
        assert Errand.objects.get(ref=message["Message-ID"][1:].partition("@")[0]).state == ErrandState.STARTED
        self.mails.append(message)
        return Outcome(self.outcomes.pop(0))


def asked(cause: str = "check:1", *, to: str = "anna@people.example", **more: object) -> Errand:
    mail = Mail(
        to=to,
        sender="help@bank.example",
        sender_name="Bank Północny",
        subject="Państwa kod",
        text="Kod: 7Q2K",
        language="pl",
    )
    settings = {"kind": ErrandKind.ONE_TIME_CODE, "is_exercise": True, **more}
    ask_errand(cause=cause, mail=mail, public_key=public_half(KEY), now=NOW, **settings)
    return Errand.objects.get(cause=cause)


def ran(mails: object, now: datetime = NOW, key: bytes = KEY) -> int:
    return run_errands(mails=mails, private_key=key, now=lambda: now)


def test_a_mail_leaves_once_and_its_content_is_destroyed() -> None:
    errand = asked()
    assert b"anna" not in bytes(errand.box)
    assert asked().pk == errand.pk
    says = Says(OutcomeKind.ACCEPTED)
    assert ran(says) == 1
    assert ran(says) == 0
    errand.refresh_from_db()
    assert (errand.state, bytes(errand.box)) == (ErrandState.ACCEPTED, b"")
    [mail] = says.mails
    assert (mail["To"], mail["Content-Language"], mail["X-Amends-Exercise"]) == ("anna@people.example", "pl", "yes")


def test_what_was_begun_and_never_answered_is_not_repeated() -> None:
    errand = asked()
    says = Says(OutcomeKind.DOUBT)
    assert ran(says) == 1
    assert ran(says) == 0
    errand.refresh_from_db()
    assert errand.state == ErrandState.STARTED


def test_a_server_that_is_away_is_asked_five_times_within_half_an_hour() -> None:
    errand = asked()
    says = Says(*[OutcomeKind.UNSENT] * 5)
    at, ended = NOW, []
    for pause_s in (10, 60, 300, 1200, 1):
        ended.append(ran(says, at))
        assert ran(says, at + timedelta(seconds=pause_s - 1)) == 0  # it is left alone meanwhile
        at += timedelta(seconds=pause_s)
    assert ended == [0, 0, 0, 0, 1]
    errand.refresh_from_db()
    assert (errand.state, errand.attempts, bytes(errand.box)) == (ErrandState.REFUSED, 5, b"")


def test_a_server_that_says_later_gets_the_mail_later() -> None:
    errand = asked(good_for=timedelta(minutes=15))
    says = Says(OutcomeKind.TEMPORARY, OutcomeKind.TEMPORARY, OutcomeKind.TEMPORARY, OutcomeKind.ACCEPTED)
    assert [ran(says, NOW + timedelta(seconds=s)) for s in (0, 1, 10, 70, 370)] == [0, 0, 0, 0, 1]
    errand.refresh_from_db()
    assert (errand.state, errand.attempts) == (ErrandState.ACCEPTED, 4)


def test_a_code_that_is_too_old_is_not_sent() -> None:
    errand = asked(good_for=timedelta(minutes=15))
    assert ran(Says(), NOW + timedelta(minutes=15)) == 0
    errand.refresh_from_db()
    assert (errand.state, bytes(errand.box)) == (ErrandState.EXPIRED, b"")


def test_what_waits_for_its_time_waits() -> None:
    asked(not_before=NOW + timedelta(hours=1))
    assert ran(Says()) == 0
    assert ran(Says(OutcomeKind.ACCEPTED), NOW + timedelta(hours=1)) == 1


@pytest.mark.parametrize(
    "to", ["a@b.example, c@d.example", "a@b.example\nBcc: c@d.example", "", "no address", "ż@b.example"]
)
def test_no_address_adds_a_second_one(to: str) -> None:
    errand = asked(to=to)
    says = Says()
    assert ran(says) == 1
    errand.refresh_from_db()
    assert (errand.state, says.mails) == (ErrandState.REFUSED, [])


def test_another_key_opens_nothing() -> None:
    errand = asked()
    assert ran(Says(), key=bytes(32)) == 1
    errand.refresh_from_db()
    assert errand.state == ErrandState.REFUSED


def test_a_code_leaves_before_an_update_that_was_asked_for_earlier() -> None:
    asked("bulletin:1", kind=ErrandKind.UPDATE)
    asked("check:2")
    says = Says(OutcomeKind.ACCEPTED, OutcomeKind.ACCEPTED)
    assert ran(says) == 2
    assert Errand.objects.get(ref=says.mails[0]["Message-ID"][1:].partition("@")[0]).kind == ErrandKind.ONE_TIME_CODE


def test_a_folder_holds_a_mail_that_a_person_can_open(tmp_path: Path) -> None:
    asked()
    assert ran(IntoFolder(tmp_path / "outbox")) == 1
    [path] = (tmp_path / "outbox").iterdir()
    mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert (mail["Subject"], mail["From"].addresses[0].display_name) == ("Państwa kod", "Bank Północny")
    assert mail.get_content().strip() == "Kod: 7Q2K"
    assert path.stat().st_mode & 0o077 == 0


def test_an_alarm_leaves_before_receipts_and_after_codes() -> None:
    asked("bulletin:1", kind=ErrandKind.UPDATE)
    asked("ask:1", kind=ErrandKind.RECEIPT)
    asked("alarm:1", kind=ErrandKind.ALARM)
    asked("check:2")
    says = Says(*[OutcomeKind.ACCEPTED] * 4)
    assert ran(says) == 4
    refs = [mail["Message-ID"][1:].partition("@")[0] for mail in says.mails]
    assert [Errand.objects.get(ref=ref).cause for ref in refs] == ["check:2", "alarm:1", "ask:1", "bulletin:1"]


@pytest.mark.parametrize("kind", ErrandKind.values)
def test_every_kind_of_errand_is_carried_out(kind: str) -> None:
    asked(kind=ErrandKind(kind))
    assert ran(Says(OutcomeKind.ACCEPTED)) == 1
