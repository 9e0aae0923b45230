"""Whom no message reaches counts for the law's threshold, and what is under way does not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from house import NOW, Site, omitted, page_of, planned, released, told

from amends.apps.delivery.states import MessageState
from amends.apps.incidents.models import Incident
from amends.apps.journal.selectors import deeds
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import publish_notice
from amends.apps.substitutes.selectors import LawRow, substitutes_of
from amends.apps.substitutes.services import look_at, record_owed, watch_page
from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.law.substitute import Passage

CALIFORNIA = "us-ca/civ-1798-82/notify-individuals"
SENT, OK, BACK = MessageState.SENDING, MessageState.ACCEPTED, MessageState.BOUNCED
MAIL = {"email": "a.b@post.example"}
LETTER = {"street": "1 Main St", "city": "Fresno", "postcode": "93650"}


def california(incident: Incident, cost: str = "1") -> LawRow:
    rows = substitutes_of(incident=incident, at=NOW, cost_per_notice_usd=Decimal(cost))
    return next(row for row in rows if row.answer.law == CALIFORNIA)


def test_who_bounced_everywhere_or_has_no_address_is_unreachable(incident: Incident, tmp_path: Path) -> None:
    people = {
        "told": MAIL,
        "bounced": MAIL,
        "nobody": {},
        "dead": {},
        "ladder": MAIL | LETTER,
        "waits": MAIL,
        "owed": MAIL,
    }
    campaign = planned(incident, tmp_path, people)
    told(campaign, "told", "email", SENT, OK)
    told(campaign, "bounced", "email", SENT, OK, BACK)
    omitted(campaign, "nobody", "owed")
    omitted(campaign, "dead", "excepted")
    told(campaign, "ladder", "email", SENT, OK, BACK)  # a letter can still be written
    told(campaign, "waits", "email", SENT)
    told(campaign, "owed", "email", SENT, MessageState.OWED)  # a busy server is asked again
    row = california(incident)
    assert (row.affected, row.unreachable, row.answer.passage) == (7, 2, Passage.PASSED)
    assert "1798.82" in row.answer.citation
    assert (row.days, row.is_owed, row.is_shown, row.answer.for_all) == (30, True, False, False)
    assert {item.channel: item.is_given for item in row.means} == {
        Channel.EMAIL: True,
        Channel.WEB: False,
        Channel.PRESS: False,
    }


def test_letter_that_came_back_after_the_mail_leaves_no_way(incident: Incident, tmp_path: Path) -> None:
    campaign = planned(incident, tmp_path, {"ladder": MAIL | LETTER, "later": MAIL})
    told(campaign, "ladder", "email", SENT, OK, BACK)
    told(campaign, "ladder", "post", SENT, OK, BACK)
    told(campaign, "later", "email", SENT, OK)
    assert california(incident).unreachable == 1


def test_mailbox_that_the_intruder_reads_is_no_way_left(incident: Incident, tmp_path: Path) -> None:
    incident.case["incident"]["compromised_channels"] = ["email"]
    incident.save()
    campaign = planned(incident, tmp_path, {"letter": MAIL | LETTER})
    told(campaign, "letter", "post", SENT, OK, BACK)
    assert california(incident).unreachable == 1


def test_nobody_unreachable_and_little_cost_owe_nothing_and_without_a_cost_it_asks(
    incident: Incident, tmp_path: Path
) -> None:
    told(planned(incident, tmp_path, {"told": MAIL}), "told", "email", SENT, OK)
    assert california(incident).answer.passage is Passage.NOT_PASSED
    assert california(incident, "250001").answer.for_all
    rows = substitutes_of(incident=incident, at=NOW)
    assert next(row for row in rows if row.answer.law == CALIFORNIA).answer.question


def test_passed_threshold_is_on_record_once(incident: Incident, tmp_path: Path) -> None:
    omitted(planned(incident, tmp_path, {"nobody": {}}), "nobody", "owed")
    rows = substitutes_of(incident=incident, at=NOW)
    assert record_owed(incident=incident, rows=rows, now=NOW) >= 1
    assert record_owed(incident=incident, rows=rows, now=NOW) == 0
    (deed,) = [deed for deed in deeds(incident_ref=incident.ref) if deed.get("law") == CALIFORNIA]
    assert (deed["kind"], deed["unreachable"], deed["affected"]) == ("substitute.owed", 1, 1)


def test_page_that_is_seen_and_a_paper_that_is_named_show_it(
    incident: Incident, notice: NoticeVersion, site: Site, tmp_path: Path
) -> None:
    omitted(planned(incident, tmp_path, {"nobody": {}}), "nobody", "owed")
    site.pages["/"] = page_of(notice)
    look_at(watch_page(notice=notice, page=site.home, says="1-800-555-0100", days=30, now=NOW), now=NOW)
    assert not california(incident).is_shown
    publish_notice(notice=released(incident, "substitute", "press"), place="Fresno Post, page 3", now=NOW)
    assert california(incident).is_shown


def test_incident_without_a_plan_is_one_clear_error(incident: Incident) -> None:
    with pytest.raises(InputError) as caught:
        california(incident)
    assert caught.value.code == "substitute.not_planned"
