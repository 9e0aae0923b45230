"""Sign-ins, refusals and attempts are noted in the log: structured, without a name and without an address."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from staffed import signed_in
from world import World

from amends.apps.accounts.factors import add_authenticator
from amends.apps.accounts.models import Role
from amends.apps.accounts.services import issue_sign_in_link, staff_member
from amends.apps.accounts.totp import code_at
from amends.apps.journal.models import Entry
from amends.web.console.staff.deeds import record_account
from amends.web.console.staff.proving import key
from amends.web.logs import OnlyWhere
from amends.web.noting import LOGGER, MOST_OF_ALL, MOST_OF_ONE, staff_digest

pytestmark = pytest.mark.django_db
SECRET = b"12345678901234567890"
NAME = "zq7anna"


class Notes(logging.Handler):
    """Keeps the lines, as they would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def all(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.lines]

    def events(self) -> list[object]:
        return [one["event"] for one in self.all()]


@pytest.fixture
def notes() -> Iterator[Notes]:
    handler = Notes()
    handler.setFormatter(OnlyWhere("{message}", style="{"))
    logging.getLogger(LOGGER).addHandler(handler)
    yield handler
    logging.getLogger(LOGGER).removeHandler(handler)


def browser() -> Client:
    return Client(raise_request_exception=False, enforce_csrf_checks=False)


def test_every_way_of_signing_in_is_noted_done_or_refused(notes: Notes) -> None:
    now, client = timezone.now(), browser()
    anna = staff_member(username=NAME, role=Role.COUNSEL)
    assert client.post("/console/enter/zq7-no-such-link").status_code == 403
    assert client.post("/console/sign-in", {"credential": "{}"}).status_code == 409
    assert client.post(f"/console/enter/{issue_sign_in_link(user=anna, now=now)}").status_code == 302
    assert client.post("/console/sign-out").status_code == 302
    steps = int(now.timestamp()) // 30
    add_authenticator(user=anna, secret=SECRET, code=code_at(SECRET, steps - 1), key=key(), now=now)
    client.post(f"/console/enter/{issue_sign_in_link(user=anna, now=now)}")
    assert client.post("/console/sign-in/factor", {"code": "000 00x"}).status_code == 409
    assert client.post("/console/sign-in/factor", {"code": code_at(SECRET, steps)}).status_code == 302
    assert notes.events() == [
        "sign_in.refused", "sign_in.refused", "sign_in.done", "sign_out.done", "sign_in.refused", "sign_in.done",
    ]  # fmt: skip
    done = [one for one in notes.all() if one["event"] == "sign_in.done"]
    assert [one["page"] for one in done] == ["console:enter", "console:second_step"]
    assert {one["staff"] for one in done} == {staff_digest(NAME)}
    assert not re.search(r"zq7|127\.0\.0\.1|000 00x", "\n".join(notes.lines))


def test_the_log_names_staff_as_the_record_does(notes: Notes) -> None:
    anna = staff_member(username=NAME, role=Role.COUNSEL)
    record_account("account.codes_made", anna, now=timezone.now())
    assert f'"account":"{staff_digest(NAME)}"' in Entry.objects.get(kind="account.codes_made").leaf


def test_a_right_that_is_denied_is_noted_with_who_and_where(
    world: World, notes: Notes, staff: Callable[..., Client]
) -> None:
    client = staff(Role.AUDITOR)
    notes.lines.clear()
    assert client.post("/console/staff", {"username": "zq7mallory", "role": "counsel"}).status_code == 403
    (one,) = notes.all()
    assert (one["event"], one["page"], one["status"]) == ("access.refused", "console:staff", 403)
    assert one["staff"] == staff_digest(str(Role.AUDITOR))
    assert re.fullmatch(r"[0-9a-f]{16}", str(one["source"]))
    assert "zq7" not in notes.lines[0]


def test_a_page_that_is_allowed_is_not_noted(world: World, notes: Notes, staff: Callable[..., Client]) -> None:
    client = staff(Role.INCIDENT_LEAD)
    notes.lines.clear()
    assert client.get("/console/").status_code == 200
    assert browser().get("/en/").status_code == 200
    assert notes.lines == []


def test_attempts_to_get_round_are_noted(world: World, notes: Notes) -> None:
    strict = Client(raise_request_exception=False, enforce_csrf_checks=True)
    signed_in(strict, Role.INCIDENT_LEAD)
    notes.lines.clear()
    assert strict.post("/console/sign-out").status_code == 403
    assert browser().get("/api/v1/incidents").status_code == 401
    assert browser().post("/voice/zq7@bank.example", {"From": "+48600100777"}).status_code == 403
    assert browser().get("/en/check?" + "zq7=1&" * 2_000).status_code == 400
    assert notes.events() == ["form.forged", "access.refused", "access.refused", "input.refused"]
    assert [one["part"] for one in notes.all()] == ["console", "api", "hooks", "portal"]
    assert not re.search(r"zq7|48600|bank\.example", "\n".join(notes.lines))


def test_who_is_told_to_wait_is_noted(world: World, notes: Notes) -> None:
    client = browser()
    while not notes.lines or notes.all()[-1]["event"] != "limit.reached":
        assert len(notes.lines) < 100
        client.get("/inbox/feed.json", headers={"Authorization": "Bearer wrong"})
    assert notes.all()[-1]["status"] == 429


def test_nobody_fills_the_log_by_being_refused(notes: Notes) -> None:
    client = browser()
    for _ in range(2 * MOST_OF_ONE + 5):
        client.get("/api/v1/incidents")
    assert MOST_OF_ONE <= len(notes.lines) <= 2 * MOST_OF_ONE  # two, if a minute ends meanwhile


def test_all_together_fill_it_no_more_and_it_says_that_notes_are_left_out(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amends.web.noting.MOST_OF_ALL", 3)
    for number in range(20):
        browser().get("/api/v1/incidents", REMOTE_ADDR=f"192.0.2.{number}")
    assert MOST_OF_ALL > 3
    assert notes.events().count("access.refused") in (2, 3, 4, 5, 6)
    assert "notes.left_out" in notes.events()


def test_one_origin_is_known_again_and_another_is_told_apart(notes: Notes) -> None:
    for address in ("192.0.2.1", "192.0.2.2", "192.0.2.1", "not-an-address"):
        browser().get("/api/v1/incidents", REMOTE_ADDR=address)
    first, second, third, unknown = (one["source"] for one in notes.all())
    assert first == third != second
    assert unknown == "unknown"


def test_notes_are_written_where_errors_are() -> None:
    set_up = settings.LOGGING["loggers"][LOGGER]
    assert (set_up["handlers"], set_up["level"], set_up["propagate"]) == (["stderr"], "INFO", False)
