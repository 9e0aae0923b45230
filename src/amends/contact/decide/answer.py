"""What is answered: the decision, its reasons and what may be shown to whom."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from amends.core.channels import Channel


class Decision(StrEnum):
    """The three answers."""

    ALLOW = "allow"
    DENY = "deny"
    DEFER = "defer"


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One rule that decided, in words that a customer understands (English)."""

    rule: str
    version: str
    citation: str
    text: str


class Suppressed(msgspec.Struct, frozen=True, kw_only=True):
    """A channel that was not used, and the rule that speaks against it."""

    channel: Channel
    rule: str
    text: str


class AgentView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that the agent may see: a segment and what the contact needs; no account, no sum, no consent.

    ``handling`` are codes of how to act (``no_offers``, ``extra_time``, ...); ``may_disclose`` is whether anything
    about the person's own matter may be said to the one who listens.
    """

    segment: str
    purpose: str
    next_step: str
    may_disclose: bool
    handling: tuple[str, ...] = ()
    name: str | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of INTERFACES.

    ``channel`` is the one to use, ``None`` where there is none.  ``not_before`` is aware, by the person's clock, and
    set for ``defer`` alone.  ``addressee`` is the ref of the guardian or next of kin who is addressed instead.
    ``explanation`` holds ``en`` and the person's language, where it is one of ours.
    """

    decision: Decision
    not_before: datetime | None
    channel: Channel | None
    addressee: str | None
    because: tuple[Reason, ...]
    agent_view: AgentView
    suppressed_alternatives: tuple[Suppressed, ...]
    explanation: dict[str, str]
