"""Rows of ``care_inquiryevent`` can be added and read, never changed or deleted."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("care", "0001_initial")]
    operations: ClassVar = [forbid_changes("care_inquiryevent")]
