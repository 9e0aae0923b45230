"""SMPP against two implementations that share no code with ours: smpp34's server and npm's ``smpp`` under node.

npm's package is looked for where ``node`` finds it (``NODE_PATH``); without it that test skips.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest
import smpp34
from contract import TEXT
from smsc import NUMBER, sms_parcel

from amends.core.errors import MachineError
from amends.core.ports import OutcomeKind, Receipt, ReceiptKind
from amends.providers.sms.smpp import SmppProvider
from amends.providers.way import provider_for

_NODE = shutil.which("node")
_SCRIPT = Path(__file__).parent / "smsc_node.cjs"
LONG = "Dear Ana {Example}, " + "[your data] were exposed. " * 12
ARABIC = "سلام آنا \U0001f9d1 " * 12


def _has_package() -> bool:
    if _NODE is None:
        return False
    asked = subprocess.run([_NODE, "-e", "require.resolve('smpp')"], capture_output=True, check=False, timeout=20)
    return asked.returncode == 0


async def exchanged(provider: SmppProvider, texts: tuple[str, ...]) -> list[Receipt]:
    """Sends the texts, waits until each is delivered, and gives the receipts that said so."""
    receipts: list[Receipt] = []
    provider.on_receipt = receipts.append
    await provider.open()
    try:
        for number, text in enumerate(texts):
            outcome = await provider.send(sms_parcel(f"m-{number}", text))
            assert outcome.kind is OutcomeKind.ACCEPTED
        async with asyncio.timeout(10):
            while len(done := [found for found in receipts if found.kind is ReceiptKind.DELIVERED]) < len(texts):
                await asyncio.sleep(0.01)
        found = await provider.look_up(f"m-{len(texts) - 1}", outcome.ref)
        assert found is None or found.kind is OutcomeKind.ACCEPTED
        return done
    finally:
        await provider.close()


def test_smpp34s_server_takes_every_part_and_its_receipts_are_understood() -> None:
    asyncio.run(with_smpp34())


async def with_smpp34() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = smpp34.Server("127.0.0.1", port, system_id="peer")
    await server.start()
    taken: list[smpp34.SubmitSmEvent] = []
    serving = asyncio.ensure_future(serve(server, taken))
    try:
        provider = provider_for(f"smpp://amends:s3cret-9@127.0.0.1:{port}?timeout=5&from=Bank")
        assert isinstance(provider, SmppProvider)
        async with asyncio.timeout(30):
            receipts = await exchanged(provider, (TEXT, LONG, ARABIC))
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        await server.stop()
    assert {found.message_id for found in receipts} == {"m-0", "m-1", "m-2"}
    assert {sms.destination_addr for sms in taken} == {NUMBER[1:]}
    assert taken[0].short_message == TEXT.encode("gsm0338")
    parts = sorted((sms.short_message for sms in taken if sms.data_coding == 8), key=lambda octets: octets[5])
    assert b"".join(octets[6:] for octets in parts).decode("utf-16-be") == ARABIC


async def serve(server: smpp34.Server, taken: list[smpp34.SubmitSmEvent]) -> None:
    links: dict[str, smpp34.Esme] = {}
    while True:
        event = await server.next()
        if isinstance(event, smpp34.Esme):
            links[event.session_id] = event
        elif isinstance(event, smpp34.SubmitSmEvent):
            taken.append(event)
            ref = f"s{len(taken)}"
            event.accept(ref)
            await links[event.session_id].deliver_sm(
                event.source_addr, f"id:{ref} stat:DELIVRD err:000".encode(), source_addr="491511", esm_class=4
            )


@pytest.mark.skipif(not _has_package(), reason="node with npm's package smpp is not installed (NODE_PATH)")
def test_npms_server_reads_the_words_and_its_receipts_are_understood() -> None:
    asyncio.run(with_node())


async def with_node() -> None:
    assert _NODE is not None
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(_NODE, str(_SCRIPT), stdin=pipe, stdout=pipe)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        async with asyncio.timeout(30):
            port = json.loads(await process.stdout.readline())["port"]
            provider = provider_for(f"smpp://amends:s3cret-9@127.0.0.1:{port}?timeout=5&from=Bank")
            assert isinstance(provider, SmppProvider)
            receipts = await exchanged(provider, (TEXT, "€ {x}", LONG, ARABIC))
            wrong = provider_for(f"smpp://amends:wrong@127.0.0.1:{port}?timeout=5")
            with pytest.raises(MachineError) as caught:
                await wrong.open()
            assert caught.value.code == "provider.auth"
    finally:
        process.stdin.close()
        lines = (await process.stdout.read()).splitlines()
        await process.wait()
    read = [json.loads(line) for line in lines]
    assert {found.message_id for found in receipts} == {"m-0", "m-1", "m-2", "m-3"}
    assert [one["text"] for one in read[:2]] == [TEXT, "€ {x}"]
    assert joined(read, 0) == LONG
    assert joined(read, 8) == ARABIC
    assert {(one["to"], one["from"]) for one in read} == {(NUMBER[1:], "Bank")}


def joined(read: list[dict[str, Any]], coding: int) -> str:
    """The text of all parts, in the order that their headers give."""
    parts = [one for one in read if one["coding"] == coding and one["udh"]]
    return "".join(one["text"] for one in sorted(parts, key=lambda one: str(one["udh"])))
