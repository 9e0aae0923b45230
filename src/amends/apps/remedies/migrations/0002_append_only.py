"""Plans, events and words can be added to and read, never changed or deleted."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("remedies", "0001_initial")]

    operations: ClassVar = [
        forbid_changes("remedies_planversion"),
        forbid_changes("remedies_cardevent"),
        forbid_changes("remedies_grantevent"),
        forbid_changes("remedies_stepword"),
    ]
