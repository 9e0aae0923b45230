"""Answers by itself where an approved answer surely fits, once; everything else waits for a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache, partial

import msgspec
from django.db import transaction

from amends.apps.care.answers import answer_for, channel_class_of
from amends.apps.care.boxes import body_of
from amends.apps.care.finding import family_of, root_of
from amends.apps.care.models import ApprovedAnswer, Case, CaseState, Direction, Inquiry, Kind, Message, WayIn
from amends.apps.care.posting import accounts
from amends.apps.care.replying import Keys, begin_reply, drop_draft, send_draft
from amends.apps.care.sla import kind_of
from amends.apps.care.stuck import Stuck
from amends.apps.care.told import BY_ITSELF
from amends.core.errors import RefusedError
from amends.triage import Intent, read_message
from amends.triage.lexicon import read_list

BY = BY_ITSELF
_FRESH = timedelta(minutes=2)  # who waits longer waits for a person
_AT_ONCE = 100
_STUCK = Stuck("answer by itself", most=3)  # a person answers it anyway


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``wordbook/triage/automatic.yaml``: from which certainty on, and what may be asked and stand beside it."""

    in_force_from: date
    owner: str
    reason: str
    sure: float
    intents: tuple[Intent, ...]
    beside: tuple[Intent, ...]


@cache
def rules() -> Rules:
    """The rules as they are shipped; read once per process.  Raises ``InputError`` (``triage.unreadable_data``)."""
    return read_list("automatic", Rules)


def suggestion(message: Message) -> ApprovedAnswer | None:
    """The approved answer for what was understood, in its language and for its way; ``None`` where there is none."""
    if message.case.incident is None or message.direction != Direction.IN:
        return None
    return answer_for(
        incident=message.case.incident,
        intent=message.intent,
        language=message.language,
        channel_class=channel_class_of(message.way_in),
    )


def answer_by_itself(*, message: Message, keys: Keys, now: datetime) -> Message | None:
    """Sends the approved answer where it may go without a person; ``None`` where a person has to read it.

    A person it is for: what is sensitive, what was written by a stranger to the case, a second question after an
    answer, several questions at once, whatever a law gives a clock to, and what we are not sure of.
    """
    if not _may(message):
        return None
    answer = suggestion(message)
    if answer is None or _asks_more(message, keys):
        return None
    with transaction.atomic():
        if not _is_free(message):  # somebody has taken it on, or another process answers it
            return None
        draft = begin_reply(message=message, answer=answer, by=BY, public_key=keys.public_key, now=now)
        try:
            return send_draft(draft=draft, by=BY, keys=keys, now=now)
        except RefusedError:  # the contact decision says no, or not now: a person finds a way
            drop_draft(draft=draft, now=now)
            return None


def answer_what_is_sure(*, secret: Callable[[str], bytes], public_key: bytes, now: datetime) -> int:
    """Desk work: answers what came in within the last minutes and nobody has taken; how many.

    A message that cannot be opened or kept stops nobody else's (``care.stuck``).  ``secret`` gives ``desk.key`` and
    ``portal.pepper``.
    """
    keys = Keys(secret=secret("desk.key"), public_key=public_key, pepper=secret("portal.pepper"))
    fresh = Message.objects.filter(
        direction=Direction.IN, taken_at__gt=now - _FRESH, intent__in=rules().intents, certainty__gte=rules().sure,
        is_sensitive=False, is_automatic=False, case__state=CaseState.OPEN, case__owner="", drafts__isnull=True,
    )  # fmt: skip
    free = fresh.exclude(ref__in=_STUCK.held(now))
    rows = free.select_related("case__incident", "inquiry").order_by("taken_at", "id")[:_AT_ONCE]
    return sum(_STUCK.tried(row.ref, partial(_answered, row, keys, now), now=now) for row in rows)


def _answered(message: Message, keys: Keys, now: datetime) -> bool:
    return answer_by_itself(message=message, keys=keys, now=now) is not None


def _may(message: Message) -> bool:
    family = family_of(message.case)
    if any(case.is_sensitive for case in family) or message.is_sensitive or message.is_automatic:
        return False
    if message.certainty < rules().sure or message.intent not in rules().intents:
        return False
    if not _leaves_by_itself(message) or message.bound_to.startswith("message:"):
        return False
    if kind_of(message.intent) not in (Kind.QUESTION, Kind.SCAM_REPORT) or message.case.kind != kind_of(message.intent):
        return False
    return not Message.objects.filter(case__in=family).exclude(pk=message.pk).exists()


def _is_free(message: Message) -> bool:
    """Whether nobody has it; held until the transaction ends, so that nobody takes it on in between."""
    if message.inquiry_id is not None:  # before the case, in the order in which an answer of staff holds both
        Inquiry.objects.select_for_update(of=("self",)).get(pk=message.inquiry_id)
    held = Case.objects.select_for_update(of=("self",), no_key=True).get(pk=root_of(message.case).pk)
    return held.owner == "" and held.state == CaseState.OPEN and not message.drafts.exists()


def _leaves_by_itself(message: Message) -> bool:
    """Whether a program can say it: nobody is called, and nothing is printed or posted, by an answer that is ready."""
    if message.inquiry_id is not None or (message.way_in == WayIn.MAIL and message.network == "mail"):
        return True
    return message.is_public and message.network in accounts()


def _asks_more(message: Message, keys: Keys) -> bool:
    """Whether a person has to read it after all: it is unclear, or brings something that a text would pass over."""
    body = body_of(message, secret=keys.secret)
    reading = read_message(body.text, language=message.language, subject=body.subject)
    if reading.goes_to_person_first or reading.is_unclear or reading.is_automatic:
        return True
    expected = {message.intent, *rules().beside}
    return any(found.certainty >= rules().sure for found in reading.intents if found.intent not in expected)
