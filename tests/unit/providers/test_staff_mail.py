"""Warnings to staff, handed to a server that listens."""

from __future__ import annotations

import asyncio

import pytest
from smtp_server import Script, Server

from amends.core.errors import MachineError
from amends.providers.email.route import parse_smtp_url
from amends.providers.email.staff import mail_staff


async def _mail(script: Script) -> list[tuple[str, bytes]]:
    async with Server(script) as server:
        route = parse_smtp_url(f"smtp://127.0.0.1:{server.port}")
        await asyncio.to_thread(
            mail_staff,
            route,
            sender="amends@bank.example",
            to=["lead@bank.example", "counsel@bank.example"],
            subject="EXERCISE: INC-1: a deadline is near",
            text="UODO: the deadline passes.",
        )
        return server.heard.contents


def test_one_mail_goes_to_all_of_them_and_says_that_a_machine_wrote_it() -> None:
    ((_, content),) = asyncio.run(_mail(Script()))
    assert b"To: lead@bank.example, counsel@bank.example" in content
    assert b"Auto-Submitted: auto-generated" in content
    assert b"UODO: the deadline passes." in content


def test_a_server_that_refuses_is_one_clear_error_without_an_address() -> None:
    with pytest.raises(MachineError) as caught:
        asyncio.run(_mail(Script(rcpt=lambda recipient: f"550 no such user {recipient}")))
    assert caught.value.code == "smtp.staff"
    assert "lead@" not in str(caught.value)
