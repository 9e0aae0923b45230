"""The places of a chaos run: a PostgreSQL that is restarted without warning, a small disk that fills up."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "integration"))

from postgres import _exists, _free_port, _wait_until_ready, binaries  # noqa: E402

_OPTIONS = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=60"


class Cluster:
    """A throw-away PostgreSQL.  ``restart`` ends it as a power switch would and starts it again."""

    def __init__(self, folder: Path) -> None:
        programs = binaries()
        if programs is None:
            sys.exit("PostgreSQL's initdb and postgres are not installed")
        self._programs, self._folder, self.port = programs, folder, _free_port()
        names = ("postgres", "nobody")
        self._user = None if os.geteuid() else next(name for name in names if _exists(name))
        self._numbers = count(1)

    def __enter__(self) -> Self:
        if self._user is not None:
            shutil.chown(self._folder, self._user)
        self._run("initdb", "-D", "data", "-A", "trust", "-U", "amends", "-E", "UTF8", "--locale=C")
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")

    def start(self) -> None:
        """Returns when it answers."""
        options = f"-p {self.port} {_OPTIONS}"
        self._run("pg_ctl", "-D", "data", "-l", "log", "-w", "-o", options, "start")
        _wait_until_ready(f"postgresql://amends@127.0.0.1:{self.port}/postgres")

    def restart(self) -> None:
        """Aborts every server process at once and starts anew, with recovery from its log."""
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")
        self.start()

    def new_database(self) -> str:
        """The URL of an empty database."""
        name = f"amends_{next(self._numbers)}"
        url = f"postgresql://amends@127.0.0.1:{self.port}"
        with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"{url}/{name}"

    def _run(self, program: str, *words: str) -> None:
        subprocess.run(
            [self._programs / program, *words], user=self._user, cwd=self._folder, check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


class SmallDisk:
    """A tmpfs of ``size_mb`` at ``folder``, which root may mount; ``reason`` says why there is none."""

    def __init__(self, folder: Path, size_mb: int) -> None:
        self.folder, self.reason = folder, ""
        folder.mkdir(parents=True, exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={size_mb}m,mode=700", "tmpfs", str(folder)]
        if os.geteuid() != 0:
            self.reason = "only root may mount a small disk"
        elif subprocess.run(command, capture_output=True, check=False).returncode != 0:
            self.reason = "mounting a tmpfs is not allowed here"

    def fill(self) -> None:
        """Takes every byte that is left."""
        with (self.folder / "filler").open("wb", buffering=0) as file:
            try:
                while file.write(b"\0" * 65536) == 65536:
                    pass
            except OSError:
                return

    def free(self) -> None:
        """Gives the space back."""
        (self.folder / "filler").unlink(missing_ok=True)

    def close(self) -> None:
        if not self.reason:
            subprocess.run(["umount", "-l", str(self.folder)], check=False)


class Peer:
    """One of our own servers as a process; its first line of output is its ports, the last for control."""

    def __init__(self, program: str, *words: str) -> None:
        command: Sequence[str] = [sys.executable, str(HERE / program), *words]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        *self.ports, control = (int(word) for word in self._process.stdout.readline().split())
        self._plug = socket.create_connection(("127.0.0.1", control), timeout=20)
        self._file = self._plug.makefile("rw")

    def tell(self, **words: object) -> dict[str, int]:
        """Sends a control line and returns the answer."""
        self._file.write(json.dumps(words) + "\n")
        self._file.flush()
        answer: dict[str, int] = json.loads(self._file.readline())
        return answer

    def close(self) -> None:
        self._file.close()
        self._plug.close()
        self._process.terminate()
        self._process.communicate(timeout=10)
