"""What comes in reaches the right case and no other: forged headers, poison, bounces, posts that change."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DataError, OperationalError
from mail_peers import CARE, Box, imap, mail
from queueing import ANNA, EVE, Desk
from typer.testing import CliRunner

from amends.apps.care.boxes import body_of
from amends.apps.care.models import Case, CaseAttachment, Direction, Message, Proof
from amends.cli import listen as module
from amends.cli.main import app
from amends.config.listening import MailRound, Queue, incident_for
from amends.config.watching import NetworkRound
from amends.core.errors import MachineError
from amends.providers.mailbox.fetching import LEFT, care_box
from amends.providers.mailbox.ours import ours_of
from amends.providers.mailbox.reading import read_received
from amends.providers.mentions.model import Post
from amends.providers.way import parse_address

OURS = ours_of([CARE])
NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def queue(desk: Desk) -> Queue:
    return Queue(incident=desk.incident, now=lambda: NOW)


def taken(queue: Queue, data: bytes, *, to: str = CARE, sender: str = EVE) -> Message:
    queue.take_mail(read_received(data, received_at=NOW, ours=OURS, envelope=(to,), sender=sender))
    return Message.objects.filter(direction=Direction.IN).order_by("-id")[0]


def asked_and_answered(desk: Desk) -> tuple[Case, str]:
    """A case of Anna's, and the token that her answer's sender bears."""
    first = desk.take()
    desk.reply(first.message)
    return first.case, desk.token()


def test_what_headers_say_binds_nobody_to_a_case(desk: Desk, queue: Queue) -> None:
    case, _ = asked_and_answered(desk)
    staff = f"From: helpdesk@bank.example\r\nReferences: <{case.ref}@bank.example>\r\n"
    known = f"In-Reply-To: <{case.ref}@bank.example>\r\nSubject: Re: ({case.ref})\r\n"
    message = taken(queue, f"{staff}{known}Message-ID: <9@x.example>\r\n\r\nPay me instead.".encode())
    assert message.case_id != case.pk
    assert message.proof == Proof.NONE


def test_a_token_in_to_does_nothing_where_the_envelope_says_another_address(desk: Desk, queue: Queue) -> None:
    case, token = asked_and_answered(desk)
    data = f"From: {EVE}\r\nTo: care+{token}@bank.example\r\n\r\nTell me more.".encode()
    assert taken(queue, data).case_id != case.pk


def test_the_token_of_the_envelope_brings_a_reply_to_its_case(desk: Desk, queue: Queue) -> None:
    case, token = asked_and_answered(desk)
    message = taken(queue, mail(1, sender=ANNA), to=f"care+{token}@bank.example", sender=ANNA)
    assert (message.case_id, message.proof) == (case.pk, Proof.TOKEN)
    stranger = taken(queue, mail(2, sender=EVE), to=f"care+{token}@bank.example")
    assert stranger.proof == Proof.NONE


def test_who_knows_a_message_id_cannot_keep_out_the_mail_that_bears_it(queue: Queue) -> None:
    genuine = mail(1)
    forged = genuine.replace(b"person1@", b"eve@").replace(b"Am I affected?", b"Nothing.")
    taken(queue, forged)
    taken(queue, genuine)
    assert queue.counts == {"taken": 2}


def test_the_same_mail_by_both_ways_is_one(queue: Queue) -> None:
    taken(queue, mail(1))
    taken(queue, b"Received: from mx by mx2; Mon, 1 Jun 2026 08:00:00 +0200\r\n" + mail(1))
    assert queue.counts == {"taken": 1, "duplicates": 1}
    assert Message.objects.count() == 1


def test_an_automatic_answer_is_kept_and_waits_for_nobody(queue: Queue) -> None:
    message = taken(queue, mail(1, headers="Auto-Submitted: auto-replied\r\n"))
    assert message.is_automatic
    assert message.case.state == "closed"


def test_a_mail_that_cannot_be_read_is_kept_whole_for_people(desk: Desk, queue: Queue) -> None:
    data = b"From: a@x.example\r\n" + b'Content-Type: multipart/mixed; boundary="b"\r\n' * 200 + b"\r\nx"
    message = taken(queue, data)
    assert "could not be read" in body_of(message, secret=desk.keys.secret).text
    assert CaseAttachment.objects.get(message=message).size_bytes == len(data)
    assert Message.objects.filter(case=message.case, direction=Direction.NOTE).count() == 1


def test_an_empty_mail_is_somebody_who_waits_too(queue: Queue) -> None:
    assert taken(queue, b"From: a@x.example\r\nSubject:\r\n\r\n").case.state == "open"


def test_a_poison_mail_and_one_that_the_server_chokes_on_hold_up_nobody(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Box({number: mail(number) for number in range(1, 8)}, hurts={2})
    plain = queue.take_mail

    def hurt(received: Any) -> None:
        if received.subject.endswith(" 4"):
            raise DataError("value too long: anna@people.example")
        plain(received)

    monkeypatch.setattr(queue, "take_mail", hurt)
    with imap(box) as url:
        rounds = MailRound(care_box(parse_address(url)), queue, ours=OURS, authserv_id="", now=lambda: NOW)
        for _ in range(2):
            with pytest.raises(MachineError) as told:
                rounds.run()
            assert told.value.code == "imap.lost"
    assert box.flagged("\\Seen") == 5
    assert [uid for uid, flags in box.flags.items() if LEFT in flags] == [4]
    assert queue.counts == {"taken": 5, "left": 1}
    assert Message.objects.filter(at=datetime(2026, 6, 1, 6, 0, tzinfo=UTC)).count() == 5  # the server's INTERNALDATE


def test_a_database_that_is_away_leaves_every_mail_where_it_was(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Box({1: mail(1)})

    def away(received: Any) -> None:
        raise OperationalError("away")

    monkeypatch.setattr(queue, "take_mail", away)
    with imap(box) as url, pytest.raises(OperationalError):
        MailRound(care_box(parse_address(url)), queue, ours=OURS, authserv_id="", now=lambda: NOW).run()
    assert box.flags == {}


class Network:
    """A network in memory; ``gone`` and ``edited`` are told at the next look."""

    name, network = "mastodon:x.example", "mastodon"

    def __init__(self) -> None:
        self.posts: list[Post] = []
        self.edited: list[Post] = []
        self.gone: list[str] = []
        self.seen: dict[str, str] = {}

    async def open(self) -> None:
        return None

    async def close(self) -> None:
        return None

    async def new_posts(self, marks: dict[str, str]) -> tuple[list[Post], dict[str, str]]:
        return self.posts, {"notifications": str(len(self.posts))}

    async def looked_again(self, seen: dict[str, str]) -> tuple[list[Post], list[str]]:
        self.seen = dict(seen)
        return self.edited, self.gone


def post(number: int, text: str = "Am I affected?", version: str = "") -> Post:
    at = NOW - timedelta(minutes=10)
    return Post(
        network="mastodon", post_id=f"x.example/{number}", author="anna@people.example", handle="@anna", text=text,
        posted_at=at, version=version,
    )  # fmt: skip


def test_posts_are_taken_once_edited_ones_again_and_a_deleted_one_is_noted(queue: Queue, tmp_path: Path) -> None:
    network = Network()
    look = NetworkRound(network, queue, folder=tmp_path / "listening").run
    network.posts = [post(1), post(2, "How do I get a new card?")]
    look()
    look()
    assert queue.counts["taken"] == Message.objects.count() == 2
    assert all(message.is_public and message.network == "mastodon" for message in Message.objects.all())
    network.edited = [post(1, "I want to complain.", version="2")]
    look()
    assert Message.objects.count() == 3
    network.edited, network.gone = [], ["x.example/2"]
    look()
    assert network.seen == {"x.example/1": "2", "x.example/2": ""}
    assert Message.objects.filter(direction=Direction.NOTE).count() == 1
    (state,) = (tmp_path / "listening").iterdir()
    assert "anna" not in state.read_text()
    assert "affected" not in state.read_text()


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, dict[str, Any]]:
    monkeypatch.setattr(module, "boot", lambda **_: None)
    if not any(command.callback is module.listen for command in app.registered_commands):
        module.register(app)
    result = CliRunner().invoke(app, ["listen", *arguments, "--once", "--json"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, json.loads(result.stdout)


def test_the_command_takes_files_of_posts_and_tells_bad_rows(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "posts.csv"
    at = "2026-06-01T10:00:00+02:00"
    file.write_text(f"network,post_id,author,posted_at,text\nx,1,anna,{at},Am I affected?\nx,2,anna,never,x\n")
    code, told = run(monkeypatch, "--posts", str(file))
    assert (code, told["taken"], told["rows"]) == (1, 1, 2)
    assert [row["line"] for row in told["bad_rows"]] == [3]
    assert run(monkeypatch, "--posts", str(file))[1]["duplicates"] == 1
    assert Message.objects.get().case.incident == desk.incident


def test_the_command_reads_a_mailbox_and_says_when_it_is_away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Box({number: mail(number) for number in range(1, 4)})
    with imap(box) as url:
        code, told = run(monkeypatch, "--imap", url)
        assert (code, told["taken"], told["away"]) == (0, 3, [])
    code, told = run(monkeypatch, "--imap", url)
    assert (code, told["away"][0]["why"]) == (1, "imap.unreachable")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], "listen.nothing"),
        (["--smtp-in", "127.0.0.1:0"], "listen.door_once"),
        (["--mastodon", "bluesky://x.example?token=a"], "provider.bad_url"),
        (["--posts", "missing.csv"], "mentions.bad_file"),
        (["--imap", "imap://u@mail.example?password=x"], "imap.bad_url"),
    ],
)
def test_what_cannot_be_listened_to_is_one_clear_error(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: str
) -> None:
    exit_code, told = run(monkeypatch, *arguments)
    assert (exit_code, told["error"]["code"]) == (2, code)


def test_of_several_incidents_none_is_guessed(desk: Desk, new_desk: Any) -> None:
    assert incident_for("") == desk.incident
    other = new_desk().incident
    assert incident_for("") is None or other.pk == desk.incident.pk
    assert incident_for(desk.incident.ref) == desk.incident


def test_a_post_of_marks_that_cannot_be_shown_holds_up_nobody(queue: Queue, tmp_path: Path) -> None:
    network = Network()
    network.posts = [post(1, "\ufeff\u202e"), replace(post(2), language="\0e")]
    NetworkRound(network, queue, folder=tmp_path / "listening").run()
    assert queue.counts["taken"] == 2
    assert set(Message.objects.values_list("language", flat=True)) == {"en", "e"}
