"""What an audit's entries hold beside their words, and what of them was published."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("governance", "0002_append_only"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="AuditDetail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ties", models.JSONField(default=dict)),
                (
                    "severity",
                    models.CharField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High"), ("critical", "Critical")],
                        default="",
                        max_length=8,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("in_work", "In Work"), ("done", "Done"), ("verified", "Verified")],
                        default="",
                        max_length=8,
                    ),
                ),
                ("evidence_sha256", models.CharField(default="", max_length=64)),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audit_detail",
                        to="governance.governanceentry",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AuditPublication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("findings", models.JSONField()),
                ("url", models.CharField(max_length=500)),
                ("sha256", models.CharField(max_length=64)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="governance.governanceentry",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("audit", "sha256"), name="governance_one_publication_of_a_text")
                ],
            },
        ),
    ]
