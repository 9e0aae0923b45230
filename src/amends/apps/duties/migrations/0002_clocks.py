"""What was done about a duty, and who was warned of its deadline."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("duties", "0001_initial"),
        ("incidents", "0002_append_only"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="DutyDeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("law", models.CharField(max_length=200)),
                ("recipient_name", models.CharField(max_length=300)),
                ("done_at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                ("why_late", models.CharField(blank=True, max_length=1000)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duty_deeds", to="incidents.incident"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "law", "recipient_name"), name="duties_one_deed_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="RaisedWarning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("law", models.CharField(max_length=200)),
                ("recipient_name", models.CharField(max_length=300)),
                ("last", models.DateTimeField()),
                ("level", models.PositiveSmallIntegerField()),
                ("says", models.CharField(max_length=1000)),
                ("raised_at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deadline_warnings",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "law", "recipient_name", "last", "level"), name="duties_one_warning_each"
                    )
                ],
            },
        ),
    ]
