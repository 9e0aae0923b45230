"""``amends receipts``: files and mailboxes, taken once however often they are read."""

from __future__ import annotations

import gzip
import hashlib
import json
import mailbox
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hearing import CODE, NOW, OURS, message, other_message, receipt, state
from imap_server import PASSWORD, Box, serving
from mailing import mail
from typer.testing import CliRunner

from amends.apps.receipts.models import OtherMail, SenderFinding
from amends.apps.receipts.selectors import mail_under_our_names, other_mail
from amends.apps.receipts.services import count_refused_call, take_receipts
from amends.cli import receipts as module
from amends.cli.receipts import receipts_app
from amends.web.hooks.secrets import token_of
from amends.wording.render.marks import mark_of

pytestmark = pytest.mark.django_db
NAMES = ("postfix_unknown.eml", "arf_abuse.eml", "out_of_office.eml", "person.eml")


@pytest.fixture(autouse=True)
def _booted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "boot", lambda **kwargs: None)  # the test's own database is there


def run(*arguments: str) -> tuple[int, dict[str, Any]]:
    result = CliRunner().invoke(receipts_app, [*arguments, "--json"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, json.loads(result.stdout)


def folder_of(path: Path, *names: str) -> Path:
    path.mkdir(parents=True)
    for name in names:
        (path / name).write_bytes(mail(name))
    return path


def mbox_of(path: Path, *names: str) -> Path:
    box = mailbox.mbox(path)
    for name in names:
        box.add(mail(name))
    box.close()
    return path


def maildir_of(path: Path, *names: str) -> Path:
    for part in ("cur", "new", "tmp"):
        (path / part).mkdir(parents=True)
    for number, name in enumerate(names):
        (path / ("new" if number % 2 else "cur") / f"{number}.host:2,").write_bytes(mail(name))
    (path / "tmp" / "half").write_bytes(b"From: ")
    return path


@pytest.mark.parametrize("made", [folder_of, mbox_of, maildir_of])
def test_each_kind_of_mailbox_is_read_and_left_as_it_is(made: Callable[..., Path], tmp_path: Path) -> None:
    entry = message()
    place = made(tmp_path / "box", *NAMES)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    code, told = run("take", str(place))
    assert code == 0
    expected = {
        "read": 4,
        "receipts": 2,
        "complaints": 1,
        "auto_replies": 1,
        "replies": 1,
        "duplicates": 0,
        "settled": 1,
    }
    assert {name: told[name] for name in expected} == expected
    assert state(entry) == "bounced"
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_second_run_counts_nothing_twice(tmp_path: Path) -> None:
    message()
    place = str(folder_of(tmp_path / "box", *NAMES))
    run("take", place)
    code, told = run("take", place)
    assert (code, told["receipts"], told["duplicates"]) == (0, 0, 2)
    assert other_mail() == {"auto_reply": 1, "reply": 1}


def test_dmarc_reports_become_findings_once(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(mail("dmarc.xml"))
    (tmp_path / "b.xml.gz").write_bytes(gzip.compress(mail("dmarc.xml")))
    code, told = run("take", str(tmp_path))
    assert (code, told["reports"], told["findings"]) == (0, 2, 2)
    assert SenderFinding.objects.count() == 2
    assert mail_under_our_names() == {"bank.example": {"aligned": 4211, "not_aligned": 3}}


def test_letters_that_were_scanned_bounce_by_mark_or_code(tmp_path: Path) -> None:
    entry = message(channel="post")
    other = other_message(channel="post", code_sha256=hashlib.sha256(b"99999-99999").hexdigest())
    (tmp_path / "returned.csv").write_text(
        f"scan;day;reason\n{mark_of(CODE)}0102;2026-06-12;moved\n{CODE};;refused\nsmudge;;\n99999-99999;;absent\n",
        encoding="utf-8",
    )
    code, told = run("take", str(tmp_path))
    assert (code, told["receipts"], told["duplicates"], told["settled"]) == (1, 2, 1, 2)
    assert told["not_understood"][0]["file"].endswith("returned.csv, line 4")
    assert (state(entry), state(other)) == ("bounced", "bounced")
    assert run("take", str(tmp_path))[1]["receipts"] == 0


def test_mark_of_a_mail_is_no_letter(tmp_path: Path) -> None:
    entry = message(channel="email")
    (tmp_path / "returned.txt").write_text(f"{mark_of(CODE)}0102\n", encoding="utf-8")
    assert run("take", str(tmp_path))[1]["unmatched"] == 1
    assert state(entry) == "accepted"


def test_what_is_not_understood_is_named_and_ends_with_one(tmp_path: Path) -> None:
    (tmp_path / "odd.eml").write_bytes(b"From: MAILER-DAEMON@odd.example\n\nhm\n")
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(bytes(30_000_000), 1))
    code, told = run("take", str(tmp_path))
    assert code == 1
    assert [Path(item["file"]).name for item in told["not_understood"]] == ["bomb.gz", "odd.eml"]
    assert all(item["why"] for item in told["not_understood"])
    assert OtherMail.objects.filter(disposition="not_understood").count() == 2


def test_receipt_of_an_unknown_message_ends_with_one(tmp_path: Path) -> None:
    other_message()
    code, told = run("take", str(folder_of(tmp_path / "box", "qmail.eml")))
    assert (code, told["unmatched"], told["receipts"]) == (1, 1, 0)


def test_missing_path_is_one_clear_error_and_nothing_is_taken(tmp_path: Path) -> None:
    message()
    place = folder_of(tmp_path / "box", *NAMES)
    code, told = run("take", str(place), str(tmp_path / "none"))
    assert (code, told["error"]["code"]) == (2, "receipts.missing")
    assert OtherMail.objects.count() == 0


def test_table_is_for_people(tmp_path: Path) -> None:
    message()
    result = CliRunner().invoke(receipts_app, ["take", str(folder_of(tmp_path / "box", *NAMES))])
    assert result.exit_code == 0
    assert "auto replies" in result.stdout
    assert "not understood" in result.stdout


def test_status_tells_all_that_was_heard_and_nobodys_name(tmp_path: Path) -> None:
    entry = message()
    run("take", str(folder_of(tmp_path / "box", *NAMES)))
    count_refused_call(provider="ses", why="forged", now=NOW)
    take_receipts([receipt(ref="unheard")], now=NOW)
    code, told = run("status")
    assert code == 0
    assert told == {
        "campaigns": {entry.campaign.ref: told["campaigns"][entry.campaign.ref]},
        "open": {"waiting": 0, "unmatched": 1},
        "other_mail": {"auto_reply": 1, "reply": 1},
        "refused_calls": {"ses": 1},
        "sender_domains": told["sender_domains"],
    }
    assert told["campaigns"][entry.campaign.ref]["complained"] == 1
    text = CliRunner().invoke(receipts_app, ["status"]).stdout
    assert "refused calls" in text
    assert "@" not in text


def url(port: int, password: str = PASSWORD) -> str:
    return f"imap://bounces@127.0.0.1:{port}/?password={password}"


def test_mailbox_is_marked_after_the_commit_and_never_emptied() -> None:
    entry = message()
    box = Box(mails={number: mail(name) for number, name in enumerate((*NAMES, "qmail.eml"), start=7)})
    box.mails[20] = b"From: MAILER-DAEMON@odd.example\n\nhm\n"
    with serving(box) as port:
        code, told = run("fetch", "--imap", url(port), "--once")
        assert (code, told["read"], told["receipts"]) == (1, 6, 3)  # one of them was not understood
        assert state(entry) == "bounced"
        seen, left = {"\\Seen"}, {"AmendsLeft"}
        assert box.flags == {7: seen, 8: seen, 9: seen, 10: left, 11: seen, 20: left}
        code, told = run("fetch", "--imap", url(port), "--once")
        assert (code, told["read"]) == (0, 0)
    assert len(box.mails) == 6
    assert not any(word in command for command in box.commands for word in ("Deleted", "EXPUNGE", "MOVE"))
    assert all("PEEK" in command for command in box.commands if "FETCH" in command)


def test_mailbox_that_is_lost_before_marking_is_read_again_and_counts_nothing_twice() -> None:
    message()
    box = Box(mails={1: mail("postfix_unknown.eml")}, drops_at="STORE")
    with serving(box) as port:
        code, told = run("fetch", "--imap", url(port), "--once")
        assert (code, told["error"]["code"]) == (2, "imap.lost")
        box.drops_at = ""
        code, told = run("fetch", "--imap", url(port), "--once")
    assert (code, told["receipts"], told["duplicates"]) == (0, 0, 1)
    assert box.flags == {1: {"\\Seen"}}


def test_commit_that_fails_leaves_the_mailbox_unmarked(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db.utils import OperationalError

    from amends.apps.receipts import intake

    def refuse(*arguments: Any, **named: Any) -> None:
        raise OperationalError("disk full")

    monkeypatch.setattr(intake, "take_receipts", refuse)
    box = Box(mails={1: mail("postfix_unknown.eml")})
    with serving(box) as port:
        code, told = run("fetch", "--imap", url(port), "--once")
    assert (code, told["error"]["code"], box.flags) == (2, "machine.refused", {})


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("imap://bounces@mail.bank.example/?password=x", "imap.bad_url"),
        ("smtp://bounces@127.0.0.1", "imap.bad_url"),
        ("imaps://127.0.0.1/?password=x", "imap.bad_url"),
        ("imap://bounces@127.0.0.1:1/?password=x", "imap.unreachable"),
        ("imap://bounces@127.0.0.1:1/?password=env:AMENDS_NOT_SET", "provider.no_secret"),
    ],
)
def test_unusable_mailbox_is_one_clear_error(address: str, code: str) -> None:
    status, told = run("fetch", "--imap", address, "--once")
    assert (status, told["error"]["code"]) == (2, code)


def test_wrong_password_is_told_without_the_password() -> None:
    with serving(Box(mails={})) as port:
        result = CliRunner().invoke(receipts_app, ["fetch", "--imap", url(port, "hunter2"), "--once", "--json"])
    assert result.exit_code == 2
    assert "imap.refused" in result.output
    assert "hunter2" not in result.output


def test_hooks_are_listed_with_the_address_that_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_HOOK_KANNEL_SECRET", "x")
    code, told = run("hooks")
    rows = {row["provider"]: row for row in told["hooks"]}
    assert code == 0
    assert (rows["kannel"]["is_open"], rows["ses"]["is_open"]) == (True, False)
    assert rows["kannel"]["path"].endswith(token_of("kannel"))
    assert Client().get(rows["kannel"]["path"]).status_code == 403


def test_names_in_the_record_are_ours(tmp_path: Path) -> None:
    entry = message()
    run("take", str(folder_of(tmp_path / "box", "gmail.eml")))
    assert entry.message_id == OURS
    assert state(entry) == "bounced"
