"""What passes between the delivery ledger and the providers: an outcome, and its kinds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OutcomeKind(StrEnum):
    """What a provider's answer, or its silence, means for one message."""

    ACCEPTED = "accepted"  # the provider took charge of it
    REFUSED = "refused"  # for good: a repetition would get the same answer
    TEMPORARY = "temporary"  # not now: nothing was delivered, try again
    DOUBT = "doubt"  # it was handed over and no answer came
    UNSENT = "unsent"  # no byte of the content left this machine
    HELD = "held"  # a rule of ours stopped it at the last moment


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome.  ``code`` is the provider's own (``250``), ``ref`` its name for the message.

    ``reason`` is short and holds no personal data.
    """

    kind: OutcomeKind
    code: str = ""
    ref: str = ""
    reason: str = ""


class Doubt(StrEnum):
    """What a channel allows when the outcome of a message is not known."""

    IDEMPOTENT = "idempotent"  # the same call again changes nothing: repeat it freely
    REPEAT = "repeat"  # a second copy under the same Message-ID is lawful: repeat and say so
    HOLD = "hold"  # a second copy harms: a person decides
