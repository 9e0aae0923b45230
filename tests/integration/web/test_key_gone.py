"""A key on which something hangs is missed when it is gone; only a new house makes one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from rehearsed import Finished

from amends.apps.selfcheck.models import CodeRequest
from amends.config.home import MADE_ONCE, secret
from amends.core.errors import InputError

_ASKS = """
from datetime import UTC, datetime
from amends.config.boot import boot
boot()
from amends.apps.selfcheck.models import DoorSet
from amends.config.home import desk_public_key, secret
from amends.core.errors import InputError
from amends.apps.errands.services import Mail, ask_errand
import sys

def asked(name):
    try:
        return len(secret(name))
    except InputError as error:
        return f"{error.code}:{error.where}"

if sys.argv[1] == "seal":
    ask_errand(kind="receipt", cause="x", mail=Mail(to="a@b.example", sender="c@d.example", sender_name="", subject="",
        text="", language="en"), is_exercise=True, public_key=desk_public_key(), now=datetime(2026, 6, 1, tzinfo=UTC))
print(asked("desk.key"), asked("portal.pepper"))
"""


def _house(home: Path, what: str, url: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-c", _ASKS, what],
        env={**os.environ, "AMENDS_HOME": str(home), **({"AMENDS_DATABASE_URL": url} if url else {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("name", MADE_ONCE)
def test_a_new_house_makes_its_keys_and_a_lost_one_is_named_and_not_made_anew(house: Path, name: str) -> None:
    made = secret(name)
    assert len(made) == 32
    assert secret(name) == made
    (house / "keys" / name).unlink()
    with pytest.raises(InputError) as told:
        secret(name)
    assert (told.value.code, told.value.where) == ("key.gone", f"keys/{name}")
    assert f".begun-{name}" in told.value.fix
    assert not (house / "keys" / name).exists()


def test_a_folder_of_keys_that_is_gone_is_missed_too(house: Path) -> None:
    secret("desk.key")
    shutil.rmtree(house / "keys")
    with pytest.raises(InputError):
        settings.DESK_PUBLIC_KEY()


def test_a_key_that_is_put_back_opens_again_and_who_gives_it_up_begins_anew(house: Path) -> None:
    made, path = secret("desk.key"), house / "keys" / "desk.key"
    path.unlink()
    path.write_bytes(made)
    assert secret("desk.key") == made
    path.unlink()
    (house / ".begun-desk.key").unlink()
    assert secret("desk.key") != made


def test_keys_that_nothing_hangs_on_are_made_again(house: Path) -> None:
    before = secret("inbox.token")
    (house / "keys" / "inbox.token").unlink()
    assert secret("inbox.token") != before


def test_a_house_whose_keys_were_made_before_they_were_noted_misses_them(tmp_path: Path) -> None:
    assert _house(tmp_path, "seal") == "32 32"
    for note in tmp_path.glob(".begun-*"):
        note.unlink()
    shutil.rmtree(tmp_path / "keys")
    assert _house(tmp_path, "look") == "key.gone:keys/desk.key 32", "nothing hangs on the pepper yet"


def test_a_second_machine_on_one_database_makes_no_other_key(new_postgres: Callable[[], str], tmp_path: Path) -> None:
    url = new_postgres()
    assert _house(tmp_path / "one", "seal", url) == "32 32"
    assert _house(tmp_path / "two", "look", url).startswith("key.gone:keys/desk.key")


@pytest.mark.django_db
def test_the_portal_takes_nothing_that_nobody_could_open(finished: Finished, house: Path) -> None:
    finished()
    client = Client(raise_request_exception=False)
    form = {"way": "contact", "contact": "jan@mail.example"}
    assert client.post("/en/check", form).status_code == 200
    assert CodeRequest.objects.count() == 1
    (house / "keys" / "desk.key").unlink()
    assert client.post("/en/check", form).status_code == 500
    assert CodeRequest.objects.count() == 1
    assert not (house / "keys" / "desk.key").exists()
