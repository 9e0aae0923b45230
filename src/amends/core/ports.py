"""What passes between the delivery ledger and the providers: parcels, outcomes, receipts.

A provider is one way out of the house, one file under ``providers/``.  It conveys a parcel exactly or
says beforehand that it cannot; it never decides who is written to, nor what.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from amends.core.channels import Channel


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

    ``reason`` is short and holds no personal data.  ``retry_after_s`` is how long the provider asked to be
    left alone, where it said so.
    """

    kind: OutcomeKind
    code: str = ""
    ref: str = ""
    reason: str = ""
    retry_after_s: float | None = None


class Doubt(StrEnum):
    """What a channel allows when the outcome of a message is not known."""

    IDEMPOTENT = "idempotent"  # the same call again changes nothing: repeat it freely
    REPEAT = "repeat"  # a second copy under the same Message-ID is lawful: repeat and say so
    HOLD = "hold"  # a second copy harms: a person decides


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message, ready to be handed over.

    ``message_id`` is ours, the same at every try: the idempotency key wherever the provider has one.
    ``to`` is the address in the channel's own form: a mailbox, an E.164 number, the JSON of a push
    subscription, the ``person_ref`` of an inbox; empty for what is said to everybody.  ``content`` is the
    bytes that were released: a MIME message for email, a PDF for post, an ``Envelope`` for the rest.
    """

    message_id: str
    channel: Channel
    to: str
    content: bytes
    is_exercise: bool = False


@runtime_checkable
class Provider(Protocol):
    """A way out of the house.  ``open`` is called before the first parcel, ``close`` after the last.

    ``name`` names it in the ledger, in errors and in figures, without a secret (``smpp:sms.example``).
    ``doubt`` says what its channel and its idempotency allow when no answer came.  ``concurrency`` is
    how many parcels it takes at once; at a kill so many messages are in doubt, therefore 16 at most.
    """

    name: str
    channel: Channel
    doubt: Doubt
    concurrency: int

    def objection(self, parcel: Parcel) -> str | None:
        """Why it cannot convey exactly this, in words without personal data; ``None`` if it can.

        Asked when a message is planned, without the network.
        """

    async def open(self) -> None:
        """Makes ready to send.  Raises ``MachineError`` if the provider cannot be reached or used at all."""

    async def close(self) -> None:
        """Lets go of connections; never raises for what the other side does."""

    async def send(self, parcel: Parcel) -> Outcome:
        """Hands one parcel over, once; whatever the other side says or fails to say is an outcome.

        A refused connection is ``UNSENT``, a lost answer ``DOUBT``.  Raises ``MachineError`` only where
        every further parcel would meet the same: a wrong password, an account that is closed.
        """

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """What the provider itself knows of a message in doubt; ``None`` if it does not tell.

        ``ref`` is the provider's name for it, empty where no answer came.
        """


@runtime_checkable
class HearsReceipts(Protocol):
    """A provider that hears receipts on the connection by which it sends.

    ``on_receipt`` is set before ``open``; the other side is told that a receipt was taken when it returns, so
    it must have been kept by then.
    """

    on_receipt: Callable[[Receipt], None]


@runtime_checkable
class KnowsByKey(Protocol):
    """A provider that may know a message by an idempotency key, if only for some hours.

    With ``knows_by_key`` a repetition must be equal to the first try: under the same key another content is refused.
    """

    knows_by_key: bool


class ReceiptKind(StrEnum):
    """What is heard of a message after it was handed over."""

    ACCEPTED = "accepted"  # taken charge of further down the line
    DELAYED = "delayed"  # still tried
    DELIVERED = "delivered"  # in the mailbox, on the phone, in the letter box
    BOUNCED = "bounced"  # came back, or never arrived
    COMPLAINED = "complained"  # the person or their provider called it unwanted
    SEEN = "seen"  # opened or answered: a hint, no proof of delivery to the person


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One piece of evidence about one message.

    ``source`` names who says so (``dsn``, ``arf``, ``smpp``, ``ses``, ``post-scan``); ``event`` is that
    source's own name for the event, or the digest of the evidence where it has none: the same event
    twice counts once.  One of ``message_id`` (ours), ``ref`` (the provider's name for the message) and
    ``code`` (the authenticity code) says which message.  ``status`` is the source's own code (``5.1.1``).
    ``is_permanent`` parts a dead address from a full mailbox.  ``reason`` holds no personal data.
    """

    source: str
    event: str
    kind: ReceiptKind
    at: datetime
    message_id: str = ""
    ref: str = ""
    code: str = ""
    status: str = ""
    is_permanent: bool = False
    reason: str = ""
    evidence_sha256: str = ""
