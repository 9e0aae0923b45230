"""A listener that is killed in the middle: nothing is lost, nothing is taken twice."""

from __future__ import annotations

import smtplib
import socket
import sqlite3
import time
from pathlib import Path

from mail_peers import CARE, Box, Listener, imap, mail

MAILS = 200


def digests(listener: Listener) -> tuple[int, int]:
    with sqlite3.connect(listener.home / "amends.sqlite3") as connection:
        row = connection.execute("SELECT count(*), count(DISTINCT external_digest) FROM care_message").fetchone()
    return int(row[0]), int(row[1])


def test_two_hundred_mails_of_a_mailbox_survive_kills_in_the_middle(tmp_path: Path) -> None:
    box = Box({number: mail(number) for number in range(1, MAILS + 1)})
    with imap(box) as url:
        listener = Listener(tmp_path / "home", ["--imap", url])
        for stop_at in (40, 110):
            listener.start()
            assert stop_at <= listener.wait_for(stop_at) < MAILS
            listener.kill()
        listener.start()
        try:
            assert listener.wait_for(MAILS) == MAILS
            until = time.monotonic() + 10
            while box.flagged("\\Seen") < MAILS and time.monotonic() < until:
                time.sleep(0.05)
        finally:
            listener.kill()
    assert digests(listener) == (MAILS, MAILS)
    assert box.flagged("\\Seen") == MAILS
    assert "people.example" not in (tmp_path / "listen.log").read_text()


def test_two_hundred_mails_by_smtp_survive_kills_in_the_middle(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    listener = Listener(tmp_path / "home", ["--smtp-in", f"127.0.0.1:{port}"])
    waiting = {number: mail(number) for number in range(1, MAILS + 1)}
    kills = [150, 80]  # how many still wait when it is killed
    listener.start()
    try:
        until = time.monotonic() + 150
        while waiting and time.monotonic() < until:
            try:
                bring(port, waiting, kill_at=kills[0] if kills else -1, listener=listener)
            except OSError:
                if not listener.is_running:
                    kills.pop(0)
                    listener.start()
                time.sleep(0.1)
    finally:
        listener.kill()
    assert not kills
    assert digests(listener) == (MAILS, MAILS)


def bring(port: int, waiting: dict[int, bytes], *, kill_at: int, listener: Listener) -> None:
    """As a mail server does: what was not answered with 250 is brought again."""
    with smtplib.SMTP("127.0.0.1", port, timeout=30) as server:
        server.ehlo()
        for number in list(waiting):
            server.mail(f"person{number}@people.example")
            server.rcpt(CARE)
            if len(waiting) == kill_at:
                server.putcmd("data")
                server.getreply()
                server.send(waiting[number].replace(b"\r\n.", b"\r\n..") + b".\r\n")
                listener.kill()  # with a mail under way, whose answer is never read
                raise ConnectionError
            assert server.data(waiting[number])[0] == 250
            del waiting[number]
