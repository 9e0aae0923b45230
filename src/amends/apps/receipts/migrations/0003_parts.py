"""The names of the parts of an SMS."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("delivery", "0003_orders_and_waves"), ("receipts", "0002_append_only")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="PartRef",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(db_index=True, max_length=200)),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="part_refs",
                        to="delivery.message",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("message", "ref"), name="part_ref_once")],
            },
        ),
    ]
