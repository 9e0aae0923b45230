"""The states of a message and the steps between them, which the database itself enforces.

                  ┌────────── held ◀──────────┐
                  ▼                           │
    owed ◀──▶ planned ──▶ sending ──▶ accepted ──▶ delivered
                  ▲          │ ├────▶ refused └──▶ bounced
                  └──────────┘ └────▶ unknown ──▶ sending (repeat) | accepted | delivered | bounced | ...

What is accepted is never planned or sent again: a correction is another message with another id.
"""

from __future__ import annotations

from enum import StrEnum


class MessageState(StrEnum):
    """INTERFACES.md, ``ledger.parquet``."""

    PLANNED = "planned"
    HELD = "held"
    SENDING = "sending"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"
    OWED = "owed"


class SegmentState(StrEnum):
    PLANNED = "planned"
    LEASED = "leased"
    DONE = "done"


class CampaignState(StrEnum):
    PLANNING = "planning"
    FROZEN = "frozen"


class CampaignKind(StrEnum):
    """What a campaign says: the notice itself, by another way to whom the first did not reach,
    a request to get in touch that tells nothing, or a correction."""

    NOTICE = "notice"
    ESCALATION = "escalation"
    ASKING = "asking"
    CORRECTION = "correction"


class OrderKind(StrEnum):
    """What may be ordered about the sending of a campaign."""

    PAUSE = "pause"  # nothing new leaves until somebody resumes
    STOP = "stop"  # as pause, and it takes a reason to go on
    RESUME = "resume"
    SLOW = "slow"  # at most so many messages a second, over all workers; no number lifts the limit
    OPEN_WAVE = "open_wave"  # segments up to this wave may leave


_S = MessageState
STEPS: dict[MessageState, frozenset[MessageState]] = {
    _S.PLANNED: frozenset((_S.SENDING, _S.HELD, _S.OWED, _S.CANCELLED, _S.SUPERSEDED)),
    _S.HELD: frozenset((_S.PLANNED, _S.OWED, _S.CANCELLED, _S.SUPERSEDED)),
    _S.SENDING: frozenset((_S.ACCEPTED, _S.REFUSED, _S.UNKNOWN, _S.PLANNED, _S.HELD, _S.OWED)),
    _S.UNKNOWN: frozenset((_S.SENDING, _S.ACCEPTED, _S.DELIVERED, _S.BOUNCED, _S.REFUSED, _S.HELD)),
    _S.ACCEPTED: frozenset((_S.DELIVERED, _S.BOUNCED)),
    _S.DELIVERED: frozenset((_S.BOUNCED,)),  # some servers accept, confirm, and bounce later
    _S.OWED: frozenset((_S.PLANNED, _S.CANCELLED, _S.SUPERSEDED)),
    _S.BOUNCED: frozenset(),
    _S.REFUSED: frozenset(),
    _S.SUPERSEDED: frozenset(),
    _S.CANCELLED: frozenset(),
}


def step_names() -> tuple[str, ...]:
    """Every lawful step as ``from>to``, in a stable order."""
    return tuple(sorted(f"{old}>{new}" for old, following in STEPS.items() for new in following))
