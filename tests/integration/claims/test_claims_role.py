"""The portal's role in PostgreSQL adds to claims, changes none, and reads no box, decision's author or payment file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import psycopg
import pytest

from amends.config.portal_role import ADDS, READS, grants

ROLE = "amends_portal"
_MAKE = "from amends.config.boot import boot; boot(migrate=True)"


@pytest.fixture(scope="module")
def role(new_postgres: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[psycopg.Connection]:
    """A session of the role in a database with our tables."""
    owner = new_postgres()
    env = {**os.environ, "AMENDS_DATABASE_URL": owner, "AMENDS_HOME": str(tmp_path_factory.mktemp("role"))}
    subprocess.run([sys.executable, "-c", _MAKE], env=env, check=True, timeout=120)
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {ROLE} LOGIN")
        for statement in grants(ROLE):
            connection.execute(statement)  # type: ignore[call-overload]  # our own words
    with psycopg.connect(owner.replace("//amends@", f"//{ROLE}@"), autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims_claim SET state = 'accepted'",
        "UPDATE claims_claim SET account_box = ''",
        "UPDATE claims_claim SET person_hash = ''",
        "UPDATE claims_claimwish SET kind = 'prove'",
        "DELETE FROM claims_claimwish",
        "INSERT INTO claims_claimwishdone (wish_id, became, at) VALUES (1, 'done', now())",
        "INSERT INTO claims_claimdecision (stage) VALUES ('first')",
        "INSERT INTO claims_payment (ref) VALUES ('PAY-1')",
        "SELECT box FROM claims_claim",
        "SELECT account_box FROM claims_claim",
        "SELECT account_box FROM claims_claimwish",
        "SELECT box FROM claims_evidence",
        "SELECT kept FROM claims_claimevent",
        "SELECT note FROM claims_claimproposal",
        "SELECT 1 FROM claims_paymentbatch",
        "SELECT id FROM claims_claim FOR UPDATE",
    ],
)
def test_what_the_portal_may_not_do_is_refused(role: psycopg.Connection, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        role.execute(statement)  # type: ignore[call-overload]  # our own words


def test_every_column_of_claims_is_granted_as_the_table_says_and_no_other(role: psycopg.Connection) -> None:
    rows = role.execute(
        "SELECT relname, attname, has_column_privilege(c.oid, attnum, 'SELECT'), "
        "has_column_privilege(c.oid, attnum, 'INSERT'), has_column_privilege(c.oid, attnum, 'UPDATE') "
        "FROM pg_attribute JOIN pg_class c ON c.oid = attrelid "
        "WHERE relname LIKE 'claims\\_%' AND relkind = 'r' AND attnum > 0 AND NOT attisdropped"
    ).fetchall()
    assert len(rows) > 100
    for table, column, may_read, may_add, may_change in rows:
        granted = READS.get(table, ())
        assert may_read is (granted is None or column in granted), (table, column)
        assert may_add is (table in ADDS), (table, column)
        assert may_change is ((table, column) == ("claims_surveyticket", "is_used")), (table, column)


def test_turn_of_a_claim_is_taken_without_any_right_to_change_it(role: psycopg.Connection) -> None:
    assert role.execute("SELECT count(*) FROM claims_claim").fetchone() == (0,)
    role.execute("SELECT pg_advisory_xact_lock(7)")
