"""PostgreSQL goes away in the middle of a run: one clear error, and the same command finishes it."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from kill_resume import ledger, start
from test_hard_servers import Taking, serving
from test_sending import PERSONS, finished, result

MOST_IN_DOUBT = 4  # the connections of one worker


class Slow(Taking):
    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name
        await asyncio.sleep(0.02)
        return await super().handle_DATA(server, session, envelope)


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_database_ends_the_run_clearly_and_a_resume_finishes_it(
    case: Path, new_postgres: Callable[[], str], workers: int
) -> None:
    database = {"AMENDS_DATABASE_URL": new_postgres()}
    handler = Slow()
    with serving(handler) as port:
        process = start(case, PERSONS, port, workers, **database)
        while sum(handler.copies.values()) < 30 and process.poll() is None:
            time.sleep(0.01)
        kill_a_backend(database["AMENDS_DATABASE_URL"])
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 2, output
        assert "delivery.database" in output
        assert "Traceback" not in output
        wait_until_back(database["AMENDS_DATABASE_URL"])
        code, output = finished(case, port, workers, **database)
    assert code == 0, output
    book = ledger(case).values()
    assert {state for _, state, _ in book} == {"accepted"}
    repeated = sum(attempts > 1 for _, _, attempts in book)
    assert sum(handler.copies.values()) - len(book) <= repeated  # no copy that the ledger does not report
    assert repeated <= MOST_IN_DOUBT * workers  # a worker that ends with the other leaves its messages in flight
    assert result(case)["proof"]["owed"] == 0


def kill_a_backend(url: str) -> None:
    """The postmaster then ends every connection and restarts, as after a crash."""
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() LIMIT 1"
        ).fetchone()
    assert row is not None
    os.kill(row[0], signal.SIGKILL)


def wait_until_back(url: str) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("PostgreSQL did not come back")
