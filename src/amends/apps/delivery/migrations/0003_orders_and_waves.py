"""Orders about the sending, waves, quiet hours, and when and by whom a message was taken over."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from amends.apps.journal.append_only import forbid_changes

_KINDS = ["pause", "stop", "resume", "slow", "open_wave"]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("delivery", "0002_enforced_steps")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("value", models.FloatField(null=True)),
                ("by", models.CharField(max_length=150)),
                ("reason", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="delivery.campaign"
                    ),
                ),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=Q(kind__in=_KINDS), name="order_kind_known")],
            },
        ),
        forbid_changes("delivery_order"),
        migrations.AddField(model_name="message", name="handed_at", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="message", name="provider", field=models.CharField(max_length=80, null=True)),
        migrations.AddField(model_name="segment", name="not_before", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="segment", name="wave", field=models.PositiveSmallIntegerField(null=True)),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                fields=["provider_ref"], name="message_by_provider_ref", condition=Q(provider__isnull=False)
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                fields=["campaign", "state"],
                name="message_open",
                condition=Q(state__in=["owed", "unknown", "held"]),
            ),
        ),
    ]
