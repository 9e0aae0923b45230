"""Keeps who had a person's evidence put together and why, in rows that can be erased."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("incidents", "0002_append_only"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PackMade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=150)),
                ("person_hash", models.CharField(max_length=40)),
                ("reason", models.TextField()),
                ("with_address", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="packs_made", to="incidents.incident"
                    ),
                ),
            ],
        ),
    ]
