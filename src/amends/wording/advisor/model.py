"""What the advisor is asked, and what it answers; everything can be written as JSON."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from amends.core.case.model import Cause, Remedies
from amends.wording.advisor.evidence import Evidence


class Cluster(StrEnum):
    """The three kinds of crisis of Coombs (2007), by how responsible people hold the organisation."""

    VICTIM = "victim"
    ACCIDENTAL = "accidental"
    PREVENTABLE = "preventable"


class FirstVoice(StrEnum):
    """Who told the public first; ``NOBODY`` while nobody has."""

    NOBODY = "nobody"
    CONTROLLER = "controller"
    OTHERS = "others"
    UNKNOWN = "unknown"


class Harm(StrEnum):
    """The harm to people as far as it is known."""

    UNKNOWN = "unknown"
    NONE_SEEN = "none_seen"
    FINANCIAL = "financial"
    OTHER = "other"


class Situation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The facts of a case that decide the answer; ``None`` is "not known", never "no".

    ``own_failure``: whether a failure of the controller's own made it possible.  ``prior_breaches``: how many
    there were before.  ``concealed``: whether the controller denied it, or kept silent when it could have
    spoken.  ``lead_hours``: by how many hours the controller was ahead of others (negative: behind).
    ``identity_data``: whether data was taken with which somebody can pass as the person.
    ``offered_to_expected``: what is offered, divided by what people say they expect.
    """

    cause: Cause | None = None
    malicious: bool | None = None
    own_failure: bool | None = None
    prior_breaches: int | None = None
    concealed: bool | None = None
    first_voice: FirstVoice = FirstVoice.UNKNOWN
    lead_hours: float | None = None
    harm: Harm = Harm.UNKNOWN
    identity_data: bool | None = None
    remedies: Remedies = Remedies()
    offered_to_expected: float | None = None


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of advice: its key in ``wordbook/advice/<language>.yaml``, the words, and what it rests on.

    An empty ``evidence`` says that the advice follows from the law or from the case and not from a study.
    """

    key: str
    text: str
    evidence: tuple[Evidence, ...] = ()


class ClusterJudgement(msgspec.Struct, frozen=True, kw_only=True):
    """The kind of crisis with its reasons; ``is_provisional`` while a fact that can change it is not known."""

    cluster: Cluster
    reasons: tuple[str, ...]
    is_provisional: bool


class AdviceReport(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer.

    ``strategies`` are in order: instructing first, then adjusting, then what fits the kind of crisis.
    ``missing`` are the due parts of an apology that the text at hand lacks; ``None`` if no text was given.
    ``lead_hours``: by how many hours the controller was ahead of others, negative if it was behind.
    ``limits`` say what must not be hoped for.
    """

    language: str
    cluster: Cluster
    is_provisional: bool
    summary: Advice
    reasons: tuple[Advice, ...]
    strategies: tuple[Advice, ...]
    apology: tuple[Advice, ...]
    missing: tuple[str, ...] | None
    stealing_thunder: Advice
    lead_hours: float | None
    compensation: tuple[Advice, ...]
    limits: tuple[Advice, ...]
    avoid: tuple[Advice, ...]
