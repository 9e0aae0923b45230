"""After a crash: what dead workers did is read from their journals and written to the ledger.

A message with an intent and no outcome becomes ``unknown``.  Where the channel lets it be repeated it
is sent again under the same Message-ID; where a second copy would harm it stays ``unknown`` and is held
for a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from amends.apps.delivery.claims import LEASE, MOST_DOUBTS, Lease, LostLeaseError, Settled, give_back
from amends.apps.delivery.faults import Point, passing
from amends.apps.delivery.journal import Replay, is_abandoned, journal_path, replay
from amends.apps.delivery.models import Campaign, Message, Segment
from amends.apps.delivery.states import MessageState, SegmentState
from amends.core.channels import Channel
from amends.core.ports import Doubt, Outcome, OutcomeKind

_STATES = {
    OutcomeKind.ACCEPTED: MessageState.ACCEPTED,
    OutcomeKind.REFUSED: MessageState.REFUSED,
    OutcomeKind.HELD: MessageState.HELD,
    OutcomeKind.DOUBT: MessageState.UNKNOWN,
    OutcomeKind.TEMPORARY: MessageState.PLANNED,
    OutcomeKind.UNSENT: MessageState.PLANNED,
}
_AT_REST = (SegmentState.DONE, SegmentState.PLANNED)
# What became temporary refusals in one run is tried again by the next.
TRY_AGAIN = "tried several times; the server said not now"


@dataclass
class Recovery:
    """What was found: segments taken back, messages whose outcome is not known, leases still alive."""

    segments: int = 0
    in_doubt: list[str] = field(default_factory=list)
    alive: int = 0


def recover(campaign: Campaign, *, journals: Path, now: datetime) -> Recovery:
    """Takes back the segments of workers that are dead, and forgets their journals.

    Several processes may do this at once: what another took back first is left to it.
    """
    result = Recovery()
    for segment in Segment.objects.filter(campaign=campaign, state=SegmentState.LEASED).defer("payload"):
        path = journal_path(journals, segment.worker)
        found = _evidence(segment, path, now)
        if found is None:
            result.alive += 1
            continue
        with suppress(LostLeaseError):
            _take_back(segment, found, now, result)
        passing(Point.AFTER_RECOVERY)
    _drop_orphans(journals, now)
    return result


def answered_so_far(campaign: Campaign, journals: Path) -> int:
    """How many messages of leases under way were answered: the ledger hears of them when their segment ends."""
    count = 0
    for segment in Segment.objects.filter(campaign=campaign, state=SegmentState.LEASED).defer("payload"):
        with suppress(FileNotFoundError):
            count += len(replay(journal_path(journals, segment.worker), f"{segment.id}.{segment.epoch}").outcomes)
    return count


def plan_again(campaign: Campaign, *, before: datetime) -> int:
    """Plans again what only a busy server refused in an earlier run, and the repetition of what is unknown.

    Only what came to rest ``before`` an instant: a server that is busy is not asked without end.  Returns how many
    messages.  Whether a message that is unknown may be repeated, its channel decides
    when the segment is claimed.
    """
    messages = Message.objects.filter(campaign=campaign)
    owed = messages.filter(state=MessageState.OWED, reason__startswith=TRY_AGAIN, at__lte=before)
    unknown = messages.filter(state=MessageState.UNKNOWN, doubts__lt=MOST_DOUBTS, at__lte=before)
    with transaction.atomic():
        concerned = {*owed.values_list("segment_id", flat=True), *unknown.values_list("segment_id", flat=True)}
        # A segment that another run is sending is left to it, which would give it back as done; the lock keeps
        # a claim that is on its way from coming between.
        at_rest = Segment.objects.select_for_update().filter(id__in=concerned, state__in=_AT_REST)
        ours = list(at_rest.order_by("id").values_list("id", flat=True))
        count = unknown.filter(segment__in=ours).count()
        count += owed.filter(segment__in=ours).update(state=MessageState.PLANNED)
        Segment.objects.filter(id__in=ours, state=SegmentState.DONE).update(state=SegmentState.PLANNED)
    return count


def _evidence(segment: Segment, path: Path, now: datetime) -> Replay | None:
    """The dead worker's journal; ``None`` while the worker may live.

    Without a journal (another host's disk) the lease must have run out, and everything is in doubt.
    """
    with suppress(FileNotFoundError):
        return replay(path, f"{segment.id}.{segment.epoch}") if is_abandoned(path) else None
    is_over = segment.lease_until is None or segment.lease_until <= now
    return Replay(is_whole=False) if is_over else None


def _take_back(segment: Segment, found: Replay, now: datetime, result: Recovery) -> None:
    sending = Message.objects.filter(segment=segment, state=MessageState.SENDING).values_list("message_id", flat=True)
    settled = {message_id: _settled(message_id, found, now) for message_id in sending}
    channel = Channel(segment.channel)
    lease = Lease(segment.id, segment.seq, channel, segment.epoch, segment.worker, found.doubt)
    give_back(lease, settled, repeat_unknown=found.doubt is not Doubt.HOLD)
    result.segments += 1
    result.in_doubt += _unknown(settled)


def _unknown(settled: dict[str, Settled]) -> Iterable[str]:
    return (message_id for message_id, entry in settled.items() if entry.state is MessageState.UNKNOWN)


def _settled(message_id: str, found: Replay, now: datetime) -> Settled:
    outcome = found.outcomes.get(message_id)
    tries, doubts = found.tries[message_id], found.doubts[message_id]
    is_final = outcome is not None and outcome.kind in (OutcomeKind.ACCEPTED, OutcomeKind.REFUSED, OutcomeKind.HELD)
    may_have_left = message_id in found.in_doubt or (not found.is_whole and found.doubt is not Doubt.IDEMPOTENT)
    if may_have_left and not is_final:
        reason = "the sender was killed before the answer came"
        return Settled(MessageState.UNKNOWN, now, tries + 1, doubts + 1, reason=reason, provider=found.provider)
    outcome = outcome or Outcome(OutcomeKind.UNSENT)
    return Settled(_STATES[outcome.kind], now, tries, doubts, outcome.ref, outcome.reason, found.provider)


def _drop_orphans(journals: Path, now: datetime) -> None:
    """Removes journals of dead workers that hold no lease: all they say is in the ledger.

    Who is dead is asked first: from then on a dead worker takes no lease that would be overlooked, save one whose
    commit was on its way to the database when it died; that is why a journal is kept for the length of a lease.
    """
    for draft in journals.glob("*.draft"):  # its worker died before it could take a lease
        if _is_dead(draft):
            draft.unlink(missing_ok=True)
    dead = [path for path in journals.glob("*.journal") if _is_dead(path) and _is_old(path, now)]
    holders = set(Segment.objects.filter(state=SegmentState.LEASED).values_list("worker", flat=True))
    for path in dead:
        if path.stem not in holders:
            path.unlink(missing_ok=True)


def _is_old(path: Path, now: datetime) -> bool:
    with suppress(FileNotFoundError):
        return now.timestamp() - path.stat().st_mtime > LEASE.total_seconds()
    return False


def _is_dead(path: Path) -> bool:
    with suppress(FileNotFoundError):  # its worker has ended well, or another process was here
        return is_abandoned(path)
    return False
