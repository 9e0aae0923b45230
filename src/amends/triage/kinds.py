"""What the reading of a message may say: its intents, what is sensitive in it, and why."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Intent(StrEnum):
    """What a message asks for or brings.  ``OTHER`` where nothing was recognised."""

    AM_I_AFFECTED = "am_i_affected"
    WHAT_MUST_I_DO = "what_must_i_do"
    NEW_CARD = "new_card"
    CLOSE_ACCOUNT = "close_account"
    LOSS = "loss"
    COMPLAINT = "complaint"
    PRESS = "press"
    RESEARCHER = "researcher"
    SCAM_REPORT = "scam_report"
    ACCESS_REQUEST = "access_request"
    DISTRESS = "distress"
    UNSUBSCRIBE = "unsubscribe"
    CALLBACK = "callback"
    THANKS = "thanks"
    OTHER = "other"


class Sensitive(StrEnum):
    """What makes a message one for a person first."""

    THREAT_TO_SELF = "threat_to_self"
    THREAT_TO_OTHERS = "threat_to_others"
    VIOLENCE = "violence"
    LOSS_OF_LIVELIHOOD = "loss_of_livelihood"
    MINOR = "minor"
    BEREAVEMENT = "bereavement"
    HEALTH_EMERGENCY = "health_emergency"


_CLEAR = 0.5


class Span(msgspec.Struct, frozen=True, order=True):
    """A phrase as it stands in the text, in code points of what was given; or of its subject."""

    start: int
    end: int
    in_subject: bool = False


class Found(msgspec.Struct, frozen=True):
    """One intent, how certain it is (0..1, no probability), and the phrases that speak for it."""

    intent: Intent
    certainty: float
    because: tuple[Span, ...] = ()


class SensitiveFound(msgspec.Struct, frozen=True):
    """One sensitive matter, how certain it is (0..1, no probability), and the phrases that speak for it."""

    kind: Sensitive
    certainty: float
    because: tuple[Span, ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """What was read in one message.  ``intents`` is never empty and has the best first.

    ``language`` is ISO 639-1, or ``und`` where nobody can tell.  ``is_automatic``: written by a machine that is away
    (an out-of-office note, an auto-reply); nobody waits for an answer to it.
    """

    intents: tuple[Found, ...]
    language: str
    language_certainty: float
    sensitive: tuple[SensitiveFound, ...] = ()
    is_automatic: bool = False

    @property
    def intent(self) -> Intent:
        """The best intent."""
        return self.intents[0].intent

    @property
    def goes_to_person_first(self) -> bool:
        """Whether a person reads it before any machine answers, whatever else it says."""
        return bool(self.sensitive)

    @property
    def is_unclear(self) -> bool:
        """Whether nothing was recognised, or little: then no machine answers either, since word lists miss much."""
        return not self.is_automatic and (self.intent is Intent.OTHER or self.intents[0].certainty < _CLEAR)
