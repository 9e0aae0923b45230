"""Reminders of cards and national steps: rows are only added."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("incidents", "0002_append_only"), ("remedies", "0003_unmet_wishes")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Nudge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_hash", models.CharField(max_length=40)),
                ("what", models.CharField(max_length=40)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="incidents.incident"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "person_hash", "what"), name="remedies_one_nudge_each")
                ],
            },
        ),
        forbid_changes("remedies_nudge"),
    ]
