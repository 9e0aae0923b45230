"""One rehearsal for all, copied for each module, and the portal's own process over it: no console, no desk."""

import fcntl
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from portal.reading import Portal, Reader, environment, new_reader, told

_TOWN = Path(__file__).parent / "town.py"
_PATIENCE_S = 120


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Made by the worker that comes first; the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "town"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "told.json").exists():
            home = folder / "home"
            made = subprocess.run(
                [sys.executable, str(_TOWN)], env=environment(home), capture_output=True, text=True,
                timeout=3 * _PATIENCE_S, check=False,
            )  # fmt: skip
            assert made.returncode == 0, made.stderr
            (folder / "told.json").write_text(made.stdout.strip().splitlines()[-1])
    return folder


@pytest.fixture(scope="module")
def portal(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    home = tmp_path_factory.mktemp("portal") / "home"
    shutil.copytree(town / "home", home)
    log = home.parent / "serve.log"
    command = [
        sys.executable,
        "-c",
        "from amends.cli.main import run; run()",
        "serve",
        "--only",
        "portal",
        "--port",
        "0",
    ]
    with log.open("w") as out:
        server = subprocess.Popen(command, env=environment(home), stdout=out, stderr=subprocess.STDOUT)
    try:
        yield Portal(base=_listening(log, server), home=home, **told((town / "told.json").read_text()))
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE_S)
    assert "ERROR" not in log.read_text()


@pytest.fixture
def come(browser: Browser, portal: Portal) -> Iterator[Callable[..., Reader]]:
    """Opens windows, as many as a test needs; when it ends each must have been left as clean as it was."""
    readers: list[Reader] = []

    def opened(**how: Any) -> Reader:
        readers.append(new_reader(browser, portal, **how))
        return readers[-1]

    yield opened
    for reader in readers:
        reader.close()


@pytest.fixture(scope="module")
def window(browser: Browser, portal: Portal) -> Iterator[Reader]:
    """One for all tests of a module that look at a page and go: a new one for each would take ten times as long."""
    reader = new_reader(browser, portal)
    yield reader
    reader.close()


@pytest.fixture
def reader(window: Reader) -> Iterator[Reader]:
    window.move()
    yield window
    window.has_left_nothing()


def _listening(log: Path, server: "subprocess.Popen[bytes]") -> str:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end and server.poll() is None:
        time.sleep(0.1)
        if found := re.search(r"Public page\s+(http://[^/\s]+)/", log.read_text()):
            try:
                urllib.request.urlopen(f"{found[1]}/en/", timeout=_PATIENCE_S).close()
            except urllib.error.HTTPError:
                break
            except OSError:
                continue
            return found[1]
    raise AssertionError(f"the server did not come up:\n{log.read_text()}")
