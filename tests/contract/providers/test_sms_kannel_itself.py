"""Kannel itself between our gateway provider and a loopback SMSC: what people get, and the report that comes back.

Debian's package ``kannel`` has ``bearerbox`` and ``smsbox``; without them the test skips.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from contract import Arrived
from smsc import ACCOUNT, NUMBER, PASSWORD, Smsc, sms_parcel

from amends.core.errors import MachineError
from amends.core.ports import OutcomeKind, ReceiptKind
from amends.providers.sms.kannel import receipt_of_kannel_report
from amends.providers.way import provider_for

_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
BOXES = [shutil.which(box, path=_PATH) for box in ("bearerbox", "smsbox")]
pytestmark = pytest.mark.skipif(None in BOXES, reason="Kannel (bearerbox, smsbox) is not installed")

CONFIG = """
group = core
admin-port = {admin}
admin-password = x
smsbox-port = {inner}
admin-interface = 127.0.0.1
box-allow-ip = 127.0.0.1
dlr-storage = internal
log-file = "{folder}/core.log"

group = smsc
smsc = smpp
host = 127.0.0.1
port = {smsc}
transceiver-mode = true
smsc-username = {account}
smsc-password = {password}
system-type = ""

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = {outer}
sendsms-interface = 127.0.0.1
log-file = "{folder}/box.log"

group = sendsms-user
username = tester
password = kannel-secret
concatenation = true
max-messages = 10
"""
TEXTS = (
    "Dear Ana Example, code 7Q2K-9XVB € [x] {y} ~ | ^ \\ @ £ _ ä",
    "سلام Ana \U0001f9d1 ą",
    "first line\nsecond line + & % = ? #",
    "long [brackets] " * 20,
    "ąęłó" * 40,
)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@asynccontextmanager
async def kannel(folder: Path, smsc_port: int) -> AsyncIterator[int]:
    """A running Kannel; gives the port of ``sendsms``."""
    outer = free_port()
    config = folder / "kannel.conf"
    ports = {"admin": free_port(), "inner": free_port(), "outer": outer, "smsc": smsc_port}
    config.write_text(CONFIG.format(folder=folder, account=ACCOUNT, password=PASSWORD, **ports))
    quiet = asyncio.subprocess.DEVNULL
    running = []
    try:
        for box in BOXES:
            assert box is not None
            running.append(
                await asyncio.create_subprocess_exec(box, "-v", "4", str(config), stdout=quiet, stderr=quiet)
            )
            await asyncio.sleep(0.5)
        yield outer
    finally:
        for process in reversed(running):
            if process.returncode is None:
                process.terminate()
            try:
                async with asyncio.timeout(5):
                    await process.wait()
            except TimeoutError:
                process.kill()
                await process.wait()


def test_kannel_conveys_the_words_exactly_and_reports_back(tmp_path: Path) -> None:
    asyncio.run(conveyed(tmp_path))


async def conveyed(folder: Path) -> None:
    reports: asyncio.Queue[dict[str, str]] = asyncio.Queue()

    async def hear(request: web.Request) -> web.Response:
        reports.put_nowait(dict(request.query))
        return web.Response(text="")

    app, smsc = web.Application(), Smsc()
    app.router.add_get("/dlr", hear)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    await smsc.start()
    smsc_port = int(smsc.url.partition("?")[0].rpartition(":")[2])
    try:
        async with asyncio.timeout(30), kannel(folder, smsc_port) as outer:
            await until(lambda: smsc.binds > 0)
            callback = f"http://127.0.0.1:{runner.addresses[0][1]}/dlr"
            await exchanged(smsc, outer, callback, reports)
            await wrong_account(outer)
    finally:
        await smsc.stop()
        await runner.cleanup()


async def exchanged(smsc: Smsc, outer: int, callback: str, reports: asyncio.Queue[dict[str, str]]) -> None:
    at = f"127.0.0.1:{outer}/cgi-bin/sendsms?form=kannel&from=Bank"
    provider = provider_for(f"sms+http://tester:kannel-secret@{at}&callback={callback}&secret=s3")
    await provider.open()
    counter = itertools.count(1)
    smsc.name_of = lambda number: f"{next(counter):08d}"
    try:
        for number, text in enumerate(TEXTS):
            smsc.reset()
            parcel = sms_parcel(f"m-{number}@notices.example", text)
            assert provider.objection(parcel) is None
            assert (await provider.send(parcel)).kind is OutcomeKind.ACCEPTED
            await until(lambda: bool(smsc.received))
            assert smsc.received == [Arrived("", NUMBER, text)], number
        for ref in smsc.states:
            smsc.receipt(ref)
        kinds = set()
        while ReceiptKind.DELIVERED not in kinds:
            receipt = receipt_of_kannel_report(await reports.get(), "s3")
            kinds.add(receipt.kind)
            assert receipt.message_id.endswith("@notices.example")
    finally:
        await provider.close()


async def wrong_account(outer: int) -> None:
    provider = provider_for(f"sms+http://tester:wrong@127.0.0.1:{outer}/cgi-bin/sendsms?form=kannel&from=Bank")
    await provider.open()
    try:
        with pytest.raises(MachineError) as caught:
            await provider.send(sms_parcel("m-9@notices.example", "x"))
        assert caught.value.code == "provider.auth"
    finally:
        await provider.close()


async def until(condition: object) -> None:
    async with asyncio.timeout(15):
        while not condition():  # type: ignore[operator]
            await asyncio.sleep(0.02)
