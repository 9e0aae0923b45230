"""Run by ``test_migration`` in a process of its own: a database of before is filled, and brought up to date."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from amends.config.boot import boot

NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)
BEFORE = ("care", "0002_append_only")


def inquiry(apps: Any, ref: str, *, state: str, answers: int) -> None:
    """One of before, with what it was answered."""
    made = apps.get_model("care", "Inquiry").objects.create(
        ref=ref, kind="complaint", way_in="letter", language="pl", incident=None, received_at=NOW, taken_at=NOW,
        receipt_digest=ref, answer_key=b"k", box=b"sealed", law="a law", clock={}, due_at=NOW + timedelta(days=30),
        state=state, assigned_to="agent",
    )  # fmt: skip
    events = apps.get_model("care", "InquiryEvent").objects
    for number in range(answers):
        events.create(
            inquiry=made, kind="answered", at=NOW + timedelta(hours=number + 1), by="agent", said=b"s", kept=b"k"
        )


def main() -> None:
    """Prints each inquiry with its case as it stands after."""
    boot(migrate=False)
    call_command("migrate", *BEFORE, verbosity=0)
    apps = MigrationExecutor(connection).loader.project_state([BEFORE]).apps
    for ref, state, answers in (("C-1", "open", 0), ("C-2", "answered", 2), ("C-3", "closed", 1)):
        inquiry(apps, ref, state=state, answers=answers)
    call_command("migrate", verbosity=0)
    from django.conf import settings

    from amends.apps.care.board import care_standing
    from amends.apps.care.filing import do_desk_work
    from amends.apps.care.models import Case, Inquiry, Kind

    filed = do_desk_work(secret=settings.SECRET_OF, public_key=settings.DESK_PUBLIC_KEY(), now=NOW)
    rows = [
        {
            "ref": row.ref,
            "state": row.case.state,
            "owner": row.case.owner,
            "kind": row.case.kind,
            "due_in_days": (row.case.due_at - NOW).days,
            "first_answer": row.case.first_answered_at and row.case.first_answered_at.isoformat(),
            "said": list(row.case.messages.order_by("id").values_list("direction", flat=True)),
            "bound": sorted(set(row.case.messages.values_list("bound_to", flat=True))),
        }
        for row in Inquiry.objects.select_related("case").order_by("ref")
    ]
    unanswered = care_standing(kinds=Kind.values, at=NOW).unanswered
    print(json.dumps({"rows": rows, "cases": Case.objects.count(), "filed": filed, "unanswered": unanswered}))


if __name__ == "__main__":
    main()
