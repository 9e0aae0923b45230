"""The portal of a finished rehearsal, and somebody who reads it."""

import email
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

LANGUAGES = ("en", "pl", "de", "fa")
_addresses = count(1)
_PATIENCE_S = 120
_SEVERAL = "Failed to load resource: the server responded with a status of "
_MEANT = ("404", "413", "422", "429")  # Chromium notes the status of the page itself


@dataclass(frozen=True)
class Portal:
    """Where it listens, the folder behind it, and what its people hold."""

    base: str
    home: Path
    ref: str
    codes: dict[str, str]
    """Of each person's message."""
    numbers: dict[str, str]
    """Of receipts, by the state of the inquiry."""
    tokens: dict[str, str]
    """Of the links in mails: one that confirms a subscription, and one that ends another."""

    def amends(self, *arguments: str, typed: str = "") -> str:
        """Runs a command of the staff's side and gives what it printed; some say by exit 1 that work waits."""
        done = subprocess.run(
            [sys.executable, "-c", "from amends.cli.main import run; run()", *arguments],
            env=environment(self.home), input=typed, capture_output=True, text=True, timeout=_PATIENCE_S, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    def mails(self, to: str) -> list[EmailMessage]:
        """What the desk has handed over to an address, the newest last."""
        files = sorted((self.home / "outbox").glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        mails = [email.message_from_bytes(path.read_bytes(), policy=default) for path in files]
        return [mail for mail in mails if to in str(mail["To"])]


def text_of(mail: EmailMessage) -> str:
    """Its words, without the marks that keep directions apart."""
    body = mail.get_body(("plain",))
    assert body is not None
    return re.sub("[\u2066-\u2069]", "", body.get_content())


@dataclass
class Reader:
    """A browser window with an address of its own, and all that a page did that no page of the portal does."""

    portal: Portal
    context: BrowserContext
    page: Page
    origin: str
    noise: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Opens a page of the portal."""
        self.page.goto(self.portal.base + path)
        return self.page

    def press(self) -> None:
        """Sends the form that was written in."""
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()

    def hammer(self, path: str, form: dict[str, str], times: int) -> None:
        """Sends a form again and again from this reader's address, faster than a browser would."""
        body = urlencode(form).encode()
        for _ in range(times):
            request = urllib.request.Request(  # loopback
                self.portal.base + path, data=body, headers={"X-Forwarded-For": self.origin}
            )
            try:
                urllib.request.urlopen(request, timeout=_PATIENCE_S).close()
            except urllib.error.HTTPError as error:
                error.close()

    def move(self) -> None:
        """Comes from another address from now on, which has used up none of its attempts."""
        self.origin = _new_address()
        self.context.set_extra_http_headers({"X-Forwarded-For": self.origin})

    def has_left_nothing(self) -> None:
        """Nothing was stored, nothing was asked of anybody else, and nothing was complained of."""
        assert self.context.cookies() == []
        assert self.noise == []

    def close(self) -> None:
        """Shuts the window and looks what it leaves."""
        cookies = self.context.cookies()
        self.context.close()
        assert (cookies, self.noise) == ([], [])


def new_reader(browser: Browser, portal: Portal, **how: object) -> Reader:
    """Somebody who comes through the house's proxy from an address that nobody else has."""
    options: dict[str, object] = {"viewport": {"width": 360, "height": 740}, **how}
    context = browser.new_context(**options)  # type: ignore[arg-type]
    reader = Reader(portal, context, context.new_page(), "")
    reader.move()
    watch(reader)
    return reader


def _new_address() -> str:
    number = next(_addresses) + os.getpid() * 1024  # workers run side by side
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def watch(reader: Reader) -> None:
    """Notes what no page of the portal does."""

    def heard(message: ConsoleMessage) -> None:
        is_own_status = message.text.startswith(_SEVERAL) and message.text.removeprefix(_SEVERAL)[:3] in _MEANT
        if not (is_own_status and message.location["url"] == reader.page.url):
            reader.noise.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((reader.portal.base + "/", "data:")):
            reader.noise.append(f"asked {request.url}")
        if "cookie" in request.headers:
            reader.noise.append(f"a cookie went to {request.url}")

    reader.context.on("console", heard)
    reader.context.on("weberror", lambda error: reader.noise.append(str(error.error)))
    reader.context.on("request", asked)


def environment(home: Path) -> dict[str, str]:
    """Of a process of the portal behind a proxy, with a folder of its own."""
    own = {**os.environ, "AMENDS_HOME": str(home), "AMENDS_HTTPS": "1", "PYTHONUNBUFFERED": "1"}
    for name in ("AMENDS_DATABASE_URL", "AMENDS_PUBLIC_URL", "AMENDS_SMTP_URL"):
        own.pop(name, None)
    return own


def told(line: str) -> dict[str, object]:
    """What ``town.py`` printed last."""
    found = json.loads(line)
    assert isinstance(found, dict)
    return found
