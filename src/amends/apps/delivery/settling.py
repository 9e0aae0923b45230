"""What is heard of a message later: a receipt, or the word of a person, moves it by lawful steps only."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from amends.apps.delivery.models import Message
from amends.apps.delivery.states import STEPS, MessageState
from amends.apps.journal.services import record_deed
from amends.core.errors import InputError, RefusedError
from amends.core.ports import ReceiptKind

_LEADS_TO = {
    ReceiptKind.ACCEPTED: MessageState.ACCEPTED,
    ReceiptKind.DELIVERED: MessageState.DELIVERED,
    ReceiptKind.BOUNCED: MessageState.BOUNCED,
}
_BY_HAND = frozenset((MessageState.HELD, MessageState.UNKNOWN))
_WORDS = {
    "arrived": MessageState.ACCEPTED,
    "lost": MessageState.REFUSED,
    "again": MessageState.PLANNED,
    "cancel": MessageState.CANCELLED,
}


def settle_by_receipt(*, message_id: str, kind: ReceiptKind, is_permanent: bool, at: datetime, reason: str) -> bool:
    """Moves a message to what a receipt proves; false where its state says so already or allows no such step.

    A delay, a complaint and an opening prove nothing about delivery and move nothing.
    """
    state = _LEADS_TO.get(kind)
    if state is None:
        return False
    lasting = "permanent" if is_permanent else "for now"
    because = f"receipt, {lasting}: {reason}" if state is MessageState.BOUNCED else f"receipt: {reason}"
    return _moved(message_id, state, at, because[:300])


@transaction.atomic
def decide_by_hand(*, message_id: str, word: str, by: str, reason: str, now: datetime) -> MessageState:
    """What a person decides of a message that is held or unknown: ``arrived lost again cancel``.

    ``arrived``, ``lost`` and ``again`` are for what is unknown, ``cancel`` for both.  Whoever sends an unknown message
    again makes a second copy possible: it is held first, then planned.  What the guard holds is never sent.
    Raises ``InputError`` (``delivery.unknown_message``, ``delivery.no_reason``, ``delivery.unknown_word``) and
    ``RefusedError`` (``delivery.unlawful_step``, ``delivery.guarded``).
    """
    if not by.strip() or not reason.strip():
        raise InputError("A decision needs a name and a reason.", code="delivery.no_reason", where=message_id)
    if word not in _WORDS:
        raise InputError(
            "This is not a decision about a message.",
            code="delivery.unknown_word",
            where=word,
            fix=f"Say one of {', '.join(_WORDS)}.",
        )
    message = Message.objects.select_related("campaign", "segment").filter(message_id=message_id).first()
    if message is None:
        raise InputError("The ledger has no such message.", code="delivery.unknown_message", where=message_id)
    state = _WORDS[word]
    if message.state not in _BY_HAND:
        raise _unlawful(message_id, message.state, state)
    if message.state == MessageState.HELD and state is MessageState.PLANNED and not message.attempts:
        raise RefusedError(
            "The wrong-person guard holds this message.",
            code="delivery.guarded",
            where=message_id,
            why=message.reason,
            fix="Mend the customer file or the register and plan anew; this one can only be cancelled.",
        )
    if message.state == MessageState.UNKNOWN and state in (MessageState.PLANNED, MessageState.CANCELLED):
        _moved(message_id, MessageState.HELD, now, "held for a decision")
    if not _moved(message_id, state, now, f"decided by a person: {reason}"[:300]):
        raise _unlawful(message_id, message.state, state)
    if state is MessageState.PLANNED:
        message.segment.reopen()
    record_deed(
        incident_ref=message.campaign.incident_ref,
        kind="message.decided",
        subject=f"{message_id.partition('@')[0]}/{now.isoformat()}",
        at=now,
        message_id=message_id,
        decision=word,
        reason_sha256=hashlib.sha256(reason.encode()).hexdigest(),
    )
    return state


def _moved(message_id: str, state: MessageState, at: datetime, reason: str) -> bool:
    """One conditional update, so that two who decide at once do not both succeed."""
    before = [old for old, following in STEPS.items() if state in following]
    if state is MessageState.ACCEPTED:
        before = [MessageState.UNKNOWN]  # a worker alone settles what it is sending
    elif state is MessageState.REFUSED:
        before = [MessageState.UNKNOWN]
    elif state is MessageState.PLANNED:
        before = [MessageState.HELD]
    changed = Message.objects.filter(message_id=message_id, state__in=before).update(state=state, at=at, reason=reason)
    return changed == 1


def _unlawful(message_id: str, old: str, new: str) -> RefusedError:
    return RefusedError(
        "The message cannot be moved by this decision.",
        code="delivery.unlawful_step",
        where=message_id,
        why=f"It is {old}; only what is held or unknown waits for a person, and {new} does not follow from it.",
    )
