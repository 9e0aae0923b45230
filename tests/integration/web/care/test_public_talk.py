"""Answers, rumours, moderation and the press: two people for every word, a listed reason for every silence."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from django.test import Client
from queueing import Desk

from amends.apps.accounts.models import Role
from amends.apps.care.models import ApprovedAnswer, Case, CaseEvent, CaseState, ModerationAct, Rumour, WayIn
from amends.apps.care.rumours import public_rumours
from amends.apps.incidents.services import supersede_fact

Browser = Callable[[Role], Client]


def act(client: Client, path: str, status: int = 302, **body: Any) -> str:
    response = client.post(path, body)
    text = unescape(response.content.decode())
    assert response.status_code == status, text[:2000]
    return text


def many(client: Client, path: str, **body: Any) -> str:
    """Ticks, confirms, and reads what became of each row."""
    asked = act(client, path, 200, **body)
    digest = re.search(r'name="digest" value="([^"]+)"', asked)
    assert digest is not None, asked[:1500]
    done = client.post(path, {**body, "confirmed": "1", "digest": digest[1]}, follow=True)
    return unescape(done.content.decode())


def test_an_answer_is_written_by_one_approved_by_another_and_red_once_a_fact_changes(
    desk: Desk, browser_of: Browser
) -> None:
    words, lead = browser_of(Role.COMMUNICATIONS), browser_of(Role.INCIDENT_LEAD)
    base = f"/console/incidents/{desk.incident.ref}/answers"
    body = {"do": "write", "intent": "am_i_affected", "language": "en", "channel_class": "mail"}
    act(words, base, 409, **body, text="Ask {contact.nobody}.")
    act(words, base, 409, **{**body, "intent": "other"}, text="Call us.")
    act(words, base, **body, text="Call us on {contact.phone}.")
    ref = ApprovedAnswer.objects.get().ref
    act(words, f"{base}/{ref}", 409)  # nobody approves what they wrote
    assert "You wrote it: somebody else approves it." in words.get(f"{base}/{ref}").content.decode()
    act(lead, f"{base}/{ref}")
    assert "in force" in lead.get(base).content.decode()
    supersede_fact(incident=desk.incident, ref="contact.phone@1", value="+48 500 009 911", source="x", at=desk.now)
    assert "Not to be said any more." in lead.get(f"{base}/{ref}").content.decode()
    assert '<b class="late">1</b> stale' in lead.get(base).content.decode()


def test_many_answers_are_approved_at_once_but_not_ones_own(desk: Desk, browser_of: Browser) -> None:
    words, lead = browser_of(Role.COMMUNICATIONS), browser_of(Role.INCIDENT_LEAD)
    base = f"/console/incidents/{desk.incident.ref}/answers"
    body = {"do": "write", "language": "en", "channel_class": "mail", "text": "We look into it."}
    for client, intent in ((words, "am_i_affected"), (words, "new_card"), (lead, "loss")):
        act(client, base, **body, intent=intent)
    done = many(lead, f"{base}/many", deed="approve", all="1")
    assert "Nobody approves what they wrote." in done
    assert ApprovedAnswer.objects.exclude(approved_by="").count() == 2


def test_all_who_ask_the_same_are_answered_at_once_and_others_are_left(desk: Desk, agent: Client) -> None:
    desk.answer("Call us on {contact.phone}.")
    same = [desk.take("Am I affected?", author=f"p{number}@people.example").case for number in range(3)]
    other = desk.take("I need a new card", author="new@people.example").case
    done = many(agent, "/console/queue/many", deed="answer", all="1", filter_with="am_i_affected")
    assert "It asks for something else." in done
    assert len(desk.mails()) == 3
    assert {Case.objects.get(pk=case.pk).state for case in same} == {CaseState.ANSWERED}
    assert Case.objects.get(pk=other.pk).state == CaseState.OPEN


def test_many_cases_are_given_to_who_handles_their_kind(desk: Desk, agent: Client, browser_of: Browser) -> None:
    browser_of(Role.AUDITOR)
    case = desk.take().case
    done = many(agent, "/console/queue/many", deed="assign", row=[case.ref], filter_to="auditor")
    assert "This person handles no such cases." in done
    many(agent, "/console/queue/many", deed="assign", row=[case.ref], filter_to="contact_centre")
    assert Case.objects.get().owner == "contact_centre"
    assert "There is no case" in many(agent, "/console/queue/many", deed="note", row=["CS-NONE"], reason="tagged")


def test_the_next_case_is_given_to_one_and_then_nobody_waits(desk: Desk, agent: Client, browser_of: Browser) -> None:
    ref = desk.take().case.ref
    assert agent.post("/console/queue/next").headers["Location"] == f"/console/queue/{ref}"
    second = browser_of(Role.DATA_PROTECTION).post("/console/queue/next", follow=True)
    assert "Nobody waits whom you could answer." in second.content.decode()


def test_the_unanswered_stand_on_the_first_page_and_on_the_incidents(desk: Desk, lead: Client) -> None:
    desk.take()
    desk.take("Bin ich betroffen?", language="de", author="d@people.example")
    assert re.search(r"<b>2</b> <a[^>]*>unanswered", lead.get("/console/").content.decode())
    assert "<b>2</b> unanswered" in lead.get(f"/console/incidents/{desk.incident.ref}").content.decode()


def test_a_rumour_is_public_only_beside_an_approved_answer_that_holds(desk: Desk, browser_of: Browser) -> None:
    words, lead = browser_of(Role.COMMUNICATIONS), browser_of(Role.INCIDENT_LEAD)
    path = f"/console/incidents/{desk.incident.ref}/rumours"
    act(words, path, do="note", claim="All savings are lost.", language="en", spread_at="forum.example")
    rumour = Rumour.objects.get()
    act(words, path, 409, do="publish", rumour=rumour.ref)
    act(words, path, do="write", rumour=rumour.ref, text="They are safe. Call us on {contact.phone}.")
    answer = ApprovedAnswer.objects.get()
    act(words, path, 409, do="answer", rumour=rumour.ref, answer=answer.ref)
    act(lead, f"/console/incidents/{desk.incident.ref}/answers/{answer.ref}")
    act(words, path, do="answer", rumour=rumour.ref, answer=answer.ref)
    act(words, path, do="publish", rumour=rumour.ref)
    assert len(public_rumours(desk.incident)) == 1
    supersede_fact(incident=desk.incident, ref="contact.phone@1", value="+48 500 009 911", source="x", at=desk.now)
    assert "does not hold any more" in words.get(path).content.decode()
    assert public_rumours(desk.incident) == ()


def test_a_comment_is_hidden_for_a_listed_reason_only_and_can_be_shown_again(desk: Desk, browser_of: Browser) -> None:
    words = browser_of(Role.COMMUNICATIONS)
    path = f"/console/incidents/{desk.incident.ref}/moderation"
    found = act(words, path, 200, do="check", comment="Ask Anna, her number is +48 600 100 200.")
    assert "Found: <b>Personal data of others</b>" in found
    assert "Nothing speaks for a reason." in act(words, path, 200, do="check", comment="You are a shameful bank.")
    body = {"do": "hide", "network": "mastodon", "post": "https://m.example/1"}
    for reason in ("", "criticism"):
        act(words, path, 409, **body, reason=reason)
    assert not ModerationAct.objects.exists()
    act(words, path, **body, reason="spam")
    hidden = ModerationAct.objects.get()
    assert "m.example" not in words.get(path).content.decode()
    act(words, path, do="show", act=hidden.ref)
    act(words, path, 409, do="show", act=hidden.ref)


def test_the_press_is_acknowledged_by_its_desk(desk: Desk, browser_of: Browser) -> None:
    taken = desk.take("Press inquiry: how many?", way_in=WayIn.MAIL, author="desk@news.example")
    Case.objects.filter(pk=taken.case.pk).update(kind="press")
    words, path = browser_of(Role.COMMUNICATIONS), f"/console/incidents/{desk.incident.ref}/press"
    assert taken.case.ref in words.get(path).content.decode()
    act(words, path, 409, case="CS-NONE")
    act(words, path, case=taken.case.ref)
    assert CaseEvent.objects.filter(kind="acknowledged", case=taken.case).exists()
