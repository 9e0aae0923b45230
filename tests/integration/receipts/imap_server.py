"""A small IMAP server on loopback: one folder, flags, and what was asked of it (RFC 3501)."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

PASSWORD = "s3cret"


@dataclass
class Box:
    mails: dict[int, bytes]
    flags: dict[int, set[str]] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    drops_at: str = ""  # hangs up when this command comes


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.box: Box = self.server.box  # type: ignore[attr-defined]
        self.wfile.write(b"* OK ready\r\n")
        for raw in self.rfile:
            tag, _, command = raw.decode("latin-1").strip().partition(" ")
            self.box.commands.append(command)
            if self.box.drops_at and self.box.drops_at in command:
                return
            if not self.answer(tag, command):
                return

    def answer(self, tag: str, command: str) -> bool:
        verb = command.split(" ", maxsplit=1)[0].upper()
        if verb == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1")
        elif verb == "LOGIN" and PASSWORD not in command:
            self.say(f"{tag} NO wrong")
            return True
        elif verb == "SELECT":
            self.say("* FLAGS (\\Seen)")
            self.say(f"* {len(self.box.mails)} EXISTS")
        elif verb == "UID":
            self.uid(command)
        elif verb == "LOGOUT":
            self.say("* BYE")
        self.say(f"{tag} OK done")
        return verb != "LOGOUT"

    def uid(self, command: str) -> None:
        _, verb, rest = command.split(" ", 2)
        if verb == "SEARCH":
            hidden = {"\\Seen", "AmendsLeft"}
            open_ones = [uid for uid in self.box.mails if not self.box.flags.get(uid, set()) & hidden]
            self.say("* SEARCH " + " ".join(map(str, open_ones)))
        elif verb == "FETCH":
            uid = int(rest.split(" ")[0])
            data = self.box.mails[uid]
            self.wfile.write(f"* 1 FETCH (UID {uid} BODY[]<0> {{{len(data)}}}\r\n".encode() + data + b")\r\n")
        elif verb == "STORE":
            uids, flag = rest.split(" ")[0], re.search(r"\((.*)\)", rest)
            assert flag
            for uid in uids.split(","):
                self.box.flags.setdefault(int(uid), set()).add(flag[1])

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


@contextmanager
def serving(box: Box) -> Iterator[int]:
    """The port of a running server."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Session) as server:
        server.daemon_threads = True
        server.box = box  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()
