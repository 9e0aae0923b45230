"""Triggers that keep a table append-only, for SQLite and PostgreSQL alike.

Libraries that do this (pghistory, pgtrigger) migrate on SQLite without an error and then do
nothing there, so the triggers are ours and a test shows that they bite on both.
"""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forbid_changes(table: str) -> migrations.RunPython:
    """A migration step after which rows of ``table`` can be added and read, never changed or deleted."""

    def forwards(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _statements(table, editor.connection.vendor):
            editor.execute(statement)

    return migrations.RunPython(forwards, migrations.RunPython.noop)


def _statements(table: str, vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for verb in ("UPDATE", "DELETE")
        ]
    return [
        f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()",
    ]
