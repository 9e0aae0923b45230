"""Starts Django for a command, a worker or the server."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import dj_database_url
import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.db.utils import OperationalError

from amends.config.fresh import is_empty, make_tables
from amends.config.home import MADE_ONCE, home, is_begun, note_begun
from amends.core.errors import InputError, MachineError

_ADVISORY = 0x616D656E6473  # "amends": the name of our lock in a database that others use too


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
        with _alone() if migrate else nullcontext():
            connection.ensure_connection()
            if migrate:
                _make_ready()
    except OperationalError as error:
        raise MachineError(
            "The database cannot be used.",
            code="database.refused",
            where="AMENDS_DATABASE_URL" if os.environ.get("AMENDS_DATABASE_URL") else "AMENDS_HOME",
            why=str(error).strip().splitlines()[0],
            fix="Check that the server runs and the address is right, or that the folder is writable.",
        ) from error


def _make_ready() -> None:
    if is_empty():
        make_tables()
    else:
        call_command("migrate", verbosity=0, interactive=False)
    _miss_keys()


def _miss_keys() -> None:
    """Notes which keys are in use by what hangs on them, also where the whole working folder is new.

    A second machine on one database, or one that was restored without its keys, must not make others.
    """
    from amends.config.hanging import hangs_on  # noqa: PLC0415  # reads models

    for name in MADE_ONCE:
        if not is_begun(name) and hangs_on(name):
            note_begun(name)


@contextmanager
def _alone() -> Iterator[None]:
    """No other process makes the tables meanwhile: of this folder, nor, on PostgreSQL, of this database."""
    descriptor = os.open(home() / ".migrate.lock", os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with _alone_in_the_database():
            yield
    finally:
        os.close(descriptor)  # and the lock with it


@contextmanager
def _alone_in_the_database() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ADVISORY])
