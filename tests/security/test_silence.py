"""What a log and an error page must not hold: a code, a token, an address, a word that somebody typed."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.test import Client
from world import World

from amends.apps.bulletins.tokens import LinkKind, link_token
from amends.web.logs import OnlyWhere, WithoutSecrets

pytestmark = pytest.mark.django_db
TYPED = {
    "text": "zq7-words-of-a-person",
    "reach": "zq7reach@mail.example",
    "contact": "zq7contact@mail.example",
    "address": "zq7address@mail.example",
    "phone": "+48600100777",
    "person_ref": "zq7-person-ref",
    "reason": "zq7 a reason for looking",
    "typed": "zq7-typed-at-the-desk",
}


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that any logger says, down to DEBUG, in the form in which it would be written."""
    text, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(text)
    handler.addFilter(WithoutSecrets())
    handler.setFormatter(OnlyWhere("{name} {message}", style="{"))
    django, before = logging.getLogger("django"), {}
    for logger in (root, django, logging.getLogger("django.request"), logging.getLogger("django.security")):
        before[logger] = (logger.level, logger.propagate)
        logger.setLevel(logging.DEBUG)
    root.addHandler(handler)
    django.propagate = True
    quiet = logging.getLogger("django.db.backends")  # statements; off unless DEBUG is on, which it never is
    quiet.setLevel(logging.INFO)
    yield text
    quiet.setLevel(logging.NOTSET)
    root.removeHandler(handler)
    for logger, (level, propagates) in before.items():
        logger.setLevel(level)
        logger.propagate = propagates


def _everything_typed(world: World, client: Client) -> None:
    form = {**TYPED, "code": world.code, "number": world.number}
    for page in (
        "check",
        "case",
        "verify",
        "ask",
        "complain",
        "press",
        "researcher",
        "receipt",
        "report-scam",
        "subscribe",
    ):
        for way in ("code", "contact", "once"):
            client.post(f"/en/{page}", {**form, "way": way})
    pepper = settings.SECRET_OF("portal.pepper")
    for kind, place in ((LinkKind.CONFIRM, "subscription"), (LinkKind.STOP, "unsubscribe")):
        for token in (link_token(pepper, kind, "SUB-ZQ7"), "zq7-not-ours"):
            client.get(f"/en/{place}/{token}")
            client.post(f"/en/{place}/{token}")
    client.post("/console/enter/zq7-sign-in-token")
    client.get("/hooks/resend/zq7-hook-token/zq7rest?to=zq7")
    client.post("/voice/zq7message@bank.example", {"From": TYPED["phone"]})
    client.get("/inbox/feed.json", headers={"Authorization": "Bearer zq7-inbox-token"})


def _found(text: str, world: World) -> list[str]:
    secrets = ["zq7", TYPED["phone"], world.code, world.number, "44051401359", "anna@mail.example"]
    return [line for line in text.splitlines() if any(secret.lower() in line.lower() for secret in secrets)]


def test_no_log_at_any_level_learns_what_the_public_types(world: World, log: io.StringIO) -> None:
    _everything_typed(world, Client(raise_request_exception=False))
    assert "django" in log.getvalue()
    assert not _found(log.getvalue(), world)


def test_no_log_learns_what_staff_type(world: World, log: io.StringIO, staff: Callable[..., Client]) -> None:
    for role in ("incident_lead", "contact_centre", "data_protection"):
        client = staff(role)
        of_incident = [f"incidents/{world.ref}/{page}" for page in ("preview", "register", "facts-change")]
        for path in (*of_incident, "search", "call-desk", "looks", "inquiries/take"):
            client.post(f"/console/{path}", {**TYPED, "code": world.code, "number": world.number})
    assert not _found(log.getvalue(), world)


def _break_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    quoted = f"Key (contact)=({TYPED['contact']}, zq7) already exists. {settings.SECRET_KEY}"

    def refuse(*_: object, **__: object) -> object:
        raise DatabaseError(quoted)

    monkeypatch.setattr("django.db.models.query.QuerySet._fetch_all", refuse)
    monkeypatch.setattr("django.db.models.sql.compiler.SQLCompiler.execute_sql", refuse)


def test_a_fault_tells_neither_reader_nor_log_what_it_was_about(
    world: World, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break_everything(monkeypatch)
    client = Client(raise_request_exception=False)
    answers = [
        client.post(f"/en/{page}", {**TYPED, "code": world.code, "way": "code", "number": world.number})
        for page in ("check", "case", "ask", "receipt", "verify")
    ]
    assert 500 in {answer.status_code for answer in answers}
    for answer in answers:
        assert settings.SECRET_KEY not in answer.content.decode()
        assert "Traceback" not in answer.content.decode()
        if answer.status_code == 500:
            assert not _found(answer.content.decode(), world)
    assert "DatabaseError" in log.getvalue()
    assert not _found(log.getvalue(), world)
    assert settings.SECRET_KEY not in log.getvalue()


@pytest.mark.parametrize("status", [400, 403, 404, 405])
def test_a_refusal_does_not_say_what_it_runs_on(world: World, status: int) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    answer = {
        400: lambda: client.get("/", headers={"Host": "evil.example"}),
        403: lambda: client.post("/console/sign-out"),
        404: lambda: client.get("/en/no-such-page"),
        405: lambda: client.delete("/en/check"),
    }[status]()
    assert answer.status_code == status
    text = answer.content.decode().lower()
    for word in ("django", "python", "traceback", "settings", "urlconf", "granian", "/work", "site-packages"):
        assert word not in text


def test_a_line_of_the_log_cannot_be_forged() -> None:
    text = io.StringIO()
    logger, handler = logging.getLogger("django.request"), logging.StreamHandler(text)
    handler.setFormatter(OnlyWhere("{levelname} {message}", style="{"))
    logger.addHandler(handler)
    try:
        Client(raise_request_exception=False).get("/en/x%0aERROR%20forged%0d%0aline")
    finally:
        logger.removeHandler(handler)
    assert len(text.getvalue().splitlines()) <= 1


def test_debug_is_off_and_no_setting_turns_it_on() -> None:
    from amends.config import settings as module

    source = Path(module.__file__ or "").read_text()
    assert re.findall(r"^DEBUG.*$", source, re.MULTILINE) == ["DEBUG = False"]


def _inner() -> None:
    raise ValueError("zq7 inner")


def _outer() -> None:
    from amends.core.errors import InputError

    try:
        _inner()
    except ValueError as error:
        raise InputError("zq7 outer", code="test.outer", where="zq7") from error


def test_an_error_within_an_error_is_told_by_kind_alone() -> None:
    from amends.core.errors import InputError

    with pytest.raises(InputError) as caught:
        _outer()
    said = OnlyWhere().formatException((caught.type, caught.value, caught.tb))
    assert "builtins.ValueError" in said
    assert "InputError (test.outer)" in said
    assert "zq7" not in re.sub(r"^\s+raise .*$", "", said, flags=re.MULTILINE)  # the source's own line
