"""The portal under its own role in PostgreSQL: every journey works, and nothing beyond its table of rights."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from journeys import all_journeys
from portal_process import Portal, bare_home, filled_home, portal
from world import World

from amends.config.portal_role import ADDS, CHANGES, READS, REMOVES

ROLE = "amends_portal"


@pytest.fixture(scope="module")
def ruled(
    new_postgres: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Portal, World, str, str]]:
    """The portal under its role; the owner's and the role's addresses of the database."""
    folder, owner = tmp_path_factory.mktemp("role"), new_postgres()
    world = filled_home(folder / "staff", AMENDS_DATABASE_URL=owner)
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {ROLE} LOGIN")
        for statement in _printed_grants().splitlines():
            connection.execute(statement)  # type: ignore[call-overload]  # our own words
    role = owner.replace("//amends@", f"//{ROLE}@")
    bare_home(folder / "portal", folder / "staff")
    with portal(folder / "portal", AMENDS_PORTAL_DATABASE_URL=role) as running:
        yield running, world, owner, role


def _printed_grants() -> str:
    run = "from amends.cli.main import run; run()"
    return subprocess.run(
        [sys.executable, "-c", run, "portal-grants", "--role", ROLE], check=True, capture_output=True, text=True
    ).stdout


def test_every_journey_works_under_the_role(ruled: tuple[Portal, World, str, str]) -> None:
    running, world, _, _ = ruled
    assert not all_journeys(running, world), Path(running.log).read_text()[-3000:]


def _tables(owner: str) -> list[str]:
    with psycopg.connect(owner) as connection:
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return sorted(row[0] for row in rows)


def _is_refused(role: str, statement: str) -> bool:
    with psycopg.connect(role) as connection:
        try:
            connection.execute(statement)  # type: ignore[call-overload]  # our own words
        except psycopg.errors.InsufficientPrivilege:
            return True
        finally:
            connection.rollback()
    return False


def test_every_table_that_is_not_granted_is_closed(ruled: tuple[Portal, World, str, str]) -> None:
    _, _, owner, role = ruled
    tables = _tables(owner)
    assert len(tables) > 40
    for table in tables:
        assert _is_refused(role, f"SELECT 1 FROM {table} LIMIT 1") is (table not in READS), table
        assert _is_refused(role, f"DELETE FROM {table}") is (table not in REMOVES), table
        assert _is_refused(role, f"TRUNCATE {table}"), table
        assert (
            _is_refused(role, f"INSERT INTO {table} DEFAULT VALUES") is (table not in ADDS)
            if table not in ADDS
            else True
        )


def test_the_most_secret_tables_are_among_the_closed(ruled: tuple[Portal, World, str, str]) -> None:
    _, _, owner, role = ruled
    closed = [
        table
        for table in _tables(owner)
        if table.startswith(("accounts_", "auth_", "django_session", "delivery_segment", "evidence_", "governance_"))
        or table in ("selfcheck_contactdoor", "receipts_receipt", "rehearsals_rehearsal")
    ]
    assert len(closed) > 10
    for table in closed:
        assert _is_refused(role, f"SELECT * FROM {table}"), table


def test_of_messages_and_looks_only_what_a_case_shows_may_be_read(ruled: tuple[Portal, World, str, str]) -> None:
    _, _, owner, role = ruled
    with psycopg.connect(owner) as connection:
        rows = connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
        ).fetchall()
    for table, column in rows:
        granted = READS.get(table, ())
        may_read = granted is None or column in granted
        assert _is_refused(role, f'SELECT "{column}" FROM {table} LIMIT 1') is not may_read, (table, column)


def test_only_named_columns_may_be_changed_and_no_record_at_all(ruled: tuple[Portal, World, str, str]) -> None:
    _, _, owner, role = ruled
    with psycopg.connect(owner) as connection:
        rows = connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
        ).fetchall()
    for table, column in rows:
        may_change = column in CHANGES.get(table, ())
        statement = f'UPDATE {table} SET "{column}" = NULL WHERE false'
        assert _is_refused(role, statement) is not may_change, (table, column)
    assert "journal_entry" not in CHANGES
    assert not [table for table in CHANGES if table.startswith("claims_claim")]


def test_the_role_makes_no_table_and_reads_no_file(ruled: tuple[Portal, World, str, str]) -> None:
    _, _, _, role = ruled
    for statement in ("CREATE TABLE mine (a int)", "COPY (SELECT 1) TO '/tmp/x'", "SELECT pg_read_file('/etc/passwd')"):
        assert _is_refused(role, statement), statement
