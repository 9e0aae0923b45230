"""Has a new server process compile its words and addresses before the first reader needs them.

Each language takes about a second.  Without this, all who come in that second compile it at once, and none is served
for many seconds: just after a restart on the worst day.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from django.db import DatabaseError, connection
from django.urls import get_resolver

from amends.web.busy import make_pages


def warm_up() -> threading.Thread:
    """Begins it in a thread of its own, so that the process listens meanwhile; the thread."""
    thread = threading.Thread(target=_warm, name="amends-warming", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    get_resolver().url_patterns  # noqa: B018  # reads all views
    try:
        make_pages(now=datetime.now(UTC))  # in every language
    except DatabaseError:
        return  # the first request says so, where it is logged
    finally:
        connection.close()
