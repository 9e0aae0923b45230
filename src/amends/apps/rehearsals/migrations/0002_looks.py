"""Keeps who looked at real persons' messages and why, in rows that can be erased."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("incidents", "0002_append_only"),
        ("rehearsals", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("preview", "Preview"), ("proofs", "Proofs")], max_length=8)),
                ("by", models.CharField(max_length=150)),
                ("person_hash", models.CharField(default="", max_length=40)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="looks", to="incidents.incident"
                    ),
                ),
            ],
        ),
    ]
