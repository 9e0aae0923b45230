"""What was told in public can be added to and read, never changed or deleted."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("measures", "0001_initial")]

    operations: ClassVar = [forbid_changes("measures_publishedmeasures")]
