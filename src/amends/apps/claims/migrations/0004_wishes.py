"""What claimants do on the public side, kept by itself; both tables append-only."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("claims", "0003_account_and_return"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ClaimWish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("evidence", "Evidence"),
                            ("account", "Account"),
                            ("appeal", "Appeal"),
                            ("withdraw", "Withdraw"),
                            ("prove", "Prove"),
                            ("again", "Again"),
                        ],
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("files", models.PositiveSmallIntegerField(default=0)),
                ("account_digest", models.CharField(default="", max_length=64)),
                ("account_box", models.BinaryField(default=b"")),
                ("person_hash", models.CharField(default="", max_length=40)),
                ("proven_by", models.CharField(default="", max_length=14)),
                ("elements", models.JSONField(default=list)),
                ("loss_digest", models.CharField(default="", max_length=64)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ClaimWishDone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("became", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("is_looked_into", False)), fields=["id"], name="claims_to_look_into"
            ),
        ),
        migrations.AddField(
            model_name="claimwish",
            name="claim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="wishes", to="claims.claim"
            ),
        ),
        migrations.AddField(
            model_name="claimwish",
            name="letter",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care.inquiry"
            ),
        ),
        migrations.AddField(
            model_name="claimwishdone",
            name="wish",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="done", to="claims.claimwish"
            ),
        ),
        forbid_changes("claims_claimwish"),
        forbid_changes("claims_claimwishdone"),
    ]
