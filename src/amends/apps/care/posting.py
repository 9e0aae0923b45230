"""Answers below public posts: handed to the network by the desk, or kept for staff; until then shown as not posted.

Only an approved answer is posted by a program.  What a member of staff wrote is theirs to post, and no public word of
ours holds anybody's personal data.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from amends.apps.care.boxes import body_of
from amends.apps.care.models import CaseEvent, CaseEventKind, Message, Posting, PostingState
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.core.channels import Channel
from amends.core.envelope import Envelope, pack
from amends.core.errors import AmendsError, InputError, MachineError, RefusedError
from amends.core.ports import Outcome, OutcomeKind, Parcel
from amends.providers.social.replies import reply_way
from amends.triage.personal import personal_data_in

_ACCOUNTS = "AMENDS_SOCIAL_URLS"
_AT_ONCE, _MOST_TRIES = 20, 5
_PAUSE = timedelta(minutes=2)
_AGAIN = (OutcomeKind.TEMPORARY, OutcomeKind.UNSENT)
_NOT_A_NAME = re.compile(r"[^0-9a-z@.]")


def accounts(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Network to URL of our account there: ``AMENDS_SOCIAL_URLS``, blanks between (``mastodon://...?token=env:X``)."""
    return {url.partition("://")[0]: url for url in environ.get(_ACCOUNTS, "").split() if "://" in url}


def require_nobodys_data(words: str, *, incident: Incident | None, where: str) -> None:
    """Raises ``RefusedError`` (``care.public_data``) where a public text holds data of a person; ours may stand."""
    contact = case_of(incident).incident.controller.contact if incident else None
    ours = {_bare(text) for text in (contact.phone, contact.email, contact.dpo_email) if text} if contact else set()
    found = [one for one in personal_data_in(words) if _bare(words[one.start : one.end]) not in ours]
    if found:
        raise RefusedError(
            "A public answer holds data of a person.",
            code="care.public_data",
            where=f"{where}, characters {found[0].start} to {found[0].end}",
            why=f"It looks like: {', '.join(sorted({str(one.kind) for one in found}))}.",
            fix="Leave it out; ask the person to write to us in private.",
        )


def keep_posting(message: Message, *, is_approved: bool, now: datetime) -> Posting:
    """What is to be posted: by the desk where the words are approved and an account is set, else by staff."""
    by_desk = is_approved and message.network in accounts()
    return Posting.objects.create(
        message=message,
        network=message.network,
        state=PostingState.PLANNED if by_desk else PostingState.STAFF,
        at=now,
    )


def not_yet_posted(*, kinds: Collection[str], incident_id: int = 0) -> QuerySet[Posting]:
    """Answers that are written and do not stand in public, the oldest first; ``state`` says who posts them."""
    found = Posting.objects.exclude(state=PostingState.POSTED).filter(message__case__kind__in=kinds)
    found = found.filter(message__case__incident_id=incident_id) if incident_id else found
    return found.select_related("message__case__incident").order_by("id")


def note_posted(*, posting: Posting, by: str, now: datetime, public_ref: str = "") -> None:
    """A member of staff has posted it, or has seen that it stands; raises ``RefusedError`` (``care.posted``)."""
    waiting = Posting.objects.filter(pk=posting.pk).exclude(state__in=(PostingState.POSTED, PostingState.PLANNED))
    if not waiting.update(state=PostingState.POSTED, by=by, at=now, public_ref=public_ref.strip()[:300], reason=""):
        raise RefusedError(
            "It is not for staff to post.", code="care.posted", where=posting.message.ref,
            why="It stands already, or the desk is about to post it.",
        )  # fmt: skip
    _say(posting, by, now)
    posting.refresh_from_db()


def post_replies(*, secret: Callable[[str], bytes], urls: Mapping[str, str] | None = None, now: datetime) -> int:
    """Posts what is planned, one at a time; how many came to an end.  ``secret`` gives ``desk.key``.

    What was begun and never answered is left to staff, who look whether it stands: nothing is said twice.
    """
    known = accounts() if urls is None else urls
    due = Posting.objects.filter(Q(not_before__isnull=True) | Q(not_before__lte=now), state=PostingState.PLANNED)
    rows = due.select_related("message__case__incident", "message__in_reply_to").order_by("id")[:_AT_ONCE]
    return sum(_posted(row, known.get(row.network, ""), secret("desk.key"), now) for row in list(rows))


def _posted(row: Posting, url: str, key: bytes, now: datetime) -> bool:
    mine = Posting.objects.filter(pk=row.pk, state=PostingState.PLANNED)
    if not url:
        return bool(mine.update(state=PostingState.STAFF, at=now, reason="no account is set"))
    if not mine.update(state=PostingState.STARTED, attempts=row.attempts + 1, at=now):
        return False
    try:
        outcome = _sent(row.message, url, key)
    except MachineError as error:  # the server is away: nothing was said
        outcome = Outcome(OutcomeKind.UNSENT, reason=error.code)
    except AmendsError as error:  # no such account, no such post, or data of a person
        outcome = Outcome(OutcomeKind.REFUSED, reason=error.code)
    return _settled(row, outcome, now)


def _sent(message: Message, url: str, key: bytes) -> Outcome:
    to = message.in_reply_to
    if to is None:
        raise InputError("It answers no post.", code="care.no_post", where=message.ref)
    words, origin = body_of(message, secret=key).text, body_of(to, secret=key).origin
    require_nobodys_data(words, incident=message.case.incident, where=message.ref)
    envelope = Envelope(message_id=message.ref, to="", language=message.language, text=words.strip())
    parcel = Parcel(message_id=message.ref, channel=Channel.SOCIAL, to="", content=pack(envelope))
    return asyncio.run(_handed_over(url, origin, parcel))


async def _handed_over(url: str, origin: str, parcel: Parcel) -> Outcome:
    way = reply_way(url, to=origin)
    await way.open()
    try:
        return await way.send(parcel)
    finally:
        await way.close()


def _settled(row: Posting, outcome: Outcome, now: datetime) -> bool:
    begun = Posting.objects.filter(pk=row.pk, state=PostingState.STARTED)
    if outcome.kind is OutcomeKind.ACCEPTED:
        begun.update(state=PostingState.POSTED, public_ref=outcome.ref[:300], at=now, reason="")
        _say(row, "amends", now)
        return True
    if outcome.kind in _AGAIN and row.attempts + 1 < _MOST_TRIES:
        again_at = now + _PAUSE * 2**row.attempts
        begun.update(state=PostingState.PLANNED, not_before=again_at, reason=outcome.reason[:300], at=now)
        return False
    begun.update(state=PostingState.STAFF, reason=(outcome.reason or str(outcome.kind))[:300], at=now)
    return True


def _say(row: Posting, by: str, now: datetime) -> None:
    CaseEvent.objects.create(case=row.message.case, kind=CaseEventKind.POSTED, at=now, by=by, reason=row.message.ref)


def _bare(text: str) -> str:
    return _NOT_A_NAME.sub("", text.casefold())
