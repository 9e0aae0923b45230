"""One house for all, copied for each module, with the whole server over it."""

import fcntl
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from console.sitting import House, Sitting, environment, new_sitting
from playwright.sync_api import Browser

_SEED = Path(__file__).parent / "house.py"
_PATIENCE_S = 120


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Made by the worker that comes first; the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "house"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "told.json").exists():
            home = folder / "home"
            home.mkdir()
            made = subprocess.run(
                [sys.executable, str(_SEED)], env=environment(home), capture_output=True, text=True,
                timeout=_PATIENCE_S, check=False,
            )  # fmt: skip
            assert made.returncode == 0, made.stderr
            (folder / "told.json").write_text(made.stdout.strip().splitlines()[-1])
    return folder


@pytest.fixture(scope="module")
def house(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home = tmp_path_factory.mktemp("console") / "home"
    shutil.copytree(seeded / "home", home)
    log = home.parent / "serve.log"
    command = [sys.executable, "-c", "from amends.cli.main import run; run()", "serve", "--port", "0"]
    with log.open("w") as out:
        server = subprocess.Popen(command, env=environment(home), stdout=out, stderr=subprocess.STDOUT)
    try:
        yield House(base=_listening(log, server), home=home, **json.loads((seeded / "told.json").read_text()))
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE_S)
    sys.stdout.write(log.read_text()[-8_000:])  # pytest shows it beside a test that failed
    assert "Traceback" not in log.read_text(), log.read_text()


@pytest.fixture
def sit(browser: Browser, house: House) -> Iterator[Callable[..., Sitting]]:
    """Opens windows, as many as a test needs; when it ends none may have complained."""
    sittings: list[Sitting] = []

    def opened(name: str, **how: Any) -> Sitting:
        sittings.append(new_sitting(browser, house, name, **how))
        return sittings[-1]

    yield opened
    for sitting in sittings:
        sitting.close()


@pytest.fixture(scope="module")
def signed_in(browser: Browser, house: House) -> Callable[[str], Any]:
    """The cookies of somebody who has signed in with the app's code; once for each in a module."""
    kept: dict[str, Any] = {}

    def state(name: str) -> Any:
        if name not in kept:
            sitting = new_sitting(browser, house, name)
            sitting.sign_in()
            kept[name] = sitting.context.storage_state()
            sitting.close()
        return kept[name]

    return state


@pytest.fixture
def staff(sit: Callable[..., Sitting], signed_in: Callable[[str], Any]) -> Callable[..., Sitting]:
    """A window in which somebody is signed in with the app's code."""

    def opened(name: str, **how: Any) -> Sitting:
        return sit(name, storage_state=signed_in(name), **how)

    return opened


def _listening(log: Path, server: "subprocess.Popen[bytes]") -> str:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end and server.poll() is None:
        if found := re.search(r"(http://\S+)/console/enter/\S+", log.read_text()):
            try:
                urlopen(f"{found[1]}/console/sign-in", timeout=5).close()
            except OSError:
                pass
            else:
                return found[1]
        time.sleep(0.1)
    raise AssertionError(f"the server did not come up:\n{log.read_text()}")
