"""A cable that can be cut: a TCP proxy in a process of its own, told what to do over a control port.

Run as a program: ``python wire.py --to HOST:PORT [--to HOST:PORT ...]``.  It prints one port per target and
then its control port.  Control lines are JSON: ``{"wire": 0, "state": "refuse"}``.  The states: ``whole``;
``refuse`` closes what comes; ``stall`` lets connections stand and moves no byte; ``cut`` resets all that
is open, once, and is whole again; ``tear`` passes on half of the next piece and then resets.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import socket
import struct
from enum import StrEnum

import uvloop

_RESET = struct.pack("ii", 1, 0)


class State(StrEnum):
    WHOLE = "whole"
    REFUSE = "refuse"
    STALL = "stall"
    CUT = "cut"
    TEAR = "tear"


class Wire:
    """One cable to one target."""

    def __init__(self, target: str) -> None:
        self.host, _, port = target.rpartition(":")
        self.port, self.state = int(port), State.WHOLE
        self.ends: set[End] = set()
        self.is_open = asyncio.Event()
        self.is_open.set()

    def take(self, state: State) -> None:
        """Changes the state of the cable."""
        self.state = State.WHOLE if state is State.CUT else state
        if state is State.CUT:
            self.cut()
        for end in tuple(self.ends):
            end.stall(state is State.STALL)
        self.is_open.clear() if state is State.STALL else self.is_open.set()

    def cut(self) -> None:
        for end in tuple(self.ends):
            end.reset()


class End(asyncio.Protocol):
    """One end of a connection through the cable; ``other`` is its counterpart."""

    def __init__(self, wire: Wire) -> None:
        self.wire, self.other = wire, None  # type: Wire, End | None
        self.transport: asyncio.Transport | None = None
        self._early: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]  # TCP gives a Transport
        self.wire.ends.add(self)
        if self.other is not None:
            self.flush(self.other)
        elif self.wire.state is State.REFUSE:
            self.reset()
        else:
            self._dialling = asyncio.ensure_future(self._dial())

    def data_received(self, data: bytes) -> None:
        if self.other is None or self.other.transport is None:
            self._early.append(data)
        elif self.wire.state is State.TEAR:
            self.wire.state = State.WHOLE
            self.other.transport.write(data[: len(data) // 2])
            asyncio.get_running_loop().call_later(0.001, self.reset)
        else:
            self.other.transport.write(data)

    def eof_received(self) -> bool:
        if self.other is not None and self.other.transport is not None and self.other.transport.can_write_eof():
            self.other.transport.write_eof()
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        self.wire.ends.discard(self)
        if self.other is not None and self.other.transport is not None:
            self.other.reset() if exc else self.other.transport.close()

    def flush(self, client: End) -> None:
        """Sends what the client said before the target was reached."""
        assert self.transport is not None
        self.transport.writelines(client._early)
        client._early.clear()

    def stall(self, is_stalled: bool) -> None:
        if self.transport is not None and not self.transport.is_closing():
            self.transport.pause_reading() if is_stalled else self.transport.resume_reading()

    def reset(self) -> None:
        if self.transport is not None and not self.transport.is_closing():
            plug = self.transport.get_extra_info("socket")
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self.transport.abort()

    async def _dial(self) -> None:
        await self.wire.is_open.wait()
        far = End(self.wire)
        far.other = self
        try:
            await asyncio.get_running_loop().create_connection(lambda: far, self.wire.host, self.wire.port)
        except OSError:
            self.reset()
            return
        self.other = far
        far.flush(self)  # what came while the target was being dialled
        if self.transport is None or self.transport.is_closing():
            far.reset()


async def obey_control(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, wires: list[Wire]) -> None:
    """Answers each control line with a line."""
    while line := await reader.readline():
        words = json.loads(line)
        wires[words["wire"]].take(State(words["state"]))
        writer.write(b"{}\n")
    writer.close()


async def main(arguments: argparse.Namespace) -> None:
    wires, loop, stopped = [Wire(target) for target in arguments.to], asyncio.get_running_loop(), asyncio.Event()
    servers = [await loop.create_server(lambda wire=wire: End(wire), "127.0.0.1", 0) for wire in wires]  # type: ignore[misc]
    servers.append(await asyncio.start_server(lambda r, w: obey_control(r, w, wires), "127.0.0.1", 0))
    print(*(server.sockets[0].getsockname()[1] for server in servers), flush=True)
    loop.add_signal_handler(signal.SIGTERM, stopped.set)
    await stopped.wait()
    for server in servers:
        server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--to", action="append", required=True)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(parser.parse_args()))
