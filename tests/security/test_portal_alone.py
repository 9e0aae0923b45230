"""The portal as its own process: no session, no user, no key of the staff's side, and nothing else is served."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys import all_journeys
from portal_process import NEEDED, Portal, _clean, bare_home, filled_home, portal
from world import World


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Portal, World]]:
    """The portal in a folder of three keys, on the database of the staff's side."""
    folder = tmp_path_factory.mktemp("alone")
    world = filled_home(folder / "staff")
    bare_home(folder / "portal", folder / "staff")
    with portal(folder / "portal", AMENDS_PORTAL_DATABASE_URL=f"sqlite:///{folder}/staff/amends.sqlite3") as running:
        yield running, world


def test_every_journey_works_with_three_keys_and_makes_no_other(alone: tuple[Portal, World]) -> None:
    running, world = alone
    assert not all_journeys(running, world)
    assert {path.name for path in (running.home / "keys").iterdir()} == set(NEEDED)


@pytest.mark.parametrize(
    "path", ["console/", "console/sign-in", "api/v1/docs", "hooks/resend/x", "inbox/feed.json", "voice/x"]
)
def test_nothing_else_is_there(alone: tuple[Portal, World], path: str) -> None:
    running, _ = alone
    assert running.ask(f"/{path}").status == 404
    assert running.ask(f"/{path}", {"a": "b"}).status == 404


def test_an_answer_does_not_name_its_server(alone: tuple[Portal, World]) -> None:
    running, _ = alone
    for path in ("/en/", "/static/portal.css", "/no/where"):
        headers = {name.lower(): value for name, value in running.ask(path).headers.items()}
        assert "x-powered-by" not in headers
        assert not any(character.isdigit() for character in headers.get("server", ""))


_INSIDE = """
import json, sys
from amends.config.boot import boot
boot(migrate=False)
from django.conf import settings
from django.test import Client
settings.ALLOWED_HOSTS = ["testserver"]
seen = Client()
for path in ("/en/", "/en/check", "/en/case", "/en/ask", "/en/verify", "/en/scams", "/console/"):
    seen.get(path)
seen.post("/en/check", {"code": "AAAAA-AAAAA"})
print(json.dumps({"middleware": settings.MIDDLEWARE, "modules": sorted(sys.modules), "cookies": list(seen.cookies)}))
"""


def test_no_session_no_user_and_no_code_of_the_console_is_loaded(alone: tuple[Portal, World]) -> None:
    running, _ = alone
    environment = {
        **_clean(),
        "AMENDS_HOME": str(running.home),
        "AMENDS_SERVES": "portal",
        "AMENDS_PORTAL_DATABASE_URL": f"sqlite:///{running.home.parent}/staff/amends.sqlite3",
    }
    run = subprocess.run(
        [sys.executable, "-c", _INSIDE], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    told = json.loads(run.stdout)
    assert not [name for name in told["middleware"] if "session" in name.lower() or "auth" in name.lower()]
    assert not [
        name
        for name in told["modules"]
        if name.startswith(("amends.web.console", "amends.web.api", "amends.web.hooks"))
    ]
    assert told["cookies"] == []


def test_its_code_names_no_key_of_the_staffs_side() -> None:
    import amends.web.portal

    folder = Path(amends.web.portal.__file__).parent
    for path in folder.rglob("*.py"):
        text = path.read_text()
        assert "desk.key" not in text, path
        assert "open_sealed" not in text, path
        assert '.key"' not in text, path
        assert "request.user" not in text, path
        assert "request.session" not in text, path


def test_its_log_holds_nothing_that_was_typed(alone: tuple[Portal, World]) -> None:
    running, world = alone
    assert not all_journeys(running, world)
    said = running.log.read_text()
    for secret in (world.code, world.number, "mail.example", "What was taken", "no-such-token"):
        assert secret not in said
