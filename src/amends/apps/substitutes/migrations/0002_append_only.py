"""What was owed, watched, seen and sent can be added to and read, never changed or deleted."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes

_TABLES = ("owedsubstitute", "watch", "keptpage", "pagelook", "publicsending", "publicoutcome")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("substitutes", "0001_initial")]
    operations: ClassVar = [forbid_changes(f"substitutes_{table}") for table in _TABLES]
