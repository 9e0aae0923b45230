"""What reviewers decide on doubtful links; it can be added to and read, never changed or deleted."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("evidence", "0001_initial"), ("incidents", "0002_append_only")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="LinkDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register_sha256", models.CharField(max_length=64)),
                ("pair_hash", models.CharField(max_length=40)),
                ("person_hash", models.CharField(max_length=40)),
                ("file", models.CharField(max_length=500)),
                ("row", models.PositiveBigIntegerField()),
                ("file_sha256", models.CharField(max_length=64)),
                ("number", models.PositiveIntegerField()),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("same", "Same person"),
                            ("different", "Not the same"),
                            ("undecided", "Undecided"),
                        ],
                        max_length=10,
                    ),
                ),
                ("by", models.CharField(max_length=150)),
                ("reason", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="link_decisions",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "pair_hash", "number"), name="evidence_one_decision_each"
                    )
                ],
            },
        ),
        forbid_changes("evidence_linkdecision"),
    ]
