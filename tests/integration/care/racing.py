"""Run by ``test_taking_at_once`` in a process of its own: agents race for cases on a real database."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime, timedelta

from django.core.management import call_command
from django.db import OperationalError, connection

from amends.config.boot import boot

AGENTS, CASES = 8, 24
NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)


def main() -> None:
    """Prints who got which case, and who owns it in the database."""
    boot()
    call_command("migrate", verbosity=0)
    from amends.apps.care.models import Case, CaseEvent, Kind
    from amends.apps.care.queue import take_next
    from amends.core.ids import new_ref

    for _ in range(CASES):
        Case.objects.create(
            ref=new_ref("CS", length=10), kind=Kind.QUESTION, way_in="mail", language="en", opened_at=NOW,
            due_at=NOW + timedelta(days=1),
        )  # fmt: skip
    barrier, got = threading.Barrier(AGENTS), []

    def agent(name: str) -> None:
        barrier.wait(60)
        while True:
            try:
                case = take_next(by=name, kinds=Kind.values, now=NOW)
            except OperationalError:  # SQLite: another writes at this moment
                continue
            if case is None:
                break
            got.append((case.pk, name))
        connection.close()

    threads = [threading.Thread(target=agent, args=(f"agent{number}",)) for number in range(AGENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    print(
        json.dumps(
            {
                "got": sorted(got),
                "owners": sorted(Case.objects.values_list("pk", "owner")),
                "events": CaseEvent.objects.filter(kind="taken").count(),
                "vendor": connection.vendor,
            }
        )
    )


if __name__ == "__main__":
    main()
