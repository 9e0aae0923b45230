"""Messages, files, events of cases and acts of moderation can be added and read, never changed or deleted."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("care", "0004_each_inquiry_has_a_case")]
    operations: ClassVar = [
        forbid_changes("care_message"),
        forbid_changes("care_caseattachment"),
        forbid_changes("care_caseevent"),
        forbid_changes("care_moderationact"),
    ]
