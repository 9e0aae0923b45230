"""The console of a house in the middle of a breach, and a member of staff who sits before it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from amends.apps.accounts.totp import code_at

_PATIENCE_S = 300
_PATIENCE_MS = 20_000
_STEP_S = 30
expect.set_options(timeout=_PATIENCE_MS)
_SIGNED_OUT = "Clear-Site-Data header on "  # Chromium notes what a sign-out has cleared
_SEVERAL = "Failed to load resource: the server responded with a status of "
_MEANT = ("403", "404", "409", "422")  # Chromium notes the status of the page itself
_LISTEN = """addEventListener('securitypolicyviolation',
  event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))"""


@dataclass
class House:
    """Where it listens, the folder behind it, and what its people hold."""

    base: str
    home: Path
    exercise: str
    real: str
    keys: dict[str, str]
    """Of the authenticator apps, by name, in hex."""
    links: dict[str, list[str]]
    """Links of each that nobody used."""
    codes: dict[str, str]
    """Of the messages, by customer."""
    pages: dict[str, str]
    """What names one of each thing that has a page of its own."""
    steps: dict[str, int] = field(default_factory=dict)
    """The last half minute of which somebody's code was used."""

    def amends(self, *words: str) -> tuple[int, str, str]:
        """Runs a command on the machine: exit code, what it printed, what it complained of."""
        done = subprocess.run(
            [sys.executable, "-c", "from amends.cli.main import run; run()", *words],
            env=environment(self.home), capture_output=True, text=True, timeout=_PATIENCE_S, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    def on_the_machine(self, script: str) -> str:
        """Runs a few lines of Python over the house's database, and gives what they print."""
        lines = f"from amends.config.boot import boot\nboot()\n{script}"
        return subprocess.run(
            [sys.executable, "-c", lines],
            env=environment(self.home), capture_output=True, text=True, timeout=_PATIENCE_S, check=True,
        ).stdout.strip()  # fmt: skip

    def code(self, name: str, key: bytes | None = None) -> str:
        """The next code of somebody's app; waits when those of now are used up, for each works once."""
        key = key or bytes.fromhex(self.keys[name])
        step = max(int(time.time()) // _STEP_S - 1, self.steps.get(name, 0) + 1)
        while step > int(time.time()) // _STEP_S + 1:
            time.sleep(0.5)
        self.steps[name] = step
        return code_at(key, step)


@dataclass
class Sitting:
    """A browser window of one person, and whatever a page did in it that no page of the console does."""

    house: House
    name: str
    context: BrowserContext
    page: Page
    noise: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Opens a page; ``{exercise}`` and ``{real}`` stand for the incidents."""
        house = self.house
        places = {"exercise": f"/console/incidents/{house.exercise}", "real": f"/console/incidents/{house.real}"}
        self.page.goto(house.base + path.format(**places))
        return self.page

    def open_link(self) -> None:
        """Uses up one of the links."""
        self.page.goto(f"{self.house.base}/console/enter/{self.house.links[self.name].pop()}")
        self.page.get_by_role("button", name="Sign in").click()

    def sign_in(self) -> None:
        """By a link and the code of the app."""
        self.open_link()
        self.type_code(self.house.code(self.name))
        self.page.get_by_role("button", name="Sign out").wait_for()

    def type_code(self, code: str) -> None:
        self.page.get_by_label("Code that the app shows").fill(code)
        self.page.get_by_role("button", name="Go on").click()

    def close(self) -> None:
        """Nothing was complained of, and nothing was asked of anybody else."""
        self.context.close()
        assert self.noise == [], self.noise


def new_sitting(browser: Browser, house: House, name: str, **how: Any) -> Sitting:
    """A window in which nobody is signed in yet."""
    context = browser.new_context(**how)
    context.set_default_timeout(_PATIENCE_MS)
    context.add_init_script(_LISTEN)
    sitting = Sitting(house, name, context, context.new_page())
    _watch(sitting)
    return sitting


def environment(home: Path) -> dict[str, str]:
    """That of a process of this house and of no other."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("AMENDS_")},
        "AMENDS_HOME": str(home),
        "PYTHONUNBUFFERED": "1",
    }


def _watch(sitting: Sitting) -> None:
    def heard(message: ConsoleMessage) -> None:
        is_own_status = message.text.startswith(_SEVERAL) and message.text.removeprefix(_SEVERAL)[:3] in _MEANT
        if not is_own_status and not message.text.startswith(_SIGNED_OUT):
            sitting.noise.append(f"{sitting.page.url}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((sitting.house.base + "/", "data:", "blob:")):
            sitting.noise.append(f"asks {request.url}")

    sitting.page.on("console", heard)
    sitting.page.on("pageerror", lambda error: sitting.noise.append(str(error)))
    sitting.page.on("request", asked)
