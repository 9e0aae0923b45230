"""One order of the record.

PostgreSQL numbers an entry when it is written and shows it when its transaction ends, so that a smaller number can
appear after a larger one.  A root that was signed in between would contradict the record for ever.  Who writes holds a
shared lock until the transaction ends; who signs waits for all of them, and what is written later has larger numbers.
SQLite has one writer at a time and needs neither.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


def hold_place(incident_ref: str) -> None:
    """Within a transaction that is about to write an entry of this incident, before it does."""
    _lock("SELECT pg_advisory_xact_lock_shared(%s)", incident_ref)


def take_turns(name: str) -> None:
    """Within a transaction: what is read from here on no other holder of ``name`` changes before it ends.

    For a limit that is read and then written.  SQLite's transactions take their turn when they begin.
    """
    _lock("SELECT pg_advisory_xact_lock(%s)", name, of="turn")


@contextmanager
def settled(incident_ref: str) -> Iterator[None]:
    """Entered when no entry is on its way: what stands then is the beginning of whatever stands later."""
    with transaction.atomic():
        _lock("SELECT pg_advisory_xact_lock(%s)", incident_ref)
        yield


def _lock(statement: str, name: str, *, of: str = "journal") -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(statement, [_number_of(f"amends.{of} {name}")])


def _number_of(name: str) -> int:
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:8], signed=True)
