"""Rows of this app can be added and read, never changed or deleted."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("authenticity", "0001_initial")]
    operations: ClassVar = [
        forbid_changes("authenticity_knownscam"),
        forbid_changes("authenticity_scamtext"),
        forbid_changes("authenticity_scamretired"),
        forbid_changes("authenticity_scamreport"),
        forbid_changes("authenticity_calllook"),
    ]
