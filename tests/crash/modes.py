"""The ways in which the lying mail server lies, and how it chooses one for a message."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from enum import StrEnum


class Mode(StrEnum):
    """What becomes of one message, or of one connection."""

    HONEST = "honest"
    DROP = "drop"  # the content is thrown away, the connection reset, nothing said
    KEEP_AND_DROP = "keep_and_drop"  # delivered, and the connection reset before the answer
    SAY_AND_DROP = "say_and_drop"  # delivered, the answer sent and the connection reset behind it
    SILENT = "silent"  # delivered, and never answered
    DEAF = "deaf"  # thrown away, and never answered
    HALF_REPLY = "half_reply"  # delivered, half an answer, reset
    STORM = "storm"  # 421, 451 or 452, with and without enhanced codes, at any step
    REFUSE = "refuse"  # 550 for good, by the recipient: the same ones every time
    SLOW = "slow"  # accepted, after a while
    DISORDER = "disorder"  # answers in the wrong order, or one that nobody asked for
    NO_GREETING = "no_greeting"  # 554, 421, silence or a reset instead of 220
    RECEIPTS_TWICE = "receipts_twice"  # accepted; two delivery reports of one event in a folder


AT_CONNECT = frozenset((Mode.NO_GREETING,))
AT_ENVELOPE = frozenset((Mode.STORM, Mode.DISORDER))
_SHARE_REFUSED = 0.02  # of the recipients, by their digest


@dataclass
class Mixture:
    """Shares of lies: ``{"drop": 0.1, "slow": 0.05}``; the rest is honest.  ``stall_s`` is how slow slow is."""

    shares: dict[Mode, float] = field(default_factory=dict)
    stall_s: float = 0.3
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    def take(self, words: dict[str, object]) -> None:
        """Changes to what a control message asks for."""
        shares = words.get("modes", {})
        assert isinstance(shares, dict)
        self.shares = {Mode(name): float(share) for name, share in shares.items()}
        self.stall_s = float(str(words.get("stall_s", self.stall_s)))

    def at_connect(self) -> Mode:
        return self._choose(AT_CONNECT)

    def at_envelope(self) -> Mode:
        """Asked once per message, when its envelope comes; a storm may wait for the content."""
        return self._choose(AT_ENVELOPE)

    def at_content(self, recipient: str) -> Mode:
        mode = self._choose(frozenset(Mode) - AT_CONNECT - {Mode.DISORDER, Mode.HONEST})
        return Mode.HONEST if mode is Mode.REFUSE and not is_refused(recipient) else mode

    def _choose(self, among: frozenset[Mode]) -> Mode:
        if not self.shares:
            return Mode.HONEST
        point = self.chance.random()
        for mode, share in self.shares.items():
            if mode in among:
                point -= share
                if point < 0:
                    return mode
        return Mode.HONEST


def is_refused(recipient: str) -> bool:
    """Whether this is one of those whom the server, in mode ``refuse``, does not know."""
    return hashlib.sha256(recipient.encode()).digest()[0] < 256 * _SHARE_REFUSED


def storm_reply(chance: random.Random) -> bytes:
    """One of the ways to say "not now"."""
    words = (
        b"421 4.3.2 service shutting down\r\n", b"421 too many connections\r\n", b"451 4.3.0 try again\r\n",
        b"451 local error\r\n", b"452 4.2.2 mailbox full\r\n", b"450-4.7.1 greylisted\r\n450 4.7.1 come back\r\n",
    )  # fmt: skip
    return chance.choice(words)
