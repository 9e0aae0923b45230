"""A loopback SMSC: throttles, loses answers, cuts the link, and sends receipts twice, late or out of order.

It reads submissions with the codec of smpp34, which shares nothing with ours, and joins parts as a phone does.
Specification: SMPP v3.4, SMPP Developers Forum 1999, https://smpp.org/SMPP_v3_4_Issue1_2.pdf
"""

from __future__ import annotations

import asyncio
import ssl
import struct
from collections.abc import Callable
from contextlib import suppress

import smpp34
import smsutil.codecs  # noqa: F401  # registers gsm0338
from contract import Arrived, Mode

from amends.core.channels import Channel
from amends.core.envelope import Envelope, pack
from amends.core.ports import Parcel

_HEAD = struct.Struct(">IIII")
ACCOUNT, PASSWORD = "amends", "s3cret-9"
NUMBER = "+4915112345678"
OK, NO_DESTINATION, THROTTLED, BAD_PASSWORD, QUERY_FAILED = 0x00, 0x0B, 0x58, 0x0E, 0x67


def sms_parcel(message_id: str, text: str) -> Parcel:
    """An SMS as it is released."""
    envelope = Envelope(message_id=message_id, to=NUMBER, language="en", text=text)
    return Parcel(message_id=message_id, channel=Channel.SMS, to=NUMBER, content=pack(envelope))


class Smsc:
    """``script(number)`` may say the mode of the nth submission (from 1); ``states`` are what queries are told."""

    def __init__(
        self, *, script: Callable[[int], Mode] | None = None, tls: ssl.SSLContext | None = None, options: str = ""
    ) -> None:
        self.url = ""
        self.received: list[Arrived] = []
        self.submissions: list[smpp34.SubmitSm] = []
        self.states: dict[str, int] = {}
        self.acknowledged: list[tuple[int, int]] = []
        self.name_of: Callable[[int], str] = lambda number: f"{number:08x}"
        self.before_answer: Callable[[str], None] = lambda ref: None
        self.version = b"\x02\x10\x00\x01\x34"
        self.binds = self.enquiries = 0
        self.is_deaf = False
        self._script, self._tls, self._options = script, tls, options
        self._mode, self._port = Mode.ACCEPT, 0
        self._parts: dict[tuple[str, int], dict[int, bytes]] = {}
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._sequence = 0

    @property
    def mode(self) -> Mode:
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        was, self._mode = self._mode, mode
        if mode is Mode.DOWN and was is not Mode.DOWN:
            assert self._server is not None
            self._server.close()
            self.drop()
        elif was is Mode.DOWN and mode is not Mode.DOWN:
            self._later(self._listen())

    async def start(self) -> None:
        await self._listen()
        scheme = "smpps" if self._tls else "smpp"
        host = "localhost" if self._tls else "127.0.0.1"
        self.url = f"{scheme}://{ACCOUNT}:{PASSWORD}@{host}:{self._port}?timeout=1&{self._options}".rstrip("&")

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        self.drop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def reset(self) -> None:
        self.received.clear()
        self.submissions.clear()
        self._parts.clear()
        self.mode = Mode.ACCEPT

    def drop(self) -> None:
        """Cuts every link."""
        for writer in self._writers:
            writer.transport.abort()

    def deliver(self, text: bytes, *, esm_class: int = 0x04, source: str = "4915112345678", **more: object) -> None:
        """Sends a ``deliver_sm`` on every link."""
        self._sequence += 1
        pdu = smpp34.DeliverSm(
            source, "Bank", text, esm_class=esm_class, sequence_number=self._sequence, **more
        ).encode()
        for writer in self._writers:
            writer.write(pdu)

    def receipt(self, ref: str, stat: str = "DELIVRD", *, err: str = "000", done: str = "2606011200") -> None:
        """Sends a receipt in the usual text form (appendix B)."""
        text = f"id:{ref} sub:001 dlvrd:001 submit date:2606011159 done date:{done} stat:{stat} err:{err} text:Dear Ana"
        self.deliver(text.encode())

    def say(self, octets: bytes) -> None:
        """Writes anything."""
        for writer in self._writers:
            writer.write(octets)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port, ssl=self._tls)
        self._port = self._server.sockets[0].getsockname()[1]

    def _later(self, job: object) -> None:
        task = asyncio.ensure_future(job)  # type: ignore[arg-type]
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            with suppress(asyncio.IncompleteReadError, ConnectionError):
                while True:
                    head = await reader.readexactly(16)
                    length, command, status, sequence = _HEAD.unpack(head)
                    body = await reader.readexactly(length - 16)
                    if not self.is_deaf and not self._take(writer, head + body, command, status, sequence):
                        return
        finally:
            self._writers.discard(writer)
            writer.close()

    def _take(self, writer: asyncio.StreamWriter, octets: bytes, command: int, status: int, sequence: int) -> bool:
        def answer(body: bytes = b"", *, status: int = OK) -> None:
            writer.write(_HEAD.pack(16 + len(body), command | 0x8000_0000, status, sequence) + body)

        if command == 0x09:
            self.binds += 1
            account, password = octets[16:].split(b"\0")[:2]
            known = (account.decode(), password.decode()) == (ACCOUNT, PASSWORD)
            answer(b"smsc\0" + self.version, status=OK) if known else answer(b"\0", status=BAD_PASSWORD)
        elif command == 0x04:
            self._submitted(writer, smpp34.decode(octets), answer)
        elif command == 0x03:
            ref = octets[16:].split(b"\0")[0]
            state = self.states.get(ref.decode())
            answer(status=QUERY_FAILED) if state is None else answer(ref + b"\0\0" + bytes((state, 0)))
        elif command == 0x06:
            answer()
            return False
        elif command == 0x15:
            self.enquiries += 1
            answer()
        elif command == 0x8000_0005:
            self.acknowledged.append((sequence, status))
        return True

    def _submitted(self, writer: asyncio.StreamWriter, sms: smpp34.SubmitSm, answer: Callable[..., None]) -> None:
        self.submissions.append(sms)
        number = len(self.submissions)
        mode = self._script(number) if self._script else self._mode
        if mode is Mode.REFUSE:
            answer(b"\0", status=NO_DESTINATION)
        elif mode is Mode.BUSY:
            answer(b"\0", status=THROTTLED)
        elif mode is Mode.DOWN:
            writer.transport.abort()
        else:
            self._keep(sms)
            ref = self.name_of(number)
            self.states[ref] = 1
            if mode is Mode.ACCEPT:
                self.before_answer(ref)
                answer(ref.encode() + b"\0")
            elif mode is Mode.GARBAGE:
                writer.write(b"\0\0\0\5" + sms.short_message + sms.destination_addr.encode())

    def _keep(self, sms: smpp34.SubmitSm) -> None:
        octets = sms.short_message
        coding = {0: "gsm0338", 8: "utf_16_be"}[sms.data_coding]
        if not sms.esm_class & 0x40:
            self.received.append(Arrived("", f"+{sms.destination_addr}", _text(octets, coding)))
            return
        assert octets[:3] == b"\5\0\3"
        reference, total, number = octets[3:6]
        parts = self._parts.setdefault((sms.destination_addr, reference), {})
        assert number not in parts, "a part came twice"
        parts[number] = octets[6:]
        if len(parts) == total:
            text = "".join(_text(parts[at], coding) for at in range(1, total + 1))  # each part by itself, as phones do
            self.received.append(Arrived("", f"+{sms.destination_addr}", text))
            self._parts.pop((sms.destination_addr, reference))


def _text(octets: bytes, coding: str) -> str:
    if coding == "utf_16_be":
        return octets.decode("utf-16-be")
    return octets.decode("gsm0338")
