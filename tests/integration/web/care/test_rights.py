"""Each page and each step, for each role: what is not given is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from queueing import Desk

from amends.apps.accounts.models import Role
from amends.apps.accounts.rights import RIGHTS, Right, may
from amends.apps.care.models import ModerationAct, Rumour

HANDLES = {role for role in Role if may(role, Right.HANDLE_INQUIRIES)}
READS = HANDLES | {role for role in Role if may(role, Right.SEE_INCIDENTS)}
PAGES = {
    "/console/queue": HANDLES,
    "/console/queue/{case}": HANDLES,
    "/console/callbacks": HANDLES,
    "/console/queue/overflow": HANDLES,
    "/console/incidents/{ref}/answers": READS,
    "/console/incidents/{ref}/answers/{answer}": READS,
    "/console/incidents/{ref}/rumours": READS,
    "/console/incidents/{ref}/moderation": {role for role in Role if may(role, Right.MODERATE)},
    "/console/incidents/{ref}/press": {role for role in Role if may(role, Right.PRESS_DESK)},
}
STEPS = {
    ("/console/incidents/{ref}/answers", "do=seed"): Right.ANSWERS,
    ("/console/incidents/{ref}/answers/{answer}", ""): Right.APPROVE,
    ("/console/incidents/{ref}/answers/many", "deed=approve"): Right.APPROVE,
    ("/console/incidents/{ref}/rumours", "do=note&claim=Everything+is+lost&language=en"): Right.ANSWERS,
    ("/console/incidents/{ref}/moderation", "do=hide&network=x&post=p&reason=spam"): Right.MODERATE,
    ("/console/incidents/{ref}/press", "case=none"): Right.PRESS_DESK,
    ("/console/queue/next", ""): Right.HANDLE_INQUIRIES,
    ("/console/queue/many", "deed=take_on&row={case}"): Right.HANDLE_INQUIRIES,
    ("/console/queue/{case}", "do=note&words=seen"): Right.HANDLE_INQUIRIES,
}
FORM = "application/x-www-form-urlencoded"


def filled(desk: Desk, text: str, case: str, answer: str) -> str:
    return text.replace("{ref}", desk.incident.ref).replace("{case}", case).replace("{answer}", answer)


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_its_pages_and_no_other(desk: Desk, browser_of: Callable[[Role], Client], role: Role) -> None:
    case, answer = desk.take().case.ref, desk.answer("We look into it.").ref
    client = browser_of(role)
    for path, roles in PAGES.items():
        assert client.get(filled(desk, path, case, answer)).status_code == (200 if role in roles else 403), path


@pytest.mark.parametrize("role", list(Role))
def test_each_step_takes_its_right(desk: Desk, browser_of: Callable[[Role], Client], role: Role) -> None:
    case, answer = desk.take().case.ref, desk.answer("We look into it.").ref
    client = browser_of(role)
    for (path, body), right in STEPS.items():
        response = client.post(filled(desk, path, case, answer), filled(desk, body, case, answer), content_type=FORM)
        assert (response.status_code == 403) is not (right in RIGHTS[role]), (path, response.status_code)
    assert Rumour.objects.exists() is (Right.ANSWERS in RIGHTS[role])
    assert ModerationAct.objects.exists() is (Right.MODERATE in RIGHTS[role])


def test_nobody_without_sign_in_gets_in_and_no_form_works_without_its_token(desk: Desk) -> None:
    case, answer = desk.take().case.ref, desk.answer("We look into it.").ref
    for path in PAGES:
        assert Client().get(filled(desk, path, case, answer)).status_code == 302, path
    strict = Client(enforce_csrf_checks=True)
    from staffed import signed_in

    signed_in(strict, Role.INCIDENT_LEAD)
    for path, body in STEPS:
        response = strict.post(filled(desk, path, case, answer), filled(desk, body, case, answer), content_type=FORM)
        assert response.status_code == 403, path


def test_a_case_of_the_press_is_not_there_for_an_agent_even_where_it_was_joined(
    desk: Desk, browser_of: Callable[[Role], Client]
) -> None:
    from amends.apps.care.joining import join_cases
    from amends.apps.care.models import Case

    press = desk.take("Press inquiry from the Daily News: we publish tonight.", author="desk@news.example").case
    Case.objects.filter(pk=press.pk).update(kind="press")
    mine = desk.take("Am I affected?").case
    agent, words = browser_of(Role.CONTACT_CENTRE), browser_of(Role.COMMUNICATIONS)
    assert agent.get(f"/console/queue/{press.ref}").status_code == 404
    assert press.ref not in agent.get("/console/queue").content.decode()
    assert words.get(f"/console/queue/{press.ref}").status_code == 200
    join_cases(into=mine, other=press, by="words", reason="the same person", now=desk.now)
    assert agent.get(f"/console/queue/{mine.ref}").status_code == 404
    told = agent.post("/console/queue/many", {"deed": "note", "row": [mine.ref]})
    assert told.status_code == 200
