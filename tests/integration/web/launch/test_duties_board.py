"""The duties board: filters, reasons, what does not bind, the calendar, paper, and marking many at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from amends.apps.accounts.models import Role
from amends.apps.duties.models import DutyDeed
from amends.apps.duties.services import answer_duties
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.journal.selectors import deeds
from amends.core.case import parse_case
from amends.core.case.model import Risk
from amends.law.clocks import ClockState
from amends.web.console.launch.duty_lines import board_of, counts_by_state, matching, next_open

pytestmark = pytest.mark.django_db
AWARE = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=80)
UODO = "eu/gdpr/33-authority"
CASE = f"""
incident:
  title: Customer data published
  controller: {{name: Bank Example, established_in: PL}}
  anchors: {{aware: {AWARE.isoformat()}}}
  assessment: {{risk: high}}
cohorts: [{{residence: PL, persons: 3, elements: [name, pesel]}}]
"""


@pytest.fixture
def incident(db: None) -> Incident:
    case = parse_case(CASE, name="case.yaml")
    found = open_incident(case=case, case_sha256="c" * 64, is_exercise=True, at=AWARE)
    answer_duties(incident=found, cohorts=case.cohorts, computed_risk=Risk.HIGH, as_of=AWARE)
    return found


def page(client: Client, incident: Incident, rest: str = "") -> str:
    response = client.get(f"/console/incidents/{incident.ref}/clocks{rest}")
    assert response.status_code == 200
    return response.content.decode()


def test_each_duty_says_why_it_binds_and_from_which_anchor(lead: Client, incident: Incident) -> None:
    line = next(line for line in board_of(incident, at=datetime.now(UTC)).binding if line.duty.law == UODO)
    text = page(lead, incident)
    assert line.duty.because
    assert f"counts from <code>{line.duty.anchor}</code>" in text
    assert line.sureness in text


def test_what_does_not_bind_is_told_with_its_reason(lead: Client, incident: Incident) -> None:
    idle = board_of(incident, at=datetime.now(UTC)).not_binding
    text = page(lead, incident, f"?state=not_required&place={idle[0].duty.jurisdiction}")
    assert idle[0].duty.law in text
    assert UODO not in text
    assert "Mark as done" not in text


def test_filters_narrow_by_state_recipient_place_and_words(incident: Incident) -> None:
    lines = board_of(incident, at=datetime.now(UTC)).binding
    assert {line.row.state for line in matching(lines, {"state": "overdue"}) if line.row} == {ClockState.OVERDUE}
    assert {line.duty.recipient for line in matching(lines, {"recipient": "individuals"})} == {"individuals"}
    assert matching(lines, {"place": "XX"}) == []
    assert [line.duty.law for line in matching(lines, {"words": "ARTICLE 33(1)"})] == [UODO]


def test_the_figures_count_every_line_once_and_name_the_next_deadline(incident: Incident) -> None:
    lines = board_of(incident, at=datetime.now(UTC)).binding
    assert sum(count for _, _, count in counts_by_state(lines)) == len(lines)
    soonest = next_open(lines)
    assert soonest is not None
    assert soonest.duty.law == UODO


def test_the_live_part_carries_each_countdown_by_its_own_id(lead: Client, incident: Incident) -> None:
    line = next(line for line in board_of(incident, at=datetime.now(UTC)).binding if line.duty.law == UODO)
    text = page(lead, incident, "/standing")
    assert "<html" not in text
    assert f'id="left-{line.spot}" hx-swap-oob="true"' in text
    assert f'id="left-{line.spot}"' in page(lead, incident)


def test_the_board_can_be_held_still(lead: Client, incident: Incident) -> None:
    assert "every 60s" in page(lead, incident)
    assert "every 60s" not in page(lead, incident, "?live=off")


def test_the_calendar_has_an_event_for_each_deadline(lead: Client, incident: Incident) -> None:
    response = lead.get(f"/console/incidents/{incident.ref}/clocks/calendar.ics")
    assert response["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(response.content).walk("VEVENT")
    timed = [line for line in board_of(incident, at=datetime.now(UTC)).binding if line.due]
    assert len(events) == len(timed)


def test_there_is_no_calendar_before_the_law_was_asked(lead: Client) -> None:
    found = open_incident(case=parse_case(CASE, name="c"), case_sha256="d" * 64, is_exercise=True, at=AWARE)
    assert lead.get(f"/console/incidents/{found.ref}/clocks/calendar.ics").status_code == 404
    assert "The law has not been asked yet" in page(lead, found)


def test_paper_has_every_reason_unfolded(lead: Client, incident: Incident) -> None:
    text = page(lead, incident, "/print?state=overdue")
    assert "<details" not in text.partition("<main")[2]
    assert "Only state: overdue" in text


def mark_many(client: Client, incident: Incident, rows: list[str], **fields: str) -> tuple[int, str]:
    """Asks, then confirms with the digest that the page showed."""
    address = f"/console/incidents/{incident.ref}/clocks/bulk"
    form: dict[str, object] = {"deed": "done", "row": rows, **fields}
    asked = client.post(address, form)
    if asked.status_code != 200:
        return asked.status_code, asked.content.decode()
    done = client.post(
        address, {**form, "confirmed": "1", "digest": asked.context["digest"], "reason": "all were told"}
    )
    return done.status_code, done.content.decode()


def test_many_are_marked_at_once_each_with_its_own_deed(lead: Client, incident: Incident) -> None:
    keys = [line.key for line in board_of(incident, at=datetime.now(UTC)).binding]
    assert len(keys) > 1
    assert mark_many(lead, incident, keys)[0] == 302
    assert DutyDeed.objects.filter(incident=incident).count() == len(keys)
    assert [deed["kind"] for deed in deeds(incident_ref=incident.ref)].count("duty.done") == len(keys)
    late = DutyDeed.objects.get(incident=incident, law=UODO)
    assert late.why_late == "all were told"


def test_all_that_match_are_the_open_ones(lead: Client, incident: Incident) -> None:
    assert mark_many(lead, incident, [], all="1", filter_state="overdue")[0] == 302
    overdue = matching(board_of(incident, at=datetime.now(UTC)).binding, {"state": "overdue"})
    assert overdue == []
    assert DutyDeed.objects.filter(law=UODO).exists()


def test_a_duty_that_is_none_of_this_incident_is_not_marked(lead: Client, incident: Incident) -> None:
    assert mark_many(lead, incident, ["eu/gdpr/33-authority, Nobody", "<script>"])[0] == 302
    assert DutyDeed.objects.count() == 0


def test_who_may_not_mark_one_may_not_mark_many(incident: Incident, signed_in: Callable[[Role], Client]) -> None:
    assert mark_many(signed_in(Role.AUDITOR), incident, ["x"])[0] == 403
