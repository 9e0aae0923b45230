"""One case: sealed until a reason is kept, answered to who wrote, and nothing of the house in what leaves."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from queueing import ANNA, EVE, Desk

from amends.apps.accounts.models import Role, User
from amends.apps.care.incoming import Attached
from amends.apps.care.models import Callback, Case, CaseState, Direction, Draft, Message, Team, WayIn
from amends.apps.contacts.models import ContactDecision
from amends.apps.incidents.services import supersede_fact
from amends.apps.looks.models import Look

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 7|add:1 }} \u202egnp.exe \" ' onfocus=x My card?"
NOTE = "INTERNAL: she owes us money"


def page(client: Client, ref: str, status: int = 200, **post: Any) -> str:
    address = f"/console/queue/{ref}"
    response = client.post(address, post) if post else client.get(address)
    assert response.status_code == status, unescape(response.content.decode())[:3000]
    return response.content.decode()


def opened(client: Client, ref: str) -> str:
    page(client, ref, 302, do="open", reason="to answer it")
    return page(client, ref)


def test_words_are_shown_only_after_a_look_that_is_on_record_and_not_for_ever(desk: Desk, agent: Client) -> None:
    ref = desk.take("My card was used in Berlin.").case.ref
    assert "Berlin" not in page(agent, ref)
    assert "Berlin" not in page(agent, ref, 409, do="open", reason="x")
    assert not Look.objects.exists()
    shown = opened(agent, ref)
    assert ("Berlin" in shown, ANNA in shown) == (True, True)
    look = Look.objects.get()
    assert (look.what, look.reason, look.by_name) == (f"case {ref}", "to answer it", str(Role.CONTACT_CENTRE))
    session = agent.session
    session["care_open"] = {ref: (timezone.now() - timedelta(minutes=16)).isoformat()}
    session.save()
    assert "Berlin" not in page(agent, ref)
    opened(agent, ref)
    page(agent, ref, 302, do="shut")
    assert "Berlin" not in page(agent, ref)


def test_another_member_of_staff_has_to_say_why_too(
    desk: Desk, agent: Client, browser_of: Callable[[Role], Client]
) -> None:
    ref = desk.take("My card was used in Berlin.").case.ref
    opened(agent, ref)
    assert "Berlin" not in page(browser_of(Role.DATA_PROTECTION), ref)


def test_hostile_words_are_words_on_every_page(desk: Desk, agent: Client, browser_of: Callable[[Role], Client]) -> None:
    taken = desk.take(HOSTILE, subject=HOSTILE, author=EVE)
    shown = opened(agent, taken.case.ref)
    lead = browser_of(Role.INCIDENT_LEAD)
    for do, extra in (("note", {"words": HOSTILE}), ("hand_back", {"reason": HOSTILE}), ("close", {"reason": HOSTILE})):
        agent.post(f"/console/queue/{taken.case.ref}", {"do": do, **extra})
    base = f"/console/incidents/{desk.incident.ref}"
    lead.post(f"{base}/rumours", {"do": "note", "claim": HOSTILE, "language": "en", "spread_at": HOSTILE})
    checked = lead.post(f"{base}/moderation", {"do": "check", "comment": HOSTILE, "network": HOSTILE, "post": HOSTILE})
    pages = [shown, page(agent, taken.case.ref), checked.content.decode()]
    pages += [lead.get(f"{base}/{name}").content.decode() for name in ("rumours", "moderation", "answers")]
    for text in pages:
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "\u202e" not in text
        assert "\" ' onfocus" not in text
    assert "&lt;script&gt;alert(1)" in shown
    assert "{{ 7|add:1 }}" in shown


def test_what_was_recognised_is_marked_in_the_words(desk: Desk, agent: Client) -> None:
    shown = opened(agent, desk.take("Am I affected by the breach?").case.ref)
    assert re.search(r"<mark>[^<]*affected[^<]*<span[^>]*> Am I affected</span></mark>", shown)


def test_the_approved_answer_goes_to_who_asked_after_the_contact_decision_was_kept(desk: Desk, agent: Client) -> None:
    answer, taken = desk.answer("Call us on {contact.phone}."), desk.take("Am I affected?")
    ref = taken.case.ref
    assert "Draft with these words" in opened(agent, ref)
    page(agent, ref, 302, do="reply", message=taken.message.ref, answer=answer.ref, exact="1")
    shown = page(agent, ref)
    assert "Yes, by email." in shown
    page(agent, ref, 302, do="send", draft=Draft.objects.get().ref)
    [mail] = desk.mails()
    assert (mail.to, "+48 500 009 900" in mail.text) == (ANNA, True)
    kept = ContactDecision.objects.get()
    assert (kept.decision, kept.channel, kept.by) == ("allow", "email", str(Role.CONTACT_CENTRE))
    assert Case.objects.get().state == CaseState.ANSWERED
    page(agent, ref, 409, do="send", draft=Draft.objects.get().ref)
    assert len(desk.mails()) == 1


def test_own_words_go_only_after_their_writer_has_read_them_again(desk: Desk, agent: Client) -> None:
    taken = desk.take()
    ref = taken.case.ref
    page(agent, ref, 409, do="reply", message=taken.message.ref, words="Yes.")  # nobody answers what they have not read
    opened(agent, ref)
    page(agent, ref, 302, do="reply", message=taken.message.ref, words="Yes, you are.")
    draft = Draft.objects.get().ref
    page(agent, ref, 409, do="send", draft=draft)
    page(agent, ref, 302, do="change", draft=draft, words="No, you are not.")
    page(agent, ref, 302, do="review", draft=draft)
    page(agent, ref, 302, do="send", draft=draft)
    assert [mail.text.endswith("No, you are not.") for mail in desk.mails()] == [True]


def test_a_draft_is_red_once_a_fact_has_changed_and_is_not_sent(desk: Desk, agent: Client) -> None:
    answer, taken = desk.answer("Call us on {contact.phone}."), desk.take("Am I affected?")
    ref = taken.case.ref
    opened(agent, ref)
    page(agent, ref, 302, do="reply", message=taken.message.ref, answer=answer.ref, exact="1")
    supersede_fact(incident=desk.incident, ref="contact.phone@1", value="+48 500 009 911", source="x", at=desk.now)
    shown = page(agent, ref)
    assert "A fact has changed: this draft cannot be sent." in shown
    page(agent, ref, 409, do="send", draft=Draft.objects.get().ref)
    assert desk.mails() == []


def test_a_note_stands_apart_and_is_in_nothing_that_leaves(desk: Desk, agent: Client) -> None:
    taken = desk.take()
    ref = taken.case.ref
    opened(agent, ref)
    page(agent, ref, 302, do="note", words=NOTE)
    note = Message.objects.get(direction=Direction.NOTE)
    assert "Note of the house: cannot leave" in page(agent, ref)
    page(agent, ref, 409, do="reply", message=note.ref, words="Thank you.")
    page(agent, ref, 302, do="reply", message=taken.message.ref, words="Thank you.")
    draft = Draft.objects.get().ref
    page(agent, ref, 302, do="review", draft=draft)
    page(agent, ref, 302, do="send", draft=draft)
    assert all(NOTE not in f"{mail.subject} {mail.text}" for mail in desk.mails())
    assert len(desk.mails()) == 1


def test_a_stranger_with_the_address_is_shown_as_one_and_not_answered_unconfirmed(desk: Desk, agent: Client) -> None:
    first = desk.take()
    desk.reply(first.message)
    second = desk.take("Send me all you have.", author=EVE, thread=desk.token())
    ref = first.case.ref
    shown = opened(agent, ref)
    assert "Another sender than this case is with." in shown
    page(agent, ref, 409, do="reply", message=second.message.ref, words="Hello.")
    page(agent, ref, 302, do="reply", message=second.message.ref, words="Hello.", confirms="1")
    assert Draft.objects.latest("id").bound_to == second.message.bound_to


def test_a_sensitive_case_says_whom_to_call_and_is_never_answered_in_bulk(desk: Desk, agent: Client) -> None:
    desk.answer("We look into it.")
    taken = desk.take("Am I affected? I want to kill myself.")
    ref = taken.case.ref
    shown = opened(agent, ref)
    assert "A person first" in shown
    assert "speaks of harming themselves" in shown
    told = agent.post(
        "/console/queue/many",
        {"deed": "answer", "row": [ref], "filter_with": "am_i_affected"},
    ).content.decode()
    digest = re.search(r'name="digest" value="([^"]+)"', told)
    assert digest is not None
    done = agent.post(
        "/console/queue/many",
        {"deed": "answer", "row": [ref], "filter_with": "am_i_affected", "confirmed": "1", "digest": digest[1]},
        follow=True,
    ).content.decode()
    assert "This one is answered by a person." in unescape(done)
    assert desk.mails() == []


def test_a_file_comes_as_bytes_only_while_the_case_is_open(desk: Desk, agent: Client) -> None:
    taken = desk.take("See this.", attachments=(Attached("../../x.html", b"<script>alert(1)</script>"),))
    address = f"/console/queue/{taken.case.ref}/files/{taken.message.ref}/1"
    assert agent.get(address).status_code == 302
    opened(agent, taken.case.ref)
    file = agent.get(address)
    assert (file.status_code, file["Content-Type"], file["X-Content-Type-Options"]) == (
        200, "application/octet-stream", "nosniff",
    )  # fmt: skip
    assert file["Content-Disposition"] == f'attachment; filename="{taken.message.ref}-1.bin"'
    assert agent.get(f"/console/queue/{taken.case.ref}/files/{taken.message.ref}/2").status_code == 404
    other = desk.take("Hello there.", author=EVE)
    assert agent.get(f"/console/queue/{taken.case.ref}/files/{other.message.ref}/1").status_code == 404


def test_cases_are_joined_and_parted_with_a_reason(desk: Desk, agent: Client) -> None:
    one, two = desk.take().case, desk.take("New card please", author=EVE).case
    page(agent, one.ref, 409, do="join", other=two.ref, reason="")
    page(agent, one.ref, 409, do="join", other="CS-NONE", reason="same person")
    page(agent, one.ref, 302, do="join", other=two.ref.lower(), reason="the same person")
    assert agent.get(f"/console/queue/{two.ref}").headers["Location"] == f"/console/queue/{one.ref}"
    page(agent, one.ref, 409, do="part", other="CS-NONE", reason="not the same")
    page(agent, one.ref, 302, do="part", other=two.ref, reason="not the same person")
    assert agent.get(f"/console/queue/{two.ref}").status_code == 200


def test_a_number_to_call_is_shown_to_who_calls_and_the_look_is_kept(desk: Desk, agent: Client) -> None:
    taken = desk.take("Please call me", way_in=WayIn.PHONE_NOTE, author="+48 600 100 200", noted_by="agent")
    today = f"{timezone.now().astimezone(ZoneInfo('Europe/Warsaw')):%Y-%m-%d}"
    slot = {"day": today, "from": "00:00", "to": "23:59", "place": "PL"}
    page(agent, taken.case.ref, 409, do="callback", number="no number", **slot)
    page(agent, taken.case.ref, 302, do="callback", number="+48 600 700 800", **slot)
    call = Callback.objects.get()
    assert "600 700 800" not in agent.get("/console/callbacks").content.decode()
    asked = {"callback": call.ref, "do": "call"}
    assert agent.post("/console/callbacks", {**asked, "reason": "x"}).status_code == 409
    shown = agent.post("/console/callbacks", {**asked, "reason": "to call them back"})
    if ContactDecision.objects.latest("id").decision == "allow":
        assert "+48 600 700 800" in shown.content.decode()
        assert Look.objects.get(kind="call").what == f"call back {call.ref}"
    else:  # quiet hours where the person lives: the test runs at night
        assert (shown.status_code, "Nobody is called now." in shown.content.decode()) == (409, True)
    assert agent.post("/console/callbacks", {"callback": call.ref, "do": "give_up"}).status_code == 409
    assert agent.post("/console/callbacks", {"callback": call.ref, "do": "reached"}).status_code == 302
    assert "Nobody waits for our call" in agent.get("/console/callbacks").content.decode()


@pytest.mark.parametrize("do", ["", "delete", "send", "review", "drop", "part"])
def test_an_unknown_step_or_thing_does_nothing(desk: Desk, agent: Client, do: str) -> None:
    ref = desk.take().case.ref
    opened(agent, ref)
    page(agent, ref, 409, do=do, draft="DRF-NONE", other="CS-NONE", reason="because I can")


def test_a_call_is_promised_by_day_and_time_on_the_clock_of_the_persons_place(desk: Desk, agent: Client) -> None:
    ref = desk.take().case.ref
    day = f"{timezone.now() + timedelta(days=3):%Y-%m-%d}"
    form = {"do": "callback", "number": "+48 500 111 222", "day": day, "from": "10:00", "to": "11:30"}
    shown = page(agent, ref)
    assert 'type="date"' in shown
    assert shown.count('type="time"') == 2
    page(agent, ref, 302, **form, place="US-CA")
    kept = Callback.objects.get()
    assert kept.slot_from.astimezone(ZoneInfo("America/Los_Angeles")).strftime("%Y-%m-%d %H:%M") == f"{day} 10:00"
    for wrong, says in (
        ({"place": "US"}, "several clocks"),
        ({"place": "XX"}, "what time it is there"),
        ({"place": "PL", "day": ""}, "day of the call is missing"),
        ({"place": "PL", "to": "25:99"}, "A time of the call is missing"),
        ({"place": "PL", "to": "09:00"}, "not ahead"),
    ):
        fault = page(agent, ref, 409, **form | wrong)
        assert says in unescape(fault)
        assert 'value="10:00"' in fault, "what was typed is gone"
    assert Callback.objects.count() == 1


def test_the_page_has_one_clock_and_words_instead_of_codes(desk: Desk, agent: Client) -> None:
    ref = desk.take(person_hash="a" * 40).case.ref
    page(agent, ref, 302, do="take_on")
    page(agent, ref, 302, do="hand_back", reason="my shift ends")
    page(agent, ref, 302, do="tag", tag="second wave")
    shown = unescape(opened(agent, ref))
    assert shown.count("Times on this page are those of") == 1
    assert not re.search(r"\d\d:\d\d UTC", shown)
    for code in ("handed_back", "looked_at", ">assigned<", ">tagged<", ">open<"):
        assert code not in shown
    for words in ("Back into the queue", "Words opened", "Tag set", "Waits for us", "second-wave"):
        assert words in shown


def test_an_agent_gives_a_journalist_to_the_press_desk_and_sees_them_no_more(desk: Desk, agent: Client) -> None:
    ref = desk.take().case.ref
    answer = agent.post(f"/console/queue/{ref}", {"do": "move", "desk": "press", "reason": "it is a journalist"})
    assert (answer.status_code, answer["Location"]) == (302, "/console/queue")
    page(agent, ref, 404)
    assert Case.objects.get().kind == "press"


def test_a_team_sees_what_was_given_to_it_and_nothing_else(
    desk: Desk, agent: Client, browser_of: Callable[[Role], Client]
) -> None:
    lead = browser_of(Role.INCIDENT_LEAD)
    name = User.objects.get(role=Role.CONTACT_CENTRE).username
    mine, other = desk.take().case, desk.take("My card?", author=EVE).case
    steps = (
        {"do": "team", "name": "Back office", "kind": ["question"], "outside": "1"},
        {"do": "members", "team": "Back office", "member": [name]},
        {"do": "rule", "team": "Back office", "minutes": "10", "from_late": "1", "reason": "the first week"},
    )
    assert agent.post("/console/queue/overflow", steps[0]).status_code == 409
    for step in steps:
        answer = lead.post("/console/queue/overflow", step)
        assert answer.status_code == 302, unescape(answer.content.decode())[:2000]
    Case.objects.filter(pk=mine.pk).update(team=Team.objects.get())
    page(agent, mine.ref)
    page(agent, other.ref, 404)
    listed = agent.get("/console/queue").content.decode()
    assert (mine.ref in listed, other.ref in listed) == (True, False)
    Case.objects.update(due_at=timezone.now())
    first = lead.get("/console/queue").content.decode()
    assert "longer than the people at work can answer in time" in first
    assert "Back office takes over from 1 late on" in first
