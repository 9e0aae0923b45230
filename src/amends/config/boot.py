"""Starts Django for a command, a worker or the server."""

from __future__ import annotations

import os

import django
from django.core.management import call_command
from django.db import connection
from django.db.utils import OperationalError

from amends.core.errors import EnvironmentFault


def boot(*, migrate: bool = True) -> None:
    """Makes the database ready; raises ``EnvironmentFault`` (``database.refused``) if it refuses."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amends.config.settings")
    django.setup()
    try:
        connection.ensure_connection()
        if migrate:
            call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise EnvironmentFault(
            "The database cannot be used.",
            code="database.refused",
            where="AMENDS_DATABASE_URL" if os.environ.get("AMENDS_DATABASE_URL") else "AMENDS_HOME",
            why=str(error).strip().splitlines()[0],
            fix="Check that the server runs and the address is right, or that the folder is writable.",
        ) from error
