"""Whole runs against servers that hang up, put off, refuse and close: each person ends in the right state."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from kill_resume import ledger
from test_sending import PERSONS, finished, result

VICTIM = "p10@people.example"
VICTIM_REF = "C0000010"


class Taking:
    """Takes everything; counts the copies of each recipient, and how often each was named."""

    def __init__(self) -> None:
        self.copies: Counter[str] = Counter()
        self.named: Counter[str] = Counter()

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        self.named[address] += 1
        answer = self.recipient(server, address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name
        self.copies[envelope.rcpt_tos[0]] += 1
        return self.content(server, envelope.rcpt_tos[0])

    def recipient(self, server: Any, address: str) -> str:
        return "250 ok"

    def content(self, server: Any, address: str) -> str:
        return "250 2.0.0 taken"


class HangingUpOverOneContent(Taking):
    def content(self, server: Any, address: str) -> str:
        if address == VICTIM:
            server.transport.abort()
        return "250 2.0.0 taken"


class HangingUpOverOneRecipient(Taking):
    def recipient(self, server: Any, address: str) -> str:
        if address == VICTIM:
            server.transport.abort()
        return "250 ok"


class HangingUpAfterEveryContent(Taking):
    def content(self, server: Any, address: str) -> str:
        server.transport.abort()
        return "250 2.0.0 taken"


class Greylisting(Taking):
    def recipient(self, server: Any, address: str) -> str:
        return "451 4.7.1 greylisted" if self.named[address] == 1 else "250 ok"


class RefusingOne(Taking):
    def recipient(self, server: Any, address: str) -> str:
        return f"550 5.1.1 <{address}> user p10 unknown" if address == VICTIM else "250 ok"


class ClosingAfterTen(Taking):
    def content(self, server: Any, address: str) -> str:
        server.taken = getattr(server, "taken", 0) + 1
        if server.taken == 10:
            server.loop.call_later(0.01, server.transport.close)
        return "250 2.0.0 taken"


class ShuttingDownNowAndThen(Taking):
    contents = 0

    def content(self, server: Any, address: str) -> str:
        self.contents += 1
        if self.contents % 40 == 0:
            self.copies[address] -= 1  # not taken charge of
            server.loop.call_later(0.01, server.transport.close)
            return "421 4.3.2 shutting down"
        return "250 2.0.0 taken"


@contextmanager
def serving(handler: Taking) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port, ident="amends-test")
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def state_of_victim(case: Path) -> tuple[str, int]:
    return next((state, attempts) for person, state, attempts in ledger(case).values() if person == VICTIM_REF)


def everybody_else_was_told_once(case: Path, handler: Taking) -> bool:
    others = {state for person, state, _ in ledger(case).values() if person != VICTIM_REF}
    copies = {count for address, count in handler.copies.items() if address != VICTIM}
    return others == {"accepted"} and copies == {1}


def test_message_over_which_the_server_always_hangs_up_ends_unknown_and_is_not_copied_for_ever(case: Path) -> None:
    handler = HangingUpOverOneContent()
    with serving(handler) as port:
        code, output = finished(case, port)
        assert code == 0, output
        assert state_of_victim(case) == ("unknown", 2)
        for _ in range(3):
            finished(case, port)
    assert state_of_victim(case) == ("unknown", 6)
    assert handler.copies[VICTIM] == 6  # as many as the ledger may send, over all runs
    assert everybody_else_was_told_once(case, handler)
    assert result(case)["proof"]["owed"] == result(case)["proof"]["unknown"] == 1


def test_recipient_over_whom_the_server_always_hangs_up_is_owed_and_stops_nobody(case: Path) -> None:
    handler = HangingUpOverOneRecipient()
    with serving(handler) as port:
        code, output = finished(case, port)
    assert code == 0, output
    assert state_of_victim(case)[0] == "owed"
    assert everybody_else_was_told_once(case, handler)


def test_server_that_hangs_up_after_every_content_leaves_everybody_unknown_or_planned(case: Path) -> None:
    handler = HangingUpAfterEveryContent()
    with serving(handler) as port:
        code, output = finished(case, port)
    assert code == 2
    assert "smtp.unreachable" in output
    assert "Traceback" not in output
    with serving(Taking()) as port:
        code, output = finished(case, port)
    assert code == 0, output
    silent = [address for address, count in handler.copies.items() if attempts_of(case, address) < count + 1]
    assert silent == []  # every copy that may be about is in the ledger's count


def attempts_of(case: Path, address: str) -> int:
    reference = f"C{int(address[1:].partition('@')[0]):07d}"
    return next(attempts for person, _, attempts in ledger(case).values() if person == reference)


@pytest.mark.parametrize("handler", [Greylisting(), ClosingAfterTen(), ShuttingDownNowAndThen()])
def test_server_that_puts_off_or_closes_gets_every_message_in_the_end(case: Path, handler: Taking) -> None:
    with serving(handler) as port:
        code, output = finished(case, port)
    assert code == 0, output
    assert {state for _, state, _ in ledger(case).values()} == {"accepted"}
    silent = [address for address, count in handler.copies.items() if count > attempts_of(case, address)]
    assert silent == []  # where the closing server swallowed its answer, the ledger knows of the copy
    assert sum(handler.copies.values()) - len(handler.copies) <= sum(handler.copies.values()) / 10
    assert result(case)["proof"]["notified"] + result(case)["proof"]["excepted"] == PERSONS


def test_refused_recipient_is_owed_with_a_reason_that_names_nobody(case: Path) -> None:
    handler = RefusingOne()
    with serving(handler) as port:
        code, output = finished(case, port)
    assert code == 0, output
    assert state_of_victim(case) == ("refused", 1)
    assert everybody_else_was_told_once(case, handler)
    assert result(case)["proof"]["owed_because"] == {"refused: 550 5.1.1 (address) user (address) unknown": 1}
