"""Who comes second waits: one at a time for a name, until the transaction ends.

The portal's role may change no claim, and PostgreSQL locks a row only for who may; an advisory lock needs no right.
SQLite has one writer at a time and needs none.
"""

from __future__ import annotations

import hashlib

from django.db import connection


def take_turn(what: str, name: str) -> None:
    """Within a transaction; ``what`` says which queue it is, as ``claim`` or ``pay``."""
    if connection.vendor != "postgresql":
        return
    digest = hashlib.sha256(f"amends.claims {what} {name}".encode()).digest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(digest[:8], signed=True)])
