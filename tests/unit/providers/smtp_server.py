"""A small scripted SMTP server for tests: obeys, refuses, stalls or drops as it is told."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Script:
    """What the server says.  A reply of ``None`` drops the connection; ``stall`` never answers."""

    pipelining: bool = True
    greeting: str = "220 ready"
    greet: Callable[[], str] | None = None
    rcpt: Callable[[str], str | None] = lambda recipient: "250 ok"
    data: Callable[[int], str | None] = lambda number: "354 go"
    content: Callable[[int], str | None] = lambda number: "250 taken"
    tls: ssl.SSLContext | None = None
    inject: str = ""
    password: str | None = None
    features: tuple[str, ...] = ()
    is_tls_from_the_start: bool = False


@dataclass
class Heard:
    """What the server heard: contents it took (unstuffed), and how many commands came unasked."""

    contents: list[tuple[str, bytes]] = field(default_factory=list)
    envelopes: list[str] = field(default_factory=list)
    connections: int = 0
    early_commands: int = 0
    secure: int = 0
    most_open_contents: int = 0


class Server:
    """One asyncio server on a free loopback port."""

    def __init__(self, script: Script) -> None:
        self.script, self.heard, self.port = script, Heard(), 0
        self._contents = self._datas = 0

    async def __aenter__(self) -> Server:
        context = self.script.tls if self.script.is_tls_from_the_start else None
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=context)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *exc: object) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.heard.connections += 1
        try:
            await self._talk(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        say = self._sayer(writer)
        say(self.script.greet() if self.script.greet else self.script.greeting)
        recipient = ""
        while True:
            line = (await reader.readuntil(b"\r\n")).decode().strip()
            if not self.script.pipelining and reader._buffer:  # type: ignore[attr-defined]
                self.heard.early_commands += 1
            verb = line.partition(" ")[0].upper()
            if verb == "EHLO":
                self._ehlo(say)
            elif verb == "STARTTLS" and self.script.tls is not None:
                writer.write(b"220 go\r\n" + self.script.inject.encode())
                await writer.start_tls(self.script.tls)
                self.heard.secure += 1
            elif verb == "AUTH":
                say("235 ok" if line.split()[-1] == self.script.password else "535 5.7.8 no")
            elif verb in ("MAIL", "RCPT"):
                recipient = line
                self.heard.envelopes.append(line)
                say(self.script.rcpt(line) if verb == "RCPT" else "250 ok")
            elif verb == "DATA":
                self._datas += 1
                reply = self.script.data(self._datas)
                say(reply)
                if reply is not None and reply.startswith("354"):
                    await self._take(reader, recipient, say)
            elif verb == "QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")

    async def _take(self, reader: asyncio.StreamReader, recipient: str, say: Callable[[str | None], None]) -> None:
        lines: list[bytes] = []
        while (line := await reader.readuntil(b"\r\n")) != b".\r\n":
            lines.append(line[1:] if line.startswith(b".") else line)
        if not lines:
            say("554 no valid recipients")
            return
        self._contents += 1
        reply = self.script.content(self._contents)
        if reply == "stall":
            await asyncio.sleep(30)
        if reply is None or reply.startswith("2"):
            self.heard.contents.append((recipient, b"".join(lines)))
        say(reply)

    def _ehlo(self, say: Callable[[str | None], None]) -> None:
        features = ["250-hello"]
        features += ["250-PIPELINING"] if self.script.pipelining else []
        features += [f"250-{feature}" for feature in self.script.features]
        features += ["250-STARTTLS"] if self.script.tls and not self.script.is_tls_from_the_start else []
        features += ["250-AUTH PLAIN"] if self.script.password else []
        for feature in features:
            say(feature)
        say("250 HELP")

    @staticmethod
    def _sayer(writer: asyncio.StreamWriter) -> Callable[[str | None], None]:
        def say(line: str | None) -> None:
            if line is None:
                writer.transport.abort()
                raise ConnectionResetError
            writer.write(line.encode() + b"\r\n")

        return say
