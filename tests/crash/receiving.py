"""An independent SMTP server (aiosmtpd) that writes down each message it has taken charge of.

Run as a program: ``python receiving.py --log FILE``.  It prints its port.  A line of the log is JSON:
``message_id``, ``to`` (header), ``recipient`` (envelope), ``exercise``, ``sha256`` of the content.
``--lie`` makes it lose connections after the content, or say "not now", at seeded random.
``--die-after N`` makes it end without a word when the next content after N comes.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import random
import signal
from email import message_from_bytes
from email.policy import SMTP as POLICY
from typing import Any

from aiosmtpd.smtp import SMTP


class Recorder:
    """Says 250 only after the line has been written."""

    def __init__(self, log: str, *, lie: float, seed: int, die_after: int) -> None:
        self._left = die_after
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._lie, self._random = lie, random.Random(seed)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name
        self._left -= 1
        if self._left < 0:
            os._exit(0)  # the machine is gone: no answer, no goodbye
        lie = self._random.random()
        if lie < self._lie / 2:
            return "451 4.3.0 not now"
        self._write(envelope)
        if lie < self._lie:
            server.transport.abort()  # taken charge of, and the answer is lost
        return "250 2.0.0 taken"

    def _write(self, envelope: Any) -> None:
        message = message_from_bytes(envelope.original_content, policy=POLICY)
        entry = {
            "message_id": str(message["Message-ID"]).strip("<>"),
            "to": [address.addr_spec for address in message["To"].addresses],
            "recipient": envelope.rcpt_tos,
            "exercise": message["X-Amends-Exercise"],
            "sha256": hashlib.sha256(envelope.original_content).hexdigest(),
        }
        os.write(self._log, (json.dumps(entry) + "\n").encode())


async def main(arguments: argparse.Namespace) -> None:
    recorder = Recorder(arguments.log, lie=arguments.lie, seed=arguments.seed, die_after=arguments.die_after)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(recorder, ident="amends-test"), "127.0.0.1", arguments.port)
    print(server.sockets[0].getsockname()[1], flush=True)
    stopped = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stopped.set)
    await stopped.wait()
    server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--log", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--lie", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--die-after", type=int, default=10**9)
    asyncio.run(main(parser.parse_args()))
