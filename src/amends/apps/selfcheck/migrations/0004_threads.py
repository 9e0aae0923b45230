"""What people write from My case and in a chat, in threads; and what of an audit everybody may read."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("selfcheck", "0003_later_messages"),
        ("care", "0003_cases"),
        ("incidents", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ThreadLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("thread", models.CharField(max_length=64)),
                ("person_hash", models.CharField(default="", max_length=40)),
                ("box", models.BinaryField()),
                ("at", models.DateTimeField()),
                ("is_joined", models.BooleanField(default=False)),
                (
                    "inquiry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care.inquiry"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["thread", "id"], name="selfcheck_thread"),
                    models.Index(condition=models.Q(("is_joined", False)), fields=["id"], name="selfcheck_unjoined"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicAudit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("document", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_audits",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["incident", "id"], name="selfcheck_audits")]},
        ),
        forbid_changes("selfcheck_publicaudit"),
    ]
