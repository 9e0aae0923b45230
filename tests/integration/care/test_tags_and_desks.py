"""Tags on cases, and cases that come to and go from the press desk; each step is on record."""

from __future__ import annotations

import pytest
from django.conf import settings
from queueing import Desk, staff

from amends.apps.accounts.models import Role
from amends.apps.care.filing import do_desk_work
from amends.apps.care.models import CaseState, Inquiry, Kind, WayIn
from amends.apps.care.moving import move_case
from amends.apps.care.press import press_cases
from amends.apps.care.queue import assign_case
from amends.apps.care.services import Said, take_inquiry
from amends.apps.care.tags import add_tag, remove_tag, tags_in_use
from amends.apps.journal.models import Entry
from amends.core.errors import InputError, RefusedError

PRESS = "I am a journalist at a newspaper and ask for a statement of your press office by five."


def asked(desk: Desk, text: str) -> Inquiry:
    inquiry = take_inquiry(
        said=Said(kind="question", text=text, language="en"), way_in=WayIn.WEB, incident=desk.incident,
        received_at=desk.now, now=desk.now, public_key=desk.keys.public_key, pepper=desk.keys.pepper,
    ).inquiry  # fmt: skip
    do_desk_work(secret=settings.SECRET_OF, public_key=desk.keys.public_key, now=desk.now)
    inquiry.refresh_from_db()
    return inquiry


def test_a_journalist_who_writes_by_the_form_for_everybody_comes_to_the_press_desk(desk: Desk) -> None:
    inquiry = asked(desk, PRESS)
    assert inquiry.case is not None
    assert (inquiry.kind, inquiry.case.kind) == (Kind.PRESS, Kind.PRESS)
    assert [one.case for one in press_cases(incident=desk.incident)] == [inquiry.case]


def test_a_journalist_who_writes_a_mail_comes_to_the_press_desk(desk: Desk) -> None:
    assert desk.take(PRESS).case.kind == Kind.PRESS


def test_a_case_is_moved_to_the_press_desk_and_back_with_its_forms(desk: Desk) -> None:
    agent, words = staff(Role.CONTACT_CENTRE), staff(Role.COMMUNICATIONS)
    inquiry = asked(desk, "Am I affected?")
    assert inquiry.case is not None
    assign_case(case=inquiry.case, to=agent, by=agent, now=desk.now)
    due = inquiry.case.due_at
    moved = move_case(case=inquiry.case, to=Kind.PRESS, by=agent, reason="it is a journalist", now=desk.now)
    inquiry.refresh_from_db()
    assert (moved.kind, inquiry.kind, moved.owner, moved.state) == (Kind.PRESS, Kind.PRESS, "", CaseState.OPEN)
    assert moved.due_at <= due
    with pytest.raises(RefusedError) as refused:
        move_case(case=moved, to=Kind.QUESTION, by=agent, reason="give it back", now=desk.now)
    assert refused.value.code == "care.may_not_handle"
    back = move_case(case=moved, to=Kind.QUESTION, by=words, reason="a customer after all", now=desk.now)
    assert (back.kind, press_cases(incident=desk.incident)) == (Kind.QUESTION, ())
    assert Entry.objects.filter(kind="case.moved").count() == 2


def test_tags_are_set_once_found_and_taken_off_on_record(desk: Desk) -> None:
    case = desk.take().case
    for typed in ("Second Wave", "second-wave"):
        assert add_tag(case=case, name=typed, by="agent", now=desk.now) == "second-wave"
    assert tags_in_use(kinds=[Kind.QUESTION]) == ["second-wave"]
    remove_tag(case=case, name="second-wave", by="agent", now=desk.now)
    assert tags_in_use(kinds=[Kind.QUESTION]) == []
    assert list(Entry.objects.filter(kind__startswith="case.").values_list("kind", flat=True)) == [
        "case.tagged", "case.untagged",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["", "a", "anna@people.example", "48500111222", "x" * 31, "<b>", "-a", "\u202eab"])
def test_what_could_name_somebody_is_no_tag(desk: Desk, typed: str) -> None:
    with pytest.raises(InputError) as bad:
        add_tag(case=desk.take().case, name=typed, by="agent", now=desk.now)
    assert bad.value.code == "care.tag"
