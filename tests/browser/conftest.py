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
from pathlib import Path
from urllib.request import urlopen

import pytest
from looking import Site
from playwright.sync_api import Browser, sync_playwright

_CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
_SEED = Path(__file__).parent / "seed.py"
_PATIENCE_S = 60


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
    command = [sys.executable, "-c", "from amends.cli.main import run; run()", "serve", "--port", "0"]
    with (home / "serve.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        link = _link_in(home / "serve.log", server)
        base = link.partition("/console")[0]
        _wait_for(base)
        yield Site(base=base, link=link, ref=seeded[0], notices=dict(pair.split("=") for pair in seeded[1:]))
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
            with urlopen(f"{base}/en/", timeout=5):
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
