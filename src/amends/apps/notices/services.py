"""Keeps notices, takes approvals and releases: two people, one hash, no false sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec
from django.db import IntegrityError, transaction

from amends.apps.accounts.models import Role, User
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.journal.services import record_deed
from amends.apps.notices.launching import refuse_unready
from amends.apps.notices.models import Approval, LintVerdict, NoticeVersion, Publication, Release
from amends.core.case.facts import remedies_in
from amends.core.errors import RefusedError
from amends.core.facts import FactBook
from amends.wording import Notice, NoticeRequest, stale_sentences, standing_refs
from amends.wording.assemble.compose import content_digest
from amends.wording.lint import Report

_APPROVERS_NEEDED = 2
_MOST_DIGESTS = 20_000  # two megabytes
_DIGESTS: dict[bytes, str] = {}
_ANSWER_FOR_THE_LAW = {Role.COUNSEL, Role.DATA_PROTECTION}


def keep_composed(
    *, incident: Incident, segment: str, notice: Notice, request: NoticeRequest, lint: Report, now: datetime
) -> NoticeVersion:
    """Keeps a composed notice, what it was composed from, and what the linter says of it."""
    return keep_notice(
        incident=incident,
        segment=segment,
        content=msgspec.to_builtins(notice) | {"facts": list(notice.facts)},
        lint=msgspec.to_builtins(lint),
        request=kept_request(request),
        now=now,
    )


def keep_notice(
    *,
    incident: Incident,
    segment: str,
    content: dict[str, Any],
    lint: dict[str, Any],
    now: datetime,
    request: dict[str, Any] | None = None,
) -> NoticeVersion:
    """Keeps a notice as a version; the same content twice is one version, judged anew."""
    version, _ = NoticeVersion.objects.get_or_create(
        incident=incident,
        segment=segment,
        language=content["language"],
        channel=content["channel"],
        content_sha256=content["content_sha256"],
        defaults={"content": content, "request": request, "composed_at": now},
    )
    if not version.verdicts.exists() or version.lint != lint:
        LintVerdict.objects.create(notice=version, report=lint, at=now)
    return version


@transaction.atomic
def publish_notice(*, notice: NoticeVersion, place: str, now: datetime) -> Publication:
    """Puts on record that everybody can read the version at ``place`` (an address, or the name of a paper).

    Raises ``RefusedError``: ``notice.not_released`` unless it was released, ``release.stale_fact`` if it is untrue now.
    """
    if not notice.releases.filter(released_at__isnull=False).exists():
        raise RefusedError(
            "A text that was not released cannot be published.",
            code="notice.not_released",
            where=f"{notice.incident.ref}, {notice.content_sha256[:12]}",
            fix="Have it approved and release it first.",
        )
    if stale := stale_facts(notice, book=fact_book(incident=notice.incident)):
        raise RefusedError(
            "A text that states a fact that is no longer current cannot be published.",
            code="release.stale_fact",
            where=f"{notice.incident.ref}, {notice.content_sha256[:12]}",
            why="Superseded or contradicted: " + ", ".join(sorted(stale)) + ".",
            fix="Compose it again from the present facts.",
        )
    return _put_on_record(notice, place, now, is_withdrawal=False)


@transaction.atomic
def withdraw_notice(*, notice: NoticeVersion, place: str, reason: str, now: datetime) -> Publication:
    """Puts on record that the version was taken away from ``place``, and why; what was said stays in the log.

    Raises ``RefusedError``: ``notice.no_reason``, or ``notice.not_published`` if it does not stand there.
    """
    if not reason.strip():
        raise RefusedError("A text is not taken down without a reason.", code="notice.no_reason", where=place)
    last = notice.publications.filter(place=place).order_by("id").last()
    if last is None or last.is_withdrawal:
        raise RefusedError("The text does not stand at this place.", code="notice.not_published", where=place)
    return _put_on_record(notice, place, now, is_withdrawal=True, reason=reason)


def _put_on_record(
    notice: NoticeVersion, place: str, now: datetime, *, is_withdrawal: bool, reason: str = ""
) -> Publication:
    publication = Publication.objects.create(
        notice=notice, place=place, at=now, is_withdrawal=is_withdrawal, reason=reason
    )
    record_deed(
        incident_ref=notice.incident.ref,
        kind="notice.withdrawn" if is_withdrawal else "notice.published",
        subject=f"{notice.content_sha256[:32]}:{publication.pk}",
        at=now,
        content_sha256=notice.content_sha256,
        place=place,
    )
    return publication


@transaction.atomic
def propose_release(*, incident: Incident, notices: Iterable[NoticeVersion], now: datetime) -> Release:
    """Binds notices together for approval; an exercise stays marked as one."""
    chosen = list(notices)
    release, made = Release.objects.get_or_create(
        incident=incident,
        bundle_sha256=_bundle_digest(chosen),
        defaults={"is_exercise": incident.is_exercise, "proposed_at": now},
    )
    if made:
        release.notices.set(chosen)
    return release


@transaction.atomic
def approve_release(*, release: Release, by: User, bundle_sha256: str, now: datetime) -> Approval:
    """Records that ``by`` read and approves exactly the bundle with this hash.

    Raises ``RefusedError``: ``release.role`` (not an approver), ``release.released`` (it is out already),
    ``release.changed`` (the hash is not that of the release) or ``release.same_person`` (has approved already).
    """
    if not by.may_approve:
        raise RefusedError("This account may not approve a release.", code="release.role", where=release.incident.ref)
    _refuse_released(release)
    if bundle_sha256 != _bundle_digest(release.notices.all()):
        raise RefusedError(
            "The notices are not those that were read.",
            code="release.changed",
            where=release.incident.ref,
            why="Their hash differs from the approved one.",
            fix="Read the present version and approve it.",
        )
    approval = _kept_approval(release, by, bundle_sha256, now)
    record_deed(
        incident_ref=release.incident.ref,
        kind="release.approved",
        subject=f"{bundle_sha256[:32]}:{by.pk}",
        at=now,
        bundle_sha256=bundle_sha256,
        role=by.role,
    )
    return approval


@transaction.atomic
def release_notices(*, release: Release, now: datetime) -> Release:
    """Lets the notices out: current facts, no blocking lint, and unless it is an exercise a clear preflight
    and two people.

    Raises ``RefusedError``: ``release.changed``, ``release.lint``, ``release.stale_fact``, ``release.preflight``,
    ``release.four_eyes`` or ``release.no_counsel``.
    """
    if release.released_at is not None:
        return release
    notices = list(release.notices.prefetch_related("verdicts"))
    _refuse_changed(release, notices)
    _refuse_blocked(release, notices)
    _refuse_stale(release, notices)
    if not release.is_exercise:
        refuse_unready(incident=release.incident, now=now)
        _refuse_unapproved(release)
    release.released_at = now
    release.save(update_fields=["released_at"])
    record_deed(
        incident_ref=release.incident.ref,
        kind="notices.released",
        subject=release.bundle_sha256,
        at=now,
        is_exercise=release.is_exercise,
        notices=sorted(notice.content_sha256 for notice in notices),
        facts=sorted({ref for notice in notices for ref in notice.content["facts"]}),
    )
    return release


def kept_request(request: NoticeRequest) -> dict[str, Any]:
    """The request without its facts, which the incident holds, as JSON."""
    return {key: value for key, value in msgspec.to_builtins(request).items() if key != "facts"}


def request_of(version: NoticeVersion, *, facts: FactBook) -> NoticeRequest | None:
    """What the version was composed from, with these facts and what they promise.

    ``None`` for a version that did not keep it.
    """
    if version.request is None:
        return None
    # A book of facts has a look-up beside its rows, so that it goes in after the reading.
    bare = msgspec.convert(version.request | {"facts": {"facts": []}}, NoticeRequest)
    return replace(bare, facts=facts, remedies=remedies_in(facts))


def notice_of(content: dict[str, Any]) -> Notice:
    """The composed notice from the content of a version."""
    return msgspec.convert({key: value for key, value in content.items() if key != "facts"}, Notice)


def red_lights(*, release: Release, now: datetime) -> list[RefusedError]:
    """Everything that stands against the release now, each with its reason and its remedy."""
    notices = list(release.notices.prefetch_related("verdicts"))
    checks: list[Callable[[], None]] = [
        lambda: _refuse_changed(release, notices),
        lambda: _refuse_blocked(release, notices),
        lambda: _refuse_stale(release, notices),
    ]
    if not release.is_exercise:
        checks.append(lambda: refuse_unready(incident=release.incident, now=now))
        checks.append(lambda: _refuse_unapproved(release))
    return [light for check in checks if (light := _refusal(check)) is not None]


def _refuse_released(release: Release) -> None:
    """Asks the database, and holds the row: the release may have gone out since the page was read."""
    if Release.objects.select_for_update().get(pk=release.pk).released_at is not None:
        raise RefusedError(
            "The release is out already.",
            code="release.released",
            where=release.incident.ref,
            why="An approval after the release would read as if it had come before.",
            fix="Nothing is left to approve; a comment can still be made.",
        )


def _kept_approval(release: Release, by: User, bundle_sha256: str, now: datetime) -> Approval:
    """The database decides whether it is the second: two clicks at once both find none."""
    try:
        with transaction.atomic():
            return Approval.objects.create(release=release, by=by, bundle_sha256=bundle_sha256, at=now)
    except IntegrityError as error:
        raise RefusedError(
            "The same person cannot approve twice.", code="release.same_person", where=release.incident.ref
        ) from error


def _refusal(check: Callable[[], None]) -> RefusedError | None:
    try:
        check()
    except RefusedError as refusal:
        return refusal
    return None


def _refuse_changed(release: Release, notices: list[NoticeVersion]) -> None:
    """The bundle must be the one that was proposed, and every notice must still hash to its name."""
    altered = [notice for notice in notices if _digest_of(notice.content) != notice.content_sha256]
    if altered or _bundle_digest(notices) != release.bundle_sha256:
        raise RefusedError(
            "The notices are not those that were approved.",
            code="release.changed",
            where=release.incident.ref,
            why="Their hash differs from the approved one.",
            fix="Propose the present notices as a new release, and have it approved.",
        )


def _digest_of(content: dict[str, Any]) -> str:
    """The digest of what is kept now; canonical JSON is dear, so that the same bytes are put into it once."""
    kept = hashlib.sha256(msgspec.json.encode(content)).digest()
    if kept not in _DIGESTS:
        if len(_DIGESTS) >= _MOST_DIGESTS:
            _DIGESTS.clear()
        _DIGESTS[kept] = content_digest(notice_of(content))
    return _DIGESTS[kept]


def _refuse_blocked(release: Release, notices: list[NoticeVersion]) -> None:
    blocked = [notice for notice in notices if notice.lint["verdict"] == "block"]
    if blocked:
        rules = sorted(
            {item["rule"] for notice in blocked for item in notice.lint["findings"] if item["severity"] == "error"}
        )
        first = next(item for item in blocked[0].lint["findings"] if item["severity"] == "error")
        raise RefusedError(
            f"{len(blocked)} notices are blocked by the linter.",
            code="release.lint",
            where=f"{release.incident.ref}, notice {blocked[0].language} {blocked[0].channel} for {blocked[0].segment}",
            why=f"Rules: {', '.join(rules)}. The first: {first.get('why', '')}",
            fix=first.get("fix") or "Mend the text or the facts; notices/index.json lists every finding.",
        )


def _refuse_stale(release: Release, notices: list[NoticeVersion]) -> None:
    book = fact_book(incident=release.incident)
    stale = sorted({fact for notice in notices for fact in stale_facts(notice, book=book)})
    if stale:
        raise RefusedError(
            "A notice states a fact that is no longer current.",
            code="release.stale_fact",
            where=release.incident.ref,
            why="Superseded or contradicted: " + ", ".join(stale) + ".",
            fix="Compose the notices again from the present facts.",
        )


def stale_facts(notice: NoticeVersion, *, book: FactBook) -> set[str]:
    """The facts of a version, as ``key@version``, that the book does not hold to any more, or that are contested."""
    standing = standing_refs(book)
    asserted = {ref for sentence in stale_sentences(notice_of(notice.content), book) for ref in sentence.facts}
    return {ref for ref in asserted if ref not in standing} or asserted


def require_standing(*, release: Release) -> None:
    """Asked again before a message leaves: raises ``RefusedError`` (``release.stale_fact``) if a fact has changed."""
    _refuse_stale(release, list(release.notices.all()))


def _refuse_unapproved(release: Release) -> None:
    """Two different people, and one of them answers for the law: counsel or data protection."""
    approvers = _approvers(release)
    if len(approvers) < _APPROVERS_NEEDED:
        raise RefusedError(
            "A release needs the approval of two different people.",
            code="release.four_eyes",
            where=release.incident.ref,
            why=f"{len(approvers)} approved the bundle {release.bundle_sha256[:12]}.",
            fix="Have it read and approved in the console.",
        )
    if not any(user.role in _ANSWER_FOR_THE_LAW for user in approvers):
        raise RefusedError(
            "Nobody who answers for the law has approved the release.",
            code="release.no_counsel",
            where=release.incident.ref,
            fix="Have it read and approved by counsel or the data protection officer.",
        )


def _approvers(release: Release) -> list[User]:
    """People who approved these bytes and may still approve."""
    approvals = release.approvals.filter(bundle_sha256=release.bundle_sha256).select_related("by")
    return [approval.by for approval in approvals if approval.by.may_approve]


def _bundle_digest(notices: Iterable[NoticeVersion]) -> str:
    lines = sorted(f"{item.segment} {item.language} {item.channel} {item.content_sha256}" for item in notices)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
