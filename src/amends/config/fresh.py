"""Makes the tables of an empty database at once, from the models as they are today.

Each migration builds every model that refers to the incident anew, so a first start by way of all of
them takes about fifteen times as long.  What a migration adds to the tables themselves (triggers) is an
operation of the kind ``Lasting``; what it moves is not there yet.  A test holds that both ways lead to
one schema, on both databases.
"""

from __future__ import annotations

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from amends.apps.journal.append_only import Lasting


def is_empty() -> bool:
    """Whether the database has no table at all."""
    return not connection.introspection.table_names()


def make_tables() -> None:
    """Every table and trigger, and each migration noted as applied, in one transaction."""
    executor = MigrationExecutor(connection)
    plan = [step for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    with connection.schema_editor(atomic=True) as editor:
        for model in apps.get_models():
            editor.create_model(model)  # and the tables between two of them
        editor.create_model(executor.recorder.Migration)
        for operation in (each for step in plan for each in step.operations):
            if isinstance(operation, Lasting):
                operation.install(editor)
        for step in plan:
            executor.recorder.record_applied(step.app_label, step.name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
