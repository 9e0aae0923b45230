"""Submissions a second over one SMPP link: our provider, smpp34's client, and smpplib where it is installed.

The SMSC is a process of its own that answers at once and keeps nothing, so that the client is what is measured.  Ours
reads the released message, checks it, cuts it and keeps its name for the receipt; the peers get ready octets.

python benchmarks/smpp_rate.py [messages]
"""

from __future__ import annotations

import asyncio
import statistics
import struct
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from importlib.util import find_spec

import smpp34
import uvloop

from amends.core.channels import Channel
from amends.core.envelope import Envelope, pack
from amends.core.ports import OutcomeKind, Parcel
from amends.providers.way import provider_for

WINDOW, ROUNDS = 16, 5
NUMBER = "+4915112345678"
TEXT = "Exercise. Dear Ana Example, your data were exposed. Call us. Code 7Q2K-9XVB"
_HEAD = struct.Struct(">IIII")


class Sink(asyncio.Protocol):
    """Answers every request with success, and a submission with a name."""

    count = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport, self._rest = transport, b""

    def data_received(self, data: bytes) -> None:
        data, at, answers = self._rest + data, 0, []
        while len(data) - at >= 16 and len(data) - at >= (length := int.from_bytes(data[at : at + 4], "big")):
            _, command, _, sequence = _HEAD.unpack_from(data, at)
            at += length
            if command & 0x8000_0000:
                continue
            Sink.count += 1
            body = b"sink\0" if command == 9 else b"%08x\0" % Sink.count if command == 4 else b""
            answers.append(_HEAD.pack(16 + len(body), command | 0x8000_0000, 0, sequence) + body)
        self._rest = data[at:]
        self._transport.write(b"".join(answers))  # type: ignore[attr-defined]


async def serve() -> None:
    """Serves until standard input ends."""
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


async def rate(send: Callable[[int], Awaitable[None]], messages: int) -> float:
    """Messages a second with as many under way as the window allows."""
    numbers = iter(range(messages))

    async def worker() -> None:
        for number in numbers:
            await send(number)

    begun = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(WINDOW)))
    return messages / (time.perf_counter() - begun)


async def ours(port: int, messages: int) -> float:
    provider = provider_for(f"smpp://a:b@127.0.0.1:{port}?window={WINDOW}&from=Bank")
    parcels = []
    for number in range(messages):
        envelope = Envelope(message_id=f"m-{number}@x.example", to=NUMBER, language="en", text=f"{TEXT} {number}")
        parcels.append(Parcel(envelope.message_id, Channel.SMS, NUMBER, pack(envelope)))

    async def send(number: int) -> None:
        assert (await provider.send(parcels[number])).kind is OutcomeKind.ACCEPTED

    await provider.open()
    found = await rate(send, messages)
    await provider.close()
    return found


async def theirs(port: int, messages: int) -> float:
    client = smpp34.Client("127.0.0.1", port, "a", "b", bind_type="TRX", window_size=WINDOW)
    smsc = await client.connect()

    async def send(number: int) -> None:
        octets = f"{TEXT} {number}".encode()
        assert (await smsc.submit_sm(NUMBER[1:], octets, source_addr="Bank", registered_delivery=1)).is_success

    found = await rate(send, messages)
    await smsc.unbind()
    return found


def smpplibs(port: int, messages: int) -> float:
    """One after another: smpplib sends and reads in one thread."""
    import smpplib.client  # noqa: PLC0415

    client = smpplib.client.Client("127.0.0.1", port, allow_unknown_opt_params=True)
    client.set_message_sent_handler(lambda pdu: None)
    client.connect()
    client.bind_transceiver(system_id="a", password="b")
    begun = time.perf_counter()
    for number in range(messages):
        octets = f"{TEXT} {number}".encode()
        client.send_message(source_addr="Bank", destination_addr=NUMBER[1:], short_message=octets)
        client.read_once()
    found = messages / (time.perf_counter() - begun)
    client.disconnect()
    return found


def main(messages: int) -> None:
    """Runs every client in turn, several times, against one sink."""
    sink = subprocess.Popen([sys.executable, __file__, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert sink.stdout is not None
    assert sink.stdin is not None
    clients: dict[str, Callable[[int, int], float]] = {
        "ours (uvloop)": lambda port, count: uvloop.run(ours(port, count)),
        "ours (asyncio)": lambda port, count: asyncio.run(ours(port, count)),
        "smpp34 client": lambda port, count: asyncio.run(theirs(port, count)),
    }
    if find_spec("smpplib"):
        clients["smpplib"] = smpplibs
    try:
        port = int(sink.stdout.readline())
        rates: dict[str, list[float]] = {name: [] for name in clients}
        for _ in range(ROUNDS):
            for name, client in clients.items():
                rates[name].append(client(port, messages))
    finally:
        sink.stdin.close()
        sink.wait()
    for name, found in rates.items():
        print(f"{name:16} {statistics.median(found):8.0f} submit_sm/s   ({min(found):.0f} to {max(found):.0f})")


if __name__ == "__main__":
    if sys.argv[1:] == ["--serve"]:
        uvloop.run(serve())
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 5000)
