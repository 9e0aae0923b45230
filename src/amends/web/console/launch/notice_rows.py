"""All notices of an incident as the board shows them, and what is new in each since people last approved it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from amends.apps.incidents.models import Incident
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import notice_paragraphs

FRESH, SAME, CHANGED = "new", "same", "changed"
SINCE = {FRESH: "never approved before", SAME: "not a word changed", CHANGED: "changed since approval"}


@dataclass(frozen=True, kw_only=True)
class NoticeRow:
    """One version.  ``since`` is ``new``, ``same`` or ``changed``; ``before`` the hash of what was approved then."""

    notice: NoticeVersion
    kind: str
    verdict: str
    rules: tuple[str, ...]
    since: str
    changed_lines: int
    before: str
    comments: int
    stands: str
    is_newest: bool

    @property
    def since_words(self) -> str:
        return SINCE[self.since]


def notice_rows(incident: Incident) -> list[NoticeRow]:
    """Every version, by language, channel and segment, the newest of each first; a handful of questions to the base."""
    versions = list(
        incident.notices.prefetch_related("verdicts", "releases__approvals")
        .annotate(remarks=Count("comments"))
        .order_by("language", "channel", "segment", "-id")
    )
    return list(_rows(versions))


def matching(rows: Iterable[NoticeRow], filters: Mapping[str, str]) -> list[NoticeRow]:
    """The rows of a language, channel, verdict, rule, segment; of what is newest unless ``show`` is ``all``."""
    words = filters.get("words", "").casefold()
    return [
        row
        for row in rows
        if (filters.get("show") == "all" or row.is_newest)
        and (not (language := filters.get("language")) or row.notice.language == language)
        and (not (channel := filters.get("channel")) or row.notice.channel == channel)
        and (not (verdict := filters.get("verdict")) or row.verdict == verdict)
        and (not (rule := filters.get("rule")) or rule in row.rules)
        and (not (since := filters.get("since")) or row.since == since)
        and (not words or words in f"{row.notice.segment} {row.notice.content_sha256}".casefold())
    ]


def _rows(versions: Sequence[NoticeVersion]) -> Iterator[NoticeRow]:
    seen: set[tuple[str, str, str, str]] = set()
    lines: dict[tuple[str, str, str, str], list[NoticeVersion]] = {}
    for version in versions:
        lines.setdefault(_line_of(version), []).append(version)
    for version in versions:
        line = _line_of(version)
        before = _approved_before(version, lines[line])
        changed = _changed_lines(before, version) if before else 0
        report = version.lint
        yield NoticeRow(
            notice=version,
            kind=str(version.content.get("template") or "alert"),
            verdict=report["verdict"],
            rules=tuple(sorted({finding["rule"] for finding in report["findings"]})),
            since=FRESH if before is None else CHANGED if changed else SAME,
            changed_lines=changed,
            before=before.content_sha256 if before else "",
            comments=getattr(version, "remarks", 0),
            stands=_stands(version),
            is_newest=line not in seen,
        )
        seen.add(line)


def _line_of(version: NoticeVersion) -> tuple[str, str, str, str]:
    """What makes two versions the same notice at two times."""
    return version.segment, version.language, version.channel, str(version.content.get("template"))


def _approved_before(version: NoticeVersion, line: Sequence[NoticeVersion]) -> NoticeVersion | None:
    """As ``approvals.approved_before``, from rows that are at hand; ``line`` has the newest first."""
    together = {release.pk for release in version.releases.all()}
    for other in line:
        releases = list(other.releases.all())
        if other.pk >= version.pk or together.intersection(release.pk for release in releases):
            continue
        if any(release.released_at is not None or release.approvals.all() for release in releases):
            return other
    return None


def _changed_lines(before: NoticeVersion, after: NoticeVersion) -> int:
    old = {paragraph.text for paragraph in notice_paragraphs(before)}
    new = {paragraph.text for paragraph in notice_paragraphs(after)}
    return max(len(new - old), len(old - new))


def _stands(version: NoticeVersion) -> str:
    """How far people have come with it: the furthest of its releases counts."""
    releases = list(version.releases.all())
    if any(release.released_at for release in releases):
        return "released"
    approvals = max((len(release.approvals.all()) for release in releases), default=0)
    if approvals:
        return f"approved by {approvals}"
    return "waits for approval" if releases else "composed"
