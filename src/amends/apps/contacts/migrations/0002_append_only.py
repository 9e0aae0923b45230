"""Decisions, wishes and the list can be added to and read, never changed or deleted."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("contacts", "0001_initial")]

    operations: ClassVar = [
        forbid_changes("contacts_decisionbatch"),
        forbid_changes("contacts_contactdecision"),
        forbid_changes("contacts_preference"),
        forbid_changes("contacts_suppressionchange"),
    ]
