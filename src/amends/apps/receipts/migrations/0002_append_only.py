"""Receipts, findings and the count of other mail can be added and read, never changed or deleted."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("receipts", "0001_initial")]
    operations: ClassVar = [
        forbid_changes("receipts_receipt"),
        forbid_changes("receipts_senderfinding"),
        forbid_changes("receipts_othermail"),
    ]
