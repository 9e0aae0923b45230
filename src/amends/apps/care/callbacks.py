"""Somebody waits for our call: when, how often we tried, and that it was done."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from amends.apps.care.letter import require_reach
from amends.apps.care.models import Callback, CallbackState, Case, CaseEvent, CaseEventKind
from amends.apps.care.permission import Contact, decided, why_not
from amends.core.channels import Channel
from amends.core.errors import InputError, RefusedError
from amends.core.ids import new_ref
from amends.core.sealing import open_sealed, seal_for


def ask_callback(
    *, case: Case, number: str, slot_from: datetime, slot_to: datetime, public_key: bytes, now: datetime
) -> Callback:
    """A call is asked for; raises ``InputError`` (``care.no_number``, ``care.slot``)."""
    reach = require_reach(number)
    if not any(letter.isdigit() for letter in reach):
        raise InputError("No telephone number was given.", code="care.no_number", where="number", fix="Give one.")
    if not slot_from < slot_to or slot_to <= now:
        raise InputError(
            "The time for the call is not ahead.", code="care.slot", where="slot", fix="Give a later time."
        )
    ref = new_ref("CB", length=10)
    return Callback.objects.create(
        ref=ref,
        case=case,
        box=seal_for(public_key, reach.encode(), context=f"care callback {ref}"),
        language=case.language,
        asked_at=now,
        slot_from=slot_from,
        slot_to=slot_to,
        at=now,
    )


def callbacks_due(*, at: datetime, languages: Collection[str] = ()) -> QuerySet[Callback]:
    """Whom to call now, those whose time ends first before others; whose time has passed is called first of all."""
    found = Callback.objects.filter(state=CallbackState.OPEN, slot_from__lte=at)
    found = found.filter(language__in=languages) if languages else found
    return found.select_related("case__incident").order_by("slot_to", "id")


def number_of(callback: Callback, *, secret: bytes) -> str:
    """The number, for who calls now; the look is recorded by the caller (``history.open_case``)."""
    return open_sealed(secret, bytes(callback.box), context=f"care callback {callback.ref}").decode()


def may_call(*, callback: Callback, by: str, secret: bytes, now: datetime) -> str:
    """The number, where the contact decision lets it be dialled now; in quiet hours the call moves to their end.

    Raises ``RefusedError``: ``care.contact_deferred`` (it stands in the list again by then), ``care.contact_denied``.
    """
    number, case = number_of(callback, secret=secret), callback.case
    contact = Contact(
        incident=case.incident,
        kind=case.kind,
        language=callback.language,
        channel=Channel.VOICE,
        name=(case.person_hash or case.author_digest or callback.ref)[:64],
        address=number,
    )
    answer = decided(contact, by=by, now=now, case=case)
    why = why_not(answer, contact.channel)
    if not why:
        return number
    if answer.not_before is not None:
        _move(callback, answer.not_before, now)
    raise RefusedError(
        "Nobody is called now." if answer.not_before else "Nobody is called here.",
        code="care.contact_deferred" if answer.not_before else "care.contact_denied",
        where=callback.ref,
        why=why,
        fix="Call then; it stands in the list." if answer.not_before else "Answer by another way.",
    )


def _move(callback: Callback, not_before: datetime, now: datetime) -> None:
    length = callback.slot_to - callback.slot_from
    slot_to = max(callback.slot_to, not_before + length)
    Callback.objects.filter(pk=callback.pk).update(slot_from=not_before, slot_to=slot_to, at=now)
    callback.refresh_from_db()


@transaction.atomic
def note_call(*, callback: Callback, is_reached: bool, by: str, now: datetime, gives_up: bool = False) -> None:
    """A call was made.  Who was reached waits no more; nobody is given up before a third try.

    Raises ``RefusedError``: ``care.callback_over``, ``care.tries``.
    """
    mine = Callback.objects.select_for_update().get(pk=callback.pk)
    if mine.state != CallbackState.OPEN:
        raise RefusedError("This call is over.", code="care.callback_over", where=mine.ref)
    if gives_up and not is_reached and mine.attempts + 1 < 3:
        raise RefusedError(
            "Nobody is given up before a third try.", code="care.tries", where=mine.ref,
            why=f"It was tried {mine.attempts} times.", fix="Try again at another time of day, or write.",
        )  # fmt: skip
    state = CallbackState.DONE if is_reached else CallbackState.GIVEN_UP if gives_up else CallbackState.OPEN
    Callback.objects.filter(pk=mine.pk).update(attempts=F("attempts") + 1, state=state, at=now, by=by)
    CaseEvent.objects.create(case=mine.case, kind=CaseEventKind.CALLBACK, at=now, by=by, reason=f"{mine.ref} {state}")
    callback.refresh_from_db()
