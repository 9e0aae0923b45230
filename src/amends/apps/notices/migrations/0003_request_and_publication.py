"""Keeps what a text was composed from, and where it was published."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("notices", "0002_append_only"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="noticeversion",
            name="request",
            field=models.JSONField(null=True),
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                ("is_withdrawal", models.BooleanField(default=False)),
                ("reason", models.CharField(default="", max_length=300)),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="notices.noticeversion",
                    ),
                ),
            ],
        ),
    ]
