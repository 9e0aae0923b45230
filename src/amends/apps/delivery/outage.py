"""A database that goes away in the middle of a run is one clear error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, connections

from amends.core.errors import MachineError


@contextmanager
def telling_outages() -> Iterator[None]:
    """Turns a lost or refused database connection into ``MachineError`` (``delivery.database``).

    The dead connections are let go of, so that the next use of the database makes new ones.
    """
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        connections.close_all()
        raise MachineError(
            "The database went away while messages were being sent.",
            code="delivery.database",
            where="the database",
            why=(str(error).strip().splitlines() or [type(error).__name__])[0],  # further lines may quote a row
            fix="When the database works again, run the same command with --resume; the journals tell what was sent.",
        ) from error
