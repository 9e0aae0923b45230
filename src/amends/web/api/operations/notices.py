"""Notices with the linter's findings, and releases with their lights."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from msgspec import Meta

from amends.apps.integrations.scopes import Scope
from amends.apps.notices.models import NoticeVersion, Release
from amends.apps.notices.selectors import notice_paragraphs, places_of
from amends.apps.notices.services import red_lights
from amends.core.errors import InputError
from amends.web.api.model import Call, Operation, Paged, Shown
from amends.web.api.operations.paging import page_of

_DIGEST = 64


class NoticeShown(Shown, frozen=True, kw_only=True):
    """One version, without any person's data."""

    content_sha256: str
    segment: str
    language: str
    channel: str
    verdict: str
    composed_at: datetime


class NoticePage(Shown, frozen=True, kw_only=True):
    """Versions, the newest first."""

    notices: list[NoticeShown]
    next: str | None


class ParagraphShown(Shown, frozen=True, kw_only=True):
    """A line, with the versions of the facts that it asserts."""

    text: str
    facts: list[str]
    is_heading: bool


class FindingShown(Shown, frozen=True, kw_only=True):
    """One finding of the linter."""

    rule: str
    severity: str
    why: str
    fix: str
    text: str | None = None
    source: str = ""


class NoticeWhole(NoticeShown, frozen=True, kw_only=True):
    """A version with its words and what the linter says of them; personal fields are open."""

    paragraphs: list[ParagraphShown]
    findings: list[FindingShown]
    published_at: list[str]


class LightShown(Shown, frozen=True, kw_only=True):
    """A red light: why the release may not leave."""

    code: str
    what: str
    why: str
    fix: str


class ReleaseShown(Shown, frozen=True, kw_only=True):
    """A set of notices that goes out together."""

    bundle_sha256: Annotated[str, Meta(min_length=_DIGEST, max_length=_DIGEST)]
    is_exercise: bool
    proposed_at: datetime
    released_at: datetime | None
    notices: int
    approvals: int
    red_lights: list[LightShown]


class ReleaseList(Shown, frozen=True, kw_only=True):
    """Releases, the newest first."""

    releases: list[ReleaseShown]
    next: str | None


def _list(call: Call) -> NoticePage:
    found = call.incident.notices.prefetch_related("verdicts").order_by("-id")
    rows, following = page_of(found, call.query)
    return NoticePage(notices=[NoticeShown(**_row(row)) for row in rows], next=following)


def _one(call: Call) -> NoticeWhole:
    digest = call.path["content_sha256"]
    found = call.incident.notices.filter(content_sha256=digest).first() if len(digest) == _DIGEST else None
    if found is None or "\0" in digest:
        raise InputError("There is no such notice.", code="notice.unknown", where="content_sha256")
    return NoticeWhole(
        **_row(found),
        paragraphs=[
            ParagraphShown(text=line.text, facts=list(line.facts), is_heading=line.is_heading)
            for line in notice_paragraphs(found)
        ],
        findings=[_finding(item) for item in found.lint.get("findings", [])],
        published_at=places_of(found),
    )


def _releases(call: Call) -> ReleaseList:
    rows, following = page_of(call.incident.releases.order_by("-id"), call.query)
    return ReleaseList(releases=[_release(row, call.now) for row in rows], next=following)


def _release(release: Release, now: datetime) -> ReleaseShown:
    lights = [] if release.released_at else red_lights(release=release, now=now)
    return ReleaseShown(
        bundle_sha256=release.bundle_sha256,
        is_exercise=release.is_exercise,
        proposed_at=release.proposed_at,
        released_at=release.released_at,
        notices=release.notices.count(),
        approvals=release.approvals.count(),
        red_lights=[LightShown(code=light.code, what=light.what, why=light.why, fix=light.fix) for light in lights],
    )


def _row(version: NoticeVersion) -> dict[str, Any]:
    return {
        "content_sha256": version.content_sha256,
        "segment": version.segment,
        "language": version.language,
        "channel": version.channel,
        "verdict": str(version.lint["verdict"]),
        "composed_at": version.composed_at,
    }


def _finding(item: dict[str, Any]) -> FindingShown:
    return FindingShown(**{name: item[name] for name in FindingShown.__struct_fields__ if name in item})


OPERATIONS = (
    Operation(
        name="listNotices", method="GET", path="/incidents/{ref}/notices", scope=Scope.READ_NOTICES, query=Paged,
        says="Notice versions with the linter's verdict, the newest first.", answer=NoticePage, handle=_list, cost=2,
    ),
    Operation(
        name="readNotice", method="GET", path="/incidents/{ref}/notices/{content_sha256}", scope=Scope.READ_NOTICES,
        says="One version with its words and findings.", answer=NoticeWhole, handle=_one,
    ),
    Operation(
        name="listReleases", method="GET", path="/incidents/{ref}/releases", scope=Scope.READ_NOTICES, query=Paged,
        says="Releases with approvals and every red light; approving takes people, and is done in the console.",
        answer=ReleaseList, handle=_releases, cost=5,
    ),
)  # fmt: skip
