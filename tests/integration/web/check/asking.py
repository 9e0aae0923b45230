"""Run by ``test_asking_at_once`` in a process of its own: many ask for a code for one contact at the same moment."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime

from django.db import OperationalError, connection

from amends.config.boot import boot

ASKERS = 12
NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)


def main() -> None:
    """Prints how many of the requests are looked at, and how many are over the limit."""
    boot()
    from amends.apps.selfcheck.models import CodeRequest
    from amends.apps.selfcheck.requests import ask_for_code
    from amends.apps.selfcheck.standing import DoorKind
    from amends.core.sealing import public_half

    barrier = threading.Barrier(ASKERS)

    def ask() -> None:
        connection.ensure_connection()
        barrier.wait(60)
        while True:
            try:
                ask_for_code(
                    contact=(DoorKind.EMAIL, "jan@mail.example"), language="en", pepper=b"p" * 32,
                    public_key=public_half(bytes(range(32))), now=NOW,
                )  # fmt: skip
                break
            except OperationalError:  # SQLite: another writes at this moment
                continue
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(ASKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    rows = CodeRequest.objects
    print(
        json.dumps(
            {
                "looked_at": rows.filter(is_over=False).count(),
                "over": rows.filter(is_over=True).count(),
                "vendor": connection.vendor,
            }
        )
    )


if __name__ == "__main__":
    main()
