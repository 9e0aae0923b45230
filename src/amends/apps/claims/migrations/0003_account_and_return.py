"""Another account by two persons, and money that came back; both append-only."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import amends.remedies.claims
from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("claims", "0002_append_only"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="AccountChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.CharField(max_length=64)),
                ("by", models.CharField(max_length=150)),
                ("confirmed_by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="AccountProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=20, unique=True)),
                ("account_digest", models.CharField(max_length=64)),
                ("box", models.BinaryField()),
                ("why", models.CharField(max_length=300)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PaymentReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=20)),
                ("is_owed", models.BooleanField()),
                ("bank_ref", models.CharField(max_length=60, unique=True)),
                ("why", models.CharField(max_length=300)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="payment",
            name="claims_paid_once",
        ),
        migrations.AlterField(
            model_name="claim",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "received"),
                    ("evidence_asked", "evidence_asked"),
                    ("under_review", "under_review"),
                    ("accepted", "accepted"),
                    ("accepted_in_part", "accepted_in_part"),
                    ("refused", "refused"),
                    ("paid", "paid"),
                    ("refunded", "refunded"),
                    ("appealed", "appealed"),
                    ("appeal_decided", "appeal_decided"),
                    ("closed", "closed"),
                    ("withdrawn", "withdrawn"),
                ],
                default=amends.remedies.claims.ClaimState["RECEIVED"],
                max_length=18,
            ),
        ),
        migrations.AlterField(
            model_name="payment",
            name="state",
            field=models.CharField(
                choices=[
                    ("advised", "Advised"),
                    ("paid", "Paid"),
                    ("failed", "Failed"),
                    ("returned", "Returned"),
                    ("refunded", "Refunded"),
                ],
                default="advised",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["failed", "returned"]), _negated=True),
                fields=("decision",),
                name="claims_paid_once",
            ),
        ),
        migrations.AddField(
            model_name="accountproposal",
            name="claim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="account_proposals", to="claims.claim"
            ),
        ),
        migrations.AddField(
            model_name="accountchange",
            name="proposal",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="change", to="claims.accountproposal"
            ),
        ),
        migrations.AddField(
            model_name="paymentreturn",
            name="payment",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="came_back", to="claims.payment"
            ),
        ),
        migrations.AddConstraint(
            model_name="accountchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("by", models.F("confirmed_by")), _negated=True), name="claims_account_four_eyes"
            ),
        ),
        forbid_changes("claims_accountproposal"),
        forbid_changes("claims_accountchange"),
        forbid_changes("claims_paymentreturn"),
    ]
