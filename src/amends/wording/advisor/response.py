"""What to say in which order, who tells it first, what to pay, and what not to do: keys of the advice."""

from __future__ import annotations

from functools import cache

import msgspec

from amends.wording.advisor.model import Cluster, FirstVoice, Harm, Situation
from amends.wording.book.folder import read_table

_BY_CLUSTER = {
    Cluster.VICTIM: ("strategy.explain", "strategy.remind_victims"),
    Cluster.ACCIDENTAL: ("strategy.explain",),
    Cluster.PREVENTABLE: ("strategy.rebuild", "strategy.explain"),
}
_THUNDER = {
    FirstVoice.NOBODY: "thunder.first",
    FirstVoice.CONTROLLER: "thunder.ours",
    FirstVoice.OTHERS: "thunder.others",
    FirstVoice.UNKNOWN: "thunder.unknown",
}
LIMITS = ("limit.no_paradox", "limit.acts", "limit.behaviour")
_ALWAYS_AVOID = (
    "avoid.deny",
    "avoid.minimise",
    "avoid.hedge",
    "avoid.no_evidence",
    "avoid.money",
    "avoid.blame",
    "avoid.threaten",
    "avoid.forgiveness",
    "avoid.promise_loyalty",
)


class _Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is offered over what is expected: below ``under`` too little, above ``over`` too much."""

    under: float
    over: float
    source: str


@cache
def _compensation_band() -> _Band:
    return read_table(dict[str, _Band], "advice", "thresholds.yaml")["compensation"]


def strategy_keys(situation: Situation, cluster: Cluster) -> tuple[str, ...]:
    """Instructing information first, then adjusting, whatever the kind; then what fits the kind."""
    corrects = ("strategy.correct",) if situation.concealed else ()
    return ("strategy.instruct", "strategy.adjust", *corrects, *_BY_CLUSTER[cluster])


def thunder_key(situation: Situation) -> str:
    """Whether there is still something to be told first."""
    return _THUNDER[situation.first_voice]


def compensation_keys(situation: Situation) -> tuple[str, ...]:
    """Losses before gifts; what people expect is the measure; never a discount."""
    keys = ["compensation.harm"] if situation.harm is Harm.FINANCIAL else []
    if situation.identity_data and not situation.remedies.monitoring_months:
        keys.append("compensation.monitoring")
    return (*keys, _measured(situation.offered_to_expected), "compensation.no_discount")


def _measured(ratio: float | None) -> str:
    band = _compensation_band()
    if ratio is None:
        return "compensation.ask"
    if ratio < band.under:
        return "compensation.under"
    return "compensation.over" if ratio > band.over else "compensation.meets"


def avoid_keys(situation: Situation, cluster: Cluster) -> tuple[str, ...]:
    """What not to do in this case."""
    waits = ("avoid.wait",) if situation.first_voice in (FirstVoice.NOBODY, FirstVoice.UNKNOWN) else ()
    poses = ("avoid.victim_pose",) if cluster is Cluster.VICTIM else ()
    return (*waits, *_ALWAYS_AVOID, *poses)
