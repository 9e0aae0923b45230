"""Versions of the public page: made when something would read differently, and never changed afterwards."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from rehearsed import CASE, NOW, Finished

from amends.apps.bulletins.models import Bulletin
from amends.apps.bulletins.selectors import (
    bulletins_of,
    change_log,
    overdue_updates,
    public_bulletin,
    versions_of,
)
from amends.apps.bulletins.services import FOLLOWED, follow_facts, publish_bulletin
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import claim_fact, open_incident
from amends.apps.journal.models import Entry
from amends.core.case import parse_case
from amends.core.errors import InputError

pytestmark = pytest.mark.django_db
Recount = Callable[[Incident, int], Bulletin | None]
HOUR = timedelta(hours=1)


def test_the_same_facts_and_the_same_promise_make_no_new_version(public: Incident) -> None:
    again = publish_bulletin(incident=public, by="bert", now=NOW + HOUR)
    assert (again.number, again.by) == (1, "anna")
    assert Bulletin.objects.count() == 1


def test_a_changed_fact_makes_the_next_version_at_once_and_keeps_the_promise(
    public: Incident, recount: Recount
) -> None:
    publish_bulletin(incident=public, by="anna", now=NOW, next_update_at=NOW + 9 * HOUR)
    followed = recount(public, 481)
    assert followed is not None
    assert (followed.number, followed.by, followed.next_update_at) == (3, FOLLOWED, NOW + 9 * HOUR)


def test_a_fact_of_which_the_page_says_nothing_makes_no_version(public: Incident) -> None:
    claim_fact(incident=public, key="incident.persons_claimed", value=80000, source="a post", at=NOW)
    follow_facts(incident=public, now=NOW + HOUR)
    assert [one.number for one in bulletins_of(public)] == [1]


def test_what_is_not_public_is_not_made_public_by_a_fact(finished: Finished) -> None:
    assert follow_facts(incident=finished(), now=NOW) is None
    assert public_bulletin() is None


def test_what_changed_is_said_line_by_line_in_each_language(public: Incident, recount: Recount) -> None:
    recount(public, 481)
    for language in ("de", "en", "fa", "pl"):
        newest, first = change_log(versions_of(public), language)
        assert len(newest.change.gone) == len(newest.change.come) == 1
        assert not first.change
    assert change_log(versions_of(public), "en")[0].change.come == ("481 people are affected.",)


def test_a_version_cannot_be_changed_or_taken_back(public: Incident) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Bulletin.objects.update(note="nothing happened")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Bulletin.objects.all().delete()
    assert Bulletin.objects.get().note == ""


def test_each_version_is_on_record_without_its_words(public: Incident, recount: Recount) -> None:
    recount(public, 481)
    leaves = [entry.leaf for entry in Entry.objects.filter(kind="bulletin.published").order_by("id")]
    assert len(leaves) == 2
    assert all(one.sha256 in leaf for one, leaf in zip(bulletins_of(public), leaves, strict=True))
    assert "481" not in leaves[1].replace(bulletins_of(public)[1].sha256, "")


def test_the_facts_that_the_page_was_made_from_are_named(public: Incident) -> None:
    facts = bulletins_of(public)[0].facts
    assert "exposure.persons@2" in facts
    assert "anchor.occurred@1" in facts
    assert not any(ref.startswith("controller.country") for ref in facts)


@pytest.mark.parametrize("at", [NOW, NOW - HOUR, datetime(2027, 1, 1)])  # noqa: DTZ001  # the fault that is tested
def test_a_promise_for_the_past_or_for_nowhere_is_refused(public: Incident, at: datetime) -> None:
    with pytest.raises(InputError) as refused:
        publish_bulletin(incident=public, by="anna", now=NOW, next_update_at=at)
    assert refused.value.code == "bulletin.next_update"


def test_a_publisher_without_a_name_and_a_note_without_an_end_are_refused(public: Incident) -> None:
    for options, code in (({"by": " "}, "bulletin.by"), ({"by": "anna", "note": "x" * 2001}, "bulletin.note")):
        with pytest.raises(InputError) as refused:
            publish_bulletin(incident=public, now=NOW, **options)
        assert refused.value.code == code


def test_a_broken_promise_is_overdue_until_a_newer_version_comes(public: Incident, recount: Recount) -> None:
    publish_bulletin(incident=public, by="anna", now=NOW, next_update_at=NOW + HOUR)
    assert overdue_updates(at=NOW) == ()
    assert [one.number for one in overdue_updates(at=NOW + HOUR)] == [2]
    publish_bulletin(incident=public, by="anna", now=NOW + 2 * HOUR, next_update_at=NOW + 3 * HOUR)
    assert overdue_updates(at=NOW + 2 * HOUR) == ()


def test_a_promise_that_was_broken_is_not_in_the_way_of_the_truth(public: Incident, recount: Recount) -> None:
    publish_bulletin(incident=public, by="anna", now=NOW, next_update_at=NOW + timedelta(minutes=1))
    followed = recount(public, 481)  # two hours later
    assert followed is not None
    assert followed.number == 3


def test_a_real_incident_goes_before_an_exercise_however_new(finished: Finished) -> None:
    real = finished(is_exercise=False)
    publish_bulletin(incident=real, by="anna", now=NOW)
    case = parse_case(CASE, name="case.yaml")
    exercise = open_incident(case=case, case_sha256="1" * 64, is_exercise=True, at=NOW + HOUR)
    publish_bulletin(incident=exercise, by="anna", now=NOW + HOUR)
    shown = public_bulletin()
    assert shown is not None
    assert shown.incident == real


def test_before_an_assessment_the_page_says_that_the_data_is_not_known_yet() -> None:
    case = parse_case(CASE, name="case.yaml")
    incident = open_incident(case=case, case_sha256="1" * 64, is_exercise=False, at=NOW)
    bulletin = publish_bulletin(incident=incident, by="anna", now=NOW)
    assert bulletin.elements is None
    text = versions_of(incident)[0].text("en")
    assert "We do not know yet which data is affected." in list(text.lines())
    assert "Which data was stolen" not in [section.heading for section in text.sections]
