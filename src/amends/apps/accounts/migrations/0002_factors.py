"""An authenticator app for each member of staff, and an epoch that ends all their sessions."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="user",
            name="session_epoch",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="user",
            name="role",
            field=models.CharField(
                choices=[
                    ("incident_lead", "Incident lead"),
                    ("counsel", "Counsel"),
                    ("communications", "Communications"),
                    ("data_protection", "Data protection officer"),
                    ("contact_centre", "Contact centre"),
                    ("approver", "Approver"),
                    ("auditor", "Auditor"),
                    ("administrator", "Administrator"),
                ],
                default="auditor",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Authenticator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.BinaryField()),
                ("last_step", models.BigIntegerField()),
                ("wrong", models.PositiveSmallIntegerField(default=0)),
                ("locks", models.PositiveSmallIntegerField(default=0)),
                ("locked_until", models.DateTimeField(null=True)),
                ("added_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
                ),
            ],
        ),
    ]
