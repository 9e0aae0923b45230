"""The portal as its own process, in a folder that holds what it needs and nothing else."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from world import World

NEEDED = ("portal.pepper", "desk.pub", "django.key")
_RUN = "from amends.cli.main import run; run()"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Portal:
    """The running process: where it is, its folder, its number and what it wrote to its log."""

    url: str
    home: Path
    pid: int
    log: Path

    def ask(self, path: str, form: dict[str, str] | None = None, **headers: str) -> Answer:
        """GET, or POST of a form."""
        data = None if form is None else urllib.parse.urlencode(form).encode()
        request = urllib.request.Request(self.url + path, data=data, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                return Answer(response.status, response.read().decode(), dict(response.headers))
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read().decode(), dict(error.headers))


def filled_home(home: Path, **settings: str) -> World:
    """A staff side's folder and database with the world in it, made by a process of its own."""
    home.mkdir(exist_ok=True)
    run = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "world.py")],
        env={**_clean(), "AMENDS_HOME": str(home), **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    return World(**json.loads(run.stdout))


def bare_home(home: Path, full: Path) -> None:
    """A portal's folder: three keys of the staff's side."""
    (home / "keys").mkdir(parents=True)
    for name in NEEDED:
        shutil.copy(full / "keys" / name, home / "keys" / name)


@contextmanager
def portal(home: Path, **settings: str) -> Iterator[Portal]:
    """``amends serve --only portal`` on a free port, until the block ends."""
    log = home.parent / f"{home.name}.log"
    command = [sys.executable, "-c", _RUN, "serve", "--only", "portal", "--port", "0"]
    with log.open("w") as out:
        process = subprocess.Popen(
            command,
            env={**_clean(), "AMENDS_HOME": str(home), **settings},
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        yield Portal(_url_in(log, process), home, process.pid, log)
    finally:
        process.terminate()
        process.wait(20)


def _url_in(log: Path, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = re.search(r"Public page\s+(http://\S+?)/?\s", log.read_text())
        if found and _answers(found[1]):
            return found[1]
        assert process.poll() is None, log.read_text()
        time.sleep(0.2)
    raise AssertionError(log.read_text())


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url + "/robots.txt", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _clean() -> dict[str, str]:
    """Our environment without any setting of Amends or of the test run."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("AMENDS_", "DJANGO_", "PYTEST_"))}
