"""Deeds and warnings are never rewritten."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("duties", "0002_clocks")]

    operations: ClassVar = [forbid_changes("duties_dutydeed"), forbid_changes("duties_raisedwarning")]
