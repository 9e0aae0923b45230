"""Who asked about one on the list, and exports of the list by two people; all append-only."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from amends.apps.journal.append_only import forbid_changes

_ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
_IS_FETCHED = models.Q(kind="fetched")
_NOT_FETCHED = ~models.Q(kind="fetched")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("contacts", "0002_append_only")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ListExport",
            fields=[
                ("id", _ID.clone()),
                ("ref", models.CharField(max_length=20, unique=True)),
                ("reason", models.TextField()),
                ("asked_by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ListQuestion",
            fields=[
                ("id", _ID.clone()),
                ("digest", models.CharField(max_length=64)),
                ("channel", models.CharField(default="", max_length=10)),
                ("is_on", models.BooleanField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ListExportStep",
            fields=[
                ("id", _ID.clone()),
                (
                    "kind",
                    models.CharField(
                        choices=[("allowed", "Allowed"), ("refused", "Refused"), ("fetched", "Fetched")], max_length=8
                    ),
                ),
                ("asked_by", models.CharField(max_length=150)),
                ("by", models.CharField(max_length=150)),
                ("why", models.TextField(default="")),
                ("sha256", models.CharField(default="", max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "export",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="contacts.listexport"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(condition=_NOT_FETCHED, fields=("export",), name="contacts_decided_once"),
                    models.UniqueConstraint(condition=_IS_FETCHED, fields=("export",), name="contacts_fetched_once"),
                    models.CheckConstraint(
                        condition=_IS_FETCHED | ~models.Q(by=models.F("asked_by")), name="contacts_four_eyes"
                    ),
                    models.CheckConstraint(
                        condition=_NOT_FETCHED | models.Q(by=models.F("asked_by")), name="contacts_asker_fetches"
                    ),
                ],
            },
        ),
        forbid_changes("contacts_listquestion"),
        forbid_changes("contacts_listexport"),
        forbid_changes("contacts_listexportstep"),
    ]
