"""Up to which message the doors of a set were made, so that later ones are added to it."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("selfcheck", "0002_append_only")]

    operations: ClassVar = [
        migrations.AddField("doorset", "last_message", models.PositiveBigIntegerField(default=0)),
    ]
