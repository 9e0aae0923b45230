"""Who signs the record waits for the entries that are on their way; two processes on a PostgreSQL of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

_BOTH = """
import threading, time
from datetime import UTC, datetime
from amends.config.boot import boot
boot()
from django.db import connections, transaction
from amends.apps.journal.services import record_deed
from amends.apps.journal.shelves import shelves_of

begun = threading.Event()
now = datetime(2026, 6, 1, tzinfo=UTC)

def slow():
    with transaction.atomic():
        record_deed(incident_ref="INC-2222222", kind="fact.set", subject="slow", at=now)
        begun.set()
        time.sleep(1.0)
    connections.close_all()

def quick(ref):
    record_deed(incident_ref=ref, kind="fact.set", subject="quick", at=now)

writer = threading.Thread(target=slow)
writer.start()
begun.wait(10)
quick("INC-2222222")  # a larger number, and shown first: writers do not wait for one another
is_alone = writer.is_alive()
quick("INC-3333333")
other = shelves_of("INC-3333333").settle()  # another incident's record waits for nobody
is_free = writer.is_alive()
size = shelves_of("INC-2222222").settle()
print(is_alone, other, is_free, size)
writer.join()
"""


def test_a_root_is_signed_over_no_gap(new_postgres: Callable[[], str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BOTH],
        env={**os.environ, "AMENDS_DATABASE_URL": new_postgres(), "AMENDS_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stdout.split() == ["True", "1", "True", "2"], done.stderr[-2000:]
