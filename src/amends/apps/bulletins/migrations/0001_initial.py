"""The public page in versions, and the addresses that asked to be told of a new one."""

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
            name="Bulletin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("incident_ref", models.CharField(max_length=20)),
                ("number", models.PositiveIntegerField()),
                ("is_exercise", models.BooleanField()),
                ("facts", models.JSONField()),
                ("elements", models.JSONField(null=True)),
                ("texts", models.JSONField()),
                ("house", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField()),
                ("utc_offset_min", models.SmallIntegerField()),
                ("by", models.CharField(max_length=150)),
                ("note", models.CharField(default="", max_length=2000)),
                ("next_update_at", models.DateTimeField(null=True)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bulletins", to="incidents.incident"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "number"), name="bulletins_one_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=40, unique=True)),
                ("contact_digest", models.CharField(max_length=64)),
                ("language", models.CharField(max_length=10)),
                ("box", models.BinaryField()),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("told", models.PositiveIntegerField(default=0)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subscriptions",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["incident", "told"], name="bulletins_by_told")],
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "contact_digest"), name="bulletins_one_address")
                ],
            },
        ),
    ]
