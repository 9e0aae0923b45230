"""Forecasts, counts, rosters and looks can be added to and read, never changed or deleted."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("centre", "0001_initial")]

    operations: ClassVar = [
        forbid_changes("centre_forecastversion"),
        forbid_changes("centre_recalibration"),
        forbid_changes("centre_arrivals"),
        forbid_changes("centre_rosterversion"),
        forbid_changes("centre_needversion"),
        forbid_changes("centre_readinesslook"),
    ]
