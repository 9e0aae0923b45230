"""What approvers see and say: comments, what changed since the last approval, what stands against a release."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amends.apps.accounts.models import Role, User
from amends.apps.journal.services import record_deed
from amends.apps.notices.models import Comment, NoticeVersion, Release
from amends.apps.notices.selectors import notice_paragraphs
from amends.core.errors import InputError, RefusedError
from amends.wording.sidebyside import Row, side_by_side

_LONGEST_COMMENT = 10_000
_MAY_MARK_PRIVILEGED = {Role.COUNSEL, Role.INCIDENT_LEAD}


@dataclass(frozen=True, kw_only=True)
class ApprovalLine:
    """Who approved, in which role, and when."""

    name: str
    role: str
    at: datetime


@transaction.atomic
def comment_on(*, notice: NoticeVersion, by: User, text: str, is_privileged: bool, now: datetime) -> Comment:
    """Adds a comment; the record keeps that it was made and its mark, not its words.

    Raises ``InputError`` (``comment.empty``) for nothing or more than 10,000 characters, ``RefusedError``
    (``comment.role``) for a role that may not comment, or may not mark its comment as privileged.
    """
    words = text.strip()
    if not words or len(words) > _LONGEST_COMMENT:
        raise InputError("A comment has 1 to 10,000 characters.", code="comment.empty", where=notice.incident.ref)
    if not by.may_approve or (is_privileged and by.role not in _MAY_MARK_PRIVILEGED):
        raise RefusedError("This account may not comment so.", code="comment.role", where=notice.incident.ref)
    comment = Comment.objects.create(notice=notice, by=by, text=words, is_privileged=is_privileged, at=now)
    record_deed(
        incident_ref=notice.incident.ref,
        kind="notice.commented",
        subject=f"{notice.content_sha256[:32]}:{comment.pk}",
        at=now,
        content_sha256=notice.content_sha256,
        role=by.role,
        privileged=is_privileged,
    )
    return comment


def comments_for(*, notice: NoticeVersion, user: User) -> list[Comment]:
    """The comments on a version that ``user`` may read, oldest first."""
    comments = notice.comments.select_related("by").order_by("id")
    return list(comments if user.may_read_privileged else comments.filter(is_privileged=False))


def approved_before(version: NoticeVersion) -> NoticeVersion | None:
    """The version of the same segment, language, channel and kind that people approved or released last.

    What is in one release with ``version`` was approved together with it, not before.
    """
    earlier = (
        version.incident.notices.filter(
            segment=version.segment, language=version.language, channel=version.channel, id__lt=version.pk
        )
        .exclude(releases__in=version.releases.all())
        .order_by("-id")
    )
    kind = version.content.get("template")
    return next((one for one in earlier if one.content.get("template") == kind and _was_approved(one)), None)


def changes_since_approval(version: NoticeVersion) -> tuple[Row, ...]:
    """The last approved version and this one side by side; nothing where none was approved before."""
    before = approved_before(version)
    return side_by_side(_lines(before), _lines(version)) if before else ()


def approvals_of(release: Release) -> list[ApprovalLine]:
    """Whose approval the release has, oldest first."""
    rows = release.approvals.select_related("by").order_by("id")
    return [ApprovalLine(name=row.by.get_username(), role=row.by.get_role_display(), at=row.at) for row in rows]


def releases_of(notices: Iterable[NoticeVersion]) -> list[Release]:
    """The releases that hold any of the versions, the newest first."""
    return list(Release.objects.filter(notices__in=list(notices)).distinct().order_by("-id"))


def _was_approved(version: NoticeVersion) -> bool:
    return any(release.released_at is not None or release.approvals.exists() for release in version.releases.all())


def _lines(version: NoticeVersion) -> list[str]:
    return [paragraph.text for paragraph in notice_paragraphs(version)]
