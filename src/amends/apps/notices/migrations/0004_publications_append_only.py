"""What was published, and where, can be added to and read, never changed or deleted."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("notices", "0003_request_and_publication")]
    operations: ClassVar = [forbid_changes("notices_publication")]
