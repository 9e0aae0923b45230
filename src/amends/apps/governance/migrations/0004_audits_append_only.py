"""Details and publications of audits can be added to and read, never changed or deleted."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("governance", "0003_audits")]

    operations: ClassVar = [forbid_changes("governance_auditdetail"), forbid_changes("governance_auditpublication")]
