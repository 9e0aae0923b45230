"""The database itself refuses an unlawful step, a changed identity and a deletion (both databases)."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from amends.apps.journal.append_only import Lasting

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


class EnforceSteps(Lasting):
    """The triggers of both databases."""

    def install(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Makes the triggers, and on PostgreSQL the functions that they call."""
        if editor.connection.vendor == "postgresql":
            _install_on_postgresql(editor)
            return
        for number, (rule, why) in enumerate(_RULES):
            editor.execute(
                f"CREATE TRIGGER delivery_message_steps_{number} BEFORE UPDATE ON delivery_message FOR EACH ROW "
                f"WHEN {rule} BEGIN SELECT RAISE(ABORT, '{why}'); END"
            )
        editor.execute(
            "CREATE TRIGGER delivery_message_kept BEFORE DELETE ON delivery_message "
            "BEGIN SELECT RAISE(ABORT, 'delivery: a message is never deleted'); END"
        )

    def remove(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Drops them; the table stays."""
        if editor.connection.vendor == "postgresql":
            for name in ("steps", "kept"):
                editor.execute(f"DROP TRIGGER delivery_message_{name} ON delivery_message")
                editor.execute(f"DROP FUNCTION delivery_message_{name}()")
            return
        for number in range(len(_RULES)):
            editor.execute(f"DROP TRIGGER delivery_message_steps_{number}")
        editor.execute("DROP TRIGGER delivery_message_kept")

    def describe(self) -> str:
        """What ``migrate`` prints."""
        return "Refuse unlawful steps of messages"


def _install_on_postgresql(editor: BaseDatabaseSchemaEditor) -> None:
    checks = "\n".join(f"IF {rule} THEN RAISE EXCEPTION '{why}'; END IF;" for rule, why in _RULES)
    editor.execute(
        f"CREATE FUNCTION delivery_message_steps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {checks} "
        "RETURN NEW; END $$"
    )
    editor.execute(
        "CREATE TRIGGER delivery_message_steps BEFORE UPDATE ON delivery_message "
        "FOR EACH ROW EXECUTE FUNCTION delivery_message_steps()"
    )
    editor.execute(
        "CREATE FUNCTION delivery_message_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'delivery: a message is never deleted'; END $$"
    )
    editor.execute(
        "CREATE TRIGGER delivery_message_kept BEFORE DELETE ON delivery_message "
        "FOR EACH ROW EXECUTE FUNCTION delivery_message_kept()"
    )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("delivery", "0001_initial")]
    operations: ClassVar = [EnforceSteps()]
