"""Approval: comments with privilege, what changed since the last approval, and every red light with its reason."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from preflights import clear_preflight

from amends.apps.accounts.models import Role, User
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.incidents.services import open_incident, supersede_fact
from amends.apps.journal.models import Entry
from amends.apps.notices.approvals import approved_before, changes_since_approval, comment_on, comments_for
from amends.apps.notices.composing import SegmentKey
from amends.apps.notices.launching import keep_preflight, refuse_unready
from amends.apps.notices.models import Comment, NoticeVersion, Release
from amends.apps.notices.services import (
    approve_release,
    keep_composed,
    propose_release,
    publish_notice,
    red_lights,
    release_notices,
    withdraw_notice,
)
from amends.contact.ladder import Addressee
from amends.core.case import parse_case
from amends.core.channels import Channel
from amends.core.errors import InputError, RefusedError
from amends.core.person import Formality
from amends.launch import REQUIRED_CHECKS, Light, LightState
from amends.wording import NoticeCohort, NoticeRequest, compose
from amends.wording.lint.report import Measures, Report, Verdict

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
CASE = """
incident:
  controller: {name: Bank}
  anchors: {occurred: 2026-05-20T02:00:00+02:00, aware: 2026-06-01T16:20:00+02:00}
cohorts: [{residence: PL, persons: 1, elements: [name]}]
"""


@pytest.fixture
def incident() -> Incident:
    return open_incident(case=parse_case(CASE, name="case.yaml"), case_sha256="0" * 64, is_exercise=False, at=NOW)


def kept(incident: Incident) -> NoticeVersion:
    cohort = NoticeCohort(residence="PL", elements=("name",))
    request = NoticeRequest(facts=fact_book(incident=incident), cohort=cohort, as_of=NOW, language="en")
    return keep_composed(
        incident=incident, segment="PL", notice=compose(request), request=request, lint=passed(), now=NOW
    )


def passed() -> Report:
    text = "---\nsubject: x\n---\nYour name was stolen."
    report = lint_of(text)
    return Report(verdict=Verdict.PASS, findings=(), measures=report)


def lint_of(text: str) -> Measures:
    from amends.wording.lint import LintFacts, lint

    return lint(text, language="en", channel="email", facts=LintFacts()).measures


def staff(name: str, role: Role) -> User:
    return User.objects.create(username=name, role=role)


@pytest.fixture(autouse=True)
def ready(request: pytest.FixtureRequest) -> None:
    """Most tests begin after a clear preflight."""
    if "incident" in request.fixturenames and "preflight" not in request.node.name and "red" not in request.node.name:
        incident = request.getfixturevalue("incident")
        keep_preflight(incident=incident, preflight=clear_preflight(NOW))


def released(incident: Incident, version: NoticeVersion) -> Release:
    release = propose_release(incident=incident, notices=[version], now=NOW)
    for name, role in (("anna", Role.COUNSEL), ("ben", Role.COMMUNICATIONS)):
        user = User.objects.filter(username=name).first() or staff(name, role)
        approve_release(release=release, by=user, bundle_sha256=release.bundle_sha256, now=NOW)
    return release_notices(release=release, now=NOW)


def test_privileged_comments_are_for_counsel_and_the_lead(incident: Incident) -> None:
    version, counsel = kept(incident), staff("anna", Role.COUNSEL)
    comment_on(notice=version, by=counsel, text="Say May.", is_privileged=False, now=NOW)
    comment_on(notice=version, by=counsel, text="We may be liable.", is_privileged=True, now=NOW)
    speaker = staff("ben", Role.COMMUNICATIONS)
    assert [item.text for item in comments_for(notice=version, user=speaker)] == ["Say May."]
    assert len(comments_for(notice=version, user=staff("eva", Role.INCIDENT_LEAD))) == 2
    assert "liable" not in "".join(Entry.objects.values_list("leaf", flat=True))
    with pytest.raises(RefusedError):
        comment_on(notice=version, by=speaker, text="No.", is_privileged=True, now=NOW)
    with pytest.raises(InputError):
        comment_on(notice=version, by=speaker, text="  ", is_privileged=False, now=NOW)


def test_the_database_refuses_to_change_a_comment(incident: Incident) -> None:
    comment_on(notice=kept(incident), by=staff("anna", Role.COUNSEL), text="Fine.", is_privileged=False, now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        Comment.objects.update(text="Never said.")


def test_an_approver_sees_only_what_changed_since_the_last_approval(incident: Incident) -> None:
    first = kept(incident)
    released(incident, first)
    supersede_fact(
        incident=incident, ref="anchor.occurred@1", value="2026-05-18T02:00:00+02:00", source="forensics", at=NOW
    )
    second = kept(incident)
    assert approved_before(second) == first
    (row,) = [row for row in changes_since_approval(second) if row.is_changed]
    assert [piece.text for piece in row.before if piece.is_changed] == ["20"]
    assert [piece.text for piece in row.after if piece.is_changed] == ["18"]


def test_what_is_approved_together_is_not_compared_with_itself(incident: Incident) -> None:
    first = kept(incident)
    supersede_fact(
        incident=incident, ref="anchor.occurred@1", value="2026-05-18T02:00:00+02:00", source="forensics", at=NOW
    )
    second = kept(incident)
    release = propose_release(incident=incident, notices=[first, second], now=NOW)
    approve_release(release=release, by=staff("anna", Role.COUNSEL), bundle_sha256=release.bundle_sha256, now=NOW)
    assert approved_before(second) is None


def segment(**differing: Any) -> SegmentKey:
    plain = SegmentKey(
        residence="US-CA",
        elements=("name",),
        protection="none",
        language="en",
        channel=Channel.EMAIL,
        to=Addressee.PERSON,
        formality=Formality.FORMAL,
        easy_read=False,
    )
    return replace(plain, **differing)


@pytest.mark.parametrize("other", [{"elements": ("email",)}, {"protection": "encrypted"}])
def test_segments_that_read_alike_have_names_of_their_own_that_stay(other: dict[str, Any]) -> None:
    assert segment().name == segment().name == "US-CA 1 elements " + segment().name[-8:]
    assert segment(**other).name[:-8] == segment().name[:-8]
    assert segment(**other).name != segment().name


def test_the_longest_name_of_a_segment_fits_its_column() -> None:
    longest = segment(elements=("name",) * 999, to=Addressee.NEXT_OF_KIN, formality=Formality.INFORMAL, easy_read=True)
    assert len(longest.name) <= NoticeVersion._meta.get_field("segment").max_length


def test_two_people_of_whom_nobody_answers_for_the_law_are_not_enough(incident: Incident) -> None:
    release = propose_release(incident=incident, notices=[kept(incident)], now=NOW)
    for name, role in (("eva", Role.INCIDENT_LEAD), ("ben", Role.COMMUNICATIONS)):
        approve_release(release=release, by=staff(name, role), bundle_sha256=release.bundle_sha256, now=NOW)
    with pytest.raises(RefusedError) as refused:
        release_notices(release=release, now=NOW)
    assert refused.value.code == "release.no_counsel"


def test_every_red_light_is_shown_at_once(incident: Incident) -> None:
    release = propose_release(incident=incident, notices=[kept(incident)], now=NOW)
    supersede_fact(
        incident=incident, ref="anchor.occurred@1", value="2026-05-18T02:00:00+02:00", source="forensics", at=NOW
    )
    lights = [light.code for light in red_lights(release=release, now=NOW)]
    assert lights == ["release.stale_fact", "release.preflight", "release.four_eyes"]


@pytest.mark.parametrize(
    ("age", "state", "refused"), [(1, "green", False), (1, "red", True), (30, "green", True), (-1, "green", True)]
)
def test_a_real_release_needs_a_fresh_preflight_without_red(
    incident: Incident, age: int, state: str, refused: bool
) -> None:
    release = propose_release(incident=incident, notices=[kept(incident)], now=NOW)
    for name, role in (("anna", Role.COUNSEL), ("ben", Role.COMMUNICATIONS)):
        approve_release(release=release, by=staff(name, role), bundle_sha256=release.bundle_sha256, now=NOW)
    light = Light(check="spf", subject="bank.example", state=LightState(state), why="So it is.", fix="Mend it.")
    keep_preflight(incident=incident, preflight=clear_preflight(NOW - timedelta(hours=age), light))
    if refused:
        with pytest.raises(RefusedError) as caught:
            release_notices(release=release, now=NOW)
        assert caught.value.code == "release.preflight"
    else:
        assert release_notices(release=release, now=NOW).released_at == NOW


@pytest.mark.parametrize("without", sorted(REQUIRED_CHECKS))
def test_a_preflight_that_left_a_check_out_lets_nothing_go(incident: Incident, without: str) -> None:
    keep_preflight(incident=incident, preflight=clear_preflight(NOW, without=without))
    with pytest.raises(RefusedError) as caught:
        refuse_unready(incident=incident, now=NOW)
    assert caught.value.code == "release.preflight"
    assert without in caught.value.why


@pytest.mark.parametrize(("minutes", "refused"), [(4, False), (6, True)])
def test_a_preflight_from_the_future_counts_only_within_the_grace_of_clocks(
    incident: Incident, minutes: int, refused: bool
) -> None:
    keep_preflight(incident=incident, preflight=clear_preflight(NOW + timedelta(minutes=minutes)))
    with pytest.raises(RefusedError, match="last day") if refused else nullcontext():
        refuse_unready(incident=incident, now=NOW)


def test_what_is_taken_down_keeps_its_place_in_the_log_and_its_reason(incident: Incident) -> None:
    version, place = kept(incident), "https://bank.example/status"
    with pytest.raises(RefusedError):
        publish_notice(notice=version, place=place, now=NOW)
    released(incident, version)
    publish_notice(notice=version, place=place, now=NOW)
    with pytest.raises(RefusedError):
        withdraw_notice(notice=version, place=place, reason=" ", now=NOW)
    withdraw_notice(notice=version, place=place, reason="A newer version stands there.", now=NOW)
    assert [item.is_withdrawal for item in version.publications.order_by("id")] == [False, True]
    assert Entry.objects.filter(kind__in=["notice.published", "notice.withdrawn"]).count() == 2


def test_a_notice_is_read_commented_and_approved_in_the_console(incident: Incident) -> None:
    version = kept(incident)
    release = propose_release(incident=incident, notices=[version], now=NOW)
    client = Client()
    client.force_login(staff("anna", Role.COUNSEL))
    session = client.session  # a real incident opens only to who signed in with a second factor
    session["factor_at"] = timezone.now().isoformat()
    session.save()
    page = f"/console/incidents/{incident.ref}/notices/{version.content_sha256}"
    assert client.post(page, {"text": "Say the 20th.", "privileged": "on"}).status_code == 302
    assert "privileged: advice of counsel" in client.get(page).content.decode()
    gate = f"/console/incidents/{incident.ref}/releases/{release.bundle_sha256}"
    assert client.post(gate, {"bundle_sha256": "0" * 64}).status_code == 409
    assert client.post(gate, {"bundle_sha256": release.bundle_sha256}).status_code == 302
    shown = client.get(gate).content.decode()
    assert "anna, Counsel" in shown
    assert "I have read these notices" not in shown
