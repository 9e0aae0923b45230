"""A browser, and the real server with the real database of a folder of its own.

Both end with their module: while Playwright runs, Django takes this process for an asynchronous one.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from looking import Site
from playwright.sync_api import Browser, sync_playwright

_CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
_SEED = Path(__file__).parent / "seed.py"
_PATIENCE_S = 180


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if _CHROMIUM is None:
        reason = "no Chromium is installed (Debian: apt-get install chromium)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as playwright:
        # Playwright's own browsers are not in the lock file; the system's serves as well.
        launched = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("home")
    environment = {**os.environ, "AMENDS_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    environment.pop("AMENDS_DATABASE_URL", None)
    seeded = subprocess.run(
        [sys.executable, str(_SEED)], env=environment, check=True, capture_output=True, text=True, timeout=_PATIENCE_S
    ).stdout.split()
    with _serving(home, environment) as link:
        notices = dict(pair.split("=") for pair in seeded[1:])
        yield Site(base=link.partition("/console")[0], link=link, ref=seeded[0], notices=notices)


@pytest.fixture(scope="module")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A house to which nothing has happened yet."""
    home = tmp_path_factory.mktemp("home")
    environment = {**os.environ, "AMENDS_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    environment.pop("AMENDS_DATABASE_URL", None)
    with _serving(home, environment) as link:
        yield Site(base=link.partition("/console")[0], link=link, ref="", notices={})


@contextmanager
def _serving(home: Path, environment: dict[str, str]) -> Iterator[str]:
    """The sign-in link that the server prints."""
    command = [sys.executable, "-c", "from amends.cli.main import run; run()", "serve", "--port", "0"]
    with (home / "serve.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        link = _link_in(home / "serve.log", server)
        _wait_for(link.partition("/console")[0])
        yield link
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE_S)


def _link_in(log: Path, server: "subprocess.Popen[bytes]") -> str:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end and server.poll() is None:
        if found := re.search(r"http://\S+/console/enter/\S+", log.read_text()):
            return found.group()
        time.sleep(0.1)
    raise AssertionError(f"the server printed no link:\n{log.read_text()}")


def _wait_for(base: str) -> None:
    end = time.monotonic() + _PATIENCE_S
    while True:
        try:
            with urlopen(f"{base}/console/sign-in", timeout=5):
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
