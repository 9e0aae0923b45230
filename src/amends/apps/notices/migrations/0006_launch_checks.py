"""What preflights found; it can be added to and read, never changed or deleted."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("incidents", "0002_append_only"),
        ("notices", "0005_comments"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="LaunchCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("lights", models.JSONField()),
                ("is_clear", models.BooleanField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="launch_checks",
                        to="incidents.incident",
                    ),
                ),
            ],
        ),
        forbid_changes("notices_launchcheck"),
    ]
