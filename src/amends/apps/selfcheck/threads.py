"""Threads: what a person wrote to us and what we answered, in one place that only they can open.

A thread is opened by who is proven to be the person (My case), or by the number of a chat's first receipt.  Each
message is an inquiry with a clock of its own, so that no later one is lost behind an answered one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db import transaction

from amends.apps.care.models import Inquiry, InquiryState, WayIn
from amends.apps.care.numbers import read_number
from amends.apps.care.selectors import Told, told_to
from amends.apps.care.services import Receipt, Said, take_inquiry
from amends.apps.incidents.models import Incident
from amends.apps.selfcheck.models import ThreadLine
from amends.apps.selfcheck.selectors import Found
from amends.apps.selfcheck.standing import opened_with, sealed_with
from amends.core.errors import RefusedError
from amends.core.ids import keyed_hash

MOST_LINES = 100
"""Of one thread that a page shows and that may be written: who holds one code cannot fill the table."""


@dataclass(frozen=True, kw_only=True)
class Thread:
    """How a thread is found, and the key of what is kept in it."""

    name: str
    key: bytes
    person_hash: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One message of the person with everything that they were told about it, oldest first."""

    at: datetime
    kind: str
    words: str
    number: str
    state: str
    due_at: datetime | None
    told: tuple[Told, ...]


class _Kept(msgspec.Struct, frozen=True):
    words: str
    number: str


def thread_of_person(found: Found, *, pepper: bytes) -> Thread:
    """The thread of whoever opened a door of somebody affected."""
    secret = (found.doors.incident.ref, found.standing.person_ref)
    return _thread(pepper, "person", *secret, person_hash=found.standing.person_hash)


def thread_of_number(typed: str, *, pepper: bytes) -> Thread | None:
    """The thread that the chat's first receipt opens, however its number was typed; ``None`` for no number."""
    number = read_number(typed)
    return None if number is None else _thread(pepper, "number", number)


@transaction.atomic
def write_line(
    *,
    said: Said,
    way_in: WayIn,
    incident: Incident | None,
    now: datetime,
    public_key: bytes,
    pepper: bytes,
    thread: Thread | None = None,
    once: str = "",
    may_mail: bool = True,
    look_url: str = "",
) -> Receipt:
    """Takes a message in and puts it to the thread; without one the receipt's number opens a new thread.

    ``once`` names one sending of one form.  Raises what ``take_inquiry`` raises, and ``RefusedError``
    (``thread.full``).
    """
    _require_room(thread)
    receipt = take_inquiry(
        said=said, way_in=way_in, incident=incident, received_at=now, now=now, public_key=public_key, pepper=pepper,
        once=once, may_mail=may_mail, look_url=look_url,
    )  # fmt: skip
    begun = thread or thread_of_number(receipt.number, pepper=pepper)
    if begun is not None:
        keep_line(thread=begun, receipt=receipt, words=said.text, now=now)
    return receipt


def keep_line(*, thread: Thread, receipt: Receipt, words: str, now: datetime) -> None:
    """Puts what was taken in already (a claim, an appeal) to the thread; a second click changes nothing."""
    if ThreadLine.objects.filter(inquiry=receipt.inquiry).exists():
        return
    box = sealed_with(thread.key, msgspec.msgpack.encode(_Kept(words, receipt.number)))
    ThreadLine.objects.create(
        thread=thread.name, person_hash=thread.person_hash, inquiry=receipt.inquiry, box=box, at=now
    )


def lines_of(thread: Thread, *, pepper: bytes) -> tuple[Line, ...]:
    """The thread, oldest first.  Raises ``MachineError`` (``sealed.closed``) for an answer that was altered."""
    rows = ThreadLine.objects.filter(thread=thread.name).select_related("inquiry").order_by("id")
    return tuple(_lines(rows[:MOST_LINES], thread, pepper))


def _lines(rows: Iterable[ThreadLine], thread: Thread, pepper: bytes) -> Iterator[Line]:
    for row in rows:
        plain = opened_with(thread.key, bytes(row.box))
        if plain is None:  # another key sealed it: of a pepper that is gone
            continue
        kept = msgspec.msgpack.decode(plain, type=_Kept)
        yield _line(row.inquiry, kept, pepper)


def _line(inquiry: Inquiry, kept: _Kept, pepper: bytes) -> Line:
    return Line(
        at=inquiry.received_at,
        kind=inquiry.kind,
        words=kept.words,
        number=kept.number,
        state=inquiry.state,
        due_at=inquiry.due_at if inquiry.state == InquiryState.OPEN else None,
        told=told_to(inquiry, number=kept.number, pepper=pepper),
    )


def _thread(pepper: bytes, kind: str, *secret: str, person_hash: str = "") -> Thread:
    return Thread(
        name=keyed_hash(pepper, "thread name", kind, *secret),
        key=bytes.fromhex(keyed_hash(pepper, "thread key", kind, *secret)),
        person_hash=person_hash,
    )


def _require_room(thread: Thread | None) -> None:
    if thread is not None and ThreadLine.objects.filter(thread=thread.name).count() >= MOST_LINES:
        raise RefusedError(
            "This thread is full.", code="thread.full", where="thread", why=f"It has {MOST_LINES} messages.",
            fix="Write by another of the ways to reach us.",
        )  # fmt: skip
