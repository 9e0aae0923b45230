"""A release needs two different people, current facts and a text that the linter lets pass."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from preflights import clear_preflight

from amends.apps.accounts.models import Role, User
from amends.apps.incidents.models import FactVersion, Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.incidents.services import open_incident, supersede_fact
from amends.apps.journal.models import Entry
from amends.apps.notices.launching import keep_preflight
from amends.apps.notices.models import Release
from amends.apps.notices.services import approve_release, keep_notice, propose_release, release_notices
from amends.core.case import parse_case
from amends.core.errors import RefusedError
from amends.wording import NoticeCohort, NoticeRequest, compose

pytestmark = pytest.mark.django_db
COHORT = NoticeCohort(residence="PL", elements=("name",))
NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
CASE = """
incident:
  controller: {name: Bank}
  anchors: {aware: 2026-06-01T16:20:00+02:00}
cohorts: [{residence: PL, persons: 1, elements: [name]}]
"""


def opened(*, is_exercise: bool) -> Incident:
    case = parse_case(CASE, name="case.yaml")
    incident = open_incident(case=case, case_sha256="0" * 64, is_exercise=is_exercise, at=NOW)
    keep_preflight(incident=incident, preflight=clear_preflight(NOW))
    return incident


def proposed(incident: Incident, *, verdict: str = "pass", facts: tuple[str, ...] = ("anchor.aware@1",)) -> Release:
    notice = compose(NoticeRequest(facts=fact_book(incident=incident), cohort=COHORT, as_of=NOW, language="pl"))
    content: dict[str, Any] = msgspec.to_builtins(notice) | {"facts": list(facts)}
    finding = {"rule": "L04", "severity": "error"}
    lint = {"verdict": verdict, "findings": [finding] if verdict == "block" else []}
    version = keep_notice(incident=incident, segment="PL", content=content, lint=lint, now=NOW)
    return propose_release(incident=incident, notices=[version], now=NOW)


def staff(name: str, role: Role = Role.COUNSEL) -> User:
    return User.objects.create(username=name, role=role)


def approve(release: Release, by: User, digest: str | None = None) -> None:
    approve_release(release=release, by=by, bundle_sha256=digest or release.bundle_sha256, now=NOW)


def test_one_approval_is_not_enough_and_two_people_are() -> None:
    release = proposed(opened(is_exercise=False))
    approve(release, staff("anna"))
    with pytest.raises(RefusedError, match="two different people"):
        release_notices(release=release, now=NOW)
    approve(release, staff("ben", Role.COMMUNICATIONS))
    assert release_notices(release=release, now=NOW).released_at == NOW
    assert Entry.objects.filter(kind="notices.released").count() == 1


def test_nobody_approves_twice_and_not_everybody_may() -> None:
    release, anna = proposed(opened(is_exercise=False)), staff("anna")
    approve(release, anna)
    with pytest.raises(RefusedError) as twice:
        approve(release, anna)
    assert twice.value.code == "release.same_person"
    with pytest.raises(RefusedError) as role:
        approve(release, staff("agent", Role.CONTACT_CENTRE))
    assert role.value.code == "release.role"


def test_two_clicks_at_once_are_one_approval_and_a_plain_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    release, anna = proposed(opened(is_exercise=False)), staff("anna")
    approve(release, anna)
    with monkeypatch.context() as race:
        race.setattr(QuerySet, "exists", lambda _: False)  # what the second click sees before the first is kept
        with pytest.raises(RefusedError) as twice:
            approve(release, anna)
    assert twice.value.code == "release.same_person"
    assert release.approvals.count() == 1


def test_nobody_approves_what_is_out_already() -> None:
    release = proposed(opened(is_exercise=True))
    seen = Release.objects.get(pk=release.pk)  # read before it went out
    release_notices(release=release, now=NOW)
    with pytest.raises(RefusedError) as late:
        approve(seen, staff("anna"))
    assert late.value.code == "release.released"
    assert not release.approvals.exists()


def test_an_approval_is_bound_to_the_hash_that_was_read() -> None:
    with pytest.raises(RefusedError) as caught:
        approve(proposed(opened(is_exercise=False)), staff("anna"), "b" * 64)
    assert caught.value.code == "release.changed"


def test_what_was_added_after_the_approval_is_not_released() -> None:
    incident = opened(is_exercise=True)
    release = proposed(incident)
    other = compose(NoticeRequest(facts=fact_book(incident=incident), cohort=COHORT, as_of=NOW, language="de"))
    content = msgspec.to_builtins(other) | {"facts": []}
    release.notices.add(
        keep_notice(incident=incident, segment="PL", content=content, lint={"verdict": "pass", "findings": []}, now=NOW)
    )
    with pytest.raises(RefusedError) as caught:
        release_notices(release=release, now=NOW)
    assert caught.value.code == "release.changed"


def test_a_mended_rule_is_heard_and_an_altered_notice_is_refused_by_the_database() -> None:
    incident = opened(is_exercise=True)
    release = proposed(incident, verdict="block")
    assert proposed(incident) == release
    assert release_notices(release=release, now=NOW).released_at == NOW
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        release.notices.update(segment="DE")


def test_an_approver_who_has_left_no_longer_counts() -> None:
    release, anna = proposed(opened(is_exercise=False)), staff("anna")
    approve(release, anna)
    approve(release, staff("ben"))
    anna.is_active = False
    anna.save()
    with pytest.raises(RefusedError, match="two different people"):
        release_notices(release=release, now=NOW)


def test_an_exercise_needs_no_approval_and_is_marked() -> None:
    assert release_notices(release=proposed(opened(is_exercise=True)), now=NOW).is_exercise


def test_a_blocked_notice_goes_nowhere() -> None:
    with pytest.raises(RefusedError, match="L04"):
        release_notices(release=proposed(opened(is_exercise=True), verdict="block"), now=NOW)


def test_a_fact_that_was_superseded_stops_the_release_and_is_named() -> None:
    incident = opened(is_exercise=True)
    release = proposed(incident)
    supersede_fact(incident=incident, ref="anchor.aware@1", value="2026-05-30T10:00:00+02:00", source="audit", at=NOW)
    with pytest.raises(RefusedError, match=r"anchor\.aware@1"):
        release_notices(release=release, now=NOW)


@pytest.mark.parametrize("statement", ["UPDATE {} SET version = 7", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_a_fact(statement: str) -> None:
    incident = opened(is_exercise=True)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(FactVersion._meta.db_table))
    assert fact_book(incident=incident).is_current("anchor.aware@1")


def test_the_journal_cannot_be_rewritten() -> None:
    release_notices(release=proposed(opened(is_exercise=True)), now=NOW)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.update(kind="nothing.happened")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.all().delete()
