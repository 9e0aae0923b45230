"""Who is let in: the table is made from the operations, so that a new one is covered."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from amends.apps.incidents.models import Incident
from amends.apps.integrations.models import ApiToken
from amends.apps.integrations.scopes import Scope
from amends.apps.integrations.services import issue_token, revoke_token
from amends.apps.journal.models import Entry
from amends.core.errors import InputError
from amends.web import counts
from amends.web.api.model import Operation
from amends.web.api.table import OPERATIONS

ANY = "INC-2222222"
EVERY = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)


def asked(client: Client, operation: Operation, ref: str) -> HttpResponse:
    path = operation.path.replace("{ref}", ref).replace("{content_sha256}", "a" * 64).replace("{number}", "1")
    return client.generic(
        operation.method, f"/api/v1{path}", data="{}" if operation.body else "", content_type="application/json"
    )


def is_problem(response: HttpResponse, status: int, code: str) -> bool:
    found = response.json()
    assert response["Content-Type"] == "application/problem+json"
    assert found["type"] == f"urn:amends:error:{found['code']}"
    assert found["status"] == response.status_code
    return (response.status_code, found["code"]) == (status, code)


@EVERY
def test_nothing_is_answered_without_a_token(operation: Operation, db: None) -> None:
    response = asked(Client(), operation, ANY)
    assert is_problem(response, 401, "api.no_token")
    assert response["WWW-Authenticate"].startswith("Bearer")


@EVERY
def test_every_other_scope_is_not_enough(operation: Operation, caller: Callable[..., Client]) -> None:
    client = caller([scope for scope in Scope if scope is not operation.scope])
    assert is_problem(asked(client, operation, ANY), 403, "api.scope")


@EVERY
def test_the_scope_alone_is_enough(operation: Operation, incident: Incident, caller: Callable[..., Client]) -> None:
    response = asked(caller([operation.scope]), operation, incident.ref)
    assert response.status_code not in (401, 403)
    assert response.status_code < 500


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.has_incident], ids=lambda one: one.name)
def test_a_token_for_exercises_gets_nothing_of_a_real_incident(
    operation: Operation, made: Callable[..., Incident], caller: Callable[..., Client]
) -> None:
    real = made(is_exercise=False)
    path = operation.path.replace("{ref}", real.ref).replace("{content_sha256}", "a" * 64).replace("{number}", "1")
    response = caller().generic(
        operation.method,
        f"/api/v1{path}",
        data=json.dumps(operation.example) if operation.body else "",
        content_type="application/json",
    )
    assert is_problem(response, 403, "api.exercises_only")


def test_a_list_holds_exercises_only_for_such_a_token(
    made: Callable[..., Incident], caller: Callable[..., Client]
) -> None:
    real, exercise = made(is_exercise=False), made()
    seen = {row["ref"] for row in caller().get("/api/v1/incidents").json()["incidents"]}
    assert seen == {exercise.ref}
    seen = {row["ref"] for row in caller(is_exercise_only=False).get("/api/v1/incidents").json()["incidents"]}
    assert seen == {exercise.ref, real.ref}


def test_a_code_of_a_real_message_is_unknown_to_a_token_for_exercises(
    made: Callable[..., Incident], caller: Callable[..., Client]
) -> None:
    made(is_exercise=False)
    question = {"text": "8Q2K9-XMBDA"}
    told = caller().post("/api/v1/messages/check", question, content_type="application/json").json()
    assert (told["headline"], told["channel"]) == ("no", None)
    every = caller(is_exercise_only=False)
    told = every.post("/api/v1/messages/check", question, content_type="application/json").json()
    assert (told["headline"], told["channel"]) == ("yes", "email")


@pytest.mark.parametrize("change", ["revoked", "expired", "forged"])
def test_a_token_that_does_not_hold_lets_nobody_in(change: str, db: None) -> None:
    now = timezone.now()
    issued = issue_token(
        name="x", scopes=[Scope.READ_INCIDENTS], expires_at=now + timedelta(days=1), by="admin", now=now
    )
    secret = issued.secret
    if change == "revoked":
        revoke_token(ref=issued.token.ref, by="admin", now=now)
    elif change == "expired":
        ApiToken.objects.update(expires_at=now - timedelta(seconds=1))
    else:
        secret = secret[:-1] + ("A" if secret[-1] != "A" else "B")
    response = Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/incidents")
    assert is_problem(response, 401, "api.bad_token")


def test_only_the_digest_of_a_secret_is_kept(db: None) -> None:
    now = timezone.now()
    issued = issue_token(name="x", scopes=[Scope.READ_FACTS], expires_at=now + timedelta(days=1), by="admin", now=now)
    kept = str(ApiToken.objects.values().get()) + str(list(Entry.objects.values_list("leaf", flat=True)))
    assert issued.secret not in kept
    assert issued.secret.rpartition("_")[2] not in kept
    assert len(issued.token.digest) == 64


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"scopes": ["read:persons"]}, "token.scope"),
        ({"scopes": []}, "token.scope"),
        ({"name": " "}, "token.name"),
        ({"days": 400}, "token.expiry"),
        ({"days": -1}, "token.expiry"),
    ],
)
def test_a_token_is_refused_that_nobody_could_answer_for(wrong: dict[str, object], code: str, db: None) -> None:
    now = timezone.now()
    given = {"name": "x", "scopes": ["read:facts"], "days": 1} | wrong
    with pytest.raises(InputError) as fault:
        issue_token(
            name=str(given["name"]), scopes=given["scopes"], by="a", now=now,  # type: ignore[arg-type]
            expires_at=now + timedelta(days=int(str(given["days"]))),
        )  # fmt: skip
    assert fault.value.code == code
    assert not ApiToken.objects.exists()


def test_too_many_calls_are_told_to_wait(
    incident: Incident, caller: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amends.web.api.gate.CALLS_A_MINUTE", 3)
    client = caller()
    statuses = [client.get("/api/v1/incidents").status_code for _ in range(5)]
    assert statuses.count(429) >= 1
    last = client.get("/api/v1/incidents")
    assert is_problem(last, 429, "api.too_many")
    assert 1 <= int(last["Retry-After"]) <= 60


def test_guessing_tokens_is_told_to_wait(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "REFUSALS", 3)
    client = Client(headers={"Authorization": "Bearer amd_guess"}, REMOTE_ADDR="192.0.2.77")
    statuses = [client.get("/api/v1/incidents").status_code for _ in range(6)]
    assert statuses[-1] == 429
