"""What can be found in a message, how each thing stands, and what is said of the whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a thing is by which a reader could be led somewhere."""

    CODE = "code"
    LINK = "link"
    PHONE = "phone"
    EMAIL = "email"
    SENDER = "sender"  # of a mail: From, Reply-To, Return-Path, Sender
    REQUEST = "request"  # the text asks for a secret


class Standing(StrEnum):
    """How a thing stands; only ``OURS`` and ``VOUCHED`` lead nowhere else."""

    OURS = "ours"
    VOUCHED = "vouched"  # an authority's, or it stands in the very message that this code belongs to
    NOT_OURS = "not_ours"
    KNOWN_SCAM = "known_scam"
    LOOK_ALIKE = "look_alike"
    CANNOT_TELL = "cannot_tell"


class Why(StrEnum):
    """The reason beside a standing, where there is one that helps the reader."""

    NONE = "none"
    USER_INFO = "user_info"  # http://bank.example@evil.example
    OTHER_TARGET = "other_target"  # the link shows one address and leads to another
    PREFIX = "prefix"  # bank.example.evil.example
    HOMOGRAPH = "homograph"  # letters that only look the same
    TYPO = "typo"
    ENDING = "ending"  # bank.test in place of bank.example
    CONTAINS = "contains"  # bank-help.example
    DISPLAY_NAME = "display_name"  # our name beside somebody else's address
    SHORTENER = "shortener"
    SCHEME = "scheme"  # javascript:, data: and the like
    NUMERIC = "numeric"  # an IP address in place of a name
    FORGEABLE = "forgeable"  # anybody can write this sender, or have this number shown
    NOT_PUBLISHED = "not_published"
    ASKS_SECRET = "asks_secret"  # noqa: S105  (the name of a reason)


class Headline(StrEnum):
    """What is said of the whole, the worst that is true first."""

    KNOWN_SCAM = "scam"
    COPIED = "copied"
    LOOK_ALIKE = "look_alike"
    ASKS_SECRET = "asks"  # noqa: S105
    UNKNOWN_CODE = "no"
    NOT_OURS = "not_ours"
    OURS = "yes"
    PLACE_OURS = "place"
    CANNOT_TELL = "cannot_tell"
    EMPTY = "empty"
    ODD = "odd"


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One thing found.

    ``value`` is what it is compared by: a code in printed form, an ASCII host, an E.164 number, an address in lower
    case.  ``trick`` is what the way it was written already gives away; ``claims`` is the text that it shows itself as.
    """

    kind: Kind
    value: str
    trick: Why = Why.NONE
    claims: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was found in what was handed in; ``is_partial`` when there was more than is looked at.

    ``is_prose``: there are words in it, so that it is a message and not one thing that was typed.
    """

    things: tuple[Thing, ...] = ()
    is_partial: bool = False
    is_prose: bool = False
    is_empty: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in printed form, each once."""
        return tuple(thing.value for thing in self.things if thing.kind is Kind.CODE)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """How one thing stands; ``echo`` is short, holds no control character, and no program takes it for a link."""

    kind: Kind
    standing: Standing
    why: Why = Why.NONE
    echo: str = ""


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What is said of the whole, and of each thing."""

    headline: Headline
    findings: tuple[Finding, ...] = field(default=())
    is_partial: bool = False
