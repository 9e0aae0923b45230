"""Triggers that keep a table append-only, for SQLite and PostgreSQL alike.

Libraries that do this (pghistory, pgtrigger) migrate on SQLite without an error and then do
nothing there, so the triggers are ours and a test shows that they bite on both.
"""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class ForbidChanges(Operation):
    """An operation of its own: ``RunPython`` would build every model anew for each table, seconds of a first start."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing: triggers are no part of the models."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Makes the triggers."""
        for statement in _statements(self.table, schema_editor.connection.vendor):
            schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Nothing: the table goes, and its triggers with it."""

    def describe(self) -> str:
        """What ``migrate`` prints."""
        return f"Keep {self.table} append-only"


def forbid_changes(table: str) -> ForbidChanges:
    """A migration step after which rows of ``table`` can be added and read, never changed or deleted."""
    return ForbidChanges(table)


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
