"""The queue for other programs: each message once, no word of a person out, approved answers only."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from queueing import Desk, staff

from amends.apps.accounts.models import Role
from amends.apps.care.models import Case, Message
from amends.apps.integrations.scopes import Scope
from amends.apps.integrations.services import issue_token

SCOPES = ("take:inquiries", "read:queue", "answer:cases", "read:status")


def program(scopes: tuple[str, ...] = SCOPES, *, is_exercise_only: bool = False) -> dict[str, str]:
    now = timezone.now()
    token = issue_token(
        name="chat", scopes=[Scope(scope) for scope in scopes], by="admin", expires_at=now + timedelta(days=1),
        is_exercise_only=is_exercise_only, now=now,
    )  # fmt: skip
    return {"Authorization": f"Bearer {token.secret}"}


def post(path: str, body: dict[str, Any], headers: dict[str, str], *, key: str) -> Any:
    return Client().post(
        f"/api/v1{path}", json.dumps(body), content_type="application/json",
        headers={**headers, "Idempotency-Key": key},
    )  # fmt: skip


def test_a_message_of_another_program_is_taken_once(desk: Desk) -> None:
    headers = program()
    body = {
        "way_in": "chat", "text": "Am I affected?", "external_ref": "m-1", "language": "en", "author": "anna",
        "incident": desk.incident.ref,
    }  # fmt: skip
    first, again = (post("/care/messages", body, headers, key=key) for key in ("k-1", "k-2"))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["case"] == again.json()["case"]
    assert (first.json()["is_duplicate"], again.json()["is_duplicate"]) == (False, True)
    assert Message.objects.count() == 1
    assert post("/care/messages", {**body, "text": "\u0000"}, headers, key="k-3").status_code == 422


def test_counts_stand_by_way_and_language_and_give_no_words(desk: Desk) -> None:
    desk.take("My card was used in Berlin.")
    told = Client().get(f"/api/v1/incidents/{desk.incident.ref}/queue", headers=program())
    assert told.status_code == 200
    assert (told.json()["unanswered"], told.json()["lines"][0]["way_in"]) == (1, "mail")
    assert "Berlin" not in told.content.decode()


def test_the_next_case_goes_to_a_member_of_staff_and_its_approved_answer_leaves_once(desk: Desk) -> None:
    answer, taken = desk.answer("Call us on {contact.phone}."), desk.take("Am I affected?")
    agent, headers = staff(Role.CONTACT_CENTRE), program()
    assert post("/care/next", {"agent": "nobody"}, headers, key="n-0").status_code == 422
    found = post("/care/next", {"agent": agent.get_username()}, headers, key="n-1")
    assert (found.status_code, found.json()["case"]) == (200, taken.case.ref)
    assert Case.objects.get().owner == agent.get_username()
    path = f"/incidents/{desk.incident.ref}/cases/{taken.case.ref}/answer"
    body = {"answer": answer.ref, "agent": agent.get_username()}
    sent = [post(path, body, headers, key=f"a-{number}").json()["sent"] for number in range(2)]
    assert (sent, len(desk.mails())) == ([1, 0], 1)


def test_a_sensitive_case_is_answered_by_no_program(desk: Desk) -> None:
    answer, taken = desk.answer("We look into it."), desk.take("Am I affected? I want to kill myself.")
    body = {"answer": answer.ref, "agent": staff(Role.CONTACT_CENTRE).get_username()}
    path = f"/incidents/{desk.incident.ref}/cases/{taken.case.ref}/answer"
    refused = post(path, body, program(), key="s-1")
    assert (refused.status_code, refused.json()["code"]) == (409, "care.sensitive")
    assert desk.mails() == []


@pytest.mark.parametrize(("path", "scope"), [("/care/messages", "take:inquiries"), ("/care/next", "answer:cases")])
def test_a_token_without_the_scope_does_nothing(desk: Desk, path: str, scope: str) -> None:
    headers = program(tuple(one for one in SCOPES if one != scope))
    body = {"agent": "x"} if path == "/care/next" else {"way_in": "chat", "text": "Hello", "external_ref": "1"}
    assert post(path, body, headers, key="x-1").status_code == 403
    exercises = program(is_exercise_only=True)
    assert post(path, body, exercises, key="x-2").status_code == 403
    assert not Message.objects.exists()
