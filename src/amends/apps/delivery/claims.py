"""Leases of segments: taken, renewed and given back in transactions that a zombie cannot pass.

Claiming is the durable intent for the whole segment: its commit comes before the first byte leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import connection, transaction

from amends.apps.delivery.models import Message, Segment
from amends.apps.delivery.orders import standing
from amends.apps.delivery.payload import unseal
from amends.apps.delivery.ports import Row
from amends.apps.delivery.states import MessageState, SegmentState
from amends.core.channels import Channel
from amends.core.errors import RefusedError
from amends.core.ports import Doubt

LEASE = timedelta(seconds=120)
MOST_DOUBTS = 6  # possible copies of one message over all runs; beyond, a person decides


@dataclass
class Lease:
    """A segment in the hands of one worker.  ``rows`` are those of its messages still to be sent."""

    segment_id: int
    seq: int
    channel: Channel
    epoch: int
    worker: str
    doubt: Doubt
    rows: list[Row] = field(default_factory=list)
    doubted: frozenset[str] = frozenset()  # messages of which a copy may already be with the person

    @property
    def place(self) -> str:
        """Names the lease in the journal."""
        return f"{self.segment_id}.{self.epoch}"


@dataclass(frozen=True, slots=True)
class Settled:
    """What is written of one message at the end of a lease; counts are added to those in the ledger."""

    state: MessageState
    at: datetime
    attempts: int = 0
    doubts: int = 0
    ref: str = ""
    reason: str = ""
    provider: str | None = None  # where ``ref`` is a name by which the provider knows the message


class LostLeaseError(RefusedError):
    """The segment belongs to another worker by now; nothing of it may be sent or written."""


def claim(
    *,
    campaign_id: int,
    campaign_ref: str,
    channel: Channel,
    doubt: Doubt,
    worker: str,
    key: bytes,
    now: datetime,
    provider: str | None = None,
) -> Lease | None:
    """The next planned segment of the channel, leased; ``None`` when there is none that may leave now.

    A campaign that is halted gives none, nor does a wave that is not open or an hour that is too early.
    Messages whose outcome is not known are in it only if ``doubt`` lets them be repeated, at most ``MOST_DOUBTS``
    times, and only by the ``provider`` that may have them already: another could not know them again.
    """
    with transaction.atomic():
        stands = standing(campaign_id)
        found = None if stands.is_halted else _lease_row(campaign_id, channel, worker, stands.open_wave, now)
        if found is None:
            return None
        segment_id, seq, epoch, payload = found
        lease = Lease(segment_id, seq, channel, epoch, worker, doubt)
        due = _mark_sending(segment_id, now, doubt, provider)
    rows = unseal(bytes(payload), key=key, place=place_of(campaign_ref, seq))
    lease.rows = [row for row in rows if row.message_id in due]
    lease.doubted = frozenset(message_id for message_id, doubts in due.items() if doubts)
    return lease


def place_of(campaign_ref: str, seq: int) -> str:
    """What a segment's payload is bound to."""
    return f"{campaign_ref}/{seq}"


def renew(lease: Lease, *, now: datetime) -> None:
    """Prolongs the lease; raises ``LostLeaseError`` if it is no longer ours."""
    mine = Segment.objects.filter(
        id=lease.segment_id, epoch=lease.epoch, worker=lease.worker, state=SegmentState.LEASED
    )
    if mine.update(lease_until=now + LEASE) != 1:
        raise _lost(lease)


def give_back(
    lease: Lease,
    settled: Mapping[str, Settled],
    *,
    repeat_unknown: bool = False,
    not_before: datetime | None = None,
) -> None:
    """Writes the outcomes and ends the lease in one transaction; raises ``LostLeaseError``.

    The segment is done unless a message of it is still to be sent.  What stayed unknown is sent again
    within the same run only with ``repeat_unknown``: a server that hangs up after one message's content
    every time would otherwise be given copies of it for ever.  ``not_before`` is when the rest may leave.
    """
    again = {MessageState.PLANNED} | ({MessageState.UNKNOWN} if repeat_unknown else set())
    is_unfinished = any(entry.state in again for entry in settled.values())
    with transaction.atomic():
        mine = Segment.objects.select_for_update().filter(
            id=lease.segment_id, epoch=lease.epoch, worker=lease.worker, state=SegmentState.LEASED
        )
        if not list(mine.values_list("id", flat=True)):  # not exists(), which would drop the lock
            raise _lost(lease)
        _write(lease.segment_id, settled)
        # A person may have planned a message of it again meanwhile.
        waits = is_unfinished or Message.objects.filter(segment=lease.segment_id, state=MessageState.PLANNED).exists()
        state = SegmentState.PLANNED if waits else SegmentState.DONE
        if mine.update(state=state, worker="", lease_until=None, not_before=not_before) != 1:
            raise _lost(lease)


def _write(segment_id: int, settled: Mapping[str, Settled]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE delivery_message SET state = %s, attempts = attempts + %s, doubts = doubts + %s, at = %s, "
            "handed_at = COALESCE(handed_at, %s), provider_ref = %s, provider = %s, reason = %s "
            "WHERE message_id = %s AND segment_id = %s AND state = 'sending'",
            [_values(e, message_id, segment_id) for message_id, e in settled.items()],
        )


def _values(entry: Settled, message_id: str, segment_id: int) -> tuple[str | int | datetime | None, ...]:
    at = _stored(entry.at)
    handed_at = at if entry.state in _MAY_HAVE_LEFT else None
    counts = (str(entry.state), entry.attempts, entry.doubts, at, handed_at)
    return (*counts, entry.ref[:200], entry.provider, entry.reason[:300], message_id, segment_id)


_MAY_HAVE_LEFT = {MessageState.ACCEPTED, MessageState.DELIVERED, MessageState.UNKNOWN}
_TAKE = (
    "UPDATE delivery_segment SET state = 'leased', worker = %s, epoch = epoch + 1, lease_until = %s "
    "WHERE id = (SELECT id FROM delivery_segment WHERE campaign_id = %s AND state = 'planned' AND channel = %s "
    "AND (wave IS NULL OR wave <= %s) AND (not_before IS NULL OR not_before <= %s) "
    "ORDER BY seq LIMIT 1{skip}) AND state = 'planned' RETURNING id, seq, epoch, payload"
)
_TAKE_BY_VENDOR = {"sqlite": _TAKE.format(skip=""), "postgresql": _TAKE.format(skip=" FOR UPDATE SKIP LOCKED")}
_MARK = (
    "UPDATE delivery_message SET state = 'sending', at = %s "
    "WHERE segment_id = %s AND (state = 'planned' OR "
    "(state = 'unknown' AND doubts < %s AND COALESCE(provider, '') = %s)) RETURNING message_id, doubts"
)


def _lease_row(
    campaign_id: int, channel: Channel, worker: str, open_wave: int, now: datetime
) -> tuple[int, int, int, bytes] | None:
    values = [worker, _stored(now + LEASE), campaign_id, str(channel), open_wave, _stored(now)]
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_BY_VENDOR[connection.vendor], values)
        row: tuple[int, int, int, bytes] | None = cursor.fetchone()
        return row


def _mark_sending(segment_id: int, now: datetime, doubt: Doubt, provider: str | None) -> dict[str, int]:
    """The messages to be sent, with how often each was sent without an answer."""
    with connection.cursor() as cursor:
        most = 0 if doubt is Doubt.HOLD else MOST_DOUBTS
        cursor.execute(_MARK, [_stored(now), segment_id, most, provider or ""])
        return dict(cursor.fetchall())


def _stored(at: datetime) -> str | datetime | None:
    """As the database's driver takes it: SQLite wants text, PostgreSQL the instant itself."""
    stored: str | datetime | None = connection.ops.adapt_datetimefield_value(at)
    return stored


def _lost(lease: Lease) -> LostLeaseError:
    return LostLeaseError(
        "A worker lost its lease of a segment.",
        code="delivery.lost_lease",
        where=f"segment {lease.segment_id}, epoch {lease.epoch}",
        why="It was stopped for so long that another worker took the segment over.",
        fix="Nothing: what it did not finish belongs to the other worker.",
    )
