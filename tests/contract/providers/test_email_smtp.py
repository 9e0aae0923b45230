"""Mail by SMTP keeps the contract, with pipelining and without, whatever the server does.

The hot path feeds an ``SmtpPool`` from the ledger; here a thin adapter gives it one message at a time.  There
is no check of a wrong password (a pool says ``smtp.auth``; see the tests of the pool).  The server speaks
RFC 5321 and RFC 2920 and is told how to lie.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP

import pytest
from contract import ID, TEXT, Arrived, Check, Kit, Mode, checks, in_use, name_of, run

from amends.core.channels import Channel
from amends.core.errors import InputError, MachineError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.email.address import ascii_address
from amends.providers.email.connection import Job
from amends.providers.email.jobs import job_maker
from amends.providers.email.mime import Mail, Sender, build
from amends.providers.email.parse import parse_mail
from amends.providers.email.pool import SmtpPool
from amends.providers.email.route import parse_smtp_url

TO, AT = "ana@people.example", datetime(2026, 6, 2, 12, tzinfo=UTC)


class OneMail:
    """A source with one message, which is settled by its first outcome."""

    def __init__(self, job: Job) -> None:
        self._jobs, self.outcome = [job], Outcome(OutcomeKind.UNSENT)
        self.pool: SmtpPool | None = None
        self.is_finished = False

    def next_job(self) -> Job | None:
        return self._jobs.pop() if self._jobs else None

    def intend(self, job: Job) -> None:
        """The ledger would write it down."""

    def settle(self, job: Job, outcome: Outcome) -> None:
        self.outcome, self.is_finished = outcome, True
        assert self.pool is not None
        asyncio.get_running_loop().call_soon(self.pool.wake)


class SmtpProvider:
    """``Provider`` over pools of one connection."""

    channel, doubt, concurrency = Channel.EMAIL, Doubt.REPEAT, 4

    def __init__(self, url: str) -> None:
        self._route = parse_smtp_url(url)
        self._make = job_maker(self._route, sender="notices@bank.example", clock=lambda: AT)
        self.name = f"smtp:{self._route.name}"

    def objection(self, parcel: Parcel) -> str | None:
        try:
            parsed = parse_mail(parcel.content)
            ascii_address(parcel.to)
        except (ValueError, InputError) as error:
            return error.what if isinstance(error, InputError) else str(error)
        return None if (parsed.message_id, parsed.to) == (parcel.message_id, parcel.to) else "it is for somebody else"

    async def open(self) -> None:
        """A pool opens its connections itself."""

    async def close(self) -> None:
        """A pool closes them as well."""

    async def send(self, parcel: Parcel) -> Outcome:
        source = OneMail(self._make(parcel.message_id, parcel.to, parcel.content))
        source.pool = SmtpPool(self._route, source)
        try:
            await source.pool.run()
        except MachineError as fault:
            return source.outcome if source.is_finished else Outcome(OutcomeKind.UNSENT, reason=fault.what)
        return source.outcome

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        return None


class SmtpPeer:
    """A mail server that takes, refuses, puts off, falls silent, is away, or answers nonsense."""

    features = ("PIPELINING", "8BITMIME", "DSN")
    lie = ""

    def __init__(self) -> None:
        self.mode = Mode.ACCEPT
        self.received: list[Arrived] = []
        self.url = ""
        self._talks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"smtp://127.0.0.1:{port}?connections=1&timeout=0.4&patience=0"

    async def stop(self) -> None:
        self._server.close()
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)
        await self._server.wait_closed()

    def reset(self) -> None:
        self.received.clear()
        self.mode = Mode.ACCEPT

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk is not None
        self._talks.add(talk)
        try:
            if self.mode is not Mode.DOWN:
                await self._talk(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self._talks.discard(talk)
            writer.transport.abort()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def say(words: str) -> None:
            writer.write(words.encode() + b"\r\n")

        say("220 mail.example")
        to = ""
        while True:
            line = (await reader.readuntil(b"\r\n")).decode("ascii").strip()
            verb = line[:4].upper()
            if verb == "EHLO":
                say("\r\n".join(["250-mail.example", *(f"250-{feature}" for feature in self.features), "250 HELP"]))
            elif verb == "RCPT":
                to = line.partition("<")[2].partition(">")[0]
                refusals = {Mode.REFUSE: f"550 5.1.1 <{to}>: no such person", Mode.BUSY: "451 4.7.1 later"}
                say(refusals.get(self.mode, "250 2.1.5 ok"))
            elif verb == "DATA":
                if self.mode in (Mode.REFUSE, Mode.BUSY):
                    say("503 5.5.1 no recipient")
                    continue
                say("354 go on")
                if self.lie == "hang up after 354":
                    return
                if not await self._take(reader, to, say):
                    return
            elif verb == "QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")

    async def _take(self, reader: asyncio.StreamReader, to: str, say: object) -> bool:
        lines: list[bytes] = []
        while (line := await reader.readuntil(b"\r\n")) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        content = b"".join(lines)
        answers = {"421": "421 4.3.2 closing", "552": f"552 5.3.4 <{to}> too big", "452": "452 4.3.1 full"}
        if self.lie not in answers:
            self.received.append(arrived(content, to))
        if self.mode is Mode.LOSE_ANSWER or self.lie == "hang up after the dot":
            await asyncio.sleep(0 if self.lie else 3)
            return False
        await asyncio.sleep(0.2 if self.lie == "slow" else 0)
        assert callable(say)
        say("HTTP/1.1 200 OK" if self.mode is Mode.GARBAGE else answers.get(self.lie, "250 2.0.0 queued as 4F1C"))
        return True


class PlainPeer(SmtpPeer):
    """A server of RFC 821 that waits for each command."""

    features = ()


def arrived(content: bytes, to: str) -> Arrived:
    """What another reader, the standard library's, finds in the bytes that came."""
    message = message_from_bytes(content, policy=SMTP)
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return Arrived(message["Message-ID"].strip("<>"), to, shown(payload.decode()))


def parcel(message_id: str, text: str) -> Parcel:
    mail = Mail(
        message_id=message_id, to_name="Ana Example", to_address=TO, language="en", subject="Your data", text=text
    )
    data = build(mail, sender=Sender(name="Bank", address="notices@bank.example"), at=AT)
    return Parcel(message_id, Channel.EMAIL, TO, data)


def shown(text: str) -> str:
    """Mail has one kind of line end, and a single part may end with one that the text has not."""
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")


def kit(peer: type[SmtpPeer]) -> Kit:
    return Kit(
        peer=peer,
        parcel=parcel,
        shown=shown,
        make=SmtpProvider,
        bad_addresses=("", "jan", "ana@people.example\r\nRCPT TO:<eve@evil.example>", "a b@people.example"),
        bad_contents=(b"", b"\xff\x00 not ours", b"Subject: x\r\n\r\n.\r\nQUIT\r\n"),
    )


@pytest.mark.parametrize("check", checks(kit(SmtpPeer)), ids=name_of)
def test_mail_keeps_the_contract(check: Check) -> None:
    run(check, kit(SmtpPeer))


@pytest.mark.parametrize("check", checks(kit(PlainPeer)), ids=name_of)
def test_mail_keeps_the_contract_where_nothing_is_pipelined(check: Check) -> None:
    run(check, kit(PlainPeer))


@dataclass(frozen=True)
class Lie:
    """What the server does with the content, and what has to be concluded."""

    name: str
    outcome: OutcomeKind
    copies: int


LIES = (
    Lie("hang up after 354", OutcomeKind.DOUBT, 0),
    Lie("hang up after the dot", OutcomeKind.DOUBT, 1),
    Lie("421", OutcomeKind.TEMPORARY, 0),
    Lie("452", OutcomeKind.TEMPORARY, 0),
    Lie("552", OutcomeKind.REFUSED, 0),
    Lie("slow", OutcomeKind.ACCEPTED, 1),
)


@pytest.mark.parametrize("peer", [SmtpPeer, PlainPeer])
@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.name)
def test_lying_server_is_never_believed_too_much(lie: Lie, peer: type[SmtpPeer]) -> None:
    async def check() -> None:
        async with in_use(kit(type("Liar", (peer,), {"lie": lie.name}))) as (server, provider):
            outcome = await provider.send(parcel(ID, TEXT))
            assert outcome.kind is lie.outcome, outcome
            assert len(server.received) == lie.copies
            assert TO not in outcome.reason

    asyncio.run(check())
