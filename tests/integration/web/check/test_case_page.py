"""My case: what a person sees behind the code, and what nobody else does."""

from __future__ import annotations

import re

import pytest
from check.doors import Opened
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rehearsed import NOW

from amends.apps.accounts.models import Role
from amends.apps.accounts.services import staff_member
from amends.apps.looks.models import Look, LookKind
from amends.apps.looks.services import person_hash
from amends.apps.selfcheck.casework import remedies_for
from amends.apps.selfcheck.models import ActionDone
from amends.apps.selfcheck.selectors import standing_behind_code

LANGUAGES = ("de", "en", "fa", "pl")


def _post(language: str = "en", **form: str) -> HttpResponse:
    return Client().post(f"/{language}/case", form)


def _text(response: HttpResponse) -> str:
    return response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_case_shows_in_each_language(opened: Opened, noticed: str, language: str) -> None:
    page = _text(_post(language, way="code", code=opened.code("C-1")))
    assert "Data were taken." in page
    assert 'id="actions"' in page


def test_case_shows_notice_steps_remedies_messages_and_reasons(opened: Opened, noticed: str) -> None:
    page = _text(_post(way="code", code=opened.code("C-1", notice=noticed)))
    for words in ("Lock it.", "Credit monitoring for 24 months", "because it is about your data", "PESEL"):
        assert words in page
    assert page.count("handed over for delivery") == 2


def test_nobody_is_promised_a_new_card_whose_card_was_not_exposed(opened: Opened, noticed: str) -> None:
    assert "A new card" not in _text(_post(way="code", code=opened.code("C-1")))
    facts = standing_behind_code(opened.code("C-1"), pepper=settings.SECRET_OF("portal.pepper"), now=NOW).doors.facts
    assert [item.kind for item in remedies_for(facts, elements=("card_number",))] == [
        "monitoring_months",
        "card_reissue",
    ]


def test_status_of_a_remedy_has_its_place(opened: Opened) -> None:
    facts = standing_behind_code(opened.code("C-1"), pepper=settings.SECRET_OF("portal.pepper"), now=NOW).doors.facts
    remedies = remedies_for(facts, elements=(), statuses={"monitoring_months": "sent"})
    assert [(item.kind, item.months, item.status) for item in remedies] == [("monitoring_months", 24, "sent")]


def test_looks_show_the_occasion_and_no_name(opened: Opened, noticed: str) -> None:
    agent = staff_member(username="agent.smith", role=Role.CONTACT_CENTRE)
    for whose in (person_hash(opened.key, "C-1"), "other"):
        Look.objects.create(
            ref=f"LOOK-{whose[:8]}",
            by=agent,
            role=agent.role,
            incident=opened.incident,
            kind=LookKind.CALL,
            person_hash=whose,
            what="a call",
            reason="she asked",
            at=NOW,
        )
    page = _text(_post(way="code", code=opened.code("C-1")))
    assert page.count("Your call") == 1
    assert "Contact centre" in page
    assert not re.search("agent.smith|she asked", page)


def test_no_personal_value_is_on_the_page(opened: Opened, noticed: str) -> None:
    response = _post(way="code", code=opened.code("C-1"))
    page = _text(response)
    for secret in ("Anna", "Nowak", "anna@", "44051401359", "600 100 101", "C-1<", "{{"):
        assert secret not in page
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


def test_code_of_an_earlier_notice_still_opens(opened: Opened, noticed: str) -> None:
    assert "Lock it." in _text(_post(way="code", code=opened.code("C-1")))


def test_what_was_done_is_kept_and_can_be_taken_back(opened: Opened, noticed: str) -> None:
    form = {"way": "code", "code": opened.code("C-1"), "incident": opened.incident.ref, "action": "act-1"}
    assert "✓ Done" in _text(_post(**form, done="yes"))
    assert "✓ Done" in _text(_post(**form, done="yes"))
    assert "✓ Done" not in _text(_post(**form, done="no"))
    assert list(ActionDone.objects.order_by("id").values_list("action", "is_done")) == [
        ("act-1", True),
        ("act-1", False),
    ]


def test_step_that_is_not_in_the_notice_is_not_kept(opened: Opened, noticed: str) -> None:
    form = {"way": "code", "code": opened.code("C-1"), "incident": opened.incident.ref, "done": "yes"}
    _post(**form, action="made-up")
    assert not ActionDone.objects.exists()


def test_unknown_code_shows_no_case(opened: Opened) -> None:
    page = _text(_post(way="code", code="AAAAA-AAAAA"))
    assert 'class="answer unknown"' in page
    assert 'id="actions"' not in page


def test_case_costs_the_same_few_queries_however_many_messages(opened: Opened, noticed: str) -> None:
    _post(way="code", code=opened.code("C-1"))
    with CaptureQueriesContext(connection) as queries:
        _post(way="code", code=opened.code("C-1"))
    assert len(queries) <= 25


def test_case_without_a_code_asks_for_it(opened: Opened) -> None:
    for language in LANGUAGES:
        assert 'name="code"' in _text(Client().get(f"/{language}/case"))
