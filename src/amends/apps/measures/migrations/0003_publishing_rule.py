"""How often measures are published by themselves: rows are only added."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("incidents", "0002_append_only"), ("measures", "0002_append_only")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PublishingRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("every_days", models.PositiveSmallIntegerField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publishing_rules",
                        to="incidents.incident",
                    ),
                ),
            ],
        ),
        forbid_changes("measures_publishingrule"),
    ]
