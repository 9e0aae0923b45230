"""Asks a mail server for its greeting, TLS and login before anything else is done."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from amends.core.errors import MachineError
from amends.core.ports import Outcome
from amends.providers.email.connection import Job
from amends.providers.email.handshake import open_connection
from amends.providers.email.route import SmtpRoute

_PATIENCE_S = 10.0


def check_server(route: SmtpRoute) -> None:
    """Returns if the server would take messages from us now.

    Raises ``MachineError`` (``smtp.unreachable``, ``smtp.refused``, ``smtp.tls``, ``smtp.auth``).
    """
    try:
        asyncio.run(_greet(replace(route, timeout_s=min(route.timeout_s, _PATIENCE_S))))
    except MachineError as fault:
        fault.fix = "Check host, port, TLS and password; nothing was begun. Without --smtp the mails go to files."
        raise


async def _greet(route: SmtpRoute) -> None:
    connection = await open_connection(route, _Nothing())
    connection.quit()
    await connection.closed


class _Nothing:
    """A source without messages."""

    def next_job(self) -> Job | None:
        return None

    def intend(self, job: Job) -> None:
        raise AssertionError("a preflight sends nothing")

    def settle(self, job: Job, outcome: Outcome) -> None:
        raise AssertionError("a preflight sends nothing")
