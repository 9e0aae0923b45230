"""What brings mail in tests: a mailbox over IMAP, and a real process that listens."""

from __future__ import annotations

import os
import re
import socketserver
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

CARE = "care@bank.example"
_RUN = "from amends.cli.main import run; run()"


@dataclass
class Box:
    """Mails by number, their flags, and ``hurts``: what is answered with garbage."""

    mails: dict[int, bytes]
    flags: dict[int, set[str]] = field(default_factory=dict)
    hurts: set[int] = field(default_factory=set)
    arrived: str = " 1-Jun-2026 08:00:00 +0200"

    def flagged(self, flag: str) -> int:
        return sum(flag in flags for flags in self.flags.values())


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.box: Box = self.server.box  # type: ignore[attr-defined]
        self.say("* OK ready")
        try:
            for raw in self.rfile:
                tag, _, command = raw.decode("latin-1").strip().partition(" ")
                verb = command.split(" ", 1)[0].upper()
                if verb == "CAPABILITY":
                    self.say("* CAPABILITY IMAP4rev1")
                elif verb == "SELECT":
                    self.say(f"* {len(self.box.mails)} EXISTS")
                elif verb == "UID":
                    self.uid(command)
                self.say(f"{tag} OK done")
        except (BrokenPipeError, ConnectionResetError):
            return

    def uid(self, command: str) -> None:
        _, verb, rest = command.split(" ", 2)
        box = self.box
        if verb == "SEARCH":
            hidden = {"\\Seen", rest.rpartition(" ")[2]}
            self.say("* SEARCH " + " ".join(str(uid) for uid in box.mails if not box.flags.get(uid, set()) & hidden))
        elif verb == "FETCH":
            uid = int(rest.split(" ")[0])
            if uid in box.hurts:
                self.say("garbage that is no IMAP")
                return
            head = f'* 1 FETCH (UID {uid} INTERNALDATE "{box.arrived}" BODY[]<0> {{{len(box.mails[uid])}}}\r\n'
            self.wfile.write(head.encode() + box.mails[uid] + b")\r\n")
        elif verb == "STORE":
            flag = re.search(r"\((.*)\)", rest)
            assert flag
            for uid_text in rest.split(" ")[0].split(","):
                box.flags.setdefault(int(uid_text), set()).add(flag[1])

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


@contextmanager
def imap(box: Box) -> Iterator[str]:
    """The URL of a running mailbox."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Session) as server:
        server.daemon_threads = True
        server.box = box  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"imap://desk@127.0.0.1:{server.server_address[1]}?password=x"
        finally:
            server.shutdown()
            thread.join()


def mail(number: int, *, text: str = "Am I affected?", headers: str = "", sender: str = "") -> bytes:
    """A mail as the house's server got it from outside."""
    who = sender or f"person{number}@people.example"
    return (
        f"Delivered-To: {CARE}\r\nReceived: from out.example by mx.bank.example; Mon, 1 Jun 2026 08:00:00 +0200\r\n"
        f"From: {who}\r\nTo: {CARE}\r\nSubject: Question {number}\r\nMessage-ID: <{number}@people.example>\r\n"
        f"Date: Mon, 1 Jun 2026 08:00:00 +0200\r\n{headers}Content-Type: text/plain; charset=utf-8\r\n\r\n"
        f"{text} This is number {number}.\r\n"
    ).encode()


@dataclass
class Listener:
    """``amends listen`` as a process of its own."""

    home: Path
    options: list[str]

    def start(self) -> None:
        environment = os.environ | {"AMENDS_HOME": str(self.home)}
        self.log = (self.home.parent / "listen.log").open("ab")
        self._process = subprocess.Popen(
            [sys.executable, "-c", _RUN, "listen", "--address", CARE, *self.options],
            env=environment, stdout=subprocess.DEVNULL, stderr=self.log,
        )  # fmt: skip

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(10)
        self.log.close()

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def count(self) -> int:
        """Messages in the queue; 0 before there is one."""
        path = self.home / "amends.sqlite3"
        if not path.is_file():
            return 0
        with sqlite3.connect(path, timeout=30) as connection:
            try:
                return int(connection.execute("SELECT count(*) FROM care_message").fetchone()[0])
            except sqlite3.OperationalError:
                return 0

    def wait_for(self, least: int, *, seconds: float = 120) -> int:
        until = time.monotonic() + seconds
        while (found := self.count()) < least and time.monotonic() < until and self.is_running:
            time.sleep(0.02)
        return found
