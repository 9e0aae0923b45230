"""The advisor's words by key, and the findings that each key rests on."""

from __future__ import annotations

from functools import cache

from amends.wording.advisor.evidence import evidence
from amends.wording.advisor.model import Advice
from amends.wording.book.folder import read_table, wordbook_path

_ENGLISH = "en"
RESTS_ON: dict[str, tuple[str, ...]] = {
    "cluster.victim": ("scct", "responsibility_and_reputation"),
    "cluster.accidental": ("scct", "responsibility_and_reputation"),
    "cluster.preventable": ("scct", "responsibility_and_reputation"),
    "reason.prior": ("scct",),
    "reason.concealed": ("plus_bank", "equifax"),
    "strategy.instruct": ("scct", "bad_news_first"),
    "strategy.adjust": ("scct",),
    "strategy.explain": ("apology_parts", "matched_response"),
    "strategy.remind_victims": ("scapegoating",),
    "strategy.rebuild": ("matched_response", "apology_parts"),
    "part.responsibility": ("apology_parts", "breach_apology"),
    "part.repair": ("apology_parts", "breach_apology"),
    "part.regret": ("apology_parts", "breach_apology"),
    "part.explanation": ("apology_parts",),
    "part.forbearance": ("apology_parts", "breach_apology"),
    "thunder.first": ("stealing_thunder_reputation", "specific_confession"),
    "thunder.ours": ("stealing_thunder_reputation",),
    "thunder.others": ("specific_confession", "target_thunder"),
    "compensation.ask": ("compensation_sony", "compensation_home_depot", "compensation_target"),
    "compensation.under": ("compensation_sony", "compensation_home_depot"),
    "compensation.meets": ("compensation_sony", "compensation_target"),
    "compensation.over": ("compensation_sony", "compensation_home_depot"),
    "compensation.harm": ("litigation",),
    "compensation.monitoring": ("litigation",),
    "compensation.no_discount": ("compensation_target", "target_thunder"),
    "limit.no_paradox": ("recovery_paradox", "severity_and_repurchase"),
    "limit.acts": ("responsibility_and_reputation", "matched_response"),
    "limit.behaviour": ("retail_field", "churn_rand"),
    "avoid.deny": ("plus_bank",),
    "avoid.minimise": ("plus_bank",),
    "avoid.hedge": ("hedges",),
    "avoid.no_evidence": ("hedges",),
    "avoid.money": ("plus_bank",),
    "avoid.blame": ("scapegoating",),
    "avoid.threaten": ("plus_bank",),
    "avoid.wait": ("stealing_thunder_reputation", "equifax"),
    "avoid.forgiveness": ("apology_parts",),
    "avoid.promise_loyalty": ("recovery_paradox",),
    "avoid.victim_pose": ("scapegoating",),
}


@cache
def words_of(language: str) -> dict[str, str]:
    """The texts by key; raises ``WordbookError`` if the file has the wrong shape."""
    return read_table(dict[str, str], "advice", f"{language}.yaml")


def language_of_advice(requested: str) -> str:
    """The language asked for, or English where the advice is not translated."""
    return requested if wordbook_path("advice", f"{requested}.yaml").is_file() else _ENGLISH


def advice(key: str, language: str) -> Advice:
    """The advice ``key`` in words, with its evidence."""
    findings = tuple(evidence()[name] for name in RESTS_ON.get(key, ()))
    return Advice(key=key, text=words_of(language)[key], evidence=findings)
