"""A fast SMTP server that lies on demand and keeps honest books of what it really took charge of.

Run as a program: ``python liar.py --log FILE [--receipts DIR]``.  It prints its SMTP port and its control
port.  The control port takes JSON lines: ``{"modes": {"drop": 0.1}, "stall_s": 0.3}`` changes the lies,
``{"ask": "stats"}`` is answered with counts, ``{"ask": "hang up"}`` resets every connection.

A line of the log is ``verdict message_id recipient to person exercise sha256``, parted by tabs and
written before the answer leaves: ``A`` accepted and said so, ``D`` delivered although no whole answer
went out, ``X`` thrown away without an answer, ``T`` and ``R`` refused for now and for good.  ``A`` and
``D`` are copies in somebody's mailbox.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import random
import signal
import socket
import struct
from collections import Counter
from pathlib import Path

import uvloop
from headers import delivery_report, read_headers
from modes import Mixture, Mode, storm_reply

_RESET = struct.pack("ii", 1, 0)  # SO_LINGER of no seconds: closing sends RST
_EXTENSIONS = b"250-liar.example\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n250 SIZE 52428800\r\n"
_SAID_THEN_RESET_S = 0.002


class Book:
    """What the server took charge of.  Written at once: the answer follows the line."""

    def __init__(self, log: Path, receipts: Path | None) -> None:
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._receipts, self.counts = receipts, Counter[str]()

    def write(self, verdict: str, recipient: str, content: bytes) -> None:
        message_id, to, person, exercise = read_headers(content)
        digest = hashlib.sha256(content).hexdigest()
        line = "\t".join((verdict, message_id, recipient, to, person, exercise, digest))
        os.write(self._log, (line + "\n").encode())
        self.counts[verdict] += 1

    def write_receipts(self, recipient: str, content: bytes) -> None:
        """The same delivery report twice, as a mail queue that was restarted sends it."""
        if self._receipts is not None:
            message_id = read_headers(content)[0]
            report = delivery_report(message_id, recipient)
            for copy in (1, 2):
                path = self._receipts / f"{message_id.partition('@')[0]}-{copy}.eml"
                draft = path.with_suffix(".part")
                draft.write_bytes(report)
                draft.replace(path)


class Session(asyncio.Protocol):
    """One connection."""

    def __init__(self, book: Book, mixture: Mixture, sessions: set[Session]) -> None:
        self._book, self._mixture, self._sessions = book, mixture, sessions
        self._buffer = bytearray()
        self._recipient, self._mode = "", Mode.HONEST
        self._is_content = self._is_mute = False
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]  # TCP gives a Transport
        self._sessions.add(self)
        if self._mixture.at_connect() is Mode.HONEST:
            self._say(b"220 liar.example ESMTP\r\n")
            return
        self._is_mute = True
        answer = self._mixture.chance.choice((b"554 5.3.2 no\r\n", b"421 4.7.0 later\r\n", b"", None))
        if answer is None:
            self.reset()
        elif answer:
            self._say(answer)
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._sessions.discard(self)
        self._is_mute = True

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while self._buffer and not self._is_mute:
            if self._is_content:
                end = self._end_of_content()
                if end < 0:
                    return
                content, self._buffer = bytes(self._buffer[:end]), self._buffer[end + 5 - 2 * (end == 0) :]
                self._is_content = False
                self._take(content + b"\r\n" if content else b"")
            else:
                end = self._buffer.find(b"\n")
                if end < 0:
                    return
                line, self._buffer = bytes(self._buffer[:end]).rstrip(b"\r"), self._buffer[end + 1 :]
                self._obey(line)

    def reset(self) -> None:
        """Ends the connection with RST."""
        self._is_mute = True
        plug = self._transport.get_extra_info("socket")
        if plug is not None and not self._transport.is_closing():
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self._transport.abort()

    def _end_of_content(self) -> int:
        return 0 if self._buffer.startswith(b".\r\n") else self._buffer.find(b"\r\n.\r\n")

    def _obey(self, line: bytes) -> None:
        word = line[:4].upper()
        if word == b"MAIL":
            self._mode = self._mixture.at_envelope()
            self._answer_envelope(b"250 2.1.0 ok\r\n")
        elif word == b"RCPT":
            self._recipient = line[line.find(b"<") + 1 : line.rfind(b">")].decode("utf-8", "replace")
            self._answer_envelope(b"250 2.1.5 ok\r\n")
        elif word == b"DATA":
            self._ask_for_content()
        elif word == b"EHLO":
            self._say(_EXTENSIONS)
        elif word == b"QUIT":
            self._say(b"221 2.0.0 bye\r\n")
            self._transport.close()
        else:
            self._say(b"250 2.0.0 ok\r\n" if word in (b"RSET", b"HELO", b"NOOP") else b"502 5.5.1 what?\r\n")

    def _answer_envelope(self, usual: bytes) -> None:
        if self._mode is Mode.STORM and self._mixture.chance.random() < 1 / 3:
            self._book.counts["T at envelope"] += 1
            self._storm()
        elif self._mode is Mode.DISORDER and self._mixture.chance.random() < 1 / 2:
            self._book.counts["disorder"] += 1
            self._say(self._mixture.chance.choice((b"354 go on\r\n", usual + b"250 2.0.0 again\r\n", b"what?\r\n")))
        else:
            self._say(usual)

    def _ask_for_content(self) -> None:
        if self._mode is Mode.STORM and self._mixture.chance.random() < 1 / 3:
            self._book.counts["T at envelope"] += 1
            self._storm()
        elif not self._recipient:
            self._say(b"503 5.5.1 no recipient\r\n")
        else:
            self._is_content = True
            self._say(b"354 go on\r\n")

    def _storm(self) -> None:
        """Not now; after a 421 the server hangs up (RFC 5321, 3.8).  The message is over."""
        self._recipient, reply = "", storm_reply(self._mixture.chance)
        self._say(reply)
        if reply.startswith(b"421"):
            self._is_mute = True
            self._transport.close()

    def _take(self, raw: bytes) -> None:
        recipient, self._recipient = self._recipient, ""
        content = raw[1:] if raw.startswith(b".") else raw
        content = content.replace(b"\r\n..", b"\r\n.")
        if not content:
            self._say(b"550 5.6.0 empty\r\n")
            return
        is_storm = self._mode is Mode.STORM
        mode = Mode.STORM if is_storm else self._mixture.at_content(recipient)
        self._mode = Mode.HONEST
        self._book.counts[f"mode {mode}"] += 1
        getattr(self, f"_on_{mode}")(recipient, content)

    def _on_honest(self, recipient: str, content: bytes) -> None:
        self._book.write("A", recipient, content)
        self._say(b"250 2.0.0 taken\r\n")

    def _on_drop(self, recipient: str, content: bytes) -> None:
        self._book.write("X", recipient, content)
        self.reset()

    def _on_keep_and_drop(self, recipient: str, content: bytes) -> None:
        self._book.write("D", recipient, content)
        self.reset()

    def _on_say_and_drop(self, recipient: str, content: bytes) -> None:
        self._on_honest(recipient, content)
        self._is_mute = True
        asyncio.get_running_loop().call_later(self._mixture.chance.random() * _SAID_THEN_RESET_S, self.reset)

    def _on_silent(self, recipient: str, content: bytes) -> None:
        self._book.write("D", recipient, content)
        self._is_mute = True

    def _on_deaf(self, recipient: str, content: bytes) -> None:
        self._book.write("X", recipient, content)
        self._is_mute = True

    def _on_half_reply(self, recipient: str, content: bytes) -> None:
        self._book.write("D", recipient, content)
        self._say(self._mixture.chance.choice((b"25", b"250-2.0.0 tak", b"250 2.0.0 taken")))
        self._is_mute = True
        asyncio.get_running_loop().call_later(_SAID_THEN_RESET_S, self.reset)

    def _on_storm(self, recipient: str, content: bytes) -> None:
        self._book.write("T", recipient, content)
        self._storm()

    def _on_refuse(self, recipient: str, content: bytes) -> None:
        self._book.write("R", recipient, content)
        self._say(b"550 5.1.1 no such person\r\n")

    def _on_slow(self, recipient: str, content: bytes) -> None:
        self._is_mute = True  # what is pipelined behind waits too, as with a server of one thread
        asyncio.get_running_loop().call_later(self._mixture.stall_s, self._at_last, recipient, content)

    def _at_last(self, recipient: str, content: bytes) -> None:
        is_gone = self._transport.is_closing()
        self._book.write("D" if is_gone else "A", recipient, content)
        if not is_gone:
            self._is_mute = False
            self._say(b"250 2.0.0 taken, at last\r\n")
            self.data_received(b"")

    def _on_receipts_twice(self, recipient: str, content: bytes) -> None:
        self._book.write_receipts(recipient, content)
        self._on_honest(recipient, content)

    def _say(self, words: bytes) -> None:
        self._transport.write(words)


async def obey_control(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, book: Book, *, mixture: Mixture,
                       sessions: set[Session]) -> None:  # fmt: skip
    """Answers each control line with a line."""
    while line := await reader.readline():
        words, answer = json.loads(line), {}
        if words.get("ask") == "stats":
            answer = dict(book.counts)
        elif words.get("ask") == "hang up":
            for session in tuple(sessions):
                session.reset()
        else:
            mixture.take(words)
        writer.write(json.dumps(answer).encode() + b"\n")
    writer.close()


async def main(arguments: argparse.Namespace) -> None:
    book = Book(Path(arguments.log), Path(arguments.receipts) if arguments.receipts else None)
    mixture, sessions = Mixture(chance=random.Random(arguments.seed)), set[Session]()
    mixture.take({"modes": json.loads(arguments.modes)})
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    server = await loop.create_server(lambda: Session(book, mixture, sessions), "127.0.0.1", arguments.port)
    control = await asyncio.start_server(
        lambda reader, writer: obey_control(reader, writer, book, mixture=mixture, sessions=sessions), "127.0.0.1", 0
    )
    print(*(one.sockets[0].getsockname()[1] for one in (server, control)), flush=True)
    loop.add_signal_handler(signal.SIGTERM, stopped.set)
    await stopped.wait()
    server.close()
    control.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--log", required=True)
    parser.add_argument("--receipts")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--modes", default="{}")
    parser.add_argument("--seed", type=int, default=1)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(parser.parse_args()))
