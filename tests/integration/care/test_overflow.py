"""More wait than the people at work can answer in time: it shows, and a team takes over by a rule of a person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from queueing import EVE, Desk, staff

from amends.apps.accounts.models import Role, User
from amends.apps.care.models import Case, Kind, OverflowRule, Team
from amends.apps.care.overflow import (
    decide_overflow,
    give_overflow,
    late_ones,
    load_of,
    make_team,
    set_members,
)
from amends.apps.care.queue import assign_case, take_next_for
from amends.apps.care.who import kinds_of
from amends.apps.journal.models import Entry
from amends.core.errors import RefusedError


def backlog(desk: Desk, many: int) -> list[Case]:
    return [desk.take(f"What must I do, {number}?", author=f"p{number}@people.example").case for number in range(many)]


def team(desk: Desk, lead: User, *, from_late: int = 1) -> tuple[Team, User]:
    made = make_team(name="Back office", kinds=["question"], languages=["en"], is_outside=True, by=lead, now=desk.now)
    member = staff(Role.CONTACT_CENTRE, "contractor")
    set_members(team=made, usernames=["contractor"], by=lead, now=desk.now)
    decide_overflow(
        team=made, minutes=60, from_late=from_late, is_on=True, reason="the first week", by=lead, now=desk.now
    )
    return made, member


def test_late_is_who_stands_too_far_back_for_the_people_at_work(desk: Desk) -> None:
    dues = [desk.now + timedelta(hours=hours) for hours in (1, 1, 2, 2, 9)]
    assert late_ones(dues, people=1, minutes=60, now=desk.now) == [1, 2, 3]
    assert late_ones(dues, people=2, minutes=60, now=desk.now) == []


def test_the_queue_says_when_it_is_longer_than_the_people_at_work_can_answer(desk: Desk) -> None:
    cases = backlog(desk, 3)
    now = min(case.due_at for case in cases) - timedelta(minutes=15)
    User.objects.filter(pk=staff(Role.CONTACT_CENTRE).pk).update(seen_at=now)
    load = load_of(kinds=Kind.values, now=now)
    assert (load.waiting, load.people, load.is_over) == (3, 1, True)
    at_night = load_of(kinds=Kind.values, now=now + timedelta(hours=8))
    assert (at_night.people, at_night.late) == (0, 3)


def test_a_team_gets_what_would_be_late_and_nothing_sensitive(desk: Desk) -> None:
    lead = staff(Role.INCIDENT_LEAD)
    made, member = team(desk, lead)
    cases = backlog(desk, 3)
    urgent = desk.take("I want to kill myself because of this.", author=EVE).case
    complaint = desk.take("I complain. This is a formal complaint.", author="c@people.example").case
    desk.now = max(case.due_at for case in cases)
    assert give_overflow(now=desk.now) == 3
    assert set(Case.objects.filter(team=made)) == set(cases)
    assert give_overflow(now=desk.now) == 0
    deed = Entry.objects.filter(kind="case.overflowed")
    assert deed.count() == 3
    event = cases[0].events.get(kind="overflowed")
    assert lead.get_username() in event.reason
    taken = take_next_for(member, now=desk.now)
    assert taken in cases
    assert kinds_of(member) == {"question"}
    for case in (urgent, complaint):
        with pytest.raises(RefusedError):
            assign_case(case=case, to=member, by=lead, now=desk.now)
    own = take_next_for(staff(Role.CONTACT_CENTRE, "own"), now=desk.now)
    assert own == urgent


def test_nothing_is_given_away_without_a_rule_or_below_it(desk: Desk) -> None:
    lead = staff(Role.INCIDENT_LEAD)
    cases = backlog(desk, 2)
    desk.now = max(case.due_at for case in cases)
    assert give_overflow(now=desk.now) == 0
    made, _ = team(desk, lead, from_late=3)
    assert give_overflow(now=desk.now) == 0
    decide_overflow(team=made, minutes=60, from_late=1, is_on=True, reason="from one on", by=lead, now=desk.now)
    assert give_overflow(now=desk.now) == 2
    decide_overflow(team=made, minutes=60, from_late=1, is_on=False, reason="it is over", by=lead, now=desk.now)
    assert not Case.objects.filter(team__isnull=False).exists()
    assert Entry.objects.filter(kind="overflow.decided").count() == 3


def test_only_who_leads_decides_and_the_decision_stays(desk: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        make_team(
            name="Mine", kinds=["question"], languages=[], is_outside=False, by=staff(Role.CONTACT_CENTRE), now=desk.now
        )
    assert refused.value.code == "care.not_lead"
    team(desk, staff(Role.INCIDENT_LEAD))
    with pytest.raises(DatabaseError), transaction.atomic():
        OverflowRule.objects.update(minutes=1)


def test_a_case_that_becomes_sensitive_leaves_the_team(desk: Desk) -> None:
    made, _ = team(desk, staff(Role.INCIDENT_LEAD))
    case = backlog(desk, 1)[0]
    Case.objects.filter(pk=case.pk).update(team=made, owner="contractor")
    again = desk.take("I want to kill myself because of this.", author="p0@people.example").case
    assert (again.pk, again.team, again.owner) == (case.pk, None, "")
