"""Starts Django for a command, a worker or the server."""

from __future__ import annotations

import os

import dj_database_url
import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.db.utils import OperationalError

from amends.core.errors import InputError, MachineError


def boot(*, migrate: bool = True) -> None:
    """Makes the database ready; raises ``MachineError`` (``database.refused``) if it refuses."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amends.config.settings")
    try:
        django.setup()
    except (ImproperlyConfigured, dj_database_url.UnknownSchemeError, dj_database_url.ParseError) as error:
        raise InputError(
            "The address of the database cannot be used.",
            code="database.bad_url",
            where="AMENDS_DATABASE_URL",
            why=f"{type(error).__name__}: only SQLite and PostgreSQL are served.",
            fix="Write it as postgres://user:password@host:5432/name, or leave it out for SQLite in AMENDS_HOME.",
        ) from error
    try:
        connection.ensure_connection()
        if migrate:
            call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise MachineError(
            "The database cannot be used.",
            code="database.refused",
            where="AMENDS_DATABASE_URL" if os.environ.get("AMENDS_DATABASE_URL") else "AMENDS_HOME",
            why=str(error).strip().splitlines()[0],
            fix="Check that the server runs and the address is right, or that the folder is writable.",
        ) from error
