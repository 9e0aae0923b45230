"""Moves who looked at messages to the app that keeps all looks."""

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from amends.core.ids import new_ref

_WHAT = "the message as it goes out"


def move(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Every row with its words, under the role of who has a command of the machine."""
    kept = apps.get_model("looks", "Look")
    before = apps.get_model("rehearsals", "Look")  # type: ignore[misc]  # the model is gone, its table not yet
    for old in before.objects.order_by("id").iterator():
        kept.objects.create(
            ref=new_ref("LOO", length=12),
            by_name=old.by,
            role="operator",
            incident_id=old.incident_id,
            kind=old.kind,
            person_hash=old.person_hash,
            what=_WHAT,
            reason=old.reason,
            at=old.at,
        )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("looks", "0002_append_only"), ("rehearsals", "0002_looks")]

    operations: ClassVar = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel(name="Look"),
    ]
