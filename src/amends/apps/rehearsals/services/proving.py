"""Proof runs and previews: what real persons will get, to the byte, with the reason for looking kept."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db.models import QuerySet

from amends.apps.accounts.models import User
from amends.apps.delivery.contents import Contents
from amends.apps.delivery.models import Message
from amends.apps.delivery.ports import Row
from amends.apps.journal.services import record_deed
from amends.apps.looks.models import Look, LookKind
from amends.apps.looks.services import LEAST_REASON, person_hash, record_look
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import notice_of
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.rendering import ReleasedNotices
from amends.apps.rehearsals.services.situating import sender_of
from amends.core.channels import Channel
from amends.core.errors import InputError, RefusedError
from amends.core.files import write_json
from amends.core.ids import keyed_hash, short_code
from amends.core.person import PersonRow
from amends.exposure import read_audience
from amends.wording import Notice
from amends.wording.proofs import Proof, choose_proofs

Secret = Callable[[str], bytes]  # the installation's secret of a name
_SUFFIXES = {Channel.EMAIL: "eml", Channel.POST: "pdf", Channel.SMS: "txt"}


@dataclass(frozen=True, kw_only=True)
class Preview:
    """One person's message as it goes out: a whole mail, a letter as PDF, or the words of a text message."""

    channel: Channel
    data: bytes
    subject: str
    html: str | None


def preview_of(
    rehearsal: Rehearsal, person_ref: str, *, by: str, reason: str, secret: Secret, now: datetime
) -> Preview:
    """What one person will get; who looked and why is kept, and the record holds keyed hashes of it.

    Whether somebody is affected is an answer too: the look is kept before it is given, also for who is not.
    Raises ``RefusedError`` (``preview.no_reason``), ``InputError`` (``preview.nobody``).
    """
    _require_reason(reason, rehearsal)
    key = secret(f"{rehearsal.incident.ref}.key")
    person_name = person_hash(key, person_ref)
    what = "the message as it goes out"
    look = _look(rehearsal, LookKind.PREVIEW, what=what, by=by, reason=reason, now=now, person=person_name)
    message = _messages(rehearsal).filter(person_ref=person_ref).order_by("id").first()
    person = next((row for row in read_audience(Path(rehearsal.folder)) if row.person_ref == person_ref), None)
    if message is None or person is None:
        raise InputError(
            "Nothing is planned for this person.",
            code="preview.nobody",
            where=rehearsal.incident.ref,
            fix="Give the reference of an affected person; the reconciliation says who is excepted or owed, and why.",
        )
    _keep(look, key, "message.previewed", person=person_name)
    row = _row(rehearsal, person, message, key)
    return _rendered(rehearsal, row, Channel(message.channel))


def proof_run(
    rehearsal: Rehearsal, folder: Path, *, by: str, reason: str, secret: Secret, now: datetime
) -> list[Proof]:
    """Renders the fewest persons that show every branch into ``folder``, with an index; on record with the reason.

    The files hold personal data: only the owner of the process may read them.
    """
    _require_reason(reason, rehearsal)
    key = secret(f"{rehearsal.incident.ref}.key")
    look = _look(rehearsal, LookKind.PROOFS, what="messages as they go out", by=by, reason=reason, now=now, person="")
    chosen = choose_proofs(_audience(rehearsal))
    _keep(look, key, "proofs.rendered", proofs=len(chosen))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    index = []
    for number, proof in enumerate(chosen, start=1):
        message = _messages(rehearsal).filter(person_ref=proof.person.person_ref).order_by("id").first()
        assert message is not None  # the audience is that of the messages
        preview = _rendered(rehearsal, _row(rehearsal, proof.person, message, key), Channel(message.channel))
        name = f"{number:03}-{proof.notice.language}-{message.channel}.{_SUFFIXES[preview.channel]}"
        _write_private(folder / name, preview.data)
        index.append({"file": name, "shows": list(proof.shows), "content_sha256": proof.notice.content_sha256})
    write_json(folder / "index.json", index)
    return list(chosen)


def _look(rehearsal: Rehearsal, kind: LookKind, *, what: str, by: str, reason: str, now: datetime, person: str) -> Look:
    staff = User.objects.filter(username=by).first()
    return record_look(
        by=staff or by, incident=rehearsal.incident, kind=kind, what=what, reason=reason, person_hash=person, now=now
    )


def _keep(look: Look, key: bytes, deed: str, **data: str | int) -> None:
    """What was looked at, on record by hashes: nobody can erase from there."""
    record_deed(
        incident_ref=look.incident.ref,
        kind=deed,
        subject=keyed_hash(key, look.kind, look.person_hash, look.by_name, look.at.isoformat())[:40],
        at=look.at,
        by=keyed_hash(key, "staff", look.by_name)[:40],
        reason_sha256=hashlib.sha256(look.reason.encode()).hexdigest(),
        **data,
    )


def _require_reason(reason: str, rehearsal: Rehearsal) -> None:
    if len(reason.strip()) < LEAST_REASON:
        raise RefusedError(
            "Nobody looks at a person's message without a reason.",
            code="preview.no_reason",
            where=rehearsal.incident.ref,
            fix="Say why you look; it is kept with your name.",
        )


def _messages(rehearsal: Rehearsal) -> QuerySet[Message]:
    return Message.objects.filter(campaign__incident_ref=rehearsal.incident.ref)


def _audience(rehearsal: Rehearsal) -> Iterator[tuple[PersonRow, Notice]]:
    planned = dict(_messages(rehearsal).order_by("-id").values_list("person_ref", "notice_sha256"))
    notices: dict[str, Notice] = {}
    for person in read_audience(Path(rehearsal.folder)):
        digest = planned.get(person.person_ref)
        if digest is None:
            continue
        if digest not in notices:
            version = NoticeVersion.objects.filter(incident=rehearsal.incident, content_sha256=digest).first()
            assert version is not None  # a message is planned from a version that is kept
            notices[digest] = notice_of(version.content)
        yield person, notices[digest]


def _row(rehearsal: Rehearsal, person: PersonRow, message: Message, key: bytes) -> Row:
    """As planning made it: the code follows from the identity of the message."""
    identity = (rehearsal.incident.ref, message.notice_sha256, person.person_ref, message.channel, "first")
    code = short_code(key, "code", *identity)
    return Row(message.message_id, message.notice_sha256, message.content_sha256, code, person)


def _rendered(rehearsal: Rehearsal, row: Row, channel: Channel) -> Preview:
    renderer = ReleasedNotices(rehearsal.incident, as_of=rehearsal.as_of)
    if channel is Channel.POST:
        return Preview(channel=channel, data=renderer.letters([row]).pdf, subject="", html=None)
    if channel is not Channel.EMAIL:
        said = renderer.envelope(row, channel)
        return Preview(channel=channel, data=said.text.encode(), subject=said.title, html=None)
    at = Message.objects.get(message_id=row.message_id).campaign.started_at
    content = renderer.email(row)
    data = Contents(renderer, sender=sender_of(rehearsal.incident), at=at).make(row, channel)
    return Preview(channel=channel, data=data, subject=content.subject, html=content.html)


def _write_private(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
