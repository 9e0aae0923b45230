"""What the desk asks every second about wishes for a code."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("incidents", "0002_append_only"),
        ("remedies", "0002_append_only"),
    ]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="codewish",
            index=models.Index(
                condition=models.Q(("answered_at__isnull", True)), fields=["id"], name="remedies_unmet_wish"
            ),
        ),
    ]
