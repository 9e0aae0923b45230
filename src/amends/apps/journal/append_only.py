"""Triggers that keep a table append-only, for SQLite and PostgreSQL alike.

Libraries that do this (pghistory, pgtrigger) migrate on SQLite without an error and then do
nothing there, so the triggers are ours and a test shows that they bite on both.
"""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Lasting(Operation):
    """Adds to the tables what no model says, so that a database made at once needs it too.

    An operation of its own: ``RunPython`` would build every model anew for each table, seconds of a first start.
    """

    reduces_to_sql = True
    reversible = True

    def install(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Adds it to tables that are there."""
        raise NotImplementedError

    def remove(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Takes it away again; nothing, where it goes with its table."""

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing: triggers are no part of the models."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Installs it."""
        self.install(schema_editor)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Removes it."""
        self.remove(schema_editor)


class ForbidChanges(Lasting):
    """Triggers after which rows of a table can be added and read, never changed or deleted."""

    def __init__(self, table: str) -> None:
        self.table = table

    def install(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Makes the triggers; they go with the table."""
        for statement in _statements(self.table, editor.connection.vendor):
            editor.execute(statement)

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
