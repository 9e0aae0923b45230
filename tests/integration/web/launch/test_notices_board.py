"""The notices board: groups, filters, what changed since an approval, two beside each other, acts on many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rehearsed import NOW, Finished, kept_notice

from amends.apps.accounts.models import Role, User
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.incidents.services import supersede_fact
from amends.apps.notices.approvals import approved_before
from amends.apps.notices.models import Comment, LintVerdict, NoticeVersion
from amends.apps.notices.services import approve_release, keep_composed, propose_release
from amends.web.console.launch.notice_rows import NoticeRow, matching, notice_rows
from amends.wording import NoticeCohort, NoticeRequest, compose
from amends.wording.lint import LintFacts, lint
from amends.wording.lint.report import Report, Verdict

pytestmark = pytest.mark.django_db


def composed(incident: Incident, *, segment: str = "PL", language: str = "en") -> NoticeVersion:
    """A whole notice that can be judged again, said to be clean whatever it is."""
    cohort = NoticeCohort(residence="PL", elements=("name",))
    request = NoticeRequest(facts=fact_book(incident=incident), cohort=cohort, as_of=NOW, language=language)
    measures = lint("Your name was stolen.", language="en", channel="email", facts=LintFacts()).measures
    clean = Report(verdict=Verdict.PASS, findings=(), measures=measures)
    return keep_composed(
        incident=incident, segment=segment, notice=compose(request), request=request, lint=clean, now=NOW
    )


def row_of(incident: Incident, version: NoticeVersion) -> NoticeRow:
    return next(row for row in notice_rows(incident) if row.notice.pk == version.pk)


def approved(incident: Incident, version: NoticeVersion) -> None:
    counsel, _ = User.objects.get_or_create(username="c", role=Role.COUNSEL)
    release = propose_release(incident=incident, notices=[version], now=NOW)
    approve_release(release=release, by=counsel, bundle_sha256=release.bundle_sha256, now=NOW)


def page(client: Client, incident: Incident, rest: str = "notices") -> str:
    response = client.get(f"/console/incidents/{incident.ref}/{rest}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_board_groups_and_filters(finished: Finished, lead: Client) -> None:
    incident = finished()
    farsi, german = kept_notice(incident), kept_notice(incident, language="de", direction="ltr", text="Hallo")
    text = page(lead, incident)
    assert "fa, email" in text
    assert farsi.content_sha256 in text
    only = page(lead, incident, "notices?language=de&verdict=warn&rule=L25")
    assert german.content_sha256 in only
    assert farsi.content_sha256 not in only
    assert "No notice matches" in page(lead, incident, "notices?verdict=block")


def test_what_changed_since_the_last_approval_is_counted(finished: Finished) -> None:
    incident = finished()
    first = kept_notice(incident, language="de", direction="ltr", text="Wir schreiben am Montag.")
    assert row_of(incident, first).since == "new"
    approved(incident, first)
    second = kept_notice(incident, language="de", direction="ltr", text="Wir schreiben am Freitag.")
    row = row_of(incident, second)
    assert (row.since, row.changed_lines, row.before) == ("changed", 1, first.content_sha256)
    assert approved_before(second) == first  # the board says what the page of the notice says
    assert row_of(incident, first).stands == "approved by 1"
    assert [item.notice.pk for item in matching(notice_rows(incident), {})] == [second.pk]
    assert len(matching(notice_rows(incident), {"show": "all"})) == 2


def test_the_board_asks_as_few_questions_for_many_as_for_one(finished: Finished, lead: Client) -> None:
    incident = finished()
    kept_notice(incident)
    with CaptureQueriesContext(connection) as few:
        page(lead, incident)
    for number in range(30):
        approved(incident, kept_notice(incident, text=f"سلام {number}"))
    with CaptureQueriesContext(connection) as many:
        page(lead, incident)
    assert len(many) <= len(few) + 1  # the approvals of the releases


def test_any_two_versions_stand_beside_each_other_in_their_own_direction(finished: Finished, lead: Client) -> None:
    incident = finished()
    farsi, german = kept_notice(incident), kept_notice(incident, language="de", direction="ltr", text="Hallo")
    text = page(lead, incident, f"notices/{german.content_sha256}/compare?with={farsi.content_sha256}")
    assert '<td lang="fa" dir="rtl">' in text
    assert "<ins>Hallo</ins>" in text
    assert "<del>سلام</del>" in text
    assert f'<option value="{farsi.content_sha256}" selected>' in text
    assert german.content_sha256 in page(lead, incident, f"notices/{farsi.content_sha256}")


@pytest.mark.parametrize("other", ["", "abc", "z" * 64, "0" * 64, "%' OR 1=1 --", "../../../x", "\x00" * 8])
def test_what_names_no_version_is_not_found(finished: Finished, lead: Client, other: str) -> None:
    incident = finished()
    notice = kept_notice(incident)
    address = f"/console/incidents/{incident.ref}/notices/{notice.content_sha256}/compare"
    assert lead.get(address, {"with": other}).status_code == 404


def test_a_version_of_another_incident_is_never_put_beside_one(finished: Finished, lead: Client) -> None:
    incident = finished()
    mine = kept_notice(incident)
    other = Incident.objects.create(
        ref="INC-OTHER", title="t", controller="c", case=incident.case, case_sha256="e" * 64, is_exercise=True,
        opened_at=NOW,
    )  # fmt: skip
    theirs = kept_notice(other, text="theirs")
    base = f"/console/incidents/{incident.ref}/notices"
    assert lead.get(f"{base}/{mine.content_sha256}/compare?with={theirs.content_sha256}").status_code == 404
    assert lead.get(f"{base}/{theirs.content_sha256}/compare?with={mine.content_sha256}").status_code == 404


def test_each_fact_of_a_sentence_says_whether_it_still_stands(finished: Finished, lead: Client) -> None:
    incident = finished()
    notice = kept_notice(incident)
    assert 'class="soft">stands</span>' in page(lead, incident, f"notices/{notice.content_sha256}")
    at = datetime(2026, 6, 2, 13, 0, tzinfo=UTC)
    supersede_fact(incident=incident, ref="anchor.occurred@1", value="2026-05-19T02:00:00+02:00", source="x", at=at)
    assert 'class="late">replaced</span>' in page(lead, incident, f"notices/{notice.content_sha256}")


def bulk(client: Client, incident: Incident, deed: str, **fields: object) -> int:
    address = f"/console/incidents/{incident.ref}/notices-bulk"
    asked = client.post(address, {"deed": deed, **fields})
    if asked.status_code != 200:
        return asked.status_code
    sure = {"deed": deed, **fields, "confirmed": "1", "digest": asked.context["digest"], "reason": "Say who was told."}
    return client.post(address, sure).status_code


def test_one_comment_is_made_on_all_that_match(finished: Finished, lead: Client) -> None:
    incident = finished()
    kept_notice(incident)
    kept_notice(incident, language="de", direction="ltr", text="Hallo")
    assert bulk(lead, incident, "comment", all="1", filter_language="de") == 302
    assert [(comment.notice.language, comment.text) for comment in Comment.objects.all()] == [
        ("de", "Say who was told.")
    ]


def test_the_linter_reads_again_and_its_older_word_is_kept(finished: Finished, lead: Client) -> None:
    incident = finished()
    version = composed(incident)
    assert version.lint["verdict"] == "pass"
    assert bulk(lead, incident, "lint", row=[version.content_sha256]) == 302
    assert LintVerdict.objects.filter(notice=version).count() == 2
    assert row_of(incident, version).verdict != "pass"


def test_a_version_that_did_not_keep_its_request_is_told_and_the_others_go_on(finished: Finished, lead: Client) -> None:
    incident = finished()
    old, version = kept_notice(incident), composed(incident)
    assert bulk(lead, incident, "lint", row=[old.content_sha256, version.content_sha256, "nonsense"]) == 302
    told = lead.session["bulk_done"]
    assert (told["done"], told["failed"]) == (1, 2)
    assert LintVerdict.objects.filter(notice=old).count() == 1


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CONTACT_CENTRE, Role.ADMINISTRATOR])
def test_who_may_not_approve_comments_on_none(
    finished: Finished, signed_in: Callable[[Role], Client], role: Role
) -> None:
    incident = finished()
    notice = kept_notice(incident)
    assert bulk(signed_in(role), incident, "comment", row=[notice.content_sha256]) == 403
