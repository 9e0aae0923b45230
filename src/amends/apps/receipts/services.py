"""Takes receipts: keeps the evidence, puts it on record, and moves the message where the evidence says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import IntegrityError, transaction
from django.db.models import F

from amends.apps.delivery import services as delivery
from amends.apps.delivery.models import Message
from amends.apps.delivery.states import MessageState
from amends.apps.journal.services import record_deed
from amends.apps.receipts.effects import When, effect_of
from amends.apps.receipts.matching import Names, code_digest, matched
from amends.apps.receipts.models import Evidence, OtherMail, RefusedCall, Unmatched, Waiting
from amends.apps.receipts.models import Receipt as Kept
from amends.apps.receipts.parts import kind_of_whole, note_parts
from amends.apps.receipts.scopes import scope_of
from amends.core.clock import require_aware
from amends.core.ports import Receipt, ReceiptKind
from amends.providers.receipts.digest import digest_of
from amends.providers.receipts.words import without_persons

_AT_ONCE = 100  # in one transaction: a kill repeats so many, and each counts once all the same
_LONGEST_NAME = 200
# What comes with receipts and is none: counted with the mails that are none, by disposition and reason.
_ASIDE = {
    "smpp-reply": ("reply", "an answer by SMS"),
    "spool": ("not_understood", "a broken line among receipts that a worker kept"),
}


@dataclass(frozen=True)
class Taken:
    """What became of receipts.  ``taken`` are new and matched; ``settled`` of them moved their message.

    ``waiting`` are kept until their message settles, ``unmatched`` until a message has their name.
    """

    taken: int = 0
    duplicates: int = 0
    unmatched: int = 0
    waiting: int = 0
    settled: int = 0
    kinds: dict[str, int] = field(default_factory=dict)

    def __add__(self, other: Taken) -> Taken:
        return Taken(
            self.taken + other.taken,
            self.duplicates + other.duplicates,
            self.unmatched + other.unmatched,
            self.waiting + other.waiting,
            self.settled + other.settled,
            dict(Counter(self.kinds) + Counter(other.kinds)),
        )


def take_receipts(receipts: Iterable[Receipt], *, now: datetime) -> Taken:
    """Takes receipts, in any order and any number of times; ``now`` is aware.

    Each is kept once and is an entry of its incident's record.  The ledger moves by lawful steps alone.
    """
    require_aware(now, where="now")
    total, rest = Taken(), iter(receipts)
    while batch := list(islice(rest, _AT_ONCE)):
        with transaction.atomic():
            for receipt in batch:
                total += _take(receipt, now)
    return total


def apply_waiting(now: datetime) -> Taken:
    """Applies what waits for messages that have settled since, and matches what had no message yet.

    To be called by a worker now and then; what cannot be done yet stays.
    """
    require_aware(now, where="now")
    total = Taken()
    with transaction.atomic():
        note_parts()
    for number in _numbers(Unmatched):
        with transaction.atomic():
            total += _match_again(number, now)
    for number in _numbers(Waiting):
        with transaction.atomic():
            total += _apply(number)
    return total


def count_refused_call(*, provider: str, why: str, now: datetime) -> None:
    """Counts a call of a hook that was refused (``forged``, ``unreadable``)."""
    row, _ = RefusedCall.objects.get_or_create(provider=provider, day=now.date(), why=why)
    RefusedCall.objects.filter(pk=row.pk).update(count=F("count") + 1)


def _take(receipt: Receipt, now: datetime) -> Taken:
    if receipt.source in _ASIDE:
        disposition, why = _ASIDE[receipt.source]
        defaults = {"disposition": disposition, "why": why, "at": require_aware(receipt.at, where=receipt.source)}
        OtherMail.objects.get_or_create(sha256=digest_of(receipt.source, receipt.event), defaults=defaults)
        return Taken()
    fields = _fields(receipt, now)
    if Kept.objects.filter(source=fields["source"], event=fields["event"]).exists():
        return Taken(duplicates=1)
    names = _names(receipt)
    match = matched(names)
    if match.message is None:
        return _keep_unmatched(fields, names, match.why)
    return _keep(fields, match.message, now)


def _keep_unmatched(fields: dict[str, object], names: Names, why: str) -> Taken:
    more = {"message_id": names.message_id, "ref": names.ref, "code_sha256": names.code_sha256}
    defaults = {**fields, **more, "why": why}
    key = {name: defaults.pop(name) for name in ("source", "event")}
    _, is_new = Unmatched.objects.get_or_create(**key, defaults=defaults)
    return Taken(unmatched=1) if is_new else Taken(duplicates=1)


def _keep(fields: dict[str, object], message: Message, now: datetime) -> Taken:
    fields = {**fields, "kind": kind_of_whole(fields, message)}
    try:
        with transaction.atomic():
            kept = Kept.objects.create(message=message, **fields)
    except IntegrityError:  # another process was faster
        return Taken(duplicates=1)
    _record(kept, message)
    state = _settle(kept, message)
    if state is When.LATER:
        Waiting.objects.create(receipt=kept, since=now)
    return Taken(taken=1, waiting=state is When.LATER, settled=state is When.NOW, kinds={kept.kind: 1})


def _settle(kept: Kept, message: Message) -> When:
    """Moves the message as far as the receipt and the ledger's table of steps allow."""
    effect = effect_of(
        source=kept.source,
        kind=ReceiptKind(kept.kind),
        is_permanent=kept.is_permanent,
        state=MessageState(message.state),
    )
    if effect.when is not When.NOW or effect.kind is None:
        return effect.when
    is_moved = delivery.settle_by_receipt(
        message_id=message.message_id,
        kind=effect.kind,
        is_permanent=kept.is_permanent,
        at=kept.at,
        reason=_reason(kept),
    )
    if is_moved:
        return When.NOW
    message.refresh_from_db(fields=["state"])  # somebody took it up, or settled it, in between
    return When.LATER if message.state == MessageState.SENDING else When.NEVER


def _match_again(number: int, now: datetime) -> Taken:
    row = Unmatched.objects.select_for_update().filter(pk=number).first()
    if row is None:
        return Taken()
    match = matched(Names(source=row.source, message_id=row.message_id, ref=row.ref, code_sha256=row.code_sha256))
    if match.message is None:
        return Taken()
    fields = {field.name: getattr(row, field.name) for field in Evidence._meta.get_fields()}
    row.delete()
    return _keep(fields, match.message, now)


def _apply(number: int) -> Taken:
    waiting = (
        Waiting.objects.select_for_update(of=("self",)).select_related("receipt__message").filter(pk=number).first()
    )
    if waiting is None:
        return Taken()
    scope = scope_of(waiting.receipt.source)
    if scope is None or not scope.covers(waiting.receipt.message):
        waiting.delete()  # it has left by another way since
        return Taken()
    when = _settle(waiting.receipt, waiting.receipt.message)
    if when is When.LATER:
        return Taken()
    waiting.delete()
    return Taken(settled=when is When.NOW)


def _record(kept: Kept, message: Message) -> None:
    record_deed(
        incident_ref=message.campaign.incident_ref,
        kind="receipt.taken",
        subject=digest_of(kept.source, kept.event),
        at=kept.taken_at,
        message_id=message.message_id,
        source=kept.source,
        receipt=kept.kind,
        said_at=kept.at.isoformat(),
        status=kept.status,
        is_permanent=kept.is_permanent,
        evidence_sha256=kept.evidence_sha256,
    )


def _fields(receipt: Receipt, now: datetime) -> dict[str, object]:
    """What is kept of a receipt, within its bounds; a source that let a person's data through is cut here."""
    event = _plain(receipt.event)
    is_nameable = 0 < len(event) <= _LONGEST_NAME and "@" not in event
    return {
        "source": _plain(receipt.source)[:40],
        "event": event if is_nameable else digest_of(receipt.event, *_told(receipt)),
        "kind": receipt.kind,
        "at": require_aware(receipt.at, where=f"receipt of {receipt.source}"),
        "status": without_persons(receipt.status)[:40],
        "is_permanent": receipt.is_permanent,
        "reason": without_persons(receipt.reason),
        "evidence_sha256": _plain(receipt.evidence_sha256)[:64],
        "taken_at": now,
    }


def _told(receipt: Receipt) -> tuple[str, ...]:
    """What stands in for the name of an event that its source did not name."""
    return receipt.message_id, receipt.ref, receipt.code, receipt.kind, receipt.at.isoformat()


def _names(receipt: Receipt) -> Names:
    return Names(
        source=_plain(receipt.source)[:40],
        message_id=_plain(receipt.message_id).strip("<>")[:_LONGEST_NAME],
        ref=_plain(receipt.ref)[:_LONGEST_NAME],
        code_sha256=code_digest(receipt.code),
    )


def _plain(text: str) -> str:
    """Without NUL, which PostgreSQL does not keep, and without space around."""
    return text.replace("\x00", "").strip()


def _reason(kept: Kept) -> str:
    words = f"{kept.source}: {kept.reason or kept.kind}"
    has_status = bool(kept.status) and kept.status not in words
    return (f"{words} ({kept.status})" if has_status else words)[:300]


def _numbers(model: type[Unmatched] | type[Waiting]) -> Iterator[int]:
    """The keys that were there at the start, in order, some at a time."""
    last = 0
    while found := list(model.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:_AT_ONCE]):
        yield from found
        last = found[-1]
