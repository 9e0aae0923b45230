"""The database itself refuses an unlawful step, a changed identity and a deletion (both databases)."""

from typing import Any, ClassVar

from django.db import migrations

_STEPS = (
    "accepted>bounced accepted>delivered delivered>bounced held>cancelled held>owed held>planned held>superseded "
    "owed>cancelled owed>planned owed>superseded planned>cancelled planned>held planned>owed planned>sending "
    "planned>superseded sending>accepted sending>held sending>owed sending>planned sending>refused sending>unknown "
    "unknown>accepted unknown>bounced unknown>delivered unknown>held unknown>refused unknown>sending"
).split()
_FIXED = (
    "message_id",
    "campaign_id",
    "segment_id",
    "person_ref",
    "channel",
    "address_sha256",
    "notice_sha256",
    "content_sha256",
    "code_sha256",
)
_STEP = (
    "OLD.state <> NEW.state AND (OLD.state || '>' || NEW.state) NOT IN (" + ", ".join(f"'{s}'" for s in _STEPS) + ")"
)
_BACKWARDS = "NEW.attempts < OLD.attempts OR NEW.doubts < OLD.doubts"
_CHANGED = " OR ".join(f"OLD.{column} <> NEW.{column}" for column in _FIXED)
_RULES = (
    (_STEP, "delivery: this step between states is not lawful"),
    (_BACKWARDS, "delivery: attempts never decrease"),
    (_CHANGED, "delivery: the identity of a message never changes"),
)


def _install(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        checks = "\n".join(f"IF {rule} THEN RAISE EXCEPTION '{why}'; END IF;" for rule, why in _RULES)
        schema_editor.execute(
            f"CREATE FUNCTION delivery_message_steps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {checks} "
            "RETURN NEW; END $$"
        )
        schema_editor.execute(
            "CREATE TRIGGER delivery_message_steps BEFORE UPDATE ON delivery_message "
            "FOR EACH ROW EXECUTE FUNCTION delivery_message_steps()"
        )
        schema_editor.execute(
            "CREATE FUNCTION delivery_message_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'delivery: a message is never deleted'; END $$"
        )
        schema_editor.execute(
            "CREATE TRIGGER delivery_message_kept BEFORE DELETE ON delivery_message "
            "FOR EACH ROW EXECUTE FUNCTION delivery_message_kept()"
        )
        return
    for number, (rule, why) in enumerate(_RULES):
        schema_editor.execute(
            f"CREATE TRIGGER delivery_message_steps_{number} BEFORE UPDATE ON delivery_message FOR EACH ROW "
            f"WHEN {rule} BEGIN SELECT RAISE(ABORT, '{why}'); END"
        )
    schema_editor.execute(
        "CREATE TRIGGER delivery_message_kept BEFORE DELETE ON delivery_message "
        "BEGIN SELECT RAISE(ABORT, 'delivery: a message is never deleted'); END"
    )


def _remove(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for name in ("steps", "kept"):
            schema_editor.execute(f"DROP TRIGGER delivery_message_{name} ON delivery_message")
            schema_editor.execute(f"DROP FUNCTION delivery_message_{name}()")
        return
    for number in range(len(_RULES)):
        schema_editor.execute(f"DROP TRIGGER delivery_message_steps_{number}")
    schema_editor.execute("DROP TRIGGER delivery_message_kept")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("delivery", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(_install, _remove)]
