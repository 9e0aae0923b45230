"""A throw-away PostgreSQL cluster on a free loopback port, run by an ordinary user."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

_USERS = ("postgres", "nobody")  # initdb refuses to run as root
_OPTIONS = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "max_connections=60")


def binaries() -> Path | None:
    """The folder of ``initdb`` and ``postgres``, or ``None`` where PostgreSQL is not installed."""
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).parent] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in candidates if (folder / "postgres").exists()), None)


@contextmanager
def cluster(folder: Path, programs: Path) -> Iterator[str]:
    """The URL of a running cluster, without a database's name at its end."""
    user = None if os.geteuid() else next(name for name in _USERS if _exists(name))
    if user is not None:
        shutil.chown(folder, user)
    subprocess.run(
        [programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", "amends", "-E", "UTF8", "--locale=C"],
        user=user, cwd="/", check=True, capture_output=True,
    )  # fmt: skip
    port = _free_port()
    command = [programs / "postgres", "-D", folder / "data", "-p", str(port)]
    command += [part for option in _OPTIONS for part in ("-c", option)]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, user=user, cwd="/", stdout=log, stderr=log)
    try:
        url = f"postgresql://amends@127.0.0.1:{port}"
        _wait_until_ready(f"{url}/postgres")
        yield url
    finally:
        server.terminate()
        server.wait(20)


def database_maker(url: str) -> Callable[[], str]:
    """A function that makes an empty database and gives its URL."""
    numbers = count(1)

    def make() -> str:
        name = f"amends_{next(numbers)}"
        with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"{url}/{name}"

    return make


@pytest.fixture(scope="session")
def new_postgres() -> Iterator[Callable[[], str]]:
    """Makes empty databases; skips where PostgreSQL is not installed, fails there in CI."""
    programs = binaries()
    if programs is None:
        reason = "PostgreSQL's initdb and postgres are not installed"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="amends-pg-"))
    try:
        with cluster(folder, programs) as url:
            yield database_maker(url)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _exists(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _wait_until_ready(url: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
